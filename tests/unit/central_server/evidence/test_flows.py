from dataclasses import replace

import pytest

from central_server.evidence import flows
from central_server.identity.actor import Actor
from payments_core.errors import RuleBroken
from payments_core.model.role import Role
from payments_core.wire.desk.settlement_messages import CreditStanding, FlowStanding
from tests.factories.money_day import MoneyDay
from tests.factories.released_debts import number_of
from tests.factories.server import ENTITY, RATE_CENTS, add_entity
from tests.factories.settlement import FLOW_ID

NUMBER = number_of(1)
SUPERVISOR = Actor(ENTITY, "desk-1", "op-2", frozenset({Role.SUPERVISOR}))
CLERK = replace(SUPERVISOR, roles=frozenset({Role.CLERK}))


@pytest.fixture
def day(session, clock, new_id) -> MoneyDay:
    add_entity(session)
    return MoneyDay(session, clock, new_id)


def page(session, clock, actor=SUPERVISOR, flow_id=FLOW_ID, after=0, limit=500):
    return flows.flow_page(session, actor, flow_id, after, limit, clock.now())


def credit(session, clock, document_no=12001, actor=SUPERVISOR):
    return flows.credit_reply(session, actor, 2025, document_no, clock.now()).credit


def test_flow_waits_for_its_credit_and_then_tells_it(session, day, clock) -> None:
    day.settle(NUMBER)
    before = page(session, clock)
    assert (before.flow.standing, before.credits) == (FlowStanding.AWAITED, ())
    assert (before.flow.total_cents, before.flow.payments) == (RATE_CENTS, 1)
    day.credit(RATE_CENTS)
    day.reconcile()
    after = page(session, clock, flow_id=FLOW_ID.lower())
    assert after.flow.standing == FlowStanding.CREDITED
    (taken_in,) = after.credits
    assert (taken_in.document_no, taken_in.flow_id) == (12001, FLOW_ID)
    assert after.as_of == clock.now()


def test_page_says_that_there_are_more(session, day, clock) -> None:
    day.settle(NUMBER, number_of(2))
    first = page(session, clock, limit=1)
    assert [line.line_no for line in first.payments] == [1]
    assert first.more
    rest = page(session, clock, after=1, limit=1)
    assert ([line.line_no for line in rest.payments], rest.more) == ([2], False)


def test_credit_is_matched_or_only_names_a_flow(session, day, clock) -> None:
    day.credit(RATE_CENTS)
    named = credit(session, clock)
    assert (named.standing, named.flow_id) == (CreditStanding.NAMES_FLOW, FLOW_ID)
    day.settle(NUMBER)
    day.reconcile()
    assert credit(session, clock).standing == CreditStanding.MATCHED


@pytest.mark.parametrize("place", range(1, len(FLOW_ID)))
def test_credit_whose_text_is_broken_names_the_flow_that_is_here_and_no_other(
    session, day, clock, place
) -> None:
    broken = f"/PUR/LGPE-RIVERSAMENTO/TXT/0/URI/{FLOW_ID[:place]} {FLOW_ID[place:]}"
    day.credit(RATE_CENTS + 1, causale=broken)
    alone = credit(session, clock)
    assert (alone.standing, alone.flow_id) in {
        (CreditStanding.UNCLEAR, None),
        (CreditStanding.NAMES_FLOW, FLOW_ID),
    }
    day.settle(NUMBER)
    named = credit(session, clock)
    assert (named.standing, named.flow_id) == (CreditStanding.NAMES_FLOW, FLOW_ID)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("/RFB/02000000001234567/10.00", CreditStanding.SINGLE),
        ("/PUR/LGPE-RIVERSAMENTO/URI/2025-", CreditStanding.UNCLEAR),
        ("affitto sala civica", CreditStanding.OTHER),
    ],
)
def test_credit_without_a_flow_stands_by_its_text(session, day, clock, text, standing) -> None:
    day.credit(RATE_CENTS, causale=text)
    assert credit(session, clock).standing == standing


def test_credit_that_the_bank_has_taken_back_is_told_so(session, day, clock) -> None:
    day.settle(NUMBER)
    day.credit(RATE_CENTS)
    day.credit(RATE_CENTS, tipo_operazione="STORNATO")
    assert credit(session, clock).standing == CreditStanding.TAKEN_BACK


def test_what_nobody_has_is_unknown_and_clerks_are_refused(session, day, clock) -> None:
    with pytest.raises(RuleBroken, match="flow_unknown"):
        page(session, clock)
    with pytest.raises(RuleBroken, match="credit_unknown"):
        credit(session, clock, 1)
    with pytest.raises(RuleBroken, match="role_missing"):
        page(session, clock, CLERK)
    with pytest.raises(RuleBroken, match="role_missing"):
        credit(session, clock, actor=CLERK)
