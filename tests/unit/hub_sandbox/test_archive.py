from typing import Any

import pytest

from hub_sandbox.archive import Archive
from hub_sandbox.positions.known import PositionStatus
from hub_sandbox.positions.refusals import PositionRefusal
from tests.factories.clock import FakeClock
from tests.factories.debts import FIRST_RATE, SECOND_RATE, debt, debt_with_plan
from tests.factories.sandbox import ENTITY_ID, NOTICE, make_world


@pytest.fixture
def archive(clock: FakeClock) -> Archive:
    return Archive(make_world(), clock)


def refused(act: Any, *arguments: Any, **options: Any) -> int:
    with pytest.raises(PositionRefusal) as caught:
        act(*arguments, **options)
    return caught.value.status


def test_paid_elsewhere_once(archive: Archive, clock: FakeClock) -> None:
    archive.create(ENTITY_ID, debt(), publish=True)
    paid, option = archive.mark_paid(ENTITY_ID, NOTICE, None)
    assert paid.status is PositionStatus.PAID
    assert paid.payments[option.notice_number].paid_at == clock.now()
    assert refused(archive.mark_paid, ENTITY_ID, NOTICE, None) == 409
    assert refused(archive.delete, ENTITY_ID, "POS-1") == 409
    assert refused(archive.update, ENTITY_ID, "POS-1", debt(), publish=True) == 409
    assert refused(archive.mark_paid, ENTITY_ID, "301000000000009999", None) == 404


def test_draft_cannot_be_paid(archive: Archive) -> None:
    archive.create(ENTITY_ID, debt(), publish=False)
    assert refused(archive.mark_paid, ENTITY_ID, NOTICE, None) == 422


def test_withdrawn_and_expired_notices_are_not_payable(archive: Archive, clock: FakeClock) -> None:
    archive.create(ENTITY_ID, debt(), publish=True)
    archive.invalidate(ENTITY_ID, "POS-1")
    assert refused(archive.mark_paid, ENTITY_ID, NOTICE, None) == 422
    archive.delete(ENTITY_ID, "POS-1")
    archive.create(ENTITY_ID, debt(switchToExpired=True), publish=True)
    clock.advance(days=60)
    assert refused(archive.mark_paid, ENTITY_ID, NOTICE, None) == 422


def test_rates_are_paid_one_by_one(archive: Archive) -> None:
    archive.create(ENTITY_ID, debt_with_plan(), publish=True)
    half, _ = archive.mark_paid(ENTITY_ID, FIRST_RATE, None)
    assert half.status is PositionStatus.PARTIALLY_PAID
    whole, _ = archive.mark_paid(ENTITY_ID, SECOND_RATE, None)
    assert whole.status is PositionStatus.PAID
