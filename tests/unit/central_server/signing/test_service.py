import pytest

from central_server.signing import repository, service
from payments_core.errors import RuleBroken, WorldTrouble
from tests.factories.server import COMPANY, ENTITY, add_entity
from tests.factories.signing import ENVIRONMENT, add_signing_key, key_id, private_key


def test_one_key_signs_at_a_time(session, clock):
    add_entity(session)
    first = add_signing_key(session, clock)
    with pytest.raises(RuleBroken) as refused:
        service.create(session, ENTITY, private_key(2), ENVIRONMENT, "anna", clock.now())
    assert (refused.value.code, refused.value.facts["key_id"]) == ("signing_key_exists", first)
    service.rotate(session, ENTITY, private_key(2), ENVIRONMENT, "anna", clock.now())
    assert {key.row.key_id: key.signs for key in repository.keys(session, ENTITY)} == {
        first: False, key_id(2): True
    }  # fmt: skip


def test_key_that_was_ended_is_not_made_again(session, clock):
    add_entity(session)
    service.retire(session, ENTITY, add_signing_key(session, clock), "anna", clock.now())
    with pytest.raises(RuleBroken) as refused:
        add_signing_key(session, clock)
    assert refused.value.code == "signing_key_known"


def test_no_key_is_made_without_the_secret(session, clock):
    add_entity(session)
    with pytest.raises(WorldTrouble):
        service.create(session, ENTITY, private_key(), {}, "anna", clock.now())
    assert repository.keys(session, ENTITY) == []


def test_end_of_a_key_is_said_once(session, clock):
    add_entity(session)
    key = add_signing_key(session, clock)
    assert service.retire(session, ENTITY, key, "anna", clock.now())
    assert not service.retire(session, ENTITY, key, "bruno", clock.now())
    assert service.revoke(session, ENTITY, key, "anna", clock.now())
    assert not service.revoke(session, ENTITY, key, "bruno", clock.now())
    (told,) = repository.keys(session, ENTITY)
    assert (told.retired.author, told.revoked.author) == ("anna", "anna")


@pytest.mark.parametrize("end", [service.retire, service.revoke])
def test_key_of_another_entity_is_one_of_nobody(session, clock, end):
    add_entity(session)
    add_entity(session, COMPANY, segregation_code="02")
    key = add_signing_key(session, clock, entity_id=COMPANY)
    with pytest.raises(RuleBroken) as refused:
        end(session, ENTITY, key, "anna", clock.now())
    assert refused.value.code == "signing_key_unknown"
    assert repository.signing_key(session, COMPANY).key_id == key
