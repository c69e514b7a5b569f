from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import RuleBroken
from payments_core.model.debt_kind import PlanRule
from payments_core.model.debt_position import (
    AllocatedAmount,
    Installment,
    PositionStatus,
    Transfer,
)
from payments_core.money import Cents
from payments_core.rules.debt_composition import NumberedInstalment
from payments_core.rules.instalment_plan import equal_plan
from payments_core.rules.plan_of_notice import (
    PlannedDebt,
    plan_option,
    refuse_unplannable,
    subject_of_plan,
)

NUMBER = "301000000000000136"
FIRST = date(2026, 12, 31)
COUNTS = tuple(range(2, 13))


def transfer(number: int, *parts: int, whole: int = 0) -> Transfer:
    """One of these parts, each of a chapter of its own, or of a whole that nobody has divided."""
    return Transfer(
        transfer_no=number,
        amount_cents=Cents(whole or sum(parts)),
        beneficiary_tax_code=f"8099999010{number}",
        beneficiary_name=f"Ente {number}",
        iban=f"IT{number}",
        postal_iban=None,
        remittance="TARI 2027",
        category="9/0101101IM/",
        allocations=tuple(
            AllocatedAmount(Cents(cents), f"{number}.{place}", None)
            for place, cents in enumerate(parts)
        ),
    )


def single(*transfers: Transfer, description: str = "TARI 2027") -> Installment:
    total = Cents(sum(one.amount_cents for one in transfers))
    return Installment(NUMBER, total, FIRST, description, transfers)


def instalments(whole: Installment, count: int) -> list[NumberedInstalment]:
    rule = PlanRule(counts=COUNTS, minimum=Cents(1))
    plan = equal_plan(rule, whole.amount_cents, count, FIRST)
    return [NumberedInstalment(f"{place:018}", one) for place, one in enumerate(plan)]


PARTS = st.lists(st.integers(1, 500_000), min_size=0, max_size=4)
TRANSFERS = st.lists(st.tuples(PARTS, st.integers(12, 500_000)), min_size=1, max_size=5)


@given(TRANSFERS, st.sampled_from(COUNTS))
def test_every_account_and_every_chapter_gets_what_it_would_get_at_once(
    shapes: list[tuple[list[int], int]], count: int
) -> None:
    whole = single(
        *(
            transfer(number, *parts, whole=0 if parts else undivided)
            for number, (parts, undivided) in enumerate(shapes, start=1)
        )
    )
    if whole.amount_cents < count:
        return
    asked = instalments(whole, count)
    option = plan_option(whole, asked)

    by_account, by_chapter = Counter[str | None](), Counter[str | None]()
    for got, one in zip(option.installments, asked, strict=True):
        assert got.notice_number == one.notice_number
        assert got.amount_cents == one.planned.amount_cents
        assert sum(part.amount_cents for part in got.transfers) == got.amount_cents
        assert [part.transfer_no for part in got.transfers] == list(
            range(1, len(got.transfers) + 1)
        )
        for part in got.transfers:
            assert part.amount_cents > 0
            by_account[part.iban] += part.amount_cents
            for share in part.allocations:
                assert share.amount_cents > 0
                by_chapter[share.chapter] += share.amount_cents
            if part.allocations:
                assert sum(each.amount_cents for each in part.allocations) == part.amount_cents
    assert by_account == {one.iban: one.amount_cents for one in whole.transfers}
    assert by_chapter == {
        share.chapter: share.amount_cents for one in whole.transfers for share in one.allocations
    }


def test_each_notice_says_which_instalment_it_is_and_goes_to_the_same_accounts() -> None:
    whole = single(transfer(1, 6000, 3000), transfer(2, whole=1000))
    option = plan_option(whole, instalments(whole, 2))

    assert [one.description for one in option.installments] == [
        "TARI 2027 - rata 1 di 2",
        "TARI 2027 - rata 2 di 2",
    ]
    assert {part.remittance for one in option.installments for part in one.transfers} == {
        "TARI 2027"
    }


def test_what_another_program_has_said_at_length_leaves_room_for_the_instalment() -> None:
    whole = single(transfer(1, whole=1200), description="parola " * 20)
    longest = plan_option(whole, instalments(whole, 12)).installments[-1].description
    assert len(longest) <= 140
    assert longest.endswith(" - rata 12 di 12")
    assert not subject_of_plan(whole.description).endswith(" ")


@pytest.mark.parametrize("status", [PositionStatus.VALID, PositionStatus.PUBLISHED])
def test_a_debt_that_can_be_paid_with_one_number_may_get_a_plan(status: PositionStatus) -> None:
    refuse_unplannable(PlannedDebt(NUMBER, status, payments=1))


@pytest.mark.parametrize(
    ("debt", "code"),
    [
        (PlannedDebt(NUMBER, PositionStatus.DRAFT, 1), "notice_not_payable"),
        (PlannedDebt(NUMBER, PositionStatus.EXPIRED, 1), "notice_not_payable"),
        (PlannedDebt(NUMBER, PositionStatus.INVALID, 1), "notice_cancelled"),
        (PlannedDebt(NUMBER, PositionStatus.PARTIALLY_PAID, 4), "debt_partly_paid"),
        (PlannedDebt(NUMBER, PositionStatus.PAID, 1), "notice_already_paid"),
        (PlannedDebt(NUMBER, PositionStatus.REPORTED, 1), "notice_already_paid"),
        (PlannedDebt(NUMBER, PositionStatus.VALID, 4), "plan_exists"),
        (
            PlannedDebt(NUMBER, PositionStatus.VALID, 1, amount_stands=False),
            "plan_not_of_this_debt",
        ),
        (PlannedDebt(NUMBER, PositionStatus.VALID, 1, buys_stamp=True), "plan_not_of_this_debt"),
        (PlannedDebt(NUMBER, PositionStatus.VALID, 1, cancel_waits=True), "plan_of_withdrawn"),
    ],
)
def test_what_gets_no_plan_says_why(debt: PlannedDebt, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        refuse_unplannable(debt)
    assert refused.value.code == code
    assert refused.value.facts == {"notice_number": NUMBER}
