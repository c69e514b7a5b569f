"""One day of a synthetic municipality, from its receipts to the reconciliation.

The expected result was worked out apart from this program; amounts, keys, states and labels are
compared, the regularisation in the accounts is not part of this.
"""

import csv
import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from central_server.payments import service as payments
from central_server.payments.hub_access import HubCaller
from central_server.reconciliation import service as reconciliation
from central_server.reconciliation.views import Overview
from central_server.settlement import service as settlement
from central_server.treasury import service as treasury
from payments_core.model.debt_position import Party, PersonKind
from payments_core.model.receipt import Psp, Receipt, ReceiptTransfer
from payments_core.money import Cents, from_wire
from tests.factories.server import ENTITY, STATION, add_entity
from tests.shared_spec import spec

#: What the expected result calls a flow's state, by our name for it.
STATES = {"CREDITED": "MATCHED", "AWAITING_CREDIT": "NOT_CREDITED"}


def a_receipt(row: dict[str, str]) -> Receipt:
    amount = from_wire(row["importo"])
    return Receipt(
        receipt_id=row["iur"],
        notice_number=f"3{row['iuv']}",
        creditor_tax_code=row["ente_cf"],
        creditor_reference=row["iuv"],
        amount_cents=amount,
        description=row["causale"],
        company_name="Comune di prova",
        office_name=None,
        debtor=Party(PersonKind.NATURAL, row["debitore_cf"], row["debitore"]),
        payer=None,
        transfers=(
            ReceiptTransfer(
                int(row["indice"]), amount, row["ente_cf"], None, "IT60X0542811101000000123456",
                row["causale"], "9/0101100SP/",
            ),
        ),
        psp=Psp("TSTPITMM001", "Banca di esempio", None, None, "99999999990_01", "APP"),
        payment_method=None,
        fee_cents=None,
        paid_at=datetime.combine(date.fromisoformat(row["data_pagamento"]), time(9), UTC),
        application_on=None,
        transfer_on=None,
        stand_in=False,
    )  # fmt: skip


@pytest.fixture
def day() -> Path:
    return spec("treasury", "samples", "own", "day_2025-05-15")


@pytest.fixture
def expected(day: Path) -> Any:
    return json.loads((day / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture
def overview(day: Path, unit_of_work, clock, new_id) -> Overview:
    with unit_of_work() as session:
        add_entity(session)
    caller = HubCaller(ENTITY, STATION)
    with (day / "receipts.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter=";"):
            with unit_of_work() as session:
                payments.record_receipt(session, caller, a_receipt(row), b"<raw/>", 2, clock)
    for flow in sorted((day / "fdr").glob("*.xml")):
        with unit_of_work() as session:
            settlement.import_flow(session, "test", ENTITY, flow.read_bytes(), flow.name, clock)
    for journal in (day / "gdc").glob("*.xml"):
        with unit_of_work() as session:
            treasury.import_journal(
                session, "test", ENTITY, journal.read_bytes(), journal.name, clock
            )
    with unit_of_work() as session:
        first = reconciliation.run(session, "test", ENTITY, clock, new_id)
    assert (first.new_matches, first.matched_cents, first.open_flows) == (2, 40438, 1)
    with unit_of_work() as session:
        assert reconciliation.run(session, "test", ENTITY, clock, new_id).new_matches == 0
        return reconciliation.overview(session, ENTITY)


def test_flows_have_the_expected_totals_and_states(overview: Overview, expected: Any) -> None:
    credit_of = {credit.flow_id: credit.receipt_no for credit in overview.credits}
    assert {
        (flow.flow_id, flow.total_cents, STATES[flow.state], credit_of.get(flow.flow_id))
        for flow in overview.flows
    } == {
        (flow["iuf"], from_wire(flow["total"]), flow["status"], flow.get("bolletta"))
        for flow in expected["flows"]
    }


def test_credits_keep_both_their_numbers_and_name_their_flow(
    overview: Overview, expected: Any
) -> None:
    assert [
        (credit.year, credit.document_no, credit.receipt_no, credit.amount_cents, credit.flow_id)
        for credit in overview.credits
    ] == [
        (
            entry["year"], int(entry["provvisorio"]), entry["bolletta"],
            from_wire(entry["amount"]), entry["iuf"],
        )
        for entry in expected["treasury_entries"]
    ]  # fmt: skip


def test_payments_have_the_expected_labels(overview: Overview, expected: Any) -> None:
    assert {payment.iuv: set(payment.labels) for payment in overview.payments} == {
        payment["iuv"]: set(payment["labels"]) for payment in expected["payments"]
    }


def test_credits_without_flow_have_the_expected_labels(overview: Overview, expected: Any) -> None:
    assert [
        {"bolletta": credit.receipt_no, "label": credit.label}
        for credit in overview.credits
        if credit.flow_id is None
    ] == expected["unmatched_treasury"]


def test_everything_taken_in_is_accounted_for(overview: Overview) -> None:
    matched = sum(credit.amount_cents for credit in overview.credits if credit.state == "MATCHED")
    others = sum(credit.amount_cents for credit in overview.credits if credit.state != "MATCHED")
    assert (matched, others) == (Cents(33298 + 7140), Cents(125000))
