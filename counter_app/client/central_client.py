"""The one place where the counter speaks HTTP: the central server's `/api/v1`.

Trouble comes out in two kinds. The server could not be asked, did not answer in its own words, or
is too old to know the question (`server_older`): `WorldTrouble`, nothing was decided. The server
has refused: `BadValue` for a malformed request (422), `RuleBroken` for the rest, with the server's
own code and facts.

An answer is the server's own when it parses as the message that was asked for, or as a refusal
with code and facts. Anything else is somebody else's, whatever its status.
"""

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import TypeVar

import httpx
from pydantic import ValidationError

from counter_app.client.change_stream import ChangeStream
from counter_app.client.line_evidence import (
    SERVER_OLDER,
    LineEvidence,
    LineTrouble,
    trouble_of,
)
from payments_core.errors import (
    BadValue,
    DocumentRefused,
    Fact,
    PaymentsError,
    RuleBroken,
    WorldTrouble,
)
from payments_core.wire.desk.anomaly_messages import AnomalyPage
from payments_core.wire.desk.audit_messages import AuditBatch, AuditReply
from payments_core.wire.desk.cancel_messages import (
    CancelInfo,
    CancelOutcome,
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
from payments_core.wire.desk.contact_messages import ContactReply, ContactRequest
from payments_core.wire.desk.day_messages import CloseDay, DayFigures, DeskStates
from payments_core.wire.desk.message import Message
from payments_core.wire.desk.messages import (
    CitizenInfo,
    CitizenPage,
    DeskProfile,
    DocumentProblem,
    EnrolReply,
    EnrolRequest,
    SignInReply,
    SignInRequest,
)
from payments_core.wire.desk.note_messages import NotePage
from payments_core.wire.desk.notice_list_messages import OfficeListQuery, OfficeNoticePage
from payments_core.wire.desk.notice_messages import ChangePage, NoticeAct, NoticePage, PaymentCheck
from payments_core.wire.desk.operation_messages import (
    LeaseReply,
    LeaseRequest,
    OperationAnswers,
    OperationBatch,
    PadNumber,
)
from payments_core.wire.desk.refund_messages import (
    RefundInfo,
    RefundPage,
    RefundRejection,
    RefundRequest,
    RefundStatus,
)
from payments_core.wire.desk.registry_messages import RegistryPage
from payments_core.wire.desk.settlement_messages import CreditReply, FlowPage, ReferenceReply
from payments_core.wire.desk.task_messages import CloseTask, HandedTasks, HandTask, TaskCounts

CONNECT_SECONDS = 3.0
READ_SECONDS = 10.0
#: Reports and batches wait for their turn when all desks of a city come back at once: a server that
#: is busy is not one that is away, and whoever asks it again only makes it busier.
PATIENT_SECONDS = 30.0
#: The server sends a heartbeat every 5 s: three missed mean that the line is gone.
HEARTBEAT_SECONDS = 15.0

#: Codes of trouble with the line: no operation is to blame, none is served by asking otherwise.
NO_ANSWER = frozenset({"server_unreachable", "somebody_else_answered", "certificate_not_believed"})

#: How long a connection is kept for the next question: much shorter than a server or a gateway
#: keeps it, so that none is asked on just as the other side closes it.
IDLE_SECONDS = 20.0

#: Years that a server's clock may say; others are no clock.
_YEARS = range(2000, 2200)
_API = "/api/v1"
_TRY_AGAIN = {408, 425, 429}
#: What a server says of an address, or of a way to ask it, that it does not have.
_NOT_KNOWN_THERE = {
    (httpx.codes.NOT_FOUND, "no_such_page"),
    (httpx.codes.METHOD_NOT_ALLOWED, "request_refused"),
}
#: A defect in one request, or too many at once: the server itself stands.
_STANDS = {httpx.codes.INTERNAL_SERVER_ERROR, *_TRY_AGAIN}
_M = TypeVar("_M", bound=Message)


class CentralClient:
    """Calls of one desk. `desk` is the value of X-Desk, `token` that of the operator's session.

    `observed` is told after every call what it has shown of the line; `ticks` are seconds from any
    beginning, to measure how long an answer took. Threads may share a client; delivery and listener
    have their own so that a hanging call holds up nobody.
    """

    def __init__(
        self,
        server_url: str,
        desk: str | None = None,
        observed: Callable[[LineEvidence], None] = lambda evidence: None,
        transport: httpx.BaseTransport | None = None,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._observed = observed
        self._ticks = ticks
        self._abandoned = False
        try:
            self._http = httpx.Client(
                base_url=server_url,
                headers={"X-Desk": desk} if desk else {},
                transport=transport,
                trust_env=False,
                limits=httpx.Limits(keepalive_expiry=IDLE_SECONDS),
                # The system's own authorities: a municipality's server is often signed by its own.
                verify=ssl.create_default_context(),
            )
        except httpx.InvalidURL as trouble:
            raise BadValue("server_url_malformed", url=server_url[:80]) from trouble

    def __enter__(self) -> "CentralClient":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        trouble: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections, and abandon what is still being asked on them."""
        self.abandon()
        self._http.close()

    def abandon(self) -> None:
        """Bring no answer home any more, for whoever still waits for one on another thread: it may
        be about a desk that this machine is no longer. They hear `server_unreachable`."""
        self._abandoned = True

    # --- the desk -----------------------------------------------------------------------------

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        """Become a desk with a one-time code."""
        return self._ask("POST", "/desks/enrol", EnrolReply, request)

    def profile(self) -> DeskProfile:
        """What the desk keeps to work alone."""
        return self._ask("GET", "/desk", DeskProfile)

    def contact(self, request: ContactRequest) -> ContactReply:
        """Report how this desk is, and hear how it stands."""
        return self._ask(
            "POST", "/desks/contact", ContactReply, request, patience_seconds=PATIENT_SECONDS
        )

    def lease(self, request: LeaseRequest) -> LeaseReply:
        """A further block of notice numbers."""
        return self._ask("POST", "/desks/leases", LeaseReply, request)

    def deliver(self, batch: OperationBatch) -> OperationAnswers:
        """Operations in order, each with its answer."""
        return self._ask(
            "POST", "/desks/operations", OperationAnswers, batch, patience_seconds=PATIENT_SECONDS
        )

    def tell_of(self, batch: AuditBatch) -> AuditReply:
        """What was seen and done while the server was not asked."""
        return self._ask(
            "POST", "/desks/audit", AuditReply, batch, patience_seconds=PATIENT_SECONDS
        )

    def changes(self, after: int, limit: int) -> ChangePage:
        """What has happened after a cursor."""
        return self._ask("GET", "/changes", ChangePage, query={"after": after, "limit": limit})

    def registry(self, after: int, limit: int) -> RegistryPage:
        """People of the registry who changed after a revision."""
        return self._ask("GET", "/registry", RegistryPage, query={"after": after, "limit": limit})

    @contextmanager
    def change_stream(self, after: int) -> Iterator[ChangeStream]:
        """The push stream, open for the length of the block.

        Raises `push_stream_silent` when nothing was heard for HEARTBEAT_SECONDS although the
        connection stands, `push_stream_cut` when it broke off. Neither shows anything of the line:
        proxies hold streams back and cut them.
        """
        timeout = httpx.Timeout(HEARTBEAT_SECONDS, connect=CONNECT_SECONDS)
        url = f"{_API}/changes/stream"
        resume = {"Last-Event-ID": str(after), "Accept": "text/event-stream"}
        try:
            with self._http.stream(
                "GET", url, params={"after": after}, headers=resume, timeout=timeout
            ) as reply:
                if reply.status_code != httpx.codes.OK:
                    reply.read()
                    raise self._refusal(reply)
                if _content_type(reply) != "text/event-stream":
                    raise self._not_ours(reply)
                self._observed(LineEvidence())
                yield ChangeStream(reply, self._observed)
        except (httpx.ConnectError, httpx.ConnectTimeout) as trouble:
            raise self._unreachable(trouble) from trouble
        except httpx.ReadTimeout as trouble:
            raise WorldTrouble("push_stream_silent") from trouble
        except httpx.TransportError as trouble:
            raise WorldTrouble("push_stream_cut", reason=type(trouble).__name__) from trouble

    # --- the operator -------------------------------------------------------------------------

    def sign_in(self, request: SignInRequest) -> SignInReply:
        """A session for an operator on this desk."""
        return self._ask("POST", "/sessions", SignInReply, request)

    def sign_out(self, token: str) -> None:
        """End an operator's session. The answer is empty and shows nothing of the line."""
        self._send("DELETE", "/sessions/current", token=token)

    def citizens(self, text: str, limit: int, token: str) -> CitizenPage:
        """Citizens for what was typed."""
        query: dict[str, str | int] = {"q": text, "limit": limit}
        return self._ask("GET", "/citizens", CitizenPage, query=query, token=token)

    def citizen(self, citizen_id: str, token: str) -> CitizenInfo:
        """One citizen."""
        return self._ask("GET", f"/citizens/{_segment(citizen_id)}", CitizenInfo, token=token)

    def notices_of(self, citizen_id: str, token: str) -> NoticePage:
        """A citizen's notices, newest first."""
        path = f"/citizens/{_segment(citizen_id)}/notices"
        return self._ask("GET", path, NoticePage, token=token)

    def office_notices(self, asked: OfficeListQuery, token: str) -> OfficeNoticePage:
        """What the desks of this desk's office have released, a page of it."""
        query: dict[str, str | int] = {**asked.parameters()}
        return self._ask("GET", "/notices", OfficeNoticePage, query=query, token=token)

    def notes_about(self, citizen_id: str, token: str) -> NotePage:
        """What clerks have noted about a citizen."""
        return self._ask("GET", f"/citizens/{_segment(citizen_id)}/notes", NotePage, token=token)

    def check(self, notice_number: str, token: str) -> PaymentCheck:
        """Whether a notice was paid, with the evidence."""
        return self._ask("GET", f"/notices/{_segment(notice_number)}", PaymentCheck, token=token)

    def pad_number(self, notice_number: str, token: str) -> PadNumber:
        """A number printed ahead that waits for its debt, and the kind it is for."""
        return self._ask("GET", f"/pads/{_segment(notice_number)}", PadNumber, token=token)

    # --- the administrator --------------------------------------------------------------------

    def catalogue(self, token: str) -> CatalogueReply:
        """Every kind of debt as it is in force."""
        return self._ask("GET", "/catalogue/kinds", CatalogueReply, token=token)

    def kind_history(self, kind_id: str, token: str) -> KindHistory:
        """Who changed a kind when."""
        path = f"/catalogue/kinds/{_segment(kind_id)}/history"
        return self._ask("GET", path, KindHistory, token=token)

    def put_kind(self, wanted: PutKind, token: str, *, dry_run: bool) -> PutKindReply:
        """Change a kind, or hear what would change; DocumentRefused with all that is wrong."""
        path = f"/catalogue/kinds/{_segment(wanted.kind.kind_id)}"
        query: dict[str, str | int] = {"dry_run": "true" if dry_run else "false"}
        return self._ask("PUT", path, PutKindReply, wanted, query, token)

    def act(self, notice_number: str, wanted: NoticeAct, token: str) -> PaymentCheck:
        """Decide about a notice; how it stands afterwards."""
        path = f"/notices/{_segment(notice_number)}/acts"
        return self._ask("POST", path, PaymentCheck, wanted, token=token)

    def request_refund(self, request: RefundRequest, token: str) -> RefundInfo:
        """Ask for a refund; the same id again is the same refund."""
        return self._ask("POST", "/refunds", RefundInfo, request, token=token)

    def refunds(self, status: RefundStatus, notice_number: str | None, token: str) -> RefundPage:
        """Refunds in one status, of one notice where it is named."""
        query: dict[str, str | int] = {"state": status}
        if notice_number is not None:
            query["notice_number"] = notice_number
        return self._ask("GET", "/refunds", RefundPage, query=query, token=token)

    def approve_refund(self, refund_id: str, token: str) -> RefundInfo:
        """Decide that it is paid back."""
        return self._ask("POST", f"/refunds/{_segment(refund_id)}/approve", RefundInfo, token=token)

    def reject_refund(self, refund_id: str, rejection: RefundRejection, token: str) -> RefundInfo:
        """Decide that it is not."""
        path = f"/refunds/{_segment(refund_id)}/reject"
        return self._ask("POST", path, RefundInfo, rejection, token=token)

    def cancel_requests(
        self, status: CancelStatus, notice_number: str | None, token: str
    ) -> CancelPage:
        """Cancellations in one status, for the debt of a notice where it is named."""
        query: dict[str, str | int] = {"state": status}
        if notice_number is not None:
            query["notice_number"] = notice_number
        return self._ask("GET", "/cancellations", CancelPage, query=query, token=token)

    def approve_cancel(self, request_id: str, token: str) -> CancelInfo:
        """Have it cancelled."""
        path = f"/cancellations/{_segment(request_id)}/approve"
        return self._ask("POST", path, CancelInfo, token=token)

    def reject_cancel(self, request_id: str, rejection: CancelRejection, token: str) -> CancelInfo:
        """Decide that the notice stays."""
        path = f"/cancellations/{_segment(request_id)}/reject"
        return self._ask("POST", path, CancelInfo, rejection, token=token)

    def cancel_outcome(self, request_id: str) -> CancelOutcome:
        """What has become of a cancellation that this desk has asked for."""
        path = f"/cancellations/{_segment(request_id)}/outcome"
        return self._ask("GET", path, CancelOutcome)

    def anomalies(self, token: str) -> AnomalyPage:
        """What did not go as it should, oldest first."""
        return self._ask("GET", "/anomalies", AnomalyPage, token=token)

    def day(self, first_on: date, last_on: date, office: str | None, token: str) -> DayFigures:
        """What was released from one day to another, of one office or of all."""
        query: dict[str, str | int] = {
            "first_on": first_on.isoformat(),
            "last_on": last_on.isoformat(),
        }
        if office is not None:
            query["office"] = office
        return self._ask("GET", "/day", DayFigures, query=query, token=token)

    def desk_states(self, token: str) -> DeskStates:
        """Line, queue, printers and tasks of every desk."""
        return self._ask("GET", "/day/desks", DeskStates, token=token)

    def close_day(self, wanted: CloseDay, token: str) -> DayFigures:
        """Record that a day is closed; the same id again is the same closing."""
        return self._ask("POST", "/day/closings", DayFigures, wanted, token=token)

    def hand_task(self, wanted: HandTask, token: str) -> None:
        """Hand a task to the supervisor; the same id again is the same task."""
        self._send("POST", "/tasks", wanted, token=token)

    def handed_tasks(self, token: str) -> HandedTasks:
        """What was handed over and nobody has closed yet."""
        return self._ask("GET", "/tasks", HandedTasks, token=token)

    def task_counts(self, token: str) -> TaskCounts:
        """How many tasks of all kinds wait for whoever leads."""
        return self._ask("GET", "/tasks/counts", TaskCounts, token=token)

    def close_handed_task(self, handed_id: str, wanted: CloseTask, token: str) -> None:
        """Close one with what was done about it."""
        self._send("POST", f"/tasks/{_segment(handed_id)}/close", wanted, token=token)

    def flow(self, flow_id: str, after: int, limit: int, token: str) -> FlowPage:
        """A settlement flow with the payments after a line."""
        query: dict[str, str | int] = {"after": after, "limit": limit}
        path = f"/settlement/flows/{_segment(flow_id)}"
        return self._ask("GET", path, FlowPage, query=query, token=token)

    def credit(self, year: int, document_no: int, token: str) -> CreditReply:
        """A provisional receipt of the treasurer."""
        path = f"/settlement/credits/{year}/{document_no}"
        return self._ask("GET", path, CreditReply, token=token)

    def reference(self, reference: str, token: str) -> ReferenceReply:
        """What the reference of one payment is of."""
        return self._ask("GET", f"/settlement/references/{reference}", ReferenceReply, token=token)

    # --- how a call is made -------------------------------------------------------------------

    def _ask(
        self,
        method: str,
        path: str,
        kind: type[_M],
        body: Message | None = None,
        query: dict[str, str | int] | None = None,
        token: str | None = None,
        patience_seconds: float | None = None,
    ) -> _M:
        asked_at = self._ticks()
        reply = self._send(method, path, body, query, token, patience_seconds)
        try:
            message = kind.model_validate_json(reply.content)
        except ValidationError as trouble:
            raise self._not_ours(reply) from trouble
        self._observed(LineEvidence(None, self._ticks() - asked_at, _said_at(reply)))
        return message

    def _send(
        self,
        method: str,
        path: str,
        body: Message | None = None,
        query: dict[str, str | int] | None = None,
        token: str | None = None,
        patience_seconds: float | None = None,
    ) -> httpx.Response:
        self._refuse_abandoned()
        timeout = httpx.Timeout(patience_seconds or READ_SECONDS, connect=CONNECT_SECONDS)
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            reply = self._http.request(
                method,
                f"{_API}{path}",
                params=query,
                headers=headers,
                content=body.model_dump_json() if body is not None else None,
                timeout=timeout,
            )
        except (httpx.TransportError, httpx.DecodingError) as trouble:
            self._refuse_abandoned()
            raise self._unreachable(trouble) from trouble
        except RuntimeError:  # so httpx calls that it was closed just before
            self._refuse_abandoned()
            raise
        self._refuse_abandoned()
        if not reply.is_success:
            raise self._refusal(reply)
        return reply

    def _refuse_abandoned(self) -> None:
        """Of the line this shows nothing: nobody listens here."""
        if self._abandoned:
            raise WorldTrouble("server_unreachable", reason=LineTrouble.CUT)

    def _unreachable(self, error: Exception) -> WorldTrouble:
        trouble = trouble_of(error)
        self._observed(LineEvidence(trouble))
        if trouble is LineTrouble.CERTIFICATE:
            return WorldTrouble("certificate_not_believed", reason=trouble)
        return WorldTrouble("server_unreachable", reason=trouble)

    def _not_ours(self, reply: httpx.Response) -> WorldTrouble:
        """Somebody else has answered: a sign-on page, a proxy, another program on that port."""
        facts: dict[str, Fact] = {"status": reply.status_code, "path": reply.url.path}
        if _content_type(reply) == "application/json":
            self._observed(LineEvidence(LineTrouble.NOT_UNDERSTOOD))
            return WorldTrouble("server_reply_malformed", **facts)
        self._observed(LineEvidence(LineTrouble.SOMEBODY_ELSE))
        return WorldTrouble("somebody_else_answered", **facts)

    def _refusal(self, reply: httpx.Response) -> PaymentsError:
        status, problem = reply.status_code, _problem_of(reply)
        if status == httpx.codes.NETWORK_AUTHENTICATION_REQUIRED:
            return self._not_ours(reply)
        if status >= httpx.codes.INTERNAL_SERVER_ERROR or status in _TRY_AGAIN:
            # A gateway that answers for a server that is down is no contact with the server.
            if problem is not None and status in _STANDS:
                self._observed(LineEvidence())
            else:
                self._observed(LineEvidence(LineTrouble.SERVER_UNWELL))
            return WorldTrouble("server_trouble", status=status)
        if problem is None:
            return self._not_ours(reply)
        self._observed(LineEvidence())
        if (status, problem.code) in _NOT_KNOWN_THERE:
            return WorldTrouble(SERVER_OLDER, path=reply.url.path)
        if problem.faults:
            faults = [(fault.place, fault.reason) for fault in problem.faults]
            return DocumentRefused(problem.code, faults, **problem.facts)
        family = BadValue if status == httpx.codes.UNPROCESSABLE_ENTITY else RuleBroken
        return family(problem.code, **problem.facts)


def _problem_of(reply: httpx.Response) -> DocumentProblem | None:
    """The server's refusal; None when it is not the server's. Others say `code`, too: only ours
    always has its facts beside it."""
    try:
        problem = DocumentProblem.model_validate_json(reply.content)
    except ValidationError:
        return None
    return problem if "facts" in problem.model_fields_set else None


def _content_type(reply: httpx.Response) -> str:
    said: str = reply.headers.get("Content-Type", "")
    return said.partition(";")[0].strip().lower()


def _said_at(reply: httpx.Response) -> datetime | None:
    """The hour that an answer bears, to the second; None without one that can be believed."""
    if "Age" in reply.headers:
        return None  # out of somebody's cache: it was that late when the answer was made
    try:
        said = parsedate_to_datetime(reply.headers.get("Date", ""))
    except ValueError:
        return None
    return said.astimezone(UTC) if said.tzinfo is not None and said.year in _YEARS else None


def _segment(text: str) -> str:
    """A value as one segment of a path; what was typed must not reach another address."""
    plain = text.replace("-", "").replace("_", "").replace(".", "")
    if not plain.isalnum() or not text.isascii() or text.startswith("."):
        raise BadValue("identifier_malformed", text=text[:64])
    return text
