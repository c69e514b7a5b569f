"""The desk's contract: a newer server stops no desk, and codes are not to be guessed."""

from typing import Any

import pytest
from pydantic import ValidationError

from payments_core.model.registry_policy import RegistryPolicy
from payments_core.wire.desk.messages import CitizenInfo, DeskProfile, EnrolRequest
from tests.factories.server import kind_document

PROFILE: dict[str, Any] = {
    "entity_id": "80999990106",
    "entity_name": "Comune di Esempio",
    "sector": None,
    "contacts": None,
    "cbill": None,
    "postal_account": None,
    "training": True,
    "desk_id": "sportello-12",
    "desk_name": "Sportello 12",
    "office": "Anagrafe",
    "segregation_code": "01",
}


def test_kind_with_rules_of_a_newer_server_is_not_offered_and_stops_nothing() -> None:
    known = {"revision": 1, "kind": kind_document()}
    newer = {"revision": 1, "kind": kind_document(kind_id="nuovo", parts=[{
        "label": "x", "amount": {"rule": "by_the_moon"},
    }])}  # fmt: skip
    odd = {"revision": 1, "kind": kind_document(kind_id="odd") | {"discount": "50"}}
    profile = DeskProfile.model_validate({**PROFILE, "kinds": [newer, known, odd]})
    assert [info.kind.kind_id for info in profile.kinds] == ["carta-identita"]


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ({}, RegistryPolicy.RECENT),
        ({"registry": "all"}, RegistryPolicy.ALL),
        ({"registry": "household"}, RegistryPolicy.NOTHING),
    ],
)
def test_policy_of_another_server_keeps_no_more_than_is_sure(
    said: dict[str, str], understood: RegistryPolicy
) -> None:
    profile = DeskProfile.model_validate({**PROFILE, "kinds": [], **said})
    assert profile.registry is understood


def test_enrolment_code_must_be_long_enough_not_to_be_guessed() -> None:
    with pytest.raises(ValidationError):
        EnrolRequest(enrolment_code="1234567", machine_name="desk")


def test_what_a_malformed_message_says_of_somebody_is_in_no_text_of_an_error() -> None:
    with pytest.raises(ValidationError) as refused:
        CitizenInfo.model_validate_json('{"tax_code": "RSSMRA80A41Z999C", "family_name": "Rossi"}')
    assert "citizen_id" in str(refused.value)
    assert "Rossi" not in str(refused.value)
    assert "RSSMRA" not in str(refused.value)
