import pytest
from sqlalchemy import select

from central_server.changes import feed
from central_server.identity.actor import EnrolledDesk
from central_server.jobs.models import OutboxRow
from central_server.notices import cancel_decisions, repository
from central_server.positions import repository as positions
from payments_core.errors import RuleBroken
from payments_core.model.cancel_request import CancelStatus
from payments_core.wire.desk.notice_messages import ChangeKind
from tests.factories.cancellations import (
    ADMINISTRATOR,
    CANCEL,
    CLERK,
    STRANGER,
    SUPERVISOR,
    SUPERVISOR_ID,
    CancelDesk,
    add_careful_entity,
    set_threshold,
)
from tests.factories.money_day import MoneyDay
from tests.factories.released_debts import add_plan, add_position
from tests.factories.server import DESK, ENTITY, OPERATOR, RATE_CENTS


@pytest.fixture
def desk(session, clock) -> CancelDesk:
    add_careful_entity(session)
    return CancelDesk(session, clock.now())


def news(session):
    return [row.kind for row in feed.read(session, ENTITY, 0, 99)]


def status_of(session, number) -> str:
    return repository.released(session, ENTITY, number).position.status


def code_of(act, *arguments) -> str:
    with pytest.raises(RuleBroken) as refusal:
        act(*arguments)
    return refusal.value.code


def test_request_says_everything_that_a_decision_needs(session, desk) -> None:
    number = add_position(session)
    request_id = desk.ask(number)
    [info] = cancel_decisions.page(session, SUPERVISOR, CancelStatus.REQUESTED, desk.now).requests
    assert (info.request_id, info.notice_number, info.notices) == (request_id, number, 1)
    assert (info.amount_cents, info.amount_now_cents) == (RATE_CENTS, RATE_CENTS)
    assert (info.requested_by, info.requested_by_name) == (OPERATOR, "Laura Bianchi")
    assert (info.reason, info.requested_at) == (CANCEL.reason, desk.now)
    assert (info.status, info.decided_at) == (CancelStatus.REQUESTED, None)


def test_approved_it_goes_the_way_of_every_cancellation(session, desk) -> None:
    number = add_position(session)
    info = desk.approve(desk.ask(number))
    assert (info.status, info.decided_at) == (CancelStatus.APPROVED, desk.now)
    assert status_of(session, number) == "INVALID"
    assert news(session) == [ChangeKind.CANCEL_REQUESTED, ChangeKind.NOTICE_CANCELLED]
    assert session.scalars(select(OutboxRow.subject)).all() == [number]
    position = repository.released(session, ENTITY, number).position
    [event] = positions.events_of(session, ENTITY, position.position_id)
    assert (event.act, event.made_by, event.reason) == (
        "CANCELLED", SUPERVISOR_ID, CANCEL.reason,
    )  # fmt: skip


def test_of_a_plan_every_notice_is_cancelled(session, desk) -> None:
    set_threshold(session, 2999)
    plan = add_plan(session, cents=3000)
    info = desk.approve(desk.ask(plan.rates[0], SUPERVISOR), ADMINISTRATOR)
    assert info.notices == 4
    assert status_of(session, plan.single) == "INVALID"


def test_rejected_the_notice_stays_and_the_desks_are_told(session, desk) -> None:
    number = add_position(session)
    info = desk.reject(desk.ask(number))
    assert (info.status, info.decision_reason) == (CancelStatus.REJECTED, "È dovuto")
    assert status_of(session, number) == "VALID"
    assert news(session) == [ChangeKind.CANCEL_REQUESTED, ChangeKind.CANCEL_REJECTED]


def test_after_a_rejection_it_may_be_asked_for_anew(session, desk) -> None:
    number = add_position(session)
    first = desk.ask(number)
    desk.reject(first)
    second = desk.ask(number)
    assert first != second
    assert desk.approve(second).status is CancelStatus.APPROVED


def test_who_asked_never_approves_but_may_take_it_back(session, desk) -> None:
    asked = desk.ask(add_position(session), SUPERVISOR)
    assert code_of(desk.approve, asked, SUPERVISOR) == "cancel_needs_another_approver"
    assert desk.reject(asked, SUPERVISOR).status is CancelStatus.REJECTED


