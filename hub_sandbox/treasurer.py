"""PSPs settle and the treasurer books: flows out of payments, the cash journal out of flows.

Real settlements come a day later; here both happen on the day that is asked for, as long as it
is not in the future.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from threading import Lock

from hub_sandbox.cash_journal import Direction, Journal, Movement, journal_id, write_journal
from hub_sandbox.ledger import Ledger
from hub_sandbox.numbering import Numbering
from hub_sandbox.settlement import Flow, FlowLine, LineOutcome, write_flow
from hub_sandbox.world import Entity, Psp, World, is_postal
from payments_core.clock import Clock, rome_date
from payments_core.errors import RuleBroken
from payments_documents.texts import Texts

_RENT_CENTS = (20_000, 150_000)
_INVOICE_CENTS = (5_000, 20_000)


@dataclass(frozen=True, slots=True)
class WrittenFlow:
    """A flow and its file."""

    flow: Flow
    document: str


@dataclass(frozen=True, slots=True)
class WrittenJournal:
    """A journal and its file."""

    journal: Journal
    document: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What differs when a flow is issued again, by receipt id (IUR)."""

    left_out: frozenset[str] = frozenset()
    outcomes: Mapping[str, LineOutcome] = field(default_factory=dict)

    def of(self, flow: Flow, now: datetime) -> Flow:
        """The next issue, at least a second after the one before: XML tells them apart by that."""
        named = self.left_out | self.outcomes.keys()
        if strange := named - {line.receipt_id for line in flow.lines}:
            raise RuleBroken("receipt_not_in_flow", receipt=min(strange), flow=flow.flow_id)
        lines = tuple(
            replace(line, outcome=self.outcomes.get(line.receipt_id, line.outcome))
            for line in flow.lines
            if line.receipt_id not in self.left_out
        )
        flow_at = max(now, flow.flow_at + timedelta(seconds=1))
        corrected = replace(flow, lines=lines, flow_at=flow_at, revision=flow.revision + 1)
        if corrected.total_cents <= 0:
            raise RuleBroken("nothing_left_in_flow", flow=flow.flow_id)
        return corrected


