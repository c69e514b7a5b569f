"""What a line has to agree with: the entity's stations, kinds, accounts, desks, people, leases."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from central_server.catalogue import repository as catalogue
from central_server.entities import repository as entities
from central_server.identity import repository as identity
from central_server.takeover import repository
from central_server.takeover.positions_file import PositionLine
from payments_core.clock import rome_date
from payments_core.errors import PaymentsError, RuleBroken
from payments_core.identifiers.notice_number import segregation_code_of
from payments_core.model.debt_kind import DebtKind
from payments_core.model.debt_position import AllocatedAmount, Transfer
from payments_core.model.rate import Rate
from payments_core.money import Cents
from payments_core.rules.debt_composition import (
    NumberedInstalment,
    OwnAccount,
    own_allocations,
    payment_option,
    rate_allocations,
)
from payments_core.rules.instalment_plan import PlannedInstalment
from payments_core.rules.offers import rate_version
from payments_core.rules.worked_out import WorkedOut, work_out

#: Auxiliary digit of the numbers that name their station.
_SEGREGATED_AUX = "3"
_BASE = slice(3, 16)

#: How an amount of a kind, and perhaps of a rate, is divided: what decides it.
_Division = tuple[str, str | None, int | None, int]


class Premises:
    """Read once for a file; `highest_bases` grows with the lines that are found good."""

    def __init__(self, session: Session, entity_id: str) -> None:
        entity = entities.entity(session, entity_id)
        if entity is None:
            raise RuleBroken("entity_unknown", entity_id=entity_id)
        postal = entities.postal_account(session, entity_id)
        self._session = session
        self._entity_id = entity_id
        self._entity_name = entity.name
        self._codes = {
            station.segregation_code for station in entities.stations(session, entity_id)
        }
        self._leased = repository.leased_blocks(session, entity_id)
        self._pads = repository.pads(session, entity_id)
        self._postal_iban = postal.iban if postal else None
        rows = catalogue.current_rows(session, entity_id)
        self._kinds = {row.kind_id: catalogue.kind_of(row) for row in rows}
        self._revisions = {row.kind_id: row.revision for row in rows}
        self._ibans = {row.account_id: row.iban for row in entities.accounts(session, entity_id)}
        self._divisions: dict[_Division, tuple[AllocatedAmount, ...]] = {}
        self._desks: dict[str, bool] = {}
        self._operators: dict[str, str | None] = {}
        self.highest_bases: dict[str, int] = {}

    def fault_of(self, line: PositionLine) -> tuple[str, str] | None:
        """Field and reason of what the line gets wrong, None for a good line."""
        if (reason := self._fault_of_number(line)) is not None:
            return "notice_number", reason
        if (fault := self._fault_of_kind(line)) is not None:
            return fault
        if line.desk_id is not None and not self._has_desk(line.desk_id):
            return "desk_id", "desk_unknown"
        if line.operator is not None and self.operator_id_of(line) is None:
            return "operator", "operator_unknown"
        return None

    def kind_revision_of(self, line: PositionLine) -> int:
        """The revision of the line's kind that is in force."""
        return self._revisions[line.kind_id]

    def expires(self, line: PositionLine) -> bool:
        """Whether debts of the line's kind cannot be paid after their due date."""
        return self._kinds[line.kind_id].expires

    def transfers_of(self, line: PositionLine) -> Sequence[Transfer]:
        """The shares that the line names, or that its fields make; else all of it goes to the
        account of the kind.
        """
        kind = self._kinds[line.kind_id]
        if (worked_out := self._worked_out(line, kind)) is not None:
            planned = PlannedInstalment(Cents(line.amount_cents), line.due_on)
            option = payment_option(
                kind, worked_out.calculation, self._own_account(kind), line.subject,
                [NumberedInstalment(line.notice_number, planned)],
            )  # fmt: skip
            return option.installments[0].transfers
        if not line.transfers:
            return (self._own_transfer(line, kind),)
        return [
            Transfer(
                transfer_no=number,
                amount_cents=Cents(share.amount_cents),
                beneficiary_tax_code=share.beneficiary_tax_code,
                beneficiary_name=share.beneficiary_name,
                iban=share.iban,
                postal_iban=self._postal_iban if self._is_own(share.beneficiary_tax_code) else None,
                remittance=share.remittance,
                category=share.category,
                allocations=self._divided(line, kind, share.amount_cents)
                if self._is_own(share.beneficiary_tax_code)
                else (),
            )
            for number, share in enumerate(line.transfers, start=1)
        ]

    def is_live(self, line: PositionLine) -> bool:
        """Whether what is owed goes on depending on the day."""
        rate = self._typed_rate(line, self._kinds[line.kind_id])
        return rate is not None and rate.is_live

    def operator_id_of(self, line: PositionLine) -> str | None:
        """Who released it; None for nobody, or for a name that is not the entity's."""
        if line.operator is None:
            return None
        if line.operator not in self._operators:
            row = identity.operator_named(self._session, self._entity_id, line.operator)
            self._operators[line.operator] = row.operator_id if row else None
        return self._operators[line.operator]

    def _own_account(self, kind: DebtKind) -> OwnAccount:
        return OwnAccount(
            self._entity_id, self._entity_name, self._ibans[kind.account_id], self._postal_iban
        )

    def _own_transfer(self, line: PositionLine, kind: DebtKind) -> Transfer:
        return Transfer(
            transfer_no=1,
            amount_cents=Cents(line.amount_cents),
            beneficiary_tax_code=self._entity_id,
            beneficiary_name=self._entity_name,
            iban=self._ibans[kind.account_id],
            postal_iban=self._postal_iban,
            remittance=line.subject,
            category=kind.category,
            allocations=self._divided(line, kind, line.amount_cents),
        )

    def _is_own(self, tax_code: str) -> bool:
        return tax_code == self._entity_id

    def _divided(
        self, line: PositionLine, kind: DebtKind, cents: int
    ) -> tuple[AllocatedAmount, ...]:
        """Chapters of the entity's own share; a file has few kinds and many lines of each."""
        key = (line.kind_id, line.rate_id, line.rate_version, cents)
        if key not in self._divisions:
            self._divisions[key] = self._by_rate(line, kind, cents) or own_allocations(kind, cents)
        return self._divisions[key]

    def _by_rate(
        self, line: PositionLine, kind: DebtKind, cents: int
    ) -> tuple[AllocatedAmount, ...]:
        """The division of the rate, where the rate alone comes to this amount."""
        if line.rate_id is None or line.rate_version is None:
            return ()
        rate = rate_version(kind, line.rate_id, line.rate_version)
        if rate is None:
            return ()
        try:
            worked_out = work_out(kind, rate, {}, rome_date(line.released_at))
        except PaymentsError:
            return ()
        allocations = rate_allocations(kind, worked_out.calculation)
        return allocations if sum(one.amount_cents for one in allocations) == cents else ()

    def _fault_of_kind(self, line: PositionLine) -> tuple[str, str] | None:
        kind = self._kinds.get(line.kind_id)
        if kind is None:
            return "kind_id", "kind_unknown"
        if (line.rate_id is None) != (line.rate_version is None):
            return "rate_version", "missing"
        if (
            line.rate_id is not None
            and line.rate_version is not None
            and rate_version(kind, line.rate_id, line.rate_version) is None
        ):
            return "rate_id", "rate_unknown"
        try:
            worked_out = self._worked_out(line, kind)
        except PaymentsError as trouble:
            return "fields", trouble.code
        if worked_out is not None and worked_out.total_cents != line.amount_cents:
            return "amount_cents", "amount_differs_from_rate"
        try:
            self.transfers_of(line)
        except RuleBroken as trouble:
            return "amount_cents", trouble.code
        return None

    def _worked_out(self, line: PositionLine, kind: DebtKind) -> WorkedOut | None:
        """The rate worked out from the line's fields; None for a line without any."""
        rate = self._typed_rate(line, kind)
        return work_out(kind, rate, line.fields, rome_date(line.released_at)) if rate else None

    def _typed_rate(self, line: PositionLine, kind: DebtKind) -> Rate | None:
        """The rate that the line's fields are for; None for a line without any."""
        if not line.fields or line.rate_id is None or line.rate_version is None:
            return None
        return rate_version(kind, line.rate_id, line.rate_version)

    def _fault_of_number(self, line: PositionLine) -> str | None:
        number = line.notice_number
        if number[0] != _SEGREGATED_AUX:
            return None
        code, base = segregation_code_of(number) or "", int(number[_BASE])
        if code not in self._codes:
            return "segregation_code_unknown"
        if any(first <= base <= last for first, last in self._leased.get(code, ())):
            return "notice_number_leased"
        if any(
            first <= base <= last and kind_id != line.kind_id
            for first, last, kind_id in self._pads.get(code, ())
        ):
            return "pad_of_another_kind"
        self.highest_bases[code] = max(base, self.highest_bases.get(code, 0))
        return None

    def _has_desk(self, desk_id: str) -> bool:
        if desk_id not in self._desks:
            self._desks[desk_id] = (
                identity.desk(self._session, self._entity_id, desk_id) is not None
            )
        return self._desks[desk_id]
