import re
from dataclasses import replace
from datetime import date

import pytest

from central_server.hub.position_copy import (
    PositionCopy,
    debtor_fields,
    installment_fields,
    known,
)
from payments_core.model.debt_position import Address, StampRequest
from tests.factories.catalogue import BASE64_HASH
from tests.factories.openapi_contract import Contract
from tests.factories.positions import NUMBER, make_debt
from tests.factories.server import BANK_IBAN, POSTAL_IBAN
from tests.shared_spec import spec

DEBT = make_debt()
[DUE] = DEBT.options[0].installments


def test_payment_is_told_under_its_number_with_its_accounts() -> None:
    fields = installment_fields(DUE)
    [transfer] = fields["transfer"]
    assert (fields["nav"], fields["iuv"], fields["amount"]) == (NUMBER, NUMBER[1:], 2195)
    assert (transfer["idTransfer"], transfer["category"]) == ("1", "9/0101100SP/")
    assert (transfer["iban"], transfer["postalIban"]) == (BANK_IBAN, POSTAL_IBAN)


@pytest.mark.parametrize(
    ("due_on", "due_at"),
    [
        (date(2026, 12, 23), "2026-12-23T22:59:59.000Z"),
        (date(2026, 7, 1), "2026-07-01T21:59:59.000Z"),
    ],
)
def test_due_day_ends_with_its_last_second_in_rome(due_on, due_at) -> None:
    assert installment_fields(replace(DUE, due_on=due_on))["dueDate"] == due_at


def test_what_is_not_known_of_the_debtor_is_left_out() -> None:
    assert "civicNumber" not in debtor_fields(DEBT.debtor)
    assert debtor_fields(replace(DEBT.debtor, address=Address())).keys() == {
        "type", "fiscalCode", "fullName",
    }  # fmt: skip
    assert "email" not in debtor_fields(replace(DEBT.debtor, email="not an address for mail"))
    assert known({"a": None, "b": 0}) == {"b": 0}


def test_stamp_is_told_as_the_official_description_has_it() -> None:
    bought = replace(
        DUE.transfers[0], iban=None, postal_iban=None, stamp=StampRequest(BASE64_HASH, "GE")
    )
    [transfer] = installment_fields(replace(DUE, transfers=(bought,)))["transfer"]
    contract = Contract(spec("pagopa-api", "openapi", "gpd.json"))
    assert contract.faults({"$ref": "#/components/schemas/TransferModel"}, transfer) == []
    assert transfer["stamp"] == {
        "hashDocument": BASE64_HASH, "stampType": "01", "provincialResidence": "GE",
    }  # fmt: skip
    assert re.fullmatch("[A-Z]{2}", transfer["stamp"]["provincialResidence"])
    assert not transfer.keys() & {"iban", "postalIban"}


def test_country_that_is_no_code_is_left_out() -> None:
    for country, told in (("IT", "IT"), ("it", None), ("É", None), ("", None), ("ITA", None)):
        address = replace(DEBT.debtor.address, country=country)
        assert debtor_fields(replace(DEBT.debtor, address=address)).get("country") == told


def test_what_is_withheld_is_not_offered() -> None:
    copy = PositionCopy("p", DEBT, None)
    assert copy.numbers == [NUMBER]
    assert copy.offers == ((DEBT.options[0], (DUE,)),)
    assert replace(copy, withheld=frozenset({NUMBER})).offers == ()
