"""A position as GPD v1 and ACA write it (gpd, gpd-4-aca): fields, reading and showing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field
from pydantic import StringConstraints as Shape

from hub_sandbox.positions.debts import Debt, Installment
from hub_sandbox.positions.known import KnownPosition
from hub_sandbox.positions.shapes import (
    Cents,
    Content,
    Debtor,
    Instant,
    Metadata,
    Text140,
    Transfer,
    write_instant,
)

Document = dict[str, Any]

#: All rates of a v1 position are one plan.
_RATES = "rates"


class Option(Content):
    """PaymentOptionModel. Without a `nav` the hub makes it `3` and the IUV."""

    nav: str | None = None
    iuv: Annotated[str, Shape(min_length=1)]
    amount: Cents
    description: Text140
    is_partial_payment: bool
    due_date: Instant
    retention_date: Instant | None = None
    fee: int | None = None
    transfer: tuple[Transfer, ...] = ()
    payment_option_metadata: Annotated[tuple[Metadata, ...], Field(max_length=10)] = ()


class Position(Debtor):
    """PaymentPositionModel without what only the hub writes."""

    iupd: Annotated[str, Shape(min_length=1)]
    pay_stand_in: bool = True
    switch_to_expired: bool
    company_name: Text140
    office_name: Text140 | None = None
    validity_date: Instant | None = None
    payment_option: tuple[Option, ...] = ()

    def debt(self) -> Debt:
        """What the position says, for the store."""
        debtor = Debtor.model_validate(self.model_dump(include=set(Debtor.model_fields)))
        return Debt(
            iupd=self.iupd,
            company_name=self.company_name,
            office_name=self.office_name,
            pay_stand_in=self.pay_stand_in,
            debtor=debtor,
            installments=tuple(self._installment(one, debtor) for one in self.payment_option),
        )

    def _installment(self, option: Option, debtor: Debtor) -> Installment:
        return Installment(
            notice_number=option.nav or f"3{option.iuv}",
            iuv=option.iuv,
            amount_cents=option.amount,
            description=option.description,
            due_at=option.due_date,
            retention_at=option.retention_date,
            validity_at=self.validity_date,
            switch_to_expired=self.switch_to_expired,
            debtor=debtor,
            plan=_RATES if option.is_partial_payment else None,
            transfers=option.transfer,
            metadata=option.payment_option_metadata,
            fee_cents=option.fee,
        )


def as_position(known: KnownPosition) -> Document:
    """PaymentPositionModel: what was sent, with its numbers and its state."""
    debt = known.debt
    return without_nothing(
        {
            "iupd": debt.iupd,
            "payStandIn": debt.pay_stand_in,
            **shown(debt.debtor),
            "switchToExpired": debt.switch_to_expired,
            "companyName": debt.company_name,
            "officeName": debt.office_name,
            "validityDate": when(debt.validity_at),
            "paymentDate": when(known.last_paid_at()),
            "status": known.status.value,
            "paymentOption": [_as_option(one) for one in debt.installments],
        }
    )


def _as_option(one: Installment) -> Document:
    """PaymentOptionModel."""
    return without_nothing(
        {
            "nav": one.notice_number,
            "iuv": one.iuv,
            "amount": one.amount_cents,
            "description": one.description,
            "isPartialPayment": one.plan is not None,
            "dueDate": when(one.due_at),
            "retentionDate": when(one.retention_at),
            "fee": one.fee_cents,
            "transfer": [shown(transfer) for transfer in one.transfers],
            "paymentOptionMetadata": [shown(entry) for entry in one.metadata],
        }
    )


def as_state(known: KnownPosition) -> Document:
    """PaymentPositionModelBaseResponse."""
    debt = known.debt
    return without_nothing(
        {
            "iupd": debt.iupd,
            "organizationFiscalCode": known.entity_id,
            "type": debt.debtor.type,
            "companyName": debt.company_name,
            "officeName": debt.office_name,
            "insertedDate": when(known.inserted_at),
            "publishDate": when(known.published_at),
            "validityDate": when(debt.validity_at),
            "paymentDate": when(known.last_paid_at()),
            "status": known.status.value,
            "lastUpdatedDate": when(known.updated_at),
            "paymentOption": [as_option_state(known, one) for one in debt.installments],
        }
    )


def as_option_state(known: KnownPosition, one: Installment) -> Document:
    """PaymentOptionModelResponse."""
    return without_nothing(
        {
            **_as_option(one),
            "organizationFiscalCode": known.entity_id,
            "insertedDate": when(known.inserted_at),
            "lastUpdatedDate": when(known.updated_at),
            **payment_facts(known, one),
            "status": known.option_status(one).value,
            "transfer": transfer_states(known, one),
        }
    )


def payment_facts(known: KnownPosition, one: Installment) -> Document:
    """What an answer tells of a payment and of its settlement; nothing where there is none."""
    payment = known.payments.get(one.notice_number)
    if payment is None:
        return {}
    reports = [
        report for (number, _), report in known.reports.items() if number == one.notice_number
    ]
    return without_nothing(
        {
            "paymentDate": when(payment.paid_at),
            "paymentMethod": payment.method,
            "pspCompany": payment.psp_name,
            "fee": payment.fee_cents,
            "idReceipt": payment.receipt_id,
            "reportingDate": when(reports[-1].reported_at) if reports else None,
            "idFlowReporting": reports[-1].flow_id if reports else None,
        }
    )


def transfer_states(known: KnownPosition, one: Installment) -> list[Document]:
    """TransferModelResponse of every transfer."""
    return [
        {
            "organizationFiscalCode": known.entity_id,
            **shown(transfer),
            "insertedDate": when(known.inserted_at),
            "lastUpdatedDate": when(known.updated_at),
            "status": _transfer_status(known.reports, (one.notice_number, transfer.id_transfer)),
        }
        for transfer in one.transfers
    ]


def _transfer_status(reports: Mapping[tuple[str, str], object], key: tuple[str, str]) -> str:
    return "T_REPORTED" if key in reports else "T_UNREPORTED"


def shown(content: Content) -> Document:
    """A part of a position as it was sent."""
    return content.model_dump(mode="json", by_alias=True, exclude_none=True)


def when(instant: datetime | None) -> str | None:
    """An instant as the hub shows it, where there is one."""
    return write_instant(instant) if instant else None


def without_nothing(answer: Document) -> Document:
    """What is not known is left out."""
    return {name: value for name, value in answer.items() if value is not None}
