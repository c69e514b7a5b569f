"""The second journal: what must not be lost with the store, in a sealed file beside it.

Each operation that enters the outbox is also a record here: the rows that must come back for it,
as the store has them. So is the desk's own row. A store that can no longer be read is set aside
and made again from this file (`store.rebuilding`).

**Order.** A release is written down in this order, each step on the disk before the next:

1. the mark of the number (`number_mark.intend`);
2. the record here: *queued*;
3. the store's commit;
4. here: *stands*; and the mark's `confirm`;
5. the caller learns the number, and only now may it be printed.

A power cut

* before 2 leaves nothing: the number is skipped, nobody has seen it;
* between 2 and 3 leaves *queued* for something that the store never kept. It was not printed.
  While the store can be read it says so itself, and the record is dropped at the next opening;
* between 3 and 4 leaves it in the store and here: it is delivered, which is right although no
  paper exists, because the store cannot tell;
* after 4 leaves everything.

If the store is lost, *queued* without *stands* is brought back too: an error while *stands* was
written does not undo a release, so it may have been printed. A debt without paper is found on the
citizen's page; a paper without a debt is what this file exists to prevent. If the store can be read
but does not know something that *stands*, it is an older copy of itself (its WAL is gone, a backup
was put back): the rows are brought back, and the mark will put the desk in doubt besides.

A transaction that fails is *withdrawn* here, since its number is then given to the next one; should
even that fail, the next record with the same number says the same. What stood and was only queued
again, for another place in the order, then stands as before.

**What leaves.** An answered operation is noted as *answered*; a refused one keeps its notice and
its task here until somebody has closed the task. If that note is lost, the operation is sent once
more and the server answers ALREADY_DONE. The file is begun anew,
from the store, each time the store is opened, and by leaving out what has gone when it has grown.
Rows are kept in the form of the store's version at that time (`revision`) and brought up to date
when they come back. Each record that has rows says the version, which all records of one file
share: any of them may be the one that can no longer be read.
"""

import json
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy.orm import Session

from counter_app.store import journal_notes, journal_rows, schema
from counter_app.store.journal_rows import Row, Rows
from counter_app.store.sealed_file import Contents, Fault, SealedFile
from payments_core.errors import WorldTrouble

#: Above this size the file is begun anew while the program runs, if half of it can go.
LARGE_BYTES = 4 << 20

_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Kept:
    """What must come back for one operation. `stands`: the store has surely committed it.

    `former` is what stood before it was queued again, in case that is withdrawn.
    """

    rows: Rows
    stands: bool
    former: "Kept | None" = None

    def numbers(self) -> set[str]:
        """The notice numbers among its rows."""
        return {str(row["notice_number"]) for table, row in self.rows if table == "notices"}


@dataclass(slots=True)
class History:
    """What the file says: the desk's row, and what must come back, in the order of its queueing.

    `revision` is the version of the store that the rows are of; the program's own where no record
    that says it could be read, and then the file was altered.
    """

    revision: str = ""
    desk: Row | None = None
    operations: dict[str, Kept] = field(default_factory=dict)
    fault: Fault = Fault.NONE


class OutboxJournal:
    """The file of one store. The store's writing transactions call it one at a time."""

    def __init__(self, path: Path, large_bytes: int = LARGE_BYTES) -> None:
        self._path = path
        self._large_bytes = large_bytes
        self._file = SealedFile(path)
        self._guard = threading.Lock()
        self._key: bytes | None = None
        self._unsaid: list[bytes] = []

    @property
    def path(self) -> Path:
        """Where it is."""
        return self._path

    def history(self, keys: Sequence[bytes]) -> History:
        """What the file says, under the first of the keys that is its own.

        Raises `journal_missing`, `journal_key_differs`, `journal_unreadable`.
        """
        for key in keys[:-1]:
            try:
                return _told(self._file.read(key))
            except WorldTrouble as trouble:
                if trouble.code != "journal_key_differs":
                    raise
        return _told(self._file.read(keys[-1]))

    def begin_anew(self, key: bytes, session: Session) -> None:
        """Write the file from the store and go on from there; `journal_unwritable`."""
        history = History(journal_rows.revision_of(session), journal_rows.of_desk(session))
        for operation_id, rows in journal_rows.of_all(session).items():
            history.operations[operation_id] = Kept(rows, stands=True)
        with self._guard:
            self._write_anew(key, _records_of(history))

    def close(self) -> None:
        """Forget the key."""
        with self._guard:
            self._key = None

    def before_commit(self, session: Session) -> None:
        """Put on the disk what this transaction has queued.

        `journal_unwritable` ends it, also where the file could not be begun at the opening.
        """
        notes = journal_notes.of(session)
        if self._key is None:
            if notes.queued or notes.desk_changed:
                raise WorldTrouble("journal_unwritable", reason="not begun")
            return
        session.flush()
        notes.answers = list(_after_answers(session, notes.answered))
        records = []
        if notes.desk_changed:
            revision = journal_rows.revision_of(session)
            records.append(_record("desk", revision=revision, row=journal_rows.of_desk(session)))
        records += [_queued(session, operation_id) for operation_id in notes.queued]
        if not records:
            return
        with self._guard:
            try:
                self._file.append(self._unsaid + records)
            except OSError as trouble:
                raise WorldTrouble("journal_unwritable", reason=trouble.strerror) from trouble
            self._unsaid, notes.recorded = [], True

    def after_commit(self, session: Session) -> None:
        """Say that what was queued stands, and what must come back no longer."""
        notes = journal_notes.of(session)
        if self._key is None:
            return
        stands = [_record("stands", ids=notes.queued)] if notes.queued else []
        if records := stands + notes.answers:
            self._say(records)

    def after_failure(self, session: Session) -> None:
        """Say that what was queued was not kept, so that its numbers are free again. Of what is not
        here yet, nothing is withdrawn: an operation that stands may have been queued again."""
        notes = journal_notes.of(session)
        if self._key is not None and notes.queued and notes.recorded:
            self._say([_record("withdrawn", ids=notes.queued)])

    def _say(self, records: list[bytes]) -> None:
        """Write down what is true already: the next record brings along what cannot be now."""
        with self._guard:
            try:
                self._file.append(self._unsaid + records)
            except OSError:
                self._unsaid += records
                _log.exception("journal_not_written")
                return
            self._unsaid = []
            if self._file.size > self._large_bytes:
                self._shrink_if_possible()

    def _shrink_if_possible(self) -> None:
        """What was said has been kept, and a file that stays large says the same: whoever has
        committed must not hear of a full disk. Not tried again before the file has doubled."""
        try:
            self._shrink()
        except WorldTrouble as trouble:
            self._large_bytes = 2 * self._file.size
            _log.warning("journal_stays_large", code=trouble.code, **trouble.facts)

    def _shrink(self) -> None:
        """Leave out what no longer counts."""
        key = self._key
        assert key is not None  # noqa: S101 - only an open journal grows
        records = _records_of(_told(self._file.read(key)))
        if 2 * sum(map(len, records)) > self._file.size:
            self._large_bytes = 2 * self._file.size
            return
        self._write_anew(key, records)

    def _write_anew(self, key: bytes, records: list[bytes]) -> None:
        try:
            self._file.write_anew(key, records)
        except OSError as trouble:
            raise WorldTrouble("journal_unwritable", reason=trouble.strerror) from trouble
        self._key, self._unsaid = key, []


