"""The official contract of the payment options service, as an oracle for its answers."""

import json
from typing import Any

from tests.factories.openapi_contract import Contract
from tests.shared_spec import spec

OPERATION = "/payment-options/organizations/{organization-fiscal-code}/notices/{notice-number}"
STATUS_OF = {
    "ODP-101": 400, "ODP-102": 422, "ODP-103": 500, "ODP-104": 400, "ODP-105": 400,
    "ODP-106": 400, "ODP-107": 404, "ODP-108": 409, "ODP-109": 409, "ODP-110": 422,
    "ODP-111": 422,
}  # fmt: skip


def checked(status: int, body: bytes) -> Any:
    """An answer that keeps to the contract, read; errors carry the status of their code."""
    contract = Contract(spec("pagopa-api", "openapi", "orgs_payment_options.json"))
    read = json.loads(body)
    assert contract.faults(contract.responses(OPERATION, "post")[status], read) == []
    if status != 200:
        assert (read["httpStatusCode"], STATUS_OF[read["appErrorCode"]]) == (status, status)
    return read
