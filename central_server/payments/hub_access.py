"""Whether a message of the hub is addressed to us: broker, station and entity, in that order."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from central_server.entities import repository as entities
from payments_core.errors import RuleBroken
from payments_core.wire.hub.faults import FaultCode
from payments_core.wire.hub.shared_parts import StationAddress


class HubRefusal(RuleBroken):
    """A legal no to the hub, with the fault that says it."""

    def __init__(self, fault: FaultCode, notice_number: str | None = None) -> None:
        super().__init__("hub_refused", fault=fault.value, notice_number=notice_number)
        self.fault = fault
        self.notice_number = notice_number


@dataclass(frozen=True, slots=True)
class HubCaller:
    """Who acts: the hub, which reached the entity `entity_id` (idPA) through one of its stations,
    or answered its question (`station_id` is None then).

    It need not be the creditor of the notice: every beneficiary of a payment gets the receipt.
    """

    entity_id: str
    station_id: str | None


@dataclass(frozen=True, slots=True)
class Admission:
    """An address that is ours, with the names that payers are shown."""

    caller: HubCaller
    segregation_code: str
    entity_name: str
    office_name: str | None


def admit(session: Session, address: StationAddress) -> Admission:
    """Accept a message for one of our stations, or raise HubRefusal naming what is not ours."""
    found = entities.station_of_broker(session, address.pa, address.station, address.broker)
    if found is None:
        raise HubRefusal(_what_is_wrong(session, address))
    return Admission(
        caller=HubCaller(address.pa, address.station),
        segregation_code=found.segregation_code,
        entity_name=found.entity_name,
        office_name=found.sector,
    )


def _what_is_wrong(session: Session, address: StationAddress) -> FaultCode:
    if not entities.is_broker(session, address.broker):
        return FaultCode.BROKER_UNKNOWN
    if not entities.is_station_of_broker(session, address.broker, address.station):
        return FaultCode.STATION_UNKNOWN
    return FaultCode.ENTITY_UNKNOWN
