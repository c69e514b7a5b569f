import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import text

from counter_app.store import (
    cancellations,
    desk,
    journal_notes,
    notices,
    outbox,
    redelivery,
    schema,
    tasks,
)
from counter_app.store.database import Database
from counter_app.store.number_source import NumberSource
from counter_app.store.numbers import PrintedNumber
from counter_app.store.outbox_journal import History, OutboxJournal
from counter_app.store.sealed_file import Fault, SealedFile
from counter_app.store.tables import ReleaseState
from payments_core.errors import WorldTrouble
from payments_core.wire.desk.messages import EnrolReply
from payments_core.wire.desk.operation_messages import Cancellation
from tests.factories.counter import KEY, MACHINE, enrolled_store, number_source
from tests.factories.fake_server import CREDENTIAL, DESK, ENTITY, NOW
from tests.factories.releasing import keep, operation_for, release_into

NUMBER = "301000000000007789"


@contextmanager
def journalled(folder: Path, large_bytes: int = 1 << 20) -> Iterator[tuple[Database, NumberSource]]:
    """A store of an enrolled desk that writes its journal."""
    enrolled_store(folder).close()
    journal = OutboxJournal(folder / "outbox.journal", large_bytes)
    database = Database(folder / "store.db", journal)
    database.open(KEY)
    with database.write() as session:
        journal.begin_anew(KEY, session)
    yield database, number_source(database, folder)
    database.close()


def told(folder: Path) -> History:
    """What the journal says by now."""
    return OutboxJournal(folder / "outbox.journal").history([KEY])


def test_desk_and_what_is_queued_are_in_the_journal_before_they_can_be_printed(
    tmp_path: Path,
) -> None:
    with journalled(tmp_path) as (_, source):
        number = release_into(source, "op-1")
        history = told(tmp_path)
    assert history.desk is not None
    assert (history.desk["entity_id"], history.desk["credential"]) == (ENTITY, CREDENTIAL)
    assert history.desk["machine"] == MACHINE
    assert history.operations["op-1"].stands
    assert history.operations["op-1"].numbers() == {number}
    assert {table for table, _ in history.operations["op-1"].rows} == {"outbox", "notices"}


def test_record_is_on_the_disk_before_the_store_commits(tmp_path: Path) -> None:
    seen: list[bool] = []

    class Looking(OutboxJournal):
        def before_commit(self, session: object) -> None:
            super().before_commit(session)  # type: ignore[arg-type]
            if "op-1" in journal_notes.of(session).queued:  # type: ignore[arg-type]
                seen.append(told(tmp_path).operations["op-1"].stands)

    enrolled_store(tmp_path).close()
    journal = Looking(tmp_path / "outbox.journal")
    database = Database(tmp_path / "store.db", journal)
    database.open(KEY)
    with database.write() as session:
        journal.begin_anew(KEY, session)
    release_into(number_source(database, tmp_path), "op-1")
    database.close()
    assert seen == [False]


def test_failed_release_is_withdrawn_and_its_number_is_anothers(tmp_path: Path) -> None:
    with journalled(tmp_path) as (database, source):
        taken: list[str] = []

        def fail() -> None:
            with source.next_numbers() as (session, (number,)):
                keep(session, operation_for(number, "op-lost"))
                session.execute(text("CREATE TABLE half_done (name TEXT)"))
                taken.append(number.notice_number)
                session.flush()
                raise KeyError

        with suppress(KeyError):
            fail()
        assert release_into(source, "op-kept") == taken[0]
        assert list(told(tmp_path).operations) == ["op-kept"]
        database.close()


def test_commit_that_fails_withdraws_what_was_written(tmp_path: Path) -> None:
    with journalled(tmp_path) as (database, source):
        with database.write() as session:
            session.execute(text("CREATE TABLE parents (id INTEGER PRIMARY KEY)"))
            session.execute(
                text(
                    "CREATE TABLE children (parent INTEGER REFERENCES parents(id)"
                    " DEFERRABLE INITIALLY DEFERRED)"
                )
            )

        def orphan() -> None:
            with source.next_numbers() as (session, (number,)):
                keep(session, operation_for(number, "op-lost"))
                session.execute(text("INSERT INTO children VALUES (7)"))

        with pytest.raises(WorldTrouble, match="store_trouble"):
            orphan()
        assert told(tmp_path).operations == {}
        with database.read() as session:
            assert outbox.count(session) == 0


