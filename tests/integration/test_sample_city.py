"""A year of a small sample city, taken in by the server's own commands.

What `differences.json` foretells is what the program finds, and the program finds nothing else.
"""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from central_server.cli import anomalies, positions, receipts, reconciliation, settlement, treasury
from central_server.cli.apply import Applier
from central_server.cli.declaration import read_declaration
from demo.city import installation
from demo.city.history import HistorySummary, write_history
from demo.city.offices import CITY_TAX_CODE, COMPANY_TAX_CODE
from demo.city.people import companies, residents
from demo.city.rates import sample_rates
from payments_core.clock import rome_date
from tests.factories.command_line import CommandLine

SEED, PEOPLE, COMPANIES = 7, 80, 6
BOTH = (CITY_TAX_CODE, COMPANY_TAX_CODE)


class Server:
    """The server's commands on the test's database, for one city."""

    def __init__(self, unit_of_work, clock, new_id, folder: Path) -> None:
        self.unit_of_work = unit_of_work
        self._tools = (unit_of_work, clock, new_id)
        secrets = installation.make_secrets(random.Random(SEED))
        path = installation.write_declaration(folder, secrets, 9, rome_date(clock.now()))
        with unit_of_work() as session:
            applier = Applier(session, new_id, clock.now())
            applier.apply(read_declaration(path, {}))

    def run(self, module: Any, *words: Any) -> Any:
        line = CommandLine(module, *self._tools)
        written = line.run(*map(str, words))
        assert line.status == 0, written
        return written

    def take_in(self, history: HistorySummary) -> None:
        for entity in BOTH:
            for module, kind, files in (
                (positions, "positions", history.positions),
                (receipts, "receipts", history.receipts),
                (settlement, "settlement", history.flows),
                (treasury, "treasury", history.journals),
            ):
                self.run(module, kind, "import", *files[entity], "--entity", entity)

    def anomalies(self, entity: str) -> dict[str, str]:
        """What to look at, kind by reference."""
        told = self.run(anomalies, "anomalies", "list", "--entity", entity)
        assert told["complete"]
        return {one["reference"]: one["kind"] for one in told["anomalies"]}


@pytest.fixture
def server(unit_of_work, clock, new_id, tmp_path: Path) -> Server:
    return Server(unit_of_work, clock, new_id, tmp_path)


@pytest.fixture
def history(clock, tmp_path: Path) -> HistorySummary:
    today = rome_date(clock.now())
    return write_history(
        tmp_path / "history", residents(PEOPLE, SEED, today), companies(COMPANIES, SEED),
        sample_rates(today), today, SEED,
    )  # fmt: skip


def expected(report: Any, entity: str, kind: str) -> dict[str, Any]:
    if entity != CITY_TAX_CODE:
        return {}
    shown = [difference["shows_as"].get(kind, {}) for difference in report["differences"]]
    return {reference: state for one in shown for reference, state in one.items()}


def split(found: dict[str, Any], planted: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was found, parted into what has a planted reference and the rest."""
    return (
        {key: state for key, state in found.items() if key in planted},
        {key: state for key, state in found.items() if key not in planted},
    )


@pytest.mark.timeout(300)
def test_planted_differences_are_what_the_program_finds_and_nothing_else(server, history) -> None:
    report = json.loads(history.differences.read_text("utf-8"))
    assert len(report["differences"]) == 12
    server.take_in(history)
    for entity in BOTH:
        summary = server.run(reconciliation, "reconciliation", "run", "--entity", entity)
        matched = report["totals"][entity]["matched"]
        assert (summary["new_matches"], summary["matched_cents"]) == tuple(matched.values())
        overview = server.run(reconciliation, "reconciliation", "list", "--entity", entity)
        check_anomalies(server.anomalies(entity), report, entity)
        check_flows(overview, report, entity)
        check_credits(overview, report, entity)
        check_payments(overview, report, entity)


def check_anomalies(found: dict[str, str], report: Any, entity: str) -> None:
    flows = {
        flow: "FLOW_ANOMALOUS"
        for flow, state in expected(report, entity, "flows").items()
        if state == "ANOMALOUS"
    }
    assert found == expected(report, entity, "receipts") | flows


def check_flows(overview: Any, report: Any, entity: str) -> None:
    planted = expected(report, entity, "flows")
    flows = {flow["flow_id"]: flow for flow in overview["flows"] if flow["state"] != "CREDITED"}
    found, rest = split({key: flow["state"] for key, flow in flows.items()}, planted)
    assert found == planted
    assert set(rest.values()) <= {"AWAITING_CREDIT"}
    progress = report["in_progress"][entity]["flows_not_credited"]
    cents = sum(flows[key]["total_cents"] for key in rest)
    assert (len(rest), cents) == (progress["count"], progress["cents"])


def check_credits(overview: Any, report: Any, entity: str) -> None:
    found = {
        f"{credit['year']}/{credit['document_no']}": credit["state"]
        for credit in overview["credits"]
        if credit["state"] not in ("MATCHED", "NOT_PAGOPA")
    }
    assert found == expected(report, entity, "credits")


def check_payments(overview: Any, report: Any, entity: str) -> None:
    planted = expected(report, entity, "payments")
    payments = {
        payment["receipt_id"]: payment
        for payment in overview["payments"]
        if payment["labels"] != ["RT_IUF", "RT_IUF_TES"]
    }
    found, rest = split({key: one["labels"] for key, one in payments.items()}, planted)
    assert found == planted
    unsettled = [payments[key] for key in rest if rest[key] == ["RT_NO_IUF"]]
    progress = report["in_progress"][entity]["payments_not_settled"]
    assert len(unsettled) == progress["count"]
    assert sum(payment["amount_cents"] for payment in unsettled) == progress["cents"]
    on_the_way = [labels for labels in rest.values() if labels != ["RT_NO_IUF"]]
    assert all(labels == ["IUF_NO_TES", "RT_IUF"] for labels in on_the_way)
    assert bool(on_the_way) == bool(report["in_progress"][entity]["flows_not_credited"]["count"])
