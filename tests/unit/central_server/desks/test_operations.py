import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from central_server.changes import feed
from central_server.citizens import note_repository
from central_server.jobs import outbox
from central_server.jobs.models import InboxRow
from central_server.notices.models import CancelRequestRow
from central_server.positions import repository as positions
from payments_core.identifiers import notice_number
from payments_core.model.debt_position import PositionStatus
from payments_core.wire.desk.notice_messages import ChangeKind
from payments_core.wire.desk.operation_messages import (
    Cancellation,
    CitizenNote,
    OperationOutcome,
)
from tests.factories.cancellations import set_threshold
from tests.factories.clock import TEST_START
from tests.factories.delivered_operations import code_of, count_notices
from tests.factories.money_day import MoneyDay
from tests.factories.server import (
    BANK_IBAN,
    CITIZEN,
    DESK,
    ENTITY,
    OPERATOR,
    POSTAL_IBAN,
    RATE_CENTS,
    add_desk,
    release_operation,
)


def test_release_makes_a_payable_position(perform, lease, unit_of_work, clock):
    operation = release_operation(lease)
    answer = perform(operation)
    assert (answer.outcome, answer.payable_at) == (OperationOutcome.ACCEPTED, clock.now())
    with unit_of_work() as session:
        found = positions.position_by_notice(session, ENTITY, operation.release.notice_number)
    assert (found.position.status, found.installment.amount_cents) == ("VALID", RATE_CENTS)
    [transfer] = found.transfers
    assert (transfer.iban, transfer.postal_iban) == (BANK_IBAN, POSTAL_IBAN)
    assert (transfer.amount_cents, transfer.category) == (RATE_CENTS, "9/0101100SP/")


def test_release_tells_the_desks_and_queues_the_archive_copy(perform, lease, unit_of_work, clock):
    operation = release_operation(lease)
    perform(operation)
    with unit_of_work() as session:
        [change] = feed.read(session, ENTITY, 0, 10)
        [job] = outbox.take(session, ["HUB_PUBLISH"], clock.now(), timedelta(seconds=60), 10)
    number = operation.release.notice_number
    assert (change.cursor, change.kind) == (1, ChangeKind.NOTICE_REGISTERED)
    assert (change.notice_number, job.subject) == (number, number)


def test_repeated_operation_returns_first_answer(perform, lease, unit_of_work, clock):
    operation = release_operation(lease)
    first = perform(operation)
    clock.advance(hours=1)
    again = perform(operation)
    assert again.outcome is OperationOutcome.ALREADY_DONE
    assert again.payable_at == first.payable_at
    assert count_notices(unit_of_work) == 1


def test_repeated_refusal_stays_a_refusal(perform, lease):
    operation = release_operation(lease, amount_cents=1)
    assert perform(operation) == perform(operation)


def test_operation_id_of_another_act_is_refused(perform, lease, unit_of_work):
    perform(release_operation(lease))
    other = release_operation(lease, base=lease.first_base + 1)
    assert code_of(perform(other)) == (OperationOutcome.REFUSED, "operation_id_reused")
    assert count_notices(unit_of_work) == 1


def test_same_number_under_another_operation_is_refused(perform, lease, unit_of_work):
    perform(release_operation(lease))
    again = release_operation(lease, operation_id="operation-2")
    assert code_of(perform(again)) == (OperationOutcome.REFUSED, "notice_number_used")
    assert count_notices(unit_of_work) == 1


def test_refused_operation_leaves_nothing_behind(perform, lease, unit_of_work):
    perform(release_operation(lease, amount_cents=RATE_CENTS + 1))
    assert count_notices(unit_of_work) == 0
    with unit_of_work() as session:
        assert feed.read(session, ENTITY, 0, 10) == []
        assert outbox.count_waiting(session) == 0


def test_machine_that_became_another_desk_hears_what_was_done(perform, lease, unit_of_work):
    operation = release_operation(lease)
    perform(operation)
    with unit_of_work() as session:
        other = add_desk(session, desk_id="sportello-13", code="another-code")
    assert perform(operation, by=other).outcome is OperationOutcome.ALREADY_DONE
    altered = release_operation(lease, subject="Altro")
    assert code_of(perform(altered, by=other)) == (OperationOutcome.REFUSED, "lease_unknown")


