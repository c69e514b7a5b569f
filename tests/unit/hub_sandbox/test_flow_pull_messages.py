import base64
from datetime import UTC, datetime

import pytest
from lxml import etree

from hub_sandbox.flow_pull_messages import (
    PullFault,
    PullOperation,
    PullRefusal,
    fault_answer,
    flow_answer,
    list_answer,
    operation_of,
    read_question,
)
from hub_sandbox.soap import wrap
from tests.factories.flow_pull import STATION, assert_valid, body_of, question


@pytest.mark.parametrize("operation", PullOperation)
def test_question_is_read_with_everything_optional(operation: PullOperation) -> None:
    more = {"identificativoDominio": "80999990106", "identificativoPSP": "BANK"}
    flow = {"identificativoFlusso": "f-1"} if operation is PullOperation.FLOW else {}
    message = question(operation, **STATION, **more, **flow)
    assert_valid(message)
    assert operation_of(message) is operation
    read = read_question(message, operation)
    assert (read.entity_id, read.psp_id, read.flow_id) == (
        "80999990106", "BANK", flow.get("identificativoFlusso"),
    )  # fmt: skip
    assert "station-pwd" not in repr(read)
    short = read_question(question(operation, **STATION, **flow), operation)
    assert (short.entity_id, short.psp_id, short.password) == (None, None, "station-pwd")


@pytest.mark.parametrize(
    "message",
    [
        b"no xml",
        wrap(etree.Element("other")),
        question("nodoInviaRPT"),
        question(PullOperation.LIST, namespace="urn:other"),
    ],
)
def test_message_that_is_no_question_names_no_operation(message: bytes) -> None:
    assert operation_of(message) is None


@pytest.mark.parametrize(
    "fields",
    [
        {},
        STATION | {"password": "short"},
        STATION | {"password": "x" * 16},
        STATION | {"identificativoPSP": ""},
        STATION | {"identificativoFlusso": "f-1"},
        dict(reversed(STATION.items())),
    ],
)
def test_question_that_the_contract_forbids_is_a_syntax_fault(fields: dict[str, str]) -> None:
    message = question(PullOperation.LIST, **fields)
    with pytest.raises(etree.DocumentInvalid):
        assert_valid(message)
    with pytest.raises(PullRefusal) as refusal:
        read_question(message, PullOperation.LIST)
    assert refusal.value.fault is PullFault.SYNTAX


def test_list_counts_its_lines_and_tells_romes_time() -> None:
    at = datetime(2026, 7, 1, 9, 30, 7, 5, tzinfo=UTC)
    answer = list_answer([("f-1", at), ("f-1", at)])
    assert_valid(answer)
    body = body_of(answer)
    assert body.findtext(".//totRestituiti") == "2"
    assert [found.text for found in body.iter("dataOraFlusso")] == ["2026-07-01T11:30:07"] * 2
    assert_valid(list_answer([]))


def test_flow_begins_with_a_byte_order_mark() -> None:
    answer = flow_answer("<è/>")
    assert_valid(answer)
    document = base64.b64decode(body_of(answer).findtext("xmlRendicontazione", ""))
    assert document == b"\xef\xbb\xbf" + "<è/>".encode()


@pytest.mark.parametrize("fault", PullFault)
def test_fault_is_an_answer_of_its_operation(fault: PullFault) -> None:
    for operation in PullOperation:
        answer = fault_answer(operation, PullRefusal(fault, "why"))
        assert_valid(answer)
        assert body_of(answer).findtext("fault/faultCode") == fault
        assert body_of(answer).findtext("fault/description") == "why"
