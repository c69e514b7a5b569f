"""Whole requests: what the official schema accepts is read, what it refuses is refused."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from payments_core.errors import RemoteProtocolError
from payments_core.wire.hub.demand_notice import DemandNoticeRequest
from payments_core.wire.hub.faults import FaultCode, fault_code_of, operation_of
from payments_core.wire.hub.get_payment import GetPaymentRequest
from payments_core.wire.hub.operations import Operation
from payments_core.wire.hub.requests import parse_request
from payments_core.wire.hub.send_receipt import SendReceiptRequest
from payments_core.wire.hub.verify import VerifyRequest
from tests.factories import hub_messages as hub
from tests.factories.hub_messages import Tree
from tests.shared_spec import spec

REQUESTS: dict[str, Tree] = {
    "verify": hub.verify_request(),
    "get-1": hub.get_payment_request(1),
    "get-1-bare": hub.get_payment_request(1, full=False),
    "get-2": hub.get_payment_request(2),
    "get-2-bare": hub.get_payment_request(2, full=False),
    "demand": hub.demand_request(),
    "send-1": hub.send_receipt_request(1),
    "send-1-bare": hub.send_receipt_request(1, hub.receipt(1, full=False)),
    "send-2": hub.send_receipt_request(2),
    "send-2-bare": hub.send_receipt_request(2, hub.receipt(2, full=False)),
    "send-2-stamp": hub.send_receipt_request(
        2, hub.receipt(2, transfers=[hub.transfer(1, 2, stamp="PG1hcmNhLz4=")])
    ),
}

#: Texts on the edges of the simple types.
EDGE_TEXTS = [
    "", " ", "A", "AB", "é" * 16, "x" * 17, "x" * 20, "x" * 21, "x" * 35, "x" * 36, "x" * 70,
    "x" * 71, "x" * 140, "x" * 141, "x" * 210, "x" * 211, "0", "1", "6", "+1", "-1", "01", " 3 ",
    "0.00", "0.01", "00010.00", "10.0", "10,00", "10.000", "-1.00", "+1.00", " 1.00\n", "1 .00",
    "999999999.99", "1000000000.00", "0000000000000001.00", "٣.٠٠", "12345678901", "1234567890a",
    "301000000000004285", "٣٠١٠٠٠٠٠٠٠٠٠٠٠٤٢٨٥", "IT", "it", "ITA", "F", "G", "M", "OK", "KO", "ok",
    "POSTAL", "PAGOPA", "true", "false", "TRUE", "yes", "2026-02-28", "2026-02-29", "2026-02-28Z",
    "2026-02-28+01:00", "2026-02-28+14:00", "2026-02-28+14:01", "2026-2-28", "20260228",
    "2026-07-01T12:30:00", "2026-07-01T24:00:00", "2026-07-01T24:00:01", "2026-07-01T25:00:00",
    "2026-07-01T12:30", "2026-07-01T12:30:60", "2026-07-01T12:30:00.123456789", "2026-W01-1",
    "2026-07-01T12:30:00-05:00", "2026-07-01 12:30:00", "a@b", "a@b.it", "a b@c.it", "à@b.it",
    "a@b_c", "a@b.", "QUJD", " QU JD ", "QUJ", "QUJD=", "Q===",
]  # fmt: skip


#: Where bytes travel as text.
BASE64_FIELDS = ("/MBDAttachment", "datiSpecificiServizioRequest")


def refusal_of(body: bytes) -> RemoteProtocolError | None:
    """Why a request is refused; None when it is read. Any other exception fails the test."""
    try:
        parse_request(body)
    except RemoteProtocolError as refusal:
        return refusal
    return None


def agrees(refusal: RemoteProtocolError | None, schema_errors: list[str]) -> bool:
    """Whether we and the schema think alike; nonsense that the schema lets by is ours alone.

    The library that judges skips foreign characters in base64 where the standard refuses them.
    """
    if refusal is None or refusal.code == "soap_semantics":
        return not schema_errors
    return bool(schema_errors) or str(refusal.facts["field"]).endswith(BASE64_FIELDS)


def leaf_paths(tree: Tree, above: str = "") -> list[str]:
    name, content = tree
    if isinstance(content, str):
        return [above + name]
    below = f"{above}{name}/"
    return [path for child in content for path in leaf_paths(child, below)]


@st.composite
def disturbed_requests(draw: st.DrawFn) -> bytes:
    """A good request in which some elements changed text, place, number or name."""
    tree = draw(st.sampled_from(sorted(REQUESTS.items())))[1]
    root = etree.fromstring(hub.message(tree).encode())
    elements = [element for element in root.iter() if element is not root]
    for _ in range(draw(st.integers(0, 2))):
        element = draw(st.sampled_from(elements))
        match draw(st.sampled_from(["text", "text", "remove", "repeat", "move", "name", "mark"])):
            case "text":
                element.text = draw(st.sampled_from(EDGE_TEXTS) | st.text("0123456789.-T:Z ab"))
            case "remove" if element.getparent() is not None:
                element.getparent().remove(element)
            case "repeat" if element.getparent() is not None:
                element.addnext(etree.fromstring(etree.tostring(element, with_tail=False)))
            case "move" if element.getparent() is not None:
                element.getparent().append(element)
            case "name":
                element.tag = draw(st.sampled_from(["unknown", "IBAN", f"{{{hub.PA}}}idPA"]))
            case "mark":
                element.set(draw(st.sampled_from(["id", f"{{{hub.PA}}}id"])), "1")
            case _:
                pass
    return hub.soap(etree.tostring(root).decode())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(disturbed_requests())
def test_exactly_what_the_schema_accepts_is_read(schema_errors: Any, body: bytes) -> None:
    refusal, errors = refusal_of(body), schema_errors(body)
    assert agrees(refusal, errors), (refusal, errors, body)


@pytest.mark.parametrize("text", EDGE_TEXTS)
@pytest.mark.parametrize("name", ["get-2", "send-2", "send-2-stamp", "demand"])
def test_edges_of_every_field_are_those_of_the_schema(
    schema_errors: Any, name: str, text: str
) -> None:
    tree = REQUESTS[name]
    for path in dict.fromkeys(leaf_paths(tree)):
        inside = path.partition("/")[2]
        field = (inside.rpartition("/")[2], text)
        body = hub.request(hub.with_field(tree, inside, field))
        refusal, errors = refusal_of(body), schema_errors(body)
        assert agrees(refusal, errors), (inside, text, refusal, errors)


@pytest.mark.parametrize("name", REQUESTS)
def test_builder_of_these_tests_keeps_the_schema(schema_errors: Any, name: str) -> None:
    assert schema_errors(hub.request(REQUESTS[name])) == []


@pytest.mark.parametrize(
    ("name", "kind", "operation"),
    [
        ("verify", VerifyRequest, Operation.VERIFY),
        ("get-1", GetPaymentRequest, Operation.GET_PAYMENT),
        ("get-2", GetPaymentRequest, Operation.GET_PAYMENT_V2),
        ("demand", DemandNoticeRequest, Operation.DEMAND_NOTICE),
        ("send-1", SendReceiptRequest, Operation.SEND_RECEIPT),
        ("send-2", SendReceiptRequest, Operation.SEND_RECEIPT_V2),
    ],
)
def test_body_element_decides_the_operation(
    name: str, kind: type[object], operation: Operation
) -> None:
    request = parse_request(hub.request(REQUESTS[name]))
    assert isinstance(request, kind)
    assert request.operation is operation
    assert request.station.pa == hub.ENTITY
    assert request.station.broker == hub.ENTITY
    assert request.station.station == f"{hub.ENTITY}_01"


@pytest.mark.parametrize(
    "body",
    [
        hub.soap(f'<x:paVerifyPaymentNoticeReq xmlns:x="{hub.PA}2"/>'),
        hub.soap("<paVerifyPaymentNoticeReq/>"),
        hub.soap(f'<x:paSendRTV2 xmlns:x="{hub.PA}"/>'),
        hub.soap(f'<x:PaSendRTV2Request xmlns:x="{hub.PA}"/>'),
    ],
)
def test_operation_that_is_not_offered_is_refused(body: bytes) -> None:
    with pytest.raises(RemoteProtocolError) as refusal:
        parse_request(body)
    assert refusal.value.facts["reason"] == "operation_not_offered"
    assert fault_code_of(refusal.value) is FaultCode.ENVELOPE
    assert operation_of(refusal.value) is None


def test_broken_field_is_named() -> None:
    tree = hub.with_field(REQUESTS["verify"], "qrCode/noticeNumber", ("noticeNumber", "12"))
    with pytest.raises(RemoteProtocolError) as refusal:
        parse_request(hub.request(tree))
    assert refusal.value.code == "soap_syntax"
    assert refusal.value.facts == {
        "operation": "paVerifyPaymentNotice",
        "field": "qrCode/noticeNumber",
        "reason": "malformed",
    }
    assert fault_code_of(refusal.value) is FaultCode.SYNTAX


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_refused_and_nothing_else_happens(body: bytes) -> None:
    with pytest.raises(RemoteProtocolError):
        parse_request(body)


@given(st.text(max_size=60), st.integers(0, 400), st.integers(0, 20))
def test_damaged_bytes_are_read_or_refused(noise: str, at: int, cut: int) -> None:
    good = hub.request(REQUESTS["get-2"])
    refusal = refusal_of(good[:at] + noise.encode() + good[at + cut :])
    assert refusal is None or refusal.code in {"soap_envelope", "soap_syntax"}


def test_requests_of_a_soap_library_are_read() -> None:
    zeep = pytest.importorskip("zeep")
    client = zeep.Client(str(spec("pagopa-api", "wsdl", "paForNode.wsdl")))
    service = client.create_service(next(iter(client.wsdl.bindings)), "http://127.0.0.1:1/")
    station = {"idPA": hub.ENTITY, "idBrokerPA": hub.ENTITY, "idStation": f"{hub.ENTITY}_01"}
    qr_code = {"fiscalCode": hub.ENTITY, "noticeNumber": hub.NOTICE}
    for operation in (Operation.VERIFY, Operation.GET_PAYMENT, Operation.GET_PAYMENT_V2):
        message = client.create_message(service, operation.value, **station, qrCode=qr_code)
        request = parse_request(etree.tostring(message))
        assert request.operation is operation
        assert not isinstance(request, SendReceiptRequest)
        assert request.notice_number == hub.NOTICE
