import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

import pytest

from demo.city.debts import Debt
from demo.city.household_debts import HouseholdDebts, age, is_there, spelt_month
from demo.city.people import Resident, residents
from demo.city.rates import sample_rates
from demo.city.releases import Period, Releases
from payments_core.clock import rome_date

TODAY = date(2026, 11, 23)
PERIOD = Period.before(TODAY)
RATES = {rate.rate_id: rate for rate in sample_rates(TODAY)}
PEOPLE = list(residents(3_000, 7, TODAY))
MARIA = PEOPLE[0]


@pytest.fixture
def drawing() -> HouseholdDebts:
    chance = random.Random(5)
    return HouseholdDebts(RATES, Releases(PERIOD, chance), chance)


@pytest.fixture
def found(drawing: HouseholdDebts) -> list[tuple[Resident, Debt]]:
    households = [list(members) for _, members in groupby(PEOPLE, key=lambda one: one.household)]
    return [
        (resident, debt)
        for members in households
        for resident, debt, _ in drawing.debts_of(members)
    ]


def a_household(*members: Resident) -> list[Resident]:
    return [
        replace(one, registry_number=f"R{number}", household=1)
        for number, one in enumerate(members)
    ]


def born(years: int, person: Resident = MARIA) -> Resident:
    return replace(person, born_on=TODAY - timedelta(days=years * 365 + years // 4 + 40))


def test_a_city_owes_a_bit_more_than_one_notice_a_head(found) -> None:
    assert 1.1 < len(found) / len(PEOPLE) < 1.5
    kinds = Counter(debt.rate_id for _, debt in found)
    assert kinds["tari"] > kinds["mensa"] > kinds["carta-identita"] / 2
    assert kinds["multa"] > kinds["palestra"]


def test_the_dead_and_those_who_moved_get_nothing_any_more(found) -> None:
    for resident, debt in found:
        assert is_there(resident, rome_date(debt.release.at))
    assert any(one.died_on or one.moved_away_on for one in PEOPLE)


def test_the_waste_tax_grows_with_the_household_and_comes_once(drawing) -> None:
    def tax(people: int) -> int:
        members = a_household(born(40), *(born(20 + number) for number in range(people - 1)))
        debts = [debt for _, debt, _ in drawing.debts_of(members)]
        return sum(debt.amount_cents for debt in debts if debt.rate_id.startswith("tari"))

    assert tax(1) < tax(2) < tax(4) < tax(6) == tax(9)


def test_the_oldest_pays_for_the_children_at_school_in_the_months_of_school(drawing) -> None:
    household = a_household(born(8), born(44), born(39))
    debts = [
        (resident, debt)
        for _ in range(30)
        for resident, debt, _ in drawing.debts_of(household)
        if debt.rate_id.startswith("mensa")
    ]
    assert {resident.registry_number for resident, _ in debts} == {"R1"}
    assert all(MARIA.given_name in debt.subject for _, debt in debts)
    assert {rome_date(debt.release.at).month for _, debt in debts} <= {10, 11, 12, *range(1, 7)}


def test_others_of_age_may_pay_but_never_the_debtor(drawing) -> None:
    household = a_household(born(44), born(39), born(8))
    for _ in range(20):
        for _, debt, others in drawing.debts_of(household):
            assert len(others) in (1, 2)
            assert debt.debtor.kind == "F"


def test_the_dead_pay_for_nobody(drawing) -> None:
    dead = replace(born(39), died_on=date(2026, 6, 1))
    household = a_household(born(44), dead)
    for _ in range(20):
        for resident, _, others in drawing.debts_of(household):
            assert others == () or resident.registry_number == "R1"


def test_children_alone_owe_nothing(drawing) -> None:
    assert list(drawing.debts_of(a_household(born(9)))) == []


def test_some_fines_are_reduced_for_five_days(found) -> None:
    fines = [debt for _, debt in found if debt.rate_id == "multa"]
    reduced = [debt for debt in fines if "ridotto" in debt.subject]
    assert 0 < len(reduced) < len(fines)
    assert all((debt.due_on - rome_date(debt.release.at)).days == 5 for debt in reduced)
    assert min(debt.amount_cents for debt in reduced) == 4200 * 70 // 100 + 1250


def test_age_and_presence_turn_on_the_very_day() -> None:
    person = replace(MARIA, born_on=date(2008, 11, 23), died_on=date(2026, 3, 1))
    assert (age(person, TODAY - timedelta(days=1)), age(person, TODAY)) == (17, 18)
    assert is_there(person, date(2026, 2, 28))
    assert not is_there(person, date(2026, 3, 1))
    assert not is_there(person, date(2008, 11, 22))
    assert spelt_month(date(2026, 10, 1)) == "ottobre 2026"
