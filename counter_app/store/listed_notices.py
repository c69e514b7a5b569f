"""Lists of notices released here, however many: first the numbers of all, then rows by number.

Everything that a list is filtered and sorted by is in one index, `ix_notices_listed`. Only the rows
that are looked at are read from the table, whose messages are long.
"""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, ColumnElement, Select, and_, case, cast, func, select
from sqlalchemy.orm import Session, aliased

from counter_app.store.tables import KnownNoticeRow, NoticeRow, ReleaseState
from payments_core.rules.person_search import split, words_of
from payments_core.rules.position_progress import OtherWay
from payments_core.wire.desk.notice_messages import NoticeState

#: Numbers that are read between two looks at whether they are still wanted.
PORTION: Final = 8192
#: Numbers that one question names at most: SQLite takes 32,766 values, and sorts few more quickly.
ASKED_AT_ONCE: Final = 500
#: States of a release whose notice can be paid: then its due date says how it stands.
PAYABLE: Final = (ReleaseState.PAYABLE, ReleaseState.CHANGED)


#: States of a release that no payment of another way changes: it is paid itself, or nobody's debt.
_STAYS: Final = (ReleaseState.PAID, ReleaseState.REFUSED)
#: What the server has told of a notice that is paid.
_PAID_THERE: Final = (NoticeState.PAID, NoticeState.PAID_TWICE)


class SortBy(StrEnum):
    """What a list of notices is sorted by."""

    RELEASED = "RELEASED"
    STATE = "STATE"
    DEBTOR = "DEBTOR"
    TAX_CODE = "TAX_CODE"
    SUBJECT = "SUBJECT"
    NUMBER = "NUMBER"
    DUE = "DUE"
    OPERATOR = "OPERATOR"
    DESK = "DESK"
    AMOUNT = "AMOUNT"


@dataclass(frozen=True, slots=True)
class Question:
    """Which notices and in which order; None asks for all.

    `start_at` is the first instant of their release, `end_at` the first that is too late. `states`
    are those of the release, without what is paid in another way; `other_way` asks for these alone.
    `due_from` and `due_before` are about when they are due. `words` begin
    words of the debtor's name, folded, or the tax code; `digits` stand somewhere in the number or
    begin the tax code of a company.
    `today` is the day by which they are overdue, when they are sorted by state.
    """

    today: date
    start_at: datetime | None = None
    end_at: datetime | None = None
    states: tuple[ReleaseState, ...] | None = None
    other_way: OtherWay | None = None
    due_from: date | None = None
    due_before: date | None = None
    kind_id: str | None = None
    operator_id: str | None = None
    words: tuple[str, ...] = ()
    digits: str = ""
    sort: SortBy = SortBy.RELEASED
    descending: bool = True


def words_to_list_by(text: str) -> str:
    """Folded words, each with a space before it: they sort as the text is read, and each is found
    by its beginning, also what stands after an apostrophe.

    >>> words_to_list_by("D'Angelo Nicolò")
    ' DANGELO NICOLO ANGELO D'
    """
    words = dict.fromkeys((*split(text), *words_of(text)))
    return "".join(f" {word}" for word in words)


def numbers(session: Session, question: Question, wanted: Callable[[], bool]) -> "array[int]":
    """The notice numbers of a list in its order, each as a number of 18 digits.

    Stops with what there is by then, once they are no longer `wanted`.
    """
    found: array[int] = array("q")
    query = narrowed(select(cast(NoticeRow.notice_number, BigInteger)), question)
    # Numbers are numbers to SQLite, too: what makes rows of them would take seconds for a million.
    cursor = session.connection().execute(query.order_by(*_order(question))).cursor
    while wanted() and (portion := cursor.fetchmany(PORTION)):
        found.extend(number for (number,) in portion)
    cursor.close()
    return found


