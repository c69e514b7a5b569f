import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete

from counter_app.store import (
    cancellations,
    citizen_notes,
    desk,
    journal_rows,
    notices,
    numbers,
    outbox,
    schema,
    tasks,
)
from counter_app.store.database import Database
from counter_app.store.number_mark import NumberMark
from counter_app.store.number_source import NumberSource
from counter_app.store.numbers import PrintedNumber
from counter_app.store.outbox_journal import OutboxJournal
from counter_app.store.recovery import Recovery
from counter_app.store.tables import OutboxRow, ReleaseState, TaskRow
from payments_core.errors import RuleBroken
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.operation_messages import Cancellation, CitizenNote
from tests.factories.clock import FakeClock
from tests.factories.counter import (
    KEY,
    MACHINE,
    enrolled_store,
    lease,
    make_recovery,
    number_source,
)
from tests.factories.fake_server import CREDENTIAL, DESK, NOW
from tests.factories.releasing import keep, operation_for, release_into

PAD_NUMBER = "301000000000007789"


class Desk:
    """An enrolled desk that writes its journal, and what becomes of it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / "store.db"
        enrolled_store(folder).close()
        self.database, self.recovery = make_recovery(folder)
        self.open()

    def open(self, *, rebuilt: bool = False) -> NumberSource:
        self.database.open(KEY, must_exist=True)
        self.recovery.take_up(self.database, [KEY], rebuilt=rebuilt)
        self.source = number_source(self.database, self.folder)
        return self.source

    def rebuild(self) -> NumberSource:
        self.database.close()
        self.recovery.rebuild([KEY])
        return self.open(rebuilt=True)

    def waiting(self) -> list[str]:
        with self.database.read() as session:
            return [row.notice_number for row in notices.waiting(session)]

    def release_of_pad(self, operation_id: str) -> None:
        with self.database.write() as session:
            keep(session, operation_for(PrintedNumber(PAD_NUMBER, 1), operation_id))

    def refuse(self, operation_id: str, task_id: str) -> None:
        """What delivery does when the server refuses an operation."""
        with self.database.write() as session:
            outbox.remove(session, operation_id)
            for notice in notices.by_operation(session, operation_id):
                notice.state = ReleaseState.REFUSED
            if (wanted := cancellations.find(session, operation_id)) is not None:
                cancellations.answer(session, wanted, Problem(code="already_paid"), NOW)
            task = tasks.NewTask(task_id, tasks.TO_CHECK, "", "refused", {})
            tasks.open_task(session, task, NOW)

    def open_again(self) -> None:
        self.database.close()
        self.open()

    def of_pad(self) -> tuple[str, str]:
        """Operation and state of the notice with the pad's number."""
        with self.database.read() as session:
            row = notices.by_number(session, PAD_NUMBER)
            assert row is not None
            return row.operation_id, row.state

    def told(self) -> list[str]:
        with self.database.read() as session:
            return [task.problem_code for task in tasks.open_tasks(session)]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.database.close()


def test_lost_store_comes_back_with_what_waits_in_its_order(here: Desk) -> None:
    released = [release_into(here.source) for _ in range(5)]
    with here.database.write() as session:
        (first, *_) = notices.waiting(session)
        outbox.remove(session, first.operation_id)
    here.database.close()
    here.path.write_bytes(b"nothing of a store")
    here.rebuild()
    assert here.waiting() == released[1:]
    assert here.told() == ["store_rebuilt"]
    with here.database.read() as session:
        row = desk.get(session)
        assert (row.desk_id, row.credential, row.machine) == (DESK, CREDENTIAL, MACHINE)
        assert desk.profile(session).desk_name == "Sportello 12"
        (task,) = tasks.open_tasks(session)
        assert dict(tasks.facts_of(task)) == {
            "file": "store.db.damaged-20261123-094100",
            "waiting": "4",
        }
    assert (here.folder / "store.db.damaged-20261123-094100").read_bytes() == b"nothing of a store"


def test_no_earlier_number_is_used_after_a_rebuilding(here: Desk) -> None:
    used = {release_into(here.source) for _ in range(3)}
    source = here.rebuild()
    assert not source.in_doubt
    with pytest.raises(RuleBroken, match="numbers_exhausted"):
        release_into(source)
    with here.database.write() as session:
        numbers.add_lease(session, DESK, lease(count=50), NOW)
    with pytest.raises(RuleBroken, match="numbers_exhausted"):
        release_into(source)
    with here.database.write() as session:
        numbers.add_lease(session, DESK, lease("lease-b", 1_000), NOW)
    assert release_into(source) not in used
    assert number_source(here.database, here.folder).examine()


