import random
from collections import Counter
from datetime import date

from demo.city.companies import companies
from demo.city.company_debts import CompanyDebts
from demo.city.debts import Debt
from demo.city.rates import sample_rates
from demo.city.releases import Period, Releases
from payments_core.clock import rome_date

TODAY = date(2026, 11, 23)
PERIOD = Period.before(TODAY)
RATES = {rate.rate_id: rate for rate in sample_rates(TODAY)}


def everything() -> list[list[Debt]]:
    chance = random.Random(5)
    drawing = CompanyDebts(RATES, Releases(PERIOD, chance), chance)
    return [list(drawing.debts_of(company)) for company in companies(300, 7)]


def test_companies_pay_for_public_ground_and_driveways() -> None:
    kinds = Counter(debt.rate_id for debts in everything() for debt in debts)
    assert kinds["suolo-pubblico"] > kinds["passo-carrabile"] > kinds["permesso-costruire"] > 0


def test_ground_is_paid_by_the_day() -> None:
    ground = [debt for debts in everything() for debt in debts if debt.rate_id == "suolo-pubblico"]
    assert {debt.amount_cents // 5400 for debt in ground} == {1, 2, 3, 4, 5, 6}
    assert all(debt.amount_cents % 5400 == 0 for debt in ground)


def test_tourist_tax_is_declared_after_each_of_four_quarters() -> None:
    for debts in everything():
        quarters = [debt for debt in debts if debt.rate_id == "imposta-soggiorno"]
        assert len(quarters) in (0, 4)
        assert len({debt.subject.split(",")[1] for debt in quarters}) == len(quarters)
        assert {rome_date(debt.release.at).month for debt in quarters} <= {1, 4, 7, 10}
        assert all(debt.amount_cents % 200 == 0 for debt in quarters)
