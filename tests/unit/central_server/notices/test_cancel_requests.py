from datetime import timedelta

import pytest
from sqlalchemy import select

from central_server.changes import feed
from central_server.jobs.models import OutboxRow
from central_server.notices import acts, cancel_requests, repository, service
from central_server.notices.models import CancelRequestRow
from central_server.positions import repository as positions
from payments_core.errors import RuleBroken
from payments_core.wire.desk.notice_messages import ActKind, ChangeKind, NoticeAct
from tests.factories.cancellations import (
    ADMINISTRATOR,
    CANCEL,
    CLERK,
    SUPERVISOR,
    CancelDesk,
    add_careful_entity,
    set_threshold,
)
from tests.factories.money_day import MoneyDay
from tests.factories.released_debts import add_fine, add_plan, add_position
from tests.factories.server import DESK, ENTITY, OPERATOR, RATE_CENTS


@pytest.fixture
def desk(session, clock) -> CancelDesk:
    add_careful_entity(session)
    return CancelDesk(session, clock.now())


def state_of(session, clock, number):
    released = repository.released(session, ENTITY, number)
    info = service.notice_info(session, released, [], clock.now())
    return info.state, info.cancel_waits


def test_what_is_over_the_threshold_is_asked_for_and_can_still_be_paid(
    session, clock, desk
) -> None:
    number = add_position(session)
    asked = desk.cancel(number)
    assert (asked.notice_number, asked.amount_cents) == (number, RATE_CENTS)
    assert (asked.requested_by, asked.desk_id, asked.reason) == (OPERATOR, DESK, CANCEL.reason)
    assert state_of(session, clock, number) == ("OPEN", True)
    assert session.scalars(select(OutboxRow.subject)).all() == []  # nothing for the hub


@pytest.mark.parametrize("threshold", [None, RATE_CENTS])
def test_up_to_the_threshold_one_person_is_enough(session, clock, desk, threshold) -> None:
    set_threshold(session, threshold)
    number = add_position(session)
    assert desk.cancel(number) is None
    assert state_of(session, clock, number) == ("CANCELLED", False)


@pytest.mark.parametrize("actor", [CLERK, SUPERVISOR, ADMINISTRATOR])
def test_nobody_cancels_alone_what_is_over_it(session, desk, actor) -> None:
    assert desk.ask(add_position(session), actor)


def test_who_lowers_the_amount_first_cancels_no_more_alone(session, desk) -> None:
    number = add_position(session)
    for cents in (500, 400):
        lower = NoticeAct(act=ActKind.CHANGE, amount_cents=cents, reason="importo sbagliato")
        acts.perform(session, SUPERVISOR, number, lower, desk.now)
    asked = desk.cancel(number, SUPERVISOR)
    assert asked is not None
    assert asked.amount_cents == RATE_CENTS  # who decides sees what it was


def test_another_due_date_asks_nobody_else(session, clock, desk) -> None:
    set_threshold(session, RATE_CENTS)
    number = add_position(session)
    later = NoticeAct(
        act=ActKind.CHANGE, due_on=clock.now().date() + timedelta(days=90), reason="chiede tempo"
    )
    acts.perform(session, SUPERVISOR, number, later, desk.now)
    assert desk.cancel(number, SUPERVISOR) is None


def test_who_may_not_cancel_may_not_ask(session, desk, clock) -> None:
    number = add_position(session)
    clock.advance(days=1)
    with pytest.raises(RuleBroken, match="role_missing"):
        acts.perform(session, CLERK, number, CANCEL, clock.now())
    assert session.scalars(select(CancelRequestRow)).all() == []


def test_of_a_plan_the_whole_debt_counts_and_all_its_notices_are_told(session, desk) -> None:
    set_threshold(session, 2999)
    plan = add_plan(session, cents=3000)
    asked = desk.cancel(plan.rates[1])
    assert asked.amount_cents == 3000
    told = [(one.kind, one.notice_number) for one in feed.read(session, ENTITY, 0, 9)]
    numbers = (plan.single, *plan.rates)
    assert told == [(ChangeKind.CANCEL_REQUESTED, number) for number in numbers]


def test_of_a_fine_what_it_costs_on_the_day_counts(session, desk) -> None:
    # Printed at 43.60 euro; by now it is more than the threshold, too.
    set_threshold(session, 4360)
    number = add_fine(session, 7)
    found = positions.position_by_notice(session, ENTITY, number, lock=True)
    debt = cancel_requests.whole_debt(session, found, desk.now.date())
    assert (debt, desk.cancel(number, SUPERVISOR).amount_cents) == (10070, 10070)


def test_asking_from_two_desks_is_one_request(session, desk) -> None:
    number = add_position(session)
    assert desk.ask(number) == desk.ask(number, SUPERVISOR) == desk.ask(number)
    assert len(session.scalars(select(CancelRequestRow)).all()) == 1
    assert len(feed.read(session, ENTITY, 0, 9)) == 1


def test_once_the_threshold_is_lifted_whoever_may_cancel_cancels(session, clock, desk) -> None:
    number = add_position(session)
    desk.ask(number)
    set_threshold(session, None)
    assert desk.cancel(number, SUPERVISOR) is None
    assert state_of(session, clock, number) == ("CANCELLED", False)


def test_what_cannot_be_cancelled_is_refused_as_ever(session, clock, new_id, desk) -> None:
    number = add_position(session)
    MoneyDay(session, clock, new_id).pay(number, "receipt-1")
    with pytest.raises(RuleBroken, match="position_transition_illegal"):
        desk.cancel(number)


def test_a_payment_ends_the_wait(session, clock, new_id, desk) -> None:
    number = add_position(session)
    desk.ask(number)
    MoneyDay(session, clock, new_id).pay(number, "receipt-1")
    assert state_of(session, clock, number) == ("PAID", False)


def test_other_acts_need_nobody_else(session, clock, desk) -> None:
    number = add_position(session)
    desk.ask(number)
    suspend = NoticeAct(act=ActKind.SUSPEND, reason="in verifica")
    assert acts.perform(session, SUPERVISOR, number, suspend, clock.now()) is None
    assert state_of(session, clock, number) == ("SUSPENDED", True)


def test_refusal_names_the_request(session, desk) -> None:
    number = add_position(session)
    asked = desk.cancel(number)
    told = cancel_requests.refusal(asked)
    assert (told.code, dict(told.facts)) == (
        "cancellation_awaits_approval",
        {
            "request_id": asked.request_id, "notice_number": number, "amount_cents": RATE_CENTS,
            "desk_id": DESK,
        },
    )  # fmt: skip
