"""Takes over debts that another program has sent out, with the numbers they already bear.

A file is taken whole or not at all. What is known already is left alone when it is the same debt,
refused when it is another one: a number stands for one debt, and so does an id at the hub. Numbers
that a desk holds in a leased block are refused, because it may have printed them; numbers taken
over are never leased. Numbers of a pad (desks.pads) are taken for debts of its kind only.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from central_server.changes import feed
from central_server.citizens import repository as citizens
from central_server.db.blocks import in_blocks
from central_server.db.insertion import insert_rows
from central_server.desks import bases
from central_server.notices import uploads
from central_server.notices.models import NoticeRow
from central_server.positions import co_debtors
from central_server.positions.models import (
    AllocationRow,
    CoDebtorRow,
    InstallmentRow,
    PositionRow,
    TransferRow,
)
from central_server.positions.transfer_rows import allocation_values, transfer_values
from central_server.takeover import repository
from central_server.takeover.line_shares import LineWrong
from central_server.takeover.positions_file import (
    LinePayment,
    PositionLine,
    PositionsRefused,
    read_positions,
)
from central_server.takeover.premises import LineDebt, Premises
from payments_core.clock import rome_date
from payments_core.errors import BadValue, RuleBroken
from payments_core.model.debt_position import InstallmentStatus, PositionStatus
from payments_core.wire.desk.notice_messages import ChangeKind

#: Lines taken at a time: bounds memory whatever the file.
BLOCK = 500
#: Refused lines that one import names.
REFUSALS_LIMIT = 20


@dataclass(frozen=True, slots=True)
class PositionsTaken:
    """What became of a file: positions added, and those that were here already."""

    added: int
    unchanged: int


class PositionsFileRefused(BadValue):
    """The file as a whole is refused; `refusals` says where and why, at most REFUSALS_LIMIT.

    The facts of the first one are the facts of this.
    """

    def __init__(self, refusals: Sequence[PositionsRefused]) -> None:
        super().__init__("positions_file_refused", refusals=len(refusals), **refusals[0].facts)
        self.refusals = tuple(refusals)


@dataclass(frozen=True, slots=True)
class Takeover:
    """Who takes over, when, and whether the hub has the positions already."""

    entity_id: str
    now: datetime
    new_id: Callable[[], str]
    in_archive: bool


def import_positions(session: Session, takeover: Takeover, path: Path) -> PositionsTaken:
    """Take over the debts of a file.

    Raises PositionsFileRefused and `numbers_used_meanwhile`, and then stores nothing.
    """
    premises = Premises(session, takeover.entity_id)
    refusals: list[PositionsRefused] = []
    seen = _Seen()
    payable: list[str] = []
    added = unchanged = 0
    for block in in_blocks(read_positions(path), BLOCK):
        known = repository.known_debts(session, takeover.entity_id, _numbers(block))
        seen.iupds.update(repository.used_iupds(session, takeover.entity_id, _iupds(block)))
        new: list[LineDebt] = []
        for number, line in block:
            match _taken(number, line, seen, known, premises):
                case LineDebt() as debt:
                    new.append(debt)
                case PositionsRefused() as refusal:
                    refusals.append(refusal)
                case None:
                    unchanged += 1
        if len(refusals) >= REFUSALS_LIMIT:
            break
        if not refusals:
            _store_all(session, takeover, new)
            payable += _payable(takeover, new)
            added += len(new)
    if refusals:
        raise PositionsFileRefused(refusals[:REFUSALS_LIMIT])
    for code, base in premises.highest_bases.items():
        bases.keep_clear(session, takeover.entity_id, code, base, takeover.now)
    # Once, after the last block: whoever releases or is paid meanwhile waits for this counter.
    feed.append(session, takeover.entity_id, ChangeKind.NOTICE_REGISTERED, payable, takeover.now)
    return PositionsTaken(added, unchanged)


def _numbers(block: Sequence[tuple[int, PositionLine | PositionsRefused]]) -> list[str]:
    """Every notice number of good lines."""
    lines = [line for _, line in block if isinstance(line, PositionLine)]
    return [payment.notice_number for line in lines for payment in line.payments]


def _iupds(block: Sequence[tuple[int, PositionLine | PositionsRefused]]) -> list[str]:
    """Every id at the hub that good lines name."""
    lines = [line for _, line in block if isinstance(line, PositionLine)]
    return [line.iupd for line in lines if line.iupd is not None]


@dataclass(frozen=True, slots=True)
class _Seen:
    """Notice numbers of the lines so far, and ids at the hub that are a debt's already."""

    numbers: set[str] = field(default_factory=set)
    iupds: set[str] = field(default_factory=set)


