"""The languages of a notice: in one, in one with another beside it in small type, or in two whole
versions one after the other (notice layout 6)."""

from collections.abc import Iterator
from dataclasses import dataclass

from payments_core.notice.content import NoticeHead
from payments_core.notice.language import Language, SecondForm, SecondLanguage
from payments_documents.notices.notice_drawing import NoticeDrawing
from payments_documents.pdf.sheet import Sheet
from payments_documents.texts import Texts, load_texts


def language_of(head: NoticeHead, language: Language) -> Language:
    """The language of the document: the other one where it stands alone."""
    second = second_of(head, language)
    return second.language if second and second.form is SecondForm.ONLY else language


def second_of(head: NoticeHead, language: Language) -> SecondLanguage | None:
    """The second language beside this one: the same a second time is none."""
    return head.second if head.second and head.second.language is not language else None


@dataclass(frozen=True, slots=True)
class Version:
    """A notice in one language; `remark` says in two languages that two versions are one debt."""

    texts: Texts
    remark: tuple[str, ...] = ()


def versions(head: NoticeHead, language: Language) -> tuple[Version, ...]:
    """The notice whole in one language, or in one after the other."""
    second = second_of(head, language)
    if second is None or second.form is SecondForm.ONLY:
        return (Version(load_texts("notice", language_of(head, language))),)
    both = (load_texts("notice", language), load_texts("notice", second.language))
    return tuple(
        Version(texts, tuple(one.say(f"languages.{place}") for one in ordered))
        for texts, place, ordered in zip(both, ("first", "second"), (both, both[::-1]), strict=True)
    )


def drawings(sheet: Sheet, head: NoticeHead, language: Language) -> Iterator[NoticeDrawing]:
    """A drawing for each version of the notice, each from a new page on; in the small form one
    with both languages."""
    second = second_of(head, language)
    if second is not None and second.form is SecondForm.SMALL:
        words = load_texts("notice", second.language)
        yield NoticeDrawing(sheet, load_texts("notice", language), head, second=words)
        return
    for row, version in enumerate(versions(head, language)):
        if row:
            sheet.next_page()
        sheet.speak(Language(version.texts.language).locale)
        yield NoticeDrawing(sheet, version.texts, head, remark=version.remark)
