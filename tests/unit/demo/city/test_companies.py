import re

import pytest

from demo.city import installation, offices
from demo.city.companies import companies
from demo.city.tax_codes import COMPANY_CODES
from payments_core.identifiers import tax_code

BANK = "80999990023"
TAKEN = {
    installation.ENTITY_TAX_CODE, offices.CITY_TAX_CODE, offices.COMPANY_TAX_CODE,
    offices.PROVINCE_TAX_CODE, BANK,
}  # fmt: skip


def test_as_many_companies_as_there_are_codes() -> None:
    everybody = list(companies(len(COMPANY_CODES), 1))
    codes = {company.tax_code for company in everybody}
    assert len(codes) == len({company.name for company in everybody}) == 900
    assert all(tax_code.validate(code) == code and len(code) == 11 for code in codes)
    assert not codes & TAKEN


def test_more_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match="at most 900"):
        companies(len(COMPANY_CODES) + 1, 1)


def test_same_seed_same_companies_and_a_larger_city_begins_alike() -> None:
    assert list(companies(50, 2)) == list(companies(80, 2))[:50]
    assert list(companies(50, 2)) != list(companies(50, 3))


def test_companies_are_reached_by_nobody_and_hide_no_person_looked_for() -> None:
    for company in companies(300, 4):
        assert re.fullmatch(r"info\.[a-z]+@posta\.example", company.email)
        assert re.fullmatch(r"010 555 0\d{3}", company.phone)
        assert "ross" not in company.name.lower()
        assert len(company.name) <= 70
