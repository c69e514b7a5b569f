from datetime import date

import pytest
from sqlalchemy import select

from central_server.changes import feed
from central_server.identity.actor import Actor
from central_server.jobs.models import OutboxRow
from central_server.notices import acts, repository
from payments_core.errors import BadValue, RuleBroken
from payments_core.model.role import Role
from payments_core.wire.desk.notice_messages import ActKind, ChangeKind, NoticeAct
from tests.factories.released_debts import add_plan, add_position, pay
from tests.factories.server import COMPANY, DESK, ENTITY, OPERATOR, add_everything

SUPERVISOR = Actor(ENTITY, DESK, "anna", frozenset({Role.SUPERVISOR}))
CLERK = Actor(ENTITY, DESK, OPERATOR, frozenset({Role.CLERK}))
OTHER_CLERK = Actor(ENTITY, DESK, "marco", frozenset({Role.CLERK}))


@pytest.fixture(autouse=True)
def _entity(session) -> None:
    add_everything(session)


def wanted(act: ActKind = ActKind.CANCEL, **changes) -> NoticeAct:
    return NoticeAct(act=act, reason="rilasciato per errore", **changes)


def news(session):
    return [(row.kind, row.notice_number) for row in feed.read(session, ENTITY, 0, 99)]


def test_act_is_told_to_desks_and_archive(session, clock) -> None:
    plan = add_plan(session)
    acts.perform(session, SUPERVISOR, plan.rates[1], wanted(), clock.now())
    numbers = [plan.single, *plan.rates]
    assert news(session) == [(ChangeKind.NOTICE_CANCELLED, number) for number in numbers]
    assert session.scalars(select(OutboxRow.subject)).all() == [plan.single]


def test_payment_elsewhere_of_an_instalment_is_news_of_that_one(session, clock) -> None:
    plan = add_plan(session)
    proof = wanted(
        ActKind.PAID_ELSEWHERE, paid_on=date(2026, 11, 20), method="bonifico", reference="CRO 1"
    )
    acts.perform(session, SUPERVISOR, plan.rates[0], proof, clock.now())
    assert news(session) == [(ChangeKind.NOTICE_PAID, plan.rates[0])]


@pytest.mark.parametrize(
    "act",
    [
        wanted(),
        wanted(ActKind.SUSPEND),
        wanted(ActKind.CHANGE, due_on=date(2027, 3, 1)),
        wanted(
            ActKind.PAID_ELSEWHERE, paid_on=date(2026, 11, 20), method="bonifico", reference="CRO 1"
        ),
    ],
)
def test_nothing_is_done_to_a_notice_whose_debt_is_paid_in_another_way(session, clock, act):
    begun, whole = add_plan(session, count=2), add_plan(session, 10, count=2)
    pay(session, begun.rates[0])
    with pytest.raises(RuleBroken, match="plan_begun"):
        acts.perform(session, SUPERVISOR, begun.single, act, clock.now())
    pay(session, whole.single)
    with pytest.raises(RuleBroken, match="debt_already_paid"):
        acts.perform(session, SUPERVISOR, whole.rates[1], act, clock.now())
    assert news(session) == []


def test_what_is_left_of_a_plan_is_only_paid(session, clock):
    plan = add_plan(session, count=3)
    pay(session, plan.rates[0])
    for act in (wanted(), wanted(ActKind.SUSPEND), wanted(ActKind.CHANGE, due_on=date(2027, 3, 1))):
        with pytest.raises(RuleBroken, match="debt_partly_paid"):
            acts.perform(session, SUPERVISOR, plan.rates[1], act, clock.now())
    proof = wanted(
        ActKind.PAID_ELSEWHERE, paid_on=date(2026, 11, 20), method="bonifico", reference="CRO 1"
    )
    acts.perform(session, SUPERVISOR, plan.rates[1], proof, clock.now())
    assert news(session) == [(ChangeKind.NOTICE_PAID, plan.rates[1])]


def test_clerk_may_cancel_own_notices_of_the_day_and_nothing_else(session, clock) -> None:
    own, others, old = (add_position(session, base) for base in (1, 2, 3))
    acts.perform(session, CLERK, own, wanted(), clock.now())
    with pytest.raises(RuleBroken, match="role_missing"):
        acts.perform(session, OTHER_CLERK, others, wanted(), clock.now())
    with pytest.raises(RuleBroken, match="role_missing"):
        acts.perform(session, CLERK, others, wanted(ActKind.SUSPEND), clock.now())
    clock.advance(days=1)
    with pytest.raises(RuleBroken, match="role_missing"):
        acts.perform(session, CLERK, old, wanted(), clock.now())
    assert repository.released(session, ENTITY, others).position.status == "VALID"


def test_notice_of_another_entity_is_unknown(session, clock) -> None:
    number = add_position(session)
    stranger = Actor(COMPANY, DESK, "anna", frozenset({Role.SUPERVISOR}))
    with pytest.raises(RuleBroken, match="notice_unknown"):
        acts.perform(session, stranger, number, wanted(), clock.now())


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (wanted(ActKind.PAID_ELSEWHERE), "evidence_incomplete"),
        (wanted(ActKind.PAID_ELSEWHERE, paid_on=date(2026, 11, 24), method="b", reference="c"),
         "paid_in_future"),
        (wanted(ActKind.CHANGE), "change_empty"),
        (wanted(ActKind.CHANGE, due_on=date(2026, 11, 22)), "due_date_past"),
    ],
)  # fmt: skip
def test_act_that_lacks_something_says_what(session, clock, act, code) -> None:
    number = add_position(session)
    with pytest.raises(BadValue) as refused:
        acts.perform(session, SUPERVISOR, number, act, clock.now())
    assert refused.value.code == code


def test_what_the_lifecycle_does_not_allow_is_refused(session, clock) -> None:
    number = add_position(session)
    acts.perform(session, SUPERVISOR, number, wanted(), clock.now())
    with pytest.raises(RuleBroken, match="position_transition_illegal"):
        acts.perform(session, SUPERVISOR, number, wanted(ActKind.SUSPEND), clock.now())
