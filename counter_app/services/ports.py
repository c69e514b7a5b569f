"""What services ask of the world; the composition hands in who answers."""

from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from counter_app.client.line_evidence import LineTrouble
from payments_core.clock import Clock
from payments_core.wire.desk.anomaly_messages import AnomalyPage
from payments_core.wire.desk.cancel_messages import (
    CancelInfo,
    CancelPage,
    CancelRejection,
    CancelStatus,
)
from payments_core.wire.desk.catalogue_messages import (
    CatalogueReply,
    KindHistory,
    PutKind,
    PutKindReply,
)
from payments_core.wire.desk.day_messages import CloseDay, DayFigures, DeskStates
from payments_core.wire.desk.messages import (
    CitizenInfo,
    CitizenPage,
    DeskProfile,
    EnrolReply,
    EnrolRequest,
    SignInReply,
    SignInRequest,
)
from payments_core.wire.desk.note_messages import NotePage
from payments_core.wire.desk.notice_list_messages import OfficeListQuery, OfficeNoticePage
from payments_core.wire.desk.notice_messages import NoticeAct, NoticePage, PaymentCheck
from payments_core.wire.desk.operation_messages import ClockMark, PadNumber
from payments_core.wire.desk.refund_messages import (
    RefundInfo,
    RefundPage,
    RefundRejection,
    RefundRequest,
    RefundStatus,
)
from payments_core.wire.desk.settlement_messages import CreditReply, FlowPage, ReferenceReply
from payments_core.wire.desk.task_messages import CloseTask, HandedTasks, HandTask, TaskCounts


class Server(Protocol):
    """The central server as operators use it; `token` is the operator's session."""

    def sign_in(self, request: SignInRequest) -> SignInReply:
        """A session."""
        ...

    def sign_out(self, token: str) -> None:
        """End a session."""
        ...

    def citizens(self, text: str, limit: int, token: str) -> CitizenPage:
        """Search."""
        ...

    def citizen(self, citizen_id: str, token: str) -> CitizenInfo:
        """One citizen."""
        ...

    def notices_of(self, citizen_id: str, token: str) -> NoticePage:
        """A citizen's notices."""
        ...

    def office_notices(self, asked: OfficeListQuery, token: str) -> OfficeNoticePage:
        """The notices of the desk's office, a page of them."""
        ...

    def notes_about(self, citizen_id: str, token: str) -> NotePage:
        """What clerks have noted about a citizen."""
        ...

    def check(self, notice_number: str, token: str) -> PaymentCheck:
        """Evidence about one notice."""
        ...

    def pad_number(self, notice_number: str, token: str) -> PadNumber:
        """A number printed ahead that waits for its debt."""
        ...

    def act(self, notice_number: str, wanted: NoticeAct, token: str) -> PaymentCheck:
        """Decide about a notice."""
        ...

    def request_refund(self, request: RefundRequest, token: str) -> RefundInfo:
        """Ask for a refund; the same id again is the same refund."""
        ...

    def refunds(self, status: RefundStatus, notice_number: str | None, token: str) -> RefundPage:
        """Refunds in one status, of one notice where it is named."""
        ...

    def anomalies(self, token: str) -> AnomalyPage:
        """What did not go as it should, oldest first."""
        ...

    def flow(self, flow_id: str, after: int, limit: int, token: str) -> FlowPage:
        """A settlement flow with some of its payments."""
        ...

    def credit(self, year: int, document_no: int, token: str) -> CreditReply:
        """A provisional receipt of the treasurer."""
        ...

    def reference(self, reference: str, token: str) -> ReferenceReply:
        """What the reference of one payment is of."""
        ...

    def approve_refund(self, refund_id: str, token: str) -> RefundInfo:
        """Decide that it is paid back."""
        ...

    def reject_refund(self, refund_id: str, rejection: RefundRejection, token: str) -> RefundInfo:
        """Decide that it is not."""
        ...


class CancelDoor(Protocol):
    """The central server as supervisors decide there about cancellations."""

    def cancel_requests(
        self, status: CancelStatus, notice_number: str | None, token: str
    ) -> CancelPage:
        """Requests in one status, for the debt of a notice where it is named."""
        ...

    def approve_cancel(self, request_id: str, token: str) -> CancelInfo:
        """Have it cancelled."""
        ...

    def reject_cancel(self, request_id: str, rejection: CancelRejection, token: str) -> CancelInfo:
        """Decide that the notice stays."""
        ...


class DayDoor(Protocol):
    """The central server as supervisors use it."""

    def day(self, first_on: date, last_on: date, office: str | None, token: str) -> DayFigures:
        """What was released from one day to another."""
        ...

    def desk_states(self, token: str) -> DeskStates:
        """How every desk is."""
        ...

    def close_day(self, wanted: CloseDay, token: str) -> DayFigures:
        """Record that a day is closed."""
        ...


class TaskDoor(Protocol):
    """The central server as tasks are handed over there, and closed."""

    def hand_task(self, wanted: HandTask, token: str) -> None:
        """Hand a task to the supervisor."""
        ...

    def handed_tasks(self, token: str) -> HandedTasks:
        """What nobody has closed yet."""
        ...

    def close_handed_task(self, handed_id: str, wanted: CloseTask, token: str) -> None:
        """Close one with what was done."""
        ...


class TaskCountDoor(Protocol):
    """The central server as it is asked how many tasks there are."""

    def task_counts(self, token: str) -> TaskCounts:
        """How many of all kinds wait for whoever leads."""
        ...


class CatalogueDoor(Protocol):
    """The central server as administrators use it."""

    def catalogue(self, token: str) -> CatalogueReply:
        """Every kind as it is in force."""
        ...

    def kind_history(self, kind_id: str, token: str) -> KindHistory:
        """Who changed a kind when."""
        ...

    def put_kind(self, wanted: PutKind, token: str, *, dry_run: bool) -> PutKindReply:
        """Change a kind, or hear what would change."""
        ...


class DeskDoor(Protocol):
    """The central server as a machine uses it that is becoming a desk."""

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        """Become a desk."""
        ...

    def profile(self) -> DeskProfile:
        """What the desk keeps to work alone."""
        ...


class OpenDeskDoor(Protocol):
    """Connects to a server by its address, as a desk (`X-Desk`) or as nobody yet."""

    def __call__(self, server_url: str, desk: str | None) -> AbstractContextManager[DeskDoor]:
        """The door, closed at the end of the block."""
        ...


class DeskTime(Clock, Protocol):
    """The hour that the desk goes by, and what is to be said of it."""

    def mark(self) -> ClockMark | None:
        """Said of a stamp made now; None while there is no doubt about it."""
        ...


class Reachability(Protocol):
    """What is known of the line."""

    @property
    def online(self) -> bool:
        """Whether the last call reached the server."""
        ...

    @property
    def offline_since(self) -> datetime | None:
        """Since when calls fail; None when they do not, or none was made."""
        ...

    @property
    def trouble(self) -> LineTrouble | None:
        """Why the last call failed; None when it did not."""
        ...

    @property
    def slow(self) -> bool:
        """Whether answers come, and take seconds."""
        ...
