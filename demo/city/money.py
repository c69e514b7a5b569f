"""The way of the money, day by day: PSPs settle, the treasurer credits and books daily life.

What was paid up to a working day is settled on it, one flow for each PSP, account and batch; the
treasurer shows the credit on that day or on the next working one. What is not over when history
ends stays in progress.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from demo.city.banks import TREASURER
from demo.city.daily_life import DailyLife, DocumentNumbers
from demo.city.documents import flow_document
from demo.city.working_days import at, next_working_day
from hub_sandbox.cash_journal import Direction, Journal, Movement, journal_id, write_journal
from hub_sandbox.settlement import Flow, FlowLine
from hub_sandbox.world import Entity, Psp

_SETTLED_AT, _JOURNAL_AT = 21 * 3600, 19 * 3600
_SAME_DAY_PERCENT = 75
_ACCOUNT = "CONTO DI TESORERIA"


@dataclass(frozen=True, slots=True)
class FlowTwist:
    """What goes wrong with a flow and its credit. By default nothing does.

    `bank_text` is what the bank left of the remittance text; `further_credit_cents` comes the
    working day after, naming the flow once more; `excess_cents` is in the flow's head alone.
    """

    reported: bool = True
    arrives: bool = True
    credited: bool = True
    short_by_cents: int = 0
    bank_text: str | None = None
    excess_cents: int = 0
    further_credit_cents: int = 0


@dataclass(frozen=True, slots=True)
class PaidShare:
    """A transfer in the entity's favour that a PSP holds. `outcome` is the flow's code."""

    psp: int
    iban: str
    batch: str
    outcome: str
    line: FlowLine


@dataclass(slots=True)
class BatchTrace:
    """What became of a batch: its flow, and its credits as `year/document number` with cents."""

    flow_id: str = ""
    flow_cents: int = 0
    credits: list[tuple[str, int]] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """How many of something, and how much."""

    count: int = 0
    cents: int = 0

    def add(self, cents: int) -> None:
        """One more."""
        self.count += 1
        self.cents += cents


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """Files of one working day: flows by name, and the journal."""

    flows: tuple[tuple[str, str], ...]
    journal: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Credit:
    """A credit on its way; `found` says that text or reference lead to the flow."""

    flow: Flow
    cents: int
    text: str
    batch: str
    found: bool = True


class EntityMoney:
    """The money of one entity between PSPs and treasurer."""

    def __init__(
        self,
        entity: Entity,
        psps: Sequence[Psp],
        twists: Mapping[str, FlowTwist],
        flow_numbers: Counter[str],
        chance: random.Random,
    ) -> None:
        self._entity = entity
        self._psps = psps
        self._twists = twists
        self._flow_numbers = flow_numbers
        self._chance = chance
        self._held: dict[tuple[int, str, str], list[PaidShare]] = defaultdict(list)
        self._credits: dict[date, list[_Credit]] = defaultdict(list)
        self._documents = DocumentNumbers()
        self._life = DailyLife(self._documents, chance)
        self._balance_cents = TREASURER.opening_balance_cents
        self.traces: dict[str, BatchTrace] = defaultdict(BatchTrace)
        self.settled, self.credited, self.matched = Tally(), Tally(), Tally()

    def hold(self, share: PaidShare) -> None:
        """Take in a payment; the PSP holds its money till the next working day."""
        if self._twists.get(share.batch, FlowTwist()).reported:
            self._held[share.psp, share.iban, share.batch].append(share)

    def work(self, day: date) -> WrittenDay:
        """Settle what is held and write the day's journal."""
        flows = [
            self._settle(day, self._psps[psp], iban, batch, shares)
            for (psp, iban, batch), shares in sorted(self._held.items())
        ]
        self._held.clear()
        return WrittenDay(tuple(file for file in flows if file), self._journal(day))

    def held(self) -> Tally:
        """Shares of payments that no flow reports yet."""
        tally = Tally()
        for shares in self._held.values():
            for share in shares:
                tally.add(share.line.amount_cents)
        return tally

    def on_the_way(self) -> Tally:
        """Flows whose credit the journals do not show yet."""
        tally = Tally()
        for waiting in self._credits.values():
            for credit in waiting:
                tally.add(credit.cents)
        return tally

    def _settle(
        self, day: date, psp: Psp, iban: str, batch: str, shares: Sequence[PaidShare]
    ) -> tuple[str, str] | None:
        twist = self._twists.get(batch, FlowTwist())
        flow = self._flow(day, psp, iban, shares)
        self._credit(day, flow, batch, twist)
        trace = self.traces[batch] if batch else BatchTrace()
        trace.flow_id, trace.flow_cents = flow.flow_id, flow.total_cents
        if not twist.arrives:
            return None
        for share in shares:
            self.settled.add(share.line.amount_cents)
        outcomes = {
            share.line.receipt_id: share.outcome for share in shares if share.outcome != "0"
        }
        document = flow_document(flow, self._entity, psp, outcomes, twist.excess_cents)
        return f"flow-{self._entity.tax_code}-{flow.flow_id}.xml", document

    def _flow(self, day: date, psp: Psp, iban: str, shares: Sequence[PaidShare]) -> Flow:
        series = f"{psp.psp_id} {day.year}"
        self._flow_numbers[series] += 1
        return Flow(
            flow_id=f"{day.isoformat()}{psp.psp_id}-{self._flow_numbers[series]:010d}",
            entity_id=self._entity.tax_code,
            psp_id=psp.psp_id,
            psp_name=psp.name,
            iban=iban,
            flow_at=at(day, _SETTLED_AT),
            regulation_id=f"TRN{self._chance.getrandbits(88):022X}",
            regulation_on=day,
            lines=tuple(share.line for share in shares),
        )

    def _credit(self, day: date, flow: Flow, batch: str, twist: FlowTwist) -> None:
        if not twist.credited:
            return
        same_day = batch or self._chance.randrange(100) < _SAME_DAY_PERCENT
        credited_on = day if same_day else next_working_day(day)
        text = twist.bank_text or f"/PUR/LGPE-RIVERSAMENTO/TXT/0/URI/{flow.flow_id}"
        cents = flow.total_cents - twist.short_by_cents
        found = twist.bank_text is None
        self._credits[credited_on].append(_Credit(flow, cents, text, batch, found))
        if twist.further_credit_cents:
            text = text.replace("/TXT/0/", "/TXT/1/")
            further = _Credit(flow, twist.further_credit_cents, text, batch)
            self._credits[next_working_day(credited_on)].append(further)

    def _journal(self, day: date) -> tuple[str, str]:
        movements = [self._movement(day, credit) for credit in self._credits.pop(day, ())]
        movements += self._life.incoming(day)
        received = sum(one.amount_cents for one in movements)
        movements += self._life.outgoing(day, self._balance_cents + received)
        created_at = at(day, _JOURNAL_AT)
        journal = Journal(
            journal_id=journal_id(self._entity, created_at, day, 1),
            entity_id=self._entity.tax_code,
            day=day,
            sequence=1,
            created_at=created_at,
            opening_cents=self._balance_cents,
            movements=tuple(movements),
        )
        self._balance_cents = journal.closing_cents
        document = write_journal(journal, self._entity, TREASURER, _ACCOUNT)
        return f"journal-{self._entity.tax_code}-{day.isoformat()}.xml", document

    def _movement(self, day: date, credit: _Credit) -> Movement:
        number = self._documents.next_in("provisional", day)
        self.credited.add(credit.cents)
        if credit.batch:
            self.traces[credit.batch].credits.append((f"{day.year}/{number}", credit.cents))
        if self._is_certain(credit):
            self.matched.add(credit.cents)
        return Movement(
            direction=Direction.IN,
            document_no=number,
            receipt_no=self._documents.next_in("receipt in", day),
            amount_cents=credit.cents,
            counterparty=f"{credit.flow.psp_name} Servizio pagoPA",
            remittance=credit.text,
            flow_id=credit.flow.flow_id if credit.found else None,
            regulation_id=credit.flow.regulation_id,
        )

    def _is_certain(self, credit: _Credit) -> bool:
        twist = self._twists.get(credit.batch, FlowTwist())
        whole = credit.cents == credit.flow.total_cents
        return credit.found and whole and twist.arrives and not twist.excess_cents