def test_malformed_operation_id_is_refused(perform, lease):
    answer = perform(release_operation(lease, operation_id="../etc"))
    assert code_of(answer) == (OperationOutcome.REFUSED, "operation_id_malformed")


def deliver_at_once(perform, deliveries):
    barrier = threading.Barrier(len(deliveries))

    def deliver(operation):
        barrier.wait(10)
        return perform(operation).outcome

    with ThreadPoolExecutor(len(deliveries)) as threads:
        return sorted(threads.map(deliver, deliveries))


def test_two_deliveries_at_once_have_one_effect(perform, lease, unit_of_work):
    operation = release_operation(lease)
    outcomes = deliver_at_once(perform, [operation] * 4)
    assert outcomes == [OperationOutcome.ACCEPTED] + [OperationOutcome.ALREADY_DONE] * 3
    assert count_notices(unit_of_work) == 1


def test_two_operations_with_one_number_at_once_release_it_once(perform, lease, unit_of_work):
    rivals = [release_operation(lease, operation_id=f"operation-{n}") for n in range(4)]
    outcomes = deliver_at_once(perform, rivals)
    assert outcomes == [OperationOutcome.ACCEPTED] + [OperationOutcome.REFUSED] * 3
    assert count_notices(unit_of_work) == 1


def test_releases_at_once_get_cursors_without_gaps(perform, lease, unit_of_work):
    many = [
        release_operation(lease, operation_id=f"operation-{n}", base=lease.first_base + n)
        for n in range(8)
    ]
    assert deliver_at_once(perform, many) == [OperationOutcome.ACCEPTED] * 8
    with unit_of_work() as session:
        assert [row.cursor for row in feed.read(session, ENTITY, 0, 99)] == list(range(1, 9))


def test_refusal_is_logged_though_the_request_is_a_success(perform, lease):
    with capture_logs() as logs:
        perform(release_operation(lease, amount_cents=1))
    [entry] = logs
    assert (entry["event"], entry["entity"]) == ("operation_refused", ENTITY)
    assert (entry["desk"], entry["code"]) == (DESK, "amount_differs_from_rate")


def test_operation_stored_by_an_older_server_is_the_same_operation(perform, lease, unit_of_work):
    operation = release_operation(lease)
    perform(operation)
    with unit_of_work() as session:
        [row] = session.query(InboxRow)
        older = dict(row.payload)
        older["release"] = {k: v for k, v in older["release"].items() if k != "new_person"}
        row.payload = older
    assert perform(operation).outcome is OperationOutcome.ALREADY_DONE


def cancellation(released, **changes):
    values = {
        "operation_id": "cancel-1", "operator_id": OPERATOR, "generation": 1,
        "notice_number": released.notice_number, "reason": "rilasciato due volte",
        "decided_at": released.release.released_at,
    }  # fmt: skip
    return Cancellation(**values | changes)


def status_of(session, released):
    return positions.position_by_notice(session, ENTITY, released.notice_number).position.status


def test_clerks_own_cancellation_of_the_day_takes_effect_days_later(
    perform, lease, unit_of_work, clock
):
    released = release_operation(lease)
    perform(released)
    clock.advance(days=3)
    wanted = cancellation(released)
    outcomes = [perform(wanted).outcome for _ in range(2)]
    assert outcomes == [OperationOutcome.ACCEPTED, OperationOutcome.ALREADY_DONE]
    with unit_of_work() as session:
        assert status_of(session, released) == PositionStatus.INVALID
        kinds = [row.kind for row in feed.read(session, ENTITY, 0, 10)]
    assert kinds.count(ChangeKind.NOTICE_CANCELLED) == 1


def test_cancellation_of_what_is_cancelled_already_is_as_wanted(perform, lease):
    released = release_operation(lease)
    perform(released)
    perform(cancellation(released))
    again = perform(cancellation(released, operation_id="cancel-2"))
    assert again.outcome is OperationOutcome.ACCEPTED


def test_paid_notice_is_not_cancelled(perform, lease, unit_of_work, clock, new_id):
    released = release_operation(lease)
    perform(released)
    with unit_of_work() as session:
        MoneyDay(session, clock, new_id).pay(released.notice_number)
    answer = perform(cancellation(released))
    assert answer.outcome is OperationOutcome.REFUSED
    with unit_of_work() as session:
        assert status_of(session, released) == PositionStatus.PAID


