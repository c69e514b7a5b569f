from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.store import cancellations, citizen_notes, notices, outbox, redelivery
from counter_app.store.database import Database
from counter_app.store.number_source import NumberSource
from counter_app.store.tables import Approval, ReleaseState
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.operation_messages import (
    AnyOperation,
    Cancellation,
    CitizenNote,
    ClockMark,
)
from tests.factories.counter import enrolled_store, number_source
from tests.factories.fake_server import DESK, NOW
from tests.factories.releasing import release_into

LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = enrolled_store(tmp_path)
    yield database
    database.close()


@pytest.fixture
def source(store: Database, tmp_path: Path) -> NumberSource:
    return number_source(store, tmp_path)


def withdraw(store: Database, number: str) -> Cancellation:
    wanted = Cancellation(
        operation_id=f"cancel-{number}", operator_id="laura", generation=1, notice_number=number,
        reason="rilasciato due volte", decided_at=NOW,
        clock=ClockMark(corrected_seconds=60, doubtful=False),
    )  # fmt: skip
    with store.write() as session:
        cancellations.queue(session, wanted, number)
    return wanted


def answer(store: Database, operation_id: str, problem: Problem | None = None) -> None:
    """What delivery keeps of an answer; a problem is a refusal."""
    with store.write() as session:
        outbox.remove(session, operation_id)
        if (wanted := cancellations.find(session, operation_id)) is not None:
            cancellations.answer(session, wanted, problem, NOW)
            ours = notices.by_number(session, wanted.notice_number)
            if ours is not None and problem is None:
                ours.state = ReleaseState.CANCELLED


def requeued(store: Database, since: int = 0) -> list[AnyOperation]:
    """All that waits after a server wants to be told again."""
    with store.write() as session:
        before = outbox.count(session)
        count = redelivery.requeue(session, NOW + timedelta(seconds=since), NOW)
        waiting = outbox.due(session, LATER, 20)
    assert count == len(waiting) - before
    return waiting


def test_cancellation_is_told_again_word_for_word_behind_its_release(
    store: Database, source: NumberSource
) -> None:
    number = release_into(source, "op-1")
    wanted = withdraw(store, number)
    answer(store, "op-1")
    answer(store, wanted.operation_id)
    release, again = requeued(store)
    assert (release.operation_id, again) == ("op-1", wanted)
    with store.read() as session:
        assert cancellations.waits(session, number)
        ours = notices.by_number(session, number)
        assert ours is not None
        assert ours.state == ReleaseState.ACCEPTED
    assert requeued(store) == [release, again]


def test_cancellation_that_waits_for_an_approval_is_told_again(
    store: Database, source: NumberSource
) -> None:
    number = release_into(source, "op-1")
    wanted = withdraw(store, number)
    answer(store, "op-1")
    facts = {"request_id": "request-1", "notice_number": number, "desk_id": DESK}
    answer(store, wanted.operation_id, Problem(code="cancellation_awaits_approval", facts=facts))
    assert requeued(store)[-1] == wanted
    # Once it is decided there is nothing that the server would have to hear.
    with store.write() as session:
        (row,) = cancellations.unsettled(session, Approval.WAITING)
        row.approval = Approval.REJECTED
        row.answered_at = NOW
        outbox.remove(session, wanted.operation_id)
    assert wanted not in requeued(store)


def test_cancellation_that_waits_goes_behind_the_release_that_is_told_again(
    store: Database, source: NumberSource
) -> None:
    first, other = release_into(source, "op-1"), release_into(source, "op-2")
    for number in (first, other):
        withdraw(store, number)
    answer(store, "op-1")
    assert [each.operation_id for each in requeued(store)] == [
        "op-2", f"cancel-{other}", "op-1", f"cancel-{first}",
    ]  # fmt: skip


def test_cancellation_of_a_notice_from_elsewhere_is_told_again(store: Database) -> None:
    wanted = withdraw(store, "301000000000004285")
    answer(store, wanted.operation_id)
    assert requeued(store) == [wanted]


def test_neither_refused_nor_earlier_cancellations_are_told_again(
    store: Database, source: NumberSource
) -> None:
    number = release_into(source, "op-1")
    wanted = withdraw(store, number)
    answer(store, "op-1")
    answer(store, wanted.operation_id)
    assert requeued(store, since=1) == []
    answer(store, wanted.operation_id, Problem(code="notice_already_paid"))
    assert [each.operation_id for each in requeued(store)] == ["op-1"]


def test_notice_that_was_paid_after_all_stays_so(store: Database, source: NumberSource) -> None:
    number = release_into(source, "op-1")
    wanted = withdraw(store, number)
    answer(store, wanted.operation_id)
    with store.write() as session:
        ours = notices.by_number(session, number)
        assert ours is not None
        ours.state = ReleaseState.PAID
    requeued(store)
    with store.read() as session:
        ours = notices.by_number(session, number)
        assert ours is not None
        assert ours.state == ReleaseState.PAID


def test_note_is_told_again_word_for_word_behind_all_notices(
    store: Database, source: NumberSource
) -> None:
    note = CitizenNote(
        operation_id="note-1", operator_id="op-1", generation=1, citizen_id="c-1",
        text="tutore: Anna Verdi", written_at=NOW,
    )  # fmt: skip
    with store.write() as session:
        citizen_notes.queue(session, note, "Laura Bianchi")
    with store.write() as session:
        outbox.remove(session, "note-1")
        row = citizen_notes.find(session, "note-1")
        assert row is not None
        row.waits = False
    release_into(source, "op-1")
    answer(store, "op-1")
    release, again = requeued(store)
    assert (release.operation_id, again) == ("op-1", note)
    with store.read() as session:
        row = citizen_notes.find(session, "note-1")
        assert row is not None
        assert row.waits
