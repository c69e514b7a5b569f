"""Calls to the hub's notice archive (ACA, API `gpd-4-aca`; hub protocol 3a.7 and 3b).

The archive holds a copy of every notice so that the hub can let citizens pay while our station
does not answer. Its times are UTC without a zone; a due day ends with its last second in Rome.
"""

from dataclasses import dataclass
from typing import Any

import httpx

from central_server.hub.address import ServiceAddress
from payments_core.clock import end_of_rome_day
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.identifiers.notice_number import iuv_of
from payments_core.model.debt_position import (
    DebtPosition,
    Installment,
    Party,
    StampRequest,
    Transfer,
)

#: Time to reach the archive and to wait for its answer (house style 6).
TIMEOUT = httpx.Timeout(10.0, connect=3.0)
#: Characters of an answer that a refusal repeats.
DETAIL_LIMIT = 200

#: The archive has no such position, or it is already as wanted, paid or gone.
_NOTHING_TO_DO = (httpx.codes.NOT_FOUND, httpx.codes.CONFLICT, httpx.codes.UNPROCESSABLE_ENTITY)
#: Stamp duty; there is no other (gpd-4-aca, Stamp).
_STAMP_TYPE = "01"
_LIVE = ("PUBLISHED", "VALID")
_PAID = ("PARTIALLY_PAID", "PAID", "REPORTED")


@dataclass(frozen=True, slots=True)
class ArchiveCopy:
    """What the archive is to hold; `iupd` is the position's id, of letters, digits and hyphens.

    `live`: the amount depends on the day, so nobody may pay it while our station is silent.
    """

    iupd: str
    debt: DebtPosition
    office_name: str | None
    live: bool = False


class ArchiveClient:
    """Publishes positions; repeating a publication leaves the archive as it is."""

    def __init__(self, http: httpx.Client) -> None:
        self._http = http

    def publish(self, address: ServiceAddress, copy: ArchiveCopy) -> None:
        """Create the position in the archive, published at once.

        A conflict means that an earlier attempt arrived although its answer did not, or that the
        archive holds other data: it is read again, and put right unless it was paid meanwhile.
        Raises WorldTrouble `archive_unreachable` or `archive_trouble` when trying again may
        help, RuleBroken `archive_refused` or `archive_conflict` when somebody has to look.
        """
        body = position_body(copy)
        answer = self._call("POST", address, copy, json=body)
        if answer.status_code != httpx.codes.CONFLICT:
            _require_success(answer)
            return
        held = self._call("GET", address, copy, copy.iupd)
        if held.status_code == httpx.codes.NOT_FOUND:
            raise RuleBroken("archive_conflict", iupd=copy.iupd, detail=_detail(answer))
        _require_success(held)
        if not _is_settled(held.json(), body):
            _require_success(self._call("PUT", address, copy, copy.iupd, json=body))

    def withdraw(self, address: ServiceAddress, copy: ArchiveCopy) -> None:
        """Have nobody pay from the archive for now: the copy becomes a draft.

        A position that the archive does not have, or has as settled, needs nothing.
        """
        answer = self._call("PUT", address, copy, copy.iupd, json=position_body(copy), live=False)
        if answer.status_code not in _NOTHING_TO_DO:
            _require_success(answer)

    def invalidate(self, address: ServiceAddress, copy: ArchiveCopy) -> None:
        """Withdraw the copy for good; a draft cannot be invalidated, so it is deleted."""
        answer = self._call("POST", address, copy, f"{copy.iupd}/invalidate")
        if answer.status_code == httpx.codes.CONFLICT:
            answer = self._call("DELETE", address, copy, copy.iupd)
        if answer.status_code not in _NOTHING_TO_DO:
            _require_success(answer)

    def mark_paid(self, address: ServiceAddress, copy: ArchiveCopy, notice_number: str) -> None:
        """Tell that a notice was paid outside the hub, so that nobody pays it there."""
        entity_id = copy.debt.creditor_tax_code
        url = f"{address.url.rstrip('/')}/organizations/{entity_id}/paymentoptions/paids"
        try:
            answer = self._http.post(
                f"{url}/{notice_number}", headers=address.headers, json={}, timeout=TIMEOUT
            )
        except httpx.HTTPError as trouble:
            raise WorldTrouble("archive_unreachable", reason=type(trouble).__name__) from trouble
        if answer.status_code not in _NOTHING_TO_DO:
            _require_success(answer)

    def is_reachable(self, address: ServiceAddress, entity_id: str) -> bool:
        """Whether the archive answers this entity with its key; for `doctor`."""
        try:
            answer = self._http.get(
                _positions_url(address, entity_id),
                headers=address.headers,
                params={"limit": "1", "page": "0"},
                timeout=TIMEOUT,
            )
        except httpx.HTTPError:
            return False
        return answer.is_success

    def _call(
        self,
        method: str,
        address: ServiceAddress,
        copy: ArchiveCopy,
        iupd: str | None = None,
        json: dict[str, Any] | None = None,
        *,
        live: bool = True,
    ) -> httpx.Response:
        url = _positions_url(address, copy.debt.creditor_tax_code)
        try:
            return self._http.request(
                method,
                f"{url}/{iupd}" if iupd else url,
                headers=address.headers,
                # Without it an update takes a live position back to DRAFT (hub protocol 0.5).
                params={"toPublish": str(live).lower()} if json is not None else None,
                json=json,
                timeout=TIMEOUT,
            )
        except httpx.HTTPError as trouble:
            raise WorldTrouble("archive_unreachable", reason=type(trouble).__name__) from trouble


