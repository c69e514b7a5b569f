"""Takes over debts that another program has sent out, with the numbers they already bear.

A file is taken whole or not at all. What is known already is left alone when it is the same debt,
refused when it is another one: a number stands for one debt. Numbers that a desk holds in a leased
block are refused, because it may have printed them; numbers taken over are never leased. Numbers
of a pad (desks.pads) are taken for debts of its kind only.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from central_server.changes import feed
from central_server.citizens import repository as citizens
from central_server.db.blocks import in_blocks
from central_server.db.insertion import insert_rows
from central_server.jobs import outbox
from central_server.notices.models import NoticeRow
from central_server.notices.service import ARCHIVE_PUBLISH
from central_server.positions.models import (
    AllocationRow,
    InstallmentRow,
    PositionRow,
    TransferRow,
)
from central_server.takeover import repository
from central_server.takeover.positions_file import (
    PositionLine,
    PositionsRefused,
    read_positions,
)
from central_server.takeover.premises import Premises
from payments_core.clock import rome_date
from payments_core.errors import BadValue
from payments_core.model.debt_position import InstallmentStatus, PositionStatus, Transfer
from payments_core.wire.desk.messages import ChangeKind

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
    """Who takes over, when, and whether the hub's archive has the copies already."""

    entity_id: str
    now: datetime
    new_id: Callable[[], str]
    in_archive: bool


def import_positions(session: Session, takeover: Takeover, path: Path) -> PositionsTaken:
    """Take over the debts of a file; raises PositionsFileRefused, and then stores nothing."""
    premises = Premises(session, takeover.entity_id)
    refusals: list[PositionsRefused] = []
    numbers: set[str] = set()
    added = unchanged = 0
    for block in in_blocks(read_positions(path), BLOCK):
        known = repository.known_debts(
            session, takeover.entity_id,
            [line.notice_number for _, line in block if isinstance(line, PositionLine)],
        )  # fmt: skip
        new: list[PositionLine] = []
        for number, line in block:
            refusal = _refusal(number, line, numbers, known, premises)
            if refusal is not None:
                refusals.append(refusal)
            elif isinstance(line, PositionLine) and line.notice_number not in known:
                new.append(line)
            else:
                unchanged += 1
        if len(refusals) >= REFUSALS_LIMIT:
            break
        if not refusals:
            _store(session, takeover, premises, new)
            added += len(new)
    if refusals:
        raise PositionsFileRefused(refusals[:REFUSALS_LIMIT])
    for code, base in premises.highest_bases.items():
        repository.keep_from_desks(session, takeover.entity_id, code, base)
    return PositionsTaken(added, unchanged)


def _refusal(
    number: int,
    line: PositionLine | PositionsRefused,
    seen: set[str],
    known: dict[str, repository.KnownDebt],
    premises: Premises,
) -> PositionsRefused | None:
    if isinstance(line, PositionsRefused):
        return line
    if line.notice_number in seen:
        return PositionsRefused(number, "notice_number", "repeated")
    seen.add(line.notice_number)
    stored = known.get(line.notice_number)
    if stored is not None:
        same = stored == (line.amount_cents, line.debtor.identifier)
        return None if same else PositionsRefused(number, "notice_number", "notice_number_used")
    fault = premises.fault_of(line)
    return PositionsRefused(number, *fault) if fault else None


def _store(
    session: Session, takeover: Takeover, premises: Premises, lines: Sequence[PositionLine]
) -> None:
    citizen_ids = _citizen_ids(session, takeover.entity_id, lines)
    rows: dict[Any, list[dict[str, Any]]] = {
        kind: [] for kind in (PositionRow, InstallmentRow, TransferRow, AllocationRow, NoticeRow)
    }
    for line in lines:
        key = {"entity_id": takeover.entity_id, "position_id": takeover.new_id()}
        citizen_id = citizen_ids.get(line.registry_number or line.debtor.identifier)
        rows[PositionRow].append(_position(line, key, citizen_id, premises))
        rows[InstallmentRow].append(_installment(line, key))
        for transfer in premises.transfers_of(line):
            rows[TransferRow].append(_transfer(transfer, key))
            rows[AllocationRow] += _allocations(transfer, key)
        rows[NoticeRow].append(_notice(line, takeover.entity_id, premises))
    for kind, values in rows.items():
        insert_rows(session, kind, values)
    _announce(session, takeover, lines)


def _announce(session: Session, takeover: Takeover, lines: Sequence[PositionLine]) -> None:
    today = rome_date(takeover.now)
    if not takeover.in_archive:
        for line in lines:
            if not line.cancelled and line.due_on >= today:
                outbox.enqueue(
                    session, takeover.entity_id, ARCHIVE_PUBLISH, line.notice_number, {},
                    takeover.now,
                )  # fmt: skip
    numbers = [line.notice_number for line in lines]
    feed.append(session, takeover.entity_id, ChangeKind.NOTICE_REGISTERED, numbers, takeover.now)


def _citizen_ids(session: Session, entity_id: str, lines: Sequence[PositionLine]) -> dict[str, str]:
    """Ids in the registry by tax code and by the registry's own number."""
    codes = {line.debtor.identifier for line in lines}
    numbers = {line.registry_number for line in lines if line.registry_number}
    people = citizens.by_tax_codes(session, entity_id, codes)
    people |= citizens.by_registry_numbers(session, entity_id, numbers)
    ids = {name: row.citizen_id for name, row in people.items()}
    session.expunge_all()
    return ids


def _position(
    line: PositionLine, key: dict[str, str], citizen_id: str | None, premises: Premises
) -> dict[str, Any]:
    debtor = line.debtor
    return {
        **key,
        "citizen_id": citizen_id,
        "kind_id": line.kind_id,
        "kind_revision": premises.kind_revision_of(line),
        "rate_id": line.rate_id,
        "expires": premises.expires(line),
        "live": premises.is_live(line),
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


def _installment(line: PositionLine, key: dict[str, str]) -> dict[str, Any]:
    return {
        **key,
        "option_no": 1,
        "installment_no": 1,
        "status": InstallmentStatus.UNPAID,
        "notice_number": line.notice_number,
        "amount_cents": line.amount_cents,
        "due_on": line.due_on,
        "description": line.subject,
    }


def _transfer(transfer: Transfer, key: dict[str, str]) -> dict[str, Any]:
    return {
        **key,
        "option_no": 1,
        "installment_no": 1,
        "transfer_no": transfer.transfer_no,
        "amount_cents": transfer.amount_cents,
        "beneficiary_tax_code": transfer.beneficiary_tax_code,
        "beneficiary_name": transfer.beneficiary_name,
        "iban": transfer.iban,
        "postal_iban": transfer.postal_iban,
        "remittance": transfer.remittance,
        "category": transfer.category,
    }


def _allocations(transfer: Transfer, key: dict[str, str]) -> Iterator[dict[str, Any]]:
    for number, part in enumerate(transfer.allocations, start=1):
        yield {
            **key,
            "option_no": 1,
            "installment_no": 1,
            "transfer_no": transfer.transfer_no,
            "allocation_no": number,
            "amount_cents": part.amount_cents,
            "chapter": part.chapter,
            "assessment": part.assessment,
            "revenue": part.revenue,
        }


def _notice(line: PositionLine, entity_id: str, premises: Premises) -> dict[str, Any]:
    registered_at = line.registered_at or line.released_at
    return {
        "entity_id": entity_id,
        "notice_number": line.notice_number,
        "desk_id": line.desk_id,
        "operator_id": premises.operator_id_of(line),
        "released_at": line.released_at,
        "registered_at": registered_at,
        "payable_at": registered_at,
    }
