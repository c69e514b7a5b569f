"""`counter-app notice | receipt | roll`: papers from plain content, without server or window.

The heavy modules are imported by the run: the window starts without them.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from errno import EISDIR
from os import strerror
from pathlib import Path
from typing import TYPE_CHECKING, Any

from payments_core.errors import PaymentsError

if TYPE_CHECKING:
    from counter_app.plain_content import ContentRefused, PlainPaper
    from payments_core.notice.content import AnyNotice, ReceiptContent
    from payments_core.notice.language import Language
    from payments_documents.texts import Texts

    Content = AnyNotice | ReceiptContent
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

CATALOGUE = "papers"
LANGUAGES = ("it", "de", "sl", "fr", "en")

_ROLL = "roll"
_SUMMARIES = {
    "notice": "print a payment notice to a PDF",
    "receipt": "print a receipt to a PDF",
    _ROLL: "print a notice or a receipt as bytes for a receipt printer (ESC/POS)",
}


#: Which commands print which content.
_COMMANDS = {
    "notice": ("notice", _ROLL),
    "instalments": ("notice",),
    "fine": ("notice",),
    "receipt": ("receipt", _ROLL),
}


def register(commands: "Commands") -> None:
    """Add the three commands; each sets `run`."""
    for name, summary in _SUMMARIES.items():
        parser = commands.add_parser(name, help=summary, description=summary)
        parser.add_argument("content", type=Path, metavar="CONTENT.json", help="what it says")
        target = "OUT.bin" if name == _ROLL else "OUT.pdf"
        parser.add_argument("output", type=Path, metavar=target, help="the file to write")
        parser.add_argument(
            "--language",
            choices=LANGUAGES,
            default=argparse.SUPPRESS,
            help="language of the paper; what is said about it is in Italian or English",
        )
        if name == _ROLL:
            parser.add_argument(
                "--printer",
                metavar="PROFILE",
                help="for which printer: epson-tm-t20, generic-58 ...",
            )
        parser.add_argument(
            "--logo", type=Path, metavar="FILE", help="the creditor's logo, a PNG or SVG"
        )
        parser.add_argument(
            "--assets",
            type=Path,
            metavar="DIR",
            help="folder of the marks of pagoPA and Poste: pagopa.svg, poste.svg, "
            "bancoposta.svg, bollettino.svg, or .png",
        )
        parser.set_defaults(run=run, command=name)


def run(arguments: argparse.Namespace) -> int:
    """Write the paper; 0 when it was written, 1 when nothing was."""
    from counter_app.plain_content import ContentRefused, read_content
    from payments_core.notice.language import Language
    from payments_documents.texts import load_texts

    language = Language(arguments.language or Language.IT)
    said_in = language if language is Language.EN else Language.IT
    texts = load_texts(CATALOGUE, said_in)
    try:
        paper = read_content(arguments.content)
        if arguments.command not in _COMMANDS[paper.paper]:
            raise ContentRefused(arguments.content, [("paper", "paper_is_another")])
        _write_whole(arguments.output, _rendered(paper, arguments, language))
    except ContentRefused as refusal:
        return _refuse(_faults_said(refusal, texts))
    except PaymentsError as trouble:
        said = _trouble_said(trouble, load_texts("notice", said_in), texts)
        place = _place_of(trouble, paper.model_dump())
        head = texts.say("refused.content", file=arguments.content, faults=1)
        return _refuse([head, texts.say("refused.fault", place=place, reason=said)])
    except OSError as trouble:
        reason = trouble.strerror or type(trouble).__name__
        file = trouble.filename or arguments.output
        return _refuse([texts.say("refused.file", file=file, reason=reason)])
    sys.stdout.write(texts.say("done.written", file=arguments.output) + "\n")
    return 0


def _rendered(paper: "PlainPaper", arguments: argparse.Namespace, language: "Language") -> bytes:
    from payments_core.notice.content import NoticeContent, ReceiptContent
    from payments_documents.notices import notice_page
    from payments_documents.receipts import receipt_page
    from payments_documents.rolls import roll
    from payments_documents.rolls.printer_profile import USUAL_PROFILE, printer_profile

    on_roll = arguments.command == _ROLL
    profile = printer_profile(arguments.printer or USUAL_PROFILE) if on_roll else None
    match _with_pictures(paper.content(), arguments):
        case ReceiptContent() as receipt if on_roll:
            return roll.receipt_roll(receipt, language, profile)
        case ReceiptContent() as receipt:
            return receipt_page.render(receipt, language)
        case NoticeContent() as notice if on_roll:
            return roll.notice_roll(notice, language, profile)
        case notice:
            return notice_page.render(notice, language)


def _with_pictures(content: "Content", arguments: argparse.Namespace) -> "Content":
    """The same with the pictures that the command names."""
    from payments_core.model.creditor_entity import NO_MARKS
    from payments_documents.pdf.mark_files import read_marks
    from payments_documents.pdf.picture_files import read_picture

    logo = read_picture(arguments.logo) if arguments.logo else None
    marks = read_marks(arguments.assets) if arguments.assets else NO_MARKS
    return replace(content, creditor=replace(content.creditor, logo=logo, marks=marks))


def _write_whole(path: Path, paper: bytes) -> None:
    """Write under another name first: whoever looks sees the whole paper or none."""
    if not path.name:
        raise IsADirectoryError(EISDIR, strerror(EISDIR), str(path))
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_bytes(paper)
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def _refuse(lines: list[str]) -> int:
    sys.stderr.write("".join(f"{line}\n" for line in lines))
    return 1


def _faults_said(refusal: "ContentRefused", texts: "Texts") -> list[str]:
    lines = [texts.say("refused.content", **refusal.facts)]
    for place, reason in refusal.faults:
        key = f"reason.{reason}" if texts.has(f"reason.{reason}") else "reason.unforeseen"
        said = texts.say(key, code=reason)
        lines.append(texts.say("refused.fault", place=place, reason=said))
    return lines


def _trouble_said(trouble: PaymentsError, of_papers: "Texts", texts: "Texts") -> str:
    key = f"errors.{trouble.code}"
    if of_papers.has(key):
        return of_papers.say(key, **trouble.facts)
    key = f"trouble.{trouble.code}"
    return texts.say(key if texts.has(key) else "reason.unforeseen", code=trouble.code,
                     **trouble.facts)  # fmt: skip


def _place_of(trouble: PaymentsError, fields: dict[str, Any]) -> str:
    """The field that a paper refuses; papers know texts, not where they came from."""
    match trouble.code:
        case "notice_number_missing":
            return next(_places_without_number(fields), "-")
        case "instalments_out_of_order":
            return "instalments"
        case "fine_not_discounted":
            return "discounted"
        case "code_of_another_receipt" | "code_malformed":
            return "code"
        case "notice_field_over_limit":
            # Every other limit is the schema's: this one is of two fields together.
            return "debtor.address"
    if file := trouble.facts.get("file"):
        return str(file)
    facts = trouble.facts
    text = facts.get("letter") or facts.get("text") or facts.get("notice_number")
    holders = (place for place, value in _texts_in(fields) if text and str(text) in value)
    return next(holders, "-")


def _places_without_number(tree: Any, place: str = "") -> Iterator[str]:
    match tree:
        case dict():
            if "notice_number" in tree and tree["notice_number"] is None:
                yield f"{place}.notice_number".lstrip(".")
            for name, value in tree.items():
                yield from _places_without_number(value, f"{place}.{name}".lstrip("."))
        case list() | tuple():
            for position, value in enumerate(tree):
                yield from _places_without_number(value, f"{place}.{position}")


def _texts_in(tree: Any, place: str = "") -> Iterator[tuple[str, str]]:
    match tree:
        case dict():
            for name, value in tree.items():
                yield from _texts_in(value, f"{place}.{name}".lstrip("."))
        case list() | tuple():
            for position, value in enumerate(tree):
                yield from _texts_in(value, f"{place}.{position}")
        case str():
            yield place, tree
