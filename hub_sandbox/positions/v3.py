"""A position as GPD v3 writes it (gpd_v3): every way to pay has its debtor and instalments."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field
from pydantic import StringConstraints as Shape

from hub_sandbox.positions.debts import Debt, Installment
from hub_sandbox.positions.known import KnownPosition, OptionStatus, PositionStatus
from hub_sandbox.positions.shapes import (
    Cents,
    Content,
    Debtor,
    Instant,
    Metadata,
    Text140,
    Transfer,
)
from hub_sandbox.positions.v1 import (
    Document,
    payment_facts,
    shown,
    transfer_states,
    when,
    without_nothing,
)

_MAX_WAYS = 100
_MAX_INSTALLMENTS = 100


class StatusV3(StrEnum):
    """States of a position as v3 names them."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    VALID = "VALID"
    UNPAYABLE = "UNPAYABLE"
    PARTIALLY_PAID = "PARTIALLY_PAID"
    PAID = "PAID"


_STATUSES = {
    PositionStatus.INVALID: StatusV3.UNPAYABLE,
    PositionStatus.EXPIRED: StatusV3.UNPAYABLE,
    PositionStatus.REPORTED: StatusV3.PAID,
}


class InstallmentMetadata(Content):
    """InstallmentMetadataModel: unlike in v1 the value may be missing."""

    key: Text140
    value: Text140 = ""


class InstallmentV3(Content):
    """InstallmentModel. Without a `nav` the hub makes it `3` and the IUV."""

    nav: str | None = None
    iuv: Annotated[str, Shape(min_length=1)]
    amount: Cents
    description: Text140
    due_date: Instant
    transfer: Annotated[tuple[Transfer, ...], Field(min_length=1)]
    installment_metadata: Annotated[tuple[InstallmentMetadata, ...], Field(max_length=10)] = ()


class OptionV3(Content):
    """PaymentOptionModelV3: one instalment is a single payment, several are a plan."""

    validity_date: Instant | None = None
    retention_date: Instant | None = None
    switch_to_expired: bool
    debtor: Debtor
    installments: Annotated[
        tuple[InstallmentV3, ...], Field(min_length=1, max_length=_MAX_INSTALLMENTS)
    ]


class PositionV3(Content):
    """PaymentPositionModelV3 without what only the hub writes."""

    iupd: Annotated[str, Shape(min_length=1)]
    pay_stand_in: bool = True
    company_name: Text140
    office_name: Text140 | None = None
    payment_option: Annotated[tuple[OptionV3, ...], Field(min_length=1, max_length=_MAX_WAYS)]

    def debt(self) -> Debt:
        """What the position says, for the store."""
        return Debt(
            iupd=self.iupd,
            company_name=self.company_name,
            office_name=self.office_name,
            pay_stand_in=self.pay_stand_in,
            debtor=self.payment_option[0].debtor,
            installments=tuple(
                _installment(option, one, str(number) if len(option.installments) > 1 else None)
                for number, option in enumerate(self.payment_option, start=1)
                for one in option.installments
            ),
        )


def _installment(option: OptionV3, one: InstallmentV3, plan: str | None) -> Installment:
    return Installment(
        notice_number=one.nav or f"3{one.iuv}",
        iuv=one.iuv,
        amount_cents=one.amount,
        description=one.description,
        due_at=one.due_date,
        retention_at=option.retention_date,
        validity_at=option.validity_date,
        switch_to_expired=option.switch_to_expired,
        debtor=option.debtor,
        plan=plan,
        transfers=one.transfer,
        metadata=tuple(
            Metadata(key=entry.key, value=entry.value) for entry in one.installment_metadata
        ),
    )


def status_v3(known: KnownPosition) -> StatusV3:
    """The state of a position, in the words of v3."""
    return _STATUSES.get(known.status) or StatusV3(known.status.value)


def as_position_v3(known: KnownPosition, now: datetime) -> Document:
    """PaymentPositionModelV3: what was sent, with its numbers and its states."""
    debt = known.debt
    return without_nothing(
        {
            "iupd": debt.iupd,
            "payStandIn": debt.pay_stand_in,
            "companyName": debt.company_name,
            "officeName": debt.office_name,
            "paymentDate": when(known.last_paid_at()),
            "status": status_v3(known).value,
            "paymentOption": [
                _way(way) | {"installments": [_as_installment(known, one, now) for one in way]}
                for way in _ways(debt.installments)
            ],
        }
    )


def as_state_v3(known: KnownPosition, now: datetime) -> Document:
    """PaymentPositionModelResponseV3."""
    debt = known.debt
    return without_nothing(
        {
            "iupd": debt.iupd,
            "organizationFiscalCode": known.entity_id,
            "companyName": debt.company_name,
            "officeName": debt.office_name,
            "insertedDate": when(known.inserted_at),
            "publishDate": when(known.published_at),
            "paymentDate": when(known.last_paid_at()),
            "status": status_v3(known).value,
            "lastUpdatedDate": when(known.updated_at),
            "paymentOption": [
                _way(way)
                | {
                    "insertedDate": when(known.inserted_at),
                    "installments": [_as_installment_state(known, one, now) for one in way],
                }
                for way in _ways(debt.installments)
            ],
        }
    )


def _ways(installments: Iterable[Installment]) -> list[list[Installment]]:
    """The instalments of each plan together, what stands alone by itself, in their order."""
    ways: dict[tuple[str, str], list[Installment]] = defaultdict(list)
    for one in installments:
        key = ("single", one.notice_number) if one.plan is None else ("plan", one.plan)
        ways[key].append(one)
    return list(ways.values())


def _way(way: list[Installment]) -> Document:
    """What the instalments of an option have in common."""
    first = way[0]
    return without_nothing(
        {
            "validityDate": when(first.validity_at),
            "retentionDate": when(first.retention_at),
            "switchToExpired": first.switch_to_expired,
            "debtor": shown(first.debtor),
        }
    )


def _as_installment(known: KnownPosition, one: Installment, now: datetime) -> Document:
    """InstallmentModel."""
    return {
        "nav": one.notice_number,
        "iuv": one.iuv,
        "amount": one.amount_cents,
        "description": one.description,
        "dueDate": when(one.due_at),
        "status": _installment_status(known, one, now),
        "transfer": [shown(transfer) for transfer in one.transfers],
        "installmentMetadata": [shown(entry) for entry in one.metadata],
    }


def _as_installment_state(known: KnownPosition, one: Installment, now: datetime) -> Document:
    """InstallmentModelResponse."""
    return {
        **_as_installment(known, one, now),
        "organizationFiscalCode": known.entity_id,
        "lastUpdatedDate": when(known.updated_at),
        **payment_facts(known, one),
        "transfer": transfer_states(known, one),
    }


def _installment_status(known: KnownPosition, one: Installment, now: datetime) -> str:
    """States of v1 without their prefix; of what is not paid, also why it cannot be any more."""
    status = known.option_status(one)
    if status is not OptionStatus.PO_UNPAID:
        return status.value.removeprefix("PO_")
    if known.status is PositionStatus.INVALID or known.is_shut_out(one):
        return "UNPAYABLE"
    return "EXPIRED" if one.is_over(now) else "UNPAID"
