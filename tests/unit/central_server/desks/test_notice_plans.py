import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from central_server.changes import feed
from central_server.evidence import service as evidence
from central_server.identity.models import DeskRow
from central_server.jobs import outbox
from central_server.notices import acts as notice_acts
from central_server.notices import repository as notices
from central_server.notices import service as notice_service
from central_server.positions import repository as positions
from central_server.positions import service as position_service
from payments_core.identifiers import notice_number
from payments_core.model.role import Role
from payments_core.wire.desk.notice_messages import (
    ActKind,
    ChangeKind,
    EvidenceKind,
    NoticeAct,
    NoticeState,
)
from payments_core.wire.desk.operation_messages import OperationOutcome
from tests.factories.cancellations import CLERK, SUPERVISOR, set_threshold
from tests.factories.delivered_operations import code_of, count_notices
from tests.factories.notice_plans import FIRST_DUE, PLANNED_AT, RULE, plan_operation
from tests.factories.server import (
    DESK,
    ENTITY,
    RATE,
    RATE_CENTS,
    add_desk,
    add_kind,
    add_operator,
    release_operation,
)

REFUSED = OperationOutcome.REFUSED


@pytest.fixture
def single(perform, lease, unit_of_work):
    """A notice that is out, of a kind that offers plans by now."""
    operation = release_operation(lease)
    perform(operation)
    with unit_of_work() as session:
        add_kind(session, plan=RULE)
    return operation.notice_number


@pytest.fixture
def refused(perform):
    """The code with which a plan is refused."""

    def code(plan):
        outcome, why = code_of(perform(plan))
        assert outcome is REFUSED
        return why

    return code


def change(unit_of_work, number, do):
    with unit_of_work() as session:
        found = positions.position_by_notice(session, ENTITY, number, lock=True)
        do(session, found)


def test_plan_is_a_further_way_to_pay_beside_the_notice(perform, lease, single, unit_of_work):
    plan = plan_operation(lease, single)
    answer = perform(plan)

    assert (answer.outcome, answer.payable_at is not None) == (OperationOutcome.ACCEPTED, True)
    with unit_of_work() as session:
        found = positions.position_by_notice(session, ENTITY, single)
        rows = positions.installment_rows(session, ENTITY, found.position.position_id)
        told = {
            row.notice_number: notice_service.notice_info(
                session, notices.released(session, ENTITY, row.notice_number), (), PLANNED_AT
            )
            for row in rows
        }
    assert found.position.status == "VALID"
    assert [(row.option_no, row.installment_no, row.amount_cents) for row in rows] == [
        (1, 1, RATE_CENTS), (2, 1, 731), (2, 2, 731), (2, 3, 733),
    ]  # fmt: skip
    assert [row.due_on for row in rows[1:]] == [FIRST_DUE, date(2027, 1, 31), date(2027, 2, 28)]
    assert {info.state for info in told.values()} == {NoticeState.OPEN}
    assert {info.position_id for info in told.values()} == {found.position.position_id}
    assert told[plan.payments[1].notice_number].subject.endswith(" - rata 2 di 3")


def test_its_shares_are_those_of_the_notice(perform, lease, single, unit_of_work):
    plan = plan_operation(lease, single)
    perform(plan)
    with unit_of_work() as session:
        whole = positions.installment_with_allocations(
            session, positions.position_by_notice(session, ENTITY, single)
        )
        parts = [
            positions.installment_with_allocations(
                session, positions.position_by_notice(session, ENTITY, one.notice_number)
            )
            for one in plan.payments
        ]
    [transfer] = whole.transfers
    shares = [one for part in parts for one in part.transfers]
    assert sum(one.amount_cents for one in shares) == transfer.amount_cents
    assert {(one.iban, one.remittance, one.category) for one in shares} == {
        (transfer.iban, transfer.remittance, transfer.category)
    }
    allocated = sum(each.amount_cents for one in shares for each in one.allocations)
    assert allocated == sum(each.amount_cents for each in transfer.allocations) == RATE_CENTS


def test_hour_that_cannot_have_been_is_put_right(perform, lease, single, unit_of_work, clock):
    said = clock.now() + timedelta(days=2)
    plan = plan_operation(lease, single, planned_at=said)
    perform(plan)
    with unit_of_work() as session:
        found = notices.released(session, ENTITY, plan.payments[0].notice_number)
        assert found.notice.released_at == clock.now()


