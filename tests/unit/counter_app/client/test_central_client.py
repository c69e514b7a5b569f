from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import httpx
import pytest

from counter_app.client import central_client
from counter_app.client.central_client import CentralClient
from counter_app.client.line_evidence import LineEvidence
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.wire.desk.anomaly_messages import AnomalyPage
from payments_core.wire.desk.day_messages import CloseDay, DeskStates
from payments_core.wire.desk.messages import EnrolRequest, Problem, SignInRequest
from payments_core.wire.desk.notice_list_messages import OfficeListQuery, OfficeNoticePage
from payments_core.wire.desk.operation_messages import LeaseRequest, OperationBatch
from payments_core.wire.desk.refund_messages import (
    RefundPage,
    RefundRejection,
    RefundRequest,
    RefundStatus,
)
from payments_core.wire.desk.settlement_messages import CreditReply, ReferenceReply
from payments_core.wire.desk.task_messages import TaskCounts
from tests.factories.day_on_screen import some_desks, some_figures
from tests.factories.fake_server import (
    CREDENTIAL,
    DESK,
    ENROLMENT_CODE,
    ENTITY,
    NOW,
    PASSWORD,
    FakeServer,
    Fault,
    profile,
    serving,
)
from tests.factories.screen_money import AS_OF, FLOW_ID, a_credit, a_flow
from tests.factories.screen_refunds import refund_of, some_anomalies
from tests.factories.screen_world import World
from tests.factories.server import Lease, release_operation

HEADER = f"{ENTITY}/{DESK}:{CREDENTIAL}"


class Reached(list[bool]):
    """Whether each call reached the server."""

    def note(self, evidence: LineEvidence) -> None:
        self.append(evidence.trouble is None)


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving(FakeServer()) as fake:
        yield fake


@pytest.fixture
def reached() -> Reached:
    return Reached()


@pytest.fixture
def client(server: FakeServer, reached: Reached) -> Iterator[CentralClient]:
    with CentralClient(server.url, HEADER, reached.note) as opened:
        yield opened


def test_desk_is_enrolled_without_naming_itself(server: FakeServer) -> None:
    with CentralClient(server.url) as client:
        reply = client.enrol(EnrolRequest(enrolment_code=ENROLMENT_CODE, machine_name="pc-1"))
        assert (reply.entity_id, reply.desk_id) == (ENTITY, DESK)
        with pytest.raises(RuleBroken, match="desk_credential_refused"):
            client.profile()


def test_messages_come_back_as_they_were_sent(client: CentralClient, reached: Reached) -> None:
    assert client.profile() == profile()
    assert client.lease(LeaseRequest(count=10)).last_base == 1009
    token = client.sign_in(SignInRequest(username="laura", password=PASSWORD)).token
    assert client.citizens("rossi", 10, token).citizens[0].citizen_id == "c-1"
    assert client.notices_of("c-1", token).notices == ()
    assert client.notes_about("c-1", token).notes == ()
    client.sign_out(token)
    assert reached == [True] * 6  # the end of a session has no answer


def test_refusal_keeps_the_servers_code(client: CentralClient, reached: Reached) -> None:
    with pytest.raises(RuleBroken, match="credentials_refused"):
        client.sign_in(SignInRequest(username="laura", password="wrong"))
    assert reached == [True]


@pytest.mark.parametrize(("status", "code"), [(404, "no_such_page"), (405, "request_refused")])
def test_server_that_does_not_know_the_question_is_older_and_in_contact(
    reached: Reached, status: int, code: str
) -> None:
    problem = Problem(code=code, facts={"path": "/api/v1/day"}).model_dump_json()
    transport = httpx.MockTransport(lambda request: httpx.Response(status, text=problem))
    day = date(2026, 11, 23)
    with (
        CentralClient("http://server", HEADER, reached.note, transport) as client,
        pytest.raises(WorldTrouble, match="server_older") as trouble,
    ):
        client.day(day, day, None, "t")
    assert trouble.value.facts == {"path": "/api/v1/day"}
    assert reached == [True]


