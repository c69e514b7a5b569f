"""A plan for a notice that is out: what the hub is told of it, and who may pay what afterwards.

The station answers for both ways until one is begun; where the hub holds positions (GPD), the real
worker brings the plan to the real sandbox, and whoever pays there pays one way only.
"""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from central_server.composition import Sources, build_app
from central_server.desks import operations
from central_server.desks.leases import lease_block
from central_server.entities.models import HubModel, StationRow
from central_server.hub_inbound.payment_options import PaymentOptions as Service
from central_server.notices.models import NoticeRow
from central_server.positions import repository as positions
from central_server.positions import service as position_service
from central_server.settings import Settings
from hub_sandbox.app import create_app
from hub_sandbox.composition import Surroundings, build_sandbox
from hub_sandbox.payment_options import HttpQuestion, PaymentOptions
from hub_sandbox.station_client import HttpExchange
from payments_core.wire.desk.operation_messages import (
    AnyOperation,
    LeaseRequest,
    NoticePlan,
    OperationOutcome,
)
from tests.factories import sandbox as outside
from tests.factories.notice_plans import RULE, plan_operation
from tests.factories.programs import nobody_to_ask
from tests.factories.running_server import running
from tests.factories.sandbox import ARCHIVE_KEY, make_world
from tests.factories.server import (
    ENTITY,
    RATE_CENTS,
    STATION,
    Lease,
    add_everything,
    add_kind,
    release_operation,
)
from tests.factories.server_process import wait_until

VERSIONS = {HubModel.GPD_V1: "v1", HubModel.GPD_V3: "v3"}


class Planned:
    """A notice with its plan, both delivered by a desk."""

    def __init__(self, unit_of_work: Any, clock: Any, new_id: Any) -> None:
        self.unit_of_work, self._clock, self._new_id = unit_of_work, clock, new_id
        with unit_of_work() as session:
            self._desk = add_everything(session)
            add_kind(session, plan=RULE)
            reply = lease_block(
                session, self._desk, LeaseRequest(count=100), "lease-1", clock.now()
            )
        self._lease = Lease(reply.lease_id, reply.first_base)
        self.single = ""
        self.rates: list[str] = []

    def release(self) -> None:
        operation = release_operation(self._lease)
        self._deliver(operation)
        self.single = operation.notice_number

    def divide(self) -> NoticePlan:
        plan = plan_operation(self._lease, self.single)
        self._deliver(plan)
        self.rates = [one.notice_number for one in plan.payments]
        return plan

    def payable(self) -> list[str]:
        with self.unit_of_work() as session:
            told = select(NoticeRow.notice_number).where(NoticeRow.payable_at.is_not(None))
            return sorted(session.scalars(told))

    def receive(self, number: str) -> None:
        """A receipt for this notice has come."""
        with self.unit_of_work() as session:
            found = positions.position_by_notice(session, ENTITY, number, lock=True)
            assert found is not None
            position_service.pay(session, found)

    def _deliver(self, operation: AnyOperation) -> None:
        with self.unit_of_work() as session:
            answer = operations.perform(
                session, self._desk, operation, self._new_id, self._clock.now()
            )
        assert answer.outcome is OperationOutcome.ACCEPTED, answer


@pytest.fixture
def planned(unit_of_work: Any, clock: Any, new_id: Any) -> Planned:
    return Planned(unit_of_work, clock, new_id)


def states(unit_of_work: Any, clock: Any, new_id: Any, number: str) -> list[list[str]]:
    """What a payer is told who asks the station for this notice, way by way."""
    service = Service(unit_of_work, clock, new_id, nobody_to_ask(clock))

    def question(url: str, _timeout_seconds: float) -> tuple[int, bytes]:
        _, _, path = url.partition("/payment-options/organizations/")
        entity_id, _, asked = path.partition("/notices/")
        reply = service.answer(entity_id, asked)
        return reply.status, reply.body

    report = PaymentOptions(question, make_world()).ask(ENTITY, number)
    assert report.options is not None, report
    return [[one.status for one in way.installments] for way in report.options.payment_options]


def test_station_answers_for_both_ways_until_one_is_begun(
    planned: Planned, unit_of_work: Any, clock: Any, new_id: Any
) -> None:
    planned.release()
    planned.divide()
    for number in (planned.single, *planned.rates):
        told = states(unit_of_work, clock, new_id, number)
        assert told == [["POI_UNPAID"], ["POI_UNPAID"] * 3]
    planned.receive(planned.rates[0])
    assert states(unit_of_work, clock, new_id, planned.rates[1]) == [
        ["POI_INVALID"], ["POI_PAID", "POI_UNPAID", "POI_UNPAID"],
    ]  # fmt: skip


