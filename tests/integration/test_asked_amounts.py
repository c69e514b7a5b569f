"""What is owed is asked of the management program that owns a debt, over real HTTP both ways.

The hub asks the station, the station asks a program that is slow, cut, malformed, huge or wrong; a
payer always gets a legal answer within the hub's time.
"""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import Any, NamedTuple

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from central_server.composition import Sources, build_app
from central_server.db.unit_of_work import UnitOfWork
from central_server.entities import programs
from central_server.evidence import service as evidence
from central_server.hub_inbound.endpoint import ANSWER_SECONDS
from central_server.outbound.circuit import MOST_AT_ONCE, PAUSE
from central_server.payments import repository as payments
from central_server.positions import repository as positions
from central_server.settings import Settings
from payments_core.model.debt_position import InstallmentStatus, PositionStatus
from payments_core.money import Cents, to_wire
from tests.factories import hub_messages as hub
from tests.factories.clock import FakeClock
from tests.factories.payment_options import checked
from tests.factories.programs import (
    KEY,
    PROGRAM,
    Behaviour,
    Peer,
    add_owned,
    add_program,
    dripping,
    due,
    endless,
    owned,
    peer,
    raw,
    saying,
    share,
    silent,
)
from tests.factories.released_debts import add_plan, add_position, number_of
from tests.factories.running_server import running
from tests.factories.server import COMPANY, ENTITY, RATE_CENTS, add_entity
from tests.factories.station_door import PATH, official_schema

#: Time boxes: for an honest program on a busy machine, and for one whose silence is waited for.
PATIENT_MS, HASTY_MS = 4000, 100
HANDED_IN, ASKED = 10000, 10305
#: What the program says of the debt in two transfers.
GOOD = due(ASKED, transfers_cents=[6303, 4002], due_on="2027-01-31")
#: A debt of two transfers, and one that the program does not own.
SHARED, PLAIN = number_of(1), number_of(2)

