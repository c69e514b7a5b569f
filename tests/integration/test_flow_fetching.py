"""Citizens pay, PSPs settle and issue again, and the server fetches the flows by itself: over
either service of the hub, with the sandbox at the other end."""

from dataclasses import replace
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
from central_server.settlement import service as settlement
from central_server.settlement.fetching import FLOWS_FETCH
from central_server.settlement.models import SettlementFlowRow
from central_server.settlement.service import ImportOutcome
from central_server.settlement.sources import FLOW_SERVICES
from central_server.treasury import service as treasury
from hub_sandbox.app import create_app
from hub_sandbox.composition import Surroundings, build_sandbox
from hub_sandbox.payment_options import HttpQuestion
from hub_sandbox.station_client import HttpExchange
from payments_core.wire.hub import settlement_flow
from tests.factories.released_debts import add_position, add_shares, installment, number_of
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    POSTAL_IBAN,
    PSP_ID,
    SECOND_PSP_ID,
    STATION_PASSWORD,
    make_world,
    running,
)
from tests.factories.server import BANK_IBAN, ENTITY, RATE_CENTS, add_entity


class Town:
    """A server, a worker of it that moves when told, and the world outside."""

    def __init__(self, parts, control, service, clock, unit_of_work):
        self.parts, self.control, self.service = parts, control, service
        self.clock, self.unit_of_work = clock, unit_of_work
        self._base = 0

    def ask(self, path, **body):
        answer = self.control.post(f"/sandbox/v1/{path}", json={"entity_id": ENTITY, **body})
        assert answer.is_success, answer.text
        return answer

    def break_answers(self, fault, after):
        """Have an answer about flows go wrong; that of SOAP names no entity in its address."""
        plan = {"service": "flows", "fault": fault, "after": after}
        assert self.control.post("/sandbox/v1/faults", json=plan).is_success

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

    def reissue(self, flow_id, **correction):
        return self.ask("reissue", flow_id=flow_id, **correction).json()

    def flow(self, flow_id):
        """What stands of a flow."""
        with self.unit_of_work() as session:
            [row] = [
                row for row in repository.current_flows(session, ENTITY) if row.flow_id == flow_id
            ]
            return repository.flow_of(session, row)

    def reconcile(self, new_id):
        journal = self.ask("treasury-day").json()["content"].encode()
        with self.unit_of_work() as session:
            treasury.import_journal(session, "bank", ENTITY, journal, "journal.xml", self.clock)
            return reconciliation.run(session, "anna", ENTITY, self.clock, new_id)

    def stored(self):
        with self.unit_of_work() as session:
            return [(row.flow_id, row.revision, row.computed_cents)
                    for row in repository.current_flows(session, ENTITY)]  # fmt: skip

    def job(self):
        with self.unit_of_work() as session:
            query = select(OutboxRow).where(OutboxRow.kind == FLOWS_FETCH)
            return session.scalars(query.order_by(OutboxRow.job_id.desc())).first()


def service_row(service, url):
    """How the entity's file names a service of this hub."""
    row = HubServiceRow(entity_id=ENTITY, service=service)
    if service is HubService.FLOWS:
        row.url, row.service_key = f"{url}/fdr-org/service/v1", ARCHIVE_KEY
    else:
        row.url, row.service_key = f"{url}/nodo-auth/node-for-pa/v1", STATION_PASSWORD
        row.subscription_key = ARCHIVE_KEY
    return row


@pytest.fixture(params=FLOW_SERVICES)
def town(request, server, unit_of_work, database_url, clock):
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
                session.add(service_row(request.param, url))
            sources = Sources(clock=clock, chance=lambda: 0.0)
            parts = composition.build(Settings(database_url=database_url), sources)
            yield Town(parts, control, request.param, clock, unit_of_work)
            parts.close()


def test_paid_and_settled_is_reconciled_without_a_file(town, new_id):
    numbers = [town.pay(), town.pay(SECOND_PSP_ID), town.pay()]
    flows = town.settle()
    town.work()
    assert sorted(flow for flow, _, _ in town.stored()) == sorted(flows)
    assert sum(cents for _, _, cents in town.stored()) == 3 * RATE_CENTS
    summary = town.reconcile(new_id)
    assert (summary.new_matches, summary.matched_cents) == (2, 3 * RATE_CENTS)
    with town.unit_of_work() as session:
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
    town.break_answers(fault, after=1)
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
    # The list and the first whole, which are two answers over REST; the second is cut off.
    whole = {HubService.FLOWS: 3, HubService.FLOWS_SOAP: 2}[town.service]
    town.break_answers("garbled", after=whole)
    town.work()
    assert len(town.stored()) == 2
    monkeypatch.setenv("CENTRAL_SERVER_DATABASE_URL", database_url)
    assert main(["settlement", "fetch", "--entity", ENTITY, "--language", "en"]) == 0
    said = capsys.readouterr().out
    structlog.reset_defaults()
    assert "(revision 1) fetched from the hub, 1 payments, 21,95 euro." in said
    assert len(town.stored()) == 3


