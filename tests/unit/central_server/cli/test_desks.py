import re
import sys
from datetime import timedelta

import pytest

from central_server.cli import desks
from central_server.composition import SystemClock
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.desks import contacts
from central_server.desks.leases import lease_block
from central_server.identity import repository as identity
from payments_core.clock import rome_local
from payments_core.wire.desk.contact_messages import PROTOCOL
from payments_core.wire.desk.enrolment_file import EnrolmentFile
from payments_core.wire.desk.operation_messages import LeaseRequest
from tests.factories.desk_contacts import enrolled, health, report
from tests.factories.server import ENTITY

DESK = "sportello-12"


@pytest.fixture
def database(applied, empty_database_url):
    engine = make_engine(empty_database_url)
    yield UnitOfWork(engine)
    engine.dispose()


@pytest.fixture
def now():
    return SystemClock().now().replace(microsecond=0)


@pytest.fixture
def heard(database, now):
    """The desk has a machine and a block, and said something at an instant."""

    def heard(at=now, protocol=PROTOCOL, **said):
        with database() as session:
            desk = enrolled(session, "code-of-12", "PC-ANAGRAFE-3", at)
            lease_block(session, desk, LeaseRequest(count=100), "lease-1", at)
            told = health(**{"clock_at": at} | said)
            contacts.report(
                session, desk, report(protocol=protocol, health=told), lambda: "s" * 32, at
            )

    return heard


@pytest.fixture
def listed(applied):
    def listed(*words):
        status, told = applied("desks", "list", *words, "--format", "json")
        assert status == 0
        (one,) = told["desks"]
        return one

    return listed


def test_desk_without_a_machine_is_told_as_such(applied, listed):
    assert applied("desks", "list") == (
        0, f"{ENTITY}  Anagrafe, Sportello 12 ({DESK}): attende un PC\n",
    )  # fmt: skip
    one = listed("--entity", ENTITY)
    assert (one["enrolled"], one["awaits_machine"], one["report"], one["leases"]) == (
        False, True, None, [],
    )  # fmt: skip


def test_people_read_how_a_desk_is_doing(applied, heard, now):
    heard(
        waiting=3, oldest_waiting_at=now - timedelta(hours=2), open_tasks=1, program_version="2.1"
    )
    said = f"{rome_local(now):%d/%m/%Y %H:%M}"
    since = f"{rome_local(now - timedelta(hours=2)):%d/%m/%Y %H:%M}"
    status, written = applied("desks", "list")
    assert (status, written.splitlines()) == (
        0,
        [
            f"{ENTITY}  Anagrafe, Sportello 12 ({DESK}): PC PC-ANAGRAFE-3",
            (
                f"    ultimo rapporto {said} · versione 2.1, protocollo {PROTOCOL} · "
                "orologio +0 min · attività aperte 1"
            ),
            f"    da consegnare 3, dal {since}",
            "    numeri rimasti 100, usati negli ultimi sette giorni 0",
            f"    codice 01: blocchi 1 per 100 numeri, l'ultimo dal {said}",
        ],
    )


def test_programs_get_the_same_and_what_it_means(heard, listed, now):
    at = now - timedelta(days=4)
    heard(
        at, PROTOCOL - 1, waiting=3, oldest_waiting_at=at, clock_at=at - timedelta(minutes=12),
        numbers_left=0,
    )  # fmt: skip
    one = listed()
    assert one["concerns"] == ["SILENT", "CLOCK_OFF", "OUTDATED", "FEW_NUMBERS"]
    assert one["report"] == {
        "at": at.isoformat(), "waiting": 3, "oldest_waiting_at": at.isoformat(), "open_tasks": 0,
        "program_version": "1.0", "protocol": PROTOCOL - 1, "must_update": True,
        "clock_ahead_seconds": -720,
    }  # fmt: skip
    assert one["leases"] == [
        {
            "segregation_code": "01", "blocks": 1, "numbers": 100,
            "last_leased_at": at.isoformat(),
        }
    ]  # fmt: skip
    assert (one["numbers_left"], one["machine_name"]) == (0, "PC-ANAGRAFE-3")


