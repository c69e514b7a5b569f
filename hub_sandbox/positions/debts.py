"""A debt as an entity describes it to the hub, whatever version of the contract it spoke."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from hub_sandbox.positions.shapes import Debtor, Metadata, Transfer

_RESERVED_METADATA = "NOTIFICATION_FEE"


@dataclass(frozen=True, slots=True)
class Installment:
    """What is owed under one notice number: a rate of a plan, or all of it where `plan` is None.

    `plan` is the same for the rates that together pay the debt once.
    """

    notice_number: str
    iuv: str
    amount_cents: int
    description: str
    due_at: datetime
    retention_at: datetime | None
    validity_at: datetime | None
    switch_to_expired: bool
    debtor: Debtor
    plan: str | None
    transfers: tuple[Transfer, ...]
    metadata: tuple[Metadata, ...]
    fee_cents: int | None = None

    def is_over(self, now: datetime) -> bool:
        """Whether it may no longer be paid for its due instant has passed."""
        return self.switch_to_expired and now > self.due_at


@dataclass(frozen=True, slots=True)
class Debt:
    """A position without its state. `debtor` is that of the first option."""

    iupd: str
    company_name: str
    office_name: str | None
    pay_stand_in: bool
    debtor: Debtor
    installments: tuple[Installment, ...]

    @property
    def validity_at(self) -> datetime | None:
        """The earliest instant from which an option is valid, where any option names one."""
        return min((one.validity_at for one in self.installments if one.validity_at), default=None)

    @property
    def switch_to_expired(self) -> bool:
        """Whether the whole position expires after its last due instant."""
        return bool(self.installments) and all(one.switch_to_expired for one in self.installments)


def defects(debt: Debt, now: datetime, *, creating: bool) -> Iterator[str]:
    """What is wrong across the fields (hub protocol 3b.3); nothing when the debt is good."""
    for one in debt.installments:
        here = f"paymentOption {one.notice_number}"
        if creating and one.validity_at is not None and one.validity_at <= now:
            yield f"{here}: validityDate is not after now"
        if one.validity_at is not None and one.due_at < one.validity_at:
            yield f"{here}: dueDate before validityDate"
        if (creating or one.switch_to_expired) and one.due_at < now:
            yield f"{here}: dueDate is past"
        if one.retention_at is not None and one.retention_at < one.due_at:
            yield f"{here}: retentionDate before dueDate"
        yield from _transfer_defects(one, here)


def _transfer_defects(one: Installment, here: str) -> Iterator[str]:
    numbers = [transfer.id_transfer for transfer in one.transfers]
    if len(set(numbers)) != len(numbers):
        yield f"{here}: idTransfer repeated"
    if sum(transfer.amount for transfer in one.transfers) != one.amount_cents:
        yield f"{here}: transfers do not add up to the amount"
    for transfer in one.transfers:
        if (transfer.iban is None) == (transfer.stamp is None):
            yield f"{here}: transfer {transfer.id_transfer} needs an iban or a stamp, not both"
        if transfer.postal_iban and transfer.stamp is not None:
            yield f"{here}: transfer {transfer.id_transfer} has a stamp and a postalIban"


def metadata_conflicts(debt: Debt) -> Iterator[str]:
    """Keys that the hub keeps for itself, or that stand twice in one place."""
    for one in debt.installments:
        places = [one.metadata, *(transfer.transfer_metadata for transfer in one.transfers)]
        for keys in ([entry.key for entry in place] for place in places):
            if _RESERVED_METADATA in keys:
                yield f"metadata key {_RESERVED_METADATA} is reserved"
            if len(set(keys)) != len(keys):
                yield "metadata key repeated"
