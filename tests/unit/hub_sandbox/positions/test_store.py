from typing import Any

import pytest

from hub_sandbox.positions.known import PositionStatus
from hub_sandbox.positions.refusals import PositionRefusal
from hub_sandbox.positions.store import PositionStore
from tests.factories.clock import FakeClock
from tests.factories.debts import FIRST_RATE, SECOND_RATE, debt, debt_with_plan
from tests.factories.sandbox import ENTITY_ID, NOTICE, make_world


@pytest.fixture
def store(clock: FakeClock) -> PositionStore:
    return PositionStore(make_world(), clock)


def refused(act: Any, *arguments: Any, **options: Any) -> int:
    with pytest.raises(PositionRefusal) as caught:
        act(*arguments, **options)
    return caught.value.status


def status_of(store: PositionStore, iupd: str = "POS-1") -> PositionStatus:
    return store.position(ENTITY_ID, iupd).status


def test_new_position_is_a_draft_unless_published(store: PositionStore) -> None:
    assert store.create(ENTITY_ID, debt(), publish=False).status is PositionStatus.DRAFT
    other = debt(iupd="POS-2", iuv="01000000000004386")
    assert store.create(ENTITY_ID, other, publish=True).status is PositionStatus.VALID


def test_publication_with_a_validity_to_come_waits_for_it(
    store: PositionStore, clock: FakeClock
) -> None:
    later = debt(validityDate="2026-11-24T00:00:00")
    assert store.create(ENTITY_ID, later, publish=True).status is PositionStatus.PUBLISHED
    clock.advance(days=1)
    assert status_of(store) is PositionStatus.VALID


def test_update_without_publication_takes_a_live_position_back(store: PositionStore) -> None:
    store.create(ENTITY_ID, debt(), publish=True)
    drafted = store.update(ENTITY_ID, "POS-1", debt(), publish=False)
    assert drafted.status is PositionStatus.DRAFT
    assert drafted.published_at is None
    again = store.update(ENTITY_ID, "POS-1", debt(), publish=True)
    assert again.status is PositionStatus.VALID


def test_publish_only_from_draft_and_before_the_due_date(
    store: PositionStore, clock: FakeClock
) -> None:
    store.create(ENTITY_ID, debt(), publish=False)
    assert store.publish(ENTITY_ID, "POS-1").status is PositionStatus.VALID
    assert refused(store.publish, ENTITY_ID, "POS-1") == 409
    store.update(ENTITY_ID, "POS-1", debt(), publish=False)
    clock.advance(days=60)
    assert refused(store.publish, ENTITY_ID, "POS-1") == 409


def test_position_that_does_not_expire_stays_payable(
    store: PositionStore, clock: FakeClock
) -> None:
    store.create(ENTITY_ID, debt(), publish=True)
    clock.advance(days=60)
    assert status_of(store) is PositionStatus.VALID


def test_numbers_are_used_once_within_an_entity(store: PositionStore) -> None:
    store.create(ENTITY_ID, debt(), publish=False)
    assert refused(store.create, ENTITY_ID, debt(), publish=False) == 409
    other = debt(iupd="POS-2")
    assert refused(store.create, ENTITY_ID, other, publish=False) == 409
    same_iupd = debt(iuv="01000000000004386")
    assert refused(store.create, ENTITY_ID, same_iupd, publish=False) == 409
    store.delete(ENTITY_ID, "POS-1")
    store.create(ENTITY_ID, other, publish=False)


def test_segregation_code_must_be_the_keys(store: PositionStore) -> None:
    foreign = debt(iuv="02000000000004285")
    assert refused(store.create, ENTITY_ID, foreign, publish=False) == 403


def test_defects_are_bad_requests(store: PositionStore) -> None:
    assert refused(store.create, ENTITY_ID, debt(amount=1), publish=False) == 400
    store.create(ENTITY_ID, debt(), publish=False)
    renamed = debt(iupd="POS-9")
    assert refused(store.update, ENTITY_ID, "POS-1", renamed, publish=False) == 400


def test_what_is_not_there_is_not_found(store: PositionStore) -> None:
    assert refused(store.position, ENTITY_ID, "POS-1") == 404
    assert refused(store.update, ENTITY_ID, "POS-1", debt(), publish=True) == 404
    assert refused(store.delete, ENTITY_ID, "POS-1") == 404
    assert store.positions(ENTITY_ID) == ()


def test_invalid_is_the_end(store: PositionStore) -> None:
    store.create(ENTITY_ID, debt(), publish=False)
    assert refused(store.invalidate, ENTITY_ID, "POS-1") == 409
    store.publish(ENTITY_ID, "POS-1")
    assert store.invalidate(ENTITY_ID, "POS-1").status is PositionStatus.INVALID
    assert refused(store.update, ENTITY_ID, "POS-1", debt(), publish=True) == 409
    assert refused(store.publish, ENTITY_ID, "POS-1") == 409


def test_position_that_expires_does_so_by_itself(store: PositionStore, clock: FakeClock) -> None:
    store.create(ENTITY_ID, debt(switchToExpired=True), publish=True)
    assert status_of(store) is PositionStatus.VALID
    clock.advance(days=60)
    assert status_of(store) is PositionStatus.EXPIRED


def test_notice_leads_to_its_position_until_the_number_is_gone(store: PositionStore) -> None:
    store.create(ENTITY_ID, debt_with_plan(), publish=True)
    known, rate = store.by_notice(ENTITY_ID, SECOND_RATE)
    assert (known.debt.iupd, rate.notice_number) == ("POS-1", SECOND_RATE)
    store.update(ENTITY_ID, "POS-1", debt(), publish=True)
    assert refused(store.by_notice, ENTITY_ID, SECOND_RATE) == 404
    store.delete(ENTITY_ID, "POS-1")
    assert refused(store.by_notice, ENTITY_ID, NOTICE) == 404


def test_number_that_an_update_gave_up_is_free_again(store: PositionStore) -> None:
    store.create(ENTITY_ID, debt_with_plan(), publish=False)
    other = debt(iupd="POS-2", iuv=FIRST_RATE[1:])
    assert refused(store.create, ENTITY_ID, other, publish=False) == 409
    store.update(ENTITY_ID, "POS-1", debt(), publish=False)
    store.create(ENTITY_ID, other, publish=False)
    assert refused(store.update, ENTITY_ID, "POS-1", debt_with_plan(), publish=False) == 409


def test_refused_update_changes_nothing(store: PositionStore) -> None:
    before = store.create(ENTITY_ID, debt(), publish=True)
    assert refused(store.update, ENTITY_ID, "POS-1", debt(amount=1), publish=True) == 400
    assert store.position(ENTITY_ID, "POS-1") == before
    assert store.by_notice(ENTITY_ID, NOTICE)[0] == before
