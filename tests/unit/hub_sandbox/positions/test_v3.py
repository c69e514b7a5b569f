import copy
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from hub_sandbox.positions.known import KnownPosition, Payment, PositionStatus, Report
from hub_sandbox.positions.v1 import as_state
from hub_sandbox.positions.v3 import PositionV3, as_position_v3, as_state_v3, status_v3
from tests.factories.clock import TEST_START
from tests.factories.debts import (
    FIRST_RATE,
    SECOND_RATE,
    SINGLE,
    contract_of,
    debt_with_plan,
    position_v3,
)
from tests.factories.sandbox import ENTITY_ID

LATE = TEST_START + timedelta(days=60)


def known(
    status: PositionStatus = PositionStatus.VALID, *paid: str, **changes: Any
) -> KnownPosition:
    held = PositionV3.model_validate(position_v3(**changes)).debt()
    payments = {number: Payment(TEST_START, f"receipt {number}") for number in paid}
    return KnownPosition(ENTITY_ID, held, status, TEST_START, TEST_START, payments=payments)


def statuses(position: KnownPosition, now: Any = TEST_START) -> list[str]:
    """Of the single option and of both rates, the same in both answers."""
    read, written = (
        [one["status"] for option in tree["paymentOption"] for one in option["installments"]]
        for tree in (as_state_v3(position, now), as_position_v3(position, now))
    )
    assert read == written
    return read


def test_position_is_the_same_debt_as_in_v1() -> None:
    mine, others = known().debt.installments, debt_with_plan().installments
    assert [one.notice_number for one in mine] == [one.notice_number for one in others]
    assert [one.plan is None for one in mine] == [one.plan is None for one in others]
    assert mine[1].plan == mine[2].plan
    [first, *_] = as_state(known())["paymentOption"]
    assert (first["nav"], first["isPartialPayment"]) == (SINGLE, False)


def test_position_of_v1_is_shown_by_its_ways_of_paying() -> None:
    held = KnownPosition(ENTITY_ID, debt_with_plan(), PositionStatus.VALID, TEST_START, TEST_START)
    ways = [
        [one["nav"] for one in option["installments"]]
        for option in as_state_v3(held, TEST_START)["paymentOption"]
    ]
    assert ways == [[SINGLE], [FIRST_RATE, SECOND_RATE]]


def test_what_was_sent_is_shown_without_what_is_only_written() -> None:
    sent = position_v3(retentionDate="2027-01-31T00:00:00.000")
    shown = as_position_v3(
        KnownPosition(
            ENTITY_ID, PositionV3.model_validate(sent).debt(), PositionStatus.DRAFT,
            TEST_START, TEST_START,
        ),
        TEST_START,
    )  # fmt: skip
    contract = contract_of("gpd_v3.json")
    assert contract.faults({"$ref": "#/components/schemas/PaymentPositionModelV3"}, shown) == []
    for option, written in zip(shown["paymentOption"], sent["paymentOption"], strict=True):
        assert "description" not in option
        assert option["debtor"] == written["debtor"]
        assert option["retentionDate"] == written["retentionDate"]
        for one, before in zip(option["installments"], written["installments"], strict=True):
            assert one["installmentMetadata"] == before["installmentMetadata"]
            assert one["amount"] == before["amount"]


@pytest.mark.parametrize(
    ("status", "seen"),
    [
        ("DRAFT", "DRAFT"), ("PUBLISHED", "PUBLISHED"), ("VALID", "VALID"),
        ("INVALID", "UNPAYABLE"), ("EXPIRED", "UNPAYABLE"),
        ("PARTIALLY_PAID", "PARTIALLY_PAID"), ("PAID", "PAID"), ("REPORTED", "PAID"),
    ],
)  # fmt: skip
def test_states_have_other_names(status: str, seen: str) -> None:
    assert status_v3(known(PositionStatus(status))) == seen


def test_instalments_say_why_they_cannot_be_paid() -> None:
    assert statuses(known()) == ["UNPAID"] * 3
    assert statuses(known(), LATE) == ["UNPAID"] * 3
    assert statuses(known(switchToExpired=True), LATE) == ["EXPIRED"] * 3
    assert statuses(known(PositionStatus.INVALID)) == ["UNPAYABLE"] * 3
    begun = known(PositionStatus.PARTIALLY_PAID, FIRST_RATE)
    assert statuses(begun) == ["UNPAYABLE", "PAID", "UNPAID"]
    assert statuses(known(PositionStatus.PAID, SINGLE)) == ["PAID", "UNPAYABLE", "UNPAYABLE"]
    reported = begun.reported(FIRST_RATE, "1", Report("flow", TEST_START))
    assert statuses(reported)[1] == "REPORTED"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda tree: tree.pop("companyName"),
        lambda tree: tree.update(paymentOption=[]),
        lambda tree: tree["paymentOption"][0].pop("debtor"),
        lambda tree: tree["paymentOption"][0].pop("switchToExpired"),
        lambda tree: tree["paymentOption"][0].update(installments=[]),
        lambda tree: tree["paymentOption"][0]["installments"][0].update(transfer=[]),
        lambda tree: tree["paymentOption"][0]["installments"][0].pop("dueDate"),
        lambda tree: tree["paymentOption"][0].update(
            installments=tree["paymentOption"][0]["installments"] * 101
        ),
        lambda tree: tree.update(paymentOption=tree["paymentOption"] * 51),
    ],
)
def test_what_the_contract_forbids_is_refused(spoil: Callable[[Any], object]) -> None:
    tree = copy.deepcopy(position_v3())
    spoil(tree)
    with pytest.raises(ValidationError):
        PositionV3.model_validate(tree)
