from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from demo.city.companies import companies
from demo.city.debts import (
    DebtSpool,
    Owed,
    Release,
    debtor_of,
    debtor_of_company,
    make_debt,
    with_surcharge,
)
from demo.city.offices import CITY_TAX_CODE, PROVINCE_TAX_CODE
from demo.city.people import residents
from demo.city.rates import sample_rates

TODAY = date(2026, 11, 23)
MARIA = next(iter(residents(1, 7, TODAY)))
RATES = {rate.rate_id: rate for rate in sample_rates(TODAY)}
RELEASE = Release(datetime(2026, 4, 14, 19, tzinfo=UTC))


def test_somebody_without_tax_code_is_known_by_the_registry_number() -> None:
    debtor = debtor_of(replace(MARIA, tax_code=None))
    assert (debtor.identifier, debtor.registry_number) == ("ANONIMO", MARIA.registry_number)
    assert debtor_of(MARIA).registry_number is None


def test_texts_fit_the_messages_of_the_hub() -> None:
    long = debtor_of(replace(MARIA, given_name="X" * 90, city="Y" * 50))
    assert (len(long.full_name), len(long.city)) == (70, 35)
    debt = make_debt(RATES["mensa"], long, RELEASE, subject="Z" * 120)
    assert len(debt.subject) == 90


def test_company_is_a_legal_person() -> None:
    (company,) = companies(1, 7)
    assert debtor_of_company(company).kind == "G"


def test_debt_takes_from_its_rate_what_nobody_says() -> None:
    debt = make_debt(RATES["mensa"], debtor_of(MARIA), RELEASE)
    assert (debt.amount_cents, debt.due_on) == (8400, date(2026, 5, 14))
    (share,) = debt.shares
    assert (share.amount_cents, share.beneficiary_tax_code) == (8400, CITY_TAX_CODE)


@pytest.mark.parametrize("tax", [1, 99, 6_150, 6_151, 12_600, 16_299, 26_300])
def test_waste_tax_goes_to_the_city_and_its_surcharge_to_the_province(tax: int) -> None:
    debt = make_debt(RATES["tari"], debtor_of(MARIA), RELEASE, amount_cents=with_surcharge(tax))
    assert sum(share.amount_cents for share in debt.shares) == debt.amount_cents
    assert debt.shares[0].amount_cents == tax
    others = [share.beneficiary_tax_code for share in debt.shares[1:]]
    assert others == [PROVINCE_TAX_CODE] * (debt.amount_cents > tax)


def test_spool_gives_debts_back_by_month_in_the_order_of_release(tmp_path: Path) -> None:
    spool = DebtSpool(tmp_path)
    start = datetime(2026, 3, 1, 10, tzinfo=UTC)
    debts = [
        make_debt(RATES["mensa"], debtor_of(MARIA), Release(start + timedelta(hours=hours)))
        for hours in range(1_400, 0, -1)
    ]
    for debt in debts:
        spool.add(Owed(debt))
    assert spool.months() == ["2026-03", "2026-04"]
    found = [owed.debt for month in spool.months() for owed in spool.of_month(month)]
    assert found == debts[::-1]
    assert spool.of_month("2026-05") == []
