"""The commands' side of the control interface."""

from typing import TypeVar

import httpx
from pydantic import BaseModel, TypeAdapter, ValidationError

from hub_sandbox.checkout import CartReport
from hub_sandbox.control_messages import (
    CartOrder,
    DayRequest,
    FaultPlan,
    FlowFile,
    FlowFiles,
    JournalFile,
    OptionsRequest,
    PayRequest,
    Refusal,
    ReissueRequest,
    SandboxState,
)
from hub_sandbox.payer import PaymentReport
from hub_sandbox.payment_options import OptionsReport
from payments_core.errors import RemoteProtocolError, RuleBroken, WorldTrouble

#: Five attempts of 15 seconds with their pauses, three times over: a payment waits for them all.
TIMEOUT_SECONDS = 300.0

Answer = TypeVar("Answer")


class ControlClient:
    """Asks a running sandbox; its refusals rise as RuleBroken with the same code."""

    def __init__(self, client: httpx.Client, address: str) -> None:
        self._client = client
        self._address = address.rstrip("/")

    def pay(self, request: PayRequest) -> PaymentReport:
        """Pay a notice."""
        return self._ask("POST", "pay", request, TypeAdapter(PaymentReport))

    def cart(self, order: CartOrder) -> CartReport:
        """Have a citizen leave the page of a cart."""
        return self._ask("POST", "cart", order, TypeAdapter(CartReport))

    def options(self, request: OptionsRequest) -> OptionsReport:
        """Ask for all ways to pay a notice."""
        return self._ask("POST", "options", request, TypeAdapter(OptionsReport))

    def settle(self, request: DayRequest) -> FlowFiles:
        """Have the PSPs settle."""
        return self._ask("POST", "settle", request, TypeAdapter(FlowFiles))

    def reissue(self, request: ReissueRequest) -> FlowFile:
        """Have a PSP issue a flow again."""
        return self._ask("POST", "reissue", request, TypeAdapter(FlowFile))

    def treasury_day(self, request: DayRequest) -> JournalFile:
        """Have the treasurer write the journal of a day."""
        return self._ask("POST", "treasury-day", request, TypeAdapter(JournalFile))

    def plan_fault(self, plan: FaultPlan) -> FaultPlan:
        """Have answers of a service go wrong."""
        return self._ask("POST", "faults", plan, TypeAdapter(FaultPlan))

    def state(self) -> SandboxState:
        """What the sandbox remembers."""
        return self._ask("GET", "state", None, TypeAdapter(SandboxState))

    def _ask(
        self, method: str, path: str, request: BaseModel | None, kind: TypeAdapter[Answer]
    ) -> Answer:
        body = request.model_dump(mode="json") if request else None
        url = f"{self._address}/sandbox/v1/{path}"
        try:
            response = self._client.request(method, url, json=body, timeout=TIMEOUT_SECONDS)
        except (httpx.RequestError, httpx.InvalidURL) as trouble:
            raise WorldTrouble("sandbox_unreachable", address=self._address) from trouble
        try:
            if response.status_code == httpx.codes.OK:
                return kind.validate_json(response.content)
            refusal = Refusal.model_validate_json(response.content)
        except ValidationError as trouble:
            raise RemoteProtocolError("not_a_sandbox", address=self._address) from trouble
        raise RuleBroken(refusal.code, **refusal.facts)
