"""The hub's service of settlement flows as it behaves towards an entity: what it finds and what
it refuses.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hub_sandbox import flow_documents
from hub_sandbox.settlement import Flow
from hub_sandbox.treasurer import TreasurerBank
from hub_sandbox.world import Entity, World
from payments_core.clock import Clock


class FlowRefusal(Exception):
    """An ErrorResponse of the service; `path` names what of the request is wrong."""

    def __init__(self, status: int, code: str, message: str, path: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.path = path


@dataclass(frozen=True, slots=True)
class FlowQuery:
    """What a list is asked for; pages are counted from 1."""

    page: int
    size: int
    psp_id: str | None = None
    flow_date: datetime | None = None
    published_after: datetime | None = None


class FlowService:
    """Shows the flows that the PSPs have settled; safe to share between threads."""

    def __init__(self, world: World, bank: TreasurerBank, clock: Clock) -> None:
        self._world = world
        self._bank = bank
        self._clock = clock

    def knows_key(self, key: str | None) -> bool:
        """Whether somebody has this subscription key."""
        return key in {known.archive_key for known in self._world.entities}

    def admit(self, entity_id: str, key: str | None) -> Entity:
        """The entity whose key this is; a wrong key is told from an institution nobody knows."""
        if not self.knows_key(key):
            raise FlowRefusal(401, "FDR-1000", "wrong or missing subscription key")
        entity = self._world.entity(entity_id)
        if entity is None:
            raise FlowRefusal(404, "FDR-2008", "creditor institution unknown", "organizationId")
        if entity.archive_key != key:
            raise FlowRefusal(403, "FDR-1000", "the key is not of this organization")
        return entity

    def list(self, entity: Entity, query: FlowQuery) -> str:
        """A page of the published flows, each in its newest revision. Without any date it begins
        with the previous month."""
        first = None
        if query.flow_date is None and query.published_after is None:
            this_month = (
                self._clock.now()
                .astimezone(UTC)
                .replace(day=1, hour=0, minute=0, second=0, microsecond=0)
            )
            first = (this_month - timedelta(days=1)).replace(day=1)
        found = [
            flow
            for flow in (made.flow for made in self._bank.newest_flows(entity.tax_code))
            if (query.psp_id is None or flow.psp_id == query.psp_id)
            and (query.flow_date is None or flow.flow_at >= query.flow_date)
            and (query.published_after is None or flow.flow_at > query.published_after)
            and (first is None or flow.flow_at >= first)
        ]
        return flow_documents.write_list(found, query.page, query.size)

    def header(self, entity: Entity, flow_id: str, revision: int, psp_id: str) -> str:
        """What a flow says of itself."""
        flow = self._flow(entity, flow_id, revision, psp_id)
        psp = self._world.psp(flow.psp_id)
        assert psp is not None  # noqa: S101  (only PSPs of the world have flows)
        return flow_documents.write_header(flow, entity, psp)

    def payments(
        self, entity: Entity, flow_id: str, revision: int, psp_id: str, page: int, size: int
    ) -> str:
        """A page of a flow's payments."""
        flow = self._flow(entity, flow_id, revision, psp_id)
        return flow_documents.write_payments(flow, page, size)

    def _flow(self, entity: Entity, flow_id: str, revision: int, psp_id: str) -> Flow:
        asked = (entity.tax_code, flow_id, revision, psp_id)
        for made in self._bank.flows():
            flow = made.flow
            if (flow.entity_id, flow.flow_id, flow.revision, flow.psp_id) == asked:
                return flow
        raise FlowRefusal(404, "FDR-3001", "flow not found", "fdr")
