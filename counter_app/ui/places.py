"""Where the clerk can be. A place is a value: going back is going to the place before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from counter_app.services.views import CheckView, NoticeView, RefundForm
from payments_core.wire.desk.messages import ActKind, CitizenInfo


class Area(StrEnum):
    """The entries of the rail."""

    COUNTER = "COUNTER"
    VERIFY = "VERIFY"
    NOTICES = "NOTICES"
    TASKS = "TASKS"


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
class ReleasePlace:
    """A new notice for a citizen, with what was already typed when it is taken up again."""

    citizen: CitizenInfo
    kind_text: str = ""
    due_text: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VerifyPlace:
    """The answer about a notice; without text the place where one is asked for.

    `known` spares a second question when the answer has just been fetched.
    """

    text: str = ""
    known: CheckView | None = None


@dataclass(frozen=True, slots=True)
class NoticeActPlace:
    """A decision about a notice that is being written."""

    notice: NoticeView
    act: ActKind


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


@dataclass(frozen=True, slots=True)
class NoticesPlace:
    """Today's notices of this desk."""


@dataclass(frozen=True, slots=True)
class TasksPlace:
    """What is left open."""


Place = (
    SearchPlace
    | CitizenPlace
    | ReleasePlace
    | VerifyPlace
    | NoticeActPlace
    | RefundPlace
    | DecisionPlace
    | NoticesPlace
    | TasksPlace
)
