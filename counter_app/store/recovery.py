"""Brings the store back from its second journal, in whole or in part.

Each time the store has been opened it is compared with the journal (`take_up`). A store that can no
longer be read is set aside and made again with the same key (`rebuild`): who the desk is, releases
that nobody has answered, refusals that nobody has seen. Its leases are gone for good: the mark
remembers them, numbers come anew from the server, and so do profile and changes. What the clerk has
to know is a task in the new store.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from sqlalchemy.orm import Session

from counter_app.store import journal_rows, notices, numbers, tasks
from counter_app.store.aside import (
    FORMER,
    STORE_COMPANIONS,
    WITHOUT_KEY,
    aside_since,
    asides,
    beside,
    hand_to_former,
    set_aside,
)
from counter_app.store.database import Database
from counter_app.store.durable_file import move_durably, remove_durably
from counter_app.store.number_mark import Mark, NumberMark
from counter_app.store.outbox_journal import History, OutboxJournal
from counter_app.store.sealed_file import Fault
from payments_core.clock import Clock
from payments_core.errors import Fact, WorldTrouble

#: Task of a machine that has lost even who it was.
STORE_LOST = "store_lost"
#: Files of one store that were put aside within so much were put aside together.
_TOGETHER = timedelta(minutes=1)

_log = structlog.get_logger(__name__)


class Recovery:
    """What stands beside one store: its journal and the mark of its numbers."""

    def __init__(self, path: Path, journal: OutboxJournal, mark: NumberMark, clock: Clock) -> None:
        self._path = path
        self._journal = journal
        self._mark = mark
        self._clock = clock

    def take_up(self, database: Database, keys: Sequence[bytes], *, rebuilt: bool = False) -> None:
        """Bring back what the opened store does not know and may be on paper, and begin the journal
        anew under the first key. What was `rebuilt` from a doubtful journal has told so already.

        A disk on which that cannot be written leaves the old journal in place and lets the desk
        read, not release.
        """
        history, now = self._history(keys), self._clock.now()
        try:
            with database.write() as session:
                brought = _bring_back(session, history, standing_only=True)
                if brought:
                    _open_task(session, "store_older", now, waiting=brought)
                if history.fault is Fault.ALTERED:
                    aside = set_aside(self._journal.path, now)
                    if not rebuilt:
                        _open_task(session, "journal_set_aside", now, file=_name(aside))
                session.flush()
                self._journal.begin_anew(keys[0], session)
        except WorldTrouble as trouble:
            if trouble.code not in ("journal_unwritable", "store_trouble"):
                raise
            _log.warning("journal_not_begun", **trouble.facts)

    def rebuild(self, keys: Sequence[bytes]) -> None:
        """Set the store aside and put a new one, under the first key, in its place.

        It is made under another name: whoever is interrupted begins again. Raises
        `store_newer_than_program` (the journal was), `store_trouble` and what opening raises.
        """
        now = self._clock.now()
        aside = set_aside(self._path, now, STORE_COMPANIONS)
        fresh = self._path.with_name(f"{self._path.name}.rebuilding")
        for suffix in ("", *STORE_COMPANIONS):
            beside(fresh, suffix).unlink(missing_ok=True)
        database = Database(fresh)
        database.open(keys[0])
        try:
            with database.write() as session:
                self._write_down(session, self._history(keys), _name(aside), now)
        finally:
            database.close()
        try:
            move_durably(fresh, self._path)
        except OSError as trouble:
            raise WorldTrouble("store_trouble", reason=trouble.strerror) from trouble
        _log.warning("store_rebuilt", aside=_name(aside))

    def put_aside_without_key(self) -> Path | None:
        """Set aside store and journal that have no slots; where the store is now, if there was
        one."""
        return self._put_aside(WITHOUT_KEY, self._clock.now())

    def put_aside_former(self, at: datetime) -> None:
        """Set aside store and journal of a desk that this machine no longer is, closed by now, and
        with them what lies aside of them as damaged."""
        for path in (self._journal.path, self._path):
            hand_to_former(path, at)
        self._put_aside(FORMER, at)

    def holds_former(self, at: datetime) -> bool:
        """Whether a store may still be there whose ways in were put aside at this instant: it was
        put aside with them or, where somebody was interrupted, later and without them."""
        return any(
            aside_since(aside, word) >= at - _TOGETHER
            for word in (FORMER, WITHOUT_KEY)
            for aside in asides(self._path, word)
        )

    def _put_aside(self, word: str, at: datetime) -> Path | None:
        set_aside(self._journal.path, at, word=word)
        return set_aside(self._path, at, STORE_COMPANIONS, word)

    def tell_of_former(self, database: Database, aside: Path) -> None:
        """Say in the new store that there was another one."""
        with database.write() as session:
            _open_task(session, "store_without_key", self._clock.now(), file=aside.name)

    def destroy(self) -> None:
        """Delete store and journal, and whatever was set aside or copied of them; but not those of
        another desk that this machine once was, nor what may be such: its entity may want what is
        in them."""
        for path in (self._path, self._journal.path):
            others = tuple(f"{path.name}.{word}-" for word in (FORMER, WITHOUT_KEY))
            for found in sorted(path.parent.glob(f"{path.name}*")):
                if not found.name.startswith(others):
                    remove_durably(found)

    def _history(self, keys: Sequence[bytes]) -> History:
        """What the journal says. One that is missing says nothing: it is the first start of a
        program that has one, or the store is new. One that cannot be read counts as altered."""
        try:
            return self._journal.history(keys)
        except WorldTrouble as trouble:
            if trouble.code == "journal_missing":
                return History()
            _log.warning(trouble.code, **trouble.facts)
            return History(fault=Fault.ALTERED)

    def _write_down(self, session: Session, history: History, aside: str, now: datetime) -> None:
        waiting = _bring_back(session, history, standing_only=False)
        if history.desk is None:
            _open_task(session, STORE_LOST, now, file=aside, waiting=waiting)
            return
        desk = journal_rows.brought_up_to_date(history.revision, [("desk", history.desk)])
        journal_rows.put_back(session.connection(), desk)
        desk_id = str(history.desk["desk_id"])
        for lease_id, mark in self._marks().items():
            numbers.add_spent(session, desk_id, lease_id, mark.intended, now)
        whole = history.fault is not Fault.ALTERED
        code = "store_rebuilt" if whole else "store_rebuilt_in_part"
        _open_task(session, code, now, file=aside, waiting=waiting)

    def _marks(self) -> Mapping[str, Mark]:
        """Leases whose numbers may have been used; one that cannot be read puts the desk in doubt
        a moment later (`NumberSource.examine`)."""
        try:
            return self._mark.all()
        except ValueError:
            return {}


def _bring_back(session: Session, history: History, *, standing_only: bool) -> int:
    """Write rows that the store does not know; how many operations they are of."""
    known = journal_rows.known(session, history.operations)
    unknown = {
        operation_id: found
        for operation_id, kept in history.operations.items()
        if operation_id not in known
        and (found := kept if kept.stands or not standing_only else kept.former) is not None
    }
    rows = journal_rows.brought_up_to_date(
        history.revision, [row for kept in unknown.values() for row in kept.rows]
    )
    journal_rows.put_back(session.connection(), journal_rows.not_overtaken(session, rows))
    for operation_id in unknown:
        # The journal does not hear of papers: somebody may have had this one long ago.
        notices.drop_late_print(session, operation_id)
    return len(unknown)


def _open_task(session: Session, code: str, now: datetime, **facts: Fact) -> None:
    tasks.open_task(session, tasks.of_desk(f"{code}-{now:%Y%m%d%H%M%S}", code, facts), now)


def _name(path: Path | None) -> str:
    """The file's own name; a dash when there was none."""
    return path.name if path is not None else "-"
