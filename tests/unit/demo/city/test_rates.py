import re
from datetime import date

import pytest

from central_server.cli.declaration import Rate
from demo.city.offices import CITY_TAX_CODE, COMPANY_TAX_CODE
from demo.city.rates import ACCOUNTS, PROVINCE_ACCOUNT, SampleRate, account_of, sample_rates
from payments_core.identifiers import iban, tax_code
from payments_core.money import format_euro

RATES = sample_rates(date(2026, 11, 23))


def test_there_are_twenty_five_each_named_once() -> None:
    of_city = [rate for rate in RATES if rate.entity == CITY_TAX_CODE]
    assert (len(RATES), len(of_city)) == (25, 21)
    assert len({(rate.entity, rate.rate_id) for rate in RATES}) == 25
    assert {rate.entity for rate in RATES} == {CITY_TAX_CODE, COMPANY_TAX_CODE}


@pytest.mark.parametrize("rate", RATES, ids=lambda rate: rate.rate_id)
def test_declaration_takes_every_rate(rate: SampleRate) -> None:
    declared = Rate.model_validate({
        "rate_id": rate.rate_id, "version": 1, "name": rate.name, "name_en": rate.name_en,
        "remittance": rate.remittance, "category": rate.category, "account_id": rate.account_id,
        "due_days": rate.due_days, "offline": rate.offline,
        "parts": [
            {"label": part.label, "amount": format_euro(part.amount_cents)} for part in rate.parts
        ],
    })  # fmt: skip
    assert sum(part.amount_cents for part in declared.parts) == rate.amount_cents
    assert account_of(rate).entity == rate.entity


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
