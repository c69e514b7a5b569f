import pytest

from central_server.desks import downloads
from central_server.entities.models import AccountRow, StationRow
from payments_core.errors import RuleBroken
from tests.factories.server import ENTITY, RATE, RATE_CENTS, add_everything, add_rate


def test_profile_has_what_a_desk_needs_alone(session):
    desk = add_everything(session)
    profile = downloads.profile(session, desk)
    assert (profile.entity_id, profile.segregation_code) == (ENTITY, "01")
    assert (profile.desk_name, profile.office) == ("Sportello 12", "Anagrafe centro")
    [rate] = profile.rates
    assert (rate.rate_id, sum(part.amount_cents for part in rate.parts)) == (RATE, RATE_CENTS)
    assert profile.postal_account.number == "000011050036"


def test_only_the_newest_version_of_a_rate_goes_to_desks(session):
    desk = add_everything(session)
    add_rate(session, version=2, parts=(3000,))
    [rate] = downloads.profile(session, desk).rates
    assert (rate.version, rate.parts[0].amount_cents) == (2, 3000)


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
