from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.store import desk
from counter_app.store.database import Database
from payments_core.errors import RuleBroken
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.wire.desk.messages import EnrolReply
from tests.factories.counter import open_store
from tests.factories.fake_server import ENTITY, NOW, profile


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = open_store(tmp_path)
    yield database
    database.close()


def reply(desk_id: str) -> EnrolReply:
    return EnrolReply(entity_id=ENTITY, desk_id=desk_id, credential="secret")


def test_machine_is_no_desk_before_enrolment(store: Database) -> None:
    with store.read() as session:
        assert desk.find(session) is None
        with pytest.raises(RuleBroken, match="desk_not_enrolled"):
            desk.get(session)


def test_enrolling_again_replaces_the_desk(store: Database) -> None:
    for desk_id in ("a", "b"):
        with store.write() as session:
            desk.enrol(session, reply(desk_id), "http://server", "machine", NOW)
    with store.read() as session:
        row = desk.get(session)
    assert desk.header_of(row) == f"{ENTITY}/b:secret"
    assert row.enrolled_at == NOW


@pytest.mark.parametrize(("entity_id", "cursor"), [(ENTITY, 40), ("80999990031", 90)])
def test_new_desk_begins_with_what_happens_from_now_on(
    store: Database, entity_id: str, cursor: int
) -> None:
    """Unless it stays with its entity: then it may know notices of before."""
    with store.write() as session:
        first = reply("a").model_copy(update={"change_cursor": 40})
        assert desk.enrol(session, first, "http://server", "machine", NOW).change_cursor == 40
    with store.write() as session:
        second = reply("b").model_copy(update={"entity_id": entity_id, "change_cursor": 90})
        assert desk.enrol(session, second, "http://server", "machine", NOW).change_cursor == cursor


@pytest.mark.parametrize(("desk_id", "remembered"), [("a", "operation"), ("b", None)])
def test_desk_enrolled_again_remembers_its_last_answer(
    store: Database, desk_id: str, remembered: str | None
) -> None:
    """A server that was restored meanwhile does not know it; another desk's answers it never had
    to know."""
    with store.write() as session:
        desk.enrol(session, reply("a"), "http://server", "machine", NOW)
        desk.get(session).last_answered, desk.get(session).last_change = "operation", "change"
    with store.write() as session:
        row = desk.enrol(session, reply(desk_id), "http://server", "machine", NOW)
        assert (row.last_answered, row.last_change) == (remembered, "change")


def test_profile_is_kept_as_it_came(store: Database) -> None:
    with store.write() as session:
        desk.enrol(session, reply("a"), "http://server", "machine", NOW)
        session.flush()
        with pytest.raises(RuleBroken, match="desk_profile_missing"):
            desk.profile(session)
        desk.keep_profile(session, profile())
    with store.read() as session:
        assert desk.profile(session) == profile()


def test_policy_is_known_without_reading_the_profile(store: Database) -> None:
    with store.read() as session:
        assert not desk.keeps_nobody(session)
    with store.write() as session:
        row = desk.enrol(session, reply("a"), "http://server", "machine", NOW)
        session.flush()
        assert row.registry_policy == RegistryPolicy.RECENT
        nobody = profile().model_copy(update={"registry": RegistryPolicy.NOTHING})
        desk.keep_profile(session, nobody)
        assert desk.keeps_nobody(session)


@pytest.mark.parametrize(
    ("entity_id", "policy"),
    [(ENTITY, RegistryPolicy.ALL), ("80999990031", RegistryPolicy.RECENT)],
)
def test_machine_that_stays_with_its_entity_stays_with_its_policy(
    store: Database, entity_id: str, policy: RegistryPolicy
) -> None:
    with store.write() as session:
        desk.enrol(session, reply("a"), "http://server", "machine", NOW)
        session.flush()
        everybody = profile().model_copy(update={"registry": RegistryPolicy.ALL})
        desk.keep_profile(session, everybody)
        second = reply("b").model_copy(update={"entity_id": entity_id})
        row = desk.enrol(session, second, "http://server", "machine", NOW)
        assert row.registry_policy == policy


def test_own_numbers_begin_as_those_that_are_given_out_now(store: Database) -> None:
    with store.write() as session:
        row = desk.enrol(session, reply("a"), "http://server", "machine", NOW)
        assert desk.own_numbers(row) is None
        desk.keep_profile(session, profile())
        assert desk.own_numbers(row) == f"3{profile().segregation_code}"