def test_hub_and_desks_hear_of_it(perform, lease, single, unit_of_work, clock):
    plan = plan_operation(lease, single)
    perform(plan)

    with unit_of_work() as session:
        news = [(row.kind, row.notice_number) for row in feed.read(session, ENTITY, 1, 10)]
        jobs = outbox.take(session, ["HUB_PUBLISH"], clock.now(), timedelta(seconds=60), 10)
    registered = [(ChangeKind.NOTICE_REGISTERED, one.notice_number) for one in plan.payments]
    assert news == [*registered, (ChangeKind.NOTICE_PLANNED, single)]
    assert {job.subject for job in jobs} == {single}


def test_timeline_tells_who_made_the_plan_and_when(perform, lease, single, unit_of_work):
    plan = plan_operation(lease, single)
    perform(plan)

    with unit_of_work() as session:
        for number in (single, plan.payments[0].notice_number):
            steps = evidence.timeline(session, ENTITY, number)
            [step] = [one for one in steps if one.kind is EvidenceKind.PLANNED]
            assert (step.who, step.at) == ("Laura Bianchi", PLANNED_AT)


def test_told_again_it_is_made_once(perform, lease, single, unit_of_work):
    plan = plan_operation(lease, single)
    first = perform(plan)
    again = perform(plan)

    assert again.outcome is OperationOutcome.ALREADY_DONE
    assert again.payable_at == first.payable_at
    assert count_notices(unit_of_work) == 4


def test_machine_that_became_another_desk_hears_what_was_done(perform, lease, single, unit_of_work):
    plan = plan_operation(lease, single)
    perform(plan)
    with unit_of_work() as session:
        other = add_desk(session, desk_id="sportello-13", code="another-code")
    assert perform(plan, by=other).outcome is OperationOutcome.ALREADY_DONE


def test_of_two_desks_at_once_one_makes_the_plan(perform, lease, single, unit_of_work):
    rivals = [
        plan_operation(lease, single, operation_id=f"plan-{number}", first=10 * number)
        for number in range(1, 4)
    ]
    barrier = threading.Barrier(len(rivals))

    def deliver(plan):
        barrier.wait(10)
        return code_of(perform(plan))

    with ThreadPoolExecutor(len(rivals)) as threads:
        answers = sorted(threads.map(deliver, rivals), key=str)
    assert answers.count((OperationOutcome.ACCEPTED, None)) == 1
    assert answers.count((REFUSED, "plan_exists")) == 2
    assert count_notices(unit_of_work) == 4


def test_once_an_instalment_is_paid_the_notice_is_paid_in_instalments(
    perform, lease, single, unit_of_work
):
    plan = plan_operation(lease, single)
    perform(plan)
    change(unit_of_work, plan.payments[0].notice_number, position_service.pay)

    with unit_of_work() as session:
        found = notices.released(session, ENTITY, single)
        info = notice_service.notice_info(session, found, (), PLANNED_AT)
    assert (info.state, info.other_way, info.plan_kind) == (
        NoticeState.CANCELLED, "IN_INSTALMENTS", None,
    )  # fmt: skip


def test_what_was_paid_before_the_server_heard_of_the_plan_gets_none(
    refused, lease, single, unit_of_work
):
    change(unit_of_work, single, position_service.pay)
    assert refused(plan_operation(lease, single)) == "notice_already_paid"
    assert count_notices(unit_of_work) == 1


@pytest.mark.parametrize(
    ("act", "code"), [(ActKind.CANCEL, "notice_cancelled"), (ActKind.SUSPEND, "notice_not_payable")]
)
def test_what_cannot_be_paid_gets_none(refused, lease, single, unit_of_work, clock, act, code):
    with unit_of_work() as session:
        wanted = NoticeAct(act=act, reason="rilasciato per errore")
        notice_acts.perform(session, SUPERVISOR, single, wanted, clock.now())
    assert refused(plan_operation(lease, single)) == code


def test_what_somebody_has_asked_to_cancel_gets_none(refused, lease, single, unit_of_work, clock):
    with unit_of_work() as session:
        set_threshold(session)
        wanted = NoticeAct(act=ActKind.CANCEL, reason="rilasciato per errore")
        notice_acts.perform(session, CLERK, single, wanted, PLANNED_AT)
    assert refused(plan_operation(lease, single)) == "plan_of_withdrawn"


