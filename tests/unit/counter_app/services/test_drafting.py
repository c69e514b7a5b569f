from datetime import date, timedelta

import pytest

from counter_app.services import drafting
from payments_core.errors import BadValue, PaymentsError, RuleBroken
from payments_core.model.debt_kind import Offer
from payments_core.money import Cents
from payments_core.rules.instalment_plan import PlannedInstalment
from tests.factories.catalogue import BASE64_HASH, HEX_HASH, a_stamped_kind
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


FREE = {"counts": [2], "free": True, "minimum": "10,00"}


def planned(*instalments):
    return [PlannedInstalment(Cents(cents), due_on) for cents, due_on in instalments]


def free_draft(plan=FREE):
    offered = kind("suolo", plan=plan)
    return drafting.draft(citizen(), Offer(offered, 1, offered.rates[0]), {}, TODAY)


def test_free_plan_is_released_as_it_was_typed() -> None:
    draft = free_draft()
    whole = draft.total_cents
    plan = planned((whole - 5, TODAY), (5, date(2027, 6, 1)))
    payments = drafting.payments_of(drafting.with_free_plan(draft, plan, TODAY))
    assert [payment.option_no for payment in payments] == [1, 2, 2]
    assert payments[0].planned == PlannedInstalment(whole, draft.due_on)
    assert [payment.planned for payment in payments[1:]] == plan
    assert payments[2].subject.endswith(" - rata 2 di 2")


@pytest.mark.parametrize(
    ("rule", "amounts", "days", "code"),
    [
        (None, (-5, 5), (0, 1), "plan_not_offered"),
        ({"counts": [2]}, (-5, 5), (0, 1), "plan_not_free"),
        (FREE, (0,), (0,), "plan_count_wrong"),
        (FREE, (-12, *[1] * 12), range(13), "plan_count_wrong"),
        (FREE | {"minimum": "9999,00"}, (-5, 5), (0, 1), "plan_amount_too_small"),
        (FREE, (-5, 4), (0, 1), "plan_sum_differs"),
        (FREE, (-5, 6), (0, 1), "plan_sum_differs"),
        (FREE, (0, 0), (0, 1), "plan_sum_differs"),
        (FREE, (-5, 5), (1, 1), "plan_dates_out_of_order"),
        (FREE, (-5, 5), (-1, 1), "plan_dates_out_of_order"),
    ],
)
def test_free_plan_is_checked_as_the_server_does(rule, amounts, days, code) -> None:
    """The first amount is the total with what the others bear."""
    draft = free_draft(rule)
    first, *others = amounts
    cents = (draft.total_cents + first, *others)
    dates = (TODAY + timedelta(days=step) for step in days)
    with pytest.raises(RuleBroken) as refused:
        drafting.with_free_plan(draft, planned(*zip(cents, dates, strict=True)), TODAY)
    assert refused.value.code == code


def test_stamp_is_drafted_for_residents_of_a_known_province() -> None:
    stamped = a_stamped_kind()
    offer = Offer(stamped, 1, stamped.rates[0])
    draft = drafting.draft(citizen(), offer, {"impronta": f" {HEX_HASH.upper()} "}, TODAY)
    assert (draft.total_cents, draft.typed) == (2100, {"impronta": BASE64_HASH})
    for province in (None, "Genova"):
        with pytest.raises(RuleBroken, match="stamp_needs_province"):
            drafting.draft(citizen(province=province), offer, {"impronta": HEX_HASH}, TODAY)
    assert drafting.draft(citizen(province=None), CARD, {}, TODAY).debtor.address.province is None


def test_anybody_else_can_owe_a_debt_too() -> None:
    drafting.check_co_debtors(citizen(), [])
    foreigners = [citizen(f"c-{place}", tax_code=None) for place in range(2, 11)]
    drafting.check_co_debtors(citizen(), foreigners)
    with pytest.raises(RuleBroken, match="co_debtors_too_many"):
        drafting.check_co_debtors(citizen(), [*foreigners, citizen("c-11", tax_code=None)])


@pytest.mark.parametrize(
    ("people", "code"),
    [
        ([citizen()], "co_debtor_repeated"),
        ([citizen("c-2")], "co_debtor_repeated"),
        ([citizen("c-2", tax_code=None), citizen("c-2", tax_code=None)], "co_debtor_repeated"),
        ([citizen("c-2", tax_code="RSSMRA80A41Z999D")], "tax_code_check"),
    ],
)
def test_nobody_owes_a_debt_twice_or_under_a_wrong_code(people, code) -> None:
    with pytest.raises(PaymentsError, match=code):
        drafting.check_co_debtors(citizen(), people)
