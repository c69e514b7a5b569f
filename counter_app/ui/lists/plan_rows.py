"""Rows of one plan in instalments, bound together so that they read as one thing."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.services.notice_rows import is_open, one_way_cents
from counter_app.services.views import NoticeView, RowState
from counter_app.ui.widgets.cells import Bond
from payments_core.money import Cents


@dataclass(frozen=True, slots=True)
class PlanMark:
    """Where a row stands among those of its plan that are shown; of the whole plan, shown or not,
    which instalment it is (0 for the whole at once), how many there are, how many are paid, and
    what is left to pay in cents."""

    bond: Bond
    number: int
    count: int
    paid: int
    left_cents: Cents


def plan_marks(
    shown: Sequence[NoticeView], everything: Sequence[NoticeView]
) -> dict[str, PlanMark]:
    """The marks of the rows of plans, by notice number; rows of one debt stand together."""
    debts: dict[str, list[NoticeView]] = defaultdict(list)
    for one in everything:
        if one.in_plan:
            debts[one.debt].append(one)
    marks = {}
    for place, one in enumerate(shown):
        if one.in_plan:
            before = place > 0 and shown[place - 1].debt == one.debt
            after = place + 1 < len(shown) and shown[place + 1].debt == one.debt
            marks[one.notice_number] = _mark(
                one, debts[one.debt], _bond(before=before, after=after)
            )
    return marks


def _bond(*, before: bool, after: bool) -> Bond:
    if before:
        return Bond.MIDDLE if after else Bond.LAST
    return Bond.FIRST if after else Bond.NONE


def _mark(row: NoticeView, debt: Sequence[NoticeView], bond: Bond) -> PlanMark:
    """Of the ways to pay a debt the one with most payments is the plan."""
    ways = Counter(one.option_no for one in debt)
    option_no, count = max(ways.items(), key=lambda way: way[1])
    plan = sorted(
        (one for one in debt if one.option_no == option_no),
        key=lambda one: (one.due_on, one.notice_number),
    )
    number = plan.index(row) + 1 if row in plan else 0
    paid = sum(1 for one in plan if one.state is RowState.PAID)
    return PlanMark(bond, number, count, paid, one_way_cents([one for one in plan if is_open(one)]))
