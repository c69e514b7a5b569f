from datetime import timedelta

from central_server.signing import repository, service
from payments_core.notice.verification_code import public_bytes
from tests.factories.server import COMPANY, ENTITY, add_entity
from tests.factories.signing import add_signing_key, key_id, private_key


def test_newest_key_that_was_not_ended_signs(session, clock):
    add_entity(session)
    assert repository.signing_key(session, ENTITY) is None
    add_signing_key(session, clock)
    clock.advance(days=1)
    second = add_signing_key(session, clock, number=2)
    assert repository.signing_key(session, ENTITY).key_id == second
    service.revoke(session, ENTITY, second, "anna", clock.now())
    assert repository.signing_key(session, ENTITY) is None
    assert repository.signing_key(session, COMPANY) is None


def test_keys_are_told_with_what_became_of_them(session, clock):
    add_entity(session)
    first, made_at = add_signing_key(session, clock), clock.now()
    clock.advance(days=1)
    add_signing_key(session, clock, number=2)
    clock.advance(days=1)
    service.revoke(session, ENTITY, first, "bruno", clock.now())
    newer, older = repository.keys(session, ENTITY)
    assert (newer.row.key_id, newer.signs, newer.public.revoked_at) == (key_id(2), True, None)
    assert (older.signs, older.retired.author, older.revoked.author) == (False, "anna", "bruno")
    assert older.public.public_key == public_bytes(private_key(1))
    assert older.public.retired_at == made_at + timedelta(days=1)
    assert older.public.revoked_at == clock.now()
