"""Whatever is done to a debt, in whatever order, and however the archive (ACA) fails meanwhile: in
the end its copy is what we would answer ourselves. The sandbox's archive is at the other end, with
its own reading of the hub's rules."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from central_server.entities.models import HubModel, StationRow
from central_server.hub.positions_api import ARCHIVE
from central_server.hub.positions_client import PositionsClient
from central_server.identity.actor import Actor
from central_server.jobs import outbox
from central_server.jobs.worker import Worker
from central_server.notices import acts, expiry
from central_server.notices import service as notices
from central_server.notices.service import HUB_PUBLISH, Release
from central_server.notices.tasks import PositionPublisher
from central_server.positions import repository as positions
from central_server.positions import service
from central_server.positions.service import Origin
from hub_sandbox.app import create_app
from hub_sandbox.composition import Surroundings, build_sandbox
from hub_sandbox.positions.refusals import PositionRefusal
from payments_core.clock import end_of_rome_day, rome_date
from payments_core.errors import BadValue, RuleBroken
from payments_core.identifiers import notice_number
from payments_core.model.debt_position import InstallmentStatus, PaymentOption, PositionStatus
from payments_core.model.role import Role
from payments_core.rules.position_lifecycle import PositionEvent
from payments_core.wire.desk.notice_messages import ActKind, NoticeAct
from tests.factories.clock import TEST_START
from tests.factories.positions import make_debt
from tests.factories.sandbox import ARCHIVE_KEY, make_world, running
from tests.factories.server import DESK, ENTITY, OPERATOR, RATE, STATION, add_entity

SUPERVISOR = Actor(ENTITY, DESK, OPERATOR, frozenset({Role.SUPERVISOR}))
OPEN = (PositionStatus.VALID, PositionStatus.PARTIALLY_PAID)


class Line(httpx.HTTPTransport):
    """The way to the archive: up, down, or losing answers to what it has brought."""

    state = "up"

    def handle_request(self, request):
        if self.state == "down":
            raise httpx.ConnectError("down")
        answer = super().handle_request(request)
        if self.state == "deaf":
            answer.read()
            answer.close()
            raise httpx.ReadTimeout("deaf")
        return answer


class Town:
    """A server with its worker, moved by hand, and the archive."""

    def __init__(self, unit_of_work, clock, worker, line, archive):
        self.unit_of_work, self.clock, self.worker = unit_of_work, clock, worker
        self.line, self.archive = line, archive
        self._bases, self._ids = itertools.count(1), itertools.count(1)

    def release(self, *, parts=0, live=False, expires=False):
        """A debt that is due in ten days, or also in parts a month apart; gives its numbers."""
        today = rome_date(self.clock.now())
        debt = make_debt(
            number=notice_number.build("01", next(self._bases)), due_on=today + timedelta(10)
        )
        [due] = debt.options[0].installments
        plan = tuple(
            replace(
                due, notice_number=notice_number.build("01", next(self._bases)),
                due_on=today + timedelta(30 * part + 5),
            )
            for part in range(parts)
        )  # fmt: skip
        debt = replace(debt, options=(*debt.options, *([PaymentOption(plan)] if plan else ())))
        numbers = tuple(one.notice_number for option in debt.options for one in option.installments)
        origin = Origin(RATE, 1, RATE, 1, live=live, expires=expires)
        with self.unit_of_work() as session:
            position = service.create(
                session, debt, origin, position_id=f"debt-{next(self._ids)}", citizen_id=None,
                now=self.clock.now(),
            )  # fmt: skip
            service.apply_event(position, PositionEvent.PUBLISH)
            release = Release(ENTITY, numbers, DESK, OPERATOR, self.clock.now())
            notices.record(session, release, self.clock.now())
        return numbers

    def act(self, number, act, **more):
        with self.unit_of_work() as session:
            wanted = NoticeAct(act=act, reason="prova", **more)
            acts.perform(session, SUPERVISOR, number, wanted, self.clock.now())

    def work(self):
        """Let the worker do what is due."""
        while self.worker.run_due():
            pass

    def settle(self):
        """The archive is there again, and the worker gets through everything."""
        self.line.state = "up"
        for _ in range(12):
            self.clock.advance(minutes=6)
            self.work()
        with self.unit_of_work() as session:
            assert outbox.waiting(session, ENTITY, HUB_PUBLISH) == []

    def copy(self, number):
        """What the archive has, None where it has nothing."""
        with self.unit_of_work() as session:
            found = positions.position_by_notice(session, ENTITY, number)
            iupd = found.position.iupd or found.position.position_id
        try:
            return self.archive.position(ENTITY, iupd)
        except PositionRefusal:
            return None


@pytest.fixture
def town(unit_of_work, clock):
    sandbox = build_sandbox(make_world(), Surroundings(clock, None, None, None), 1, 1.0)
    line = Line()
    with running(create_app(sandbox)) as url, httpx.Client(transport=line) as http:
        with unit_of_work() as session:
            add_entity(session)
            station = session.get_one(StationRow, (ENTITY, STATION))
            station.positions_url = f"{url}/aca/debt-positions-service/v1"
            station.positions_key = ARCHIVE_KEY
        publisher = PositionPublisher(
            unit_of_work, {HubModel.STATION: PositionsClient(http, ARCHIVE)}, {}, clock
        )
        worker = Worker(unit_of_work, {HUB_PUBLISH: publisher}, clock, lambda: 0.0)
        yield Town(unit_of_work, clock, worker, line, sandbox.archive)


def test_two_acts_in_a_row_end_as_the_second_although_the_first_fails(town):
    [number] = town.release()
    town.work()
    town.line.state = "down"
    town.act(number, ActKind.SUSPEND)
    town.work()
    town.line.state = "up"
    town.act(number, ActKind.RESUME)
    town.work()
    with town.unit_of_work() as session:
        first, second = outbox.waiting(session, ENTITY, HUB_PUBLISH)
    assert (first.attempts, second.attempts) == (1, 0)
    assert "archive_unreachable" in first.last_error
    town.settle()
    assert town.copy(number).status == "VALID"


def test_jobs_of_one_debt_have_one_subject_whichever_notice_was_meant(town):
    single, *parts = town.release(parts=2)
    town.act(parts[1], ActKind.PAID_ELSEWHERE, paid_on=date(2026, 11, 20), method="contanti",
             reference="ricevuta 1")  # fmt: skip
    other = town.release()
    town.act(other[0], ActKind.CANCEL)
    with town.unit_of_work() as session:
        subjects = [row.subject for row in outbox.waiting(session, ENTITY, HUB_PUBLISH)]
    assert subjects == [single, single, other[0], other[0]]


def test_suspended_debt_is_not_paid_in_our_place(town):
    [number] = town.release()
    town.work()
    assert town.copy(number).debt.pay_stand_in
    town.act(number, ActKind.SUSPEND)
    town.work()
    copy = town.copy(number)
    assert (copy.status, copy.debt.pay_stand_in) == ("DRAFT", False)


def test_amount_of_the_day_is_not_taken_from_the_copy(town):
    [number] = town.release(live=True)
    town.work()
    assert not town.copy(number).debt.pay_stand_in


def test_instalments_reach_the_archive_although_one_was_paid_elsewhere_before(town):
    town.line.state = "down"
    single, *parts = town.release(parts=3)
    town.work()
    town.act(parts[0], ActKind.PAID_ELSEWHERE, paid_on=date(2026, 11, 20), method="contanti",
             reference="ricevuta 1")  # fmt: skip
    town.settle()
    copy = town.copy(single)
    assert [one.notice_number for one in copy.debt.installments] == parts[1:]
    assert copy.status == "VALID"


def test_expired_debt_cannot_be_paid_from_the_archive_until_its_date_is_moved(town):
    [number] = town.release(expires=True)
    town.work()
    town.clock.advance(days=12)
    assert town.copy(number).status == "EXPIRED"
    with town.unit_of_work() as session:
        assert expiry.expire_some(session, town.clock) == 1
    town.work()
    assert town.copy(number) is None
    town.act(number, ActKind.CHANGE, due_on=rome_date(town.clock.now()))
    town.work()
    assert town.copy(number).status == "VALID"


def test_copy_of_another_program_follows_what_is_done_here(town):
    [number] = town.release()
    town.work()
    debt = town.copy(number).debt
    town.archive.delete(ENTITY, debt.iupd)
    town.archive.create(ENTITY, replace(debt, iupd="TARI-2026_77"), publish=True)
    with town.unit_of_work() as session:
        positions.position_by_notice(session, ENTITY, number).position.iupd = "TARI-2026_77"
    town.act(number, ActKind.CHANGE, due_on=date(2026, 12, 31))
    town.work()
    copy = town.copy(number)
    assert (copy.status, rome_date(copy.debt.installments[0].due_at)) == (
        "VALID", date(2026, 12, 31),
    )  # fmt: skip
    town.act(number, ActKind.CANCEL)
    town.work()
    assert town.copy(number).status == "INVALID"


STEPS = st.sampled_from(
    ["down", "deaf", "up", "work", "days", "expire", *(act.value for act in ActKind)]
)


@given(
    st.integers(0, 3),
    st.booleans(),
    st.booleans(),
    st.lists(st.tuples(STEPS, st.integers(0, 3)), max_size=10),
)
@example(0, False, False, [("work", 0), ("days", 0)])
@example(0, False, False, [("work", 0), ("SUSPEND", 0)])
@example(0, False, False, [("work", 0), ("days", 0), ("SUSPEND", 0)])
@example(3, False, False, [("down", 0), ("work", 0), ("PAID_ELSEWHERE", 1)])
@example(2, False, False, [("work", 0), ("days", 0), ("CHANGE", 2)])
@example(2, False, False, [("days", 0), ("work", 0), ("PAID_ELSEWHERE", 0)])
@example(0, False, True, [("deaf", 0), ("work", 0), ("up", 0), ("SUSPEND", 0), ("RESUME", 0)])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_copy_says_in_the_end_what_we_would_answer(town, parts, live, expires, steps):
    town.clock.set(TEST_START)
    numbers = town.release(parts=parts, live=live, expires=expires)
    for step, place in steps:
        take(town, numbers[place % len(numbers)], step)
    town.settle()
    copy = town.copy(numbers[0])
    with town.unit_of_work() as session:
        found = positions.position_by_notice(session, ENTITY, numbers[0])
        status = found.position.status
        rows = positions.installment_rows(session, ENTITY, found.position.position_id)
        assert_as_we_answer(town, status, rows, copy, live=live)


def take(town, number, step):
    """One thing that happens; what the server refuses has not happened."""
    today = rome_date(town.clock.now())
    more = {}
    match step:
        case "down" | "deaf" | "up":
            town.line.state = step
            return
        case "work":
            town.clock.advance(minutes=6)
            town.work()
            return
        case "days":
            town.clock.advance(days=12)
            return
        case "expire":
            with town.unit_of_work() as session:
                expiry.expire_some(session, town.clock)
            return
        case ActKind.CHANGE:
            more = {"due_on": today + timedelta(2)}
        case ActKind.PAID_ELSEWHERE:
            more = {"paid_on": today, "method": "contanti", "reference": "ricevuta 1"}
    try:
        town.act(number, ActKind(step), **more)
    except (RuleBroken, BadValue):
        return


def assert_as_we_answer(town, status, rows, copy, *, live):
    today = rome_date(town.clock.now())
    begun = {row.option_no for row in rows if row.status != InstallmentStatus.UNPAID}
    answered = [
        row
        for row in rows
        if row.status == InstallmentStatus.UNPAID and (not begun or row.option_no in begun)
    ]
    # What was taken in time stays there when its day goes by: we answer for it, too.
    payable = {told_of(row) for row in answered if row.due_on >= today}
    if copy is None or copy.status in ("DRAFT", "INVALID", "EXPIRED", "PAID"):
        # Nobody can pay it there; whatever can still be paid has to be offered, though.
        assert status not in OPEN or not payable
        return
    assert status in OPEN
    offered = {
        (one.notice_number, one.amount_cents, one.due_at)
        for one in copy.debt.installments
        if one.notice_number not in copy.payments
    }
    assert offered >= payable
    # Once a part is paid there, the archive itself keeps the other ways to pay back.
    assert copy.status == "PARTIALLY_PAID" or offered <= set(map(told_of, answered))
    assert copy.debt.pay_stand_in is not live


def told_of(row):
    return row.notice_number, row.amount_cents, end_of_rome_day(row.due_on)
