from collections.abc import Iterator
from datetime import timedelta

import pytest

from counter_app.client.central_client import CentralClient
from counter_app.events import TaskAdded
from counter_app.store import (
    cancellations,
    notices,
    numbers,
    operators,
    outbox,
    print_decisions,
    prints,
    redelivery,
    registry,
    tasks,
)
from counter_app.store import desk as desk_row
from counter_app.store.print_decisions import PrintDecision
from counter_app.store.prints import NewJob
from counter_app.store.tables import DeskRow, OutboxRow, ReleaseState
from counter_app.sync.contact import REDELIVER_EARLIER, REPORT_EVERY, Contact
from counter_app.sync.delivery import Delivery
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.model.role import Role
from payments_core.wire.desk.contact_messages import PROTOCOL, DeskStanding
from payments_core.wire.desk.messages import SignInReply
from payments_core.wire.desk.operation_messages import Cancellation
from tests.factories.counter import Heard, lease
from tests.factories.desk_at_server import Desk
from tests.factories.fake_server import DESK, ENTITY, NOW, Fault


@pytest.fixture
def client(desk_at_server: Desk) -> Iterator[CentralClient]:
    with desk_at_server.open_client() as opened:
        yield opened


@pytest.fixture
def contact(desk_at_server: Desk) -> Contact:
    return desk_at_server.contact()


def row_of(desk: Desk) -> DeskRow:
    with desk.database.read() as session:
        return desk_row.get(session)


def problems(desk: Desk) -> list[str]:
    with desk.database.read() as session:
        return [task.problem_code for task in tasks.open_tasks(session)]


def turns_of(desk: Desk) -> list[tuple[int, bool]]:
    """Number of the turn of each report, and whether its name is what was wanted before."""
    wanted: list[str | None] = [None, *(each.next_turn for each in desk.server.reports)]
    return [
        (each.turn_no, each.turn == before)
        for each, before in zip(desk.server.reports, wanted, strict=False)
    ]


def test_report_says_how_the_desk_is(
    contact: Contact, client: CentralClient, desk_at_server: Desk
) -> None:
    desk_at_server.release(2)
    contact.report(client)
    (told,) = desk_at_server.server.reports
    assert (told.protocol, told.installation_id) == (PROTOCOL, None)
    assert (told.health.waiting, told.health.numbers_left) == (2, 498)
    assert (told.health.clock_at, told.health.program_version) == (NOW, "1.0-test")
    assert told.health.oldest_waiting_at is not None
    assert [(each.lease_id, each.first_base) for each in told.leases] == [("lease-a", 1)]


def test_report_tells_of_printers_papers_and_tasks(
    contact: Contact, client: CentralClient, desk_at_server: Desk
) -> None:
    with desk_at_server.database.write() as session:
        for number, state in enumerate(("QUEUED", "SENDING", "CONFIRMED", "UNCERTAIN", "FAILED")):
            job = NewJob(f"job-{number}", "A4", f"notice:{number}", "Carta", None, b"x")
            prints.add(session, job, state, NOW)
        print_decisions.decide(session, "job-4", PrintDecision.NOT_NEEDED, None, NOW)
        for number, code in enumerate(("print_uncertain", "rate_unknown", "rate_unknown")):
            tasks.open_task(session, tasks.of_desk(f"task-{number}", code), NOW)
        tasks.open_task(session, tasks.of_desk("closed", "desk_outdated"), NOW)
        tasks.close_task(session, "closed", NOW)
    contact.report(client)
    (told,) = desk_at_server.server.reports
    papers = told.health.papers
    assert papers is not None
    assert [(one.name, one.state) for one in papers.printers] == [("A4", "READY")]
    assert (papers.queued, papers.uncertain) == (2, 1)
    assert [(one.code, one.count) for one in told.health.task_kinds] == [
        ("rate_unknown", 2), ("print_uncertain", 1),
    ]  # fmt: skip
    assert told.health.open_tasks == 3


def test_desk_reports_once_a_minute_and_takes_turn_after_turn(
    contact: Contact, client: CentralClient, desk_at_server: Desk
) -> None:
    for _ in range(3):
        contact.report(client)
        contact.report(client)
        desk_at_server.clock.advance(seconds=REPORT_EVERY.total_seconds())
    assert turns_of(desk_at_server) == [(0, True), (1, True), (2, True)]


def test_clock_that_the_server_sets_back_puts_off_no_report(
    contact: Contact, client: CentralClient, desk_at_server: Desk
) -> None:
    contact.report(client)
    desk_at_server.clock.advance(hours=-2)
    contact.report(client)
    assert len(desk_at_server.server.reports) == 2


