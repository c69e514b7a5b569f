"""Lists of what this desk has released: a day's or all of them, with or without the line."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from sqlalchemy.orm import Session

from counter_app.services import notice_rows
from counter_app.services.audit_trail import AuditTrail
from counter_app.services.list_choice import (
    Days,
    ListQuestion,
    ListScope,
    days_of,
    instants_of,
)
from counter_app.services.open_list import OpenList, read_text
from counter_app.services.progress import Progress
from counter_app.services.sign_in import SignIn
from counter_app.services.views import NoticeView, RowState
from counter_app.store import desk, listed_notices, listed_sums, operators
from counter_app.store.database import Database
from counter_app.store.listed_notices import PAYABLE, Question
from counter_app.store.tables import ReleaseState
from payments_core.clock import Clock, rome_date
from payments_core.model.audit_act import AuditAct
from payments_core.model.debt_kind import DebtKind
from payments_core.money import Cents
from payments_core.rules.position_progress import OtherWay

#: The states of releases that are one state to a clerk; whether it is overdue, the due date says.
_STATES: Final[Mapping[RowState, tuple[ReleaseState, ...] | None]] = {
    RowState.TO_PAY: PAYABLE,
    RowState.OVERDUE: PAYABLE,
    RowState.PAID: (ReleaseState.PAID,),
    RowState.TO_REGISTER: (ReleaseState.PENDING, ReleaseState.ACCEPTED),
    RowState.TO_CHECK: (ReleaseState.REFUSED,),
    RowState.TO_PRINT: (),
    RowState.SUSPENDED: (ReleaseState.SUSPENDED,),
    RowState.EXPIRED: (ReleaseState.EXPIRED,),
    RowState.IN_INSTALMENTS: None,
    RowState.DEBT_PAID: None,
    RowState.CANCELLED: (ReleaseState.CANCELLED,),
}
#: States that no release has by itself: another way to pay the debt makes them.
_OTHER_WAYS: Final = {RowState(way): way for way in OtherWay}


@dataclass(frozen=True, slots=True)
class StoredList:
    """A list of the store: only its numbers are held; `names` are those of operators, by id."""

    database: Database
    numbers: "array[int]"
    total_cents: Cents
    as_of: datetime | None
    today: date
    names: Mapping[str, str]
    complete: bool = True

    def rows(self, numbers: Sequence[int]) -> Mapping[int, NoticeView]:
        """The rows of some of them, as they stand now."""
        with self.database.read() as session:
            found = listed_notices.rows(session, numbers)
            views = notice_rows.of_desk(session, found, self.today)
        return {
            int(row.notice_number): replace(
                view, operator=self.names.get(row.operator_id, row.operator_id)
            )
            for row, view in zip(found, views, strict=True)
        }

    def total_of(self, numbers: Sequence[int]) -> Cents:
        """The sum of some of them."""
        with self.database.read() as session:
            return Cents(listed_sums.total_of(session, numbers))

    def total_but(self, numbers: Sequence[int]) -> Cents:
        """The sum of all but some: only the debts of these are added up anew."""
        left_out = set(numbers)
        with self.database.read() as session:
            touched = set(listed_sums.of_same_debts(session, numbers)) - left_out
            kept = [number for number in self.numbers if number in touched] if touched else []
            before = listed_sums.total_of(session, [*kept, *left_out])
            return Cents(self.total_cents - before + listed_sums.total_of(session, kept))


class DeskLists:
    """Reads the desk's store. A look at another day than today is noted for the audit log: what
    was released at this desk today, whoever works at it has in hand."""

    def __init__(
        self, database: Database, sign_in: SignIn, clock: Clock, trail: AuditTrail
    ) -> None:
        self._database = database
        self._sign_in = sign_in
        self._clock = clock
        self._trail = trail

    def open(self, asked: ListQuestion, progress: Progress) -> OpenList:
        """The list that was asked for, or what there is of it when it is called off meanwhile.

        Raises `not_signed_in`, `search_too_long`, `audit_trail_full`, `store_locked`.
        """
        operator_id, today = self._sign_in.operator_id(), rome_date(self._clock.now())
        question = _question(asked, operator_id, today)
        with self._database.read() as session:
            found = listed_notices.numbers(session, question, progress.wanted)
            total = listed_sums.total_cents(session, question) if found else 0
            row = desk.get(session)
            names = operators.names(session)
        if asked.choice.days is not Days.TODAY and progress.wanted():
            with self._database.write() as session:
                self._note(session, operator_id, len(found))
        return StoredList(
            self._database, found, Cents(total), row.changes_read_at, today, names,
            complete=progress.wanted(),
        )  # fmt: skip

    def operators(self) -> Mapping[str, str]:
        """The names of those who have signed in here, by id."""
        with self._database.read() as session:
            return operators.names(session)

    def kinds(self) -> Mapping[str, DebtKind]:
        """The kinds of debt that this desk knows, by id; `desk_profile_missing`."""
        with self._database.read() as session:
            kinds = desk.profile(session).kinds
        return {one.kind.kind_id: one.kind for one in kinds}

    def _note(self, session: Session, operator_id: str, hits: int) -> None:
        self._trail.note(session, operator_id, AuditAct.LIST_READ, hits=hits)


def _question(asked: ListQuestion, operator_id: str, today: date) -> Question:
    choice = asked.choice
    start_at, end_at = instants_of(*days_of(asked, today))
    words, digits = read_text(asked.text)
    state = choice.state
    return Question(
        today=today,
        start_at=start_at,
        end_at=end_at,
        states=None if state is None else _STATES[state],
        other_way=None if state is None else _OTHER_WAYS.get(state),
        due_from=today if state is RowState.TO_PAY else None,
        due_before=today if state is RowState.OVERDUE else None,
        kind_id=choice.kind_id,
        operator_id=operator_id if choice.scope is ListScope.MINE else choice.operator_id,
        words=words,
        digits=digits,
        sort=choice.sort,
        descending=choice.descending,
    )
