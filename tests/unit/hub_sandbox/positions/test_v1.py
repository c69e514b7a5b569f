import copy
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from hub_sandbox.positions.known import KnownPosition, Payment, PositionStatus, Report
from hub_sandbox.positions.v1 import Position, as_position, as_state, shown
from tests.factories.clock import TEST_START
from tests.factories.debts import contract_of, debt, debt_with_plan
from tests.factories.sandbox import ENTITY_ID, NOTICE, archive_position


def changed(spoil: Callable[[Any], object]) -> Any:
    tree = copy.deepcopy(archive_position())
    spoil(tree)
    return tree


def option(tree: Any) -> Any:
    return tree["paymentOption"][0]


def share(tree: Any) -> Any:
    return option(tree)["transfer"][0]


@pytest.mark.parametrize(
    "spoil",
    [
        *(
            lambda tree, name=name: tree.pop(name)
            for name in ("iupd", "type", "fiscalCode", "fullName", "companyName", "switchToExpired")
        ),
        *(
            lambda tree, name=name: option(tree).pop(name)
            for name in ("iuv", "amount", "description", "isPartialPayment", "dueDate")
        ),
        *(
            lambda tree, name=name: share(tree).pop(name)
            for name in ("idTransfer", "amount", "remittanceInformation", "category")
        ),
        lambda tree: tree.update(type="X"),
        lambda tree: tree.update(country="ITA"),
        lambda tree: tree.update(companyName="x" * 141),
        lambda tree: option(tree).update(amount=0),
        lambda tree: option(tree).update(amount="22,00"),
        lambda tree: option(tree).update(description="x" * 141),
        lambda tree: option(tree).update(dueDate="2026-12-31"),
        lambda tree: option(tree).update(dueDate="2026-12-31T10:00:00+01:00"),
        lambda tree: option(tree).update(dueDate="2026-02-30T10:00:00"),
        lambda tree: share(tree).update(idTransfer="6"),
        lambda tree: share(tree).update(iban="IT60 X054"),
        lambda tree: share(tree).update(
            transferMetadata=[{"key": str(n), "value": "x"} for n in range(11)]
        ),
    ],
)
def test_what_the_contract_forbids_is_refused(spoil: Callable[[Any], object]) -> None:
    with pytest.raises(ValidationError):
        Position.model_validate(changed(spoil))


def test_number_of_the_notice_comes_from_the_iuv_when_missing() -> None:
    position = Position.model_validate(changed(lambda tree: option(tree).pop("nav")))
    assert position.debt().installments[0].notice_number == "301000000000004285"


def test_fields_without_a_name_in_the_contract_are_dropped() -> None:
    position = Position.model_validate({**archive_position(), "status": "PAID", "colour": "red"})
    assert "colour" not in position.model_dump()


def known(**facts: Any) -> KnownPosition:
    sent = archive_position(
        validityDate="2026-11-24T00:00:00", retentionDate="2027-01-31T00:00:00", city="Prova"
    )
    held = Position.model_validate(sent).debt()
    return KnownPosition(ENTITY_ID, held, PositionStatus.DRAFT, TEST_START, TEST_START, **facts)


def test_position_is_shown_as_it_was_sent() -> None:
    sent = archive_position(validityDate="2026-11-24T00:00:00.000", city="Prova")
    sent["paymentOption"][0]["dueDate"] = "2026-12-31T22:59:59.000"
    held = Position.model_validate(sent).debt()
    written = as_position(
        KnownPosition(ENTITY_ID, held, PositionStatus.DRAFT, TEST_START, TEST_START)
    )
    for entry in (written["paymentOption"][0], *written["paymentOption"][0]["transfer"]):
        assert entry.pop("transferMetadata", []) == entry.pop("paymentOptionMetadata", []) == []
    assert written == {**sent, "status": "DRAFT", "payStandIn": True}


def test_payment_and_settlement_are_told_with_the_option() -> None:
    payment = Payment(TEST_START, "receipt", "Banca", "creditCard", 150)
    paid = known(payments={NOTICE: payment}, reports={(NOTICE, "1"): Report("flow", TEST_START)})
    [option] = as_state(paid)["paymentOption"]
    told = ("idReceipt", "pspCompany", "paymentMethod", "fee", "idFlowReporting", "status")
    assert [option[name] for name in told] == [
        "receipt", "Banca", "creditCard", 150, "flow", "PO_REPORTED",
    ]  # fmt: skip
    assert option["paymentDate"] == option["reportingDate"] == "2026-11-23T09:30:00.000"
    assert option["transfer"][0]["status"] == "T_REPORTED"
    contract = contract_of("gpd.json")
    for name, answer in (
        ("PaymentPositionModel", as_position(paid)),
        ("PaymentPositionModelBaseResponse", as_state(paid)),
    ):
        assert contract.faults({"$ref": f"#/components/schemas/{name}"}, answer) == []


def test_rates_of_a_position_are_one_plan_and_the_rest_stands_alone() -> None:
    assert [one.plan for one in debt().installments] == [None]
    single, first, second = debt_with_plan().installments
    assert single.plan is None
    assert first.plan == second.plan is not None


def test_debtor_is_a_part_of_its_own() -> None:
    assert set(shown(debt().debtor)) == {"type", "fiscalCode", "fullName"}