def test_rebuilding_that_is_interrupted_begins_again(
    here: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = [release_into(here.source) for _ in range(2)]
    here.database.close()
    with monkeypatch.context() as patched:
        patched.setattr(numbers, "add_spent", _cut)
        with pytest.raises(KeyboardInterrupt):
            here.recovery.rebuild([KEY])
    assert not here.path.exists()
    here.rebuild()
    assert here.waiting() == released
    assert len(list(here.folder.glob("store.db.damaged-*"))) == 1


def _cut(*_facts: object) -> None:
    raise KeyboardInterrupt


def test_operation_that_never_reached_the_store_is_not_delivered(here: Desk) -> None:
    class PowerCut(BaseException):
        pass

    journal = here.database._journal
    assert journal is not None
    after_failure, journal.after_failure = journal.after_failure, lambda _session: None  # type: ignore[method-assign]
    before_commit = journal.before_commit

    def cut_after_record(session: object) -> None:
        before_commit(session)  # type: ignore[arg-type]
        raise PowerCut

    journal.before_commit = cut_after_record  # type: ignore[method-assign]
    with pytest.raises(PowerCut):
        release_into(here.source, "op-1")
    journal.before_commit, journal.after_failure = before_commit, after_failure  # type: ignore[method-assign]
    assert list(OutboxJournal(journal.path).history([KEY]).operations) == ["op-1"]
    here.database.close()
    here.open()
    assert here.waiting() == []
    assert OutboxJournal(journal.path).history([KEY]).operations == {}


def test_the_same_operation_is_delivered_when_the_store_is_lost(here: Desk) -> None:
    journal = here.database._journal
    assert journal is not None
    journal.after_commit = _cut  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        release_into(here.source, "op-1")
    del journal.after_commit
    assert not OutboxJournal(journal.path).history([KEY]).operations["op-1"].stands
    number = here.waiting()
    here.database.close()
    here.path.unlink()
    here.rebuild()
    assert here.waiting() == number != []


def test_store_that_has_become_older_gets_back_what_was_printed(here: Desk) -> None:
    release_into(here.source)
    here.database.close()
    shutil.copy(here.path, here.folder / "older")
    here.open()
    later = release_into(here.source)
    here.database.close()
    (here.folder / "older").replace(here.path)
    source = here.open()
    assert later in here.waiting()
    assert here.told() == ["store_older"]
    assert source.in_doubt


def test_power_cut_while_something_is_queued_again_leaves_it_standing(here: Desk) -> None:
    here.database.close()
    shutil.copy(here.path, here.folder / "older")
    here.open()
    number = release_into(here.source, "op-1")
    journal = here.database._journal
    assert journal is not None
    here.database.close()
    here.open()

    def cut() -> None:
        with here.database.write() as session:
            outbox.move_to_end(session, session.query(OutboxRow).one())
            journal.before_commit(session)
            raise KeyboardInterrupt

    journal.after_failure = lambda _session: None  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        cut()
    del journal.after_failure
    here.database.close()
    (here.folder / "older").replace(here.path)
    here.open()
    assert here.waiting() == [number]
    assert here.told() == ["store_older"]


def test_answer_that_was_not_noted_is_not_brought_back(
    here: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    release_into(here.source, "op-1")
    with monkeypatch.context() as patched:
        patched.setattr("counter_app.store.outbox_journal.OutboxJournal.after_commit", _pass)
        with here.database.write() as session:
            outbox.remove(session, "op-1")
    here.database.close()
    here.open()
    assert here.waiting() == []
    assert here.told() == []


def _pass(*_facts: object) -> None:
    return


def test_number_of_a_pad_released_again_is_not_the_refused_releases_at_the_next_start(
    here: Desk,
) -> None:
    here.release_of_pad("op-a")
    here.refuse("op-a", tasks.id_of_refused("op-a"))
    here.release_of_pad("op-b")
    here.open_again()
    assert here.of_pad() == ("op-b", ReleaseState.PENDING)
    assert here.waiting() == [PAD_NUMBER]
    assert here.told() == ["refused"]


def test_refused_release_does_not_take_its_number_back(here: Desk) -> None:
    here.release_of_pad("op-a")
    here.refuse("op-a", tasks.id_of_refused("op-a"))
    here.release_of_pad("op-b")
    with here.database.write() as session:
        session.execute(delete(TaskRow))
    here.open_again()
    assert here.of_pad() == ("op-b", ReleaseState.PENDING)
    assert here.told() == ["refused", "store_older"]


@pytest.mark.parametrize("closed", [False, True])
def test_refused_cancellation_raises_no_alarm_at_each_start(here: Desk, closed: bool) -> None:
    wanted = Cancellation(
        operation_id="cancel-1", operator_id="laura", generation=1,
        notice_number=PAD_NUMBER, reason="rilasciato due volte", decided_at=NOW,
    )  # fmt: skip
    with here.database.write() as session:
        cancellations.queue(session, wanted, PAD_NUMBER)
    here.refuse("cancel-1", "cancel-refused-cancel-1")
    if closed:
        with here.database.write() as session:
            tasks.close_task(session, "cancel-refused-cancel-1", NOW)
    here.open_again()
    assert here.told() == ([] if closed else ["refused"])


def test_altered_journal_beside_a_whole_store_is_set_aside(here: Desk) -> None:
    number = release_into(here.source)
    here.database.close()
    journal = here.folder / "outbox.journal"
    raw = bytearray(journal.read_bytes())
    raw[-1] ^= 1
    journal.write_bytes(raw)
    here.open()
    assert here.waiting() == [number]
    assert here.told() == ["journal_set_aside"]
    (aside,) = here.folder.glob("outbox.journal.damaged-*")
    assert aside.read_bytes() == bytes(raw)
    assert OutboxJournal(journal).history([KEY]).operations


def test_altered_journal_beside_a_lost_store_gives_what_it_can(here: Desk) -> None:
    numbers_ = [release_into(here.source, f"op-{number}") for number in range(3)]
    here.database.close()
    journal = here.folder / "outbox.journal"
    raw = journal.read_bytes()
    journal.write_bytes(raw[:-30] + b"x" + raw[-29:])
    here.rebuild()
    assert here.waiting() == numbers_
    assert here.told() == ["store_rebuilt_in_part"]
    assert len(list(here.folder.glob("outbox.journal.damaged-*"))) == 1


def test_journal_whose_beginning_is_unreadable_brings_back_what_follows(here: Desk) -> None:
    numbers_ = [release_into(here.source, f"op-{number}") for number in range(3)]
    here.database.close()
    journal = here.folder / "outbox.journal"
    raw = bytearray(journal.read_bytes())
    raw[60] ^= 1
    journal.write_bytes(raw)
    assert here.recovery._journal.history([KEY]).revision == schema.head()
    here.path.write_bytes(b"nothing of a store")
    here.rebuild()
    assert here.waiting() == numbers_
    assert here.told() == ["store_rebuilt_in_part"]
    with here.database.read() as session:
        assert desk.get(session).desk_id == DESK


@pytest.mark.parametrize("left", [None, b"", b"something else altogether"])
def test_without_store_and_journal_the_machine_is_no_desk(here: Desk, left: bytes | None) -> None:
    release_into(here.source)
    here.database.close()
    here.path.write_bytes(bytes(5000))
    journal = here.folder / "outbox.journal"
    journal.unlink()
    if left is not None:
        journal.write_bytes(left)
    here.rebuild()
    with here.database.read() as session:
        assert desk.find(session) is None
    assert here.told() == ["store_lost"]
    asides = sorted(path.name.split(".damaged")[0] for path in here.folder.glob("*.damaged-*"))
    assert asides == (["store.db"] if left is None else ["outbox.journal", "store.db"])


def test_full_disk_at_the_start_leaves_the_journal_and_lets_the_desk_read(
    here: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = release_into(here.source)
    here.database.close()
    before = (here.folder / "outbox.journal").read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr("counter_app.store.sealed_file.write_durably", _full)
        source = here.open()
    assert here.waiting() == [number]
    assert (here.folder / "outbox.journal").read_bytes() == before
    with pytest.raises(Exception, match="journal_unwritable"):
        release_into(source)


def _full(_path: Path, _content: bytes) -> None:
    raise OSError(28, "No space left on device")


def test_paper_that_may_be_in_somebodys_hand_is_not_made_again(here: Desk) -> None:
    with here.source.next_numbers() as (session, (number,)):
        keep(session, operation_for(number, "op-1"))
        (row,) = notices.by_operation(session, "op-1")
        row.late_print = True
    with here.database.write() as session:
        notices.drop_late_print(session, "op-1")
    here.rebuild()
    with here.database.read() as session:
        (row,) = notices.by_operation(session, "op-1")
    assert not row.late_print


def test_rows_of_an_earlier_version_come_back_in_the_form_of_this_one(here: Desk) -> None:
    old = {
        "operation_id": "op-1",
        "notice_number": "301000000000000103",
        "operator_id": "op-laura",
        "citizen_id": "c-1",
        "release": '{"notice_number": "301000000000000103", "lease_id": "lease-1",'
        ' "generation": 1, "rate_id": "carta-identita", "rate_version": 1, "citizen_id": "c-1",'
        ' "debtor": {"kind": "F", "identifier": "RSSMRA80A41Z999C", "full_name": "Rossi Maria"},'
        ' "subject": "Carta", "amount_cents": 2195, "due_on": "2026-12-23",'
        ' "released_at": "2026-11-23T09:41:00Z"}',
        "citizen": "{}",
        "offline_kind": 1,
        "state": "PENDING",
        "problem": None,
        "released_at": "2026-11-23 09:41:00.000000",
        "payable_at": None,
        "paid_at": None,
        "late_print": 0,
    }
    (found,) = journal_rows.brought_up_to_date("0001", [("notices", old)])
    assert '"kind_id": "carta-identita"' in found[1]["release"]
    with here.database.write() as session:
        journal_rows.put_back(session.connection(), [found])
    with here.database.read() as session:
        row = notices.by_number(session, "301000000000000103")
        assert row is not None
        assert row.state == ReleaseState.PENDING
    with pytest.raises(RuleBroken, match="store_newer_than_program"):
        journal_rows.brought_up_to_date("9999", [("notices", old)])
    assert journal_rows.brought_up_to_date(schema.head(), [("notices", old)]) == [("notices", old)]


def test_machine_that_is_not_the_journals_is_in_doubt(here: Desk) -> None:
    release_into(here.source)
    here.rebuild()
    elsewhere = NumberSource(
        here.database, NumberMark(here.folder / "marks" / "test.json"), "another machine"
    )
    assert not elsewhere.examine()


def test_unreadable_mark_after_a_rebuilding_is_doubt(here: Desk) -> None:
    release_into(here.source)
    (here.folder / "marks" / "test.json").write_text("{")
    assert here.rebuild().in_doubt
    assert here.told() == ["store_rebuilt"]


def test_clock_names_the_task(tmp_path: Path) -> None:
    clock = FakeClock(NOW)
    path = tmp_path / "store.db"
    recovery = Recovery(
        path, OutboxJournal(tmp_path / "journal"), NumberMark(tmp_path / "mark"), clock
    )
    recovery.rebuild([KEY])
    database = Database(path)
    database.open(KEY)
    with database.read() as session:
        (task,) = tasks.open_tasks(session)
    assert (task.task_id, task.opened_at) == ("store_lost-20261123094100", NOW)
    database.close()


def test_note_that_nobody_has_answered_comes_back_with_its_place(tmp_path: Path) -> None:
    desk_here = Desk(tmp_path)
    note = CitizenNote(
        operation_id="note-1", operator_id="op-1", generation=1, citizen_id="c-1",
        text="tutore: Anna Verdi", written_at=NOW,
    )  # fmt: skip
    with desk_here.database.write() as session:
        citizen_notes.queue(session, note, "Laura Bianchi")
    desk_here.rebuild()
    with desk_here.database.read() as session:
        assert outbox.due(session, NOW, 5) == [note]
        row = citizen_notes.find(session, "note-1")
        assert row is not None
        assert (row.text, row.waits, row.author_name) == (note.text, True, "Laura Bianchi")
    desk_here.database.close()


def test_note_that_is_answered_does_not_come_back(tmp_path: Path) -> None:
    desk_here = Desk(tmp_path)
    note = CitizenNote(
        operation_id="note-1", operator_id="op-1", generation=1, citizen_id="c-1",
        text="tutore: Anna Verdi", written_at=NOW,
    )  # fmt: skip
    with desk_here.database.write() as session:
        citizen_notes.queue(session, note, "Laura Bianchi")
    with desk_here.database.write() as session:
        row = citizen_notes.find(session, "note-1")
        assert row is not None
        row.waits = False
        outbox.remove(session, "note-1")
    desk_here.rebuild()
    with desk_here.database.read() as session:
        assert outbox.count(session) == 0
    desk_here.database.close()
