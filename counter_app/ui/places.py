"""Where the clerk can be. A place is a value: going back is going to the place before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from counter_app.services.chosen_rows import ChosenRows
from counter_app.services.corrections import FormFault
from counter_app.services.list_choice import ListQuestion
from counter_app.services.printer_setup import PrinterPlan
from counter_app.services.views import (
    CheckView,
    CitizenNoteView,
    NoticeView,
    PersonForm,
    RefundForm,
    TaskView,
)
from payments_core.model.role import Role
from payments_core.wire.desk.catalogue_messages import AccountInfo, ManagedKind
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.notice_messages import ActKind


class Area(StrEnum):
    """The entries of the rail."""

    COUNTER = "COUNTER"
    VERIFY = "VERIFY"
    NOTICES = "NOTICES"
    TASKS = "TASKS"
    DAY = "DAY"
    KINDS = "KINDS"


#: Areas that only some roles see; the server refuses the others in any case.
ROLE_OF_AREA = {Area.KINDS: Role.ADMINISTRATOR}


def areas_of(roles: tuple[str, ...]) -> tuple[Area, ...]:
    """The areas that somebody with these roles sees."""
    return tuple(
        area for area in Area if area not in ROLE_OF_AREA or ROLE_OF_AREA[area].value in roles
    )


@dataclass(frozen=True, slots=True)
class SearchPlace:
    """The start window, with what was searched."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class CitizenPlace:
    """A citizen's page; `notice_number` is the row to stand on."""

    citizen_id: str
    notice_number: str | None = None


@dataclass(frozen=True, slots=True)
class NotesPlace:
    """What clerks have noted about a citizen; `withdrawing` is the note that is being taken back,
    `reason` what was already typed for it."""

    citizen: CitizenInfo
    withdrawing: CitizenNoteView | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PersonPlace:
    """Somebody new, with what was typed of them and the search that did not find them."""

    form: PersonForm
    searched: str = ""


@dataclass(frozen=True, slots=True)
class ReleasePlace:
    """A new notice for a citizen, with what was already typed when it is taken up again; `fault`
    is what the server has refused in it, `corrects` the task that tells of the refusal."""

    citizen: CitizenInfo
    kind_text: str = ""
    due_text: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    fault: FormFault | None = None
    corrects: str = ""


@dataclass(frozen=True, slots=True)
class VerifyPlace:
    """The answer about a notice; without text the place where one is asked for.

    `known` spares a second question when the answer has just been fetched.
    """

    text: str = ""
    known: CheckView | None = None


@dataclass(frozen=True, slots=True)
class FlowPlace:
    """A settlement flow, by its id or by the treasurer's text in which a break has come into it;
    the payments shown are those after a line."""

    named: str
    after: int = 0


@dataclass(frozen=True, slots=True)
class CreditPlace:
    """A provisional receipt of the treasurer, by its number: `2026/1420`."""

    number: str


@dataclass(frozen=True, slots=True)
class PaperPlace:
    """The paper of a notice to be looked at; `receipt_id` is the receipt to stand on, where there
    are several."""

    notice_number: str
    receipt_id: str = ""


@dataclass(frozen=True, slots=True)
class NoticeActPlace:
    """A decision about a notice that is being written, with what was already typed."""

    notice: NoticeView
    act: ActKind
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoticePlanPlace:
    """A plan that is being made for this notice, with what was already chosen and typed."""

    notice: NoticeView
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RefundPlace:
    """A payment of this notice to be asked back, with what was already typed."""

    check: CheckView
    form: RefundForm | None = None


@dataclass(frozen=True, slots=True)
class DecisionPlace:
    """What others have asked back of this notice, to be decided; `refund_id` is the one to stand
    on, `reason` what was already typed for a rejection."""

    notice_number: str
    refund_id: str = ""
    reason: str = ""

    @property
    def decision_id(self) -> str:
        """What is decided about."""
        return self.refund_id


@dataclass(frozen=True, slots=True)
class CancelDecisionPlace:
    """A cancellation that others have asked for, to be decided; `request_id` is the one to stand
    on, `reason` what was already typed for a rejection."""

    notice_number: str
    request_id: str = ""
    reason: str = ""

    @property
    def decision_id(self) -> str:
        """What is decided about."""
        return self.request_id


@dataclass(frozen=True, slots=True)
class NoticesPlace:
    """A list of notices; None for the one that its operator has left last. `number` is the row to
    stand on, `chosen` what is chosen in it."""

    asked: ListQuestion | None = None
    number: str = ""
    chosen: ChosenRows | None = None


@dataclass(frozen=True, slots=True)
class BulkPrintPlace:
    """These notices to be printed together, unless the desk is printing others; with `print_id`
    how a print stands."""

    notices: tuple[NoticeView, ...] = ()
    print_id: str = ""


@dataclass(frozen=True, slots=True)
class TasksPlace:
    """What is left open."""


@dataclass(frozen=True, slots=True)
class HandedTaskPlace:
    """A task that was handed over, with what was typed about it."""

    task: TaskView
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DayPlace:
    """The day of the desks: which days, today without any, of which office, and what of them is
    told one by one."""

    days: tuple[date, date] | None = None
    office: str | None = None
    told: str = "kinds"


@dataclass(frozen=True, slots=True)
class KindsPlace:
    """The kinds of debt; `kind_id` is the row to stand on."""

    kind_id: str = ""


@dataclass(frozen=True, slots=True)
class KindPlace:
    """One kind to be changed, or a new one, without `made`, that begins as `written`.

    What was begun earlier and not saved wins over both.
    """

    kind_id: str
    made: ManagedKind | None
    accounts: tuple[AccountInfo, ...] = ()
    written: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SettingsPlace:
    """How the window looks, printers, scanner, desk; `part` is the one in hand, `chosen` are
    printers that are not used yet, `address` is one that was typed and not tried out."""

    part: str = ""
    chosen: PrinterPlan | None = None
    address: str = ""


Place = (
    SearchPlace
    | CitizenPlace
    | NotesPlace
    | PersonPlace
    | ReleasePlace
    | VerifyPlace
    | FlowPlace
    | CreditPlace
    | PaperPlace
    | NoticeActPlace
    | NoticePlanPlace
    | RefundPlace
    | DecisionPlace
    | CancelDecisionPlace
    | NoticesPlace
    | BulkPrintPlace
    | TasksPlace
    | HandedTaskPlace
    | DayPlace
    | KindsPlace
    | KindPlace
    | SettingsPlace
)
