from datetime import UTC, datetime

from central_server.identity import repository
from central_server.identity.secrets import fingerprint
from payments_core.model.role import Role
from tests.factories.server import (
    COMPANY,
    DESK,
    ENROLMENT_CODE,
    ENTITY,
    OPERATOR,
    USERNAME,
    add_desk,
    add_operator,
)

NOW = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)


def test_operator_is_found_by_name_within_the_entity_only(session):
    add_operator(session)
    assert repository.operator_named(session, ENTITY, USERNAME).operator_id == OPERATOR
    assert repository.operator_named(session, COMPANY, USERNAME) is None
    assert repository.operator(session, COMPANY, OPERATOR) is None


def test_roles_belong_to_one_entity(session):
    add_operator(session, roles=(Role.CLERK, Role.SUPERVISOR))
    assert repository.roles_of(session, ENTITY, OPERATOR) == {Role.CLERK, Role.SUPERVISOR}
    assert repository.roles_of(session, COMPANY, OPERATOR) == frozenset()


def test_only_an_unused_code_leads_to_a_desk(session):
    add_desk(session, enrolled=False)
    add_desk(session, desk_id="used", enrolled=True, code="used-code")
    found = repository.desk_waiting_for(session, fingerprint(ENROLMENT_CODE), NOW)
    assert found.desk_id == DESK
    assert repository.desk_waiting_for(session, fingerprint("used-code"), NOW) is None
    assert repository.desk(session, ENTITY, "used", lock=True).generation == 1


def test_desk_that_is_locked_is_read_anew(session, unit_of_work):
    add_desk(session)
    session.commit()
    held = repository.desk(session, ENTITY, DESK)
    session.commit()
    with unit_of_work() as other:
        repository.desk(other, ENTITY, DESK).generation = 7
    assert held.generation == 1
    assert repository.desk(session, ENTITY, DESK, lock=True).generation == 7


def test_unknown_session_and_attempts_are_none(session):
    assert repository.operator_session(session, ENTITY, "unknown") is None
    assert repository.attempts_of(session, ENTITY, DESK, USERNAME) is None


def test_limit_to_kinds_belongs_to_one_entity(session):
    add_operator(session, kinds=("carta-identita", "tari"))
    add_operator(session, COMPANY)
    assert repository.kinds_of(session, ENTITY, OPERATOR) == {"carta-identita", "tari"}
    assert repository.kinds_of(session, COMPANY, OPERATOR) is None


def test_names_are_those_of_operators_and_a_program_has_none(session):
    add_operator(session)
    asked = {OPERATOR, "central-server"}
    assert repository.names_of(session, ENTITY, asked) == {OPERATOR: "Laura Bianchi"}
    assert repository.names_of(session, COMPANY, asked) == {}
