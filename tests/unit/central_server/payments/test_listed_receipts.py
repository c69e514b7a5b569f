from dataclasses import replace
from datetime import timedelta

import pytest

from central_server.payments import listed_receipts, service
from central_server.payments.hub_access import HubCaller
from central_server.payments.models import ListedReceiptRow
from central_server.payments.searches import LONGEST_PAUSE_AWAY, PAUSES
from payments_core.wire.hub.gpd_receipts import ListedReceipt
from tests.factories.clock import TEST_START
from tests.factories.released_debts import number_of, receipt_for
from tests.factories.server import COMPANY, ENTITY, STATION, add_entity

FIRST, SECOND, THIRD = (
    ListedReceipt(number_of(base)[1:], TEST_START - timedelta(hours=9 - base)) for base in (1, 2, 3)
)


@pytest.fixture(autouse=True)
def _entities(session):
    for entity_id, code in ((ENTITY, "01"), (COMPANY, "02")):
        add_entity(session, entity_id, segregation_code=code)


@pytest.fixture
def add(session, clock):
    def add(*receipts, entity_id=ENTITY):
        return listed_receipts.add_listed(session, entity_id, receipts, clock.now())

    return add


@pytest.fixture
def due(session, clock):
    def due(entity_id=ENTITY, limit=100):
        return listed_receipts.due(session, entity_id, clock.now(), limit)

    return due


@pytest.fixture
def note(session, clock):
    def note(listed, answer="not_there_yet", *, away=False):
        listed_receipts.note_answer(session, ENTITY, listed, answer, clock.now(), away=away)
        session.flush()

    return note


def count(session, *, tried, entity_id=ENTITY):
    return listed_receipts.count_waiting(session, entity_id, tried=tried)


def row_of(session, listed):
    return session.get_one(ListedReceiptRow, (ENTITY, listed.creditor_reference, listed.paid_at))


def test_line_counts_once_however_often_it_is_listed(add, due) -> None:
    assert add(SECOND, FIRST, SECOND) == 2
    assert add(FIRST, SECOND, THIRD) == 1
    assert due() == [FIRST, SECOND, THIRD]
    assert due(limit=2) == [FIRST, SECOND]
    assert due(COMPANY) == []


def test_another_payment_of_the_same_iuv_is_another_line(add, due) -> None:
    again = replace(FIRST, paid_at=TEST_START)
    assert add(FIRST, again) == 2
    assert due() == [FIRST, again]


def test_the_least_tried_comes_first(add, due, note, clock) -> None:
    add(FIRST, SECOND)
    note(FIRST)
    assert due() == [SECOND]
    clock.advance(hours=1)
    assert due() == [SECOND, FIRST]


def test_attempts_come_at_growing_pauses_and_never_end(add, due, note, clock, session) -> None:
    add(FIRST)
    for pause in (*PAUSES, PAUSES[-1], PAUSES[-1]):
        assert due() == [FIRST]
        note(FIRST)
        clock.advance(seconds=pause.total_seconds() - 1)
        assert due() == []
        clock.advance(seconds=1)
    assert row_of(session, FIRST).attempts == len(PAUSES) + 2


def test_service_that_is_away_makes_nobody_wait_for_days(add, due, note, clock) -> None:
    add(FIRST)
    for _ in range(8):
        note(FIRST, "gpd_receipts_trouble", away=True)
        clock.advance(seconds=LONGEST_PAUSE_AWAY.total_seconds())
        assert due() == [FIRST]


def test_somebody_who_asks_does_not_wait(add, due, note, clock, session) -> None:
    add(FIRST, SECOND)
    note(FIRST)
    listed_receipts.end(session, ENTITY, SECOND, "found", clock.now())
    listed_receipts.try_again(session, ENTITY, clock.now())
    assert due() == [FIRST]
    assert (row_of(session, SECOND).last_answer, row_of(session, SECOND).attempts) == ("found", 1)


def test_what_waits_is_counted(add, note, session, clock) -> None:
    add(FIRST, SECOND, THIRD)
    add(FIRST, entity_id=COMPANY)
    note(FIRST)
    listed_receipts.end(session, ENTITY, SECOND, "found", clock.now())
    assert (count(session, tried=False), count(session, tried=True)) == (2, 1)
    assert (count(session, tried=False, entity_id=COMPANY)) == 1
    assert (count(session, tried=True, entity_id=COMPANY)) == 0


def test_what_another_way_has_brought_ends(add, due, session, clock) -> None:
    """By the instant, too: a notice paid twice has another receipt of the same IUV."""
    receipt = replace(receipt_for(number_of(1)), paid_at=FIRST.paid_at)
    again = replace(FIRST, paid_at=TEST_START)
    add(FIRST, again, SECOND)
    service.record_receipt(session, HubCaller(ENTITY, STATION), receipt, b"raw", 2, clock)
    assert due() == [SECOND, again]
    session.expire_all()
    assert row_of(session, FIRST).ended_at == clock.now()


def test_cursor_of_an_entity_is_its_own(session) -> None:
    listed_receipts.poll_of(session, ENTITY).paid_to = TEST_START
    session.flush()
    assert listed_receipts.poll_of(session, ENTITY).paid_to == TEST_START
    assert listed_receipts.poll_of(session, COMPANY).paid_to is None
