import pytest

from central_server.payments import service as payments
from central_server.payments.hub_access import HubCaller
from tests.factories.server import COMPANY, ENTITY, STATION, add_entity

CALLER = HubCaller(ENTITY, STATION)


@pytest.fixture
def ready(unit_of_work):
    with unit_of_work() as session:
        add_entity(session)
        add_entity(session, COMPANY, segregation_code="02")
    return unit_of_work


@pytest.fixture
def receive(ready, clock):
    """A receipt arrives for the entity."""

    def receive(receipt, raw=b"<raw/>"):
        with ready() as session:
            return payments.record_receipt(session, CALLER, receipt, raw, 2, clock)

    return receive
