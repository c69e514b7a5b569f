import re
from datetime import date

import pytest

from demo.city.offices import CITY_TAX_CODE, COMPANY_TAX_CODE
from demo.city.rates import ACCOUNTS, PROVINCE_ACCOUNT, account_of, sample_rates
from payments_core.identifiers import iban, tax_code

RATES = sample_rates(date(2026, 11, 23))


def test_there_are_twenty_five_each_named_once() -> None:
    of_city = [rate for rate in RATES if rate.entity == CITY_TAX_CODE]
    assert (len(RATES), len(of_city)) == (25, 21)
    assert len({(rate.entity, rate.rate_id) for rate in RATES}) == 25
    assert {rate.entity for rate in RATES} == {CITY_TAX_CODE, COMPANY_TAX_CODE}


def test_every_share_of_a_tax_goes_where_it_belongs() -> None:
    by_id = {rate.rate_id: rate for rate in RATES}
    assert [part.to_province for part in by_id["tari"].parts] == [False, False, True]
    card = by_id["carta-identita"].parts
    assert [part.passed_on for part in card] == [False, True, False]
    assert all(account_of(rate).entity == rate.entity for rate in RATES)


@pytest.mark.parametrize(
    ("rate_id", "cents", "offline"),
    [("carta-identita", 2250, True), ("mensa", 8400, False), ("suolo-pubblico", 5400, True)],
)
def test_rates_of_the_demonstration_keep_their_amounts(rate_id, cents, offline) -> None:
    (rate,) = (rate for rate in RATES if rate.rate_id == rate_id)
    assert (rate.amount_cents, rate.offline) == (cents, offline)


def test_parts_say_where_their_money_belongs() -> None:
    parts = [part for rate in RATES for part in rate.parts]
    assert all(re.fullmatch(r"2026/\d+", part.assessment) and part.chapter for part in parts)
    (card,) = (rate for rate in RATES if rate.rate_id == "carta-identita")
    assert len({part.chapter for part in card.parts}) == 3


def test_accounts_are_well_formed_and_in_a_bank_that_does_not_exist() -> None:
    for account in (*ACCOUNTS, PROVINCE_ACCOUNT):
        assert iban.validate(account.iban)[5:10] == "09999"
        assert tax_code.is_valid(account.entity)