def _taken(
    number: int,
    line: PositionLine | PositionsRefused,
    seen: _Seen,
    known: dict[str, repository.KnownDebt],
    premises: Premises,
) -> LineDebt | PositionsRefused | None:
    """What a line makes, why it is refused, or None for a debt that is here already."""
    if isinstance(line, PositionsRefused):
        return line
    try:
        if _is_here(line, seen.numbers, known):
            return None
        if line.iupd is not None:
            _claim(line.iupd, seen.iupds)
        return premises.debt_of(line)
    except LineWrong as wrong:
        return PositionsRefused(number, wrong.field, wrong.reason)


def _is_here(line: PositionLine, seen: set[str], known: dict[str, repository.KnownDebt]) -> bool:
    """Whether all its numbers stand for this debt; LineWrong where one stands for another."""
    stored = []
    for payment in line.payments:
        if payment.notice_number in seen:
            raise LineWrong(f"{payment.place}notice_number", "repeated")
        seen.add(payment.notice_number)
        there = known.get(payment.notice_number)
        if there is not None and not there.is_debt(payment.amount_cents, line.debtor.identifier):
            raise LineWrong(f"{payment.place}notice_number", "notice_number_used")
        stored.append(there)
    if len({there is None for there in stored}) > 1:
        # Half of a plan is another debt than the one that is here.
        raise LineWrong("instalments", "notice_number_used")
    return stored[0] is not None


def _claim(iupd: str, used: set[str]) -> None:
    """LineWrong for an id that another debt has: whatever became of one, the hub would do to the
    copy of both."""
    if iupd in used:
        raise LineWrong("iupd", "iupd_repeated")
    used.add(iupd)


def _store_all(session: Session, takeover: Takeover, debts: Sequence[LineDebt]) -> None:
    """Raises `numbers_used_meanwhile`; nothing of the file is stored then."""
    try:
        _store(session, takeover, debts)
    except IntegrityError as trouble:
        # A desk gave a form's number its debt after we had looked, or another file came in.
        raise RuleBroken("numbers_used_meanwhile") from trouble


def _store(session: Session, takeover: Takeover, debts: Sequence[LineDebt]) -> None:
    lines = [debt.line for debt in debts]
    citizen_ids = _citizen_ids(session, takeover.entity_id, lines)
    rows: dict[Any, list[dict[str, Any]]] = {
        kind: []
        for kind in (
            PositionRow, CoDebtorRow, InstallmentRow, TransferRow, AllocationRow, NoticeRow,
        )
    }  # fmt: skip
    for debt in debts:
        line = debt.line
        key = {"entity_id": takeover.entity_id, "position_id": takeover.new_id()}
        citizen_id = citizen_ids.get(line.registry_number or line.debtor.identifier)
        rows[PositionRow].append(_position(debt, key, citizen_id))
        parties = [one.party() for one in line.co_debtors]
        ids = [citizen_ids.get(party.identifier) for party in parties]
        rows[CoDebtorRow] += co_debtors.values_of(key, parties, ids)
        for payment, transfers in debt.payments:
            of_payment = {
                **key, "option_no": payment.option_no, "installment_no": payment.installment_no,
            }  # fmt: skip
            rows[InstallmentRow].append(_installment(payment, of_payment))
            rows[NoticeRow].append(_notice(takeover, debt, payment.notice_number))
            for transfer in transfers:
                rows[TransferRow].append(transfer_values(transfer, of_payment))
                rows[AllocationRow] += allocation_values(transfer, of_payment)
    for kind, values in rows.items():
        insert_rows(session, kind, values)
    # A debt goes to the hub by its first number.
    going = [debt.notice_numbers()[0] for debt in debts if _goes_to_hub(takeover, debt)]
    uploads.bring(session, takeover.entity_id, going, takeover.now)


