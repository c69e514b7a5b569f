import json
from dataclasses import FrozenInstanceError

import pytest

from payments_core.model.debt_position import Address, Party, PersonKind, PositionStatus
from tests.shared_spec import spec


def test_statuses_are_the_hubs() -> None:
    contract = json.loads(spec("pagopa-api", "openapi", "gpd.json").read_bytes())
    position = contract["components"]["schemas"]["PaymentPositionModelBaseResponse"]["properties"]
    assert {status.value for status in PositionStatus} == set(position["status"]["enum"])
    assert {kind.value for kind in PersonKind} == set(position["type"]["enum"])


def test_parties_are_values() -> None:
    party = Party(PersonKind.NATURAL, "RSSMRA80A01Z999Y", "Mario Rossi")
    assert party == Party(PersonKind.NATURAL, "RSSMRA80A01Z999Y", "Mario Rossi", Address())
    with pytest.raises(FrozenInstanceError):
        party.full_name = "Maria Rossi"  # type: ignore[misc]
