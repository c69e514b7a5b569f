"""The one place where the counter speaks HTTP: the central server's `/api/v1`.

Trouble comes out in two kinds. The server could not be asked, or did not answer in its own words:
`WorldTrouble`, nothing was decided. The server has refused: `BadValue` for a malformed request
(422), `RuleBroken` for the rest, with the server's own code and facts.
"""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TypeVar

import httpx
from pydantic import ValidationError

from counter_app.client.change_stream import ChangeStream
from payments_core.errors import (
    BadValue,
    DocumentRefused,
    PaymentsError,
    RuleBroken,
    WorldTrouble,
)
from payments_core.wire.desk.anomaly_messages import AnomalyPage
from payments_core.wire.desk.catalogue_messages import (
    CatalogueReply,
    KindHistory,
    PutKind,
    PutKindReply,
)
from payments_core.wire.desk.contact_messages import ContactReply, ContactRequest
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

CONNECT_SECONDS = 3.0
READ_SECONDS = 10.0
#: The server sends a heartbeat every 5 s: three missed mean that the line is gone.
HEARTBEAT_SECONDS = 15.0

_API = "/api/v1"
_TRY_AGAIN = {408, 425, 429}
_M = TypeVar("_M", bound=Message)


class CentralClient:
    """Calls of one desk. `desk` is the value of X-Desk, `token` that of the operator's session.

    `observed` is told after every call whether the server could be reached. Threads may
    share a client; delivery and listener have their own so that a hanging call holds up nobody.
    """

    def __init__(
        self,
        server_url: str,
        desk: str | None = None,
        observed: Callable[[bool], None] = lambda reached: None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._observed = observed
        timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
        try:
            self._http = httpx.Client(
                base_url=server_url,
                headers={"X-Desk": desk} if desk else {},
                timeout=timeout,
                transport=transport,
                trust_env=False,
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
        """Close the connections."""
        self._http.close()

    # --- the desk -----------------------------------------------------------------------------

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        """Become a desk with a one-time code."""
        return self._ask("POST", "/desks/enrol", EnrolReply, request)

    def profile(self) -> DeskProfile:
        """What the desk keeps to work alone."""
        return self._ask("GET", "/desk", DeskProfile)

    def contact(self, request: ContactRequest) -> ContactReply:
        """Report how this desk is, and hear how it stands."""
        return self._ask("POST", "/desks/contact", ContactReply, request)

    def lease(self, request: LeaseRequest) -> LeaseReply:
        """A further block of notice numbers."""
        return self._ask("POST", "/desks/leases", LeaseReply, request)

    def deliver(self, batch: OperationBatch) -> OperationAnswers:
        """Operations in order, each with its answer."""
        return self._ask("POST", "/desks/operations", OperationAnswers, batch)

    def changes(self, after: int, limit: int) -> ChangePage:
        """What has happened after a cursor."""
        return self._ask("GET", "/changes", ChangePage, query={"after": after, "limit": limit})

    @contextmanager
    def change_stream(self, after: int) -> Iterator[ChangeStream]:
        """The push stream, open for the length of the block."""
        timeout = httpx.Timeout(HEARTBEAT_SECONDS, connect=CONNECT_SECONDS)
        url = f"{_API}/changes/stream"
        try:
            with self._http.stream("GET", url, params={"after": after}, timeout=timeout) as reply:
                if reply.status_code != httpx.codes.OK:
                    reply.read()
                    raise self._refusal(reply)
                self._observed(True)
                yield ChangeStream(reply, self._observed)
        except httpx.TransportError as trouble:
            raise self._unreachable(trouble) from trouble

    # --- the operator -------------------------------------------------------------------------

    def sign_in(self, request: SignInRequest) -> SignInReply:
        """A session for an operator on this desk."""
        return self._ask("POST", "/sessions", SignInReply, request)

    def sign_out(self, token: str) -> None:
        """End an operator's session."""
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

    def anomalies(self, token: str) -> AnomalyPage:
        """What did not go as it should, oldest first."""
        return self._ask("GET", "/anomalies", AnomalyPage, token=token)

    # --- how a call is made -------------------------------------------------------------------

    def _ask(
        self,
        method: str,
        path: str,
        kind: type[_M],
        body: Message | None = None,
        query: dict[str, str | int] | None = None,
        token: str | None = None,
    ) -> _M:
        reply = self._send(method, path, body, query, token)
        try:
            return kind.model_validate_json(reply.content)
        except ValidationError as trouble:
            raise WorldTrouble("server_reply_malformed", path=path) from trouble

    def _send(
        self,
        method: str,
        path: str,
        body: Message | None = None,
        query: dict[str, str | int] | None = None,
        token: str | None = None,
    ) -> httpx.Response:
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
            )
        except (httpx.TransportError, httpx.DecodingError) as trouble:
            raise self._unreachable(trouble) from trouble
        if not reply.is_success:
            raise self._refusal(reply)
        self._observed(True)
        return reply

    def _unreachable(self, trouble: Exception) -> WorldTrouble:
        self._observed(False)
        return WorldTrouble("server_unreachable", reason=type(trouble).__name__)

    def _refusal(self, reply: httpx.Response) -> PaymentsError:
        status = reply.status_code
        if status >= httpx.codes.INTERNAL_SERVER_ERROR or status in _TRY_AGAIN:
            # A gateway that answers for a server that is down is no contact with the server.
            self._observed(status == httpx.codes.INTERNAL_SERVER_ERROR or status in _TRY_AGAIN)
            return WorldTrouble("server_trouble", status=status)
        try:
            problem = DocumentProblem.model_validate_json(reply.content)
        except ValidationError:
            # Somebody else has answered: a sign-on page, a proxy, another program on that port.
            self._observed(False)
            return WorldTrouble("server_reply_malformed", status=status)
        self._observed(True)
        if problem.faults:
            faults = [(fault.place, fault.reason) for fault in problem.faults]
            return DocumentRefused(problem.code, faults, **problem.facts)
        family = BadValue if status == httpx.codes.UNPROCESSABLE_ENTITY else RuleBroken
        return family(problem.code, **problem.facts)


def _segment(text: str) -> str:
    """A value as one segment of a path; what was typed must not reach another address."""
    plain = text.replace("-", "").replace("_", "").replace(".", "")
    if not plain.isalnum() or not text.isascii() or text.startswith("."):
        raise BadValue("identifier_malformed", text=text[:64])
    return text
