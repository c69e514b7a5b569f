from datetime import date, timedelta

import pytest
from sqlalchemy import update

from central_server.desks import office_notices
from central_server.identity.actor import Actor
from central_server.identity.models import DeskRow
from central_server.notices.models import NoticeRow
from payments_core.errors import BadValue, RuleBroken
from payments_core.model.role import Role
from payments_core.wire.desk.notice_list_messages import ListedState, OfficeListQuery
from payments_core.wire.desk.notice_messages import NoticeState
from tests.factories.released_debts import RELEASED_AT, add_position
from tests.factories.server import (
    DESK,
    ENTITY,
    OPERATOR,
    RATE,
    add_desk,
    add_everything,
    add_operator,
)

CLERK = Actor(ENTITY, DESK, OPERATOR, frozenset({Role.CLERK}))
EVERYTHING = OfficeListQuery()


@pytest.fixture
def page(session, clock):
    add_everything(session)

    def page(asked=EVERYTHING, actor=CLERK, limit=10):
        return office_notices.page(session, actor, asked, limit, clock.now())

    return page


def numbers(found):
    return [one.notice.notice_number for one in found.notices]


def moved_to(session, number, **values):
    where = (NoticeRow.entity_id == ENTITY) & (NoticeRow.notice_number == number)
    session.execute(update(NoticeRow).where(where).values(**values))


def test_a_row_says_who_released_it_where_and_how_it_stands(session, page):
    number = add_position(session)
    found = page()
    (row,) = found.notices
    assert (row.notice.notice_number, row.notice.state) == (number, NoticeState.OPEN)
    assert (row.kind_id, row.desk_id, row.operator_id) == (RATE, DESK, OPERATOR)
    assert row.operator_name == "Laura Bianchi"
    assert [(one.desk_id, one.name) for one in found.desks] == [(DESK, "Sportello 12")]
    assert found.next is None


def test_only_the_office_of_the_desk_is_listed(session, page):
    here, next_door, elsewhere = (add_position(session, base) for base in (1, 2, 3))
    for desk_id, number in (("d-2", next_door), ("d-3", elsewhere)):
        add_desk(session, desk_id=desk_id, code=desk_id)
        moved_to(session, number, desk_id=desk_id)
    where = (DeskRow.entity_id == ENTITY) & (DeskRow.desk_id == "d-3")
    session.execute(update(DeskRow).where(where).values(office="Tributi"))
    assert set(numbers(page())) == {here, next_door}
    assert numbers(page(OfficeListQuery(desk_id="d-2"))) == [next_door]
    assert numbers(page(OfficeListQuery(desk_id="d-3"))) == []


def test_pages_follow_each_other_without_loss(session, page):
    everything = {add_position(session, base) for base in range(1, 6)}
    read, after = [], None
    while True:
        found = page(OfficeListQuery(after=after), limit=2)
        assert len(found.notices) <= 2
        read += numbers(found)
        if (after := found.next) is None:
            break
    assert len(read) == len(set(read))
    assert set(read) == everything


@pytest.mark.parametrize("after", ["x", "2026-11-23 3", "2026-11-23T10:00:00 301000000000000136"])
def test_a_place_of_no_list_is_refused(page, after):
    with pytest.raises(BadValue, match="list_place_malformed"):
        page(OfficeListQuery(after=after))


def test_days_are_romes(session, page):
    number = add_position(session)
    late = (RELEASED_AT + timedelta(days=1)).replace(hour=22, minute=59)
    moved_to(session, number, released_at=late)
    day = late.date()
    assert numbers(page(OfficeListQuery(first_on=day, last_on=day))) == [number]
    moved_to(session, number, released_at=late + timedelta(minutes=1))
    assert numbers(page(OfficeListQuery(first_on=day, last_on=day))) == []
    assert numbers(page(OfficeListQuery(state=ListedState.PAID))) == []


def test_whoever_is_limited_to_kinds_sees_those(session, page):
    number = add_position(session)
    add_operator(session, operator_id="limited", username="limited", kinds=["mensa"])
    limited = Actor(ENTITY, DESK, "limited", frozenset({Role.CLERK}))
    assert numbers(page(actor=limited)) == []
    assert numbers(page(OfficeListQuery(kind_id=RATE), actor=limited)) == []
    assert numbers(page(OfficeListQuery(kind_id=RATE))) == [number]


def test_it_is_for_those_who_work_at_a_counter(page):
    with pytest.raises(RuleBroken, match="role_missing"):
        page(actor=Actor(ENTITY, DESK, OPERATOR, frozenset()))


def test_days_have_bounds():
    with pytest.raises(ValueError, match="less than 2200-01-01"):
        OfficeListQuery(last_on=date(9999, 12, 31))
