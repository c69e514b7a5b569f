import csv
import json
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payments_core.model.cash_journal import DocumentKind, MovementKind, Operation
from payments_core.model.settlement_flow import Outcome, SettlementFlow
from payments_core.money import from_decimal
from payments_core.rules.matching import (
    Anomaly,
    CreditState,
    FlowState,
    GroupMatch,
    Label,
    TreasuryCredit,
    match_group,
    match_without_flow,
)
from payments_core.rules.receipt_joining import ReceiptShare
from payments_core.rules.remittance_text import KnownFlows, RemittanceKey, RemittanceKind, resolve
from payments_core.wire.hub import settlement_flow as flow_wire
from payments_core.wire.treasury import cash_journal as journal_wire
from tests.factories.settlement import (
    ENTITY_TAX_CODE,
    FLOW_ID,
    receipt_share,
    settlement_flow,
    settlement_line,
    treasury_credit,
)
from tests.shared_spec import spec

DAY = "treasury/samples/own/day_2025-05-15"
REVOKED = settlement_line("iur2", cents=400, outcome=Outcome.REVOKED)


def match(
    flow: SettlementFlow | None = None,
    shares: list[ReceiptShare] | None = None,
    credits_of_flow: list[TreasuryCredit] | None = None,
    matched_credit_id: str | None = None,
) -> GroupMatch:
    return match_group(
        ENTITY_TAX_CODE,
        flow or settlement_flow([settlement_line()]),
        [receipt_share()] if shares is None else shares,
        credits_of_flow or [],
        matched_credit_id,
    )


def credit_states(group: GroupMatch) -> dict[str, CreditState]:
    return {credit.credit_id: credit.state for credit in group.credits}


def example_day() -> tuple[list[GroupMatch], list[TreasuryCredit], dict[str, str], Any]:
    """The day matched by group, the credits without flow, bolletta by provvisorio, the oracle."""
    files = sorted(spec(DAY, "fdr").iterdir())
    flows = [flow_wire.parse(path.read_bytes()) for path in files]
    known = KnownFlows(flow.flow_id for flow in flows)
    journal = journal_wire.parse(spec(DAY, "gdc/GDC-20250516_1.xml").read_bytes())
    credits_by_flow: dict[str | None, list[TreasuryCredit]] = {}
    receipt_no = {}
    for row in journal.movements:
        kind = (row.movement_kind, row.document_kind, row.operation)
        if kind != (MovementKind.IN, DocumentKind.PROVISIONAL_RECEIPT, Operation.DONE):
            continue
        found = resolve(row.remittance, known, row.end_to_end_id)
        credit = TreasuryCredit(str(row.document_no), row.amount_cents, found.key)
        credits_by_flow.setdefault(found.flow_id, []).append(credit)
        receipt_no[credit.credit_id] = row.receipt_no or ""
    shares = _example_shares()
    groups = [
        match_group(
            journal.entity_tax_code,
            flow,
            [s for s in shares if s.receipt_id in {line.collection_id for line in flow.lines}],
            credits_by_flow.get(flow.flow_id, []),
        )
        for flow in flows
    ]
    expected = json.loads(spec(DAY, "expected.json").read_text("utf-8"))
    return groups, credits_by_flow.get(None, []), receipt_no, expected


def _example_shares() -> list[ReceiptShare]:
    with spec(DAY, "receipts.csv").open(encoding="utf-8", newline="") as file:
        return [
            ReceiptShare(
                row["iur"], row["iuv"], int(row["indice"]), from_decimal(Decimal(row["importo"]))
            )
            for row in csv.DictReader(file, delimiter=";")
        ]


