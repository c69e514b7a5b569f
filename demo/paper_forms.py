"""Pictures of every form of the notice, from the real renderer with nobody's data.

`python -m demo.paper_forms` makes them anew, and the page that shows them; `./run docs` does so
after the screens.
"""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image

from payments_core.identifiers import notice_number
from payments_core.model.creditor_entity import CreditorEntity, PostalAccount
from payments_core.model.debt_position import Address, Party, PersonKind
from payments_core.money import Cents
from payments_core.notice.content import (
    AnyNotice,
    FineContent,
    Instalment,
    InstalmentsContent,
    NoticeContent,
    NoticePayment,
    NoticeStanding,
)
from payments_documents.notices import notice_page
from payments_documents.pdf.pdf_engine import PDF_ENGINE
from payments_documents.texts import load_texts

FOLDER: Final = Path(__file__).resolve().parent.parent / "docs"
#: Where the pictures are, below the folder of documents.
PICTURES: Final = Path("pictures", "papers", "forms")
RESOLUTION: Final = 80
_POINTS_PER_INCH: Final = 72
_BETWEEN_PAGES: Final = 12
#: Sheets are nearly black and white: so many shades show them as they are.
_SHADES: Final = 16

# Belfiore code Z999: no such place, so that the code is nobody's; no station serves the entity.
_ENTITY: Final = CreditorEntity(
    "80999990106",
    "Comune di Esempio",
    "Settore tributi",
    "Piazza del Municipio 1 · 010 555 0100 · tributi@comune.esempio.it",
    "ABCDE",
)
_ACCOUNT: Final = PostalAccount(
    "000016302093", "Comune di Esempio - Servizio tesoreria", "AUT. DB/SSIC/E 0000 del 01/01/2026"
)
_BY_POST: Final = replace(_ENTITY, postal_account=_ACCOUNT)
_DEBTOR: Final = Party(
    PersonKind.NATURAL,
    "RSSMRA80A41Z999X",
    "Maria Rossi",
    Address("Via delle Prove", "12", "16100", "Esempio", "GE", "IT"),
)
_FOREIGN: Final = replace(_DEBTOR, full_name="Nguyễn Thị Hồng Čuk-Großmüller D’Angelo")
_LONG: Final = replace(
    _DEBTOR,
    full_name="Società Agricola Cooperativa D'Angelo e Figli S.r.l. in liquidazione",
    address=Address(
        "Contrada San Giovanni Battista in Fonte alla Piana", "123/B", "39100", "Bolzano", "BZ"
    ),
)
_LONG_SUBJECT: Final = "Tassa sui rifiuti anno 2026, utenza non domestica: saldo e conguaglio"


def _payment(at: int, cents: int, due_on: date | None) -> NoticePayment:
    return NoticePayment(notice_number.build("01", 7000 + at), Cents(cents), due_on)


def _notice(creditor: CreditorEntity = _ENTITY) -> NoticeContent:
    return NoticeContent(
        creditor=creditor,
        debtor=_DEBTOR,
        subject="Tassa sui rifiuti 2026",
        standing=NoticeStanding.PAYABLE,
        facsimile=True,
        amount_cents=Cents(21950),
        due_on=date(2026, 12, 31),
        notice_number=_payment(0, 1, None).notice_number,
    )


def _preview() -> NoticeContent:
    return replace(_notice(), standing=NoticeStanding.PREVIEW, notice_number=None)


