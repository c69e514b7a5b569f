import pytest

from central_server.desks import downloads
from central_server.entities.models import AccountRow, EntityRow, StationRow
from payments_core.errors import RuleBroken
from payments_core.model.registry_policy import RegistryPolicy
from tests.factories.server import ENTITY, a_kind, add_everything, add_kind


def test_profile_has_what_a_desk_needs_alone(session):
    desk = add_everything(session)
    profile = downloads.profile(session, desk)
    assert (profile.entity_id, profile.segregation_code) == (ENTITY, "01")
    assert (profile.desk_name, profile.office) == ("Sportello 12", "Anagrafe centro")
    assert [(info.revision, info.kind) for info in profile.kinds] == [(1, a_kind())]
    assert profile.postal_account.number == "000011050036"


@pytest.mark.parametrize("policy", RegistryPolicy)
def test_profile_says_what_the_desk_keeps_of_people(session, policy):
    desk = add_everything(session)
    assert downloads.profile(session, desk).registry is RegistryPolicy.RECENT
    session.get_one(EntityRow, ENTITY).registry_on_desks = policy
    session.flush()
    assert downloads.profile(session, desk).registry is policy


def test_only_the_newest_revision_of_a_kind_goes_to_desks(session):
    desk = add_everything(session)
    add_kind(session, offline=False)
    [info] = downloads.profile(session, desk).kinds
    assert (info.revision, info.kind.offline) == (2, False)


def test_postal_account_without_authorisation_stays_at_home(session):
    desk = add_everything(session)
    session.get_one(AccountRow, (ENTITY, "posta")).authorisation = None
    session.flush()
    assert downloads.profile(session, desk).postal_account is None


def test_entity_without_a_station_has_no_profile(session):
    desk = add_everything(session)
    session.delete(session.get_one(StationRow, (ENTITY, f"{ENTITY}_01")))
    session.flush()
    with pytest.raises(RuleBroken, match="entity_without_station"):
        downloads.profile(session, desk)