def test_without_its_record_a_release_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journalled(tmp_path) as (database, _):

        def release(operation_id: str) -> None:
            with database.write() as session:
                keep(session, operation_for(PrintedNumber(NUMBER, 1), operation_id))

        with monkeypatch.context() as patched:
            patched.setattr("counter_app.store.sealed_file.os.fsync", _full)
            with pytest.raises(WorldTrouble, match="journal_unwritable"):
                release("op-1")
        with database.read() as session:
            assert outbox.count(session) == 0
        release("op-2")
        assert list(told(tmp_path).operations) == ["op-2"]


def _full(_descriptor: int) -> None:
    raise OSError(28, "No space left on device")


def test_answered_operation_need_not_come_back(tmp_path: Path) -> None:
    with journalled(tmp_path) as (database, source):
        release_into(source, "op-1")
        release_into(source, "op-2")
        with database.write() as session:
            outbox.remove(session, "op-1")
        assert list(told(tmp_path).operations) == ["op-2"]


def test_refused_release_comes_back_with_its_task_until_somebody_has_seen_it(
    tmp_path: Path,
) -> None:
    with journalled(tmp_path) as (database, source):
        release_into(source, "op-1")
        task = tasks.NewTask(
            tasks.id_of_refused("op-1"), tasks.TO_CHECK, "Carta", "lease_gone", {"debtor": "Rossi"}
        )
        with database.write() as session:
            outbox.remove(session, "op-1")
            for notice in notices.by_operation(session, "op-1"):
                notice.state = ReleaseState.REFUSED
            tasks.open_task(session, task, NOW)
        rows = dict(told(tmp_path).operations["op-1"].rows)
        assert set(rows) == {"notices", "tasks"}
        assert rows["notices"]["state"] == "REFUSED"
        with database.write() as session:
            tasks.close_task(session, task.task_id, NOW)
        with database.write() as session:
            OutboxJournal(tmp_path / "outbox.journal").begin_anew(KEY, session)
        assert told(tmp_path).operations == {}


def test_desk_that_becomes_another_is_noted(tmp_path: Path) -> None:
    with journalled(tmp_path) as (database, _):
        with database.write() as session:
            reply = EnrolReply(entity_id=ENTITY, desk_id=DESK, credential="another")
            desk.enrol(session, reply, "https://new", MACHINE, NOW)
        history = told(tmp_path)
    assert history.desk is not None
    assert (history.desk["credential"], history.desk["server_url"]) == ("another", "https://new")


def test_what_could_not_be_said_goes_with_the_next_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journalled(tmp_path) as (database, source):
        release_into(source, "op-1")
        with monkeypatch.context() as patched:
            patched.setattr("counter_app.store.sealed_file.os.fsync", _full)
            with database.write() as session:
                outbox.remove(session, "op-1")
        assert list(told(tmp_path).operations) == ["op-1"]
        release_into(source, "op-2")
        assert list(told(tmp_path).operations) == ["op-2"]


def test_journal_that_has_grown_leaves_out_what_has_gone(tmp_path: Path) -> None:
    with journalled(tmp_path, large_bytes=60_000) as (database, source):
        largest = 0
        for number in range(40):
            release_into(source, f"op-{number}")
            with database.write() as session:
                outbox.remove(session, f"op-{number}")
            largest = max(largest, (tmp_path / "outbox.journal").stat().st_size)
        assert largest < 70_000
        assert told(tmp_path).operations == {}
        assert told(tmp_path).desk is not None


def test_what_waits_long_is_not_written_again_and_again(tmp_path: Path) -> None:
    with journalled(tmp_path, large_bytes=10_000) as (_, source):
        numbers = [release_into(source, f"op-{number}") for number in range(12)]
        history = told(tmp_path)
    assert [kept.numbers() for kept in history.operations.values()] == [{one} for one in numbers]
    assert history.fault is Fault.NONE


@pytest.mark.parametrize("refused", ["write_durably", "Path.read_bytes"])
def test_journal_that_cannot_be_made_smaller_does_not_undo_what_was_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    asked: list[object] = []

    def refuse(*facts: object) -> None:
        asked.append(facts)
        raise OSError(28, "No space left on device")

    with journalled(tmp_path, large_bytes=10_000) as (database, source):
        numbers = []
        with monkeypatch.context() as patched:
            patched.setattr(f"counter_app.store.sealed_file.{refused}", refuse)
            for number in range(20):
                numbers.append(release_into(source, f"op-{number}"))
                with database.write() as session:
                    outbox.remove(session, f"op-{number}")
        assert len(set(numbers)) == 20
        assert 0 < len(asked) < 4
        assert told(tmp_path).operations == {}
        assert number_source(database, tmp_path).examine()
        release_into(source, "op-next")
        assert list(told(tmp_path).operations) == ["op-next"]


