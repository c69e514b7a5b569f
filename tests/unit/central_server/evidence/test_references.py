from dataclasses import replace

import pytest

from central_server.evidence import references
from central_server.identity.actor import Actor
from payments_core.errors import RuleBroken
from payments_core.model.role import Role
from tests.factories.money_day import MoneyDay
from tests.factories.released_debts import add_position, number_of
from tests.factories.server import ENTITY, add_entity
from tests.factories.settlement import FLOW_ID

CLERK = Actor(ENTITY, "desk-1", "op-1", frozenset({Role.CLERK}))
SUPERVISOR = replace(CLERK, roles=frozenset({Role.SUPERVISOR}))
NOBODY = replace(CLERK, roles=frozenset())


@pytest.fixture
def day(session, clock, new_id) -> MoneyDay:
    add_entity(session)
    return MoneyDay(session, clock, new_id)


def test_flow_is_told_to_those_who_may_see_flows(session, clock, day) -> None:
    number = add_position(session, 1)
    day.settle(number)
    for actor, flow_id in ((SUPERVISOR, FLOW_ID), (CLERK, None)):
        told = references.reply(session, actor, number[1:], clock.now())
        assert (told.notice_numbers, told.flow_id) == ((number,), flow_id)
        assert told.as_of == clock.now()
    with pytest.raises(RuleBroken, match="role_missing"):
        references.reply(session, NOBODY, number[1:], clock.now())


def test_what_nobody_knows_is_of_nothing(session, clock, day) -> None:
    told = references.reply(session, SUPERVISOR, number_of(7)[1:], clock.now())
    assert (told.notice_numbers, told.flow_id) == ((), None)
