from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payments_core.errors import LocalProtocolError, RemoteProtocolError
from payments_core.wire.hub.envelope import open_envelope
from payments_core.wire.hub.faults import (
    Fault,
    FaultCode,
    blame_of,
    fault_answer,
    fault_code_of,
    operation_of,
)
from payments_core.wire.hub.operations import Operation
from tests.factories.hub_messages import ENTITY


@pytest.mark.parametrize("operation", Operation)
@pytest.mark.parametrize("code", FaultCode)
def test_every_refusal_of_every_operation_keeps_the_schema(
    schema_errors: Any, operation: Operation, code: FaultCode
) -> None:
    answer = fault_answer(operation, Fault(code, ENTITY, "why", "qrCode/noticeNumber"))
    assert schema_errors(answer) == []
    message = open_envelope(answer)
    assert message.findtext("outcome") == "KO"
    assert message.findtext("fault/faultCode") == code.value
    assert message.findtext("fault/faultString") == "why"
    assert message.findtext("fault/id") == ENTITY
    assert message.findtext("fault/description") == "qrCode/noticeNumber"


def test_code_stands_in_for_a_missing_text() -> None:
    message = open_envelope(
        fault_answer(Operation.VERIFY, Fault(FaultCode.PAYMENT_EXPIRED, ENTITY))
    )
    assert message.findtext("fault/faultString") == "PAA_PAGAMENTO_SCADUTO"
    assert message.find("fault/description") is None


@pytest.mark.parametrize(
    ("reason", "blame"),
    [
        ("must_understand", "MustUnderstand"),
        ("version", "VersionMismatch"),
        ("xml_malformed", "Client"),
    ],
)
def test_request_without_operation_is_blamed_in_the_words_of_soap(reason: str, blame: str) -> None:
    assert blame_of(RemoteProtocolError("soap_envelope", reason=reason)) == blame


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("soap_envelope", FaultCode.ENVELOPE),
        ("soap_syntax", FaultCode.SYNTAX),
        ("soap_semantics", FaultCode.SEMANTICS),
    ],
)
def test_unreadable_request_has_its_code(code: str, expected: FaultCode) -> None:
    assert fault_code_of(RemoteProtocolError(code)) is expected


def test_operation_of_unreadable_request_is_kept() -> None:
    assert operation_of(RemoteProtocolError("soap_envelope", operation=None)) is None
    error = RemoteProtocolError("soap_syntax", operation="paSendRT")
    assert operation_of(error) is Operation.SEND_RECEIPT


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1), st.text(min_size=1))
def test_any_text_travels_unchanged_or_is_our_own_error(
    schema_errors: Any, text: str, description: str
) -> None:
    fault = Fault(FaultCode.SEMANTICS, ENTITY, text, description)
    try:
        answer = fault_answer(Operation.SEND_RECEIPT_V2, fault)
    except LocalProtocolError:
        assert any(not character.isprintable() for character in text + description)
        return
    assert schema_errors(answer) == []
    assert open_envelope(answer).findtext("fault/faultString") == text