def test_order_in_which_something_is_told_again_outlives_the_store(tmp_path: Path) -> None:
    with journalled(tmp_path) as (database, source):
        number = answered_with_cancellation_waiting(database, source)
        with database.write() as session:
            assert redelivery.requeue(session, NOW, NOW) == 1
        assert in_order(told(tmp_path)) == ["op-1", f"cancel-{number}"]
        assert all(kept.stands for kept in told(tmp_path).operations.values())


@pytest.mark.parametrize("at_commit", [False, True])
def test_what_could_not_be_queued_again_stands_as_before(tmp_path: Path, at_commit: bool) -> None:
    with journalled(tmp_path) as (database, source):
        number = answered_with_cancellation_waiting(database, source)
        before = told(tmp_path).operations
        with database.write() as session:
            session.execute(text("CREATE TABLE parents (id INTEGER PRIMARY KEY)"))
            deferred = "DEFERRABLE INITIALLY DEFERRED" if at_commit else ""
            session.execute(text(f"CREATE TABLE children (id REFERENCES parents(id) {deferred})"))

        def fail() -> None:
            with database.write() as session:
                redelivery.requeue(session, NOW, NOW)
                session.execute(text("INSERT INTO children VALUES (7)"))

        with pytest.raises(WorldTrouble, match="store_trouble"):
            fail()
        assert told(tmp_path).operations == before
        assert list(before) == [f"cancel-{number}"]


def test_journal_that_is_made_smaller_meanwhile_knows_what_stood_before(tmp_path: Path) -> None:
    with journalled(tmp_path, large_bytes=1) as (database, source):
        number = answered_with_cancellation_waiting(database, source)
        journal = database._journal
        assert journal is not None

        def cut() -> None:
            with database.write() as session:
                redelivery.requeue(session, NOW, NOW)
                journal.before_commit(session)
                # Another thread says something of a transaction of its own.
                journal._shrink()
                raise KeyError

        with suppress(KeyError):
            cut()
        assert list(told(tmp_path).operations) == [f"cancel-{number}"]
        assert told(tmp_path).operations[f"cancel-{number}"].stands


def answered_with_cancellation_waiting(database: Database, source: NumberSource) -> str:
    """A release that the server has answered, and its cancellation that it has not."""
    number = release_into(source, "op-1")
    wanted = Cancellation(
        operation_id=f"cancel-{number}", operator_id="laura", generation=1, notice_number=number,
        reason="rilasciato due volte", decided_at=NOW,
    )  # fmt: skip
    with database.write() as session:
        cancellations.queue(session, wanted, number)
    with database.write() as session:
        outbox.remove(session, "op-1")
    return number


def in_order(history: History) -> list[str]:
    """Ids as a store made from it would deliver them."""
    places = {
        operation_id: row["seq"]
        for operation_id, kept in history.operations.items()
        for table, row in kept.rows
        if table == "outbox"
    }
    return sorted(places, key=lambda each: int(places[each]))


@pytest.mark.parametrize(
    ("begun", "revision", "fault"),
    [
        ([{"kind": "begun", "revision": "0009"}], "0009", Fault.NONE),
        ([], schema.head(), Fault.ALTERED),
    ],
)
def test_records_of_before_say_of_no_version_that_they_are_of_it(
    tmp_path: Path, begun: list[dict[str, str]], revision: str, fault: Fault
) -> None:
    records = [*begun, {"kind": "queued", "id": "op-1", "rows": []}]
    SealedFile(tmp_path / "outbox.journal").write_anew(
        KEY, [json.dumps(record).encode() for record in records]
    )
    history = told(tmp_path)
    assert (history.revision, history.fault) == (revision, fault)
    assert list(history.operations) == ["op-1"]


def test_each_record_says_of_which_version_its_rows_are(tmp_path: Path) -> None:
    with journalled(tmp_path) as (database, source):
        release_into(source, "op-1")
        with database.write() as session:
            reply = EnrolReply(entity_id=ENTITY, desk_id=DESK, credential="another")
            desk.enrol(session, reply, "https://new", MACHINE, NOW)
    records = [
        json.loads(record) for record in SealedFile(tmp_path / "outbox.journal").read(KEY).records
    ]
    versions = [(each["kind"], each.get("revision")) for each in records]
    head = schema.head()
    assert versions == [
        ("begun", head), ("desk", head), ("queued", head), ("stands", None), ("desk", head),
    ]  # fmt: skip


def test_each_of_several_keys_is_tried(tmp_path: Path) -> None:
    with journalled(tmp_path) as (_, source):
        release_into(source, "op-1")
    journal = OutboxJournal(tmp_path / "outbox.journal")
    assert list(journal.history([bytes(32), KEY]).operations) == ["op-1"]
    with pytest.raises(WorldTrouble, match="journal_key_differs"):
        journal.history([bytes(32)])
