"""What a paper says, as plain JSON: for whoever wants one of our papers from their own program.

The models ask for what the papers show and nothing else; what only the hub or accounting needs
stays empty. Their JSON Schemas stand in `resources/schemas` for others to check against; a test
keeps both the same. Lengths are those of the notice layout and, for receipts, of the hub's
messages (paForNode.xsd).
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypedDict

from pydantic import (
    AfterValidator,
    AwareDatetime,
    Base64Bytes,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import ErrorDetails

from payments_core.errors import BadValue
from payments_core.identifiers import notice_number
from payments_core.model.creditor_entity import CreditorEntity, PostalAccount
from payments_core.model.debt_position import Address, Party, PersonKind
from payments_core.model.receipt import Psp, Receipt, ReceiptTransfer
from payments_core.money import NOTICE_MAX_CENTS, WIRE_MAX_CENTS, Cents
from payments_core.notice.content import (
    FineContent,
    Instalment,
    InstalmentsContent,
    NoticeContent,
    NoticePayment,
    NoticeStanding,
    ReceiptContent,
)
from payments_core.notice.language import Language, SecondForm, SecondLanguage
from payments_core.notice.verification_code import CODE_LIMIT
from payments_core.wire.field_faults import WHOLE_FILE, faults_of
from payments_documents.notices import notice_limits
from payments_documents.pdf.fonts import clean

#: Largest file that is read, bytes.
FILE_LIMIT_BYTES: Final = 1_000_000
#: Faults that one refusal names.
FAULTS_LIMIT: Final = 20
#: Instalments of a plan: ten years of months.
INSTALMENTS_LIMIT: Final = 120
#: Years of days and instants on papers: others are slips, and times of Rome end with year 1.
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_PLACE_IN_JSON = re.compile(r"line (\d+) column (\d+)")


def _shown(text: str) -> str:
    if not clean(text):
        raise ValueError("text_blank")
    return text


def _near(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError("year_out_of_range")
    return day


#: A text of blanks or invisible signs would leave its place on the paper empty.
SHOWN: Final = AfterValidator(_shown)
PaperDate = Annotated[date, AfterValidator(_near)]
PaperInstant = Annotated[AwareDatetime, AfterValidator(_near)]
Text16 = Annotated[str, Field(min_length=1, max_length=16), SHOWN]
Text35 = Annotated[str, Field(min_length=1, max_length=35), SHOWN]
Text70 = Annotated[str, Field(min_length=1, max_length=70), SHOWN]
Text140 = Annotated[str, Field(min_length=1, max_length=140), SHOWN]
Text255 = Annotated[str, Field(min_length=1, max_length=255), SHOWN]
EntityTaxCode = Annotated[str, Field(pattern=r"^[0-9]{11}$")]
AnyNoticeNumber = Annotated[str, Field(pattern=r"^[0-3][0-9]{17}$")]
CheckedNoticeNumber = Annotated[AnyNoticeNumber, AfterValidator(notice_number.validate)]
NoticeCents = Annotated[int, Field(ge=1, le=NOTICE_MAX_CENTS)]
WireCents = Annotated[int, Field(ge=0, le=WIRE_MAX_CENTS)]


class Part(BaseModel):
    """Any object in the file: unknown fields are faults, because they are mostly slips."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)


class PlainPostalAccount(Part):
    """The postal account of the slip, with the text of Poste's authorisation to print it."""

    number: Annotated[str, Field(pattern=r"^[0-9]{12}$")]
    holder: Annotated[
        str, Field(min_length=1, max_length=notice_limits.ACCOUNT_HOLDER_LIMIT), SHOWN
    ]
    authorisation: Text140

    def value(self) -> PostalAccount:
        """As papers take it."""
        return PostalAccount(self.number, self.holder, self.authorisation)