def rows(session: Session, some: Sequence[int]) -> list[NoticeRow]:
    """The notices of these numbers, in their order; those that are gone are left out."""
    found = dict[str, NoticeRow]()
    for start in range(0, len(some), ASKED_AT_ONCE):
        named = [str(number) for number in some[start : start + ASKED_AT_ONCE]]
        query = select(NoticeRow).where(NoticeRow.notice_number.in_(named))
        found.update((row.notice_number, row) for row in session.scalars(query))
    return [found[str(number)] for number in some if str(number) in found]


def narrowed(query: Select[Any], question: Question) -> Select[Any]:
    """What is asked of notices, asked of those of a list alone."""
    conditions = _conditions(question)
    return query.where(*conditions) if conditions else query


def _conditions(asked: Question) -> list[ColumnElement[bool]]:
    row = NoticeRow
    found: list[ColumnElement[bool] | None] = [
        row.released_at >= asked.start_at if asked.start_at is not None else None,
        row.released_at < asked.end_at if asked.end_at is not None else None,
        row.state.in_(asked.states) if asked.states is not None else None,
        ~_is_paid_otherwise() if _may_be_overtaken(asked.states) else None,
        _is_paid_otherwise(asked.other_way) if asked.other_way is not None else None,
        row.due_on >= asked.due_from if asked.due_from is not None else None,
        row.due_on < asked.due_before if asked.due_before is not None else None,
        row.kind_id == asked.kind_id if asked.kind_id is not None else None,
        row.operator_id == asked.operator_id if asked.operator_id is not None else None,
        *(_begins(word) for word in asked.words),
        _has_digits(asked.digits) if asked.digits else None,
    ]
    return [one for one in found if one is not None]


def _may_be_overtaken(states: tuple[ReleaseState, ...] | None) -> bool:
    return states is not None and not set(states).issubset(_STAYS)


def _is_paid_otherwise(by: OtherWay | None = None) -> ColumnElement[bool]:
    """Whether another way has been begun or, by `by`, what became of it. The rule of
    `position_progress.other_way`, for a database: asked once, of the debts with several ways."""
    one, paid = aliased(NoticeRow, name="one"), aliased(NoticeRow, name="paid")
    has_ways, paid_has_ways = one.option_no.is_not(None), paid.option_no.is_not(None)
    begun = (
        select(one.notice_number)
        .join(paid, and_(paid.operation_id == one.operation_id, paid_has_ways))
        .where(
            has_ways,
            one.state.not_in(_STAYS),
            paid.option_no != one.option_no,
            paid.state == ReleaseState.PAID,
        )
    )
    whole = begun.where(~_is_left_of(paid))
    number, by_plan, in_one = NoticeRow.notice_number, _is_paid_by_plan(by), _is_paid_in_one()
    match by:
        case None:
            return number.in_(begun) | by_plan | in_one
        case OtherWay.IN_INSTALMENTS:
            return number.in_(begun) & number.not_in(whole) | by_plan
        case OtherWay.DEBT_PAID:
            return number.in_(whole) | by_plan | in_one


def _is_left_of(paid: type[NoticeRow]) -> ColumnElement[bool]:
    left = aliased(NoticeRow, name="left")
    return (
        select(left.notice_number)
        .where(
            left.operation_id == paid.operation_id,
            left.option_no.is_not(None),
            left.option_no == paid.option_no,
            left.state != ReleaseState.PAID,
        )
        .exists()
    )


def _is_paid_by_plan(by: OtherWay | None) -> ColumnElement[bool]:
    """The same of a notice that was out before its plan was made here, another operation: whether
    an instalment of that is paid or, by `by`, whether some are left."""
    plan, rest = aliased(NoticeRow, name="plan"), aliased(NoticeRow, name="rest")
    begun = select(plan.plan_of).where(plan.plan_of.is_not(None), plan.state == ReleaseState.PAID)
    left = select(rest.notice_number).where(rest.plan_of == plan.plan_of, rest.state.not_in(_STAYS))
    match by:
        case OtherWay.IN_INSTALMENTS:
            begun = begun.where(left.exists())
        case OtherWay.DEBT_PAID:
            begun = begun.where(~left.exists())
    return NoticeRow.state.not_in(_STAYS) & NoticeRow.notice_number.in_(begun)