@pytest.mark.parametrize(
    ("changes", "outcome", "code"),
    [
        ({"generation": 0}, OperationOutcome.GONE, "desk_fenced"),
        ({"operator_id": "nobody"}, OperationOutcome.REFUSED, "role_missing"),
        (
            {"notice_number": notice_number.build("01", 99999)},
            OperationOutcome.REFUSED,
            "notice_unknown",
        ),
    ],
)
def test_cancellation_that_is_nobodys_to_make_is_refused(perform, lease, changes, outcome, code):
    released = release_operation(lease)
    perform(released)
    answer = perform(cancellation(released, **changes))
    assert (answer.outcome, answer.problem.code) == (outcome, code)


def test_clerk_cancels_nothing_of_another_day(perform, lease):
    released = release_operation(lease)
    perform(released)
    later = released.release.released_at + timedelta(days=1)
    answer = perform(cancellation(released, decided_at=later))
    assert (answer.outcome, answer.problem.code) == (OperationOutcome.REFUSED, "role_missing")


def test_cancellation_under_the_id_of_a_release_is_refused(perform, lease):
    released = release_operation(lease)
    perform(released)
    answer = perform(cancellation(released, operation_id=released.operation_id))
    assert answer.problem.code == "operation_id_reused"


def a_note(operation_id="note-1", **changes):
    values = {
        "operator_id": OPERATOR, "generation": 1, "citizen_id": CITIZEN,
        "text": "tutore: Anna Verdi", "written_at": TEST_START,
    } | changes  # fmt: skip
    return CitizenNote(operation_id=operation_id, **values)


def test_note_is_kept_once_however_often_it_is_told(perform, unit_of_work):
    first = perform(a_note())
    assert (first.outcome, first.citizen_id) == (OperationOutcome.ACCEPTED, CITIZEN)
    assert perform(a_note()).outcome is OperationOutcome.ALREADY_DONE
    assert perform(a_note(text="altro")).problem.code == "operation_id_reused"
    with unit_of_work() as session:
        assert len(note_repository.of_citizen(session, ENTITY, CITIZEN, 10)) == 1


def test_note_of_a_desk_that_is_another_by_now_is_gone(perform):
    answer = perform(a_note(generation=7))
    assert (answer.outcome, answer.problem.code) == (OperationOutcome.GONE, "desk_fenced")


def test_refused_note_says_why(perform):
    refused = perform(a_note(citizen_id="nobody"))
    assert (refused.outcome, refused.problem.code) == (OperationOutcome.REFUSED, "citizen_unknown")
    refused = perform(a_note("note-2", withdraws="nowhere"))
    assert refused.problem.code == "note_unknown"


def test_note_under_the_name_of_another_is_refused(perform, unit_of_work, clock):
    """A note that another desk has under this id: the table has the last word."""
    with unit_of_work() as session:
        other = add_desk(session, desk_id="other-desk", code="other-code")
    perform(a_note(), by=other)
    refused = perform(a_note(text="altro"))
    assert (refused.outcome, refused.problem.code) == (OperationOutcome.REFUSED, "note_taken")


def test_cancellation_over_the_threshold_waits_and_is_refused_as_a_cancellation(
    perform, lease, unit_of_work
):
    with unit_of_work() as session:
        set_threshold(session)
    released = release_operation(lease)
    perform(released)
    wanted = cancellation(released)
    first, again = perform(wanted), perform(wanted)
    # What a desk of before there were approvals knows: it was refused, and can still be paid.
    assert code_of(first) == (OperationOutcome.REFUSED, "cancellation_awaits_approval")
    assert again == first
    with unit_of_work() as session:
        assert status_of(session, released) == PositionStatus.VALID
        [row] = session.scalars(select(CancelRequestRow)).all()
        assert first.problem.facts["request_id"] == row.request_id
        assert (row.requested_by, row.requested_at) == (OPERATOR, wanted.decided_at)


def test_second_cancellation_names_the_request_that_waits(perform, lease, unit_of_work):
    with unit_of_work() as session:
        set_threshold(session)
    released = release_operation(lease)
    perform(released)
    told = [
        perform(cancellation(released, operation_id=name)).problem.facts["request_id"]
        for name in ("cancel-1", "cancel-2")
    ]
    assert len(set(told)) == 1
