"""Debts as the sandbox's stores of positions keep them, and the hub's contracts of their calls."""

from dataclasses import dataclass, field
from typing import Any

import httpx

from hub_sandbox.positions.debts import Debt
from hub_sandbox.positions.v1 import Position
from tests.factories.openapi_contract import Contract
from tests.factories.sandbox import archive_position
from tests.shared_spec import spec

SINGLE, FIRST_RATE, SECOND_RATE = (f"30100000000000{number}" for number in (4285, 4386, 4487))


def debt(**changes: Any) -> Debt:
    """The debt of `archive_position`."""
    return Position.model_validate(archive_position(**changes)).debt()


def debt_with_plan(**changes: Any) -> Debt:
    """A debt to be paid at once (SINGLE) or by two rates (FIRST_RATE, SECOND_RATE)."""
    tree = archive_position(iuv=SINGLE[1:], **changes)
    for number in (FIRST_RATE, SECOND_RATE):
        rate = archive_position(iuv=number[1:], isPartialPayment=True, **changes)
        tree["paymentOption"] += rate["paymentOption"]
    return Position.model_validate(tree).debt()


def position_v3(iupd: str = "POS-1", **changes: Any) -> Any:
    """`debt_with_plan` as it is sent to GPD v3; `changes` go into every option."""
    debtor = {"type": "F", "fiscalCode": "PRVNNA80A41Z999A", "fullName": "Anna Prova"}
    return {
        "iupd": iupd,
        "companyName": "Comune di Prova Marina",
        "paymentOption": [
            {
                "description": description,
                "switchToExpired": False,
                "debtor": debtor,
                "installments": [_installment_v3(number) for number in numbers],
            }
            | changes
            for description, numbers in (
                ("Soluzione unica", [SINGLE]),
                ("Due rate", [FIRST_RATE, SECOND_RATE]),
            )
        ],
    }


def _installment_v3(number: str) -> Any:
    [option] = archive_position()["paymentOption"]
    return {
        "nav": number,
        "iuv": number[1:],
        "amount": option["amount"],
        "description": option["description"],
        "dueDate": option["dueDate"],
        "transfer": option["transfer"],
        "installmentMetadata": [{"key": "ufficio", "value": "anagrafe"}],
    }


@dataclass
class ContractClient:
    """Sends requests below a base address; every request and reply must keep to a contract.

    `base` holds the organization, whose name in the contract's paths is `place`.
    """

    client: httpx.Client
    base: str
    contract: Contract
    place: str = "/organizations/{organizationfiscalcode}"
    headers: dict[str, str] = field(default_factory=dict)

    def __call__(
        self,
        method: str,
        path: str,
        operation: str | None = None,
        *,
        json: Any = None,
        status: int = 200,
        query: dict[str, Any] | None = None,
    ) -> Any:
        """The read body of a reply with this status; `operation` is the path's template."""
        found = self.contract.operation(f"{self.place}{operation or path}", method.lower())
        if json is not None and status < 400:
            assert self.contract.faults(self.contract.request_schema(found), json) == []
        known = {one["name"] for one in found["parameters"]} if "parameters" in found else set()
        assert set(query or {}) <= known
        reply = self.client.request(
            method, f"{self.base}{path}", json=json, params=query, headers=self.headers
        )
        assert reply.status_code == status, reply.text
        schema = self.contract.response_schema(found, status)
        if schema is None:
            return reply.json()
        faults = self.contract.faults(schema, reply.json())
        assert faults == [], faults
        return reply.json()


def contract_of(name: str) -> Contract:
    """An official contract of the hub."""
    return Contract(spec("pagopa-api", "openapi", name))
