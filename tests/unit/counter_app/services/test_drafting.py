from datetime import date

import pytest

from counter_app.services import drafting
from payments_core.errors import BadValue, RuleBroken
from payments_core.model.debt_kind import Offer
from tests.factories.fake_server import citizen, kind, kinds

TODAY = date(2026, 11, 23)
CARD, _, GROUND = (Offer(each, 1, each.rates[0]) for each in kinds())


def test_draft_is_worked_out_with_the_due_date_of_its_kind() -> None:
    draft = drafting.draft(citizen(), GROUND, {"metri": " 7 "}, TODAY)
    assert (draft.total_cents, draft.due_on) == (7007, date(2026, 12, 23))
    assert draft.worked_out.subject == "Suolo pubblico, metri 7"
    assert draft.typed == {"metri": "7"}
    assert [payment.option_no for payment in drafting.payments_of(draft)] == [1]


def test_what_is_missing_is_told_by_its_field() -> None:
    with pytest.raises(BadValue) as refused:
        drafting.draft(citizen(), GROUND, {}, TODAY)
    assert refused.value.facts["field"] == "metri"


def test_plan_stands_beside_the_whole_unless_the_kind_wants_it_alone() -> None:
    draft = drafting.with_plan(drafting.draft(citizen(), GROUND, {"metri": "7"}, TODAY), 2)
    assert [payment.option_no for payment in drafting.payments_of(draft)] == [1, 2, 2]
    alone = kind("suolo", plan={"counts": [2], "single_too": False})
    draft = drafting.draft(citizen(), Offer(alone, 1, alone.rates[0]), {}, TODAY)
    payments = drafting.payments_of(drafting.with_plan(draft, 2))
    assert [payment.option_no for payment in payments] == [1, 1]
    assert sum(payment.planned.amount_cents for payment in payments) == draft.total_cents


def test_plan_can_be_taken_back() -> None:
    draft = drafting.draft(citizen(), GROUND, {"metri": "7"}, TODAY)
    assert drafting.with_plan(drafting.with_plan(draft, 3), 1) == draft


@pytest.mark.parametrize(
    ("offer", "typed", "count", "code"),
    [
        (CARD, {}, 2, "plan_not_offered"),
        (GROUND, {"metri": "7"}, 4, "plan_not_offered"),
        (GROUND, {"metri": "1"}, 2, "plan_amount_too_small"),
    ],
)
def test_plan_that_the_kind_does_not_allow_is_refused(offer, typed, count, code) -> None:
    draft = drafting.draft(citizen(), offer, typed, TODAY)
    with pytest.raises(RuleBroken) as refused:
        drafting.with_plan(draft, count)
    assert refused.value.code == code
