from datetime import timedelta
from itertools import pairwise

import pytest

from central_server.entities.models import HubService, HubServiceRow
from central_server.jobs import outbox
from central_server.payments import searches, service
from central_server.payments.hub_access import HubCaller
from central_server.payments.searches import (
    PATIENCE,
    PATIENCE_WITHOUT_RECEIPT,
    RECEIPT_SEARCH,
    pause_after,
)
from payments_core.clock import rome_date
from payments_core.model.settlement_flow import Outcome
from tests.factories.clock import TEST_START
from tests.factories.released_debts import number_of, receipt_for
from tests.factories.server import COMPANY, ENTITY, STATION, add_entity
from tests.factories.settlement import settlement_line

LEASE = timedelta(seconds=60)


@pytest.fixture(autouse=True)
def _entities(session):
    for entity_id, code in ((ENTITY, "01"), (COMPANY, "02")):
        add_entity(session, entity_id, segregation_code=code)
    session.add(
        HubServiceRow(
            entity_id=ENTITY, service=HubService.RECEIPTS, url="http://hub.test", service_key="k"
        )
    )
    session.flush()


def line(receipt_id="iur-1", *, outcome=Outcome.PAID, days_ago=2):
    on = rome_date(TEST_START) - timedelta(days=days_ago)
    return settlement_line(receipt_id, outcome=outcome, outcome_on=on)


@pytest.fixture
def begin(session, clock):
    def begin(*lines, entity_id=ENTITY):
        searches.begin(session, entity_id, lines, clock.now())

    return begin


@pytest.fixture
def due(session, clock):
    def due(entity_id=ENTITY, limit=100):
        rows = searches.due(session, entity_id, clock.now(), limit)
        return [row.receipt_id for row in rows]

    return due


@pytest.fixture
def count(session, clock):
    """How many have been looked for in vain for more than three days."""

    def count(entity_id=ENTITY):
        return searches.count_waiting(session, entity_id, clock.now(), timedelta(days=3))

    return count


@pytest.fixture
def take(session, clock):
    """Take the jobs that are waiting and do them."""

    def take():
        jobs = outbox.take(session, [RECEIPT_SEARCH], clock.now(), LEASE, 10)
        for job in jobs:
            outbox.mark_done(session, job, clock.now())
        session.flush()
        return [job.entity_id for job in jobs]

    return take


def receive(session, clock, receipt_id="iur-1"):
    receipt = receipt_for(number_of(1), receipt_id)
    service.record_receipt(session, HubCaller(ENTITY, STATION), receipt, b"raw", 2, clock)
    session.flush()


def test_missing_receipt_is_looked_for_at_once_and_by_one_job(begin, due, take) -> None:
    begin(line("iur-1"), line("iur-1"), line("iur-2"))
    begin(line("iur-2"), line("iur-3"))
    assert due() == ["iur-1", "iur-2", "iur-3"]
    assert due(limit=2) == ["iur-1", "iur-2"]
    assert take() == [ENTITY]
    assert take() == []


def test_receipt_that_is_here_is_not_looked_for(session, clock, begin, due, take) -> None:
    receive(session, clock)
    begin(line())
    assert (due(), take()) == ([], [])


@pytest.mark.parametrize(
    ("missing", "looked_for"),
    [
        (line(outcome=Outcome.STAND_IN), True),
        (line(outcome=Outcome.PAID_WITHOUT_RECEIPT), True),
        (line(outcome=Outcome.REVOKED), False),
        (line(days_ago=60), True),
        (line(days_ago=61), False),
    ],
)
def test_what_is_looked_for(begin, due, missing, looked_for) -> None:
    begin(missing)
    assert due() == (["iur-1"] if looked_for else [])


def test_search_waits_for_an_entity_that_does_not_use_the_service(
    session, clock, begin, due, take
) -> None:
    begin(line(), entity_id=COMPANY)
    assert (due(COMPANY), due(), take()) == (["iur-1"], [], [])
    session.add(
        HubServiceRow(
            entity_id=COMPANY, service=HubService.RECEIPTS, url="http://hub.test", service_key="k"
        )
    )
    searches.ask_where_due(session, clock.now())
    assert take() == [COMPANY]


def test_attempts_come_at_growing_pauses_for_weeks(session, clock, begin, due, take) -> None:
    begin(line())
    take()
    at = []
    while due():
        at.append(clock.now())
        searches.note_answer(session, ENTITY, "iur-1", "not_there_yet", clock.now(), away=False)
        row = searches.search(session, ENTITY, "iur-1")
        clock.set(row.due_at - timedelta(seconds=1))
        assert due() == []
        clock.advance(seconds=1)
    pauses = [later - earlier for earlier, later in pairwise(at)]
    assert pauses[:5] == [pause_after(attempts) for attempts in range(1, 6)]
    assert pauses[0] == timedelta(minutes=5)
    assert set(pauses[5:]) == {timedelta(days=1)}
    assert timedelta(days=59) < at[-1] - TEST_START < PATIENCE
    session.refresh(row)
    assert row.ended_at is not None
    assert (row.last_answer, row.attempts) == ("not_there_yet", len(at))


@pytest.mark.parametrize(
    "outcome", [Outcome.STAND_IN_WITHOUT_RECEIPT, Outcome.PAID_WITHOUT_RECEIPT]
)
def test_payment_without_receipt_is_asked_for_a_week(clock, begin, due, outcome) -> None:
    begin(line(outcome=outcome))
    clock.set(TEST_START + PATIENCE_WITHOUT_RECEIPT - timedelta(seconds=1))
    assert due() == ["iur-1"]
    clock.advance(seconds=1)
    assert due() == []


def test_service_that_is_away_makes_nobody_wait_for_days(session, clock, begin, due) -> None:
    begin(line())
    for pause in (5, 20, 60, 60, 60, 60, 60):
        assert due() == ["iur-1"]
        searches.note_answer(session, ENTITY, "iur-1", "away", clock.now(), away=True)
        clock.advance(minutes=pause)


def test_search_ends_when_the_receipt_comes_by_another_way(
    session, clock, begin, due, count
) -> None:
    begin(line())
    clock.advance(days=4)
    assert count() == 1
    receive(session, clock)
    assert count() == 0
    assert due() == []
    assert searches.search(session, ENTITY, "iur-1").ended_at == clock.now()


@pytest.mark.parametrize(
    ("days", "counted"), [(3, 0), (4, 1), (PATIENCE.days - 1, 1), (PATIENCE.days, 0)]
)
def test_only_what_has_waited_long_is_counted(clock, begin, count, days, counted) -> None:
    begin(line())
    clock.advance(days=days)
    assert count() == counted
    assert count(COMPANY) == 0


def test_nothing_due_asks_nobody(session, clock, begin, take) -> None:
    begin(line())
    take()
    searches.note_answer(session, ENTITY, "iur-1", "not_there_yet", clock.now(), away=False)
    searches.note_answer(session, ENTITY, "unknown", "not_there_yet", clock.now(), away=False)
    searches.ask_where_due(session, clock.now())
    assert take() == []
