from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from central_server.audit import repository, service
from central_server.audit.repository import EventFilter
from central_server.desks import audit_entries
from payments_core.wire.desk.audit_messages import AuditBatch, AuditEntry
from payments_core.wire.desk.operation_messages import ClockMark
from tests.factories.server import CITIZEN, DESK, ENTITY, OPERATOR, add_desk


def an_entry(entry_id="entry-1", **changes):
    told = {
        "entry_id": entry_id, "act": "CITIZEN_OPENED", "operator_id": OPERATOR,
        "citizen_id": CITIZEN, "happened_at": "2026-03-01T10:00:00Z",
    }  # fmt: skip
    return AuditEntry.model_validate(told | changes)


@pytest.fixture
def tell(unit_of_work, desk, clock):
    """Tell the server of entries; the ids that it answers."""

    def tell(*entries, of=desk):
        with unit_of_work() as session:
            batch = AuditBatch(entries=entries)
            return audit_entries.take_in(session, of, batch, clock.now()).recorded

    return tell


@pytest.fixture
def log(unit_of_work):
    def log():
        with unit_of_work() as session:
            return repository.events(session, ENTITY, EventFilter(), 100)

    return log


def test_entry_is_in_the_log_as_of_the_desk_and_its_hour(tell, log, clock):
    at = clock.now() - timedelta(hours=3)
    assert tell(an_entry(happened_at=at, hits=2, notice_number="3" * 18)) == ("entry-1",)
    [event] = log()
    assert (event.source, event.desk_id, event.event_id) == (f"desk:{DESK}", DESK, "entry-1")
    assert (event.act, event.citizen_id, event.hits) == ("CITIZEN_OPENED", CITIZEN, 2)
    assert (event.operator_id, event.operator_known) == (OPERATOR, True)
    assert (event.happened_at, event.said_at, event.recorded_at) == (at, None, clock.now())
    assert (event.offline, event.clock_doubtful, event.notice_number) == (True, False, "3" * 18)


@pytest.mark.parametrize("act", ["NOTICE_PRINTED", "RECEIPT_PRINTED"])
def test_paper_says_nothing_about_the_line(tell, log, clock, act):
    tell(an_entry(act=act, happened_at=clock.now()))
    [event] = log()
    assert (event.act, event.offline) == (act, False)


def test_repeated_batch_is_recorded_once_and_answered_again(tell, log, clock):
    first = an_entry(happened_at=clock.now())
    assert tell(first) == ("entry-1",)
    clock.advance(seconds=5)
    assert tell(first, an_entry("entry-2", happened_at=clock.now())) == ("entry-1", "entry-2")
    assert sorted(event.event_id for event in log()) == ["entry-1", "entry-2"]


def test_desks_may_use_one_id(tell, log, unit_of_work, clock):
    with unit_of_work() as session:
        other = add_desk(session, ENTITY, desk_id="desk-other", code="another")
    tell(an_entry(happened_at=clock.now()))
    tell(an_entry(happened_at=clock.now()), of=other)
    assert sorted(event.desk_id for event in log()) == sorted([DESK, "desk-other"])


def test_unknown_operator_is_kept_and_marked(tell, log, clock):
    with capture_logs() as logs:
        tell(an_entry(operator_id="nobody", happened_at=clock.now()))
    [event] = log()
    assert (event.operator_id, event.operator_known) == ("nobody", False)
    [entry] = [entry for entry in logs if entry["event"] == "audit_operator_unknown"]
    assert entry["operators"] == ["nobody"]


def test_act_of_a_later_program_is_kept(tell, log, clock):
    tell(an_entry(act="SOMETHING_NEW", happened_at=clock.now()))
    assert [event.act for event in log()] == ["SOMETHING_NEW"]


def test_hour_of_a_clock_in_doubt_is_marked(tell, log, clock):
    mark = ClockMark(corrected_seconds=0, doubtful=True)
    at = clock.now() - timedelta(minutes=1)
    tell(an_entry(happened_at=at, clock=mark))
    [event] = log()
    assert (event.happened_at, event.said_at, event.clock_doubtful) == (at, None, True)


def test_hour_that_was_put_right_by_the_server_is_believed(tell, log, clock):
    mark = ClockMark(corrected_seconds=-7200, doubtful=False)
    tell(an_entry(happened_at=clock.now(), clock=mark))
    assert log()[0].clock_doubtful is False


def test_hour_that_is_still_to_come_is_put_right_beside_what_was_said(tell, log, clock):
    said = clock.now() + timedelta(days=400)
    tell(an_entry(happened_at=said))
    [event] = log()
    assert (event.happened_at, event.said_at, event.clock_doubtful) == (clock.now(), said, True)


def test_clock_that_is_a_little_fast_is_no_doubt(tell, log, clock):
    tell(an_entry(happened_at=clock.now() + timedelta(minutes=4)))
    [event] = log()
    assert (event.happened_at, event.said_at, event.clock_doubtful) == (clock.now(), None, False)


def test_what_a_desk_told_is_sealed_like_all_else(tell, unit_of_work, clock):
    tell(*(an_entry(f"entry-{n}", happened_at=clock.now()) for n in range(200)))
    service.seal_waiting(unit_of_work)
    assert service.verify(unit_of_work, ENTITY).sealed == 200
