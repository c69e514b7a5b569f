from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from payments_core.errors import RuleBroken
from payments_core.model.debt_kind import Allocation, DebtKind
from payments_core.model.debt_position import AllocatedAmount, PaymentOption, StampRequest
from payments_core.model.rate import RatePart
from payments_core.money import Cents
from payments_core.rules.debt_composition import payment_option, rate_allocations, stamp_province
from payments_core.rules.field_values import read_fields
from payments_core.rules.instalment_plan import equal_plan
from payments_core.rules.rate_calculation import Calculation, PartAmount
from tests.factories.catalogue import (
    BASE64_HASH,
    BENEFICIARIES,
    DAY,
    ENTITY_TAX_CODE,
    OWN_ACCOUNT,
    PROVINCE,
    a_kind,
    a_part,
    calculated,
    divisions,
    kinds,
    numbered,
    rates,
    stamp,
    tiers,
    typed_values,
)

SUBJECT = "Mensa 2026"


def calculation(*parts: RatePart) -> Calculation:
    """Parts of fixed amounts, worked out; nothing where there is no fixed amount."""
    return Calculation(
        tuple(PartAmount(part, getattr(part.amount, "amount", Cents(0)), "") for part in parts)
    )


def compose(kind: DebtKind, parts: Sequence[RatePart], amounts: Sequence[int]) -> PaymentOption:
    return payment_option(kind, calculation(*parts), OWN_ACCOUNT, SUBJECT, numbered(amounts))


def allocations(option: PaymentOption) -> list[list[tuple[int, str | None, str | None, bool]]]:
    """Of the first transfer of each instalment."""
    return [
        [
            (one.amount_cents, one.chapter, one.assessment, one.revenue)
            for one in installment.transfers[0].allocations
        ]
        for installment in option.installments
    ]


def by_beneficiary(option: PaymentOption) -> Counter[str | None]:
    found: Counter[str | None] = Counter()
    for installment in option.installments:
        for transfer in installment.transfers:
            found[transfer.iban] += transfer.amount_cents
    return found


def by_chapter(option: PaymentOption) -> Counter[AllocatedAmount]:
    found: Counter[AllocatedAmount] = Counter()
    for installment in option.installments:
        for transfer in installment.transfers:
            for one in transfer.allocations:
                found[replace(one, amount_cents=Cents(0))] += one.amount_cents
    return found


@st.composite
def composed(draw: st.DrawFn) -> tuple[DebtKind, PaymentOption, PaymentOption, list[int]]:
    """A kind, the single option, an option of a plan, and the plan's amounts."""
    kind = draw(kinds())
    values = read_fields(kind, draw(typed_values(kind)))
    worked_out = calculated(draw(rates(kind)), values)
    assume(worked_out is not None)
    assert worked_out is not None
    has_stamp = any(one.document_hash for one in worked_out.parts)
    amounts = draw(divisions(worked_out.total_cents, most=1 if has_stamp else 12))
    if draw(st.booleans()) and kind.plan is not None:
        assume(worked_out.total_cents >= max(kind.plan.minimum, 12))
        plan = equal_plan(kind.plan, worked_out.total_cents, 12, DAY)
        amounts = [one.amount_cents for one in plan]
    try:
        single, planned = (
            payment_option(kind, worked_out, OWN_ACCOUNT, SUBJECT, numbered(rows), "GE")
            for rows in ([worked_out.total_cents], amounts)
        )
    except RuleBroken as refusal:
        assume(refusal.code != "allocation_exceeds_amount")
        raise
    return kind, single, planned, amounts


@given(composed())
def test_transfers_sum_to_their_instalment_and_allocations_to_their_transfer(
    case: tuple[DebtKind, PaymentOption, PaymentOption, list[int]],
) -> None:
    _, _, option, amounts = case
    assert [one.amount_cents for one in option.installments] == amounts
    for installment in option.installments:
        assert sum(one.amount_cents for one in installment.transfers) == installment.amount_cents
        assert all(one.amount_cents > 0 for one in installment.transfers)
        for transfer in installment.transfers:
            shares = [one.amount_cents for one in transfer.allocations]
            if transfer.stamp is not None:
                assert (shares, transfer.iban, transfer.postal_iban) == ([], None, None)
            elif transfer.beneficiary_tax_code == ENTITY_TAX_CODE:
                assert sum(shares) == transfer.amount_cents
                assert all(share > 0 for share in shares)
            else:
                assert shares == []


@given(composed())
def test_plan_gives_each_beneficiary_and_chapter_what_the_single_payment_does(
    case: tuple[DebtKind, PaymentOption, PaymentOption, list[int]],
) -> None:
    _, single, planned, _ = case
    assert by_beneficiary(planned) == by_beneficiary(single)
    assert by_chapter(planned) == by_chapter(single)