class PlainCreditor(Part):
    """Who is owed, as the paper names it."""

    tax_code: EntityTaxCode
    name: Annotated[str, Field(min_length=1, max_length=notice_limits.ENTITY_NAME_LIMIT), SHOWN]
    sector: (
        Annotated[str, Field(min_length=1, max_length=notice_limits.SECTOR_LIMIT), SHOWN] | None
    ) = None
    contacts: (
        Annotated[str, Field(min_length=1, max_length=notice_limits.CONTACTS_LIMIT), SHOWN] | None
    ) = None
    cbill: Annotated[str, Field(pattern=r"^[0-9A-Z]{5}$")] | None = None
    postal_account: PlainPostalAccount | None = None

    def value(self) -> CreditorEntity:
        """As papers take it."""
        account = self.postal_account.value() if self.postal_account else None
        return CreditorEntity(
            self.tax_code, self.name, self.sector, self.contacts, self.cbill, account
        )


class PlainAddress(Part):
    """A postal address; every part may be left out."""

    street: Text140 | None = None
    street_number: Text16 | None = None
    postal_code: Text16 | None = None
    city: Text35 | None = None
    province: Text35 | None = None
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None

    def value(self) -> Address:
        """As papers take it."""
        return Address(**self.model_dump())


class PlainParty(Part):
    """A person (F) or a body (G) with a tax code or VAT number."""

    kind: PersonKind
    identifier: Annotated[str, Field(min_length=2, max_length=notice_limits.TAX_CODE_LIMIT), SHOWN]
    full_name: Annotated[
        str, Field(min_length=1, max_length=notice_limits.DEBTOR_NAME_LIMIT), SHOWN
    ]
    address: PlainAddress = PlainAddress()

    def value(self) -> Party:
        """As papers take it."""
        return Party(self.kind, self.identifier, self.full_name, self.address.value())


def _not_italian(language: Language) -> Language:
    if language is Language.IT:
        raise ValueError("second_language_italian")
    return language


class PlainSecondLanguage(Part):
    """A language beside Italian: SMALL in small type under the Italian words, FULL in further
    pages, both equal, ONLY instead of Italian.

    The paper's own words are there; without `subject` and `sector` in this language the Italian
    ones stand alone.
    """

    language: Annotated[
        Language,
        AfterValidator(_not_italian),
        Field(json_schema_extra={"not": {"const": Language.IT.value}}),
    ]
    form: SecondForm
    subject: (
        Annotated[str, Field(min_length=1, max_length=notice_limits.SUBJECT_LIMIT), SHOWN] | None
    ) = None
    sector: (
        Annotated[str, Field(min_length=1, max_length=notice_limits.SECTOR_LIMIT), SHOWN] | None
    ) = None

    def value(self) -> SecondLanguage:
        """As papers take it."""
        return SecondLanguage(self.language, self.form, self.subject, self.sector)


class PlainNoticeHead(Part):
    """What every notice says: who is owed, who owes, why.

    `standing` is what the paper claims: PAYABLE, TO_REGISTER, or PREVIEW, which has no number.
    """

    creditor: PlainCreditor
    debtor: PlainParty
    subject: Annotated[str, Field(min_length=1, max_length=notice_limits.SUBJECT_LIMIT), SHOWN]
    standing: NoticeStanding
    facsimile: bool = False
    copy_: Annotated[bool, Field(alias="copy")] = False
    second_language: PlainSecondLanguage | None = None

    def head(self) -> "_Head":
        """The same as papers take it."""
        return {
            "creditor": self.creditor.value(),
            "debtor": self.debtor.value(),
            "subject": self.subject,
            "standing": self.standing,
            "facsimile": self.facsimile,
            "copy": self.copy_,
            "second": self.second_language.value() if self.second_language else None,
        }


class _Head(TypedDict):
    creditor: CreditorEntity
    debtor: Party
    subject: str
    standing: NoticeStanding
    facsimile: bool
    copy: bool
    second: SecondLanguage | None


class PlainNotice(PlainNoticeHead):
    """A payment notice of one single option; amounts are integer cents of a euro."""

    paper: Literal["notice"]
    amount_cents: NoticeCents
    due_on: PaperDate | None = None
    notice_number: CheckedNoticeNumber | None = None

    def content(self) -> NoticeContent:
        """As papers take it."""
        return NoticeContent(
            **self.head(),
            amount_cents=Cents(self.amount_cents),
            due_on=self.due_on,
            notice_number=self.notice_number,
        )