def _payable(takeover: Takeover, debts: Sequence[LineDebt]) -> list[str]:
    """The numbers of which desks hear, all of a debt, in the order of the lines."""
    return [
        number
        for debt in debts
        if not _waits_for_hub(takeover, debt)
        for number in debt.notice_numbers()
    ]


def _goes_to_hub(takeover: Takeover, debt: LineDebt) -> bool:
    """Whether the hub is to be told of a debt that somebody can still pay.

    The archive takes nothing overdue, because our station answers for it all the same; a position
    that the hub alone holds goes there until it expires.
    """
    if takeover.in_archive or debt.line.cancelled:
        return False
    last_due_on = max(payment.due_on for payment, _ in debt.payments)
    return last_due_on >= rome_date(takeover.now) or (debt.hub_holds and not debt.expires)


def _waits_for_hub(takeover: Takeover, debt: LineDebt) -> bool:
    """Whether it can be paid only once the hub holds it."""
    return debt.hub_holds and _goes_to_hub(takeover, debt)


def _citizen_ids(session: Session, entity_id: str, lines: Sequence[PositionLine]) -> dict[str, str]:
    """Ids in the registry by tax code and by the registry's own number."""
    codes = {one.identifier for line in lines for one in (line.debtor, *line.co_debtors)}
    numbers = {line.registry_number for line in lines if line.registry_number}
    people = citizens.by_tax_codes(session, entity_id, codes)
    people |= citizens.by_registry_numbers(session, entity_id, numbers)
    ids = {name: row.citizen_id for name, row in people.items()}
    session.expunge_all()
    return ids


def _position(debt: LineDebt, key: dict[str, str], citizen_id: str | None) -> dict[str, Any]:
    line, debtor = debt.line, debt.line.debtor
    return {
        **key,
        "citizen_id": citizen_id,
        "iupd": line.iupd,
        "kind_id": line.kind_id,
        "kind_revision": debt.kind_revision,
        "rate_id": line.rate_id,
        "expires": debt.expires,
        "live": debt.live,
        "program_id": debt.program_id,
        "fields": json.dumps(line.fields, ensure_ascii=False) if line.fields else None,
        "rate_version": line.rate_version,
        "debtor_kind": debtor.kind,
        "debtor_identifier": debtor.identifier,
        "debtor_name": debtor.full_name,
        "debtor_street": debtor.street,
        "debtor_street_number": debtor.street_number,
        "debtor_postal_code": debtor.postal_code,
        "debtor_city": debtor.city,
        "debtor_province": debtor.province,
        "debtor_country": debtor.country,
        "debtor_email": debtor.email,
        "status": PositionStatus.INVALID if line.cancelled else PositionStatus.VALID,
        "created_at": line.released_at,
    }


def _installment(payment: LinePayment, key: dict[str, Any]) -> dict[str, Any]:
    return {
        **key,
        "status": InstallmentStatus.UNPAID,
        "notice_number": payment.notice_number,
        "amount_cents": payment.amount_cents,
        "due_on": payment.due_on,
        "description": payment.subject,
    }


def _notice(takeover: Takeover, debt: LineDebt, notice_number: str) -> dict[str, Any]:
    line = debt.line
    registered_at = line.registered_at or line.released_at
    return {
        "entity_id": takeover.entity_id,
        "notice_number": notice_number,
        "desk_id": line.desk_id,
        "operator_id": debt.operator_id,
        "released_at": line.released_at,
        "registered_at": registered_at,
        "payable_at": None if _waits_for_hub(takeover, debt) else registered_at,
    }
