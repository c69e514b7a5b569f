"""paDemandPaymentNotice: a payer at a payment provider asks for a notice that does not exist yet.

The provider offers services of the hub's catalogue (catalogo dei servizi); what the payer typed
there travels as XML of the service's own, in base64. No answer OK is written here: entities served
by this program offer no service of the catalogue, so every service is an unknown one.
"""

from dataclasses import dataclass

from payments_core.wire.hub import fields
from payments_core.wire.hub.elements import ElementReader
from payments_core.wire.hub.operations import Operation
from payments_core.wire.hub.shared_parts import StationAddress, read_station


@dataclass(frozen=True, slots=True)
class DemandNoticeRequest:
    """What is asked: a service and the party that offers it, as the catalogue numbers them."""

    station: StationAddress
    service_id: str
    provider_id: str

    @property
    def operation(self) -> Operation:
        """The operation that answers."""
        return Operation.DEMAND_NOTICE


def read_demand_notice(reader: ElementReader) -> DemandNoticeRequest:
    """paDemandPaymentNoticeRequest; the data of the service must be base64, nobody reads them."""
    request = DemandNoticeRequest(
        station=read_station(reader),
        service_id=reader.value("idServizio", fields.TEXT_OF_5),
        provider_id=reader.value("idSoggettoServizio", fields.TEXT_OF_5),
    )
    reader.value("datiSpecificiServizioRequest", fields.base64_bytes)
    reader.end()
    return request
