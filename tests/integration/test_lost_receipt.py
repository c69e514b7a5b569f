"""A receipt that the hub could not deliver comes from its receipts service, over real HTTP.

The citizen has paid, every delivery was lost; the settlement flow shows the lack, the worker of
the real server asks the real sandbox, and the notice is paid without anybody doing anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import httpx
import pytest

from central_server.cli import receipts
from central_server.composition import Sources, build, build_app
from central_server.entities.models import HubService, HubServiceRow
from central_server.payments import receipt_codes, repository, searches
from central_server.payments.models import DOCUMENT_VERSION
from central_server.payments.tasks import FOUND, NOT_THERE_YET
from central_server.positions import repository as positions
from central_server.settings import Settings
from central_server.settlement import service as settlement
from central_server.signing import repository as signing
from hub_sandbox.app import create_app
from hub_sandbox.composition import Surroundings, build_sandbox
from hub_sandbox.messages import receipt_request
from hub_sandbox.payment_options import HttpQuestion
from hub_sandbox.sandbox import Sandbox
from hub_sandbox.station_client import HttpExchange
from payments_core.model.debt_position import InstallmentStatus
from payments_core.notice.verification_code import check
from tests.factories import sandbox as outside
from tests.factories.command_line import CommandLine
from tests.factories.released_debts import add_position
from tests.factories.running_server import running
from tests.factories.sandbox import ARCHIVE_KEY
from tests.factories.server import ENTITY, add_entity
from tests.factories.server_process import wait_until
from tests.factories.signing import ENVIRONMENT, add_signing_key


@dataclass
class Place:
    """The server with its worker, the hub around it, and a notice."""

    station_url: str
    hub: httpx.Client
    sandbox: Sandbox
    number: str
    unit_of_work: Any
    clock: Any

    def pay(self, **faults: int) -> str:
        order = {"entity_id": ENTITY, "notice_number": self.number, **faults}
        report = self.hub.post("/sandbox/v1/pay", json=order).json()
        assert report["outcome"] == "PAID", report
        return str(report["payments"][0]["token"])

    def settle(self) -> None:
        [flow] = self.hub.post("/sandbox/v1/settle", json={"entity_id": ENTITY}).json()["flows"]
        data = flow["content"].encode()
        with self.unit_of_work() as session:
            settlement.import_flow(session, "bank", ENTITY, data, "flow.xml", self.clock)

    def deliver(self, version: int) -> str:
        """What the station answers to the receipt as a message of this version."""
        [paid] = self.sandbox.ledger.payments()
        entity = paid.entity.model_copy(update={"station_version": version})
        message = receipt_request(replace(paid, entity=entity))
        headers = {"Content-Type": "text/xml"}
        return self.hub.post(self.station_url, content=message, headers=headers).text

    def receipt(self, token: str) -> Any:
        with self.unit_of_work() as session:
            return repository.receipt(session, ENTITY, token)

    def attempts(self, token: str) -> int:
        with self.unit_of_work() as session:
            return int(searches.search(session, ENTITY, token).attempts)

    def wait_for(self, token: str) -> None:
        wait_until(lambda: self.receipt(token) is not None, "the receipt is not recovered")


@pytest.fixture
def place(database_url, unit_of_work, clock, new_id) -> Iterator[Place]:
    with unit_of_work() as session:
        add_entity(session)
        number = add_position(session)
    settings = Settings(database_url=database_url, worker_threads=1)
    with (
        running(build_app(settings, Sources(clock, new_id))) as server,
        httpx.Client(trust_env=False) as http,
    ):
        station_url = f"{server.url}/hub/pa/v1"
        around = Surroundings(clock, HttpExchange(http), HttpQuestion(http), lambda _pause: None)
        sandbox = build_sandbox(outside.make_world(station_url), around, 1, 1.0)
        with (
            outside.running(create_app(sandbox)) as address,
            httpx.Client(base_url=address, trust_env=False) as hub,
        ):
            use = HubServiceRow(
                entity_id=ENTITY, service=HubService.RECEIPTS,
                url=f"{address}/bizevents/service/v1", service_key=ARCHIVE_KEY,
            )  # fmt: skip
            with unit_of_work() as session:
                session.add(use)
            yield Place(station_url, hub, sandbox, number, unit_of_work, clock)


def test_lost_receipt_is_recovered_by_itself(place: Place) -> None:
    token = place.pay(lost_receipts=5)
    assert place.receipt(token) is None
    place.settle()
    place.wait_for(token)
    with place.unit_of_work() as session:
        found = positions.position_by_notice(session, ENTITY, place.number)
        assert found.installment.status != InstallmentStatus.UNPAID
        [stored] = repository.receipts_of_notice(session, ENTITY, place.number)
        assert (stored.receipt.receipt_id, stored.receipt.anomaly) == (token, None)
        assert stored.receipt.version == DOCUMENT_VERSION


@pytest.mark.parametrize("lost", [0, 5])
def test_receipt_is_signed_whichever_way_it_came(place: Place, monkeypatch, lost: int) -> None:
    for name, secret in ENVIRONMENT.items():
        monkeypatch.setenv(name, secret)
    with place.unit_of_work() as session:
        add_signing_key(session, place.clock)
    token = place.pay(lost_receipts=lost)
    if lost:
        place.settle()
    place.wait_for(token)
    with place.unit_of_work() as session:
        code = receipt_codes.codes_of(session, ENTITY, [token])[token]
        keys = [key.public for key in signing.keys(session, ENTITY)]
    verdict = check(code, keys, place.clock.now())
    assert (verdict.fault, verdict.code.claims.notice_number) == (None, place.number)


@pytest.mark.parametrize("version", [1, 2])
def test_message_that_comes_after_all_is_a_repetition(place: Place, version: int) -> None:
    token = place.pay(lost_receipts=5)
    place.settle()
    place.wait_for(token)
    assert "<outcome>OK</outcome>" in place.deliver(version)
    with place.unit_of_work() as session:
        assert len(repository.receipts_of_notice(session, ENTITY, place.number)) == 1


def test_receipt_that_the_hub_does_not_show_yet_is_asked_for_again(place: Place) -> None:
    token = place.pay(lost_receipts=5, hidden_receipts=1)
    place.settle()
    wait_until(lambda: place.attempts(token) == 1, "nobody has asked")
    assert place.receipt(token) is None
    place.clock.advance(minutes=15)
    place.wait_for(token)


def test_search_ends_when_the_message_comes_first(place: Place) -> None:
    token = place.pay(lost_receipts=5, hidden_receipts=20)
    place.settle()
    wait_until(lambda: place.attempts(token) == 1, "nobody has asked")
    assert "<outcome>OK</outcome>" in place.deliver(2)
    assert place.receipt(token).version == 2
    place.clock.advance(days=1)
    with place.unit_of_work() as session:
        assert searches.due(session, ENTITY, place.clock.now(), 10) == []


def test_somebody_may_ask_without_waiting_for_the_flow(
    place: Place, database_url, clock, new_id
) -> None:
    token = place.pay(lost_receipts=5, hidden_receipts=1)
    server = build(Settings(database_url=database_url), Sources(clock, new_id))
    try:
        line = CommandLine(
            receipts, place.unit_of_work, clock, new_id, receipts=server.neighbours.receipts
        )
        answers = [
            line.run("receipts", "fetch", token, "--entity", ENTITY)["receipts"][0]["answer"]
            for _ in range(2)
        ]
    finally:
        server.close()
    assert answers == [NOT_THERE_YET, FOUND]
    assert place.receipt(token) is not None