def _queued(session: Session, operation_id: str) -> bytes:
    revision, rows = (
        journal_rows.revision_of(session),
        journal_rows.of_operation(session, operation_id),
    )
    return _record("queued", revision=revision, id=operation_id, rows=rows)


def _after_answers(session: Session, answered: Iterable[str]) -> Iterator[bytes]:
    """Refused ones stay until somebody has seen to them."""
    for operation_id in answered:
        if journal_rows.of_operation(session, operation_id):
            yield _queued(session, operation_id)
            yield _record("stands", ids=[operation_id])
        else:
            yield _record("answered", ids=[operation_id])


def _records_of(history: History) -> list[bytes]:
    """The shortest file that says the same."""
    revision = history.revision
    records = [
        _record("begun", revision=revision),
        _record("desk", revision=revision, row=history.desk),
    ]
    for operation_id, kept in history.operations.items():
        for one in (kept.former, kept):
            if one is not None:
                records.append(_record("queued", revision=revision, id=operation_id, rows=one.rows))
            if one is not None and one.stands:
                records.append(_record("stands", ids=[operation_id]))
    return records


def _record(kind: str, **facts: Any) -> bytes:
    return json.dumps({"kind": kind, **facts}, ensure_ascii=False).encode("utf-8")


def _told(contents: Contents) -> History:
    """What the records come to, one after the other."""
    history = History(fault=contents.fault)
    holders: dict[str, str] = {}
    for sealed in contents.records:
        record = json.loads(sealed)
        history.revision = record.get("revision", history.revision)
        match record["kind"]:
            case "desk":
                history.desk = record["row"]
            case "queued":
                rows = [(table, row) for table, row in record["rows"]]
                _queue(history, holders, record["id"], rows)
            case "stands":
                _stand(history, record["ids"])
            case "withdrawn":
                _withdraw(history, record["ids"])
            case "answered":
                for operation_id in record["ids"]:
                    history.operations.pop(operation_id, None)
    if not history.revision:
        history.revision, history.fault = schema.head(), Fault.ALTERED
    return history


def _queue(history: History, holders: dict[str, str], operation_id: str, rows: Rows) -> None:
    """A number given out again says that its former operation was never kept. `holders` are the
    numbers so far, each with its last operation."""
    before = history.operations.get(operation_id)
    standing = before if before is None or before.stands else before.former
    kept = Kept(rows, stands=False, former=standing)
    for number in kept.numbers():
        former_id = holders.get(number, operation_id)
        former = history.operations.get(former_id)
        if former is not None and not former.stands and former_id != operation_id:
            del history.operations[former_id]
        holders[number] = operation_id
    history.operations[operation_id] = kept


def _stand(history: History, operation_ids: Iterable[str]) -> None:
    for operation_id in operation_ids:
        if operation_id in history.operations:
            kept = history.operations[operation_id]
            kept.stands, kept.former = True, None


def _withdraw(history: History, operation_ids: Iterable[str]) -> None:
    for operation_id in operation_ids:
        kept = history.operations.pop(operation_id, None)
        if kept is not None and kept.former is not None:
            history.operations[operation_id] = kept.former
