"""Gives out notice numbers, one at a time, and refuses when the store may be a copy."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from sqlalchemy.orm import Session

from counter_app.store import desk, numbers
from counter_app.store.database import Database
from counter_app.store.number_mark import NumberMark
from counter_app.store.numbers import NextNumber, PrintedNumber
from payments_core.errors import RuleBroken, WorldTrouble

_log = structlog.get_logger(__name__)


class NumberSource:
    """The leased numbers of this desk on this machine. In doubt until `examine` says otherwise."""

    def __init__(self, database: Database, mark: NumberMark, machine: str) -> None:
        self._database = database
        self._mark = mark
        self._machine = machine
        self._guard = threading.Lock()
        self._in_doubt = True

    @property
    def in_doubt(self) -> bool:
        """Whether this desk cannot prove that it alone holds its numbers."""
        return self._in_doubt

    def examine(self) -> bool:
        """Compare store, machine and mark, when the store opens; True when they agree."""
        with self._guard, self._database.write() as session:
            row = desk.find(session)
            same_machine = row is None or row.machine == self._machine
            self._in_doubt = not (same_machine and self._agrees_with_mark(session))
        return not self._in_doubt

    @contextmanager
    def begin_anew(self) -> Iterator[Session]:
        """A writing transaction in which the machine becomes a desk, without its former numbers."""
        with self._guard, self._database.write() as session:
            numbers.fence_all(session)
            yield session
            self._mark.begin_anew()

    @contextmanager
    def next_numbers(self, count: int = 1) -> Iterator[tuple[Session, list[NextNumber]]]:
        """A writing transaction and the numbers that it uses, for the notices to be added to it.

        Raises `desk_in_doubt`, `numbers_exhausted`, `number_mark_unwritable`. When the block ends
        well, numbers and notices are on the disk together; otherwise none of them is.
        """
        with self._guard:
            if self._in_doubt:
                raise RuleBroken("desk_in_doubt")
            with self._database.write() as session:
                taken = [self._take(session) for _ in range(count)]
                yield session, taken
            for number in taken:
                self._confirm(number)

    @contextmanager
    def printed_number(self, notice_number: str) -> Iterator[tuple[Session, list[PrintedNumber]]]:
        """A writing transaction for the notice whose number was printed ahead on a pad.

        Raises `desk_in_doubt` and what `numbers.of_a_pad` does.
        """
        with self._guard:
            if self._in_doubt:
                raise RuleBroken("desk_in_doubt")
            with self._database.write() as session:
                yield session, [numbers.of_a_pad(session, notice_number)]

    def _take(self, session: Session) -> NextNumber:
        try:
            return numbers.take_next(session, self._mark)
        except OSError as trouble:
            raise WorldTrouble("number_mark_unwritable", reason=trouble.strerror) from trouble

    def _confirm(self, number: NextNumber) -> None:
        """The notice stands, whatever becomes of the mark: the next one brings it up to date."""
        try:
            self._mark.confirm(number.lease_id, number.base)
        except OSError:
            _log.exception("number_mark_not_confirmed", notice_number=number.notice_number)

    def _agrees_with_mark(self, session: Session) -> bool:
        try:
            return numbers.agree_with_mark(session, self._mark)
        except ValueError:
            _log.exception("number_mark_unreadable")
            return False
