import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from demo.city.banks import POST_OFFICE, PSPS, TOBACCONIST
from demo.city.debts import Debt, Owed, Release, debtor_of, debtor_of_company, make_debt
from demo.city.payments import PaymentHabits
from demo.city.people import companies, residents
from demo.city.rates import sample_rates
from demo.city.working_days import is_working_day
from payments_core.clock import rome_date, rome_local

TODAY = date(2026, 11, 23)
MARIA, CHIARA = (debtor_of(one) for one in residents(2, 7, TODAY))
MEALS = next(rate for rate in sample_rates(TODAY) if rate.rate_id == "mensa")


def a_debt(day: int = 0, desk: str | None = "sportello-61") -> Debt:
    at = datetime(2026, 3, 2, 9, 20, tzinfo=UTC) + timedelta(days=day)
    return make_debt(MEALS, MARIA, Release(at, desk, "teresa.larosa" if desk else None))


@pytest.fixture
def habits() -> PaymentHabits:
    return PaymentHabits(TODAY - timedelta(days=1), random.Random(11))


@pytest.fixture
def fates(habits: PaymentHabits) -> list[Owed]:
    return [habits.decide(a_debt(number % 90), others=[CHIARA]) for number in range(4_000)]


def test_most_pay_few_withdraw_nobody_pays_what_was_withdrawn(fates: list[Owed]) -> None:
    paid = [owed for owed in fates if owed.payments]
    cancelled = [owed for owed in fates if owed.debt.cancelled]
    assert 0.78 < len(paid) / len(fates) < 0.9
    assert 0.01 < len(cancelled) / len(fates) < 0.03
    assert not [owed for owed in cancelled if owed.payments]


def test_payments_come_after_the_release_before_the_due_day_on_it_and_late(
    fates: list[Owed],
) -> None:
    found = Counter()
    for owed in fates:
        for payment in owed.payments:
            day, due_on = rome_date(payment.paid_at), owed.debt.due_on
            found["late" if day > due_on else "on it" if day == due_on else "before"] += 1
            assert payment.paid_at > owed.debt.release.at
            assert day < TODAY
    assert found["before"] > found["late"] > 300
    assert found["on it"] > 300


def test_counters_keep_their_hours(fates: list[Owed]) -> None:
    for payment in (payment for owed in fates for payment in owed.payments):
        local = rome_local(payment.paid_at)
        assert payment.psp != POST_OFFICE or is_working_day(local.date())
        assert payment.psp != TOBACCONIST or local.weekday() != 6


def test_every_way_of_paying_is_used_and_some_pay_for_others(fates: list[Owed]) -> None:
    payments = [payment for owed in fates for payment in owed.payments]
    assert {payment.psp for payment in payments} == set(range(len(PSPS)))
    for_others = sum(payment.payer == CHIARA for payment in payments)
    assert 0.05 < for_others / len(payments) < 0.2
    assert any(payment.stand_in for payment in payments)


def test_the_elderly_go_to_counters_and_companies_to_their_bank(habits: PaymentHabits) -> None:
    def ways(elderly: bool, debt: Debt) -> Counter:
        fates = [habits.decide(debt, elderly=elderly) for _ in range(1_000)]
        return Counter(payment.psp for owed in fates for payment in owed.payments)

    (company,) = companies(1, 7)
    old, young = ways(True, a_debt()), ways(False, a_debt())
    assert old[POST_OFFICE] > 2 * young[POST_OFFICE]
    of_company = ways(False, make_debt(MEALS, debtor_of_company(company), a_debt().release))
    assert of_company[0] > of_company.total() / 2


def test_what_would_be_paid_later_than_yesterday_is_open(habits: PaymentHabits) -> None:
    fates = [habits.decide(a_debt(265, desk=None)) for _ in range(300)]
    assert all(rome_date(owed.debt.release.at) == date(2026, 11, 22) for owed in fates)
    assert not [owed for owed in fates if owed.payments]
