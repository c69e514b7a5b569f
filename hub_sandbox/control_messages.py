"""What the sandbox's own commands and its control interface say to each other (JSON)."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from hub_sandbox.cash_journal import Direction, Movement
from hub_sandbox.checkout import CartOutcome
from hub_sandbox.deliveries import Delivery
from hub_sandbox.faults import MAX_FAULTS
from hub_sandbox.rest_faults import MAX_SLOW_SECONDS, RestFault, Service
from hub_sandbox.settlement import LineOutcome
from hub_sandbox.treasurer import WrittenFlow, WrittenJournal

FaultCount = Annotated[int, Field(ge=0, le=MAX_FAULTS)]
EntityId = Annotated[str, StringConstraints(pattern=r"^[0-9]{11}$")]


class _Message(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PayRequest(_Message):
    """Pay a notice; the first PSP of the world unless one is named."""

    entity_id: EntityId
    notice_number: str
    psp_id: str | None = None
    postal: bool = False
    twice: bool = False
    lost_answers: FaultCount = 0
    repeated_receipts: FaultCount = 0
    lost_receipts: FaultCount = 0
    hidden_receipts: FaultCount = 0
    held_receipt: bool = False


class CartOrder(_Message):
    """Leave the page of a cart: paid with a PSP, given up, or gone wrong."""

    cart_id: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    outcome: CartOutcome
    psp_id: str | None = None


class OptionsRequest(_Message):
    """Ask for all ways to pay a notice."""

    entity_id: EntityId
    notice_number: str


class DayRequest(_Message):
    """Settle, or keep the treasurer's books, for a day; today in Rome when none is named."""

    entity_id: EntityId
    on: date | None = None


class ReissueRequest(_Message):
    """Issue a flow again; by receipt id, what is left out of it and what other outcomes are."""

    entity_id: EntityId
    flow_id: str
    left_out: tuple[str, ...] = ()
    outcomes: dict[str, LineOutcome] = {}


class FaultPlan(_Message):
    """Have answers of a service go wrong: `count` of them, after so many good ones.

    With an entity only answers to calls about it; `seconds` is how late slow ones come.
    """

    service: Service
    fault: RestFault
    entity_id: EntityId | None = None
    count: Annotated[int, Field(ge=1, le=MAX_FAULTS)] = 1
    after: FaultCount = 0
    seconds: Annotated[float, Field(ge=0, le=MAX_SLOW_SECONDS)] = 0


class FlowFile(_Message):
    """A settlement flow ready to be stored, in UTF-8."""

    file_name: str
    flow_id: str
    revision: int
    psp_id: str
    iban: str
    regulation_id: str
    regulation_on: date
    payments: int
    total_cents: int
    content: str


class FlowFiles(_Message):
    """The flows of one settlement."""

    flows: tuple[FlowFile, ...]


class JournalCredit(_Message):
    """A flow as the journal shows it."""

    flow_id: str
    document_no: int
    receipt_no: int
    amount_cents: int


class JournalFile(_Message):
    """A cash journal ready to be stored, in UTF-8."""

    file_name: str
    journal_id: str
    day: date
    opening_cents: int
    received_cents: int
    paid_cents: int
    closing_cents: int
    credits: tuple[JournalCredit, ...]
    content: str


class PaymentState(_Message):
    """A payment and the attempts to deliver its receipt."""

    entity_id: str
    notice_number: str
    token: str
    psp_id: str
    amount_cents: int
    deliveries: tuple[Delivery, ...]


class PositionState(_Message):
    """A position that the archive or GPD holds."""

    entity_id: str
    iupd: str
    notice_numbers: tuple[str, ...]
    amount_cents: int
    status: str


class SandboxState(_Message):
    """Everything the sandbox remembers, without the files. `positions` are those of GPD."""

    payments: tuple[PaymentState, ...]
    archive: tuple[PositionState, ...]
    positions: tuple[PositionState, ...]
    flow_ids: tuple[str, ...]
    journal_ids: tuple[str, ...]


class Refusal(_Message):
    """An error with its stable code and its facts."""

    code: str
    facts: dict[str, str | int | None]


def flow_file(written: WrittenFlow) -> FlowFile:
    """A flow as a message; from its second issue on the file's name says which it is."""
    flow = written.flow
    issue = f".{flow.revision}" if flow.revision > 1 else ""
    return FlowFile(
        file_name=f"{flow.flow_id}{issue}.xml",
        flow_id=flow.flow_id,
        revision=flow.revision,
        psp_id=flow.psp_id,
        iban=flow.iban,
        regulation_id=flow.regulation_id,
        regulation_on=flow.regulation_on,
        payments=len(flow.lines),
        total_cents=flow.total_cents,
        content=written.document,
    )


def journal_file(written: WrittenJournal) -> JournalFile:
    """A journal as a message; `#` is left out of its file name."""
    journal = written.journal
    return JournalFile(
        file_name=f"{journal.journal_id.partition('#')[0]}.xml",
        journal_id=journal.journal_id,
        day=journal.day,
        opening_cents=journal.opening_cents,
        received_cents=journal.total_cents(Direction.IN),
        paid_cents=journal.total_cents(Direction.OUT),
        closing_cents=journal.closing_cents,
        credits=tuple(
            _credit(movement, movement.flow_id)
            for movement in journal.movements
            if movement.flow_id
        ),
        content=written.document,
    )


def _credit(movement: Movement, flow_id: str) -> JournalCredit:
    return JournalCredit(
        flow_id=flow_id,
        document_no=movement.document_no,
        receipt_no=movement.receipt_no,
        amount_cents=movement.amount_cents,
    )
