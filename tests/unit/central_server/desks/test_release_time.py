from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from central_server.desks import operations
from central_server.desks.release_time import CLOCK_TOLERANCE, released_at
from central_server.jobs.models import InboxRow
from central_server.notices.models import NoticeRow
from payments_core.wire.desk.operation_messages import ClockMark, OperationOutcome
from tests.factories.clock import TEST_START
from tests.factories.server import ENTITY, release_operation

MARK = ClockMark(corrected_seconds=-90_000, doubtful=True)
A_SECOND = timedelta(seconds=1)
LEASED_AT = TEST_START - timedelta(hours=1)


def test_hour_that_can_be_is_taken_as_the_desk_says_it(desk, lease, clock):
    now = clock.now()
    for said in (
        now, now + CLOCK_TOLERANCE, LEASED_AT - CLOCK_TOLERANCE, now - timedelta(seconds=40)
    ):  # fmt: skip
        operation = release_operation(lease, released_at=said)
        assert released_at(desk, operation, [LEASED_AT], now) == said


def test_days_without_the_server_are_no_wrong_clock(desk, lease, clock):
    operation = release_operation(lease, released_at=clock.now())
    said = clock.now()
    now = clock.advance(days=12)
    assert released_at(desk, operation, [LEASED_AT], now) == said


@pytest.mark.parametrize("ahead", [CLOCK_TOLERANCE + A_SECOND, timedelta(days=366)])
def test_nothing_was_released_later_than_now(desk, lease, clock, ahead):
    operation = release_operation(lease, released_at=clock.now() + ahead, clock=MARK)
    with capture_logs() as logged:
        assert released_at(desk, operation, [LEASED_AT], clock.now()) == clock.now()
    [line] = logged
    assert line["log_level"] == "warning"
    assert line["event"] == "release_time_corrected"
    assert (line["clock_corrected_seconds"], line["clock_doubtful"]) == (-90_000, True)


def test_nothing_was_released_before_the_desk_had_the_number(desk, lease, clock):
    operation = release_operation(lease, released_at=LEASED_AT - timedelta(days=400))
    assert released_at(desk, operation, [LEASED_AT], clock.now()) == LEASED_AT


def test_number_of_a_pad_may_have_been_released_at_any_time(desk, lease, clock):
    said = clock.now() - timedelta(days=400)
    operation = release_operation(lease, released_at=said)
    assert released_at(desk, operation, [], clock.now()) == said


@pytest.mark.database
def test_release_of_a_desk_that_is_a_day_ahead_stands_and_its_word_is_kept(
    unit_of_work, desk, lease, clock, new_id
):
    said = clock.now() + timedelta(days=1)
    operation = release_operation(lease, released_at=said, clock=MARK)
    with unit_of_work() as session:
        answer = operations.perform(session, desk, operation, new_id, clock.now())
    assert answer.outcome is OperationOutcome.ACCEPTED
    number = operation.release.notice_number
    with unit_of_work() as session:
        assert session.get_one(NoticeRow, (ENTITY, number)).released_at == clock.now()
        stored = session.query(InboxRow).one().payload["release"]
        assert stored["clock"] == {"corrected_seconds": -90_000, "doubtful": True}
        assert stored["released_at"].startswith(said.date().isoformat())
    with unit_of_work() as session:
        again = operations.perform(session, desk, operation, new_id, clock.advance(hours=1))
    assert again.outcome is OperationOutcome.ALREADY_DONE
