from central_server.positions import repository as positions
from central_server.takeover import repository
from tests.factories.released_debts import add_position
from tests.factories.server import COMPANY, ENTITY, RATE_CENTS, add_entity


def test_known_debts_are_the_entitys_own(session) -> None:
    add_entity(session)
    number = add_position(session)
    known = repository.known_debts(session, ENTITY, [number, "0" * 18])
    assert known == {number: (RATE_CENTS, "RSSMRA80A01Z999Y", False)}
    assert repository.known_debts(session, COMPANY, [number]) == {}


def test_used_ids_at_the_hub_are_the_entitys_own(session) -> None:
    add_entity(session)
    number = add_position(session)
    positions.position_by_notice(session, ENTITY, number).position.iupd = "TARI-1"
    session.flush()
    assert repository.used_iupds(session, ENTITY, ["TARI-1", "TARI-2"]) == {"TARI-1"}
    assert repository.used_iupds(session, COMPANY, ["TARI-1", "TARI-2"]) == set()
