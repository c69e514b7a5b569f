import pytest

from central_server.signing.sealing import SECRET_LENGTH, SECRET_NAME, seal, unseal
from payments_core.errors import WorldTrouble
from tests.factories.server import COMPANY, ENTITY
from tests.factories.signing import ENVIRONMENT, key_id, private_key

KEY, NAME = private_key(), key_id()


def test_sealed_key_opens_with_the_secret_and_holds_nothing_in_clear():
    sealed = seal(ENVIRONMENT, ENTITY, KEY, NAME)
    assert KEY.private_bytes_raw() not in sealed
    opened = unseal(ENVIRONMENT, ENTITY, sealed, NAME)
    assert opened.private_bytes_raw() == KEY.private_bytes_raw()


@pytest.mark.parametrize(
    ("environment", "entity_id", "name"),
    [
        ({SECRET_NAME: "x" * SECRET_LENGTH}, ENTITY, NAME),
        (ENVIRONMENT, COMPANY, NAME),
        (ENVIRONMENT, ENTITY, "AAAAAAAA"),
    ],
)
def test_nobody_else_opens_it(environment, entity_id, name):
    sealed = seal(ENVIRONMENT, ENTITY, KEY, NAME)
    with pytest.raises(WorldTrouble) as refused:
        unseal(environment, entity_id, sealed, name)
    assert refused.value.code == "signing_secret_wrong"


@pytest.mark.parametrize(
    ("environment", "code"),
    [({}, "signing_secret_missing"), ({SECRET_NAME: "short"}, "signing_secret_short")],
)
def test_nothing_is_sealed_with_what_is_no_secret(environment, code):
    with pytest.raises(WorldTrouble) as refused:
        seal(environment, ENTITY, KEY, NAME)
    assert refused.value.code == code