def test_copy_and_end_of_a_desk_are_told(applied, heard, listed, database, now):
    heard()
    with database() as session:
        identity.desk(session, ENTITY, DESK).fenced_at = now
    said = f"{rome_local(now):%d/%m/%Y %H:%M}"
    _, written = applied("desks", "list", "--language", "en")
    assert f"  ! Exists twice since {said}: it releases nothing." in written
    assert listed()["fenced_at"] == now.isoformat()
    with database() as session:
        identity.desk(session, ENTITY, DESK).retired_at = now
    _, written = applied("desks", "list", "--language", "en")
    assert f"    retired since {said}" in written
    assert "  !" not in written


def test_only_the_entity_asked_for_and_none_that_is_not_here(applied, entity_file):
    other = entity_file.read_text().replace("80999990106", "80999990015").replace("-12", "-7")
    entity_file.write_text(other.replace("code-of-12", "code-of-7"))
    applied("apply", entity_file)
    _, told = applied("desks", "list", "--format", "json")
    assert {one["entity_id"] for one in told["desks"]} == {ENTITY, "80999990015"}
    _, told = applied("desks", "list", "--entity", ENTITY, "--format", "json")
    assert {one["entity_id"] for one in told["desks"]} == {ENTITY}
    status, told = applied("desks", "list", "--entity", "12345670017", "--format", "json")
    assert (status, told["error"]) == (1, "entity_unknown")


def test_findings_are_failures_only_where_a_desk_stands_still(heard, database, now):
    at = now - timedelta(days=4)
    heard(at, PROTOCOL - 1, waiting=1, oldest_waiting_at=at)
    with database() as session:
        identity.desk(session, ENTITY, DESK).fenced_at = at
        found = list(desks.findings(session, ENTITY, now))
    assert [(one.grade, one.code) for one in found] == [
        ("FAILED", "desk_fenced"), ("NOTE", "desk_silent"), ("NOTE", "desk_outdated"),
    ]  # fmt: skip
    assert {one.facts["office"] for one in found} == {"Anagrafe"}


def test_invitation_is_a_file_that_makes_a_machine_the_desk(applied, database, tmp_path):
    path = tmp_path / "sportello-12.json"
    words = ("desks", "invite", DESK, "--entity", ENTITY, "--server", "https://pay.example/")
    status, told = applied(*words, "--output", path, "--format", "json")
    assert (status, told["desk_id"], told["file"]) == (0, DESK, str(path))
    invitation = EnrolmentFile.model_validate_json(path.read_bytes())
    assert invitation.server_url == "https://pay.example"
    assert invitation.training
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0
    with database() as session:
        row = identity.desk(session, ENTITY, DESK)
        assert invitation.enrolment_code not in str(vars(row))
        assert row.invitation_until == invitation.valid_until
    assert applied(*words, "--output", path, "--format", "json")[0] == 1


@pytest.mark.parametrize(
    "address",
    [
        "pay.example", "ftp://pay.example", "https://", "https:///", "https://pay.example/ v1",
        "https://clerk:word@pay.example", "https://pay.example:99999", f"https://{'a' * 400}",
    ],
)  # fmt: skip
def test_address_that_no_desk_reaches_is_refused_before_anything_is_written(
    applied, database, tmp_path, address
):
    path = tmp_path / "sportello-12.json"
    words = ("desks", "invite", DESK, "--entity", ENTITY, "--server", address, "--output", path)
    with database() as session:
        before = identity.desk(session, ENTITY, DESK).invitation_until
    status, told = applied(*words, "--format", "json")
    assert (status, told["error"], path.exists()) == (1, "server_address_malformed", False)
    status, said = applied(*words, "--language", "en")
    assert (status, "is no address to give to desks" in said) == (1, True)
    with database() as session:
        assert identity.desk(session, ENTITY, DESK).invitation_until == before


def test_code_to_be_typed_is_shown_and_makes_a_machine_the_desk(applied, database, now):
    words = ("desks", "invite", DESK, "--entity", ENTITY, "--server", "https://pay.example/")
    status, told = applied(*words, "--typed", "--format", "json")
    assert (status, told["server_url"], "file" in told) == (0, "https://pay.example", False)
    assert re.fullmatch(r"([0-9A-Z]{4}-){3}[0-9A-Z]{4}", told["enrolment_code"])
    with database() as session:
        assert enrolled(session, told["enrolment_code"].lower(), "PC-2", now).desk_id == DESK
    _, written = applied(*words, "--typed")
    assert re.match(r"([0-9A-Z]{4}-){3}[0-9A-Z]{4}\n", written)
    assert "https://pay.example" in written
