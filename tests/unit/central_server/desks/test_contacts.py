from datetime import timedelta

import pytest
from sqlalchemy import delete

from central_server.changes import feed
from central_server.desks import contacts, operations, repository
from central_server.desks.contacts import NUMBERS_LAST
from central_server.desks.leases import lease_block
from central_server.desks.models import DeskContactRow, InstallationRow, LeaseRow
from central_server.identity.models import DeskRow, OperatorRoleRow
from payments_core.errors import RuleBroken
from payments_core.wire.desk.contact_messages import PROTOCOL, DeskStanding, HeldLease
from payments_core.wire.desk.notice_messages import ChangeKind, change_mark
from payments_core.wire.desk.operation_messages import LeaseRequest, OperationOutcome
from tests.factories.desk_contacts import (
    FIRST_TURN,
    SECOND_TURN,
    THIRD_TURN,
    health,
    report,
    second_report,
)
from tests.factories.server import (
    COMPANY,
    DESK,
    ENTITY,
    USERNAME,
    add_everything,
    release_operation,
)


@pytest.fixture
def take(unit_of_work, desk, clock, new_id):
    secrets = iter(f"secret-{number:0>32}" for number in range(100))

    def take(told, of=desk):
        with unit_of_work() as session:
            return contacts.report(session, of, told, lambda: next(secrets), clock.now())

    return take


def held(reply) -> HeldLease:
    return HeldLease(**reply.model_dump())


def held_of(lease) -> HeldLease:
    return HeldLease(
        lease_id=lease.lease_id, segregation_code="01", first_base=lease.first_base,
        last_base=lease.first_base + 99, generation=1,
    )  # fmt: skip


def test_holder_is_told_how_it_stands(take, clock):
    first = take(report())
    assert (first.standing, first.server_at) == (DeskStanding.HOLDER, clock.now())
    assert first.numbers_until == clock.now() + NUMBERS_LAST
    again = take(second_report(installation_id=first.installation_id))
    assert (again.standing, again.installation_id) == (DeskStanding.HOLDER, first.installation_id)
    assert (again.leases_lapsed, again.redeliver_since, again.must_update) == (False, None, False)


def test_how_a_desk_is_doing_is_kept(take, session, desk, clock):
    since = clock.now() - timedelta(hours=2)
    take(report(health=health(
        clock_at=clock.now() + timedelta(hours=1), waiting=3, oldest_waiting_at=since,
        numbers_left=7, open_tasks=2, program_version="1.2",
    )))  # fmt: skip
    row = repository.contact(session, ENTITY, DESK)
    assert (row.clock_ahead_seconds, row.waiting, row.numbers_left) == (3600, 3, 7)
    assert (row.oldest_waiting_at, row.open_tasks) == (since, 2)
    assert (row.program_version, row.protocol, row.contact_at) == ("1.2", PROTOCOL, clock.now())


def test_desk_that_exists_twice_is_fenced(take, session, unit_of_work, desk, lease, clock, new_id):
    take(report())
    take(second_report())
    assert take(second_report(next_turn=THIRD_TURN)).standing is DeskStanding.COPY
    # Neither gets any further number, and what they still hold is gone.
    with pytest.raises(RuleBroken, match="desk_fenced"), unit_of_work() as other:
        lease_block(other, desk, LeaseRequest(count=5), new_id(), clock.now())
    with unit_of_work() as other:
        answer = operations.perform(other, desk, release_operation(lease), new_id, clock.now())
    assert (answer.outcome, answer.problem.code) == (OperationOutcome.GONE, "lease_fenced")


def test_report_that_was_held_up_on_its_way_is_no_copy(take, session, clock):
    """Found by the simulation: a gateway delivered what the desk had long sent again."""
    held_up = report(sent_at=clock.now())
    take(held_up)
    take(second_report(sent_at=clock.now()))
    clock.advance(seconds=46)
    assert take(held_up).standing is DeskStanding.LATE
    third = report(turn_no=2, turn=SECOND_TURN, next_turn=THIRD_TURN, sent_at=clock.now())
    assert take(third).standing is DeskStanding.HOLDER
    assert session.get_one(DeskRow, (ENTITY, DESK)).fenced_at is None


@pytest.mark.parametrize("wrong_by", [timedelta(0), timedelta(hours=5), timedelta(seconds=-45)])
def test_copy_is_fenced_whose_report_comes_at_once(take, session, clock, wrong_by):
    take(report(sent_at=clock.now()))
    take(second_report(sent_at=clock.now()))
    clock.advance(hours=1)
    again = second_report(next_turn=THIRD_TURN, sent_at=clock.now() + wrong_by)
    assert take(again).standing is DeskStanding.COPY
    assert session.get_one(DeskRow, (ENTITY, DESK)).fenced_at is not None


