from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payments_core.errors import RemoteProtocolError
from payments_core.model.settlement_flow import Outcome, SettlementFlow, SettlementLine
from payments_core.money import WIRE_MAX_CENTS, Cents
from payments_core.wire.hub import settlement_flow as xml
from payments_core.wire.hub.flow_documents import (
    FlowKey,
    assemble,
    parse_header,
    parse_list,
    parse_payments,
)
from tests.factories import flow_documents as written
from tests.factories.flow_documents import KEY, as_json
from tests.factories.openapi import Contract
from tests.factories.settlement import settlement_flow, settlement_line
from tests.shared_spec import spec

FILE = ("pagopa-api", "openapi", "fdr_organization.json")
AT = datetime(2025, 5, 14, 20, 15, 0, 250, tzinfo=UTC)
FLOW = settlement_flow([settlement_line("a", cents=2195), settlement_line("b", 2, cents=790)])

lines = st.builds(
    SettlementLine,
    creditor_reference=st.text("0123456789", min_size=1, max_size=35),
    collection_id=st.text("abc019-", min_size=1, max_size=35),
    transfer_no=st.integers(1, 5),
    # The header sums up to five of them, and has the same limit.
    amount_cents=st.integers(1, WIRE_MAX_CENTS // 5).map(Cents),
    outcome=st.sampled_from(Outcome),
    outcome_on=st.dates(datetime(2015, 1, 1).date(), datetime(2099, 12, 31).date()),  # noqa: DTZ001
)
flows = st.builds(
    replace,
    st.lists(lines, min_size=1, max_size=5).map(settlement_flow),
    sender_kind=st.sampled_from("GAB"),
    sender_name=st.just("BANCA D'ESEMPIO È"),
    receiver_name=st.just("COMUNE DI PROVA"),
    declared_cents=st.integers(0, WIRE_MAX_CENTS).map(Cents),
)


def from_rest(flow: SettlementFlow, page: int = 2) -> SettlementFlow:
    """The flow through the documents of the service, `page` payments at a time."""
    header = parse_header(as_json(written.header(flow)), KEY)
    parts = [flow.lines[first : first + page] for first in range(0, len(flow.lines), page)]
    pages = [
        parse_payments(as_json(written.payments_page(part, first=1 + 100 * place)))
        for place, part in enumerate(parts)
    ]
    return assemble(header, reversed(pages))


@given(flows)
@settings(max_examples=60)
def test_flow_is_the_same_from_xml_and_from_rest(flow) -> None:
    assert from_rest(flow) == xml.parse(xml.write(flow)) == flow


@pytest.mark.parametrize(
    "file",
    [
        "2025-05-14TSTPITMM001-0000000001",
        "2025-05-14PSPEITRR002-S025051401",
        "2025-05-14ABI09998-E00000000007",
    ],
)
def test_flows_of_the_example_day_are_the_same_from_both(file) -> None:
    data = spec("treasury/samples/own/day_2025-05-15/fdr", f"{file}.xml").read_bytes()
    flow = xml.parse(data)
    key = FlowKey(written.PSP, file, 1)
    header = parse_header(as_json(written.header(flow, key)), key)
    page = parse_payments(as_json(written.payments_page(flow.lines)))
    numbered = replace(
        flow, lines=tuple(replace(line, transfer_no=line.transfer_no or 1) for line in flow.lines)
    )
    assert assemble(header, [page]) == numbered


@given(flows)
@settings(max_examples=30)
def test_samples_are_what_the_official_contract_describes(flow) -> None:
    contract = Contract(*FILE)
    for tree, schema in (
        (written.list_page((KEY, AT)), "PaginatedFlowsResponse"),
        (written.header(flow), "SingleFlowResponse"),
        (written.payments_page(flow.lines), "PaginatedPaymentsResponse"),
    ):
        assert contract.faults_of_text(as_json(tree).decode(), schema) == []


def test_list_is_read_to_the_microsecond() -> None:
    page = parse_list(as_json(written.list_page((KEY, AT), pages=3)))
    [flow] = page.flows
    assert (flow.key, flow.published_at, flow.flow_at, page.pages) == (KEY, AT, AT, 3)


def test_line_of_the_list_that_cannot_be_read_spoils_no_other() -> None:
    other = FlowKey(KEY.psp_id, "2025-05-15TSTPITMM001-2", 1)
    tree = written.list_page((KEY, AT), (other, AT), (other, AT))
    tree["data"][1]["revision"] = 0
    tree["data"].append("no object")
    page = parse_list(as_json(tree))
    assert [flow.key for flow in page.flows] == [KEY, other]
    assert [dict(error.facts)["field"] for error in page.refused] == ["data[1].revision", "data[3]"]


def test_empty_list_is_a_list() -> None:
    assert parse_list(as_json(written.list_page(pages=0))).flows == ()


def refusal_of(parse) -> tuple[str, str]:
    with pytest.raises(RemoteProtocolError) as refusal:
        parse()
    assert refusal.value.code == "flow_document_malformed"
    return str(refusal.value.facts["field"]), str(refusal.value.facts["reason"])


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("fdr", "2025-05-14/../x", "malformed"),
        ("fdr", "another", "other_document"),
        ("revision", 2, "other_document"),
        ("fdrDate", "2025-05-14T22:15:00", "malformed"),
        ("regulation", "x" * 36, "malformed"),
        ("regulationDate", "tomorrow", "malformed"),
        ("totPayments", 0, "out_of_range"),
        ("sumPayments", "21.95", "malformed"),
        ("sender.type", "PERSON", "unknown_value"),
        ("sender.pspId", "ANOTHER", "other_document"),
        ("receiver.organizationId", None, "missing"),
        ("receiver", [], "not_an_object"),
    ],
)
def test_header_that_says_something_else_is_refused(field, value, reason) -> None:
    tree = written.header(FLOW)
    *outer, name = field.split(".")
    (tree[outer[0]] if outer else tree)[name] = value
    found, why = refusal_of(lambda: parse_header(as_json(tree), KEY))
    assert (found, why) == ("fdr" if reason == "other_document" else field, reason)


