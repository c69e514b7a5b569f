import pytest

from central_server.identity import portals
from payments_core.errors import RuleBroken
from tests.factories.carts import PORTAL, PORTAL_KEY, PORTAL_PAGES, add_portal
from tests.factories.server import COMPANY, ENTITY, add_entity


@pytest.fixture
def portal(session):
    add_entity(session)
    add_entity(session, COMPANY, segregation_code="02")
    add_portal(session, COMPANY, key="another-key-long-and-random-012345678901")
    return add_portal(session)


def test_key_proves_the_portal(session, portal):
    assert portals.authenticate(session, f"{ENTITY}/{PORTAL}:{PORTAL_KEY}") == portal


@pytest.mark.parametrize(
    "header",
    [
        None, "", ENTITY, f"{ENTITY}/{PORTAL}", f"{ENTITY}/{PORTAL}:", f"{ENTITY}/{PORTAL}:wrong",
        f"{COMPANY}/{PORTAL}:{PORTAL_KEY}", f"{ENTITY}/nobody:{PORTAL_KEY}", f":{PORTAL_KEY}",
    ],
)  # fmt: skip
def test_anything_else_is_refused_alike(session, portal, header):
    with pytest.raises(RuleBroken) as caught:
        portals.authenticate(session, header)
    assert (caught.value.code, dict(caught.value.facts)) == ("portal_key_refused", {})


def test_portal_is_known_at_another_entity_by_the_same_name_and_key(session, portal):
    header = f"{ENTITY}/{PORTAL}:{PORTAL_KEY}"
    assert portals.also_at(session, header, ENTITY) == portal
    assert portals.also_at(session, header, COMPANY) is None
    add_portal(session, COMPANY, portal_id="insieme")
    add_portal(session, portal_id="insieme")
    both = f"{ENTITY}/insieme:{PORTAL_KEY}"
    assert portals.also_at(session, both, COMPANY).entity_id == COMPANY
    for wrong in (None, "", f"{ENTITY}/insieme:x", f"{ENTITY}/{COMPANY}/insieme:{PORTAL_KEY}"):
        assert portals.also_at(session, wrong, COMPANY) is None


def test_retired_portal_is_nobody(session, clock, portal):
    add_portal(session, portal_id="old", retired_at=clock.now())
    with pytest.raises(RuleBroken, match="portal_key_refused"):
        portals.authenticate(session, f"{ENTITY}/old:{PORTAL_KEY}")


def test_citizens_are_sent_to_pages_of_the_portal_alone(portal):
    portal.require_own((PORTAL_PAGES, f"{PORTAL_PAGES}/ok?x=1", "https://app.example.it/torna"))
    for address in (
        "https://evil.example/", f"{PORTAL_PAGES}.evil.example/", "https://app.example.it:8443/",
        "https://portale.example.it/altro", "http://portale.example.it/pagamenti",
        "https://portale.example.it@evil.example/pagamenti", f"{PORTAL_PAGES}/#x", "",
    ):  # fmt: skip
        with pytest.raises(RuleBroken) as caught:
            portal.require_own((PORTAL_PAGES, address))
        assert caught.value.code == "return_address_not_allowed"


def count(session, portal, clock, times=1):
    for _ in range(times):
        portals.count_attempt(session, portal, clock.now())


def test_guesses_end_after_a_while_and_begin_anew_later(session, clock, portal):
    count(session, portal, clock, portals.MAX_ATTEMPTS - 1)
    clock.advance(minutes=4)
    count(session, portal, clock)
    with pytest.raises(RuleBroken) as caught:
        count(session, portal, clock)
    assert caught.value.code == "carts_blocked"
    assert caught.value.facts == {"seconds": 360}
    clock.advance(minutes=6)
    count(session, portal, clock, portals.MAX_ATTEMPTS)
    with pytest.raises(RuleBroken):
        count(session, portal, clock)


def test_carts_with_the_right_names_cost_nothing(session, clock, portal):
    for _ in range(3 * portals.MAX_ATTEMPTS):
        count(session, portal, clock)
        portals.forgive_attempt(session, portal)
    count(session, portal, clock, portals.MAX_ATTEMPTS)


def test_nothing_is_forgiven_beyond_what_was_counted(session, clock, portal):
    portals.forgive_attempt(session, portal)
    count(session, portal, clock)
    for _ in range(3):
        portals.forgive_attempt(session, portal)
    count(session, portal, clock, portals.MAX_ATTEMPTS)
    with pytest.raises(RuleBroken):
        count(session, portal, clock)


def test_guesses_of_one_portal_do_not_stop_another(session, clock, portal):
    count(session, portal, clock, portals.MAX_ATTEMPTS)
    other = add_portal(session, portal_id="altro")
    count(session, other, clock)