def test_fenced_desk_stays_so_whoever_reports(take, session):
    take(report())
    take(report(next_turn=THIRD_TURN))
    for told in (report(), second_report(), report(turn_no=99, turn=FIRST_TURN)):
        assert take(told).standing is DeskStanding.COPY
    assert session.get_one(DeskRow, (ENTITY, DESK)).generation == 2


def test_server_of_another_installation_takes_no_report(take, session):
    take(report())
    with pytest.raises(RuleBroken, match="server_of_other_installation"):
        take(second_report(installation_id="another"))
    assert repository.contact(session, ENTITY, DESK).turn_no == 1


def test_retired_desk_is_told_so(take, session):
    take(report())
    session.get_one(DeskRow, (ENTITY, DESK)).retired_at = session.get_one(
        DeskContactRow, (ENTITY, DESK)
    ).contact_at
    session.commit()
    assert take(second_report()).standing is DeskStanding.RETIRED


def test_numbers_lapse_after_a_long_silence(take, unit_of_work, desk, lease, clock, new_id):
    mine = held_of(lease)
    take(report(leases=(mine,)))
    clock.advance(days=29)
    assert take(second_report(leases=(mine,))).leases_lapsed is False
    lapsed_at = clock.now() + NUMBERS_LAST
    clock.advance(days=31)
    third = report(turn_no=2, turn=SECOND_TURN, next_turn=THIRD_TURN, leases=(mine,))
    # Told again when the answer was lost, and not any more when the desk has let go of them.
    assert [take(third).leases_lapsed for _ in range(2)] == [True, True]
    fourth = report(turn_no=3, turn=THIRD_TURN, next_turn=FIRST_TURN)
    assert take(fourth).leases_lapsed is False
    late = release_operation(lease, operation_id="late", released_at=lapsed_at + timedelta(hours=1))
    in_time = release_operation(lease, operation_id="in-time", released_at=lapsed_at)
    outcomes = []
    for operation in (late, in_time):
        with unit_of_work() as other:
            answer = operations.perform(other, desk, operation, new_id, clock.now())
        outcomes.append((answer.outcome, answer.problem and answer.problem.code))
    assert outcomes[0] == (OperationOutcome.GONE, "lease_lapsed")
    assert outcomes[1][1] != "lease_lapsed"


def test_restored_server_asks_for_what_it_has_forgotten(take, clock):
    take(report(change_cursor=7))
    reported_at = clock.now()
    clock.advance(hours=5)
    ahead = report(turn_no=41, turn=FIRST_TURN, next_turn=THIRD_TURN, change_cursor=90)
    for _ in range(2):  # told again when the answer was lost
        reply = take(ahead)
        assert (reply.standing, reply.redeliver_since) == (DeskStanding.HOLDER, reported_at)
        assert reply.reread_after == 7
        clock.advance(hours=1)
    reply = take(report(turn_no=42, turn=THIRD_TURN, next_turn=FIRST_TURN))
    assert (reply.standing, reply.redeliver_since) == (DeskStanding.HOLDER, None)
    assert reply.reread_after is None


def test_server_that_has_forgotten_its_own_answer_asks_again(
    take, unit_of_work, desk, lease, clock, new_id
):
    """Restored from a copy that was made after the desk's last report: the turn still fits."""
    take(report(change_cursor=4))
    reported_at = clock.now()
    clock.advance(minutes=1)
    operation = release_operation(lease, operation_id="known")
    with unit_of_work() as other:
        operations.perform(other, desk, operation, new_id, clock.now())
    assert take(second_report(last_answered="known")).redeliver_since is None
    told_at = clock.now()
    third = report(turn_no=2, turn=SECOND_TURN, next_turn=THIRD_TURN, last_answered="forgotten")
    for _ in range(2):  # told again when the answer was lost
        clock.advance(hours=1)
        reply = take(third)
        assert (reply.standing, reply.redeliver_since) == (DeskStanding.HOLDER, told_at)
        assert reply.reread_after == 0
    assert reported_at < told_at


def test_server_that_has_forgotten_changes_asks_again(take, unit_of_work, clock):
    """A machine that has read more changes than there are knows a past that is gone."""
    take(report())
    reported_at = clock.now()
    with unit_of_work() as other:
        feed.append(other, ENTITY, ChangeKind.NOTICE_PAID, ["301000000000000136"], clock.now())
    assert take(second_report(change_cursor=1)).redeliver_since is None
    clock.advance(hours=1)
    third = report(turn_no=2, turn=SECOND_TURN, next_turn=THIRD_TURN, change_cursor=2)
    reply = take(third)
    assert (reply.redeliver_since, reply.reread_after) == (reported_at, 1)


