from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from counter_app.store import (
    cancellations,
    co_debtors,
    desk,
    journal_rows,
    new_persons,
    notices,
    outbox,
    schema,
    tasks,
)
from counter_app.store.database import Database
from counter_app.store.tables import NewPersonRow, ReleaseState
from payments_core.wire.desk.operation_messages import Cancellation
from tests.factories.counter import enrolled_store, number_source, open_store
from tests.factories.fake_server import NOW
from tests.factories.releasing import release_into


def released(folder: Path) -> Database:
    """A store with one release, a co-debtor, and a person made here."""
    database = enrolled_store(folder)
    number = release_into(number_source(database, folder), "op-1")
    with database.write() as session:
        co_debtors.keep(session, number, ["c-2"])
        session.add(
            NewPersonRow(citizen_id="c-1", person="{}", made_by="laura", made_at=NOW, known_as=None)
        )
    return database


def test_rows_put_back_are_the_rows_that_were_taken(tmp_path: Path) -> None:
    first = released(tmp_path / "one")
    with first.read() as session:
        rows = journal_rows.of_operation(session, "op-1")
        assert journal_rows.revision_of(session) == schema.head()
        assert journal_rows.of_all(session) == {"op-1": rows}
    assert [table for table, _ in rows] == ["outbox", "notices", "notice_co_debtors", "new_persons"]
    second = open_store(tmp_path / "two")
    with second.write() as session:
        assert journal_rows.known(session, ["op-1"]) == set()
        journal_rows.put_back(session.connection(), rows)
        journal_rows.put_back(session.connection(), rows)
        assert journal_rows.known(session, ["op-1", "op-2"]) == {"op-1"}
    with first.read() as here, second.read() as there:
        assert outbox.due(here, NOW, 20) == outbox.due(there, NOW, 20)
        assert [row.released_at for row in notices.waiting(there)] == [NOW]
        assert journal_rows.of_operation(there, "op-1") == rows
        assert new_persons.find(there, "c-1") is not None
    for database in (first, second):
        database.close()


def test_refused_release_keeps_its_rows_of_a_number_that_is_nobody_elses(tmp_path: Path) -> None:
    first, second = released(tmp_path / "one"), released(tmp_path / "two")
    with first.write() as session:
        for notice in notices.by_operation(session, "op-1"):
            notice.state = ReleaseState.REFUSED
        session.flush()
        rows = journal_rows.of_operation(session, "op-1")
        assert journal_rows.not_overtaken(session, rows) == rows
    with second.write() as session:
        for notice in notices.by_operation(session, "op-1"):
            notice.operation_id = "op-2"
        session.flush()
        left = journal_rows.not_overtaken(session, rows)
    assert [table for table, _ in left] == ["outbox", "new_persons"]
    first.close()
    second.close()


def test_operation_is_known_by_what_its_answer_has_left(tmp_path: Path) -> None:
    wanted = Cancellation(
        operation_id="cancel-1", operator_id="laura", generation=1,
        notice_number="301000000000004285", reason="rilasciato due volte", decided_at=NOW,
    )  # fmt: skip
    database = open_store(tmp_path)
    with database.write() as session:
        cancellations.queue(session, wanted, wanted.notice_number)
        outbox.remove(session, "cancel-1")
        for operation_id in ("refused-op-1", "cancel-refused-cancel-2"):
            task = tasks.NewTask(operation_id, tasks.TO_CHECK, "", "refused", {})
            tasks.open_task(session, task, NOW)
        tasks.close_task(session, "refused-op-1", NOW)
        session.flush()
        asked = ["cancel-1", "cancel-2", "op-1", "op-2"]
        assert journal_rows.known(session, asked) == {"cancel-2", "op-1"}
        row = cancellations.find(session, "cancel-1")
        assert row is not None
        cancellations.answer(session, row, None, NOW)
        session.flush()
        assert journal_rows.known(session, asked) == {"cancel-1", "cancel-2", "op-1"}
    database.close()


def test_nothing_must_come_back_for_an_answered_operation(tmp_path: Path) -> None:
    database = released(tmp_path)
    with database.write() as session:
        outbox.remove(session, "op-1")
    with database.read() as session:
        assert journal_rows.of_operation(session, "op-1") == ()
        assert journal_rows.of_all(session) == {}
        assert journal_rows.known(session, ["op-1"]) == {"op-1"}
    database.close()


def test_profile_without_measure_stays_with_the_server(tmp_path: Path) -> None:
    database = released(tmp_path)
    with database.write() as session:
        row = journal_rows.of_desk(session)
        assert row is not None
        assert row["profile"]
        desk.get(session).profile = " " * (journal_rows.PROFILE_LIMIT + 1)
        session.flush()
        row = journal_rows.of_desk(session)
        assert row is not None
        assert row["profile"] is None
    database.close()


def test_machine_that_is_no_desk_has_no_row(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.read() as session:
        assert journal_rows.of_desk(session) is None
    database.close()


def test_cancellation_that_waits_comes_back_with_its_operation(tmp_path: Path) -> None:
    wanted = Cancellation(
        operation_id="cancel-1", operator_id="laura", generation=1,
        notice_number="301000000000004285", reason="rilasciato due volte", decided_at=NOW,
    )  # fmt: skip
    first, second = open_store(tmp_path / "one"), open_store(tmp_path / "two")
    with first.write() as session:
        cancellations.queue(session, wanted, wanted.notice_number)
    with first.read() as session:
        rows = journal_rows.of_operation(session, "cancel-1")
    with second.write() as session:
        journal_rows.put_back(session.connection(), rows)
    with second.read() as session:
        assert outbox.due(session, NOW, 5) == [wanted]
        assert cancellations.waits(session, wanted.notice_number)
    first.close()
    second.close()


def test_what_waits_keeps_its_order(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path)
    source = number_source(database, tmp_path)
    ids = ["op-c", "op-a", "op-b"]
    for operation_id in ids:
        release_into(source, operation_id)
    with database.read() as session:
        assert list(journal_rows.of_all(session)) == ids
    database.close()


def test_refused_cancellation_comes_back_until_somebody_has_seen_it(tmp_path: Path) -> None:
    wanted = Cancellation(
        operation_id="cancel-1", operator_id="laura", generation=1,
        notice_number="301000000000004285", reason="rilasciato due volte", decided_at=NOW,
    )  # fmt: skip
    task = tasks.NewTask("cancel-refused-cancel-1", tasks.TO_CHECK, "", "cancel_refused", {})
    database = open_store(tmp_path)
    with database.write() as session:
        cancellations.queue(session, wanted, wanted.notice_number)
        outbox.remove(session, "cancel-1")
        tasks.open_task(session, task, NOW)
    with database.read() as session:
        found = journal_rows.of_all(session)
        assert [table for table, _ in found["cancel-1"]] == ["cancellations", "tasks"]
        assert found == {"cancel-1": journal_rows.of_operation(session, "cancel-1")}
    with database.write() as session:
        tasks.close_task(session, task.task_id, NOW)
        session.flush()
        assert journal_rows.of_all(session) == {}
    database.close()


def test_row_that_does_not_fit_is_in_no_text_of_an_error() -> None:
    person = {"citizen_id": "c-1", "info": '{"family_name": "Rossi"}'}
    with pytest.raises(DBAPIError) as refused:
        journal_rows.brought_up_to_date("0001", [("citizens_seen", person)])
    assert "INSERT OR REPLACE" in str(refused.value)
    assert "Rossi" not in str(refused.value)
