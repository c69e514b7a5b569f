"""The answers of the payment options service: every way to pay a debt, or why there is none.

The contract is pagopa-api `orgs_payment_options.json` 0.7.0, which says nothing of brokers and
stations: the question is an address with entity and notice number, without a body. Amounts are
cents; due dates and beginnings are wall-clock times of Rome without a zone, as in its example, and
the moment of an error is UTC, as in its example, too. The error's text is the code of the station
that means the same: it is read by the engineers of the payment chain.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, NamedTuple

from payments_core.clock import rome_local
from payments_core.identifiers import notice_number
from payments_core.model.debt_position import Installment
from payments_core.rules.payment_ways import InstallmentState, way_state
from payments_core.wire.hub.faults import FaultCode
from payments_core.wire.hub.payment_data import postal_iban_of, require_sound_transfers

#: The last second of a day, until which what is due on it can be paid.
_END_OF_DAY = time(23, 59, 59)


class _Refusal(NamedTuple):
    code: str
    status: HTTPStatus


#: Code and HTTP status of every refusal (hub protocol 3a.4).
_REFUSALS: Mapping[FaultCode, _Refusal] = MappingProxyType(
    {
        FaultCode.SYNTAX: _Refusal("ODP-101", HTTPStatus.BAD_REQUEST),
        FaultCode.SEMANTICS: _Refusal("ODP-102", HTTPStatus.UNPROCESSABLE_ENTITY),
        FaultCode.SYSTEM_ERROR: _Refusal("ODP-103", HTTPStatus.INTERNAL_SERVER_ERROR),
        FaultCode.ENTITY_UNKNOWN: _Refusal("ODP-104", HTTPStatus.BAD_REQUEST),
        FaultCode.BROKER_UNKNOWN: _Refusal("ODP-105", HTTPStatus.BAD_REQUEST),
        FaultCode.STATION_UNKNOWN: _Refusal("ODP-106", HTTPStatus.BAD_REQUEST),
        FaultCode.PAYMENT_UNKNOWN: _Refusal("ODP-107", HTTPStatus.NOT_FOUND),
        FaultCode.PAYMENT_DUPLICATE: _Refusal("ODP-108", HTTPStatus.CONFLICT),
        FaultCode.PAYMENT_IN_PROGRESS: _Refusal("ODP-109", HTTPStatus.CONFLICT),
        FaultCode.PAYMENT_EXPIRED: _Refusal("ODP-110", HTTPStatus.UNPROCESSABLE_ENTITY),
        FaultCode.PAYMENT_CANCELLED: _Refusal("ODP-111", HTTPStatus.UNPROCESSABLE_ENTITY),
    }
)


@dataclass(frozen=True, slots=True)
class OfferedInstallment:
    """An instalment as it can be paid today, and how it stands."""

    installment: Installment
    state: InstallmentState


@dataclass(frozen=True, slots=True)
class OfferedDebt:
    """All ways to pay a debt; each has one instalment at least. `valid_from` is an instant."""

    creditor_tax_code: str
    company_name: str
    office_name: str | None
    valid_from: datetime
    ways: tuple[tuple[OfferedInstallment, ...], ...]


def options_answer(debt: OfferedDebt) -> bytes:
    """PaymentOptionsResponse. It never says `standin`: we answer for ourselves."""
    since = _wall_clock(rome_local(debt.valid_from))
    told = {
        "organizationFiscalCode": debt.creditor_tax_code,
        "companyName": debt.company_name,
        "officeName": debt.office_name,
        "standin": False,
        "paymentOptions": [_way(way, since) for way in debt.ways],
    }
    return _json({name: value for name, value in told.items() if value is not None})


def options_refusal(code: FaultCode, now: datetime) -> tuple[int, bytes]:
    """HTTP status and ErrorResponse; what has no code of its own is a failure of ours."""
    refusal = _REFUSALS.get(code, _REFUSALS[FaultCode.SYSTEM_ERROR])
    body = {
        "httpStatusCode": refusal.status.value,
        "httpStatusDescription": refusal.status.phrase,
        "appErrorCode": refusal.code,
        "errorMessage": code.value,
        "timestamp": int(now.timestamp()),
        "dateTime": now.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds"),
    }
    return refusal.status.value, _json(body)


def _way(way: tuple[OfferedInstallment, ...], since: str) -> dict[str, Any]:
    state = way_state([offered.state for offered in way])
    dues = [offered.installment for offered in way]
    for due in dues:
        require_sound_transfers(due)
    return {
        "description": "Soluzione unica" if len(way) == 1 else f"Pagamento in {len(way)} rate",
        "numberOfInstallments": len(way),
        "amount": sum(due.amount_cents for due in dues),
        "dueDate": _end_of(max(due.due_on for due in dues)),
        "validFrom": since,
        "status": state.value,
        "allCCP": all(postal_iban_of(transfer) for due in dues for transfer in due.transfers),
        "installments": [_installment(offered, since) for offered in way],
    }


def _installment(offered: OfferedInstallment, since: str) -> dict[str, Any]:
    due = offered.installment
    return {
        "nav": due.notice_number,
        "iuv": notice_number.iuv_of(due.notice_number),
        "amount": due.amount_cents,
        "description": due.description,
        "dueDate": _end_of(due.due_on),
        "validFrom": since,
        "status": offered.state.value,
    }


def _end_of(day: date) -> str:
    return _wall_clock(datetime.combine(day, _END_OF_DAY))


def _wall_clock(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(timespec="seconds")


def _json(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()