class PlainPayment(Part):
    """What one number of a notice pays."""

    amount_cents: NoticeCents
    due_on: PaperDate | None = None
    notice_number: CheckedNoticeNumber | None = None

    def value(self) -> NoticePayment:
        """As papers take it."""
        return NoticePayment(self.notice_number, Cents(self.amount_cents), self.due_on)


class PlainInstalment(PlainPayment):
    """One instalment; `ordinal` is its place in the plan, from 1, where others are left out."""

    ordinal: Annotated[int, Field(ge=1, le=INSTALMENTS_LIMIT)] | None = None


class PlainInstalments(PlainNoticeHead):
    """A notice in instalments; `whole` pays everything at once, where that is offered.

    Without ordinals the instalments are the whole plan in its order; with them, some may be left
    out as no more to be paid, and `plan_length` says how many there were.
    """

    paper: Literal["instalments"]
    whole: PlainPayment | None = None
    instalments: Annotated[
        tuple[PlainInstalment, ...], Field(min_length=2, max_length=INSTALMENTS_LIMIT)
    ]
    plan_length: Annotated[int, Field(ge=2, le=INSTALMENTS_LIMIT)] | None = None

    def content(self) -> InstalmentsContent:
        """As papers take it; raises what `InstalmentsContent` does for a wrong order."""
        instalments = tuple(
            Instalment(
                one.notice_number, Cents(one.amount_cents), one.due_on, one.ordinal or position
            )
            for position, one in enumerate(self.instalments, start=1)
        )
        return InstalmentsContent(
            **self.head(),
            whole=self.whole.value() if self.whole else None,
            instalments=instalments,
            plan_length=self.plan_length or len(instalments),
        )


class PlainFineAmount(Part):
    """One of the two amounts of a fine; its term runs from the service of the fine."""

    amount_cents: NoticeCents
    notice_number: CheckedNoticeNumber | None = None

    def value(self) -> NoticePayment:
        """As papers take it."""
        return NoticePayment(self.notice_number, Cents(self.amount_cents), None)


class PlainFine(PlainNoticeHead):
    """A traffic fine: the amount within five days of its service, and up to the sixtieth."""

    paper: Literal["fine"]
    discounted: PlainFineAmount
    reduced: PlainFineAmount

    def content(self) -> FineContent:
        """As papers take it; raises `fine_not_discounted`."""
        return FineContent(
            **self.head(), discounted=self.discounted.value(), reduced=self.reduced.value()
        )


class PlainTransfer(Part):
    """One share of the payment; without an `iban` it is a digital revenue stamp, whose signed file
    is in `stamp`, Base64: the PDF has it as an attachment."""

    transfer_no: Annotated[int, Field(ge=1, le=5)]
    amount_cents: WireCents
    beneficiary_tax_code: EntityTaxCode
    beneficiary_name: Text140 | None = None
    iban: Text35 | None = None
    remittance: Text140
    stamp: Base64Bytes | None = None

    def value(self) -> ReceiptTransfer:
        """As papers take it."""
        fields = self.model_dump(exclude={"stamp"})
        return ReceiptTransfer(**fields, stamp=self.stamp, category="")


class PlainPsp(Part):
    """The payment service provider that took the money, and through which channel."""

    psp_id: Text35
    name: Text70
    tax_code: Text70 | None = None
    channel: Text35

    def value(self) -> Psp:
        """As papers take it."""
        return Psp(**self.model_dump(), vat_number=None, channel_id="")