def position_body(copy: ArchiveCopy) -> dict[str, Any]:
    """PaymentPositionModel of the archive; unknown parts are left out, never empty."""
    return _without_nones(
        {
            "iupd": copy.iupd,
            # The hub must not take an amount from the copy that the day has changed.
            "payStandIn": not copy.live,
            "switchToExpired": False,
            "companyName": copy.debt.creditor_name,
            "officeName": copy.office_name,
            **_debtor(copy.debt.debtor),
            "paymentOption": [
                _installment(installment, is_part=len(option.installments) > 1)
                for option in copy.debt.options
                for installment in option.installments
            ],
        }
    )


def _debtor(debtor: Party) -> dict[str, Any]:
    return {
        "type": debtor.kind.value,
        "fiscalCode": debtor.identifier,
        "fullName": debtor.full_name,
        "streetName": debtor.address.street,
        "civicNumber": debtor.address.street_number,
        "postalCode": debtor.address.postal_code,
        "city": debtor.address.city,
        "province": debtor.address.province,
        "country": debtor.address.country,
        "email": debtor.email,
    }


def _installment(installment: Installment, *, is_part: bool) -> dict[str, Any]:
    due_at = end_of_rome_day(installment.due_on).replace(tzinfo=None)
    return {
        "nav": installment.notice_number,
        "iuv": iuv_of(installment.notice_number),
        "amount": int(installment.amount_cents),
        "description": installment.description,
        "isPartialPayment": is_part,
        "dueDate": due_at.isoformat(timespec="seconds"),
        "transfer": [_transfer(transfer) for transfer in installment.transfers],
    }


def _transfer(transfer: Transfer) -> dict[str, Any]:
    return _without_nones(
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


def _without_nones(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _is_settled(held: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether the archive's copy needs nothing: it is paid, or live and as wanted."""
    if held.get("status") in _PAID:
        return True
    return held.get("status") in _LIVE and _essence(held) == _essence(wanted)


def _essence(position: dict[str, Any]) -> list[Any]:
    options = position.get("paymentOption") or []
    return [
        position.get("fiscalCode"),
        *(
            (option.get("iuv"), option.get("amount"), str(option.get("dueDate"))[:19])
            for option in options
        ),
    ]


def _positions_url(address: ServiceAddress, entity_id: str) -> str:
    return f"{address.url.rstrip('/')}/organizations/{entity_id}/debtpositions"


def _require_success(answer: httpx.Response) -> None:
    if answer.is_success:
        return
    status = answer.status_code
    if status == httpx.codes.TOO_MANY_REQUESTS or answer.is_server_error:
        raise WorldTrouble("archive_trouble", status=status)
    raise RuleBroken("archive_refused", status=status, detail=_detail(answer))


def _detail(answer: httpx.Response) -> str:
    return answer.text[:DETAIL_LIMIT]
