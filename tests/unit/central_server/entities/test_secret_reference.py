import pytest

from central_server.entities.secret_reference import resolve
from payments_core.errors import WorldTrouble


def test_reference_is_looked_up_and_anything_else_is_the_secret():
    assert resolve("env:KEY", {"KEY": "secret"}) == "secret"
    assert resolve("KEY", {"KEY": "secret"}) == "KEY"


def test_missing_variable_is_named_without_guessing():
    with pytest.raises(WorldTrouble, match="secret_missing") as trouble:
        resolve("env:KEY", {})
    assert trouble.value.facts == {"name": "KEY"}