def _is_paid_in_one() -> ColumnElement[bool]:
    """Whether the notice that a plan was made for here is paid, of this desk or another."""
    plan, single = aliased(NoticeRow, name="plan"), aliased(NoticeRow, name="single")
    told = func.json_extract(KnownNoticeRow.info, "$.state")
    here = select(single.notice_number).where(
        single.notice_number == plan.plan_of, single.state == ReleaseState.PAID
    )
    elsewhere = select(KnownNoticeRow.notice_number).where(
        KnownNoticeRow.notice_number == plan.plan_of, told.in_(_PAID_THERE)
    )
    settled = select(plan.notice_number).where(
        plan.plan_of.is_not(None), plan.state.not_in(_STAYS), here.exists() | elsewhere.exists()
    )
    return NoticeRow.notice_number.in_(settled)


def _begins(word: str) -> ColumnElement[bool]:
    in_name = func.instr(NoticeRow.debtor_words, f" {word}") > 0
    return in_name | (func.instr(NoticeRow.debtor_code, word) == 1)


def _has_digits(digits: str) -> ColumnElement[bool]:
    in_number = func.instr(NoticeRow.notice_number, digits) > 0
    return in_number | (func.instr(NoticeRow.debtor_code, digits) == 1)


def _order(asked: Question) -> list[ColumnElement[Any]]:
    """By the column, and what is alike in it by age, the newest first."""
    number, released_at, key = NoticeRow.notice_number, NoticeRow.released_at, _key(asked)
    by_column = key.desc() if asked.descending else key.asc()
    if asked.sort is SortBy.RELEASED:
        return [by_column, number.desc() if asked.descending else number.asc()]
    return [by_column, released_at.desc(), number.desc()]


def _key(asked: Question) -> Any:
    match asked.sort:
        case SortBy.RELEASED | SortBy.DESK:
            # The notices of this store are of one desk.
            return NoticeRow.released_at
        case SortBy.STATE:
            return _rank(asked.today)
        case SortBy.DEBTOR:
            return NoticeRow.debtor_words
        case SortBy.TAX_CODE:
            return NoticeRow.debtor_code
        case SortBy.SUBJECT:
            return NoticeRow.subject_words
        case SortBy.NUMBER:
            # As an expression: in the order of the table's own key SQLite would read the table.
            return NoticeRow.notice_number.concat("")
        case SortBy.DUE:
            return NoticeRow.due_on
        case SortBy.OPERATOR:
            return NoticeRow.operator_id
        case SortBy.AMOUNT:
            return NoticeRow.amount_cents


def _rank(today: date) -> ColumnElement[int]:
    """What asks for something first: to be checked, to be registered, overdue, to be paid; then
    what cannot be paid any more, and what is paid. States that are one to a clerk are one here."""
    overdue = case((NoticeRow.due_on < today, 2), else_=3)
    return case(
        (NoticeRow.state == ReleaseState.REFUSED, 0),
        (_is_paid_otherwise(OtherWay.IN_INSTALMENTS), 6),
        (_is_paid_otherwise(OtherWay.DEBT_PAID), 7),
        (NoticeRow.state.in_((ReleaseState.PENDING, ReleaseState.ACCEPTED)), 1),
        (NoticeRow.state.in_(PAYABLE), overdue),
        (NoticeRow.state == ReleaseState.SUSPENDED, 4),
        (NoticeRow.state == ReleaseState.EXPIRED, 5),
        (NoticeRow.state == ReleaseState.CANCELLED, 8),
        else_=9,
    )
