"""Notices and receipts of nobody: Belfiore code Z999, an entity that no station serves."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from payments_core.clock import rome_date
from payments_core.identifiers import notice_number
from payments_core.model.creditor_entity import CreditorEntity, PostalAccount
from payments_core.model.debt_position import Address, Party, PersonKind
from payments_core.model.receipt import Psp, Receipt, ReceiptTransfer
from payments_core.money import Cents
from payments_core.notice.content import (
    FineContent,
    Instalment,
    InstalmentsContent,
    NoticeContent,
    NoticePayment,
    NoticeStanding,
    ReceiptContent,
)
from tests.factories.receipt_codes import receipt_code

ENTITY_TAX_CODE = "80999990106"
NOTICE_NUMBER = "301000000000004285"
POSTAL_ACCOUNT = PostalAccount(
    number="000016302093",
    holder="Comune di Esempio - Servizio tesoreria",
    authorisation="AUT. DB/SSIC/E 0000 del 01/01/2026",
)


def a_creditor(**changes: Any) -> CreditorEntity:
    entity = CreditorEntity(
        tax_code=ENTITY_TAX_CODE,
        name="Comune di Esempio",
        sector="Servizi demografici",
        contacts="Piazza del Municipio 1 · 010 555 0100 · anagrafe@comune.esempio.it",
        cbill="ABCDE",
    )
    return replace(entity, **changes)


def a_party(**changes: Any) -> Party:
    party = Party(
        kind=PersonKind.NATURAL,
        identifier="RSSMRA80A41Z999X",
        full_name="Maria Rossi",
        address=Address("Via delle Prove", "12", "16100", "Esempio", "GE", "IT"),
    )
    return replace(party, **changes)


def a_notice(**changes: Any) -> NoticeContent:
    content = NoticeContent(
        creditor=a_creditor(),
        debtor=a_party(),
        subject="Carta d'identità elettronica",
        amount_cents=Cents(2195),
        due_on=date(2026, 12, 31),
        notice_number=NOTICE_NUMBER,
        standing=NoticeStanding.PAYABLE,
    )
    return replace(content, **changes)


def a_notice_with_slip(**changes: Any) -> NoticeContent:
    return a_notice(**{"creditor": a_creditor(postal_account=POSTAL_ACCOUNT), **changes})


def a_preview(**changes: Any) -> NoticeContent:
    return a_notice(**{"standing": NoticeStanding.PREVIEW, "notice_number": None, **changes})


def a_plan(count: int = 4, *, whole: bool = True, **changes: Any) -> InstalmentsContent:
    """A plan in `count` instalments of a month each, and its payment at once."""
    preview = changes.get("standing") is NoticeStanding.PREVIEW
    content = InstalmentsContent(
        creditor=a_creditor(),
        debtor=a_party(),
        subject="Canone unico patrimoniale 2027",
        standing=NoticeStanding.PAYABLE,
        whole=_plan_payment(0, 10_000 * count, preview) if whole else None,
        instalments=tuple(an_instalment(at, preview=preview) for at in range(1, count + 1)),
        plan_length=count,
    )
    return replace(content, **changes)


def a_plan_with_slips(count: int = 4, *, whole: bool = True, **changes: Any) -> InstalmentsContent:
    creditor = a_creditor(postal_account=POSTAL_ACCOUNT)
    return a_plan(count, whole=whole, **{"creditor": creditor, **changes})


def a_fine(**changes: Any) -> FineContent:
    preview = changes.get("standing") is NoticeStanding.PREVIEW
    content = FineContent(
        creditor=a_creditor(sector="Polizia locale"),
        debtor=a_party(),
        subject="Verbale di violazione al codice della strada n. 1234/2027",
        standing=NoticeStanding.PAYABLE,
        discounted=NoticePayment(None if preview else plan_number(1), Cents(2940), None),
        reduced=NoticePayment(None if preview else plan_number(2), Cents(4200), None),
    )
    return replace(content, **changes)


def a_fine_with_slips(**changes: Any) -> FineContent:
    creditor = a_creditor(sector="Polizia locale", postal_account=POSTAL_ACCOUNT)
    return a_fine(**{"creditor": creditor, **changes})


def plan_number(at: int) -> str:
    """The `at`-th number of the plan, 0 for the payment of everything; with real check digits."""
    return notice_number.build("01", 42 + at)


def an_instalment(at: int, *, preview: bool = False) -> Instalment:
    payment = _plan_payment(at, 10_000 + at, preview)
    return Instalment(payment.notice_number, payment.amount_cents, payment.due_on, at)


def _plan_payment(at: int, cents: int, preview: bool) -> NoticePayment:
    due_on = date(2027 + at // 12, at % 12 + 1, 28)
    return NoticePayment(None if preview else plan_number(at), Cents(cents), due_on)


def a_receipt(**changes: Any) -> Receipt:
    receipt = Receipt(
        receipt_id="c110729d258c4ab1b765fe902aae41d6",
        notice_number=NOTICE_NUMBER,
        creditor_tax_code=ENTITY_TAX_CODE,
        creditor_reference=NOTICE_NUMBER[1:],
        amount_cents=Cents(2195),
        description="Carta d'identità elettronica",
        company_name="Comune di Esempio",
        office_name=None,
        debtor=a_party(),
        payer=None,
        transfers=(
            ReceiptTransfer(
                transfer_no=1,
                amount_cents=Cents(2195),
                beneficiary_tax_code=ENTITY_TAX_CODE,
                beneficiary_name="Comune di Esempio",
                iban="IT60X0542811101000000123456",
                remittance="/RFB/01000000000004285/21.95/TXT/Carta d'identità elettronica",
                category="9/0101100SP/",
            ),
        ),
        psp=Psp(
            psp_id="ABI99999",
            name="Banca di Prova S.p.A.",
            tax_code="99999999990",
            vat_number=None,
            channel_id="99999999990_01",
            channel="APP",
        ),
        payment_method="creditCard",
        fee_cents=Cents(150),
        paid_at=datetime(2026, 11, 23, 9, 41, 12, tzinfo=UTC),
        application_on=date(2026, 11, 23),
        transfer_on=date(2026, 11, 24),
        stand_in=False,
    )
    return replace(receipt, **changes)


def a_receipt_paper(**changes: Any) -> ReceiptContent:
    content = ReceiptContent(
        creditor=a_creditor(),
        receipt=a_receipt(),
        printed_at=datetime(2026, 11, 23, 9, 45, tzinfo=UTC),
    )
    return replace(content, **changes)


#: When a receipt was taken in that names no day.
DAY = date(2026, 11, 23)


def a_signed_paper(**changes: Any) -> ReceiptContent:
    """A receipt with changes, and the verification code that its server has made for it."""
    receipt = a_receipt(**changes)
    code = receipt_code(
        receipt.notice_number, receipt.creditor_tax_code, cents=receipt.amount_cents,
        receipt_id=receipt.receipt_id,
        paid_on=rome_date(receipt.paid_at) if receipt.paid_at else receipt.application_on or DAY,
    )  # fmt: skip
    return a_receipt_paper(receipt=receipt, code=code)
