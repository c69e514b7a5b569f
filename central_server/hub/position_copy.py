"""What the hub is to hold of a debt, and the parts of it that all its interfaces write alike.

Interfaces: notice archive (ACA) and debt positions (GPD) of version 1, debt positions of version 3
(gpd-4-aca.json, gpd.json, gpd_v3.json; hub protocol 3b.2). Their times are UTC, written
with milliseconds and a `Z`: the one form that the descriptions admit as a date-time and the hub's
programs read. A due day ends with its last second in Rome.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any

from payments_core.clock import end_of_rome_day
from payments_core.identifiers.notice_number import iuv_of
from payments_core.model.debt_position import (
    DebtPosition,
    Installment,
    Party,
    PaymentOption,
    StampRequest,
    Transfer,
)

#: Stamp duty; there is no other (gpd-4-aca, Stamp).
_STAMP_TYPE = "01"
_COUNTRY = re.compile("[A-Z]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class PositionCopy:
    """A debt as the hub is to hold it; `iupd` is the position's id, of letters, digits and hyphens.

    `live`: the amount depends on the day, so nobody may pay it while our station is silent.
    `expires`: nobody may pay it after its due date. `withheld` are its notice numbers that the hub
    is not to offer.
    """

    iupd: str
    debt: DebtPosition
    office_name: str | None
    live: bool = False
    expires: bool = False
    withheld: frozenset[str] = frozenset()

    @property
    def offers(self) -> tuple[tuple[PaymentOption, tuple[Installment, ...]], ...]:
        """The ways to pay that the hub is to offer, each with what is left of it to pay."""
        left = (
            (
                option,
                tuple(due for due in option.installments if due.notice_number not in self.withheld),
            )
            for option in self.debt.options
        )
        return tuple((option, installments) for option, installments in left if installments)

    @property
    def numbers(self) -> list[str]:
        """The notice numbers that the hub is to offer."""
        return [due.notice_number for _, left in self.offers for due in left]


def debtor_fields(debtor: Party) -> dict[str, Any]:
    """Who owes; without an address for mail, for which the hub has no use: an odd one would make
    it refuse the payment (hub protocol 3a.3)."""
    country = debtor.address.country
    return known(
        {
            "type": debtor.kind.value,
            "fiscalCode": debtor.identifier,
            "fullName": debtor.full_name,
            "streetName": debtor.address.street,
            "civicNumber": debtor.address.street_number,
            "postalCode": debtor.address.postal_code,
            "city": debtor.address.city,
            "province": debtor.address.province,
            "country": country if country and _COUNTRY.fullmatch(country) else None,
        }
    )


def installment_fields(installment: Installment) -> dict[str, Any]:
    """A payment under a notice number of its own."""
    return {
        "nav": installment.notice_number,
        "iuv": iuv_of(installment.notice_number),
        "amount": int(installment.amount_cents),
        "description": installment.description,
        "dueDate": _due_at(installment.due_on),
        "transfer": [_transfer(transfer) for transfer in installment.transfers],
    }


def known(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that are known: unknown parts are left out, never empty."""
    return {name: value for name, value in fields.items() if value not in (None, "")}


def _due_at(due_on: date) -> str:
    due_at = end_of_rome_day(due_on).astimezone(UTC).replace(tzinfo=None)
    return f"{due_at.isoformat(timespec='milliseconds')}Z"


def _transfer(transfer: Transfer) -> dict[str, Any]:
    return known(
        {
            "idTransfer": str(transfer.transfer_no),
            "amount": int(transfer.amount_cents),
            "organizationFiscalCode": transfer.beneficiary_tax_code,
            "companyName": transfer.beneficiary_name,
            "remittanceInformation": transfer.remittance,
            "category": transfer.category,
            "iban": transfer.iban,
            "postalIban": transfer.postal_iban,
            "stamp": _stamp(transfer.stamp) if transfer.stamp else None,
        }
    )


def _stamp(stamp: StampRequest) -> dict[str, Any]:
    return {
        "hashDocument": stamp.document_hash,
        "stampType": _STAMP_TYPE,
        "provincialResidence": stamp.province,
    }