@pytest.fixture
def station_hub(
    planned: Planned, database_url: str, clock: Any, new_id: Any
) -> Iterator[httpx.Client]:
    """The hub that asks the entity's own station, over real HTTP."""
    settings = Settings(database_url=database_url, worker_threads=1)
    with (
        running(build_app(settings, Sources(clock, new_id))) as server,
        httpx.Client(trust_env=False) as http,
    ):
        around = Surroundings(clock, HttpExchange(http), HttpQuestion(http), lambda _pause: None)
        sandbox = build_sandbox(make_world(f"{server.url}/hub/pa/v1"), around, 1, 1.0)
        with (
            outside.running(create_app(sandbox)) as address,
            httpx.Client(base_url=address, trust_env=False) as client,
        ):
            yield client


def test_station_lets_nobody_pay_at_once_what_is_paid_in_instalments(
    planned: Planned, station_hub: httpx.Client
) -> None:
    planned.release()
    planned.divide()
    assert pay(station_hub, planned.rates[0])["outcome"] == "PAID"
    assert pay(station_hub, planned.single)["outcome"] == "REFUSED"
    assert [pay(station_hub, number)["outcome"] for number in planned.rates[1:]] == ["PAID"] * 2


def test_station_lets_nobody_pay_instalments_of_what_was_paid_at_once(
    planned: Planned, station_hub: httpx.Client
) -> None:
    planned.release()
    planned.divide()
    assert pay(station_hub, planned.single)["outcome"] == "PAID"
    assert [pay(station_hub, number)["outcome"] for number in planned.rates] == ["REFUSED"] * 3


@pytest.fixture(params=VERSIONS, ids=VERSIONS.get)
def hub(
    request: Any, planned: Planned, database_url: str, unit_of_work: Any, clock: Any, new_id: Any
) -> Iterator[httpx.Client]:
    """The hub that holds the entity's positions, with the server's worker at work."""
    settings = Settings(database_url=database_url, worker_threads=1)
    with httpx.Client(trust_env=False) as http:
        around = Surroundings(clock, HttpExchange(http), HttpQuestion(http), lambda _pause: None)
        sandbox = build_sandbox(outside.make_gpd_world(), around, 1, 1.0)
        with outside.running(create_app(sandbox)) as address:
            with unit_of_work() as session:
                station = session.get_one(StationRow, (ENTITY, STATION))
                station.hub_model = request.param
                version = VERSIONS[request.param]
                station.positions_url = f"{address}/gpd/debt-positions-service/{version}"
                station.positions_key = ARCHIVE_KEY
            with (
                running(build_app(settings, Sources(clock, new_id))),
                httpx.Client(base_url=address, trust_env=False) as client,
            ):
                yield client


def pay(hub: httpx.Client, number: str) -> Any:
    order = {"entity_id": ENTITY, "notice_number": number}
    return hub.post("/sandbox/v1/pay", json=order).json()


def divided(planned: Planned) -> None:
    """Released, payable at the hub, and only then divided: payable there again with its plan."""
    planned.release()
    wait_until(lambda: planned.payable() == [planned.single], "the notice never became payable")
    planned.divide()
    every = sorted([planned.single, *planned.rates])
    wait_until(lambda: planned.payable() == every, "the instalments never became payable")


def test_hub_lets_nobody_pay_at_once_what_is_paid_in_instalments(
    planned: Planned, hub: httpx.Client
) -> None:
    divided(planned)
    first = pay(hub, planned.rates[0])
    assert (first["outcome"], first["payments"][0]["amount_cents"]) == ("PAID", RATE_CENTS // 3)
    assert pay(hub, planned.single)["outcome"] == "REFUSED"
    assert [pay(hub, number)["outcome"] for number in planned.rates[1:]] == ["PAID", "PAID"]


def test_hub_lets_nobody_pay_instalments_of_what_was_paid_at_once(
    planned: Planned, hub: httpx.Client
) -> None:
    divided(planned)
    whole = pay(hub, planned.single)
    assert (whole["outcome"], whole["payments"][0]["amount_cents"]) == ("PAID", RATE_CENTS)
    assert [pay(hub, number)["outcome"] for number in planned.rates] == ["REFUSED"] * 3