def test_lost_answer_repeats_the_same_turn_even_after_a_restart(
    contact: Contact, client: CentralClient, desk_at_server: Desk
) -> None:
    contact.report(client)
    desk_at_server.clock.advance(minutes=2)
    desk_at_server.server.spoil("desks/contact", Fault.LOSE_ANSWER)
    with pytest.raises(WorldTrouble):
        contact.report(client)
    desk_at_server.contact().report(client)
    _, lost, again = desk_at_server.server.reports
    assert (lost.turn_no, lost.turn, lost.next_turn) == (again.turn_no, again.turn, again.next_turn)


def test_what_the_server_allows_is_kept(
    contact: Contact, client: CentralClient, desk_at_server: Desk
) -> None:
    contact.report(client)
    row = row_of(desk_at_server)
    assert row.installation_id == "installation-1"
    assert row.numbers_until == NOW + timedelta(days=30)
    desk_at_server.numbers.refuse_lapsed(NOW + timedelta(days=30))
    with pytest.raises(RuleBroken, match="numbers_lapsed"):
        desk_at_server.numbers.refuse_lapsed(NOW + timedelta(days=30, seconds=1))


def test_server_of_another_installation_changes_nothing(
    contact: Contact, client: CentralClient, desk_at_server: Desk
) -> None:
    contact.report(client)
    desk_at_server.clock.advance(minutes=2)
    desk_at_server.server.contact_says = {
        "installation_id": "another", "standing": DeskStanding.COPY, "leases_lapsed": True,
        "reread_after": 0, "revoked": ("laura",),
    }  # fmt: skip
    with pytest.raises(RuleBroken, match="server_of_other_installation"):
        contact.report(client)
    row = row_of(desk_at_server)
    assert (row.installation_id, row.doubt) == ("installation-1", None)
    assert not desk_at_server.numbers.in_doubt
    assert desk_at_server.release(1)


def test_copy_releases_nothing_more_and_says_why(
    contact: Contact, client: CentralClient, desk_at_server: Desk
) -> None:
    heard = Heard(desk_at_server.events)
    desk_at_server.server.contact_says = {"standing": DeskStanding.COPY}
    contact.report(client)
    assert contact.standing is DeskStanding.COPY
    with pytest.raises(RuleBroken, match="desk_copied"):
        desk_at_server.release(1)
    assert problems(desk_at_server) == ["desk_copied"]
    assert any(isinstance(event, TaskAdded) for event in heard.events)
    with desk_at_server.database.read() as session:
        assert numbers.numbers_left(session) == 0
    # The next start knows it, too.
    assert not desk_at_server.numbers.examine()
    assert desk_at_server.numbers.doubt == "desk_copied"


def test_report_that_came_late_says_nothing_and_is_made_again_at_once(
    contact: Contact, client: CentralClient, desk_at_server: Desk
) -> None:
    desk_at_server.server.contact_says = {"standing": DeskStanding.LATE, "leases_lapsed": True}
    contact.report(client)
    assert desk_at_server.release(1)
    desk_at_server.server.contact_says = {}
    contact.report(client)
    late, again = desk_at_server.server.reports
    assert (late.turn_no, late.next_turn) == (again.turn_no, again.next_turn)
    assert row_of(desk_at_server).numbers_until is not None


def test_lapsed_numbers_are_let_go(
    contact: Contact, client: CentralClient, desk_at_server: Desk
) -> None:
    desk_at_server.server.contact_says = {"leases_lapsed": True}
    contact.report(client)
    with pytest.raises(RuleBroken, match="numbers_exhausted"):
        desk_at_server.release(1)


def test_restored_server_is_told_again_what_it_has_forgotten(
    contact: Contact, client: CentralClient, desk_at_server: Desk
) -> None:
    known, *forgotten = desk_at_server.release(3)
    Delivery(
        desk_at_server.database, desk_at_server.events, desk_at_server.clock, lambda: 0.0
    ).deliver(client)
    assert desk_at_server.waiting() == 0
    with desk_at_server.database.write() as session:
        row = desk_row.get(session)
        row.change_cursor, row.last_change = 90, "what is there no more"
    with desk_at_server.database.registry.write() as session:
        registry.begin(session, ENTITY, NOW)
    released_at = desk_at_server.notice(known).released_at
    with desk_at_server.database.write() as session:
        row = notices.by_number(session, known)
        assert row is not None
        row.released_at = released_at - timedelta(days=5)
    desk_at_server.server.contact_says = {
        "redeliver_since": released_at + REDELIVER_EARLIER, "reread_after": 12,
    }  # fmt: skip
    contact.report(client)
    with desk_at_server.database.read() as session:
        waiting = [each.release.notice_number for each in outbox.due(session, NOW, 20)]
    assert waiting == forgotten
    assert (row_of(desk_at_server).change_cursor, row_of(desk_at_server).last_change) == (12, None)
    assert desk_at_server.server.reports[-1].last_change == "what is there no more"
    assert not desk_at_server.database.registry.exists
    states = {desk_at_server.notice(number).state for number in (known, *forgotten)}
    assert states == {ReleaseState.PAYABLE}


