"""A position as the hub is to hold it now, and where it goes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from central_server.entities import repository as entities
from central_server.entities import secret_reference
from central_server.entities.models import HubModel
from central_server.hub.address import ServiceAddress
from central_server.hub.position_copy import PositionCopy
from central_server.hub.positions_api import PAYABLE
from central_server.positions import asked, live
from central_server.positions import repository as positions
from central_server.positions.models import InstallmentRow, PositionRow
from payments_core.errors import RuleBroken
from payments_core.identifiers.notice_number import segregation_code_of
from payments_core.model.asked_amount import ProgramState
from payments_core.model.debt_position import (
    DebtPosition,
    Installment,
    InstallmentStatus,
    PaymentOption,
)


class HubCopy(NamedTuple):
    """A copy with its way to the hub; `elsewhere` are the notices that were paid outside of it.

    `model` says what reaches it there, `broker` through whom.
    """

    model: HubModel
    broker: str
    address: ServiceAddress
    copy: PositionCopy
    elsewhere: tuple[str, ...]

    def is_payable(self, today: date) -> bool:
        """Whether somebody can pay it, and has until at least today to do so."""
        days = (due.due_on for _, left in self.copy.offers for due in left)
        return self.copy.debt.status in PAYABLE and max(days, default=date.min) >= today


def read(
    session: Session,
    entity_id: str,
    notice_number: str,
    environment: Mapping[str, str],
    today: date,
) -> HubCopy:
    """The position of a notice, read for the hub.

    Raises `notice_unknown`, `entity_without_station`, `secret_missing`.
    """
    entity = entities.entity(session, entity_id)
    found = positions.position_by_notice(session, entity_id, notice_number)
    if entity is None or found is None:
        raise RuleBroken("notice_unknown", notice_number=notice_number)
    code = segregation_code_of(notice_number) or ""
    station = entities.station_of_segregation(session, entity_id, code)
    if station is None:
        raise RuleBroken("entity_without_station", entity_id=entity_id)
    key = secret_reference.resolve(station.positions_key, environment)
    debt = positions.debt(session, entity.name, found.position)
    rows = positions.installment_rows(session, entity_id, found.position.position_id)
    numbers = [row.notice_number for row in rows]
    elsewhere = sorted(positions.settled_elsewhere(session, entity_id, numbers))
    withheld = _out_of_question(rows)
    model = HubModel(station.hub_model)
    if model is HubModel.STATION or found.position.expires:
        # Neither takes what is overdue. For the archive the station answers all the same; what is
        # kept at the hub goes there as due today, unless it expires.
        withheld |= {row.notice_number for row in rows if row.due_on < today}
    if model is not HubModel.STATION:
        withheld |= _not_owed(session, found.position, rows)
        debt = _payable_from(session, found.position, debt, today)
    copy = PositionCopy(
        found.position.iupd or found.position.position_id, debt, entity.sector,
        found.position.live, found.position.expires, withheld,
    )  # fmt: skip
    address = ServiceAddress(station.positions_url, key)
    return HubCopy(model, station.broker_tax_code, address, copy, tuple(elsewhere))


def _out_of_question(rows: Sequence[InstallmentRow]) -> frozenset[str]:
    """Numbers that nobody is to pay: paid ones, and those of another way to pay than the one that
    was begun."""
    begun = {row.option_no for row in rows if row.status != InstallmentStatus.UNPAID}
    return frozenset(
        row.notice_number
        for row in rows
        if row.status != InstallmentStatus.UNPAID or (begun and row.option_no not in begun)
    )


def _not_owed(
    session: Session, position: PositionRow, rows: Sequence[InstallmentRow]
) -> frozenset[str]:
    """Numbers of which the management program that owns the debt said last that nothing is owed."""
    if position.program_id is None:
        return frozenset()
    noticed = (
        positions.position_by_notice(session, position.entity_id, row.notice_number) for row in rows
    )
    return frozenset(
        found.installment.notice_number
        for found in noticed
        if found is not None and asked.known(session, found).state is not ProgramState.DUE
    )


def _payable_from(
    session: Session, position: PositionRow, debt: DebtPosition, today: date
) -> DebtPosition:
    """The debt as whoever pays today finds it: GPD works nothing out, and takes nothing overdue.

    For a debt of a management program that is what it said last, or what it handed in: nobody asks
    us, so that it is asked nothing either.
    """

    def as_of_today(due: Installment) -> Installment:
        if position.live:
            found = positions.position_by_notice(session, position.entity_id, due.notice_number)
            if found is not None:
                due = live.installment_on(session, found, today)
        return due if position.expires else replace(due, due_on=max(due.due_on, today))

    options = (
        PaymentOption(tuple(as_of_today(due) for due in option.installments))
        for option in debt.options
    )
    return replace(debt, options=tuple(options))
