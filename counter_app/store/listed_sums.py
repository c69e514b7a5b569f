"""Sums of lists of notices released here, however many: of a debt that may be paid in one of
several ways a single one counts, that of the smallest number among those listed.

What all of a list comes to is read from `ix_notices_listed` alone. What is in it more than once is
taken off again, and read of the few that have several ways.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, and_, case, cast, func, select
from sqlalchemy.orm import Session, aliased

from counter_app.store.listed_notices import Question, narrowed
from counter_app.store.tables import NoticeRow, ReleaseState

_Narrow = Callable[[Select[Any]], Select[Any]]


def total_cents(session: Session, question: Question) -> int:
    """The sum of a list, in cents."""
    return _one_way_each(session, lambda query: narrowed(query, question))


def total_of(session: Session, some: Sequence[int]) -> int:
    """The sum of the notices of these numbers, in cents."""
    return _one_way_each(session, lambda query: query.where(_is_among(NoticeRow, some)))


def of_same_debts(session: Session, some: Sequence[int]) -> list[int]:
    """All numbers of the debts of these notices that may be paid in several ways."""
    one = aliased(NoticeRow, name="one")
    asked = select(_debt(one)).where(one.option_no.is_not(None), _is_among(one, some))
    query = select(cast(NoticeRow.notice_number, BigInteger)).where(
        NoticeRow.option_no.is_not(None), _debt(NoticeRow).in_(asked)
    )
    return list(session.scalars(query))


def _one_way_each(session: Session, narrow: _Narrow) -> int:
    whole = narrow(select(func.coalesce(func.sum(NoticeRow.amount_cents), 0)))
    again = _counted_again(narrow)
    return int(session.scalars(whole).one()) - int(session.scalars(again).one())


def _counted_again(narrow: _Narrow) -> Select[Any]:
    row = aliased(NoticeRow, name="way")
    debt, way = _debt(row), row.option_no
    place = func.row_number().over(partition_by=debt, order_by=way).label("place")
    cents = func.sum(row.amount_cents).label("cents")
    listed = row.notice_number.in_(_with_several_ways(narrow))
    ways = select(cents, place).where(listed).group_by(debt, way).subquery()
    return select(func.coalesce(func.sum(ways.c.cents), 0)).where(ways.c.place > 1)


def _with_several_ways(narrow: _Narrow) -> Select[Any]:
    several = aliased(NoticeRow, name="several")
    known = select(several.notice_number).where(several.option_no.is_not(None))
    # As an expression: SQLite would look up each of them by its key, also for the list of a day.
    return narrow(select(NoticeRow.notice_number)).where(
        NoticeRow.notice_number.concat("").in_(known)
    )


def _debt(row: type[NoticeRow]) -> ColumnElement[str]:
    """By what the numbers of one debt are told: their operation or, of a plan that was made later,
    that of its notice. What the server has refused pays nothing."""
    single = aliased(NoticeRow, name="single")
    released = select(single.operation_id).where(single.notice_number == row.plan_of)
    is_plan = and_(row.plan_of.is_not(None), row.state != ReleaseState.REFUSED)
    of_plan = func.coalesce(released.scalar_subquery(), row.plan_of)
    return case((is_plan, of_plan), else_=row.operation_id)


def _is_among(row: type[NoticeRow], some: Sequence[int]) -> ColumnElement[bool]:
    """In one question, however many: their list is one value."""
    named = func.json_each(json.dumps([str(number) for number in some])).table_valued("value")
    return row.notice_number.in_(select(named.c.value))