def test_a_debt_gets_one_plan(perform, refused, lease, single):
    perform(plan_operation(lease, single))
    second = plan_operation(lease, single, 2, operation_id="plan-2", first=20)
    assert refused(second) == "plan_exists"


def test_amount_of_which_the_desk_has_not_heard_refuses_the_plan(
    refused, lease, single, unit_of_work, clock
):
    with unit_of_work() as session:
        wanted = NoticeAct(act=ActKind.CHANGE, reason="importo sbagliato", amount_cents=3000)
        notice_acts.perform(session, SUPERVISOR, single, wanted, clock.now())
    assert refused(plan_operation(lease, single)) == "plan_amount_changed"


def uneven(plan):
    first, *others = plan.payments
    return (first.model_copy(update={"amount_cents": first.amount_cents + 1}), *others)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (lambda plan: {"payments": uneven(plan)}, "plan_not_free"),
        (lambda plan: {"kind_revision": 1}, "plan_not_offered"),
        (lambda plan: {"kind_revision": 7}, "kind_unknown"),
        (lambda plan: {"plan_of": notice_number.build("01", 999_999)}, "notice_unknown"),
        (lambda plan: {"operator_id": "nobody"}, "operator_not_allowed"),
        (lambda plan: {"planned_at": PLANNED_AT + timedelta(days=60)}, "due_date_past"),
    ],
)
def test_plan_that_the_rules_do_not_make_is_refused(refused, lease, single, changes, code):
    plan = plan_operation(lease, single)
    assert refused(plan.model_copy(update=changes(plan))) == code


def test_number_of_instalments_that_the_kind_does_not_offer_is_refused(refused, lease, single):
    assert refused(plan_operation(lease, single, 5)) == "plan_not_offered"


def test_kind_that_is_paid_in_one_way_only_gets_no_second_one(refused, lease, single, unit_of_work):
    with unit_of_work() as session:
        add_kind(session, plan=RULE | {"single_too": False})
    assert refused(plan_operation(lease, single, kind_revision=3)) == "plan_or_single"


@pytest.mark.parametrize("first_due_on", [PLANNED_AT.date(), date(2027, 1, 31)])
def test_first_instalment_is_due_when_the_desk_says(
    perform, lease, single, unit_of_work, first_due_on
):
    plan = plan_operation(lease, single, 2, first_due_on=first_due_on)
    assert perform(plan).outcome is OperationOutcome.ACCEPTED
    with unit_of_work() as session:
        found = positions.position_by_notice(session, ENTITY, plan.payments[0].notice_number)
    assert found.installment.due_on == first_due_on


def test_free_instalments_are_taken_as_they_were_typed(perform, lease, single, unit_of_work):
    with unit_of_work() as session:
        add_kind(session, plan=RULE | {"free": True})
    plan = plan_operation(lease, single, 2, kind_revision=3)
    first, second = plan.payments
    typed = (
        first.model_copy(update={"amount_cents": 2000}),
        second.model_copy(update={"amount_cents": RATE_CENTS - 2000}),
    )
    assert perform(plan.model_copy(update={"payments": typed})).outcome is OperationOutcome.ACCEPTED


def test_numbers_are_those_of_the_desks_own_block(refused, lease, single):
    plan = plan_operation(lease, single, first=200)
    assert refused(plan) == "notice_number_outside_lease"
    used = plan_operation(lease, single, first=0, operation_id="plan-2")
    assert refused(used) == "notice_number_used"


def test_clerk_of_other_kinds_makes_none(refused, lease, single, unit_of_work):
    with unit_of_work() as session:
        add_kind(session, kind_id="mensa")
        add_operator(
            session, operator_id="operator-9", username="nove", roles=(Role.CLERK,),
            kinds=("mensa",),
        )  # fmt: skip
    plan = plan_operation(lease, single, operator_id="operator-9")
    assert refused(plan) == "kind_not_allowed"


def test_desk_that_is_fenced_makes_none(perform, lease, single, unit_of_work):
    with unit_of_work() as session:
        session.get(DeskRow, (ENTITY, DESK)).generation = 2
    answer = perform(plan_operation(lease, single))
    assert code_of(answer) == (OperationOutcome.GONE, "lease_fenced")


def test_kind_of_a_plan_is_the_one_of_the_debt(unit_of_work, single):
    with unit_of_work() as session:
        found = notices.released(session, ENTITY, single)
        assert notice_service.notice_info(session, found, (), PLANNED_AT).plan_kind == RATE
