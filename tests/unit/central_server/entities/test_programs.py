from central_server.entities import programs
from tests.factories.programs import PROGRAM, add_program
from tests.factories.server import COMPANY, ENTITY

URL = "https://gestionale.example/importi"


def test_programs_are_the_entitys_own(session) -> None:
    add_program(session, URL)
    row = programs.program(session, ENTITY, PROGRAM)
    assert row is not None
    assert (row.amounts_url, row.amounts_timeout_ms) == (URL, 2000)
    assert programs.programs(session, ENTITY) == [row]
    assert programs.program(session, COMPANY, PROGRAM) is None
    assert programs.programs(session, COMPANY) == []


def test_retired_program_is_no_longer_asked(session) -> None:
    add_program(session, URL)
    row = programs.program(session, ENTITY, PROGRAM)
    row.retired = True
    session.flush()
    assert programs.programs(session, ENTITY) == []
    assert programs.program(session, ENTITY, PROGRAM) is row


def test_kind_has_one_owner_the_last_that_said_so(session) -> None:
    add_program(session, URL)
    add_program(session, URL, program_id="multe")
    programs.set_kinds(session, ENTITY, PROGRAM, frozenset({"tari", "imu"}))
    assert programs.owners(session, ENTITY) == {"tari": PROGRAM, "imu": PROGRAM}
    programs.set_kinds(session, ENTITY, "multe", frozenset({"imu", "multa"}))
    assert programs.owners(session, ENTITY) == {"tari": PROGRAM, "imu": "multe", "multa": "multe"}
    programs.set_kinds(session, ENTITY, "multe", frozenset({"multa"}))
    assert programs.owners(session, ENTITY) == {"tari": PROGRAM, "multa": "multe"}
    assert programs.owners(session, COMPANY) == {}