@given(composed())
def test_payment_has_at_most_five_transfers_own_first_then_in_the_kinds_order(
    case: tuple[DebtKind, PaymentOption, PaymentOption, list[int]],
) -> None:
    kind, _, option, _ = case
    order = [OWN_ACCOUNT.iban, *(one.iban for one in kind.beneficiaries), None]
    for installment in option.installments:
        places = [order.index(one.iban) for one in installment.transfers]
        assert places == sorted(places)
        accounts = [one.iban for one in installment.transfers if one.iban is not None]
        assert len(set(accounts)) == len(accounts)
        numbers = [one.transfer_no for one in installment.transfers]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) <= 5


def test_single_payment_of_own_money_is_one_transfer_to_the_own_account() -> None:
    option = compose(a_kind(), [a_part(1679), a_part(542)], [2221])
    (installment,) = option.installments
    (transfer,) = installment.transfers
    assert (installment.description, installment.due_on) == (SUBJECT, DAY)
    assert installment.notice_number == numbered([1])[0].notice_number
    assert transfer.amount_cents == 2221
    assert transfer.beneficiary_tax_code == OWN_ACCOUNT.tax_code
    assert transfer.beneficiary_name == OWN_ACCOUNT.name
    assert (transfer.iban, transfer.postal_iban) == (OWN_ACCOUNT.iban, OWN_ACCOUNT.postal_iban)
    assert (transfer.remittance, transfer.category) == (SUBJECT, "9/0101100SP/")
    assert transfer.allocations == (AllocatedAmount(Cents(2221), None, None),)


def test_beneficiarys_money_goes_to_its_account_under_its_taxonomy_or_the_kinds() -> None:
    kind = a_kind(beneficiaries=BENEFICIARIES)
    parts = [a_part(5, to="regione"), a_part(50, to="provincia"), a_part(1000)]
    (installment,) = compose(kind, parts, [1055]).installments
    own, province, region = installment.transfers
    assert [one.amount_cents for one in (own, province, region)] == [1000, 50, 5]
    assert (province.beneficiary_tax_code, province.beneficiary_name, province.iban) == (
        PROVINCE.tax_code, PROVINCE.name, PROVINCE.iban,
    )  # fmt: skip
    assert (province.category, region.category) == ("9/0101102TS/", "9/0101100SP/")
    assert (province.postal_iban, province.allocations) == (None, ())
    assert province.remittance == SUBJECT


def test_parts_to_one_beneficiary_are_one_transfer() -> None:
    kind = a_kind(beneficiaries=(PROVINCE,))
    parts = [a_part(1, to="provincia"), a_part(2, to="provincia", revenue=False)]
    (installment,) = compose(kind, parts, [3]).installments
    assert [one.amount_cents for one in installment.transfers] == [3]


def test_instalments_are_numbered_dated_and_described() -> None:
    option = compose(a_kind(), [a_part(1000)], [600, 400])
    assert [(one.amount_cents, one.description) for one in option.installments] == [
        (600, "Mensa 2026 - rata 1 di 2"), (400, "Mensa 2026 - rata 2 di 2"),
    ]  # fmt: skip
    assert [one.notice_number for one in option.installments] == [
        one.notice_number for one in numbered([600, 400])
    ]


def test_instalments_keep_their_dates() -> None:
    plan = (*numbered([600], date(2026, 7, 31)), *numbered([400], date(2026, 8, 31)))
    option = payment_option(a_kind(), calculation(a_part(1000)), OWN_ACCOUNT, SUBJECT, plan)
    assert [one.due_on for one in option.installments] == [date(2026, 7, 31), date(2026, 8, 31)]


def test_longest_subject_and_number_fit_the_description_of_the_hub() -> None:
    rows = numbered([100] * 12)
    option = payment_option(a_kind(), calculation(a_part(1200)), OWN_ACCOUNT, "x" * 90, rows)
    assert max(len(one.description) for one in option.installments) <= 140


def test_instalment_has_only_transfers_that_carry_something() -> None:
    kind = a_kind(beneficiaries=(PROVINCE,))
    option = compose(kind, [a_part(1000), a_part(1, to="provincia")], [500, 501])
    assert [len(one.transfers) for one in option.installments].count(1) == 1
    assert by_beneficiary(option) == {OWN_ACCOUNT.iban: 1000, PROVINCE.iban: 1}


def test_money_of_a_part_goes_to_the_parts_chapter_the_rest_to_the_kinds() -> None:
    kind = a_kind(
        allocation=(
            Allocation(chapter="3010", amount=Cents(100)),
            Allocation(chapter="3020", assessment="2026/7"),
        )
    )
    parts = [a_part(700), a_part(200, chapter="3030", assessment="2026/1"), a_part(50)]
    assert allocations(compose(kind, parts, [950])) == [
        [(200, "3030", "2026/1", True), (100, "3010", None, True), (650, "3020", "2026/7", True)]
    ]


