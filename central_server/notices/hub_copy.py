"""A position as the hub is to hold it now, and where it goes."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from central_server.entities import repository as entities
from central_server.entities import secret_reference
from central_server.entities.models import EntityRow, HubModel
from central_server.hub.address import ServiceAddress
from central_server.hub.position_copy import PositionCopy
from central_server.positions import live
from central_server.positions import repository as positions
from central_server.positions.models import PositionRow
from payments_core.errors import RuleBroken
from payments_core.identifiers.notice_number import segregation_code_of
from payments_core.model.debt_position import (
    DebtPosition,
    Installment,
    PaymentOption,
    PositionStatus,
)

#: Statuses in which the hub is to let people pay.
PAYABLE = (PositionStatus.VALID, PositionStatus.PARTIALLY_PAID)


class HubCopy(NamedTuple):
    """A copy with its way to the hub; `elsewhere` are the notices that were paid outside of it.

    `model` says what reaches it there, `broker` through whom. Of what GPD is to hold, paid notices
    are left out.
    """

    model: HubModel
    broker: str
    address: ServiceAddress
    copy: PositionCopy
    elsewhere: tuple[str, ...]

    @property
    def numbers(self) -> list[str]:
        """The notice numbers of the copy."""
        options = self.copy.debt.options
        return [due.notice_number for option in options for due in option.installments]

    def is_payable(self, today: date) -> bool:
        """Whether somebody can pay it, and has until at least today to do so."""
        options = self.copy.debt.options
        last_due_on = max(
            (due.due_on for option in options for due in option.installments), default=date.min
        )
        return self.copy.debt.status in PAYABLE and last_due_on >= today


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
    numbers = [due.notice_number for option in debt.options for due in option.installments]
    elsewhere = sorted(positions.settled_elsewhere(session, entity_id, numbers))
    model = HubModel(station.hub_model)
    if model is not HubModel.STATION:
        debt = _payable_from(session, found.position, _without(debt, elsewhere), today)
    return HubCopy(
        model,
        station.broker_tax_code,
        ServiceAddress(station.positions_url, key),
        _copy(entity, found.position, debt),
        tuple(elsewhere),
    )


def _copy(entity: EntityRow, position: PositionRow, debt: DebtPosition) -> PositionCopy:
    return PositionCopy(
        position.position_id, debt, entity.sector, live=position.live, expires=position.expires
    )


def _without(debt: DebtPosition, paid: Collection[str]) -> DebtPosition:
    """The debt as it stands open: a plan that was begun leaves no other way to pay."""
    begun = [
        option
        for option in debt.options
        if any(due.notice_number in paid for due in option.installments)
    ]
    options = (
        PaymentOption(tuple(due for due in option.installments if due.notice_number not in paid))
        for option in (begun or debt.options)
    )
    return replace(debt, options=tuple(option for option in options if option.installments))


def _payable_from(
    session: Session, position: PositionRow, debt: DebtPosition, today: date
) -> DebtPosition:
    """The debt as whoever pays today finds it: GPD works nothing out, and takes nothing overdue."""

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