def test_day_2025_05_15_gives_the_expected_result() -> None:
    groups, without_flow, receipt_no, expected = example_day()

    credited = {
        group.flow_id: receipt_no[group.matched_credit_id] if group.matched_credit_id else None
        for group in groups
    }
    assert credited == {flow["iuf"]: flow.get("bolletta") for flow in expected["flows"]}
    assert {group.flow_id: group.state.value for group in groups} == {
        flow["iuf"]: {"MATCHED": "CREDITED", "NOT_CREDITED": "AWAITING_CREDIT"}[flow["status"]]
        for flow in expected["flows"]
    }
    assert {group.flow_id: group.expected_cents for group in groups} == {
        flow["iuf"]: from_decimal(Decimal(flow["total"])) for flow in expected["flows"]
    }
    lines = [line for group in groups for line in group.lines]
    assert {line.line.creditor_reference: set(line.labels) for line in lines} == {
        payment["iuv"]: set(payment["labels"]) for payment in expected["payments"]
    }
    unmatched = [match_without_flow(credit) for credit in without_flow]
    assert [(receipt_no[credit.credit_id], credit.label) for credit in unmatched] == [
        (entry["bolletta"], entry["label"]) for entry in expected["unmatched_treasury"]
    ]


def test_treasury_entries_of_2025_05_15_are_those_expected() -> None:
    groups, without_flow, receipt_no, expected = example_day()
    read_entries = {
        (receipt_no[credit.credit_id], credit.amount_cents, group.flow_id)
        for group in groups
        for credit in group.credits
    } | {(receipt_no[credit.credit_id], credit.amount_cents, None) for credit in without_flow}

    assert read_entries == {
        (entry["bolletta"], from_decimal(Decimal(entry["amount"])), entry["iuf"])
        for entry in expected["treasury_entries"]
    }
    assert all(credit.key.kind is RemittanceKind.OTHER for credit in without_flow)


def test_flow_without_credit_awaits_it_and_its_payments_are_settled() -> None:
    group = match()

    assert group.state is FlowState.AWAITING_CREDIT
    assert group.lines[0].labels == {Label.RT_IUF, Label.IUF_NO_TES}
    assert (group.lines[0].settled, group.lines[0].credited) == (True, False)


def test_equal_credit_is_matched_and_the_payments_are_credited() -> None:
    group = match(credits_of_flow=[treasury_credit("c1", 1000)])

    assert (group.state, group.matched_credit_id) == (FlowState.CREDITED, "c1")
    assert credit_states(group) == {"c1": CreditState.MATCHED}
    assert group.lines[0].labels == {Label.RT_IUF, Label.RT_IUF_TES}
    assert (group.lines[0].settled, group.lines[0].credited) == (True, True)


@pytest.mark.parametrize("cents", [999, 1001, -1000, 0])
def test_credit_that_differs_by_one_cent_is_not_matched(cents: int) -> None:
    group = match(credits_of_flow=[treasury_credit("c1", cents)])

    assert (group.state, group.matched_credit_id) == (FlowState.AMOUNT_DIFFERS, None)
    assert credit_states(group) == {"c1": CreditState.AMOUNT_DIFFERS}
    assert group.lines[0].labels == {Label.RT_IUF, Label.IUF_TES_DIV_IMP}
    assert (group.lines[0].settled, group.lines[0].credited) == (True, False)


def test_line_without_receipt_is_reported_as_such_and_settled() -> None:
    line = settlement_line(outcome=Outcome.PAID_WITHOUT_RECEIPT)
    group = match(settlement_flow([line]), [], [treasury_credit()])

    assert group.lines[0].labels == {Label.IUV_NO_RT}
    assert (group.lines[0].settled, group.lines[0].credited) == (True, True)


def test_line_that_differs_from_its_receipt_is_not_settled() -> None:
    group = match(shares=[receipt_share(cents=999)])

    assert group.lines[0].share == receipt_share(cents=999)
    assert group.lines[0].labels == {Label.RT_NO_IUF, Label.IUF_NO_TES}
    assert group.lines[0].settled is False


@pytest.mark.parametrize("declared_cents", [600, 1400])
def test_revoked_line_is_subtracted_whichever_rule_the_header_follows(declared_cents: int) -> None:
    flow = settlement_flow([settlement_line(), REVOKED], declared_cents)
    group = match(
        flow, [receipt_share(), receipt_share("iur2", cents=400)], [treasury_credit("c1", 600)]
    )

    assert (group.expected_cents, group.revoked_cents) == (600, 400)
    assert group.anomalies == frozenset()
    assert group.state is FlowState.CREDITED
    assert group.lines[1].labels == {Label.RT_NO_IUF}
    assert group.lines[1].settled is False


