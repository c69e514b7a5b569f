"""The hub's three interfaces that hold debt positions, as far as they differ.

* notice archive (ACA): a copy for when our station is silent; told of payments elsewhere;
* GPD version 1: the same shape; what the hub says there is what can be paid;
* GPD version 3: debtor and instalments by option, two states fewer, nothing to invalidate with.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from central_server.hub.position_copy import (
    PositionCopy,
    debtor_fields,
    installment_fields,
    known,
)
from payments_core.model.debt_position import PositionStatus

Fields = dict[str, Any]

#: Statuses of the hub's own; what is paid nobody can change any more.
VALID = "VALID"
LIVE = ("PUBLISHED", VALID)
PAID = ("PARTIALLY_PAID", "PAID", "REPORTED")
#: Statuses of ours in which the hub is to let people pay.
PAYABLE = (PositionStatus.VALID, PositionStatus.PARTIALLY_PAID)


@dataclass(frozen=True, slots=True)
class PositionsApi:
    """One of the interfaces.

    `name` begins the codes of its troubles. `can_invalidate`: it has a call for that, else a
    position is deleted. `hears_of_payments`: it can be told that a notice was paid elsewhere.
    `decides`: it alone says whether a notice can be paid, so it is read again after each
    publication.
    """

    name: str
    body: Callable[[PositionCopy], Fields]
    installments: Callable[[Mapping[str, Any]], Iterator[Mapping[str, Any]]]
    can_invalidate: bool
    hears_of_payments: bool
    decides: bool

    def essence(self, position: Mapping[str, Any]) -> list[Any]:
        """What of a position must be as wanted; the hub may add to the rest."""
        return sorted(
            (
                str(due.get("nav") or due.get("iuv")),
                due.get("amount"),
                str(due.get("dueDate"))[:19],
                due.get("description"),
                [
                    (part.get("idTransfer"), part.get("amount"), part.get("iban"))
                    for part in due.get("transfer") or ()
                ],
            )
            for due in self.installments(position)
        )


def _archive_body(copy: PositionCopy) -> Fields:
    # The hub must not take an amount from the copy that the day has changed, nor money for a debt
    # that we have suspended.
    return _first_version(copy, pay_stand_in=not copy.live and copy.debt.status in PAYABLE)


def _gpd_body(copy: PositionCopy) -> Fields:
    return _first_version(copy, pay_stand_in=True)


def _first_version(copy: PositionCopy, *, pay_stand_in: bool) -> Fields:
    """PaymentPositionModel of gpd.json and gpd-4-aca.json."""
    return known(
        {
            "iupd": copy.iupd,
            "payStandIn": pay_stand_in,
            "switchToExpired": copy.expires,
            "companyName": copy.debt.creditor_name,
            "officeName": copy.office_name,
            **debtor_fields(copy.debt.debtor),
            "paymentOption": [
                {
                    **installment_fields(installment),
                    "isPartialPayment": len(option.installments) > 1,
                }
                for option, left in copy.offers
                for installment in left
            ],
        }
    )


def _third_version(copy: PositionCopy) -> Fields:
    """PaymentPositionModelV3 of gpd_v3.json."""
    return known(
        {
            "iupd": copy.iupd,
            "payStandIn": True,
            "companyName": copy.debt.creditor_name,
            "officeName": copy.office_name,
            "paymentOption": [
                {
                    "switchToExpired": copy.expires,
                    "debtor": debtor_fields(copy.debt.debtor),
                    "installments": [installment_fields(installment) for installment in left],
                }
                for _, left in copy.offers
            ],
        }
    )


def _options(position: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from position.get("paymentOption") or ()


def _installments(position: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for option in _options(position):
        yield from option.get("installments") or ()


ARCHIVE = PositionsApi(
    "archive", _archive_body, _options, can_invalidate=True, hears_of_payments=True, decides=False
)
GPD_V1 = PositionsApi(
    "gpd", _gpd_body, _options, can_invalidate=True, hears_of_payments=False, decides=True
)
GPD_V3 = PositionsApi(
    "gpd", _third_version, _installments, can_invalidate=False, hears_of_payments=False,
    decides=True,
)  # fmt: skip
