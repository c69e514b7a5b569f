from datetime import date

import pytest

from central_server.citizens.models import CitizenRow
from central_server.desks import registry
from central_server.entities.models import EntityRow
from payments_core.errors import RuleBroken
from payments_core.model.registry_policy import RegistryPolicy
from tests.factories.server import CITIZEN, COMPANY, ENTITY, add_citizen, add_everything


@pytest.fixture
def desk(session):
    desk = add_everything(session)
    set_policy(session, RegistryPolicy.ALL)
    return desk


def set_policy(session, policy, entity_id=ENTITY):
    session.get_one(EntityRow, entity_id).registry_on_desks = policy
    session.flush()


def test_registry_is_read_page_by_page(session, desk):
    for number in range(2, 5):
        add_citizen(session, citizen_id=f"c-{number}", tax_code=None)
    first = registry.page(session, desk, 0, 3)
    assert [person.revision for person in first.people] == [1, 2, 3]
    assert first.more
    rest = registry.page(session, desk, first.people[-1].revision, 3)
    assert [person.citizen_id for person in rest.people] == ["c-4"]
    assert not rest.more
    nothing = registry.page(session, desk, 4, 3)
    assert (nothing.people, nothing.more) == ((), False)


def test_person_comes_with_all_that_a_page_shows_and_whoever_left_too(session, desk):
    row = session.get_one(CitizenRow, (ENTITY, CITIZEN))
    row.street, row.moved_away_on = "Via Garibaldi", date(2026, 3, 1)
    [person] = registry.page(session, desk, 0, 10).people
    assert (person.family_name, person.born_on) == ("Rossi", date(1980, 1, 1))
    assert (person.street, person.moved_away_on) == ("Via Garibaldi", date(2026, 3, 1))


@pytest.mark.parametrize("policy", [RegistryPolicy.NOTHING, RegistryPolicy.RECENT])
def test_other_policies_give_nothing(session, desk, policy):
    set_policy(session, policy)
    with pytest.raises(RuleBroken, match="registry_not_on_desks"):
        registry.page(session, desk, 0, 10)


def test_policy_of_one_entity_opens_nothing_of_another(session, desk):
    theirs = add_everything(session, COMPANY)
    with pytest.raises(RuleBroken, match="registry_not_on_desks"):
        registry.page(session, theirs, 0, 10)
    set_policy(session, RegistryPolicy.ALL, COMPANY)
    add_citizen(session, citizen_id="of-the-city", tax_code=None)
    [person] = registry.page(session, theirs, 0, 10).people
    assert person.citizen_id == CITIZEN
    assert registry.page(session, desk, 1, 10).people[0].citizen_id == "of-the-city"


def test_revision_that_was_never_reached_is_refused(session, desk):
    with pytest.raises(RuleBroken) as refused:
        registry.page(session, desk, 2, 10)
    assert refused.value.code == "registry_cursor_ahead"
    assert refused.value.facts == {"after": 2, "last": 1}
