"""A position with what the hub knows about it, and what time makes of its state."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Self

from hub_sandbox.positions.debts import Debt, Installment


class PositionStatus(StrEnum):
    """States of a position (hub protocol 3b.3)."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    VALID = "VALID"
    INVALID = "INVALID"
    EXPIRED = "EXPIRED"
    PARTIALLY_PAID = "PARTIALLY_PAID"
    PAID = "PAID"
    REPORTED = "REPORTED"


#: States in which something of a position was paid: none of them is ever left for an unpaid one.
SOMETHING_PAID = frozenset(
    {PositionStatus.PARTIALLY_PAID, PositionStatus.PAID, PositionStatus.REPORTED}
)

#: States in which a notice of the position may be paid.
MAY_PAY = frozenset({PositionStatus.VALID, PositionStatus.PARTIALLY_PAID})


class OptionStatus(StrEnum):
    """States of what one notice number stands for."""

    PO_UNPAID = "PO_UNPAID"
    PO_PAID = "PO_PAID"
    PO_PARTIALLY_REPORTED = "PO_PARTIALLY_REPORTED"
    PO_REPORTED = "PO_REPORTED"


@dataclass(frozen=True, slots=True)
class Payment:
    """What the hub noted of a payment; only the instant where it was made elsewhere."""

    paid_at: datetime
    receipt_id: str | None = None
    psp_name: str | None = None
    method: str | None = None
    fee_cents: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A transfer found in a settlement flow."""

    flow_id: str
    reported_at: datetime


@dataclass(frozen=True, slots=True)
class KnownPosition:
    """A debt, its state and what happened to it.

    `payments` are by notice number, `reports` by notice number and transfer number.
    """

    entity_id: str
    debt: Debt
    status: PositionStatus
    inserted_at: datetime
    updated_at: datetime
    published_at: datetime | None = None
    payments: Mapping[str, Payment] = field(default_factory=dict)
    reports: Mapping[tuple[str, str], Report] = field(default_factory=dict)

    def seen_at(self, now: datetime) -> Self:
        """The position as of now: some states change by the mere passing of time."""
        status = self.status
        if status is PositionStatus.PUBLISHED and self._is_valid(now):
            status = PositionStatus.VALID
        if status is PositionStatus.VALID and self._is_over(now):
            status = PositionStatus.EXPIRED
        return replace(self, status=status)

    def paid(self, notice_number: str, payment: Payment, now: datetime) -> Self:
        """The position with one more payment, noted now."""
        payments = {**self.payments, notice_number: payment}
        changed = replace(self, payments=payments, updated_at=now)
        return replace(changed, status=changed._status_of_payments())

    def reported(self, notice_number: str, transfer_no: str, report: Report) -> Self:
        """The position with one more transfer found in a flow."""
        reports = {**self.reports, (notice_number, transfer_no): report}
        changed = replace(self, reports=reports, updated_at=report.reported_at)
        return replace(changed, status=changed._status_of_payments())

    def option_status(self, one: Installment) -> OptionStatus:
        """The state of one notice number."""
        if one.notice_number not in self.payments:
            return OptionStatus.PO_UNPAID
        found = sum((one.notice_number, part.id_transfer) in self.reports for part in one.transfers)
        if not found:
            return OptionStatus.PO_PAID
        if found < len(one.transfers):
            return OptionStatus.PO_PARTIALLY_REPORTED
        return OptionStatus.PO_REPORTED

    def is_shut_out(self, one: Installment) -> bool:
        """Whether another way of paying the debt has begun: this one is hidden from payers."""
        return any(
            other.notice_number in self.payments and (one.plan is None or other.plan != one.plan)
            for other in self.debt.installments
            if other.notice_number != one.notice_number
        )

    def last_paid_at(self) -> datetime | None:
        """When the latest payment was made."""
        return max((payment.paid_at for payment in self.payments.values()), default=None)

    def _is_valid(self, now: datetime) -> bool:
        starts = [one.validity_at for one in self.debt.installments]
        return not starts or any(start is None or start <= now for start in starts)

    def _is_over(self, now: datetime) -> bool:
        """With every option expiring, once the last due instant has passed."""
        return self.debt.switch_to_expired and now > max(
            one.due_at for one in self.debt.installments
        )

    def _status_of_payments(self) -> PositionStatus:
        """The plan rule: a debt is paid once one of the ways to pay it is paid whole."""
        ways: dict[str, list[OptionStatus]] = defaultdict(list)
        for one in self.debt.installments:
            way = one.notice_number if one.plan is None else f"plan {one.plan}"
            ways[way].append(self.option_status(one))
        if any(set(states) == {OptionStatus.PO_REPORTED} for states in ways.values()):
            return PositionStatus.REPORTED
        if any(OptionStatus.PO_UNPAID not in states for states in ways.values()):
            return PositionStatus.PAID
        return PositionStatus.PARTIALLY_PAID