class TreasurerBank:
    """Settles what was paid and keeps the entities' cash; safe to share between threads.

    `texts` are the treasurer's own words in the journal (section `journal`). `report` is told of
    every transfer in a new flow: receipt, number of the transfer, flow.
    """

    def __init__(
        self,
        world: World,
        ledger: Ledger,
        numbering: Numbering,
        clock: Clock,
        texts: Texts,
        report: Callable[[str, int, str], None],
    ) -> None:
        self._world = world
        self._ledger = ledger
        self._numbering = numbering
        self._clock = clock
        self._texts = texts
        self._report = report
        self._lock = Lock()
        self._flows: list[WrittenFlow] = []
        self._settled: set[tuple[str, int]] = set()
        self._journals: list[WrittenJournal] = []
        self._credited: set[tuple[str, str]] = set()

    def settle(self, entity_id: str, on: date | None = None) -> tuple[WrittenFlow, ...]:
        """Flows of everything paid up to a day (today) and not settled yet.

        One per PSP and account. `nothing_to_settle` when there is none.
        """
        entity, day = self._asked(entity_id, on)
        with self._lock:
            groups = self._unsettled(entity, day)
            if not groups:
                raise RuleBroken("nothing_to_settle", entity=entity_id, date=day.isoformat())
            written = tuple(
                self._flow(entity, psp, iban, day, tuple(lines))
                for (psp, iban), lines in groups.items()
            )
            self._flows.extend(written)
            for made in written:
                self._settled.update(
                    (line.receipt_id, line.transfer_no) for line in made.flow.lines
                )
        for made in written:
            for line in made.flow.lines:
                self._report(line.receipt_id, line.transfer_no, made.flow.flow_id)
        return written

    def treasury_day(self, entity_id: str, on: date | None = None) -> WrittenJournal:
        """The journal of a day (today): credits of the flows settled up to it, and daily life.

        Asked again without new flows it is the same journal; with new ones a further journal of
        that day holds only those. A day before the last journal is refused.
        """
        entity, day = self._asked(entity_id, on)
        with self._lock:
            last = self._last_journal(entity_id)
            if last is not None and day < last.journal.day:
                raise RuleBroken("journal_of_past_day", last=last.journal.day.isoformat())
            flows = self._uncredited(entity_id, day)
            if last is not None and last.journal.day == day:
                if not flows:
                    return last
                return self._journal(entity, day, flows, last, with_life=False)
            return self._journal(entity, day, flows, last, with_life=True)

    def reissue(self, entity_id: str, flow_id: str, correction: Correction) -> WrittenFlow:
        """Issue a flow again, corrected or as it was; payments left out wait for another flow.

        The account is credited with what the newest issue says on the day of the journal. Refused
        with `flow_unknown`, `receipt_not_in_flow`, or `nothing_left_in_flow` when no money would
        remain.
        """
        with self._lock:
            known = next(
                (one for one in self._newest(entity_id) if one.flow.flow_id == flow_id), None
            )
            if known is None:
                raise RuleBroken("flow_unknown", flow=flow_id, entity=entity_id)
            entity, psp = self._world.entity(entity_id), self._world.psp(known.flow.psp_id)
            assert entity is not None  # noqa: S101  (only entities and PSPs of the world
            assert psp is not None  # noqa: S101  have flows)
            flow = correction.of(known.flow, self._clock.now())
            written = WrittenFlow(flow, write_flow(flow, entity, psp))
            self._flows.append(written)
            kept = {(line.receipt_id, line.transfer_no) for line in flow.lines}
            self._settled -= {
                (line.receipt_id, line.transfer_no) for line in known.flow.lines
            } - kept
        return written

    def flows(self) -> tuple[WrittenFlow, ...]:
        """Every flow so far, with every issue of it."""
        with self._lock:
            return tuple(self._flows)

    def newest_flows(self, entity_id: str) -> tuple[WrittenFlow, ...]:
        """The flows of an entity as they were issued last, in the order of that."""
        with self._lock:
            return tuple(self._newest(entity_id))

    def journals(self) -> tuple[WrittenJournal, ...]:
        """Every journal so far."""
        with self._lock:
            return tuple(self._journals)

    def _asked(self, entity_id: str, on: date | None) -> tuple[Entity, date]:
        entity = self._world.entity(entity_id)
        if entity is None:
            raise RuleBroken("entity_unknown", entity=entity_id)
        today = rome_date(self._clock.now())
        if on is not None and on > today:
            raise RuleBroken("date_in_future", date=on.isoformat(), today=today.isoformat())
        return entity, on or today

    def _unsettled(self, entity: Entity, day: date) -> dict[tuple[Psp, str], list[FlowLine]]:
        """Lines by PSP and account: every transfer to this entity, whoever issued the notice."""
        groups: dict[tuple[Psp, str], list[FlowLine]] = defaultdict(list)
        for paid in self._ledger.payments():
            paid_on = rome_date(paid.paid_at)
            for transfer in paid.data.transfers:
                key = (paid.receipt_id, transfer.transfer_no)
                if transfer.beneficiary_tax_code != entity.tax_code or transfer.iban is None:
                    continue
                if paid_on > day or key in self._settled:
                    continue
                reference = paid.data.creditor_reference
                line = FlowLine(reference, *key, transfer.amount_cents, paid_on)
                groups[paid.psp, transfer.iban].append(line)
        return groups

    def _flow(
        self, entity: Entity, psp: Psp, iban: str, day: date, lines: tuple[FlowLine, ...]
    ) -> WrittenFlow:
        number = self._numbering.next_in(f"flow {psp.psp_id} {day.year}")
        flow = Flow(
            flow_id=f"{day.isoformat()}{psp.psp_id}-{number:010d}",
            entity_id=entity.tax_code,
            psp_id=psp.psp_id,
            psp_name=psp.name,
            iban=iban,
            flow_at=self._clock.now(),
            regulation_id=self._numbering.transaction_reference(),
            regulation_on=day,
            lines=lines,
        )
        return WrittenFlow(flow, write_flow(flow, entity, psp))

    def _newest(self, entity_id: str) -> list[WrittenFlow]:
        by_id: dict[str, WrittenFlow] = {}
        for made in self._flows:
            if made.flow.entity_id == entity_id:
                by_id.pop(made.flow.flow_id, None)
                by_id[made.flow.flow_id] = made
        return list(by_id.values())

    def _last_journal(self, entity_id: str) -> WrittenJournal | None:
        own = [made for made in self._journals if made.journal.entity_id == entity_id]
        return own[-1] if own else None

    def _uncredited(self, entity_id: str, day: date) -> list[Flow]:
        """Flows whose credit the journal has not shown; postal accounts have their own bank."""
        return [
            made.flow
            for made in self._newest(entity_id)
            if made.flow.regulation_on <= day
            and not is_postal(made.flow.iban)
            and (entity_id, made.flow.flow_id) not in self._credited
        ]

    def _journal(
        self,
        entity: Entity,
        day: date,
        flows: list[Flow],
        last: WrittenJournal | None,
        *,
        with_life: bool,
    ) -> WrittenJournal:
        now = self._clock.now()
        same_day = last is not None and last.journal.day == day
        sequence = last.journal.sequence + 1 if last and same_day else 1
        opening = self._world.treasurer.opening_balance_cents
        movements = [self._credit(flow, day) for flow in flows]
        if with_life:
            movements += self._daily_life(entity.tax_code, day)
        journal = Journal(
            journal_id=journal_id(entity, now, day, sequence),
            entity_id=entity.tax_code,
            day=day,
            sequence=sequence,
            created_at=now,
            opening_cents=last.journal.closing_cents if last else opening,
            movements=tuple(movements),
        )
        account = self._texts.say("journal.account")
        written = WrittenJournal(
            journal, write_journal(journal, entity, self._world.treasurer, account)
        )
        self._journals.append(written)
        self._credited.update((entity.tax_code, flow.flow_id) for flow in flows)
        return written

    def _credit(self, flow: Flow, day: date) -> Movement:
        """The credit of a flow as it reaches the treasurer (hub protocol 5.4)."""
        return Movement(
            direction=Direction.IN,
            document_no=self._numbering.next_in(f"provisional {flow.entity_id} {day.year}"),
            receipt_no=self._numbering.next_in(f"receipt in {flow.entity_id} {day.year}"),
            amount_cents=flow.total_cents,
            counterparty=self._texts.say("journal.psp", name=flow.psp_name),
            remittance=f"/PUR/LGPE-RIVERSAMENTO/TXT/0/URI/{flow.flow_id}",
            flow_id=flow.flow_id,
            regulation_id=flow.regulation_id,
        )

    def _daily_life(self, entity_id: str, day: date) -> tuple[Movement, Movement]:
        """One credit that is no flow's, and one supplier paid: a journal is never only flows.

        An invoice never exceeds a rent, so that no till goes below nothing.
        """
        year, month = day.year, f"{day:%m/%Y}"
        rent_cents = self._numbering.amount_cents(_RENT_CENTS)
        invoice_cents = self._numbering.amount_cents(_INVOICE_CENTS)
        invoice_no = self._numbering.next_in(f"invoice {entity_id} {year}")
        rent = Movement(
            direction=Direction.IN,
            document_no=self._numbering.next_in(f"provisional {entity_id} {year}"),
            receipt_no=self._numbering.next_in(f"receipt in {entity_id} {year}"),
            amount_cents=rent_cents,
            counterparty=self._texts.say("journal.tenant"),
            remittance=self._texts.say("journal.rent", month=month),
        )
        invoice = Movement(
            direction=Direction.OUT,
            document_no=self._numbering.next_in(f"order {entity_id} {year}"),
            receipt_no=self._numbering.next_in(f"receipt out {entity_id} {year}"),
            amount_cents=invoice_cents,
            counterparty=self._texts.say("journal.supplier"),
            remittance=self._texts.say("journal.invoice", number=invoice_no, year=year),
        )
        return rent, invoice