class PlainReceipt(Part):
    """A receipt of the hub and who prints it; amounts are integer cents of a euro.

    `creditor` prints the paper, `company_name` is how the receipt names who was paid. Instants
    have an offset. The number is not verified: receipts of doubtful numbers exist too. `code` is
    the verification code that the entity's server made for it (docs/verification-code.md): papers
    show it, and nothing here can make one.
    """

    paper: Literal["receipt"]
    creditor: PlainCreditor
    receipt_id: Text255
    notice_number: AnyNoticeNumber
    creditor_tax_code: EntityTaxCode
    creditor_reference: Text35
    amount_cents: WireCents
    description: Text140
    company_name: Text140
    office_name: Text140 | None = None
    debtor: PlainParty
    payer: PlainParty | None = None
    transfers: Annotated[tuple[PlainTransfer, ...], Field(min_length=1, max_length=5)]
    psp: PlainPsp
    payment_method: Text35 | None = None
    fee_cents: WireCents | None = None
    paid_at: PaperInstant | None = None
    application_on: PaperDate | None = None
    printed_at: PaperInstant
    code: Annotated[str, Field(max_length=CODE_LIMIT, pattern=r"^SPV1[A-Z2-7]+$")] | None = None
    facsimile: bool = False
    copy_: Annotated[bool, Field(alias="copy")] = False

    def content(self) -> ReceiptContent:
        """As papers take it."""
        return ReceiptContent(
            creditor=self.creditor.value(),
            receipt=self._receipt(),
            printed_at=self.printed_at,
            facsimile=self.facsimile,
            copy=self.copy_,
            code=self.code,
        )

    def _receipt(self) -> Receipt:
        return Receipt(
            receipt_id=self.receipt_id,
            notice_number=self.notice_number,
            creditor_tax_code=self.creditor_tax_code,
            creditor_reference=self.creditor_reference,
            amount_cents=Cents(self.amount_cents),
            description=self.description,
            company_name=self.company_name,
            office_name=self.office_name,
            debtor=self.debtor.value(),
            payer=self.payer.value() if self.payer else None,
            transfers=tuple(transfer.value() for transfer in self.transfers),
            psp=self.psp.value(),
            payment_method=self.payment_method,
            fee_cents=Cents(self.fee_cents) if self.fee_cents is not None else None,
            paid_at=self.paid_at,
            application_on=self.application_on,
            transfer_on=None,
            stand_in=False,
        )


PlainPaper = PlainNotice | PlainInstalments | PlainFine | PlainReceipt
#: The models by the name of their schema file.
PAPERS: Final[dict[str, type[PlainPaper]]] = {
    "notice": PlainNotice,
    "instalments": PlainInstalments,
    "fine": PlainFine,
    "receipt": PlainReceipt,
}

_READER: Final[TypeAdapter[PlainPaper]] = TypeAdapter(
    Annotated[PlainPaper, Field(discriminator="paper")]
)


class ContentRefused(BadValue):
    """The file is refused; `faults` are pairs of field path and reason."""

    def __init__(self, file: Path, faults: list[tuple[str, str]]) -> None:
        super().__init__("content_refused", file=file.name, faults=len(faults))
        self.faults = faults


def read_content(path: Path) -> PlainPaper:
    """Read and check a file; which paper it is says its field `paper`.

    Raises `ContentRefused` with all faults at once, and OSError.
    """
    with path.open("rb") as file:
        written = file.read(FILE_LIMIT_BYTES + 1)
    if len(written) > FILE_LIMIT_BYTES:
        raise ContentRefused(path, [(WHOLE_FILE, "file_too_large")])
    try:
        return _READER.validate_json(written.removeprefix(_BYTE_ORDER_MARK))
    except ValidationError as trouble:
        errors = trouble.errors(include_url=False, include_input=False)
        raise ContentRefused(path, faults_of(errors, _place)[:FAULTS_LIMIT]) from None


def schema_text(paper: str) -> str:
    """The JSON Schema of a paper as its file in `resources/schemas` holds it."""
    schema: dict[str, Any] = {"$schema": _DIALECT, "$id": f"{paper}.schema.json"}
    schema |= PAPERS[paper].model_json_schema()
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _place(error: ErrorDetails) -> str:
    """Path of the field, `debtor.address.city` or `transfers.0.iban`; line and column of what is
    not JSON."""
    match error["type"]:
        case "json_invalid":
            found = _PLACE_IN_JSON.search(error["msg"])
            return f"{found[1]}:{found[2]}" if found else WHOLE_FILE
        case "union_tag_not_found" | "union_tag_invalid":
            return "paper"
    # The first step is the kind of paper that was chosen, not a field.
    return ".".join(map(str, error["loc"][1:])) or WHOLE_FILE
