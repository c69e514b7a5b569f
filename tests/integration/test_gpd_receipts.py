"""A citizen pays what an entity keeps at the hub (GPD), and the receipt is asked for, over HTTP.

Beside it stands an entity that is alike in everything but that the hub asks its station and sends
it the receipt: what both have stored in the end is the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from central_server.accounting import repository as accounting
from central_server.changes import feed
from central_server.cli import receipts
from central_server.composition import Sources, build, build_app
from central_server.entities.models import HubModel, HubService, HubServiceRow, StationRow
from central_server.jobs import outbox
from central_server.notices.service import HUB_PUBLISH
from central_server.payments import listed_receipts, receipt_codes, repository
from central_server.payments.service import ReceiptAnomaly
from central_server.payments.tasks import FOUND
from central_server.positions import repository as positions
from central_server.settings import Settings
from central_server.settlement import service as settlement
from hub_sandbox.app import create_app
from hub_sandbox.composition import Surroundings, build_sandbox
from hub_sandbox.payment_options import HttpQuestion
from hub_sandbox.positions.known import PositionStatus
from hub_sandbox.rest_faults import RestFault, Service
from hub_sandbox.sandbox import Sandbox
from hub_sandbox.station_client import HttpExchange
from hub_sandbox.world import World, read_world
from payments_core.notice.verification_code import parse
from payments_core.wire.desk.notice_messages import ChangeKind
from tests.factories import sandbox as outside
from tests.factories.command_line import CommandLine
from tests.factories.released_debts import add_position
from tests.factories.running_server import running
from tests.factories.sandbox import OTHER_ARCHIVE_KEY, OTHER_ENTITY_ID
from tests.factories.server import BANK_IBAN, ENTITY, add_entity
from tests.factories.server_process import wait_until
from tests.factories.signing import ENVIRONMENT, add_signing_key

#: The entity whose positions are at the hub.
KEEPER = OTHER_ENTITY_ID
#: What the two receipts cannot have in common: whose they are, and how they came.
APART = {
    "entity_id", "receipt_id", "notice_number", "creditor_reference", "position_id", "raw",
    "digest", "received_at", "beneficiary_tax_code",
}  # fmt: skip


@dataclass
class Place:
    """The server with its worker, the hub around it, and a notice of each entity."""

    hub: httpx.Client
    sandbox: Sandbox
    numbers: dict[str, str]
    unit_of_work: Any
    clock: Any

    def pay(self, entity_id: str, **faults: int | bool) -> str:
        order = {"entity_id": entity_id, "notice_number": self.numbers[entity_id], **faults}
        report = self.hub.post("/sandbox/v1/pay", json=order).json()
        assert report["outcome"] == "PAID", report
        return str(report["payments"][0]["token"])

    def is_here(self, entity_id: str, token: str) -> bool:
        with self.unit_of_work() as session:
            return repository.receipt(session, entity_id, token) is not None

    def wait_for_the_next_poll(self) -> None:
        self.clock.advance(minutes=10)
        wait_until(lambda: self.polled_at() == self.clock.now(), "nobody has asked")

    def polled_at(self) -> Any:
        with self.unit_of_work() as session:
            return listed_receipts.poll_of(session, KEEPER).polled_at

    def stored(self, entity_id: str, token: str) -> dict[str, Any]:
        """Everything that a receipt has left, without what tells the entities apart."""
        number = self.numbers[entity_id]
        with self.unit_of_work() as session:
            [stored] = repository.receipts_of_notice(session, entity_id, number)
            found = positions.position_by_notice(session, entity_id, number)
            told = feed.read(session, entity_id, 0, 100)
            paid = [row for row in told if row.kind == ChangeKind.NOTICE_PAID]
            assert stored.receipt.receipt_id == token
            assert [row.notice_number for row in paid] == [number]
            assert all(part.beneficiary_tax_code == entity_id for part in stored.transfers)
            return {
                "receipt": _plain(stored.receipt),
                "transfers": [_plain(part) for part in stored.transfers],
                "states": (found.position.status, found.installment.status),
                "division": [
                    [getattr(part, "amount_cents", None) for part in shares]
                    for shares in accounting.divisions(session, entity_id, [token]).values()
                ],
                "kept": repository.kept_messages(session, entity_id),
            }


def _plain(row: Any) -> dict[str, Any]:
    names = {column.key for column in row.__table__.columns} - APART
    return {name: getattr(row, name) for name in sorted(names)}


def _world(station_url: str, version: int) -> World:
    tree = outside.world_tree(station_url, version)
    asked, keeper = tree["entities"]
    asked["ibans"] = keeper["ibans"] = [BANK_IBAN]
    asked["name"] = keeper["name"] = "Comune di Esempio"
    keeper |= {"hub_model": "gpd", "station_version": version}
    return read_world(tree)


@pytest.fixture(params=[1, 2])
def place(request, database_url, unit_of_work, clock, new_id) -> Iterator[Place]:
    with unit_of_work() as session:
        numbers = {}
        for entity_id, code in ((ENTITY, "01"), (KEEPER, "02")):
            add_entity(session, entity_id, segregation_code=code)
            numbers[entity_id] = add_position(session, entity_id=entity_id, segregation_code=code)
    settings = Settings(database_url=database_url, worker_threads=1)
    with (
        running(build_app(settings, Sources(clock, new_id))) as server,
        httpx.Client(trust_env=False) as http,
    ):
        world = _world(f"{server.url}/hub/pa/v1", request.param)
        around = Surroundings(clock, HttpExchange(http), HttpQuestion(http), lambda _pause: None)
        sandbox = build_sandbox(world, around, 1, 1.0)
        with (
            outside.running(create_app(sandbox)) as address,
            httpx.Client(base_url=address, trust_env=False) as hub,
        ):
            place = Place(hub, sandbox, numbers, unit_of_work, clock)
            _join(place, address)
            yield place


def _join(place: Place, address: str) -> None:
    """Have the second entity keep its positions at the hub, and wait until its notice is there."""
    number = place.numbers[KEEPER]
    with place.unit_of_work() as session:
        station = session.get_one(StationRow, (KEEPER, f"{KEEPER}_01"))
        station.hub_model = HubModel.GPD_V1
        station.positions_url = f"{address}/gpd/debt-positions-service/v1"
        station.positions_key = OTHER_ARCHIVE_KEY
        session.add(
            HubServiceRow(
                entity_id=KEEPER, service=HubService.GPD_RECEIPTS,
                url=f"{address}/gpd/payments-receipts-service/v1", service_key=OTHER_ARCHIVE_KEY,
            )
        )  # fmt: skip
        outbox.enqueue(session, KEEPER, HUB_PUBLISH, number, {}, place.clock.now())

    def is_valid() -> bool:
        kept = place.sandbox.gpd.positions(KEEPER)
        return [one.status for one in kept] == [PositionStatus.VALID]

    wait_until(is_valid, "the position is not published")


def test_receipt_that_is_asked_for_is_the_one_that_would_have_been_sent(place: Place) -> None:
    sent, asked_for = place.pay(ENTITY), place.pay(KEEPER)
    assert (place.is_here(ENTITY, sent), place.is_here(KEEPER, asked_for)) == (True, False)
    place.wait_for_the_next_poll()
    wait_until(lambda: place.is_here(KEEPER, asked_for), "the receipt is not taken in")
    found, expected = place.stored(KEEPER, asked_for), place.stored(ENTITY, sent)
    assert found == expected
    assert (found["receipt"]["anomaly"], found["kept"]) == (None, [])


@pytest.mark.parametrize("place", [2], indirect=True)
def test_receipt_that_is_asked_for_is_signed(place: Place, monkeypatch) -> None:
    for name, secret in ENVIRONMENT.items():
        monkeypatch.setenv(name, secret)
    with place.unit_of_work() as session:
        add_signing_key(session, place.clock, entity_id=KEEPER)
    token = place.pay(KEEPER)
    place.wait_for_the_next_poll()
    wait_until(lambda: place.is_here(KEEPER, token), "the receipt is not taken in")
    with place.unit_of_work() as session:
        code = receipt_codes.codes_of(session, KEEPER, [token])[token]
    assert parse(code).claims.receipt_id == token


def test_second_payment_of_a_notice_comes_after_its_flow(place: Place) -> None:
    """GPD keeps one receipt of a notice; the receipts service of all models has both."""
    with place.unit_of_work() as session:
        url = f"{place.hub.base_url}/bizevents/service/v1"
        session.add(
            HubServiceRow(
                entity_id=KEEPER, service=HubService.RECEIPTS, url=url,
                service_key=OTHER_ARCHIVE_KEY,
            )
        )  # fmt: skip
    first = place.pay(KEEPER, twice=True)
    place.wait_for_the_next_poll()
    wait_until(lambda: place.is_here(KEEPER, first), "the receipt is not taken in")
    [_, second] = [paid.receipt_id for paid in place.sandbox.ledger.payments()]
    assert not place.is_here(KEEPER, second)
    for flow in place.hub.post("/sandbox/v1/settle", json={"entity_id": KEEPER}).json()["flows"]:
        with place.unit_of_work() as session:
            data = flow["content"].encode()
            settlement.import_flow(session, "bank", KEEPER, data, "flow.xml", place.clock)
    wait_until(lambda: place.is_here(KEEPER, second), "the second receipt is not recovered")
    with place.unit_of_work() as session:
        found = repository.receipts_of_notice(session, KEEPER, place.numbers[KEEPER])
        oddities = {one.receipt.receipt_id: one.receipt.anomaly for one in found}
    assert oddities == {first: None, second: ReceiptAnomaly.DOUBLE_PAYMENT}


def test_receipt_that_is_not_shown_at_first_comes_with_another_poll(place: Place) -> None:
    token = place.pay(KEEPER, hidden_receipts=1)
    place.wait_for_the_next_poll()
    assert not place.is_here(KEEPER, token)
    place.wait_for_the_next_poll()
    wait_until(lambda: place.is_here(KEEPER, token), "the receipt is not taken in")


FAULTS = [fault for fault in RestFault if fault is not RestFault.SLOW]


@pytest.mark.parametrize("place", [2], indirect=True)
@pytest.mark.parametrize("fault", FAULTS)
def test_receipt_comes_whatever_goes_wrong_with_the_answers(place: Place, fault: RestFault) -> None:
    """The list goes wrong first; of the next two answers it is the receipt that does."""
    token = place.pay(KEEPER)
    for after in (0, 1):
        plan = {"service": "receipts", "fault": fault, "count": 1, "after": after}
        assert place.hub.post("/sandbox/v1/faults", json=plan).is_success

    def is_here() -> bool:
        place.clock.advance(minutes=1)
        return place.is_here(KEEPER, token)

    wait_until(is_here, "the receipt is not taken in")
    assert place.stored(KEEPER, token)["receipt"]["anomaly"] is None
    assert place.sandbox.rest_faults.take(Service.RECEIPTS, f"/{KEEPER}/") is None


def test_somebody_may_ask_without_waiting(place: Place, database_url, clock, new_id) -> None:
    place.wait_for_the_next_poll()
    token = place.pay(KEEPER, hidden_receipts=1)
    server = build(Settings(database_url=database_url), Sources(clock, new_id))
    words = ("receipts", "poll", "--entity", KEEPER)
    try:
        line = CommandLine(
            receipts, place.unit_of_work, clock, new_id, poller=server.neighbours.polled_receipts
        )
        assert line.run(*words)["receipts"] == []
        [came] = line.run(*words)["receipts"]
        assert "0 ricevute nuove" in line.say(*words)
    finally:
        server.close()
    assert (came["answer"], place.is_here(KEEPER, token)) == (FOUND, True)
