import pytest

from central_server.desks import seals
from payments_core.wire.desk.operation_messages import LeaseReply
from tests.factories.server import DESK, ENTITY

LEASE = LeaseReply(
    lease_id="lease-1", segregation_code="01", first_base=10, last_base=20, generation=1
)
SEALED = LEASE.model_copy(update={"seal": seals.seal("key", ENTITY, DESK, LEASE)})


def test_own_lease_is_known_again():
    assert seals.is_sealed("key", ENTITY, DESK, SEALED)


@pytest.mark.parametrize(
    "changes",
    [
        {"lease_id": "lease-2"}, {"segregation_code": "02"}, {"first_base": 9}, {"last_base": 21},
        {"generation": 2}, {"seal": ""}, {"seal": "0" * 64},
    ],
)  # fmt: skip
def test_lease_that_was_tampered_with_is_not(changes):
    assert not seals.is_sealed("key", ENTITY, DESK, SEALED.model_copy(update=changes))


@pytest.mark.parametrize(
    ("key", "entity", "desk"),
    [("another", ENTITY, DESK), ("key", "other", DESK), ("key", ENTITY, "other")],
)
def test_seal_is_for_one_desk_of_one_installation(key, entity, desk):
    assert not seals.is_sealed(key, entity, desk, SEALED)


def test_installation_is_begun_once(session):
    given = iter("abcd")
    first = seals.ensure_installation(session, ENTITY, lambda: next(given))
    again = seals.ensure_installation(session, ENTITY, lambda: next(given))
    assert (first.installation_id, first.seal_key) == ("a", "b")
    assert again is first
