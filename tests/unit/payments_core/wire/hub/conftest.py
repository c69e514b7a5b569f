"""The hub's own schema as oracle: what it accepts we read, what we write it accepts."""

from collections.abc import Callable

import pytest
from lxml import etree

from tests.factories.hub_messages import SOAP
from tests.shared_spec import spec

SchemaErrors = Callable[[bytes], list[str]]


@pytest.fixture(scope="session")
def pa_schema() -> etree.XMLSchema:
    path = spec("pagopa-api", "wsdl", "xsd", "paForNode.xsd")
    return etree.XMLSchema(etree.parse(str(path)))


@pytest.fixture(scope="session")
def schema_errors(pa_schema: etree.XMLSchema) -> SchemaErrors:
    """What the schema says against the message inside an envelope; nothing when it is valid."""

    def errors(envelope: bytes) -> list[str]:
        body = etree.fromstring(envelope).find(f"{{{SOAP}}}Body")
        assert body is not None
        message = etree.fromstring(etree.tostring(body[0], with_tail=False))
        pa_schema.validate(message)
        return [str(error.message) for error in pa_schema.error_log]

    return errors
