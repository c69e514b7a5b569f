import pytest

from payments_core.errors import (
    BadValue,
    LocalProtocolError,
    PaymentsError,
    RemoteProtocolError,
    RuleBroken,
    WorldTrouble,
)


def test_error_carries_its_code_and_facts() -> None:
    error = RuleBroken("position_transition_illegal", status="PAID", attempt=2)
    assert error.code == "position_transition_illegal"
    assert error.facts == {"status": "PAID", "attempt": 2}
    assert str(error) == "position_transition_illegal(status='PAID', attempt=2)"


def test_error_without_facts_is_only_its_code() -> None:
    assert str(WorldTrouble("printer_absent")) == "printer_absent"


@pytest.mark.parametrize("family", [RuleBroken, WorldTrouble])
def test_families_are_kept_apart(family: type[PaymentsError]) -> None:
    assert not issubclass(family, BadValue)
    assert not issubclass(BadValue, family)


@pytest.mark.parametrize("kind", [RemoteProtocolError, LocalProtocolError])
def test_broken_messages_are_bad_values_of_one_side_only(kind: type[BadValue]) -> None:
    assert issubclass(kind, BadValue)
    assert issubclass(kind, ValueError)
    assert not issubclass(RemoteProtocolError, LocalProtocolError)
    assert not issubclass(LocalProtocolError, RemoteProtocolError)
