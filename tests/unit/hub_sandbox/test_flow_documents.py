import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from hub_sandbox import flow_documents
from hub_sandbox.settlement import Flow, FlowLine, LineOutcome
from tests.factories.openapi import Contract
from tests.factories.sandbox import ENTITY_ID, IBAN, PSP_ID, SECOND_PSP_ID, make_world

LINES = tuple(
    FlowLine("01000000000004285", f"token-{number}", number, 2200 + number, date(2026, 7, 1))
    for number in (1, 2, 3)
)


def make_flow(psp_id: str = PSP_ID) -> Flow:
    return Flow(
        flow_id=f"2026-07-02{psp_id}-0000000001",
        entity_id=ENTITY_ID,
        psp_id=psp_id,
        psp_name="Banca di Esempio",
        iban=IBAN,
        flow_at=datetime(2026, 7, 2, 9, 30, 0, 120, tzinfo=UTC),
        regulation_id="TRN1",
        regulation_on=date(2026, 7, 2),
        lines=LINES,
    )


def read(text: str) -> dict[str, object]:
    return json.loads(text, parse_float=Decimal)


def header(psp_id: str) -> str:
    world = make_world()
    return flow_documents.write_header(
        make_flow(psp_id), world.entity(ENTITY_ID), world.psp(psp_id)
    )


@pytest.mark.parametrize("psp_id", [PSP_ID, SECOND_PSP_ID])
def test_documents_are_what_the_official_contract_describes(psp_id: str) -> None:
    contract = Contract("pagopa-api", "openapi", "fdr_organization.json")
    flow = make_flow(psp_id)
    for text, schema in (
        (flow_documents.write_list([flow], 1, 10), "PaginatedFlowsResponse"),
        (header(psp_id), "SingleFlowResponse"),
        (flow_documents.write_payments(flow, 1, 2), "PaginatedPaymentsResponse"),
    ):
        assert contract.faults_of_text(text, schema) == []


def test_amounts_are_exact_numbers() -> None:
    written = read(header(PSP_ID))
    assert (written["sumPayments"], written["totPayments"]) == (Decimal("66.06"), 3)
    page = read(flow_documents.write_payments(make_flow(), 1, 10))
    assert [one["pay"] for one in page["data"]] == [Decimal(f"22.0{n}") for n in (1, 2, 3)]


def test_instants_have_microseconds_and_days_begin_in_rome() -> None:
    page = read(flow_documents.write_payments(make_flow(), 1, 10))
    assert page["data"][0]["payDate"] == "2026-06-30T22:00:00.000000Z"
    assert read(header(PSP_ID))["fdrDate"] == "2026-07-02T09:30:00.000120Z"


def test_pages_are_counted_from_one_and_end() -> None:
    pages = [read(flow_documents.write_payments(make_flow(), page, 2)) for page in (1, 2, 3)]
    assert [[one["index"] for one in page["data"]] for page in pages] == [[1, 2], [3], []]
    assert {page["metadata"]["totPage"] for page in pages} == {2}
    assert read(flow_documents.write_list([], 1, 2))["metadata"]["totPage"] == 0


def test_psp_with_a_tax_code_of_its_own_is_a_legal_person() -> None:
    assert read(header(PSP_ID))["sender"]["type"] == "BIC_CODE"


@pytest.mark.parametrize("outcome", LineOutcome)
def test_outcomes_and_revisions_are_the_contracts_words(outcome: LineOutcome) -> None:
    contract = Contract("pagopa-api", "openapi", "fdr_organization.json")
    changed = replace(make_flow(), lines=(replace(LINES[0], outcome=outcome), *LINES[1:]))
    flow = replace(changed, revision=3)
    payments = flow_documents.write_payments(flow, 1, 9)
    assert contract.faults_of_text(payments, "PaginatedPaymentsResponse") == []
    assert read(flow_documents.write_list([flow], 1, 9))["data"][0]["revision"] == 3
