"""A payer asks for all ways to pay a notice: payment options service, `orgs_payment_options.json`.

The contract makes every field optional; the hub needs those that a payer is shown, so they are
demanded here, and what the contract does not name is refused. Its errors have one status each.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Protocol

import httpx
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic.alias_generators import to_camel

from hub_sandbox.refusals import HubFault, HubRefusal
from hub_sandbox.routing import route
from hub_sandbox.station_client import station_address
from hub_sandbox.world import Entity, World

#: As for a verification (hub protocol 3a.5).
TIMEOUT_SECONDS = 7.0
#: Longest answer that is read, bytes.
MAX_ANSWER_BYTES = 1_000_000

#: Status of each error of the contract.
_ERRORS = {
    "ODP-101": 400, "ODP-102": 422, "ODP-103": 500, "ODP-104": 400, "ODP-105": 400,
    "ODP-106": 400, "ODP-107": 404, "ODP-108": 409, "ODP-109": 409, "ODP-110": 422,
    "ODP-111": 422,
}  # fmt: skip


class InstallmentState(StrEnum):
    """EnumInstallment."""

    POI_UNPAID = "POI_UNPAID"
    POI_PAID = "POI_PAID"
    POI_EXPIRED_NOT_PAYABLE = "POI_EXPIRED_NOT_PAYABLE"
    POI_EXPIRED_UNPAID = "POI_EXPIRED_UNPAID"
    POI_INVALID = "POI_INVALID"


class OptionState(StrEnum):
    """EnumPo."""

    PO_UNPAID = "PO_UNPAID"
    PO_PAID = "PO_PAID"
    PO_PARTIALLY_PAID = "PO_PARTIALLY_PAID"
    PO_EXPIRED_NOT_PAYABLE = "PO_EXPIRED_NOT_PAYABLE"
    PO_EXPIRED_UNPAID = "PO_EXPIRED_UNPAID"
    PO_INVALID = "PO_INVALID"


class _Said(BaseModel):
    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, frozen=True, extra="forbid"
    )


class Installment(_Said):
    """Installment."""

    nav: Annotated[str, StringConstraints(pattern=r"^[0-9]{18}$")]
    iuv: str
    amount: Annotated[int, Field(ge=1)]
    description: str
    due_date: datetime
    valid_from: datetime | None = None
    status: InstallmentState
    status_reason: str | None = None


class Option(_Said):
    """PaymentOption."""

    description: str
    number_of_installments: int
    due_date: datetime
    valid_from: datetime | None = None
    amount: int
    status: OptionState
    status_reason: str | None = None
    all_ccp: Annotated[bool, Field(alias="allCCP")]
    installments: Annotated[tuple[Installment, ...], Field(min_length=1)]


class Options(_Said):
    """PaymentOptionsResponse."""

    organization_fiscal_code: str
    company_name: str
    office_name: str | None = None
    standin: bool = False
    payment_options: Annotated[tuple[Option, ...], Field(min_length=1)]


class _Error(_Said):
    http_status_code: int
    http_status_description: str
    error_message: str
    app_error_code: str
    timestamp: int
    date_time: datetime


@dataclass(frozen=True, slots=True)
class OptionsReport:
    """What a payer was told: the options, or the hub's code and the station's behind it."""

    entity_id: str
    notice_number: str
    options: Options | None
    fault: str | None = None
    original_fault: str | None = None
    detail: str | None = None


class Question(Protocol):
    """Posts nothing to an address and brings status and answer back."""

    def __call__(self, url: str, timeout_seconds: float) -> tuple[int, bytes]:
        """A HubRefusal for time-out and no connection."""
        ...


class HttpQuestion:
    """The question over HTTP. The time-out covers the whole answer, not only its silences."""

    def __init__(
        self, client: httpx.Client, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._client = client
        self._monotonic = monotonic

    def __call__(self, url: str, timeout_seconds: float) -> tuple[int, bytes]:
        """Ask; redirects are not followed."""
        ends = self._monotonic() + timeout_seconds
        try:
            with self._client.stream("POST", url, timeout=timeout_seconds) as response:
                answer = bytearray()
                for piece in response.iter_bytes():
                    answer += piece
                    if self._monotonic() > ends:
                        raise HubRefusal(HubFault.STATION_TIMEOUT)
                    if len(answer) > MAX_ANSWER_BYTES:
                        raise HubRefusal(HubFault.STATION_ANSWER, detail="answer too long")
                return response.status_code, bytes(answer)
        except httpx.TimeoutException as trouble:
            raise HubRefusal(HubFault.STATION_TIMEOUT) from trouble
        except httpx.RequestError as trouble:
            raise HubRefusal(HubFault.STATION_UNREACHABLE, detail=str(trouble)) from trouble


class PaymentOptions:
    """Asks the stations of a world."""

    def __init__(self, question: Question, world: World) -> None:
        self._question = question
        self._world = world

    def ask(self, entity_id: str, notice_number: str) -> OptionsReport:
        """All ways to pay a notice; nothing is remembered of the question."""
        try:
            entity = route(self._world, entity_id, notice_number)
            url = (
                f"{station_address(entity)}/payment-options/organizations/{entity.tax_code}"
                f"/notices/{notice_number}"
            )
            options = read_options(*self._question(url, TIMEOUT_SECONDS), entity, notice_number)
        except HubRefusal as refusal:
            return OptionsReport(
                entity_id, notice_number, None, refusal.fault.value, refusal.original_fault,
                refusal.detail,
            )  # fmt: skip
        return OptionsReport(entity_id, notice_number, options)


def read_options(status: int, answer: bytes, entity: Entity, notice_number: str) -> Options:
    """A good answer; an error of the contract rises as STATION_REFUSED with its code."""
    if status != httpx.codes.OK:
        raise _refusal(status, answer)
    try:
        options = Options.model_validate_json(answer)
    except ValidationError as trouble:
        raise _malformed(trouble) from trouble
    if options.organization_fiscal_code != entity.tax_code:
        raise _out_of_place("organizationFiscalCode", "not the entity that was asked")
    told = [one.nav for option in options.payment_options for one in option.installments]
    if notice_number not in told:
        raise _out_of_place("paymentOptions", "not the notice that was asked for")
    if len(set(told)) != len(told):
        raise _out_of_place("paymentOptions", "a notice stands twice")
    for option in options.payment_options:
        if option.number_of_installments != len(option.installments):
            raise _out_of_place("numberOfInstallments", "not as many as there are")
        if option.amount != sum(one.amount for one in option.installments):
            raise _out_of_place("amount", "not what the instalments come to")
    return options


def _refusal(status: int, answer: bytes) -> HubRefusal:
    try:
        error = _Error.model_validate_json(answer)
    except ValidationError:
        return HubRefusal(HubFault.STATION_ANSWER, detail=f"HTTP {status}")
    if _ERRORS.get(error.app_error_code) != status or error.http_status_code != status:
        return _out_of_place("appErrorCode", f"{error.app_error_code} with HTTP {status}")
    return HubRefusal(
        HubFault.STATION_REFUSED, original_fault=error.app_error_code, detail=error.error_message
    )


def _malformed(trouble: ValidationError) -> HubRefusal:
    first = trouble.errors(include_url=False)[0]
    return _out_of_place(".".join(map(str, first["loc"])) or "-", first["msg"])


def _out_of_place(where: str, why: str) -> HubRefusal:
    return HubRefusal(HubFault.STATION_ANSWER, detail=f"{where}: {why}")