@pytest.mark.parametrize(("amount", "rest"), [(101, 1), (1000, 900)])
def test_totale_takes_the_rest_wherever_it_is_written(amount: int, rest: int) -> None:
    kind = a_kind(
        allocation=(Allocation(chapter="3020"), Allocation(chapter="3010", amount=Cents(100)))
    )
    assert allocations(compose(kind, [a_part(amount)], [amount])) == [
        [(rest, "3020", None, True), (100, "3010", None, True)]
    ]


def test_totale_of_nothing_is_not_there() -> None:
    kind = a_kind(
        allocation=(Allocation(chapter="3020"), Allocation(chapter="3010", amount=Cents(100)))
    )
    assert allocations(compose(kind, [a_part(100)], [100])) == [[(100, "3010", None, True)]]


def test_fixed_amounts_that_are_more_than_there_is_are_refused() -> None:
    kind = a_kind(
        allocation=(Allocation(chapter="3020"), Allocation(chapter="3010", amount=Cents(100)))
    )
    with pytest.raises(RuleBroken) as refusal:
        compose(kind, [a_part(99), a_part(500, chapter="3030")], [599])
    assert refusal.value.code == "allocation_exceeds_amount"
    assert refusal.value.facts == {"allocated_cents": 100, "amount_cents": 99}


def test_kinds_allocation_has_no_say_where_every_part_has_its_chapter() -> None:
    kind = a_kind(
        allocation=(Allocation(chapter="3020"), Allocation(chapter="3010", amount=Cents(100)))
    )
    parts = [a_part(60, chapter="3030"), a_part(40, chapter="3030"), a_part(tiers((None, 5)))]
    assert allocations(compose(kind, parts, [100])) == [[(100, "3030", None, True)]]


def test_what_is_only_passed_on_is_no_revenue_of_the_kinds_chapters() -> None:
    kind = a_kind(allocation=(Allocation(chapter="3020"),))
    parts = [a_part(1679, revenue=False), a_part(542), a_part(7, chapter="3030", revenue=False)]
    assert allocations(compose(kind, parts, [2228])) == [
        [(1679, None, None, False), (7, "3030", None, False), (542, "3020", None, True)]
    ]


def test_chapters_of_a_plan_are_those_worked_out_by_hand() -> None:
    kind = a_kind(allocation=(Allocation(chapter="3020"),))
    option = compose(kind, [a_part(60, chapter="3030"), a_part(40)], [34, 33, 33])
    assert allocations(option) == [
        [(20, "3030", None, True), (14, "3020", None, True)],
        [(20, "3030", None, True), (13, "3020", None, True)],
        [(20, "3030", None, True), (13, "3020", None, True)],
    ]


def test_plan_that_does_not_sum_to_the_debt_is_a_defect() -> None:
    with pytest.raises(AssertionError):
        compose(a_kind(), [a_part(1000)], [999])


def stamped(*cents: int) -> Calculation:
    """A fee of 30,00 and duty stamps for one document."""
    fee = PartAmount(a_part(3000), Cents(3000), "")
    stamps = (PartAmount(a_part(stamp(one)), Cents(one), "", BASE64_HASH) for one in cents)
    return Calculation((*stamps, fee))


def test_stamp_is_a_transfer_of_its_own_in_no_chapter() -> None:
    kind = a_kind(allocation=(Allocation(chapter="3010"),))
    option = payment_option(kind, stamped(1600), OWN_ACCOUNT, SUBJECT, numbered([4600]), "GE")
    own, bought = option.installments[0].transfers
    assert (own.amount_cents, own.iban, own.stamp) == (3000, OWN_ACCOUNT.iban, None)
    assert [(one.chapter, one.amount_cents) for one in own.allocations] == [("3010", 3000)]
    assert (bought.transfer_no, bought.amount_cents) == (2, 1600)
    assert (bought.beneficiary_tax_code, bought.category) == (ENTITY_TAX_CODE, kind.category)
    assert (bought.iban, bought.postal_iban, bought.allocations) == (None, None, ())
    assert bought.stamp == StampRequest(BASE64_HASH, "GE")
    assert [one.amount_cents for one in rate_allocations(kind, stamped(1600))] == [3000]


def test_two_stamps_of_one_document_are_not_one() -> None:
    rows = numbered([6200])
    option = payment_option(a_kind(), stamped(1600, 1600), OWN_ACCOUNT, SUBJECT, rows, "GE")
    assert [one.amount_cents for one in option.installments[0].transfers] == [3000, 1600, 1600]


@pytest.mark.parametrize("province", [None, "", "Genova", "ge", "G1", "GE\n"])
def test_stamp_is_bought_for_residents_of_a_known_province(province: str | None) -> None:
    with pytest.raises(RuleBroken, match="stamp_needs_province"):
        payment_option(
            a_kind(), stamped(1600), OWN_ACCOUNT, SUBJECT, numbered([4600]), province
        )  # fmt: skip
    assert stamp_province("GE") == "GE"
