from dataclasses import replace

import pytest

from central_server.hub.position_copy import PositionCopy
from central_server.hub.positions_api import ARCHIVE, GPD_V1, GPD_V3
from payments_core.identifiers import notice_number
from payments_core.model.debt_position import PaymentOption
from tests.factories.openapi_contract import Contract
from tests.factories.positions import make_debt
from tests.shared_spec import spec

FILES = {ARCHIVE: "gpd-4-aca.json", GPD_V1: "gpd.json", GPD_V3: "gpd_v3.json"}
MODELS = {ARCHIVE: "PaymentPositionModel", GPD_V1: "PaymentPositionModel",
          GPD_V3: "PaymentPositionModelV3"}  # fmt: skip
ALL = pytest.mark.parametrize("api", FILES, ids=["archive", "v1", "v3"])
COPY = PositionCopy("position-1", make_debt(), "Servizi demografici")


def plan():
    """The whole at once, or in two."""
    debt = make_debt()
    [whole] = debt.options[0].installments
    halves = tuple(replace(whole, notice_number=notice_number.build("01", n)) for n in (2, 3))
    return replace(debt, options=(*debt.options, PaymentOption(halves)))


@ALL
@pytest.mark.parametrize("debt", [make_debt(), plan()], ids=["single", "plan"])
def test_body_is_what_the_official_contract_wants(api, debt) -> None:
    contract = Contract(spec("pagopa-api", "openapi", FILES[api]))
    body = api.body(replace(COPY, debt=debt))
    assert contract.faults({"$ref": f"#/components/schemas/{MODELS[api]}"}, body) == []


def test_rates_are_marked_as_parts_and_the_whole_is_not() -> None:
    options = GPD_V1.body(replace(COPY, debt=plan()))["paymentOption"]
    assert [option["isPartialPayment"] for option in options] == [False, True, True]
    options = GPD_V3.body(replace(COPY, debt=plan()))["paymentOption"]
    assert [len(option["installments"]) for option in options] == [1, 2]


def test_archive_pays_no_amount_that_depends_on_the_day() -> None:
    assert ARCHIVE.body(COPY)["payStandIn"] is True
    assert ARCHIVE.body(replace(COPY, live=True))["payStandIn"] is False


def test_hub_lets_expire_what_expires_where_nobody_else_does() -> None:
    expiring = replace(COPY, expires=True)
    assert ARCHIVE.body(expiring)["switchToExpired"] is False
    assert GPD_V1.body(expiring)["switchToExpired"] is True
    [option] = GPD_V3.body(expiring)["paymentOption"]
    assert option["switchToExpired"] is True
    assert GPD_V1.body(COPY)["switchToExpired"] is False


@ALL
def test_essence_sees_amounts_days_accounts_and_nothing_that_the_hub_adds(api) -> None:
    body = api.body(replace(COPY, debt=plan()))
    assert api.essence({**body, "status": "VALID", "insertedDate": "x"}) == api.essence(body)
    for other in (
        make_debt(),
        make_debt(cents=2196),
        make_debt(number=notice_number.build("01", 9)),
        make_debt(due_on=make_debt().options[0].installments[0].due_on.replace(year=2027)),
    ):
        assert api.essence(api.body(replace(COPY, debt=other))) != api.essence(body)