def test_page_that_is_not_there_is_not_our_server_s_where_somebody_else_says_so(
    reached: Reached,
) -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(404, text="Not Found"))
    with (
        CentralClient("http://server", HEADER, reached.note, transport) as client,
        pytest.raises(WorldTrouble, match="somebody_else_answered"),
    ):
        client.profile()


def test_what_our_server_has_not_got_is_a_refusal(server: FakeServer, client) -> None:
    with pytest.raises(RuleBroken, match="citizen_unknown"):
        client.citizen("c-9", "token-laura")


def test_malformed_request_is_a_bad_value_with_its_facts(reached: Reached) -> None:
    problem = Problem(code="request_malformed", facts={"field": "count"}).model_dump_json()
    transport = httpx.MockTransport(lambda request: httpx.Response(422, text=problem))
    with (
        CentralClient("http://server", HEADER, reached.note, transport) as client,
        pytest.raises(BadValue, match="request_malformed") as refused,
    ):
        client.profile()
    assert refused.value.facts == {"field": "count"}


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault.REFUSE, "server_unreachable"),
        (Fault.LOSE_ANSWER, "server_unreachable"),
        (Fault.CUT_ANSWER, "server_unreachable"),
        (Fault.FAIL, "server_trouble"),
        (Fault.PORTAL, "somebody_else_answered"),
    ],
)
def test_what_is_no_answer_decides_nothing(
    server: FakeServer, client: CentralClient, reached: Reached, fault: Fault, code: str
) -> None:
    server.spoil("desk", fault)
    with pytest.raises(WorldTrouble, match=code):
        client.profile()
    assert reached == [fault is Fault.FAIL]
    assert client.profile() == profile()


def test_server_that_says_nothing_is_given_up(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch, reached: Reached
) -> None:
    monkeypatch.setattr(central_client, "READ_SECONDS", 0.1)
    server.spoil("desk", Fault.HANG)
    with (
        CentralClient(server.url, HEADER, reached.note) as client,
        pytest.raises(WorldTrouble, match="server_unreachable"),
    ):
        client.profile()
    assert reached == [False]


@pytest.mark.parametrize("end", [CentralClient.abandon, CentralClient.close])
def test_client_that_is_given_up_brings_no_answer_home(
    reached: Reached, end: Callable[[CentralClient], None]
) -> None:
    """It may have been asked for a desk that this machine is no longer."""

    def answer(request: httpx.Request) -> httpx.Response:
        end(client)
        return httpx.Response(200, text=profile().model_dump_json())

    client = CentralClient("http://server", HEADER, reached.note, httpx.MockTransport(answer))
    with client:
        for _ in range(2):
            with pytest.raises(WorldTrouble, match="server_unreachable"):
                client.profile()
    # Of the line to the server of now that shows nothing.
    assert reached == []


def test_trouble_of_a_client_that_is_given_up_shows_nothing(reached: Reached) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        client.abandon()
        raise httpx.ReadTimeout("nothing comes")

    client = CentralClient("http://server", HEADER, reached.note, httpx.MockTransport(answer))
    with client, pytest.raises(WorldTrouble, match="server_unreachable"):
        client.profile()
    assert reached == []


def test_question_that_comes_just_after_the_end_of_its_client_is_not_answered(
    reached: Reached,
) -> None:
    class ClosesFirst(SignInRequest):
        def model_dump_json(self, **how: Any) -> str:
            client.close()
            return super().model_dump_json(**how)

    transport = httpx.MockTransport(lambda request: httpx.Response(200))
    client = CentralClient("http://server", HEADER, reached.note, transport)
    with client, pytest.raises(WorldTrouble, match="server_unreachable"):
        client.sign_in(ClosesFirst(username="laura", password=PASSWORD))
    assert reached == []


def test_gateway_in_front_of_a_dead_server_is_no_contact(reached: Reached) -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(502, text="bad gateway"))
    with (
        CentralClient("http://server", HEADER, reached.note, transport) as client,
        pytest.raises(WorldTrouble, match="server_trouble"),
    ):
        client.profile()
    assert reached == [False]


