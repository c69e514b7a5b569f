"""What there is to match: an entity's flows, its credits, and which credit names which flow."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from central_server.reconciliation import repository
from central_server.settlement import repository as settlement
from central_server.settlement.models import SettlementFlowRow
from central_server.treasury import repository as treasury
from central_server.treasury.repository import Credit
from payments_core.model.settlement_flow import SettlementFlow
from payments_core.rules import matching
from payments_core.rules.matching import CreditMatch, CreditState, GroupMatch, TreasuryCredit
from payments_core.rules.remittance_text import KnownFlows, RemittanceKey, resolve


@dataclass(frozen=True, slots=True)
class ReadCredit:
    """A credit with what its text was found to say; `candidates` are flows to choose from."""

    credit: Credit
    key: RemittanceKey
    candidates: tuple[str, ...] = ()

    def as_treasury_credit(self) -> TreasuryCredit:
        """The credit as the rules know it."""
        return TreasuryCredit(self.credit.movement_id, self.credit.amount_cents, self.key)


@dataclass(frozen=True, slots=True)
class FlowCredits:
    """Credits of one flow: those matched to its present revision, and others that name it."""

    matched: list[ReadCredit] = field(default_factory=list)
    naming: list[ReadCredit] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Group:
    """One flow with everything decided about it. `credits` holds a decision for each credit,
    those that name a flow already credited by another one included."""

    row: SettlementFlowRow
    flow: SettlementFlow
    match: GroupMatch
    credits: tuple[tuple[ReadCredit, CreditMatch], ...]
    matched_before: bool


class Books:
    """Flows and credits of one entity, held together; lines and receipts are read by group.

    Memory grows with the number of flows and credits, not with that of payments.
    """

    def __init__(self, session: Session, entity_id: str) -> None:
        self._session = session
        self._entity_id = entity_id
        self._flows = list(settlement.current_flows(session, entity_id))
        self._credits = {row.flow_id: FlowCredits() for row in self._flows}
        self.reversed: list[Credit] = []
        self.without_flow: list[ReadCredit] = []
        self._read_credits()

    def groups(self, *, open_only: bool = False) -> Iterator[Group]:
        """Every flow, oldest first; with `open_only` those that no credit has been matched to."""
        for row in self._flows:
            if not (open_only and self._credits[row.flow_id].matched):
                yield self._group(row)

    def group(self, flow_id: str) -> Group | None:
        """One flow, whatever the case of its id."""
        spelt = KnownFlows(self._credits).spelt(flow_id)
        rows = [row for row in self._flows if row.flow_id in spelt]
        return self._group(rows[0]) if rows else None

    def _read_credits(self) -> None:
        known = KnownFlows(self._credits)
        matched_flow = self._matched_flow_by_credit()
        for credit in treasury.credits_of(self._session, self._entity_id):
            if credit.amount_cents == 0:
                self.reversed.append(credit)
                continue
            found = resolve(credit.remittance, known, credit.end_to_end_id)
            read = ReadCredit(credit, found.key, found.candidates)
            if credit.movement_id in matched_flow:
                self._credits[matched_flow[credit.movement_id]].matched.append(read)
            elif found.flow_id is not None:
                self._credits[found.flow_id].naming.append(read)
            else:
                self.without_flow.append(read)

    def _matched_flow_by_credit(self) -> dict[str, str]:
        """Flow by credit, for matches with present revisions: a superseded one is open again."""
        present = {(row.psp_id, row.flow_id, row.revision) for row in self._flows}
        return {
            match.movement_id: match.flow_id
            for match in repository.matches(self._session, self._entity_id)
            if (match.psp_id, match.flow_id, match.revision) in present
        }

    def _group(self, row: SettlementFlowRow) -> Group:
        flow = settlement.flow_of(self._session, row)
        shares = settlement.shares_of(self._session, row)
        of_flow = self._credits[row.flow_id]
        offered = of_flow.matched or of_flow.naming
        match = matching.match_group(
            self._entity_id, flow, shares, [credit.as_treasury_credit() for credit in offered]
        )
        decided = list(zip(offered, match.credits, strict=True))
        if of_flow.matched:
            decided += [(read, _surplus(read, row.flow_id)) for read in of_flow.naming]
        return Group(row, flow, match, tuple(decided), bool(of_flow.matched))


def _surplus(read: ReadCredit, flow_id: str) -> CreditMatch:
    """A further credit that names a flow which another one has paid: a person looks at it."""
    credit = read.credit
    return CreditMatch(
        credit.movement_id, credit.amount_cents, CreditState.TO_IDENTIFY, flow_id=flow_id
    )
