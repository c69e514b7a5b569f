import pytest

from central_server.payments.hub_access import HubCaller, HubRefusal, admit
from payments_core.wire.hub.faults import FaultCode
from payments_core.wire.hub.shared_parts import StationAddress
from tests.factories.server import COMPANY, ENTITY, STATION, add_entity

NOBODY = "11111111115"


@pytest.fixture(autouse=True)
def _two_entities(session) -> None:
    add_entity(session)
    add_entity(session, COMPANY, segregation_code="02")


def test_our_own_address_is_admitted_with_its_names(session) -> None:
    admitted = admit(session, StationAddress(ENTITY, ENTITY, STATION))
    assert admitted.caller == HubCaller(ENTITY, STATION)
    assert (admitted.segregation_code, admitted.entity_name) == ("01", "Comune di Esempio")


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        (StationAddress(NOBODY, NOBODY, "x"), FaultCode.BROKER_UNKNOWN),
        (StationAddress(ENTITY, NOBODY, STATION), FaultCode.BROKER_UNKNOWN),
        (StationAddress(NOBODY, ENTITY, "x"), FaultCode.STATION_UNKNOWN),
        (StationAddress(NOBODY, ENTITY, STATION), FaultCode.ENTITY_UNKNOWN),
        (StationAddress(COMPANY, ENTITY, STATION), FaultCode.ENTITY_UNKNOWN),
    ],
)
def test_first_thing_that_is_not_ours_is_named(session, address, fault) -> None:
    with pytest.raises(HubRefusal) as refusal:
        admit(session, address)
    assert refusal.value.fault is fault
