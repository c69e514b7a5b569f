from datetime import date
from typing import Any

import pytest

from hub_sandbox.gpd import Gpd
from hub_sandbox.numbering import Numbering
from hub_sandbox.positions.known import Payment, PositionStatus
from hub_sandbox.positions.refusals import PositionRefusal
from hub_sandbox.positions.v1 import Position
from hub_sandbox.uploads.service import OperationStatus, UploadService
from tests.factories.clock import TEST_START, FakeClock
from tests.factories.sandbox import ENTITY_ID, OTHER_ENTITY_ID, make_gpd_world
from tests.factories.uploads import numbered_positions


class Office:
    """GPD, and files for it on which it works for ten seconds."""

    def __init__(self, clock: FakeClock, seconds: float = 10) -> None:
        self.clock, self.gpd = clock, Gpd(make_gpd_world(), clock)
        self.service = UploadService(self.gpd, Numbering(1), seconds)

    def send(self, count: int, act: str = "create", **changes: Any) -> str:
        found = [Position.model_validate(one) for one in numbered_positions(count, **changes)]
        return str(getattr(self.service, act)(ENTITY_ID, found))

    def status(self, file_id: str) -> OperationStatus:
        return self.service.upload(ENTITY_ID, file_id).status

    def outcomes(self, file_id: str) -> dict[int, list[str]]:
        found = self.service.upload(ENTITY_ID, file_id).outcomes
        return {status: iupds for (status, _), iupds in found.items()}

    def iupds(self) -> list[str]:
        return [one.debt.iupd for one in self.gpd.positions(ENTITY_ID)]


@pytest.fixture
def office(clock: FakeClock) -> Office:
    return Office(clock)


def test_positions_appear_one_after_the_other(office: Office) -> None:
    file_id = office.send(4)
    assert office.iupds() == []
    office.clock.advance(seconds=5)
    assert office.iupds() == ["POS-0", "POS-1"]
    upload = office.service.upload(ENTITY_ID, file_id)
    assert (upload.processed, upload.ended_at, len(upload.items)) == (2, None, 4)
    assert upload.status is OperationStatus.IN_PROGRESS
    office.clock.advance(seconds=5)
    assert office.gpd.position(ENTITY_ID, "POS-3").status is PositionStatus.VALID
    assert office.status(file_id) is OperationStatus.COMPLETED
    assert office.service.upload(ENTITY_ID, file_id).ended_at == office.clock.now()


def test_payer_finds_what_was_uploaded(office: Office) -> None:
    office.send(1)
    office.clock.advance(seconds=10)
    known, _ = office.gpd.by_notice(ENTITY_ID, f"301{0:015d}")
    assert known.debt.iupd == "POS-0"


def test_without_a_delay_all_is_done_at_the_next_look(clock: FakeClock) -> None:
    office = Office(clock, 0)
    file_id = office.send(3)
    assert office.outcomes(file_id) == {201: ["POS-0", "POS-1", "POS-2"]}


def test_second_file_does_not_undo_the_first(office: Office) -> None:
    first = office.send(1)
    second = office.send(2)
    office.clock.advance(seconds=10)
    assert office.outcomes(first) == {201: ["POS-0"]}
    assert office.outcomes(second) == {409: ["POS-0"], 201: ["POS-1"]}
    assert office.status(second) is OperationStatus.COMPLETED_WITH_WARNINGS


def test_update_publishes_and_delete_removes(office: Office) -> None:
    office.send(2)
    office.clock.advance(seconds=10)
    changed = office.send(3, "update", fullName="Anna Maria Prova")
    office.clock.advance(seconds=10)
    assert office.outcomes(changed) == {200: ["POS-0", "POS-1"], 404: ["POS-2"]}
    known = office.gpd.position(ENTITY_ID, "POS-0")
    assert known.debt.debtor.full_name == "Anna Maria Prova"
    assert known.status is PositionStatus.VALID
    gone = office.service.delete(ENTITY_ID, ["POS-0", "POS-9"])
    office.clock.advance(seconds=10)
    assert office.outcomes(gone) == {200: ["POS-0"], 404: ["POS-9"]}
    assert office.iupds() == ["POS-1"]


def test_paid_position_is_not_removed(office: Office) -> None:
    office.send(1)
    office.clock.advance(seconds=10)
    assert office.gpd.record_payment(ENTITY_ID, f"301{0:015d}", Payment(TEST_START))
    gone = office.service.delete(ENTITY_ID, ["POS-0"])
    office.clock.advance(seconds=10)
    assert office.outcomes(gone) == {409: ["POS-0"]}
    assert office.status(gone) is OperationStatus.COMPLETED_UNSUCCESSFULLY


def test_upload_of_another_entity_is_not_found(office: Office) -> None:
    file_id = office.send(1)
    for entity_id, asked in ((OTHER_ENTITY_ID, file_id), (ENTITY_ID, "nothing")):
        with pytest.raises(PositionRefusal) as caught:
            office.service.upload(entity_id, asked)
        assert caught.value.status == 404


def test_files_are_listed_by_their_day_in_rome(office: Office) -> None:
    first = office.send(1)
    office.clock.advance(hours=14)  # half past midnight in Rome, the day before in UTC
    second = office.send(1)
    days = date(2026, 11, 23), date(2026, 11, 24)
    assert office.service.file_ids(ENTITY_ID, *days) == [first, second]
    assert office.service.file_ids(ENTITY_ID, days[1], days[1]) == [second]
    assert office.service.file_ids(OTHER_ENTITY_ID, *days) == []