@pytest.mark.parametrize(
    "told",
    [
        {"change_cursor": 2},
        {"last_answered": "forgotten"},
        {"change_cursor": 1, "last_change": "another one that was there"},
    ],
)
def test_machine_enrolled_anew_at_a_restored_server_tells_all_that_may_be_missing(
    take, unit_of_work, clock, told
):
    with unit_of_work() as other:
        feed.append(other, ENTITY, ChangeKind.NOTICE_PAID, ["301000000000000136"], clock.now())
    for _ in range(2):
        reply = take(report(**told))
        assert (reply.standing, reply.reread_after) == (DeskStanding.HOLDER, 0)
        assert reply.redeliver_since == clock.now() - NUMBERS_LAST
    known = change_mark("301000000000000136", clock.now())
    assert take(second_report(change_cursor=1, last_change=known)).redeliver_since is None


def test_block_that_is_spent_says_nothing_of_lapsing(take, lease, clock):
    spent = held_of(lease).model_copy(update={"usable": False})
    take(report(leases=(spent,)))
    clock.advance(days=31)
    assert take(second_report(leases=(spent,))).leases_lapsed is False
    again = report(turn_no=2, turn=SECOND_TURN, next_turn=THIRD_TURN, leases=(held_of(lease),))
    assert take(again).leases_lapsed is True


def test_restored_server_knows_its_own_lease_again(
    take, session, unit_of_work, desk, clock, new_id
):
    take(report())
    with unit_of_work() as other:
        given = lease_block(other, desk, LeaseRequest(count=5), new_id(), clock.now())
    session.delete(session.get_one(LeaseRow, (ENTITY, given.lease_id)))
    session.commit()
    forged = held(given).model_copy(update={"lease_id": "forged", "last_base": given.last_base + 9})
    take(second_report(leases=(held(given), forged)))
    session.expire_all()
    assert repository.lease(session, ENTITY, given.lease_id).last_base == given.last_base
    assert repository.lease(session, ENTITY, "forged") is None
    session.rollback()
    with unit_of_work() as other:
        after = lease_block(other, desk, LeaseRequest(count=5), new_id(), clock.now())
    assert after.first_base > given.last_base


def test_block_that_was_given_to_somebody_else_meanwhile_is_not_known_again(
    take, session, unit_of_work, desk, clock, new_id
):
    take(report())
    with unit_of_work() as other:
        given = lease_block(other, desk, LeaseRequest(count=5), new_id(), clock.now())
    session.get_one(LeaseRow, (ENTITY, given.lease_id)).lease_id = "somebody-else's"
    session.commit()
    assert take(second_report(leases=(held(given),))).standing is DeskStanding.HOLDER
    session.expire_all()
    assert repository.lease(session, ENTITY, given.lease_id) is None


def test_lease_of_another_desk_is_not_known_again(take, unit_of_work, desk, clock, new_id, session):
    with unit_of_work() as other:
        theirs = add_everything(other, COMPANY)
    take(report(), of=theirs)
    with unit_of_work() as other:
        given = lease_block(other, theirs, LeaseRequest(count=5), new_id(), clock.now())
    take(report(leases=(held(given),)))
    assert repository.lease(session, ENTITY, given.lease_id) is None


def test_operator_who_is_no_longer_there_is_told(take):
    assert take(report(operators=(USERNAME, "who.left"))).revoked == ("who.left",)


def test_operator_without_a_role_has_left_too(take, session):
    assert take(report(operators=(USERNAME,))).revoked == ()
    session.execute(delete(OperatorRoleRow))
    session.commit()
    assert take(second_report(operators=(USERNAME,))).revoked == (USERNAME,)


def test_report_of_a_machine_whose_place_was_taken_meanwhile_is_refused(take, desk, session):
    """It was let in with a credential that held, and waited for the desk's row since."""
    take(report())
    session.get_one(DeskRow, (ENTITY, DESK)).generation += 1
    session.commit()
    with pytest.raises(RuleBroken, match="desk_credential_refused"):
        take(second_report(), of=desk)


def test_desk_of_older_messages_must_be_updated(take):
    assert take(report(protocol=PROTOCOL - 1)).must_update is True


def test_each_entity_has_an_installation_of_its_own(take, unit_of_work, session):
    with unit_of_work() as other:
        theirs = add_everything(other, COMPANY)
    assert take(report()).installation_id != take(report(), of=theirs).installation_id
    assert len(session.query(InstallationRow).all()) == 2
