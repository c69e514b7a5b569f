from typing import Any

import pytest

from hub_sandbox.archive import Archive, ArchiveRefusal, ArchiveStatus
from hub_sandbox.archive_content import Position
from tests.factories.clock import FakeClock
from tests.factories.sandbox import ENTITY_ID, NOTICE, archive_position, make_world


@pytest.fixture
def archive(clock: FakeClock) -> Archive:
    return Archive(make_world(), clock)


def position(**changes: Any) -> Position:
    return Position.model_validate(archive_position(**changes))


def refused(act: Any, *arguments: Any, **options: Any) -> int:
    with pytest.raises(ArchiveRefusal) as caught:
        act(*arguments, **options)
    return caught.value.status


def status_of(archive: Archive, iupd: str = "POS-1") -> ArchiveStatus:
    return archive.position(ENTITY_ID, iupd).status


def test_new_position_is_a_draft_unless_published(archive: Archive) -> None:
    assert archive.create(ENTITY_ID, position(), publish=False).status is ArchiveStatus.DRAFT
    other = position(iupd="POS-2", iuv="01000000000004386")
    assert archive.create(ENTITY_ID, other, publish=True).status is ArchiveStatus.VALID


def test_publication_with_a_validity_to_come_waits_for_it(
    archive: Archive, clock: FakeClock
) -> None:
    later = position(validityDate="2026-11-24T00:00:00")
    assert archive.create(ENTITY_ID, later, publish=True).status is ArchiveStatus.PUBLISHED
    clock.advance(days=1)
    assert status_of(archive) is ArchiveStatus.VALID


def test_update_without_publication_takes_a_live_position_back(archive: Archive) -> None:
    archive.create(ENTITY_ID, position(), publish=True)
    drafted = archive.update(ENTITY_ID, "POS-1", position(), publish=False)
    assert drafted.status is ArchiveStatus.DRAFT
    assert drafted.published_at is None
    again = archive.update(ENTITY_ID, "POS-1", position(), publish=True)
    assert again.status is ArchiveStatus.VALID


def test_publish_only_from_draft_and_before_the_due_date(
    archive: Archive, clock: FakeClock
) -> None:
    archive.create(ENTITY_ID, position(), publish=False)
    assert archive.publish(ENTITY_ID, "POS-1").status is ArchiveStatus.VALID
    assert refused(archive.publish, ENTITY_ID, "POS-1") == 409
    archive.update(ENTITY_ID, "POS-1", position(), publish=False)
    clock.advance(days=60)
    assert refused(archive.publish, ENTITY_ID, "POS-1") == 409


def test_invalid_is_the_end(archive: Archive) -> None:
    archive.create(ENTITY_ID, position(), publish=False)
    assert refused(archive.invalidate, ENTITY_ID, "POS-1") == 409
    archive.publish(ENTITY_ID, "POS-1")
    assert archive.invalidate(ENTITY_ID, "POS-1").status is ArchiveStatus.INVALID
    assert refused(archive.update, ENTITY_ID, "POS-1", position(), publish=True) == 409
    assert refused(archive.publish, ENTITY_ID, "POS-1") == 409
    assert refused(archive.mark_paid, ENTITY_ID, NOTICE, None) == 422


def test_position_that_expires_does_so_by_itself(archive: Archive, clock: FakeClock) -> None:
    archive.create(ENTITY_ID, position(switchToExpired=True), publish=True)
    assert status_of(archive) is ArchiveStatus.VALID
    clock.advance(days=60)
    assert status_of(archive) is ArchiveStatus.EXPIRED
    assert refused(archive.mark_paid, ENTITY_ID, NOTICE, None) == 422


def test_position_that_does_not_expire_stays_payable(archive: Archive, clock: FakeClock) -> None:
    archive.create(ENTITY_ID, position(), publish=True)
    clock.advance(days=60)
    assert status_of(archive) is ArchiveStatus.VALID


def test_paid_elsewhere_once(archive: Archive, clock: FakeClock) -> None:
    archive.create(ENTITY_ID, position(), publish=True)
    paid, option = archive.mark_paid(ENTITY_ID, NOTICE, None)
    assert paid.status is ArchiveStatus.PAID
    assert paid.paid[option.notice_number] == clock.now()
    assert refused(archive.mark_paid, ENTITY_ID, NOTICE, None) == 409
    assert refused(archive.delete, ENTITY_ID, "POS-1") == 409
    assert refused(archive.update, ENTITY_ID, "POS-1", position(), publish=True) == 409
    assert refused(archive.mark_paid, ENTITY_ID, "301000000000009999", None) == 404


def test_draft_cannot_be_paid(archive: Archive) -> None:
    archive.create(ENTITY_ID, position(), publish=False)
    assert refused(archive.mark_paid, ENTITY_ID, NOTICE, None) == 422


def test_rates_are_paid_one_by_one(archive: Archive) -> None:
    first = archive_position(isPartialPayment=True)
    second = archive_position(isPartialPayment=True, iuv="01000000000004386")
    first["paymentOption"] += second["paymentOption"]
    archive.create(ENTITY_ID, Position.model_validate(first), publish=True)
    half, _ = archive.mark_paid(ENTITY_ID, NOTICE, None)
    assert half.status is ArchiveStatus.PARTIALLY_PAID
    whole, _ = archive.mark_paid(ENTITY_ID, "301000000000004386", None)
    assert whole.status is ArchiveStatus.PAID


def test_numbers_are_used_once_within_an_entity(archive: Archive) -> None:
    archive.create(ENTITY_ID, position(), publish=False)
    assert refused(archive.create, ENTITY_ID, position(), publish=False) == 409
    other = position(iupd="POS-2")
    assert refused(archive.create, ENTITY_ID, other, publish=False) == 409
    same_iupd = position(iuv="01000000000004386")
    assert refused(archive.create, ENTITY_ID, same_iupd, publish=False) == 409
    archive.delete(ENTITY_ID, "POS-1")
    archive.create(ENTITY_ID, other, publish=False)


def test_segregation_code_must_be_the_keys(archive: Archive) -> None:
    foreign = position(iuv="02000000000004285")
    assert refused(archive.create, ENTITY_ID, foreign, publish=False) == 403


def test_defects_are_bad_requests(archive: Archive) -> None:
    assert refused(archive.create, ENTITY_ID, position(amount=1), publish=False) == 400
    archive.create(ENTITY_ID, position(), publish=False)
    renamed = position(iupd="POS-9")
    assert refused(archive.update, ENTITY_ID, "POS-1", renamed, publish=False) == 400


def test_what_is_not_there_is_not_found(archive: Archive) -> None:
    assert refused(archive.position, ENTITY_ID, "POS-1") == 404
    assert refused(archive.update, ENTITY_ID, "POS-1", position(), publish=True) == 404
    assert refused(archive.delete, ENTITY_ID, "POS-1") == 404
    assert archive.positions(ENTITY_ID) == ()
