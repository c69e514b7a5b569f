from payments_core.wire.hub.demand_notice import DemandNoticeRequest
from payments_core.wire.hub.operations import Operation
from payments_core.wire.hub.requests import parse_request
from payments_core.wire.hub.shared_parts import StationAddress
from tests.factories import hub_messages as hub


def test_request_names_the_service_and_who_offers_it() -> None:
    request = parse_request(hub.request(hub.demand_request()))
    station = StationAddress(hub.ENTITY, hub.ENTITY, f"{hub.ENTITY}_01")
    assert request == DemandNoticeRequest(station, "00001", "00099")
    assert request.operation is Operation.DEMAND_NOTICE
