from dataclasses import replace

import pytest

from central_server.desks import contacts, desk_board
from central_server.identity import repository as identity
from payments_core.errors import RuleBroken
from payments_core.model.role import Role
from payments_core.wire.desk.contact_messages import PaperHealth, PrinterHealth, TaskCount
from tests.factories.day_of_desks import SUPERVISOR
from tests.factories.desk_contacts import health, report
from tests.factories.server import DESK, ENTITY

PAPERS = PaperHealth(
    printers=(PrinterHealth(name="A4", state="READY"), PrinterHealth(name="rotolo", state="DRY")),
    queued=2,
    uncertain=1,
)
TASKS = (TaskCount(code="print_uncertain", count=1),)


@pytest.fixture
def take(unit_of_work, desk, clock):
    def take(**changes):
        told = health(**{"clock_at": clock.now()} | changes)
        with unit_of_work() as session:
            contacts.report(session, desk, report(health=told), lambda: "s" * 30, clock.now())

    return take


@pytest.fixture
def seen(unit_of_work, clock):
    def seen(actor=SUPERVISOR):
        with unit_of_work() as session:
            return desk_board.board(session, actor, clock.now()).desks

    return seen


def test_board_says_what_the_desk_reported(take, seen, clock):
    take(waiting=3, oldest_waiting_at=clock.now(), open_tasks=1, papers=PAPERS, task_kinds=TASKS)
    [desk] = seen()
    assert (desk.name, desk.office, desk.enrolled) == ("Sportello 12", "Anagrafe centro", True)
    assert (desk.contact_at, desk.waiting, desk.oldest_waiting_at) == (
        clock.now(), 3, clock.now(),
    )  # fmt: skip
    assert (desk.papers, desk.task_kinds, desk.open_tasks) == (PAPERS, TASKS, 1)
    assert (desk.numbers_left, desk.program_version) == (100, "1.0")


def test_program_of_before_says_nothing_of_papers(take, seen):
    take()
    [desk] = seen()
    assert (desk.papers, desk.task_kinds) == (None, ())


def test_desk_that_never_reported_is_on_the_board(seen, desk):
    [found] = seen()
    assert (found.contact_at, found.waiting, found.numbers_left) == (None, 0, None)


def test_retired_desk_is_there_only_while_it_holds_work_back(take, seen, unit_of_work, clock):
    take(waiting=1, oldest_waiting_at=clock.now())
    with unit_of_work() as session:
        identity.desk(session, ENTITY, DESK).retired_at = clock.now()
    assert [one.retired for one in seen()] == [True]
    with unit_of_work() as session:
        contacts.repository.contact(session, ENTITY, DESK).waiting = 0
    assert seen() == ()


def test_clerks_do_not_see_how_others_are(seen):
    with pytest.raises(RuleBroken, match="role_missing"):
        seen(replace(SUPERVISOR, roles=frozenset({Role.CLERK})))