def _plan(
    count: int, creditor: CreditorEntity = _ENTITY, *, whole: bool = True
) -> InstalmentsContent:
    months = [date(2027 + at // 12, at % 12 + 1, 28) for at in range(count + 1)]
    payments = [_payment(at, 10_000 + at, months[at]) for at in range(1, count + 1)]
    return InstalmentsContent(
        creditor=creditor,
        debtor=_DEBTOR,
        subject="Canone unico patrimoniale 2027",
        standing=NoticeStanding.PAYABLE,
        facsimile=True,
        whole=_payment(0, sum(one.amount_cents for one in payments), months[0]) if whole else None,
        instalments=tuple(
            Instalment(one.notice_number, one.amount_cents, one.due_on, ordinal)
            for ordinal, one in enumerate(payments, start=1)
        ),
        plan_length=count,
    )


def _plan_begun() -> InstalmentsContent:
    plan = _plan(6, whole=False)
    return replace(plan, instalments=plan.instalments[2:])


def _fine(creditor: CreditorEntity = _ENTITY) -> FineContent:
    return FineContent(
        creditor=replace(creditor, sector="Polizia locale"),
        debtor=_DEBTOR,
        subject="Verbale di violazione al codice della strada n. 1234/2027",
        standing=NoticeStanding.PAYABLE,
        facsimile=True,
        discounted=_payment(1, 2940, None),
        reduced=_payment(2, 4200, None),
    )


#: Every form by the name of its picture, in the order of the page.
FORMS: Final[dict[str, Callable[[], AnyNotice]]] = {
    "single": _notice,
    "single-slip": lambda: _notice(_BY_POST),
    "single-undated": lambda: replace(_notice(_BY_POST), due_on=None),
    "single-to-register": lambda: replace(_notice(), standing=NoticeStanding.TO_REGISTER),
    "single-preview": _preview,
    "single-copy": lambda: replace(_notice(), copy=True),
    "single-foreign": lambda: replace(_notice(_BY_POST), debtor=_FOREIGN),
    "single-long": lambda: replace(_notice(_BY_POST), debtor=_LONG, subject=_LONG_SUBJECT),
    **{f"instalments-{count}": partial(_plan, count) for count in range(2, 10)},
    "instalments-alone": lambda: _plan(4, whole=False),
    "instalments-begun": _plan_begun,
    "instalments-12": lambda: _plan(12),
    "instalments-2-slips": lambda: _plan(2, _BY_POST),
    "instalments-5-slips": lambda: _plan(5, _BY_POST),
    "instalments-alone-slips": lambda: _plan(4, _BY_POST, whole=False),
    "instalments-12-slips": lambda: _plan(12, _BY_POST),
    "fine": _fine,
    "fine-slips": lambda: _fine(_BY_POST),
}


def main() -> None:
    """Make all pictures anew and the page that shows them."""
    write(FOLDER)


def write(folder: Path) -> None:
    """Pictures and `papers.md` below a folder of documents."""
    shutil.rmtree(folder / PICTURES, ignore_errors=True)
    (folder / PICTURES).mkdir(parents=True)
    texts = load_texts("demonstration", "en")
    lines = [f"# {texts.say('forms.title')}", "", texts.say("forms.lead"), ""]
    for name, content in FORMS.items():
        picture_of(notice_page.render(content())).save(
            folder / PICTURES / f"{name}.png", optimize=True
        )
        caption = texts.say(f"forms.{name}")
        shown = f"![{caption}]({(PICTURES / name).as_posix()}.png)"
        lines += [f"## {caption}", "", shown, ""]
    (folder / "papers.md").write_text("\n".join(lines), encoding="utf-8")


def picture_of(pdf: bytes) -> Image.Image:
    """All pages of a paper side by side."""
    with PDF_ENGINE:
        document = pypdfium2.PdfDocument(pdf)
        scale = RESOLUTION / _POINTS_PER_INCH
        pages = [page.render(scale=scale).to_pil().convert("L") for page in document]
        document.close()
    width = sum(page.width for page in pages) + _BETWEEN_PAGES * (len(pages) - 1)
    shown = Image.new("L", (width, pages[0].height), 160)
    x = 0
    for page in pages:
        shown.paste(page, (x, 0))
        x += page.width + _BETWEEN_PAGES
    return shown.convert("P", palette=Image.Palette.ADAPTIVE, colors=_SHADES)


if __name__ == "__main__":
    main()
