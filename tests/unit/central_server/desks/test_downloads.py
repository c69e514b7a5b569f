import base64
import json

import pytest

from central_server.desks import downloads
from central_server.entities.models import AccountRow, EntityRow, StationRow
from central_server.signing import service as signing
from payments_core.errors import RuleBroken
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.model.third_party_marks import ThirdPartyMarks
from payments_core.notice.verification_code import public_bytes
from payments_core.wire.desk.messages import DeskProfile, MarksInfo
from tests.factories.pictures import COAT_OF_ARMS, a_png
from tests.factories.server import COMPANY, ENTITY, a_kind, add_entity, add_everything, add_kind
from tests.factories.signing import add_signing_key, key_id, private_key


def test_profile_has_what_a_desk_needs_alone(session, clock):
    desk = add_everything(session)
    profile = downloads.profile(session, desk, clock.now())
    assert (profile.entity_id, profile.segregation_code) == (ENTITY, "01")
    assert (profile.desk_name, profile.office) == ("Sportello 12", "Anagrafe centro")
    assert [(info.revision, info.kind) for info in profile.kinds] == [(1, a_kind())]
    assert profile.postal_account.number == "000011050036"


@pytest.mark.parametrize("policy", RegistryPolicy)
def test_profile_says_what_the_desk_keeps_of_people(session, clock, policy):
    desk = add_everything(session)
    assert downloads.profile(session, desk, clock.now()).registry is RegistryPolicy.RECENT
    session.get_one(EntityRow, ENTITY).registry_on_desks = policy
    session.flush()
    assert downloads.profile(session, desk, clock.now()).registry is policy


def test_only_the_newest_revision_of_a_kind_goes_to_desks(session, clock):
    desk = add_everything(session)
    add_kind(session, offline=False)
    [info] = downloads.profile(session, desk, clock.now()).kinds
    assert (info.revision, info.kind.offline) == (2, False)


def test_postal_account_without_authorisation_stays_at_home(session, clock):
    desk = add_everything(session)
    session.get_one(AccountRow, (ENTITY, "posta")).authorisation = None
    session.flush()
    assert downloads.profile(session, desk, clock.now()).postal_account is None


def test_entity_without_a_station_has_no_profile(session, clock):
    desk = add_everything(session)
    session.delete(session.get_one(StationRow, (ENTITY, f"{ENTITY}_01")))
    session.flush()
    with pytest.raises(RuleBroken, match="entity_without_station"):
        downloads.profile(session, desk, clock.now())


def test_desks_get_the_public_half_of_the_entitys_own_keys(session, clock):
    desk = add_everything(session)
    add_entity(session, COMPANY, segregation_code="02")
    first, made_at = add_signing_key(session, clock), clock.now()
    add_signing_key(session, clock, number=2)
    add_signing_key(session, clock, number=3, entity_id=COMPANY)
    signing.revoke(session, ENTITY, first, "anna", clock.now())
    profile = downloads.profile(session, desk, clock.now())
    assert profile.as_of == clock.now()
    keys = {key.key_id: key for key in profile.verification_keys}
    assert keys.keys() == {first, key_id(2)}
    assert (keys[first].retired_at, keys[first].revoked_at) == (made_at, made_at)
    assert keys[key_id(2)].public_key == public_bytes(private_key(2))
    told = profile.model_dump_json()
    for number in (1, 2, 3):
        private = private_key(number).private_bytes_raw()
        assert base64.b64encode(private).decode() not in told


def test_profile_brings_the_marks_that_the_installation_has(session, clock):
    desk = add_everything(session)
    assert downloads.profile(session, desk, clock.now()).marks == MarksInfo()
    marks = ThirdPartyMarks(pagopa=COAT_OF_ARMS, poste=a_png())
    brought = downloads.profile(session, desk, clock.now(), marks)
    read = DeskProfile.model_validate_json(brought.model_dump_json()).marks
    assert (read.pagopa, read.poste, read.bollettino) == (COAT_OF_ARMS, a_png(), None)


def test_profile_says_the_second_language_of_notices(session, clock):
    desk = add_everything(session)
    assert downloads.profile(session, desk, clock.now()).second_language is None
    declared = {"language": "sl", "form": "FULL", "sector": "Matična služba"}
    session.get_one(EntityRow, ENTITY).second_language = declared
    session.flush()
    told = downloads.profile(session, desk, clock.now())
    assert told.second_language.model_dump(mode="json") == declared
    written = json.loads(told.model_dump_json())
    for unheard in ({"language": "rm"}, {"form": "HUGE"}):
        newer = written | {"second_language": declared | unheard}
        assert DeskProfile.model_validate_json(json.dumps(newer)).second_language is None
