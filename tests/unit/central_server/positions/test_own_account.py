import pytest

from central_server.positions.own_account import own_account
from payments_core.errors import RuleBroken
from tests.factories.server import BANK_IBAN, COMPANY, ENTITY, POSTAL_IBAN, a_kind, add_entity


def test_own_share_goes_to_the_account_of_the_kind(session) -> None:
    add_entity(session)
    own = own_account(session, ENTITY, a_kind())
    assert (own.tax_code, own.iban, own.postal_iban) == (ENTITY, BANK_IBAN, POSTAL_IBAN)


@pytest.mark.parametrize("entity_id", [ENTITY, COMPANY])
def test_account_must_be_the_entitys(session, entity_id) -> None:
    add_entity(session)
    with pytest.raises(RuleBroken, match="account_unknown"):
        own_account(session, entity_id, a_kind(account_id="nowhere"))
