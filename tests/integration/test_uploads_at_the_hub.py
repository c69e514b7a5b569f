"""A file of positions goes from the server's client to the sandbox's upload, over real HTTP."""

from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest

from central_server.hub.address import ServiceAddress
from central_server.hub.position_copy import PositionCopy
from central_server.hub.upload_client import UploadClient
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.identifiers import notice_number
from tests.factories.clock import FakeClock
from tests.factories.positions import make_debt
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    ENTITY_ID,
    make_gpd_world,
    sandbox_client,
    willing_station,
)

POSITIONS = f"/gpd/debt-positions-service/v1/organizations/{ENTITY_ID}/debtpositions"


@dataclass
class Way:
    """The client, the sandbox behind it, and the time in which GPD works on a file."""

    sandbox: httpx.Client
    clock: FakeClock
    uploads: UploadClient
    address: ServiceAddress

    def submit(self, *numbers: int) -> str:
        copies = [
            PositionCopy(f"position-{n}", make_debt(number=notice_number.build("01", n)), None)
            for n in numbers
        ]
        return self.uploads.submit(self.address, ENTITY_ID, ENTITY_ID, copies)

    def report(self, file_id: str) -> dict[str, int]:
        return dict(self.uploads.report(self.address, ENTITY_ID, ENTITY_ID, file_id))


@pytest.fixture
def way(clock: FakeClock) -> Iterator[Way]:
    world = make_gpd_world().model_copy(update={"upload_seconds": 10})
    with sandbox_client(willing_station(), clock, world=world) as sandbox, httpx.Client() as http:
        place = f"{sandbox.base_url}/upload/gpd/debt-positions-service/v2"
        yield Way(sandbox, clock, UploadClient(http), ServiceAddress(place, ARCHIVE_KEY))


def test_file_is_worked_off_and_its_positions_can_be_paid(way: Way) -> None:
    file_id = way.submit(1, 2)
    with pytest.raises(WorldTrouble, match="gpd_upload_running"):
        way.report(file_id)
    way.clock.advance(seconds=10)
    assert way.report(file_id) == {"position-1": 201, "position-2": 201}
    key = {"Ocp-Apim-Subscription-Key": ARCHIVE_KEY}
    held = way.sandbox.get(f"{POSITIONS}/position-2", headers=key).json()
    assert held["status"] == "VALID"
    order = {"entity_id": ENTITY_ID, "notice_number": str(notice_number.build("01", 2))}
    assert way.sandbox.post("/sandbox/v1/pay", json=order).json()["outcome"] == "PAID"


def test_file_sent_again_changes_nothing(way: Way) -> None:
    way.submit(1)
    way.clock.advance(seconds=10)
    again = way.submit(1, 2)
    way.clock.advance(seconds=10)
    assert way.report(again) == {"position-1": 409, "position-2": 201}


def test_second_file_within_a_second_has_to_wait(way: Way) -> None:
    way.submit(1)
    with pytest.raises(WorldTrouble, match="gpd_upload_trouble") as trouble:
        way.submit(2)
    assert (trouble.value.facts["status"], trouble.value.facts["retry_after_seconds"]) == (429, 1)


def test_unknown_upload_is_refused(way: Way) -> None:
    with pytest.raises(RuleBroken, match="gpd_upload_refused"):
        way.report("nothing")