def test_credit_of_the_gross_total_is_left_to_a_person_when_a_line_is_revoked() -> None:
    group = match(settlement_flow([settlement_line(), REVOKED]), [], [treasury_credit("c1", 1400)])

    assert group.state is FlowState.AMOUNT_DIFFERS


@pytest.mark.parametrize(
    ("flow", "anomaly"),
    [
        (settlement_flow([settlement_line()], declared_count=2), Anomaly.COUNT_DIFFERS),
        (settlement_flow([settlement_line()], declared_cents=999), Anomaly.TOTAL_DIFFERS),
        (
            settlement_flow([settlement_line()], receiver_tax_code="80999990205"),
            Anomaly.OTHER_RECEIVER,
        ),
        (settlement_flow([settlement_line(cents=500)] * 2), Anomaly.REPEATED_LINE),
        (
            settlement_flow([settlement_line(outcome=Outcome.REVOKED)]),
            Anomaly.NOTHING_DUE,
        ),
    ],
)
def test_anomalous_flow_is_never_matched(flow: SettlementFlow, anomaly: Anomaly) -> None:
    group = match(flow, credits_of_flow=[treasury_credit("c1", 1000)])

    assert group.anomalies == {anomaly}
    assert (group.state, group.matched_credit_id) == (FlowState.ANOMALOUS, None)
    assert credit_states(group) == {"c1": CreditState.TO_IDENTIFY}
    assert not any(line.settled or line.credited for line in group.lines)


def test_one_whole_credit_among_several_is_matched_and_the_rest_is_surplus() -> None:
    credits_of_flow = [treasury_credit("c1", 400), treasury_credit("c2", 1000)]
    group = match(credits_of_flow=credits_of_flow)

    assert (group.state, group.matched_credit_id) == (FlowState.CREDITED, "c2")
    assert credit_states(group) == {"c1": CreditState.TO_IDENTIFY, "c2": CreditState.MATCHED}


def test_two_whole_credits_are_left_to_a_person() -> None:
    group = match(credits_of_flow=[treasury_credit("c1"), treasury_credit("c2")])

    assert (group.state, group.matched_credit_id) == (FlowState.AMOUNT_DIFFERS, None)
    assert set(credit_states(group).values()) == {CreditState.TO_IDENTIFY}


def test_credit_matched_before_stays_when_an_equal_one_arrives() -> None:
    credits_of_flow = [treasury_credit("late"), treasury_credit("early")]
    group = match(credits_of_flow=credits_of_flow, matched_credit_id="early")

    assert group.matched_credit_id == "early"
    assert credit_states(group)["late"] is CreditState.TO_IDENTIFY


def test_credit_matched_before_is_let_go_when_the_flow_changed() -> None:
    group = match(credits_of_flow=[treasury_credit("early", 900)], matched_credit_id="early")

    assert (group.state, group.matched_credit_id) == (FlowState.AMOUNT_DIFFERS, None)


@pytest.mark.parametrize(
    ("amounts", "state"),
    [
        ((400, 300), FlowState.PARTLY_CREDITED),
        ((400, 600), FlowState.PARTLY_CREDITED),
        ((400, 601), FlowState.AMOUNT_DIFFERS),
    ],
)
def test_several_partial_credits_leave_the_flow_open(
    amounts: tuple[int, ...], state: FlowState
) -> None:
    credits_of_flow = [treasury_credit(f"c{cents}", cents) for cents in amounts]
    group = match(credits_of_flow=credits_of_flow)

    assert (group.state, group.matched_credit_id) == (state, None)
    assert set(credit_states(group).values()) == {CreditState.AMOUNT_DIFFERS}
    assert group.lines[0].credited is False