def test_delivery_waits_longer_for_its_turn_than_anything_else(reached: Reached) -> None:
    patience: list[float] = []

    def answer(request: httpx.Request) -> httpx.Response:
        patience.append(request.extensions["timeout"]["read"])
        return httpx.Response(200, text='{"answers": []}')

    batch = OperationBatch(operations=(release_operation(Lease("lease-1", 1)),))
    transport = httpx.MockTransport(answer)
    with CentralClient("http://server", HEADER, reached.note, transport) as client:
        client.deliver(batch)
        with pytest.raises(WorldTrouble):
            client.profile()
    assert patience == [central_client.PATIENT_SECONDS, central_client.READ_SECONDS]
    assert patience[0] > patience[1]


def test_answer_of_another_shape_is_malformed(reached: Reached) -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json={"desk_id": 5}))
    with (
        CentralClient("http://server", HEADER, reached.note, transport) as client,
        pytest.raises(WorldTrouble, match="server_reply_malformed"),
    ):
        client.profile()
    assert reached == [False]


@pytest.mark.parametrize("typed", ["../desk", "a/b", "", "c-1?x=1", "é"])
def test_what_was_typed_reaches_no_other_address(
    server: FakeServer, client: CentralClient, typed: str
) -> None:
    with pytest.raises(BadValue, match="identifier_malformed"):
        client.citizen(typed, "token-laura")
    assert server.requests == []


def test_a_kind_s_name_may_have_dots_and_leads_nowhere_else(
    server: FakeServer, client: CentralClient
) -> None:
    assert client.kind_history("tari.2026", "token-anna").revisions == ()
    assert server.requests == ["GET catalogue/kinds/tari.2026/history"]
    for typed in ("..", ".a", "."):
        with pytest.raises(BadValue, match="identifier_malformed"):
            client.kind_history(typed, "token-anna")


def test_address_that_is_none_is_refused() -> None:
    with pytest.raises(BadValue, match="server_url_malformed"):
        CentralClient("http://[::1")


def test_anomalies_are_read(reached: Reached) -> None:
    page = AnomalyPage(anomalies=tuple(some_anomalies()), more=True)

    def answer(request: httpx.Request) -> httpx.Response:
        assert (request.method, request.url.path) == ("GET", "/api/v1/anomalies")
        assert request.headers["Authorization"] == "Bearer t"
        return httpx.Response(200, text=page.model_dump_json())

    transport = httpx.MockTransport(answer)
    with CentralClient("http://server", HEADER, reached.note, transport) as client:
        assert client.anomalies("t") == page


def test_tasks_are_counted_without_being_read(reached: Reached) -> None:
    counts = TaskCounts(refunds=1, cancellations=2, handed=3, anomalies={"DOUBLE_PAYMENT": 4})

    def answer(request: httpx.Request) -> httpx.Response:
        assert (request.method, request.url.path) == ("GET", "/api/v1/tasks/counts")
        assert request.headers["Authorization"] == "Bearer t"
        return httpx.Response(200, text=counts.model_dump_json())

    transport = httpx.MockTransport(answer)
    with CentralClient("http://server", HEADER, reached.note, transport) as client:
        assert client.task_counts("t") == counts


