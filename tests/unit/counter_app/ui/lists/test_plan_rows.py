from dataclasses import replace
from datetime import date

from counter_app.services.views import RowState
from counter_app.ui.lists.plan_rows import PlanMark, plan_marks
from counter_app.ui.widgets.cells import Bond
from tests.factories.screen_notices import a_notice, a_plan_of
from tests.factories.screen_people import PEOPLE

PLAN = a_plan_of(PEOPLE[3])


def test_rows_of_a_plan_hang_together_and_tell_how_far_it_has_come() -> None:
    marks = plan_marks(PLAN, PLAN)
    assert [marks[one.notice_number] for one in PLAN[:3]] == [
        PlanMark(Bond.FIRST, 1, 3, 1, 26680),
        PlanMark(Bond.MIDDLE, 2, 3, 1, 26680),
        PlanMark(Bond.LAST, 3, 3, 1, 26680),
    ]
    assert PLAN[3].notice_number not in marks


def test_what_the_filter_leaves_out_counts_in_the_plan() -> None:
    only = PLAN[1:2]
    [mark] = plan_marks(only, PLAN).values()
    assert mark == PlanMark(Bond.NONE, 2, 3, 1, 26680)


def test_whole_that_may_be_paid_at_once_is_no_instalment() -> None:
    whole = a_notice(770109, "Canone", 40020, date(2026, 9, 30), RowState.TO_PAY)
    whole = replace(whole, debt="plan-1", in_plan=True, option_no=1)
    plan = [replace(one, option_no=2) for one in PLAN[:3]]
    marks = plan_marks([whole, *plan], [whole, *plan])
    assert marks[whole.notice_number] == PlanMark(Bond.FIRST, 0, 3, 1, 26680)
    assert marks[plan[0].notice_number].number == 1
