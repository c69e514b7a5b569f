import json
from dataclasses import replace
from datetime import timedelta

import pytest

from central_server.identity.models import OperatorKindRow
from central_server.statistics import repository, service
from payments_core.errors import BadValue, RuleBroken
from payments_core.model.role import Role
from payments_core.wire.desk.day_messages import LIST_LIMIT, CloseDay
from tests.factories.day_of_desks import (
    DAY,
    OTHER_DESK,
    OTHER_OFFICE,
    SUPERVISOR,
    add_other_desk,
    cancel,
    pay,
    release,
)
from tests.factories.server import (
    ENTITY,
    OPERATOR,
    RATE,
    RATE_CENTS,
    add_everything,
    add_kind,
    add_operator,
)

TOMORROW = DAY + timedelta(days=1)


@pytest.fixture
def city(session):
    add_everything(session)
    add_other_desk(session)
    add_operator(
        session, operator_id=SUPERVISOR.operator_id, username="sara.verdi", roles=(Role.SUPERVISOR,)
    )
    return session


@pytest.fixture
def ask(city, clock):
    def ask(actor=SUPERVISOR, first_on=DAY, last_on=DAY, office=None):
        return service.figures(city, actor, first_on, last_on, clock.now(), office)

    return ask


@pytest.fixture
def close(city, clock):
    def close(closing_id="closing-1", actor=SUPERVISOR, day=DAY, office=None):
        wanted = CloseDay(closing_id=closing_id, closed_on=day, office=office)
        return service.close(city, actor, wanted, clock.now())

    return close


def sums(line):
    return {one.state: (one.count, one.amount_cents) for one in line}


def test_figures_say_how_much_per_desk_kind_and_operator(city, ask):
    release(city, 1)
    pay(city, release(city, 2))
    release(city, 3, desk_id=OTHER_DESK)
    found = ask()
    assert sums(found.totals) == {"TO_PAY": (2, 2 * RATE_CENTS), "PAID": (1, RATE_CENTS)}
    assert [(line.office, line.name) for line in found.desks] == [
        ("Anagrafe centro", "Sportello 12"), (OTHER_OFFICE, "Sportello 3"),
    ]  # fmt: skip
    assert sums(found.desks[1].sums) == {"TO_PAY": (1, RATE_CENTS)}
    [kind] = found.kinds
    assert (kind.line_id, kind.name_en) == (RATE, "Electronic identity card")
    [operator] = found.operators
    assert (operator.line_id, operator.name) == (OPERATOR, "Laura Bianchi")
    assert sums(operator.sums) == sums(found.totals)


def test_one_office_is_seen_alone(city, ask):
    release(city, 1)
    number = release(city, 2, desk_id=OTHER_DESK, payable_at=None)
    found = ask(office=OTHER_OFFICE)
    assert sums(found.totals) == {"TO_REGISTER": (1, RATE_CENTS)}
    assert [(one.notice_number, one.desk_name) for one in found.not_payable] == [
        (number, "Sportello 3")
    ]
    with pytest.raises(RuleBroken, match="office_unknown"):
        ask(office="Altrove")


def test_cancellations_bear_reason_and_author(city, ask, clock):
    number = release(city, 1)
    cancel(city, number, clock.now(), "Emesso due volte")
    [found] = ask().cancellations
    assert (found.notice_number, found.reason) == (number, "Emesso due volte")
    assert (found.made_by_name, found.desk_name) == ("Laura Bianchi", "Sportello 12")


def test_who_is_limited_to_kinds_sees_those_alone(city, ask):
    add_kind(city, kind_id="mensa")
    city.add(OperatorKindRow(entity_id=ENTITY, operator_id=SUPERVISOR.operator_id, kind_id="mensa"))
    city.flush()
    release(city, 1)
    assert ask().totals == ()


def test_clerks_see_no_figures_of_others_and_close_nothing(ask, close):
    clerk = replace(SUPERVISOR, roles=frozenset({Role.CLERK}))
    for refused in (ask, close):
        with pytest.raises(RuleBroken, match="role_missing"):
            refused(actor=clerk)


def test_days_are_in_their_order_and_not_too_many(ask):
    with pytest.raises(BadValue, match="days_out_of_order"):
        ask(last_on=DAY - timedelta(days=1))
    with pytest.raises(BadValue, match="days_too_many"):
        ask(first_on=DAY - timedelta(days=366))
    ask(first_on=DAY - timedelta(days=365))


def test_long_lists_end_and_say_so(city, ask):
    for base in range(1, LIST_LIMIT + 2):
        release(city, base, payable_at=None)
    found = ask()
    assert (len(found.not_payable), found.more) == (LIST_LIMIT, True)
    assert sums(found.totals)["TO_REGISTER"][0] == LIST_LIMIT + 1


def test_closing_keeps_the_figures_as_they_were(city, close, clock):
    number = release(city, 1)
    closed = close()
    [info] = closed.closings
    assert (info.closed_on, info.closed_by_name, info.closed_at) == (
        DAY, "Laura Bianchi", clock.now(),
    )  # fmt: skip
    pay(city, number)
    kept = json.loads(repository.closing(city, ENTITY, "closing-1").totals)
    assert kept["totals"] == [{"state": "TO_PAY", "count": 1, "amount_cents": RATE_CENTS}]
    assert "cancellations" not in kept


def test_closing_twice_appends_and_blocks_nothing(city, close, ask):
    close()
    release(city, 1)
    again = close("closing-2")
    assert [one.closing_id for one in again.closings] == ["closing-1", "closing-2"]
    assert ask().closings == again.closings


def test_the_same_closing_sent_again_is_one(close):
    assert close().closings == close().closings
    with pytest.raises(RuleBroken, match="closing_id_reused"):
        close(day=DAY - timedelta(days=1))


def test_no_day_is_closed_before_it_comes(close):
    with pytest.raises(RuleBroken, match="day_not_come"):
        close(day=TOMORROW)


def test_an_office_is_told_of_its_own_closings_and_of_the_whole(close, ask):
    close("closing-1", office=OTHER_OFFICE)
    close("closing-2")
    assert [one.office for one in ask(office="Anagrafe centro").closings] == [None]
    assert [one.office for one in ask().closings] == [OTHER_OFFICE, None]


def test_what_arrives_after_a_closing_is_in_the_next_one_with_its_own_day(city, close, clock):
    close()
    clock.advance(days=1)
    number = release(city, 1, registered_at=clock.now())
    [late] = close("closing-2", day=TOMORROW).registered_late
    assert (late.notice_number, late.registered_at) == (number, clock.now())