@pytest.mark.parametrize(
    ("kind", "state", "label"),
    [
        (RemittanceKind.CUMULATIVE, CreditState.AWAITING_FLOW, Label.TES_NO_IUF_OR_IUV),
        (RemittanceKind.SINGLE, CreditState.TO_IDENTIFY, Label.TES_NO_IUF_OR_IUV),
        (RemittanceKind.UNIDENTIFIED, CreditState.TO_IDENTIFY, Label.TES_NO_MATCH),
        (RemittanceKind.OTHER, CreditState.NOT_PAGOPA, Label.TES_NO_MATCH),
    ],
)
def test_credit_without_flow_is_classified_by_its_text(
    kind: RemittanceKind, state: CreditState, label: Label
) -> None:
    decision = match_without_flow(treasury_credit("c1", key=RemittanceKey(kind)))

    assert (decision.state, decision.label, decision.flow_id) == (state, label, None)


def test_decided_credit_says_which_flow_it_names() -> None:
    assert match(credits_of_flow=[treasury_credit()]).credits[0].flow_id == FLOW_ID


lines = st.lists(
    st.builds(
        settlement_line,
        collection_id=st.sampled_from(["r1", "r2", "r3"]),
        transfer_no=st.sampled_from([None, 1, 2]),
        cents=st.integers(1, 3).map(lambda hundreds: hundreds * 100),
        outcome=st.sampled_from(Outcome),
    ),
    min_size=1,
    max_size=5,
)
shares = st.lists(
    st.builds(
        receipt_share,
        receipt_id=st.sampled_from(["r1", "r2", "r3"]),
        transfer_no=st.integers(1, 2),
        cents=st.integers(1, 3).map(lambda hundreds: hundreds * 100),
    ),
    max_size=5,
    unique_by=lambda share: (share.receipt_id, share.transfer_no),
)
credit_amounts = st.lists(st.integers(-1, 9).map(lambda hundreds: hundreds * 100), max_size=4)


def credits_of(amounts: list[int]) -> list[TreasuryCredit]:
    return [treasury_credit(f"c{number}", cents) for number, cents in enumerate(amounts)]


@given(lines, shares, credit_amounts)
@settings(max_examples=100)
def test_every_cent_and_every_share_is_accounted_for_once(
    flow_lines: list[Any], some_shares: list[ReceiptShare], amounts: list[int]
) -> None:
    group = match(settlement_flow(flow_lines), some_shares, credits_of(amounts))
    taken = [line.share for line in group.lines if line.share is not None]

    assert [line.line for line in group.lines] == flow_lines
    assert Counter(taken) + Counter(group.unreported) == Counter(some_shares)
    assert sum(credit.amount_cents for credit in group.credits) == sum(amounts)
    signed = [
        -line.amount_cents if line.outcome is Outcome.REVOKED else line.amount_cents
        for line in flow_lines
    ]
    assert group.expected_cents == sum(signed)


@given(lines, shares, credit_amounts)
@settings(max_examples=100)
def test_matched_credit_is_one_and_equal_to_the_cent(
    flow_lines: list[Any], some_shares: list[ReceiptShare], amounts: list[int]
) -> None:
    group = match(settlement_flow(flow_lines), some_shares, credits_of(amounts))
    matched = [credit for credit in group.credits if credit.state is CreditState.MATCHED]

    assert (group.state is FlowState.CREDITED) == (len(matched) == 1)
    assert len(matched) <= 1
    assert all(credit.amount_cents == group.expected_cents for credit in matched)
    assert not matched or not group.anomalies
    assert all(line.settled for line in group.lines if line.credited)


@given(st.data(), lines, shares, credit_amounts)
@settings(max_examples=100)
def test_order_of_lines_shares_and_credits_changes_nothing(
    data: st.DataObject,
    flow_lines: list[Any],
    some_shares: list[ReceiptShare],
    amounts: list[int],
) -> None:
    some_credits = credits_of(amounts)
    group = match(settlement_flow(flow_lines), some_shares, some_credits)
    other = match(
        settlement_flow(data.draw(st.permutations(flow_lines))),
        data.draw(st.permutations(some_shares)),
        data.draw(st.permutations(some_credits)),
    )

    assert (group.state, group.anomalies) == (other.state, other.anomalies)
    assert group.matched_credit_id == other.matched_credit_id
    assert credit_states(group) == credit_states(other)
    assert Counter(group.lines) == Counter(other.lines)
    assert Counter(group.unreported) == Counter(other.unreported)
