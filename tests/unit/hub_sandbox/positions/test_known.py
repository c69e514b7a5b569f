from datetime import timedelta

import pytest

from hub_sandbox.positions.debts import Debt
from hub_sandbox.positions.known import (
    KnownPosition,
    OptionStatus,
    Payment,
    PositionStatus,
    Report,
)
from tests.factories.clock import TEST_START
from tests.factories.debts import FIRST_RATE, SECOND_RATE, SINGLE, debt, debt_with_plan
from tests.factories.sandbox import ENTITY_ID, NOTICE

PAID = Payment(TEST_START)
REPORT = Report("flow", TEST_START)


def known(held: Debt, status: PositionStatus = PositionStatus.VALID) -> KnownPosition:
    return KnownPosition(ENTITY_ID, held, status, TEST_START, TEST_START)


def hidden(position: KnownPosition) -> list[str]:
    return [one.notice_number for one in position.debt.installments if position.is_shut_out(one)]


def test_published_becomes_valid_at_its_validity() -> None:
    waiting = known(debt(validityDate="2026-11-24T00:00:00"), PositionStatus.PUBLISHED)
    assert waiting.seen_at(TEST_START).status is PositionStatus.PUBLISHED
    validity = waiting.debt.validity_at
    assert validity is not None
    assert waiting.seen_at(validity).status is PositionStatus.VALID


@pytest.mark.parametrize("expires", [True, False])
def test_valid_expires_after_its_last_due_instant_if_it_is_to(expires: bool) -> None:
    valid = known(debt(switchToExpired=expires))
    due = valid.debt.installments[0].due_at
    assert valid.seen_at(due).status is PositionStatus.VALID
    late = valid.seen_at(due + timedelta(seconds=1)).status
    assert late is (PositionStatus.EXPIRED if expires else PositionStatus.VALID)


@pytest.mark.parametrize(
    "status", [one for one in PositionStatus if one not in ("PUBLISHED", "VALID")]
)
def test_no_other_state_changes_with_time(status: PositionStatus) -> None:
    held = known(debt(switchToExpired=True), status)
    assert held.seen_at(TEST_START + timedelta(days=365)).status is status


def test_debt_is_paid_once_one_way_is_paid_whole() -> None:
    position = known(debt_with_plan())
    assert position.paid(SINGLE, PAID, TEST_START).status is PositionStatus.PAID
    half = position.paid(FIRST_RATE, PAID, TEST_START)
    assert half.status is PositionStatus.PARTIALLY_PAID
    assert half.paid(SECOND_RATE, PAID, TEST_START).status is PositionStatus.PAID


def test_debt_is_reported_once_one_way_is_reported_whole() -> None:
    half = known(debt_with_plan()).paid(FIRST_RATE, PAID, TEST_START)
    assert half.reported(FIRST_RATE, "1", REPORT).status is PositionStatus.PARTIALLY_PAID
    whole = half.paid(SECOND_RATE, PAID, TEST_START).reported(FIRST_RATE, "1", REPORT)
    assert whole.status is PositionStatus.PAID
    assert whole.reported(SECOND_RATE, "1", REPORT).status is PositionStatus.REPORTED


def test_state_of_an_option_follows_its_transfers() -> None:
    [one] = debt().installments
    position = known(debt())
    assert position.option_status(one) is OptionStatus.PO_UNPAID
    position = position.paid(NOTICE, PAID, TEST_START)
    assert position.option_status(one) is OptionStatus.PO_PAID
    position = position.reported(NOTICE, "1", REPORT)
    assert position.option_status(one) is OptionStatus.PO_REPORTED


def test_first_payment_hides_the_other_ways_of_paying() -> None:
    position = known(debt_with_plan())
    assert hidden(position) == []
    assert hidden(position.paid(FIRST_RATE, PAID, TEST_START)) == [SINGLE]
    assert hidden(position.paid(SINGLE, PAID, TEST_START)) == [FIRST_RATE, SECOND_RATE]
