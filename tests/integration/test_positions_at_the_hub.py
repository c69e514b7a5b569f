"""An entity without a station: its positions are kept at the hub (GPD), over real HTTP.

The worker of the real server brings each to the real sandbox, and desks are told that a notice can
be paid once the hub was seen to let people pay it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from central_server.changes.models import ChangeRow
from central_server.composition import Sources, build_app
from central_server.entities.models import HubModel, StationRow
from central_server.notices import acts as notice_acts
from central_server.notices import uploads
from central_server.notices.models import NoticeRow
from central_server.positions import acts, repository
from central_server.positions import service as positions
from central_server.positions.acts import Change, Deed, PaidElsewhere
from central_server.settings import Settings
from hub_sandbox.app import create_app
from hub_sandbox.composition import Surroundings, build_sandbox
from hub_sandbox.payment_options import HttpQuestion
from hub_sandbox.station_client import HttpExchange
from payments_core.identifiers import notice_number
from payments_core.rules.position_lifecycle import PositionEvent
from payments_core.wire.desk.notice_messages import ChangeKind
from tests.factories import sandbox as outside
from tests.factories.positions import ORIGIN, make_debt
from tests.factories.running_server import running
from tests.factories.sandbox import ARCHIVE_KEY
from tests.factories.server import ENTITY, STATION, add_entity
from tests.factories.server_process import wait_until

VERSIONS = {HubModel.GPD_V1: "v1", HubModel.GPD_V3: "v3"}
NUMBER = notice_number.build("01", 1)


@dataclass
class Place:
    """The server with its worker, and the hub that holds its positions."""

    hub: httpx.Client
    unit_of_work: Any
    clock: Any

    def release(self, *numbers: str, **changes: Any) -> None:
        """Each number a position; as a file where there are many."""
        now = self.clock.now()
        with self.unit_of_work() as session:
            for number in numbers:
                position = positions.create(
                    session, make_debt(number=number, **changes), ORIGIN,
                    position_id=f"position-{number}", citizen_id=None, now=now,
                )  # fmt: skip
                positions.apply_event(position, PositionEvent.PUBLISH)
            session.flush()
            session.add_all(
                NoticeRow(
                    entity_id=ENTITY, notice_number=number, desk_id="sportello-12",
                    operator_id="operator-1", released_at=now, registered_at=now,
                ) for number in numbers
            )  # fmt: skip
            uploads.bring(session, ENTITY, numbers, now)

    def act(self, do: Any, news: ChangeKind) -> None:
        deed = Deed("anna", self.clock.now(), "prova")
        with self.unit_of_work() as session:
            found = repository.position_by_notice(session, ENTITY, NUMBER, lock=True)
            do(session, found, deed)
            notice_acts.announce(session, found, news, self.clock.now())

    def payable(self) -> list[str]:
        with self.unit_of_work() as session:
            told = select(NoticeRow.notice_number).where(NoticeRow.payable_at.is_not(None))
            return sorted(session.scalars(told))

    def news(self) -> list[str]:
        with self.unit_of_work() as session:
            return list(session.scalars(select(ChangeRow.kind).order_by(ChangeRow.cursor)))

    def held(self) -> dict[str, Any]:
        """The position as the hub has it; nothing where it has none."""
        path = f"/gpd/debt-positions-service/v1/organizations/{ENTITY}/debtpositions"
        headers = {"Ocp-Apim-Subscription-Key": ARCHIVE_KEY}
        answer = self.hub.get(f"{path}/position-{NUMBER}", headers=headers)
        return answer.json() if answer.is_success else {}

    def pay(self, number: str = NUMBER) -> dict[str, Any]:
        order = {"entity_id": ENTITY, "notice_number": number}
        return self.hub.post("/sandbox/v1/pay", json=order).json()

    def wait_for(self, status: str | None) -> None:
        wait_until(lambda: self.held().get("status") == status, f"never {status}: {self.held()}")


@pytest.fixture(params=VERSIONS, ids=VERSIONS.get)
def place(request, database_url, unit_of_work, clock, new_id) -> Iterator[Place]:
    settings = Settings(database_url=database_url, worker_threads=1)
    with httpx.Client(trust_env=False) as http:
        around = Surroundings(clock, HttpExchange(http), HttpQuestion(http), lambda _pause: None)
        sandbox = build_sandbox(outside.make_gpd_world(), around, 1, 1.0)
        with outside.running(create_app(sandbox)) as address:
            with unit_of_work() as session:
                add_entity(session)
                station = session.get_one(StationRow, (ENTITY, STATION))
                station.hub_model = request.param
                version = VERSIONS[request.param]
                station.positions_url = f"{address}/gpd/debt-positions-service/{version}"
                station.positions_key = ARCHIVE_KEY
            with (
                running(build_app(settings, Sources(clock, new_id))),
                httpx.Client(base_url=address, trust_env=False) as hub,
            ):
                yield Place(hub, unit_of_work, clock)


def test_released_notice_becomes_payable_and_is_paid_at_the_hub(place: Place) -> None:
    place.release(NUMBER)
    wait_until(lambda: place.payable() == [NUMBER], "the notice never became payable")
    assert (place.news(), place.held()["status"]) == (["NOTICE_REGISTERED"], "VALID")
    report = place.pay()
    assert (report["outcome"], report["payments"][0]["amount_cents"]) == ("PAID", 2195)
    assert place.held()["status"] == "PAID"


def test_acts_of_the_desk_reach_the_hub_and_payable_is_told_again(place: Place) -> None:
    place.release(NUMBER)
    wait_until(lambda: place.payable() == [NUMBER], "the notice never became payable")
    place.act(acts.suspend, ChangeKind.NOTICE_SUSPENDED)
    place.wait_for("DRAFT")
    assert place.pay()["outcome"] == "REFUSED"
    place.act(acts.resume, ChangeKind.NOTICE_REGISTERED)
    place.wait_for("VALID")
    wait_until(lambda: place.payable() == [NUMBER], "the notice never became payable again")
    wanted = Change(date(2027, 1, 15), 2500)
    place.act(
        lambda session, found, deed: acts.change(session, found, wanted, deed),
        ChangeKind.NOTICE_CHANGED,
    )
    wait_until(lambda: place.payable() == [NUMBER], "the new amount never became payable")
    assert "2027-01-15T22:59:59" in str(place.held())
    assert place.pay()["payments"][0]["amount_cents"] == 2500
    assert place.news() == [
        "NOTICE_REGISTERED", "NOTICE_SUSPENDED", "NOTICE_REGISTERED", "NOTICE_CHANGED",
        "NOTICE_REGISTERED",
    ]  # fmt: skip


@pytest.mark.parametrize("act", ["cancelled", "paid elsewhere"])
def test_what_is_no_longer_owed_can_be_paid_no_more(place: Place, act: str) -> None:
    place.release(NUMBER)
    wait_until(lambda: place.payable() == [NUMBER], "the notice never became payable")
    if act == "cancelled":
        place.act(acts.cancel, ChangeKind.NOTICE_CANCELLED)
    else:
        proof = PaidElsewhere(date(2026, 11, 20), "bonifico", "CRO 1")
        place.act(
            lambda session, found, deed: acts.settle_elsewhere(session, found, proof, deed),
            ChangeKind.NOTICE_PAID,
        )
    wait_until(lambda: place.held().get("status") in (None, "INVALID"), f"still {place.held()}")
    assert place.pay()["outcome"] == "REFUSED"
