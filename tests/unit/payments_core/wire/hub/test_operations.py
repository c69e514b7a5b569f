import pytest
from lxml import etree

from payments_core.wire.hub.operations import PA_NAMESPACE, Operation
from tests.shared_spec import spec


@pytest.mark.parametrize("operation", Operation)
def test_elements_are_those_of_the_service_description(operation: Operation) -> None:
    schema = etree.parse(str(spec("pagopa-api", "wsdl", "xsd", "paForNode.xsd"))).getroot()
    declared = {element.get("name") for element in schema.findall("{*}element")}
    assert schema.get("targetNamespace") == PA_NAMESPACE
    assert {operation.request_element, operation.response_element} <= declared


def test_no_operation_of_the_service_description_is_missing() -> None:
    wsdl = etree.parse(str(spec("pagopa-api", "wsdl", "paForNode.wsdl"))).getroot()
    declared = {operation.get("name") for operation in wsdl.findall("{*}portType/{*}operation")}
    assert declared == {operation.value for operation in Operation}
