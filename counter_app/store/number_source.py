"""Gives out notice numbers, one at a time, and refuses when the store may be a copy."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import structlog
from sqlalchemy.orm import Session

from counter_app.store import desk, numbers
from counter_app.store.database import Database
from counter_app.store.number_mark import NumberMark
from counter_app.store.numbers import NextNumber, PrintedNumber
from payments_core.errors import RuleBroken, WorldTrouble

_log = structlog.get_logger(__name__)


class NumberSource:
    """The leased numbers of this desk on this machine. In doubt until `examine` says otherwise.

    A virtual machine can be rolled back or doubled as a whole, which nothing on it can notice:
    there numbers are given out only after the server has confirmed the desk in this run, and only
    such as were leased since. Those of before its double may be using until it reports, too.
    """

    def __init__(
        self, database: Database, mark: NumberMark, machine: str, *, virtual: bool = False
    ) -> None:
        self._database = database
        self._mark = mark
        self._machine = machine
        self._guard = threading.Lock()
        self._doubt: str | None = "desk_in_doubt"
        self._virtual = self._unconfirmed = virtual

    @property
    def in_doubt(self) -> bool:
        """Whether this desk cannot prove that it alone holds its numbers."""
        return self._doubt is not None

    @property
    def doubt(self) -> str | None:
        """Why no number is given out: `desk_in_doubt` or `desk_copied`; None while all is well."""
        return self._doubt

    def examine(self) -> bool:
        """Compare store, machine and mark, when the store opens; True when they agree."""
        with self._guard, self._database.write() as session:
            row = desk.find(session)
            same_machine = row is None or row.machine == self._machine
            agrees = same_machine and self._agrees_with_mark(session)
            known_doubt = row.doubt if row is not None else None
            self._doubt = known_doubt or (None if agrees else "desk_in_doubt")
            if self._virtual:
                numbers.fence_all(session)
        return self._doubt is None

    def distrust(self, session: Session) -> None:
        """Give out no number any more: the server has found this desk to exist twice. Belongs in
        the transaction that learns it, and ends with another enrolment."""
        self._doubt = "desk_copied"
        desk.mark_doubtful(session, self._doubt)
        numbers.fence_all(session)

    def confirm(self) -> None:
        """The server has just confirmed that this desk is the only one."""
        self._unconfirmed = False

    def refuse_lapsed(self, now: datetime) -> None:
        """Refuse with `numbers_lapsed` when the desk has been out of contact for too long."""
        with self._database.read() as session:
            row = desk.get(session)
        if row.numbers_until is not None and row.numbers_until < now:
            raise RuleBroken("numbers_lapsed", until=row.numbers_until.isoformat())

    @contextmanager
    def begin_anew(self) -> Iterator[Session]:
        """A writing transaction in which the machine becomes a desk, without its former numbers.

        The mark is forgotten after it: without power in between, a desk that was well stays so, and
        one in doubt is in doubt still. The other way round a desk that was well would not be.
        """
        with self._guard:
            with self._database.write() as session:
                numbers.fence_all(session)
                yield session
            self._mark.begin_anew()

    @contextmanager
    def next_numbers(self, count: int = 1) -> Iterator[tuple[Session, list[NextNumber]]]:
        """A writing transaction and the numbers that it uses, for the notices to be added to it;
        all of one segregation code.

        Raises `desk_in_doubt`, `desk_copied`, `desk_unconfirmed`, `numbers_exhausted`,
        `number_mark_unwritable`. When the block ends well, numbers and notices are on the disk
        together; otherwise none of them is.
        """
        with self._guard:
            self._refuse_doubt()
            with self._database.write() as session:
                taken = self._take(session, count)
                yield session, taken
            for number in taken:
                self._confirm(number)

    @contextmanager
    def printed_number(self, notice_number: str) -> Iterator[tuple[Session, list[PrintedNumber]]]:
        """A writing transaction for the notice whose number was printed ahead on a pad.

        Raises `desk_in_doubt`, `desk_copied`, `desk_unconfirmed` and what `numbers.of_a_pad` does.
        """
        with self._guard:
            self._refuse_doubt()
            with self._database.write() as session:
                yield session, [numbers.of_a_pad(session, notice_number)]

    def _refuse_doubt(self) -> None:
        if self._doubt is not None:
            raise RuleBroken(self._doubt)
        if self._unconfirmed:
            raise RuleBroken("desk_unconfirmed")

    def _take(self, session: Session, count: int) -> list[NextNumber]:
        try:
            return numbers.take_next(session, self._mark, count)
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
