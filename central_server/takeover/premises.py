"""What a line has to agree with: the entity's stations, rates, accounts, desks, people, leases."""

from sqlalchemy.orm import Session

from central_server.catalogue import repository as catalogue
from central_server.catalogue.models import RateRow
from central_server.entities import repository as entities
from central_server.identity import repository as identity
from central_server.takeover import repository
from central_server.takeover.positions_file import PositionLine, TransferLine
from payments_core.errors import RuleBroken
from payments_core.identifiers.notice_number import segregation_code_of

#: Auxiliary digit of the numbers that name their station.
_SEGREGATED_AUX = "3"
_BASE = slice(3, 16)


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
        self._postal_iban = postal.iban if postal else None
        self._rates: dict[tuple[str, int], RateRow | None] = {}
        self._ibans: dict[str, str] = {}
        self._desks: dict[str, bool] = {}
        self._operators: dict[str, str | None] = {}
        self.highest_bases: dict[str, int] = {}

    def fault_of(self, line: PositionLine) -> tuple[str, str] | None:
        """Field and reason of what the line gets wrong, None for a good line."""
        if (reason := self._fault_of_number(line.notice_number)) is not None:
            return "notice_number", reason
        if self._rate(line) is None:
            return "rate_id", "rate_unknown"
        if line.desk_id is not None and not self._has_desk(line.desk_id):
            return "desk_id", "desk_unknown"
        if line.operator is not None and self.operator_id_of(line) is None:
            return "operator", "operator_unknown"
        return None

    def whole_of(self, line: PositionLine) -> TransferLine:
        """All of the amount to the account of the rate."""
        rate = self._rate(line)
        assert rate is not None  # noqa: S101  (fault_of has refused such a line)
        return TransferLine(
            amount_cents=line.amount_cents,
            beneficiary_tax_code=self._entity_id,
            beneficiary_name=self._entity_name,
            iban=self._ibans[rate.account_id],
            remittance=line.subject,
            category=rate.category,
        )

    def postal_iban_for(self, share: TransferLine) -> str | None:
        """Where the entity's own share goes when it is paid by postal slip."""
        return self._postal_iban if share.beneficiary_tax_code == self._entity_id else None

    def operator_id_of(self, line: PositionLine) -> str | None:
        """Who released it; None for nobody, or for a name that is not the entity's."""
        if line.operator is None:
            return None
        if line.operator not in self._operators:
            row = identity.operator_named(self._session, self._entity_id, line.operator)
            self._operators[line.operator] = row.operator_id if row else None
        return self._operators[line.operator]

    def _fault_of_number(self, number: str) -> str | None:
        if number[0] != _SEGREGATED_AUX:
            return None
        code, base = segregation_code_of(number) or "", int(number[_BASE])
        if code not in self._codes:
            return "segregation_code_unknown"
        if any(first <= base <= last for first, last in self._leased.get(code, ())):
            return "notice_number_leased"
        self.highest_bases[code] = max(base, self.highest_bases.get(code, 0))
        return None

    def _rate(self, line: PositionLine) -> RateRow | None:
        key = (line.rate_id, line.rate_version)
        if key not in self._rates:
            row = catalogue.rate_row(self._session, self._entity_id, *key)
            if row is not None:
                account = entities.account(self._session, self._entity_id, row.account_id)
                assert account is not None  # noqa: S101  (a foreign key)
                self._ibans[row.account_id] = account.iban
            self._rates[key] = row
        return self._rates[key]

    def _has_desk(self, desk_id: str) -> bool:
        if desk_id not in self._desks:
            self._desks[desk_id] = (
                identity.desk(self._session, self._entity_id, desk_id) is not None
            )
        return self._desks[desk_id]
