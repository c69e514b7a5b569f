"""Where an entity's settlement flows come from: one of the hub's two services, with one face.

The REST service counts revisions and lists from an instant on; the SOAP service names a flow by
id and instant alone and lists everything again. What both give is the same value, and is taken in
the same way. An entity that uses both is served by REST; SOAP is then not asked at all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from central_server.entities import hub_services, repository
from central_server.entities.models import HubModel, HubService
from central_server.hub.address import ServiceAddress
from central_server.hub.flow_client import FlowClient
from central_server.hub.flow_pull_client import FlowPullClient, PullAddress
from central_server.settlement.service import Origin
from payments_core.errors import RemoteProtocolError, RuleBroken
from payments_core.model.settlement_flow import SettlementFlow
from payments_core.wire.hub import settlement_flow
from payments_core.wire.hub.flow_documents import MALFORMED, FlowKey, FlowPage, ListedFlow
from payments_core.wire.hub.flow_pull import StationLogin

#: The services that give flows, the one that has precedence first.
FLOW_SERVICES = (HubService.FLOWS, HubService.FLOWS_SOAP)
#: Who is written down as author of what was fetched.
AUTHOR = "hub"


class FlowSource(Protocol):
    """One entity's way to its flows. Every call raises as the clients do."""

    @property
    def service(self) -> HubService:
        """Which service it is."""
        ...

    @property
    def url(self) -> str:
        """Where it is."""
        ...

    def list(self, listed_to: datetime | None) -> Iterator[FlowPage]:
        """What the hub lists; it may leave out what was published before `listed_to`."""
        ...

    def read(self, key: FlowKey) -> SettlementFlow:
        """A listed flow, or a newer issue of it where the hub has one by now."""
        ...

    def origin(self, key: FlowKey) -> Origin:
        """What is written down of where a flow came from."""
        ...

    def is_reachable(self) -> bool:
        """Whether the service answers; for `doctor`."""
        ...


@dataclass(frozen=True, slots=True)
class RestSource:
    """The service for organisations (hub protocol 5.1)."""

    client: FlowClient
    address: ServiceAddress
    entity_id: str
    service: HubService = HubService.FLOWS

    @property
    def url(self) -> str:
        """As in the protocol."""
        return self.address.url

    def list(self, listed_to: datetime | None) -> Iterator[FlowPage]:
        """The pages of the newest revisions published since."""
        return self.client.list(self.address, self.entity_id, listed_to)

    def read(self, key: FlowKey) -> SettlementFlow:
        """Just this revision."""
        return self.client.read(self.address, self.entity_id, key)

    def origin(self, key: FlowKey) -> Origin:
        """With the hub's own count."""
        return Origin(AUTHOR, f"{key.psp_id}/{key.flow_id}/{key.revision}", key.revision)

    def is_reachable(self) -> bool:
        """As in the protocol."""
        return self.client.is_reachable(self.address, self.entity_id)


@dataclass(frozen=True, slots=True)
class PullSource:
    """The service for stations (hub protocol 5.3)."""

    client: FlowPullClient
    address: PullAddress
    service: HubService = HubService.FLOWS_SOAP

    @property
    def url(self) -> str:
        """As in the protocol."""
        return self.address.url

    def list(self, listed_to: datetime | None) -> Iterator[FlowPage]:
        """Always everything, each flow as it was issued last: the hub gives no earlier issue."""
        page = self.client.list(self.address)
        yield replace(page, flows=tuple(_newest(page.flows)))

    def read(self, key: FlowKey) -> SettlementFlow:
        """The newest issue of the flow, read as if somebody had imported it."""
        document = self.client.document(self.address, key.flow_id)
        try:
            flow = settlement_flow.parse(document)
        except RemoteProtocolError as refusal:
            place = refusal.facts.get("element", "")
            reason = refusal.facts["reason"] if place else refusal.code
            raise _malformed(str(place), str(reason)) from refusal
        if flow.flow_id.upper() != key.flow_id.upper():
            raise _malformed("/identificativoFlusso", "other_document")
        return flow

    def origin(self, key: FlowKey) -> Origin:
        """As that of a file: its instant alone tells the revision."""
        return Origin(AUTHOR, f"{key.flow_id}.xml")

    def is_reachable(self) -> bool:
        """As in the protocol."""
        return self.client.is_reachable(self.address)


@dataclass(frozen=True, slots=True)
class FlowSources:
    """The ways to the flows of all entities; secrets are looked up in `environment`."""

    rest: FlowClient
    pull: FlowPullClient
    environment: Mapping[str, str] = field(repr=False)

    def of(self, session: Session, entity_id: str) -> FlowSource:
        """The entity's way. Raises RuleBroken `flows_not_used` where it uses neither service and
        `flows_station_missing` where nobody could ask, WorldTrouble `secret_missing`."""
        address = hub_services.address_of(session, entity_id, HubService.FLOWS, self.environment)
        if address is not None:
            return RestSource(self.rest, address, entity_id)
        asked = (session, entity_id, HubService.FLOWS_SOAP, self.environment)
        address = hub_services.address_of(*asked)
        if address is None:
            raise RuleBroken("flows_not_used", entity_id=entity_id)
        # One whose debts the hub holds has nobody who logs in, but may be all that there is.
        stations = repository.stations(session, entity_id)
        own = [row for row in stations if row.hub_model == HubModel.STATION]
        station = next(iter(own or stations), None)
        if station is None:
            raise RuleBroken("flows_station_missing", entity_id=entity_id)
        login = StationLogin(
            station.broker_tax_code, station.station_id, address.key, entity_id
        )  # fmt: skip
        gateway = hub_services.subscription_of(*asked)
        return PullSource(self.pull, PullAddress(address.url, login, gateway))

    @staticmethod
    def users(session: Session) -> list[str]:
        """The entities that use either service, by tax code."""
        users = (hub_services.users_of(session, service) for service in FLOW_SERVICES)
        return sorted({entity_id for some in users for entity_id in some})


def _newest(flows: Iterable[ListedFlow]) -> Iterable[ListedFlow]:
    by_id: dict[str, ListedFlow] = {}
    for flow in flows:
        known = by_id.get(flow.key.flow_id)
        if known is None or known.flow_at < flow.flow_at:
            by_id[flow.key.flow_id] = flow
    return by_id.values()


def _malformed(place: str, reason: str) -> RemoteProtocolError:
    return RemoteProtocolError(MALFORMED, field=f"xmlRendicontazione{place}", reason=reason)