def test_day_of_settlement_may_be_an_instant() -> None:
    tree = written.header(FLOW)
    tree["regulationDate"] = "2025-05-14T22:00:00Z"
    assert parse_header(as_json(tree), KEY).regulation_on == FLOW.regulation_on


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("index", 0, "out_of_range"),
        ("iuv", "", "missing"),
        ("iur", 7, "malformed"),
        ("idTransfer", 6, "out_of_range"),
        ("pay", 0, "out_of_range"),
        ("pay", -1, "out_of_range"),
        ("payStatus", "PAID", "unknown_value"),
        ("payDate", "2025-05-13", "malformed"),
    ],
)
def test_payment_that_says_something_else_is_refused(field, value, reason) -> None:
    tree = written.payments_page(FLOW.lines)
    tree["data"][1][field] = value
    assert refusal_of(lambda: parse_payments(as_json(tree))) == (f"data[1].{field}", reason)


def test_revoked_payment_is_positive_however_it_is_written() -> None:
    revoked = settlement_line("a", outcome=Outcome.REVOKED)
    for sign in (1, -1):
        tree = written.payments_page([revoked])
        tree["data"][0]["pay"] *= sign
        [(_, line)] = parse_payments(as_json(tree)).lines
        assert line == revoked
    tree["data"][0]["pay"] = 0
    assert refusal_of(lambda: parse_payments(as_json(tree))) == ("data[0].pay", "out_of_range")


def test_flow_that_is_not_all_there_is_refused() -> None:
    page = parse_payments(as_json(written.payments_page(FLOW.lines)))
    assert refusal_of(lambda: assemble(FLOW, [])) == ("data", "missing")
    assert refusal_of(lambda: assemble(FLOW, [page, page])) == ("data.index", "repeated")
