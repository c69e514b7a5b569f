"""Citizens pay, PSPs settle, and the server fetches the flows by itself: over HTTP, with the
sandbox at the other end."""

from datetime import timedelta

import httpx
import pytest
import structlog
from sqlalchemy import select

from central_server import composition
from central_server.cli.main import main
from central_server.composition import Sources
from central_server.entities.models import HubService, HubServiceRow
from central_server.jobs.models import OutboxRow
from central_server.positions import repository as positions
from central_server.reconciliation import service as reconciliation
from central_server.settings import Settings
from central_server.settlement import repository
from central_server.settlement.fetching import FLOWS_FETCH
from central_server.treasury import service as treasury
from hub_sandbox.app import create_app
from hub_sandbox.composition import Surroundings, build_sandbox
from hub_sandbox.payment_options import HttpQuestion
from hub_sandbox.station_client import HttpExchange
from tests.factories.released_debts import add_position
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    PSP_ID,
    SECOND_PSP_ID,
    make_world,
    running,
)
from tests.factories.server import ENTITY, RATE_CENTS, add_entity


class Town:
    """A server, a worker of it that moves when told, and the world outside."""

    def __init__(self, parts, control, url, clock, unit_of_work):
        self.parts, self.control, self.url = parts, control, url
        self.clock, self.unit_of_work = clock, unit_of_work
        self._base = 0

    def ask(self, path, **body):
        answer = self.control.post(f"/sandbox/v1/{path}", json={"entity_id": ENTITY, **body})
        assert answer.is_success, answer.text
        return answer

    def pay(self, psp_id=PSP_ID):
        self._base += 1
        with self.unit_of_work() as session:
            number = add_position(session, self._base)
        [paid] = self.ask("pay", notice_number=number, psp_id=psp_id).json()["payments"]
        assert paid["deliveries"][-1]["outcome"] == "DELIVERED", paid
        return number

    def settle(self):
        return [flow["flow_id"] for flow in self.ask("settle").json()["flows"]]

    def work(self):
        """What the worker does in the minutes until the next chores."""
        self.parts.worker.run_chores()
        while self.parts.worker.run_due():
            pass
        self.clock.advance(minutes=30)

    def stored(self):
        with self.unit_of_work() as session:
            return [(row.flow_id, row.revision, row.computed_cents)
                    for row in repository.current_flows(session, ENTITY)]  # fmt: skip

    def job(self):
        with self.unit_of_work() as session:
            query = select(OutboxRow).where(OutboxRow.kind == FLOWS_FETCH)
            return session.scalars(query.order_by(OutboxRow.job_id.desc())).first()


@pytest.fixture
def town(server, unit_of_work, database_url, clock):
    with unit_of_work() as session:
        add_entity(session)
    with httpx.Client(trust_env=False) as outside:
        surroundings = Surroundings(
            clock, HttpExchange(outside), HttpQuestion(outside), lambda _: None
        )
        world = make_world(f"{server.url}/hub/pa/v1")
        app = create_app(build_sandbox(world, surroundings, 1, 1.0))
        with running(app) as url, httpx.Client(base_url=url, trust_env=False) as control:
            with unit_of_work() as session:
                session.add(
                    HubServiceRow(
                        entity_id=ENTITY, service=HubService.FLOWS,
                        url=f"{url}/fdr-org/service/v1", service_key=ARCHIVE_KEY,
                    )
                )  # fmt: skip
            sources = Sources(clock=clock, chance=lambda: 0.0)
            parts = composition.build(Settings(database_url=database_url), sources)
            yield Town(parts, control, url, clock, unit_of_work)
            parts.close()


def test_paid_and_settled_is_reconciled_without_a_file(town, new_id):
    numbers = [town.pay(), town.pay(SECOND_PSP_ID), town.pay()]
    flows = town.settle()
    town.work()
    assert sorted(flow for flow, _, _ in town.stored()) == sorted(flows)
    assert sum(cents for _, _, cents in town.stored()) == 3 * RATE_CENTS
    journal = town.ask("treasury-day").json()["content"].encode()
    with town.unit_of_work() as session:
        treasury.import_journal(session, "bank", ENTITY, journal, "journal.xml", town.clock)
        summary = reconciliation.run(session, "anna", ENTITY, town.clock, new_id)
        assert (summary.new_matches, summary.matched_cents) == (2, 3 * RATE_CENTS)
        statuses = {
            positions.position_by_notice(session, ENTITY, number).position.status
            for number in numbers
        }
        assert statuses == {"REPORTED"}


def test_repeats_bring_nothing_twice_and_the_next_day_its_own(town):
    town.pay()
    town.settle()
    for _ in range(3):
        town.work()
    assert len(town.stored()) == 1
    town.clock.advance(days=1)
    town.pay()
    town.settle()
    town.work()
    assert [revision for _, revision, _ in town.stored()] == [1, 1]


@pytest.mark.parametrize(
    ("fault", "wait"),
    [
        ("too-many", timedelta(seconds=7)),
        ("unavailable", timedelta(seconds=1)),
        ("lost-answer", timedelta(seconds=1)),
    ],
)
def test_trouble_postpones_and_what_was_listed_comes_later(town, fault, wait):
    town.pay()
    town.settle()
    town.ask("faults", service="flows", fault=fault, after=1)
    began = town.clock.now()
    town.parts.worker.run_chores()
    town.parts.worker.run_due()
    job = town.job()
    assert (job.done_at, job.due_at) == (None, began + wait)
    assert "flows_" in job.last_error
    town.clock.advance(seconds=wait.total_seconds())
    town.parts.worker.run_due()
    assert (len(town.stored()), town.job().done_at) == (1, town.clock.now())


def test_flow_in_the_middle_that_cannot_be_read_stops_no_other_and_is_told(
    town, database_url, monkeypatch, capsys
):
    for psp_id in (PSP_ID, SECOND_PSP_ID):
        town.pay(psp_id)
    town.settle()
    town.clock.advance(minutes=1)
    town.pay()
    town.settle()
    # The list, header and payments of the first; the second's header is cut off.
    town.ask("faults", service="flows", fault="garbled", after=3)
    town.work()
    assert len(town.stored()) == 2
    monkeypatch.setenv("CENTRAL_SERVER_DATABASE_URL", database_url)
    assert main(["settlement", "fetch", "--entity", ENTITY, "--language", "en"]) == 0
    said = capsys.readouterr().out
    structlog.reset_defaults()
    assert "(revision 1) fetched from the hub, 1 payments, 21,95 euro." in said
    assert len(town.stored()) == 3