def test_flow_issued_again_replaces_the_one_before_and_both_are_kept(town, new_id):
    town.pay()
    town.pay()
    [flow_id] = town.settle()
    town.work()
    first = town.flow(flow_id)
    left_out = first.lines[0].collection_id
    again = town.reissue(flow_id, left_out=[left_out])
    town.work()
    assert town.stored() == [(flow_id, 2, RATE_CENTS)]
    assert town.flow(flow_id) == settlement_flow.parse(again["content"].encode())
    with town.unit_of_work() as session:
        kept = session.get_one(SettlementFlowRow, (ENTITY, first.sender_id, flow_id, 1))
        assert repository.flow_of(session, kept) == first
    [later] = town.settle()
    town.work()
    assert [line.collection_id for line in town.flow(later).lines] == [left_out]
    assert town.reconcile(new_id).matched_cents == 2 * RATE_CENTS


def test_flow_issued_again_before_it_was_fetched_is_read_once(town):
    town.pay()
    [flow_id] = town.settle()
    for _ in range(2):
        town.clock.advance(minutes=1)
        newest = town.reissue(flow_id)
    town.work()
    assert town.stored() == [(flow_id, 1, RATE_CENTS)]
    assert town.flow(flow_id) == settlement_flow.parse(newest["content"].encode())


def test_issue_that_comes_from_a_file_after_a_later_one_is_ignored(town):
    for _ in range(3):
        town.pay()
    [first] = town.ask("settle").json()["flows"]
    flow_id = first["flow_id"]
    town.clock.advance(minutes=1)
    revoked = town_line(first)
    town.reissue(flow_id, outcomes={revoked: "3"})
    town.work()
    assert town.stored() == [(flow_id, 1, RATE_CENTS)]
    with town.unit_of_work() as session:
        done = settlement.import_flow(
            session, "anna", ENTITY, first["content"].encode(), "late.xml", town.clock
        )
    assert done.outcome is ImportOutcome.OUTDATED
    assert town.stored() == [(flow_id, 1, RATE_CENTS)]
    town.reissue(flow_id, outcomes={revoked: "0"})
    town.work()
    assert town.stored() == [(flow_id, 2, 3 * RATE_CENTS)]


def town_line(flow):
    """The receipt of the first line of a flow's file."""
    return settlement_flow.parse(flow["content"].encode()).lines[0].collection_id


def test_entity_that_goes_over_to_the_other_service_gets_each_flow_once(town):
    town.pay()
    [flow_id] = town.settle()
    town.work()
    [other] = {*FLOW_SERVICES} - {town.service}
    with town.unit_of_work() as session:
        row = session.get_one(HubServiceRow, (ENTITY, town.service))
        session.add(service_row(other, row.url.partition("/fdr-org")[0].partition("/nodo-")[0]))
        session.delete(row)
    town.work()
    assert town.stored() == [(flow_id, 1, RATE_CENTS)]
    town.pay()
    town.settle()
    town.reissue(flow_id, outcomes={town.flow(flow_id).lines[0].collection_id: "9"})
    town.work()
    assert sorted(revision for _, revision, _ in town.stored()) == [1, 2]


def test_postal_payer_pays_to_the_postal_account_and_the_flow_of_it_comes(town):
    with town.unit_of_work() as session:
        (bank,) = installment(number_of(1), RATE_CENTS).transfers
        postal = add_shares(session, 1, replace(bank, postal_iban=POSTAL_IBAN))
        elsewhere = add_position(session, 2)
    refused = town.ask("pay", notice_number=elsewhere, postal=True).json()
    assert (refused["outcome"], refused["stopped_by"]["step"]) == ("REFUSED", "VERIFY")
    assert refused["stopped_by"]["fault"] == "ALL_CCP_FALSE"
    assert town.ask("pay", notice_number=postal, postal=True).json()["went_well"]
    assert town.ask("pay", notice_number=elsewhere).json()["went_well"]
    flows = {flow["iban"]: flow["flow_id"] for flow in town.ask("settle").json()["flows"]}
    assert set(flows) == {POSTAL_IBAN, BANK_IBAN}
    town.work()
    assert {flow_id for flow_id, _, _ in town.stored()} == set(flows.values())
    assert town.flow(flows[POSTAL_IBAN]).lines[0].creditor_reference == postal[1:]