def test_restored_server_is_told_of_a_cancellation_behind_its_release(
    contact: Contact, client: CentralClient, desk_at_server: Desk
) -> None:
    server = desk_at_server.server
    delivery = Delivery(
        desk_at_server.database, desk_at_server.events, desk_at_server.clock, lambda: 0.0
    )
    answered, waiting = desk_at_server.release(2)
    withdraw(desk_at_server, answered)
    delivery.deliver(client)
    assert desk_at_server.notice(answered).state == ReleaseState.CANCELLED
    withdraw(desk_at_server, waiting)
    server.answers.clear()
    server.operations.clear()
    server.contact_says = {"redeliver_since": NOW}
    contact.report(client)
    assert desk_at_server.notice(answered).state == ReleaseState.PAYABLE
    delivery.deliver(client)
    for number in (answered, waiting):
        told = [each.kind for each in server.operations if each.notice_number == number]
        assert told == ["RELEASE", "CANCELLATION"]
        assert desk_at_server.notice(number).state == ReleaseState.CANCELLED
    assert problems(desk_at_server) == []


def withdraw(desk: Desk, number: str) -> None:
    wanted = Cancellation(
        operation_id=f"cancel-{number}", operator_id="laura", generation=1, notice_number=number,
        reason="rilasciato due volte", decided_at=NOW,
    )  # fmt: skip
    with desk.database.write() as session:
        cancellations.queue(session, wanted, number)


def test_report_names_the_blocks_of_before_too_and_what_was_answered_last(
    contact: Contact, client: CentralClient, desk_at_server: Desk
) -> None:
    with desk_at_server.database.write() as session:
        for place, lease_id in enumerate(("spent", "used")):
            sealed = lease(lease_id, 1000 + 100 * place, 1).model_copy(update={"seal": "ab"})
            at = desk_at_server.clock.now() + timedelta(seconds=place)
            numbers.add_lease(session, DESK, sealed, at)
        numbers.fence(session, "spent")
    (number,) = desk_at_server.release(1)
    Delivery(
        desk_at_server.database, desk_at_server.events, desk_at_server.clock, lambda: 0.0
    ).deliver(client)
    contact.report(client)
    (told,) = desk_at_server.server.reports
    assert [(each.lease_id, each.usable) for each in told.leases][:2] == [
        ("used", True), ("spent", False),
    ]  # fmt: skip
    assert told.last_answered == desk_at_server.notice(number).operation_id
    # A server that has forgotten it is told again once, and not for ever.
    desk_at_server.server.contact_says = {"redeliver_since": NOW}
    desk_at_server.clock.advance(minutes=2)
    contact.report(client)
    assert row_of(desk_at_server).last_answered is None


def test_refused_release_is_not_told_again(desk_at_server: Desk) -> None:
    (number,) = desk_at_server.release(1)
    with desk_at_server.database.write() as session:
        row = notices.by_number(session, number)
        assert row is not None
        row.state = ReleaseState.REFUSED
        outbox.remove(session, row.operation_id)
        assert redelivery.requeue(session, row.released_at, NOW) == 0
        assert session.query(OutboxRow).all() == []


def test_operator_who_is_revoked_signs_in_here_no_more(
    contact: Contact, client: CentralClient, desk_at_server: Desk
) -> None:
    for name in ("laura", "marco"):
        reply = SignInReply(
            token="t", operator_id=name, username=name, display_name=name, roles=(Role.CLERK,),
            expires_at=NOW,
        )  # fmt: skip
        with desk_at_server.database.write() as session:
            operators.keep(session, reply, "verifier", NOW)
    desk_at_server.server.contact_says = {"revoked": ("laura",)}
    contact.report(client)
    assert desk_at_server.server.reports[0].operators == ("laura", "marco")
    with desk_at_server.database.read() as session:
        assert operators.usernames(session) == ["marco"]
    assert desk_at_server.shut_out == ["laura"]


def test_desk_that_must_be_updated_says_so_once_a_day(
    contact: Contact, client: CentralClient, desk_at_server: Desk
) -> None:
    desk_at_server.server.contact_says = {"must_update": True}
    for _ in range(3):
        contact.report(client)
        desk_at_server.clock.advance(minutes=2)
    assert problems(desk_at_server) == ["desk_outdated"]


def test_virtual_machine_releases_only_after_its_first_report(
    client: CentralClient, desk_at_server: Desk
) -> None:
    numbers_of_vm = desk_at_server.virtual_numbers()
    desk_at_server.numbers = numbers_of_vm
    with pytest.raises(RuleBroken, match="desk_unconfirmed"):
        desk_at_server.release(1)
    desk_at_server.contact().report(client)
    with pytest.raises(RuleBroken, match="numbers_exhausted"):
        desk_at_server.release(1)  # those of before its double may be using, too
    with desk_at_server.database.write() as session:
        numbers.add_lease(session, DESK, lease("lease-b", 1000), desk_at_server.clock.now())
    assert desk_at_server.release(1)
