"""What a line has to agree with: the entity's stations, kinds, accounts, desks, people, leases."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from central_server.catalogue import repository as catalogue
from central_server.entities import programs
from central_server.entities import repository as entities
from central_server.entities.models import HubModel
from central_server.identity import repository as identity
from central_server.takeover import repository
from central_server.takeover.line_shares import LineShares, LineWrong, OwnAccounts
from central_server.takeover.positions_file import LinePayment, PositionLine
from payments_core.clock import rome_date
from payments_core.errors import RuleBroken
from payments_core.identifiers.notice_number import segregation_code_of
from payments_core.model.debt_position import Transfer

#: Auxiliary digit of the numbers that name their station.
_SEGREGATED_AUX = "3"
_BASE = slice(3, 16)


@dataclass(frozen=True, slots=True)
class LineDebt:
    """A good line as the debt that it makes: its payments, each with its transfers.

    `live` debts go on depending on the day, or on what the program `program_id` says of them; those
    that `expires` cannot be paid once overdue. Where the `hub_holds` them they can be paid only
    from what it has (GPD).
    """

    line: PositionLine
    kind_revision: int
    expires: bool
    live: bool
    program_id: str | None
    operator_id: str | None
    payments: Sequence[tuple[LinePayment, Sequence[Transfer]]]
    hub_holds: bool

    def notice_numbers(self) -> list[str]:
        """The numbers of its payments, the whole at once first."""
        return [payment.notice_number for payment, _ in self.payments]


class Premises:
    """Read once for a file; `highest_bases` grows with the lines that are found good."""

    def __init__(self, session: Session, entity_id: str) -> None:
        entity = entities.entity(session, entity_id)
        if entity is None:
            raise RuleBroken("entity_unknown", entity_id=entity_id)
        postal = entities.postal_account(session, entity_id)
        self._session = session
        self._entity_id = entity_id
        stations = entities.stations(session, entity_id)
        self._codes = {row.segregation_code for row in stations}
        self._held_codes = {
            row.segregation_code for row in stations if row.hub_model != HubModel.STATION
        }
        self._leased = repository.leased_blocks(session, entity_id)
        self._pads = repository.pads(session, entity_id)
        rows = catalogue.current_rows(session, entity_id)
        self._kinds = {row.kind_id: catalogue.kind_of(row) for row in rows}
        self._revisions = {row.kind_id: row.revision for row in rows}
        asked = {row.program_id for row in programs.programs(session, entity_id)}
        self._owners = {
            kind_id: program_id
            for kind_id, program_id in programs.owners(session, entity_id).items()
            if program_id in asked
        }
        accounts = {row.account_id: row.iban for row in entities.accounts(session, entity_id)}
        self._shares = LineShares(
            OwnAccounts(entity_id, entity.name, accounts, postal.iban if postal else None)
        )
        self._desks: dict[str, bool] = {}
        self._operators: dict[str, str | None] = {}
        self.highest_bases: dict[str, int] = {}

    def debt_of(self, line: PositionLine) -> LineDebt:
        """What the line makes; LineWrong with the first thing that it gets wrong."""
        for payment in line.payments:
            if (reason := self._fault_of_number(payment.notice_number, line.kind_id)) is not None:
                raise LineWrong(f"{payment.place}notice_number", reason)
        kind = self._kinds.get(line.kind_id)
        if kind is None:
            raise LineWrong("kind_id", "kind_unknown")
        if not kind.is_valid_on(rome_date(line.released_at)):
            raise LineWrong("released_at", "kind_not_valid")
        shares = self._shares.of(line, kind)
        if line.desk_id is not None and not self._has_desk(line.desk_id):
            raise LineWrong("desk_id", "desk_unknown")
        operator_id = self._operator_id_of(line)
        if line.operator is not None and operator_id is None:
            raise LineWrong("operator", "operator_unknown")
        for payment in line.payments:
            self._note_base(payment.notice_number)
        # What is worked out here from its fields is asked of nobody.
        program_id = None if line.fields else self._owners.get(line.kind_id)
        return LineDebt(
            line, self._revisions[line.kind_id], kind.expires,
            shares.live or program_id is not None, program_id, operator_id,
            list(zip(line.payments, shares.transfers, strict=True)),
            hub_holds=self._is_held(line.payments[0].notice_number),
        )  # fmt: skip

    def _is_held(self, number: str) -> bool:
        return number[0] == _SEGREGATED_AUX and segregation_code_of(number) in self._held_codes

    def _operator_id_of(self, line: PositionLine) -> str | None:
        """Who released it; None for nobody, or for a name that is not the entity's."""
        if line.operator is None:
            return None
        if line.operator not in self._operators:
            row = identity.operator_named(self._session, self._entity_id, line.operator)
            self._operators[line.operator] = row.operator_id if row else None
        return self._operators[line.operator]

    def _fault_of_number(self, number: str, kind_id: str) -> str | None:
        if number[0] != _SEGREGATED_AUX:
            return None
        code, base = segregation_code_of(number) or "", int(number[_BASE])
        if code not in self._codes:
            return "segregation_code_unknown"
        if any(first <= base <= last for first, last in self._leased.get(code, ())):
            return "notice_number_leased"
        if any(
            first <= base <= last and kind != kind_id
            for first, last, kind in self._pads.get(code, ())
        ):
            return "pad_of_another_kind"
        return None

    def _note_base(self, number: str) -> None:
        if number[0] == _SEGREGATED_AUX:
            code, base = segregation_code_of(number) or "", int(number[_BASE])
            self.highest_bases[code] = max(base, self.highest_bases.get(code, 0))

    def _has_desk(self, desk_id: str) -> bool:
        if desk_id not in self._desks:
            self._desks[desk_id] = (
                identity.desk(self._session, self._entity_id, desk_id) is not None
            )
        return self._desks[desk_id]
