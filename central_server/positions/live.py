"""Amounts that depend on the day: worked out anew from the rules that the debt was made under, or
as the management program that owns it has said.

A traffic fine costs less within five days. What the row says is what was printed; whoever asks gets
what is owed on the day, and what is paid is divided as of the day on which it was paid. For a debt
of a program the last thing that it said takes the place of the day's rule (`asked`).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from central_server.catalogue import repository as catalogue
from central_server.positions import asked, repository
from central_server.positions.models import (
    AllocationRow,
    InstallmentRow,
    PositionRow,
    TransferRow,
)
from central_server.positions.own_account import own_account
from central_server.positions.repository import NoticedPosition
from payments_core.errors import BadValue, RuleBroken
from payments_core.model.debt_position import (
    Installment,
    InstallmentStatus,
    PositionStatus,
    Transfer,
)
from payments_core.rules.debt_composition import NumberedInstalment, payment_option
from payments_core.rules.instalment_plan import PlannedInstalment
from payments_core.rules.offers import rate_version
from payments_core.rules.worked_out import work_out

#: A payment that was begun on the last day of an amount may be told a day later.
LATE_DAYS = 1

#: Statuses in which a receipt decides what the amount was.
_NOT_PAID_YET = (PositionStatus.VALID, PositionStatus.EXPIRED, PositionStatus.PARTIALLY_PAID)


def installment_on(session: Session, found: NoticedPosition, day: date) -> Installment:
    """The notice as it can be paid on a day: as it was released, or worked out anew."""
    if not found.position.live:
        return repository.installment_of(found.installment, found.transfers)
    if found.position.program_id is not None:
        return asked.known(session, found).installment
    position, row = found.position, found.installment
    kind = catalogue.kind(session, position.entity_id, position.kind_id, position.kind_revision)
    if kind is None:
        raise RuleBroken("kind_unknown", kind=position.kind_id, revision=position.kind_revision)
    rate = rate_version(kind, position.rate_id or "", position.rate_version or 0)
    if rate is None:
        raise RuleBroken("rate_unknown", rate_id=position.rate_id)
    fields: Mapping[str, str] = json.loads(position.fields or "{}")
    worked_out = work_out(kind, rate, fields, day)
    planned = PlannedInstalment(worked_out.total_cents, worked_out.holds_until or row.due_on)
    option = payment_option(
        kind, worked_out.calculation, own_account(session, position.entity_id, kind),
        row.description, [NumberedInstalment(row.notice_number, planned)],
    )  # fmt: skip
    return option.installments[0]


def settle(session: Session, found: NoticedPosition, amount_cents: int, paid_on: date) -> None:
    """Make the rows say what was paid, where the day decides it and it is an amount of these days.

    Any other amount leaves them as they are: somebody has to look at it. For a debt of a management
    program they say what was told when the payment began.
    """
    if not found.position.live or found.position.status not in _NOT_PAID_YET:
        return
    if found.installment.status != InstallmentStatus.UNPAID:
        return
    if found.position.program_id is not None:
        begun = asked.begun_with(session, found, amount_cents)
        if begun is not None:
            _rewrite(session, found, begun)
        return
    for installment in _of_these_days(session, found, paid_on):
        if installment.amount_cents == amount_cents:
            _rewrite(session, found, installment)
            return


def _of_these_days(
    session: Session, found: NoticedPosition, paid_on: date
) -> Iterator[Installment]:
    for late in range(LATE_DAYS + 1):
        try:
            yield installment_on(session, found, paid_on - timedelta(days=late))
        except BadValue:
            # The day before a notification has no amount.
            continue


def to_settle(session: Session, entity_id: str, notice_numbers: Sequence[str]) -> set[str]:
    """Those of many notices whose amount a receipt would decide."""
    return set(
        session.scalars(
            select(InstallmentRow.notice_number)
            .join(
                PositionRow,
                and_(
                    PositionRow.entity_id == InstallmentRow.entity_id,
                    PositionRow.position_id == InstallmentRow.position_id,
                ),
            )
            .where(
                InstallmentRow.entity_id == entity_id,
                InstallmentRow.notice_number.in_(notice_numbers),
                PositionRow.live,
                PositionRow.status.in_(_NOT_PAID_YET),
                InstallmentRow.status == InstallmentStatus.UNPAID,
            )
        )
    )


def _rewrite(session: Session, found: NoticedPosition, installment: Installment) -> None:
    """The amount with its shares; transfers and chapters are as many as before, in their order."""
    found.installment.amount_cents = installment.amount_cents
    rows = {row.transfer_no: row for row in found.transfers}
    for transfer in installment.transfers:
        rows[transfer.transfer_no].amount_cents = transfer.amount_cents
        _rewrite_allocations(session, rows[transfer.transfer_no], transfer)
    session.flush()


def _rewrite_allocations(session: Session, row: TransferRow, transfer: Transfer) -> None:
    for number, part in enumerate(transfer.allocations, start=1):
        allocation = session.get_one(
            AllocationRow,
            (row.entity_id, row.position_id, row.option_no, row.installment_no, row.transfer_no,
             number),
        )  # fmt: skip
        allocation.amount_cents = part.amount_cents