NO_GOOD_ANSWER: dict[str, Behaviour] = {
    "silent": silent,
    "slow head": dripping(b"HTTP/1.1 200 OK\r\nX: "),
    "slow body": dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n"),
    "hangs up": raw(),
    "cut": raw(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"state": "du'),
    "no HTTP": raw(b"\x00\x01\x02\r\n\r\n"),
    "malformed": saying(b'{"state": "due", "amount_cents": '),
    "html": saying(b"<html>Accedi</html>"),
    "huge": endless,
    "sums differ": due(ASKED, transfers_cents=[6303, 4001]),
    "no division": due(ASKED),
    "too many": due(ASKED, transfers_cents=[6303, 4001, 1]),
    "nothing to pay": due(0, transfers_cents=[0, 0]),
    "negative": due(ASKED, transfers_cents=[20305, -10000]),
    "euro": due("103.05", transfers_cents=[6303, 4002]),  # type: ignore[arg-type]
    "redirect": saying(b"", 302, Location="http://127.0.0.1:1/"),
    "500": saying(b'{"state": "paid"}', 500),
    "401": saying(b'{"state": "paid"}', 401),
    "404": saying(b"", 404),
    "unknown": saying({"state": "unknown"}),
}
SLOW = [NO_GOOD_ANSWER[name] for name in ("silent", "slow head", "slow body")]
NOT_OWED = {
    "paid": (saying({"state": "paid"}), "PAA_PAGAMENTO_DUPLICATO"),
    "cancelled": (saying({"state": "cancelled"}), "PAA_PAGAMENTO_ANNULLATO"),
}


class Told(NamedTuple):
    """What the hub was answered: an amount in cents, or a fault."""

    cents: int | None
    fault: str | None = None


class Hub:
    """Asks as the hub does, and holds every answer against its schema and its patience."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._schema = official_schema()
        self._http = httpx.Client(timeout=15)

    def close(self) -> None:
        self._http.close()

    def ask(self, tree: hub.Tree, number: str = SHARED) -> etree._Element:
        asked = hub.with_field(tree, "qrCode/noticeNumber", ("noticeNumber", number))
        return self.post(hub.request(asked))

    def post(self, content: bytes) -> etree._Element:
        began = time.monotonic()
        response = self._http.post(self.url + PATH, content=content)
        assert time.monotonic() - began < ANSWER_SECONDS + 1
        assert response.status_code == 200
        body = etree.fromstring(etree.tostring(etree.fromstring(response.content)[-1][0]))
        self._schema.assertValid(body)
        return body

    def told(self, tree: hub.Tree, number: str = SHARED) -> Told:
        body = self.ask(tree, number)
        if body.findtext("outcome") == "KO":
            return Told(None, body.findtext("fault/faultCode"))
        shares = [_cents(one) for one in body.iterfind(".//transferAmount")]
        [cents] = [
            _cents(one) for one in [*body.iterfind(".//amount"), *body.iterfind(".//paymentAmount")]
        ]
        assert not shares or sum(shares) == cents
        return Told(cents)

    def pay(self, number: str, cents: int, receipt_id: str = "r1") -> etree._Element:
        tree = hub.send_receipt_request(2)
        for name, value in (
            ("noticeNumber", number), ("paymentAmount", to_wire(Cents(cents))),
            ("receiptId", receipt_id), ("paymentDateTime", "2026-11-23T10:40:00"),
        ):  # fmt: skip
            tree = hub.with_field(tree, f"receipt/{name}", (name, value))
        return self.post(hub.request(tree))

    def options(self, number: str) -> Any:
        path = f"{PATH}/payment-options/organizations/{ENTITY}/notices/{number}"
        response = self._http.post(self.url + path)
        return checked(response.status_code, response.content)


def _cents(element: etree._Element) -> int:
    return int((element.text or "").replace(".", ""))


VERIFY = hub.verify_request()
ACTIVATE = hub.get_payment_request(2)
QUESTIONS = [VERIFY, hub.get_payment_request(1), ACTIVATE]


@pytest.fixture
def program() -> Iterator[Peer]:
    with peer(GOOD) as program:
        yield program


@pytest.fixture
def asking(program, database_url, unit_of_work, clock, monkeypatch) -> Iterator[Hub]:
    """The hub before a server whose debt SHARED the program owns."""
    monkeypatch.setenv("TRIBUTI_KEY", KEY)
    with unit_of_work() as session:
        add_entity(session)
        add_program(session, program.url, timeout_ms=PATIENT_MS)
        own = share(1, 6000, chapters={"10": 1000, "20": 5000})
        add_owned(session, 1, own, share(2, 4000, COMPANY))
        add_position(session, 2)
    app = build_app(Settings(database_url=database_url), Sources(clock=clock), work=False)
    with running(app) as server:
        asking = Hub(server.url)
        yield asking
        asking.close()


@pytest.fixture
def let(program, asking, unit_of_work) -> Callable[[Behaviour], None]:
    """Have the program do something from now on, in a time box that fits."""

    def let(does: Behaviour) -> None:
        program.does = does
        with unit_of_work() as session:
            row = programs.program(session, ENTITY, PROGRAM)
            assert row is not None
            row.amounts_timeout_ms = HASTY_MS if does in SLOW else PATIENT_MS

    return let


@pytest.mark.parametrize("question", QUESTIONS)
def test_answer_of_the_program_is_what_the_payer_is_told(asking, program, question) -> None:
    body = asking.ask(question)
    assert "103.05" in (body.findtext(".//amount"), body.findtext(".//paymentAmount"))
    assert body.findtext(".//dueDate") == "2027-01-31"
    assert [one.text for one in body.iterfind(".//transferAmount")] in ([], ["63.03", "40.02"])
    [question_asked] = program.questions
    assert question_asked["asked_for"] == ("verify" if question is VERIFY else "activate")
    assert question_asked["notice_number"] == SHARED


@pytest.mark.parametrize("name", NO_GOOD_ANSWER)
def test_without_a_good_answer_the_last_known_one_stands(asking, let, name) -> None:
    let(NO_GOOD_ANSWER[name])
    assert asking.told(VERIFY) == Told(HANDED_IN)
    let(GOOD)
    assert asking.told(VERIFY) == Told(ASKED)
    let(NO_GOOD_ANSWER[name])
    assert asking.told(ACTIVATE) == Told(ASKED)


@pytest.mark.parametrize("name", NOT_OWED)
def test_what_the_program_does_not_want_is_refused_and_our_copy_stays(
    asking, let, unit_of_work, name
) -> None:
    does, fault = NOT_OWED[name]
    let(does)
    assert {asking.told(question) for question in QUESTIONS} == {Told(None, fault)}
    with unit_of_work() as session:
        found = positions.position_by_notice(session, ENTITY, SHARED)
        assert found.position.status == PositionStatus.VALID
    # Away afterwards: nobody pays what was known to be settled.
    let(silent)
    assert asking.told(ACTIVATE) == Told(None, fault)
    let(GOOD)
    assert asking.told(ACTIVATE) == Told(ASKED)


def test_nobody_is_asked_about_what_is_refused_anyway(asking, program, unit_of_work) -> None:
    with unit_of_work() as session:
        found = positions.position_by_notice(session, ENTITY, SHARED)
        found.position.status = PositionStatus.INVALID
    assert asking.told(VERIFY) == Told(None, "PAA_PAGAMENTO_ANNULLATO")
    assert asking.told(VERIFY, PLAIN) == Told(RATE_CENTS)
    assert asking.told(VERIFY, number_of(9)).fault == "PAA_PAGAMENTO_SCONOSCIUTO"
    assert program.questions == []


def test_payment_of_what_was_told_squares(asking, let, program, unit_of_work) -> None:
    assert asking.told(VERIFY) == asking.told(ACTIVATE) == Told(ASKED)
    let(saying({"state": "paid"}))
    assert asking.pay(SHARED, ASKED).findtext("outcome") == "OK"
    with unit_of_work() as session:
        found = positions.position_by_notice(session, ENTITY, SHARED)
        [stored] = payments.receipts_of_notice(session, ENTITY, SHARED)
        assert (found.position.status, stored.receipt.anomaly) == (PositionStatus.PAID, None)
        assert [row.amount_cents for row in found.transfers] == [6303, 4002]
        allocated = positions.allocations(session, found.installment)
        assert [(one.chapter, one.amount_cents) for one in allocated] == [
            ("10", 1051),
            ("20", 5252),
        ]
    assert len(program.questions) == 2


def test_payment_of_another_amount_is_seen(asking, unit_of_work) -> None:
    asking.told(ACTIVATE)
    asking.pay(SHARED, HANDED_IN)
    with unit_of_work() as session:
        [stored] = payments.receipts_of_notice(session, ENTITY, SHARED)
        assert stored.receipt.anomaly == "AMOUNT_DIFFERS"


def test_story_of_the_notice_tells_each_amount_and_where_it_is_from(
    asking, let, unit_of_work, clock
) -> None:
    let(silent)
    asking.told(VERIFY)
    clock.advance(minutes=1)
    let(GOOD)
    asking.told(VERIFY)
    clock.advance(minutes=1)
    let(silent)
    asking.told(ACTIVATE)
    clock.advance(minutes=1)
    let(saying({"state": "paid"}))
    asking.told(VERIFY)
    asking.told(VERIFY, PLAIN)
    with unit_of_work() as session:
        steps = [
            (step.amount_cents, step.amount_source, step.program)
            for step in evidence.timeline(session, ENTITY, SHARED)
            if step.kind == "ASKED_BY_HUB"
        ]
        assert steps == [
            (HANDED_IN, "HANDED_IN", "Gestionale tributi"),
            (ASKED, "ASKED", "Gestionale tributi"),
            (ASKED, "LAST_KNOWN", "Gestionale tributi"),
            (None, "ASKED", "Gestionale tributi"),
        ]
        [plain] = [
            step
            for step in evidence.timeline(session, ENTITY, PLAIN)
            if step.kind == "ASKED_BY_HUB"
        ]
        assert (plain.amount_cents, plain.amount_source, plain.program) == (None, None, None)


def test_program_may_use_our_database_while_it_is_asked(asking, let, unit_of_work) -> None:
    """No transaction is open meanwhile: on SQLite this would wait until the box is over."""

    def busy(connection: Any, over: Any) -> None:
        with unit_of_work() as session:
            add_position(session, 7)
        GOOD(connection, over)

    let(busy)
    assert asking.told(VERIFY) == Told(ASKED)


def test_notice_paid_while_its_program_is_asked_is_not_paid_twice(asking, let) -> None:
    def slow(connection: Any, over: Any) -> None:
        asking.pay(SHARED, HANDED_IN)
        GOOD(connection, over)

    let(slow)
    assert asking.told(ACTIVATE) == Told(None, "PAA_PAGAMENTO_DUPLICATO")


def test_program_that_is_away_is_not_waited_for_by_everybody(asking, let, program, clock) -> None:
    # It hangs up at once: each question that is sent is heard, however slow the machine is.
    let(raw())
    for _ in range(3):
        assert asking.told(VERIFY) == Told(HANDED_IN)
    for _ in range(20):
        assert asking.told(VERIFY) == Told(HANDED_IN)
    assert len(program.questions) == 3
    let(GOOD)
    clock.advance(seconds=PAUSE.total_seconds())
    assert asking.told(VERIFY) == Told(ASKED)


def test_program_that_is_slow_keeps_no_other_payer(asking, let) -> None:
    """More wait for it than the server has threads: the rest is told what is known at once."""
    asked, go_on = threading.Semaphore(0), threading.Event()

    def slow(connection: Any, over: Any) -> None:
        asked.release()
        go_on.wait(10)
        GOOD(connection, over)

    let(slow)
    with ThreadPoolExecutor(MOST_AT_ONCE) as payers:
        waiting = [payers.submit(asking.told, VERIFY) for _ in range(MOST_AT_ONCE)]
        for _ in waiting:
            assert asked.acquire(timeout=10)
        assert asking.told(VERIFY) == Told(HANDED_IN)
        assert asking.told(VERIFY, PLAIN) == Told(RATE_CENTS)
        go_on.set()
        assert {one.result().fault for one in waiting} == {None}


def test_all_ways_to_pay_are_asked_for(asking, let, program, unit_of_work) -> None:
    with unit_of_work() as session:
        plan = add_plan(session, 10, count=3, cents=3000)
        owned(session, plan.single)

    def by_notice(connection: Any, over: Any) -> None:
        number = program.questions[-1]["notice_number"]
        extra = {plan.single: 3100, plan.rates[1]: 1025}
        if number == plan.rates[0]:
            saying({"state": "paid"})(connection, over)
        elif number in extra:
            due(extra[number])(connection, over)

    let(by_notice)
    told = asking.options(plan.single)
    states = [
        (one["nav"], one["amount"], one["status"])
        for option in told["paymentOptions"]
        for one in option["installments"]
    ]
    assert states == [
        (plan.single, 3100, "POI_UNPAID"),
        (plan.rates[0], 1000, "POI_PAID"),
        (plan.rates[1], 1025, "POI_UNPAID"),
        # It hung up on this one.
        (plan.rates[2], 1000, "POI_UNPAID"),
    ]
    assert {one["asked_for"] for one in program.questions} == {"options"}
    # Of a plan that has begun whoever holds any of its notices is told what is left.
    assert asking.options(plan.rates[0]) == told
    with unit_of_work() as session:
        found = positions.position_by_notice(session, ENTITY, plan.rates[1])
        found.installment.status = InstallmentStatus.PAID
        found.position.status = PositionStatus.PARTIALLY_PAID
    program.questions.clear()
    asking.options(plan.single)
    assert [one["notice_number"] for one in program.questions] == [plan.rates[0], plan.rates[2]]


@pytest.mark.parametrize(("name", "code"), [("paid", "ODP-108"), ("cancelled", "ODP-111")])
def test_debt_that_its_program_does_not_want_has_no_ways_to_pay(asking, let, name, code) -> None:
    let(NOT_OWED[name][0])
    assert asking.options(SHARED)["appErrorCode"] == code


#: What a program may do, with the amount that it tells or the fault that it makes.
ANYTHING = st.one_of(
    st.sampled_from(sorted(NO_GOOD_ANSWER)).map(lambda name: (NO_GOOD_ANSWER[name], None)),
    st.sampled_from(sorted(NOT_OWED)).map(
        lambda name: (NOT_OWED[name][0], Told(None, NOT_OWED[name][1]))
    ),
    st.tuples(st.integers(1, 10**9), st.integers(1, 10**9)).map(
        lambda shares: (due(sum(shares), transfers_cents=list(shares)), Told(sum(shares)))
    ),
    st.binary(max_size=300).map(lambda body: (raw(body), None)),
    st.binary(max_size=300).map(lambda body: (saying(body), None)),
)
BASES = count(1000)


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(steps=st.lists(st.tuples(ANYTHING, st.sampled_from(QUESTIONS)), min_size=1, max_size=5))
def test_whatever_the_program_does_the_payer_is_told_what_is_known(
    asking: Hub, let: Callable[[Behaviour], None], unit_of_work: UnitOfWork, clock: FakeClock,
    steps: list[tuple[tuple[Behaviour, Told | None], hub.Tree]],
) -> None:  # fmt: skip
    base = next(BASES)
    with unit_of_work() as session:
        add_owned(session, base, share(1, 6000), share(2, 4000, COMPANY))
    expected = Told(HANDED_IN)
    for (does, says), question in steps:
        let(does)
        # Far enough for a program that was given up to be tried again.
        clock.advance(seconds=PAUSE.total_seconds())
        expected = says or expected
        assert asking.told(question, number_of(base)) == expected
