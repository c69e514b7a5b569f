from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from lxml import etree

from demo.city.banks import APP, TOBACCONIST, sample_entities, sample_psps
from demo.city.debts import debtor_of
from demo.city.documents import flow_document, party_of, receipt_document
from demo.city.people import residents
from hub_sandbox.messages import PaidNotice
from hub_sandbox.payment_data import PaymentData, TransferData
from hub_sandbox.settlement import Flow, FlowLine
from payments_core.model.debt_position import Party
from payments_core.model.receipt import Receipt
from payments_core.model.settlement_flow import Outcome, SettlementFlow
from payments_core.money import Cents
from payments_core.wire.hub import settlement_flow
from payments_core.wire.hub.requests import parse_request
from payments_core.wire.hub.send_receipt import SendReceiptRequest
from tests.shared_spec import spec

TODAY = date(2026, 11, 23)
CITY, COMPANY = sample_entities()
MARIA, CHIARA = (party_of(debtor_of(one)) for one in residents(2, 7, TODAY))
PSP = sample_psps()[APP]


def paid(entity=CITY, psp: int = APP) -> PaidNotice:
    transfer = TransferData(
        1, Cents(8400), entity.tax_code, entity.name, entity.ibans[0], "Mensa", "9/0101003IM/"
    )
    data = PaymentData(
        "01000000000000142", Cents(8400), TODAY, "Mensa", entity.name, None, MARIA, (transfer,)
    )
    at = datetime(2026, 11, 3, 10, tzinfo=UTC)
    return PaidNotice("a" * 32, entity, "301000000000000142", data, sample_psps()[psp], at)


def read(document: bytes) -> Receipt:
    request = parse_request(document)
    assert isinstance(request, SendReceiptRequest)
    return request.receipt


@pytest.fixture(scope="module")
def pa_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(spec("pagopa-api", "wsdl", "xsd", "paForNode.xsd")))


@pytest.mark.parametrize("entity", [CITY, COMPANY], ids=["version 2", "version 1"])
@pytest.mark.parametrize("payer", [MARIA, CHIARA, None], ids=["debtor", "other", "nobody"])
def test_receipt_says_who_paid_and_keeps_the_schema(entity, payer: Party | None, pa_schema) -> None:
    notice = paid(entity, TOBACCONIST)
    notice = replace(notice, data=replace(notice.data, debtor=MARIA))
    document = receipt_document(notice, payer, stand_in=False)
    body = etree.fromstring(document)[1][0]
    assert pa_schema.validate(body), pa_schema.error_log
    receipt = read(document)
    assert (receipt.debtor, receipt.payer) == (MARIA, payer)
    assert (receipt.amount_cents, receipt.stand_in) == (8400, False)


def test_receipt_of_a_stand_in_says_so() -> None:
    assert read(receipt_document(paid(), MARIA, stand_in=True)).stand_in


def a_flow() -> Flow:
    lines = tuple(
        FlowLine(f"0100000000000{number:04d}", f"r{number}", 1, 1000 + number, date(2026, 11, 2))
        for number in range(3)
    )
    return Flow(
        "2026-11-03TSTSITMM006-0000000001", CITY.tax_code, PSP.psp_id, PSP.name, CITY.ibans[0],
        datetime(2026, 11, 3, 20, tzinfo=UTC), "TRN1", date(2026, 11, 3), lines,
    )  # fmt: skip


def parsed(outcomes: dict[str, str], excess_cents: int = 0) -> SettlementFlow:
    return settlement_flow.parse(
        flow_document(a_flow(), CITY, PSP, outcomes, excess_cents).encode()
    )


def test_plain_flow_is_the_sandbox_one() -> None:
    flow = parsed({})
    assert {line.outcome for line in flow.lines} == {Outcome.PAID}
    assert flow.declared_cents == 3003


def test_flow_carries_outcomes_and_a_wrong_total() -> None:
    flow = parsed({"r1": "9", "r2": "4"}, 250)
    assert [int(line.outcome) for line in flow.lines] == [0, 9, 4]
    assert (flow.declared_cents, flow.declared_count) == (3253, 3)


def test_flow_keeps_the_schema_of_the_hub() -> None:
    folder = "pagopa-fdr-nodo-dei-pagamenti/common-xml"
    (path,) = spec(folder).rglob("*FlussoRiversamento*.xsd")
    schema = etree.XMLSchema(etree.parse(path))
    document = etree.fromstring(flow_document(a_flow(), CITY, PSP, {"r1": "9", "r2": "4"}).encode())
    assert schema.validate(document), schema.error_log