def test_days_are_read_and_closed(reached: Reached) -> None:
    day = date(2026, 11, 23)
    figures = some_figures(NOW, day, day, office="Tributi")
    states = DeskStates(as_of=NOW, desks=some_desks(NOW))
    seen: list[tuple[str, str]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        assert request.headers["Authorization"] == "Bearer t"
        seen.append((request.method, request.url.raw_path.decode()))
        of_desks = request.url.path.endswith("/desks")
        return httpx.Response(200, text=(states if of_desks else figures).model_dump_json())

    transport = httpx.MockTransport(answer)
    with CentralClient("http://server", HEADER, reached.note, transport) as client:
        assert client.day(day, day, None, "t") == figures
        assert client.day(day, day, "Tributi & altri", "t") == figures
        assert client.desk_states("t") == states
        assert client.close_day(CloseDay(closing_id="c-1", closed_on=day), "t") == figures
    assert seen == [
        ("GET", "/api/v1/day?first_on=2026-11-23&last_on=2026-11-23"),
        ("GET", "/api/v1/day?first_on=2026-11-23&last_on=2026-11-23&office=Tributi+%26+altri"),
        ("GET", "/api/v1/day/desks"),
        ("POST", "/api/v1/day/closings"),
    ]


def test_flows_and_credits_are_read(reached: Reached) -> None:
    page, reply = a_flow((None,)), CreditReply(credit=a_credit(), as_of=AS_OF)

    def answer(request: httpx.Request) -> httpx.Response:
        assert request.headers["Authorization"] == "Bearer t"
        if request.url.path == f"/api/v1/settlement/flows/{FLOW_ID}":
            assert dict(request.url.params) == {"after": "7", "limit": "500"}
            return httpx.Response(200, text=page.model_dump_json())
        assert request.url.path == "/api/v1/settlement/credits/2026/1420"
        return httpx.Response(200, text=reply.model_dump_json())

    transport = httpx.MockTransport(answer)
    with CentralClient("http://server", HEADER, reached.note, transport) as client:
        assert client.flow(FLOW_ID, 7, 500, "t") == page
        assert client.credit(2026, 1420, "t") == reply


def test_notices_of_an_office_are_asked_for_by_what_they_are_filtered_by(reached: Reached) -> None:
    page = OfficeNoticePage(notices=(), next="further", desks=(), as_of=NOW)

    def answer(request: httpx.Request) -> httpx.Response:
        assert (request.method, request.url.path) == ("GET", "/api/v1/notices")
        assert dict(request.url.params) == {"first_on": "2026-11-01", "after": "here"}
        assert request.headers["Authorization"] == "Bearer t"
        return httpx.Response(200, text=page.model_dump_json())

    transport = httpx.MockTransport(answer)
    asked = OfficeListQuery(first_on=date(2026, 11, 1), after="here")
    with CentralClient("http://server", HEADER, reached.note, transport) as client:
        assert client.office_notices(asked, "t") == page


def test_refunds_are_asked_for_listed_and_decided(reached: Reached) -> None:
    refund = refund_of(World())
    seen: list[tuple[str, str, str | None, str]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        token = request.headers.get("Authorization")
        seen.append(
            (request.method, request.url.raw_path.decode(), token, request.content.decode())
        )
        page = RefundPage(refunds=(refund,), more=False)
        reply = page if request.method == "GET" else refund
        return httpx.Response(200, text=reply.model_dump_json())

    wanted = RefundRequest(
        refund_id="refund-1", receipt_id="7F21-0092", amount_cents=516,
        beneficiary_name="Rossi Maria", iban=refund.iban, reason="Pagato due volte",
    )  # fmt: skip
    transport = httpx.MockTransport(answer)
    with CentralClient("http://server", HEADER, reached.note, transport) as client:
        assert client.request_refund(wanted, "t") == refund
        assert client.refunds(RefundStatus.REQUESTED, None, "t").refunds == (refund,)
        client.refunds(RefundStatus.REQUESTED, refund.notice_number, "t")
        assert client.approve_refund("refund-1", "t") == refund
        client.reject_refund("refund-1", RefundRejection(reason="Non spetta"), "t")
        with pytest.raises(BadValue, match="identifier_malformed"):
            client.approve_refund("../notices", "t")
    assert [(method, path) for method, path, _, _ in seen] == [
        ("POST", "/api/v1/refunds"),
        ("GET", "/api/v1/refunds?state=REQUESTED"),
        ("GET", f"/api/v1/refunds?state=REQUESTED&notice_number={refund.notice_number}"),
        ("POST", "/api/v1/refunds/refund-1/approve"),
        ("POST", "/api/v1/refunds/refund-1/reject"),
    ]
    assert {token for _, _, token, _ in seen} == {"Bearer t"}
    assert RefundRequest.model_validate_json(seen[0][3]) == wanted


def test_reference_of_a_payment_is_asked_for(reached: Reached) -> None:
    reply = ReferenceReply(notice_numbers=("301000000000004285",), flow_id=None, as_of=AS_OF)

    def answer(request: httpx.Request) -> httpx.Response:
        assert request.headers["Authorization"] == "Bearer t"
        assert request.url.path == "/api/v1/settlement/references/RF18539007547034"
        return httpx.Response(200, text=reply.model_dump_json())

    transport = httpx.MockTransport(answer)
    with CentralClient("http://server", HEADER, reached.note, transport) as client:
        assert client.reference("RF18539007547034", "t") == reply