def test_clerks_neither_decide_nor_read(session, desk) -> None:
    asked = desk.ask(add_position(session))
    assert code_of(desk.approve, asked, CLERK) == "role_missing"
    assert code_of(desk.reject, asked, CLERK) == "role_missing"
    with pytest.raises(RuleBroken, match="role_missing"):
        cancel_decisions.page(session, CLERK, CancelStatus.REQUESTED, desk.now)


def test_approving_twice_cancels_once(session, desk) -> None:
    asked = desk.ask(add_position(session))
    assert desk.approve(asked) == desk.approve(asked)
    assert news(session).count(ChangeKind.NOTICE_CANCELLED) == 1
    assert code_of(desk.approve, asked, ADMINISTRATOR) == "cancel_request_decided"
    assert code_of(desk.reject, asked) == "cancel_request_decided"


def test_rejecting_twice_is_one_rejection(session, desk) -> None:
    asked = desk.ask(add_position(session))
    assert desk.reject(asked) == desk.reject(asked)
    assert news(session).count(ChangeKind.CANCEL_REJECTED) == 1
    assert code_of(desk.approve, asked) == "cancel_request_decided"


def test_after_a_payment_nothing_is_left_to_decide(session, clock, new_id, desk) -> None:
    number = add_position(session)
    asked = desk.ask(number)
    MoneyDay(session, clock, new_id).pay(number, "receipt-1")
    assert code_of(desk.approve, asked) == "cancel_request_paid"
    assert code_of(desk.reject, asked) == "cancel_request_paid"
    assert desk.listed() == []
    assert desk.listed(CancelStatus.MOOT) == [asked]
    assert status_of(session, number) == "PAID"


def test_cancelled_for_another_reason_it_is_moot(session, desk) -> None:
    number = add_position(session)
    asked = desk.ask(number)
    set_threshold(session, None)
    desk.cancel(number, SUPERVISOR)
    assert code_of(desk.approve, asked) == "cancel_request_moot"
    assert desk.listed(CancelStatus.MOOT) == [asked]


def test_amount_as_it_was_stands_beside_what_it_is_now(session, desk) -> None:
    number = add_position(session)
    asked = desk.ask(number)
    found = positions.position_by_notice(session, ENTITY, number, lock=True)
    found.installment.amount_cents = 9000
    session.flush()
    info = desk.reject(asked)
    assert (info.amount_cents, info.amount_now_cents) == (RATE_CENTS, 9000)


def test_page_has_one_state_and_says_when_there_are_more(session, desk) -> None:
    first, second = (desk.ask(add_position(session, base)) for base in (1, 2))
    page = cancel_decisions.page(session, SUPERVISOR, CancelStatus.REQUESTED, desk.now, limit=1)
    assert ([one.request_id for one in page.requests], page.more) == ([first], True)
    desk.approve(first)
    assert desk.listed() == [second]
    listed = cancel_decisions.of_entity(session, ENTITY, list(CancelStatus), desk.now)
    assert [one.request_id for one in listed] == [second, first]


def test_nothing_of_another_entity_is_known(session, desk) -> None:
    asked = desk.ask(add_position(session))
    assert code_of(desk.approve, asked, STRANGER) == "cancel_request_unknown"
    assert code_of(desk.reject, asked, STRANGER) == "cancel_request_unknown"


def test_desk_that_asked_learns_the_outcome_and_no_other(session, desk) -> None:
    asked = desk.ask(add_position(session))
    here, elsewhere = EnrolledDesk(ENTITY, DESK, 1), EnrolledDesk(ENTITY, "desk-9", 1)
    waiting = cancel_decisions.outcome(session, here, asked)
    assert (waiting.status, waiting.reason) == (CancelStatus.REQUESTED, None)
    desk.reject(asked)
    told = cancel_decisions.outcome(session, here, asked)
    assert (told.status, told.reason) == (CancelStatus.REJECTED, "È dovuto")
    assert told.decided_at == desk.now
    for other in (elsewhere, EnrolledDesk("80999990023", DESK, 1)):
        with pytest.raises(RuleBroken, match="cancel_request_unknown"):
            cancel_decisions.outcome(session, other, asked)
