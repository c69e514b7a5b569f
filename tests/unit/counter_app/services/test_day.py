from datetime import timedelta

import pytest

from counter_app.client.line_evidence import SERVER_OLDER
from counter_app.services.day import DeskDay, is_silent
from counter_app.store import notices
from counter_app.store.tables import ReleaseState
from payments_core.clock import rome_date
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.wire.desk.messages import Problem
from tests.factories.day_on_screen import a_desk
from tests.factories.day_server import DayServer, Leader, day_of
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW

TODAY = rome_date(NOW)


@pytest.fixture
def server() -> DayServer:
    return DayServer()


@pytest.fixture
def who(services: Services) -> Leader:
    return Leader(services.sign_in)


@pytest.fixture
def day(services: Services, server: DayServer, who: Leader) -> DeskDay:
    return day_of(services, server, who)


def sums(said):
    return {one.state: (one.count, one.amount_cents) for one in said}


def test_supervisor_sees_all_desks_and_how_they_are(day) -> None:
    view = day.look(TODAY, TODAY)
    assert not view.own_desk
    assert [one.name for one in view.desk_states][:2] == ["Sportello 3", "Sportello 7"]
    assert view.offices == ("Anagrafe centro", "Tributi")
    of_office = day.look(TODAY, TODAY, "Tributi")
    assert {one.office for one in of_office.desk_states} == {"Tributi"}
    assert of_office.offices == view.offices


def test_clerk_sees_this_desk_from_its_own_store(day, who, services) -> None:
    who.may = frozenset({"clerk"})
    number = services.release_one().notice_number
    view = day.look(TODAY, TODAY)
    assert view.own_desk
    assert sums(view.figures.totals) == {"TO_REGISTER": (1, 2195)}
    assert [line.name for line in view.figures.desks] == ["Sportello 12"]
    assert [(line.name, line.name_en) for line in view.figures.kinds] == [
        ("Carta d'identità elettronica", "Electronic identity card")
    ]
    assert [one.notice_number for one in view.figures.not_payable] == [number]
    # Of these this desk knows nothing, and says nothing.
    assert (view.figures.payments, view.figures.cancellations) == (None, ())


@pytest.mark.parametrize("known", [True, False])
def test_without_the_line_a_supervisor_sees_this_desk(day, server, services, known: bool) -> None:
    if known:
        services.cut_line()
    server.away = True
    services.release_one()
    view = day.look(TODAY, TODAY)
    assert (view.own_desk, view.server_older) == (True, False)


def test_at_an_older_server_a_supervisor_sees_this_desk_and_that_it_is_so(
    day, server, services
) -> None:
    services.release_one()
    server.away, server.trouble = True, SERVER_OLDER
    view = day.look(TODAY, TODAY)
    assert (view.own_desk, view.server_older) == (True, True)
    assert sums(view.figures.totals) == {"TO_REGISTER": (1, 2195)}
    with pytest.raises(WorldTrouble, match=SERVER_OLDER):
        day.close(TODAY, None)


def test_what_waits_is_told_with_the_day_of_its_release(day, who, services) -> None:
    who.may = frozenset({"clerk"})
    released_at = services.clock.now()
    services.release_one()
    services.clock.advance(days=1)
    tomorrow = TODAY + timedelta(days=1)
    figures = day.look(tomorrow, tomorrow).figures
    assert figures.totals == ()
    assert [one.released_at for one in figures.not_payable] == [released_at]
    before = TODAY - timedelta(days=1)
    assert day.look(before, before).figures.not_payable == ()


def test_what_the_server_refused_is_in_no_sum(day, who, services) -> None:
    who.may = frozenset({"clerk"})
    number = services.release_one().notice_number
    services.server.refusals[number] = Problem(code="rate_unknown")
    services.deliver()
    assert day.look(TODAY, TODAY).figures.totals == ()


def test_plan_beside_the_whole_is_in_the_amounts_once(day, who, services) -> None:
    who.may = frozenset({"clerk"})
    services.release_one("suolo", plan=2, metri="20")
    assert sums(day.look(TODAY, TODAY).figures.totals) == {
        "TO_REGISTER": (1, 20020),
        "OTHER_WAY": (2, 0),
    }


@pytest.mark.parametrize(
    ("paid", "expected"),
    [
        ((2,), {"TO_PAY": (1, 10010), "PAID": (1, 10010), "OTHER_WAY": (1, 0)}),
        ((0,), {"PAID": (1, 20020), "OTHER_WAY": (2, 0)}),
        ((0, 1), {"PAID": (2, 30030), "OTHER_WAY": (1, 0)}),
    ],
)
def test_plan_that_was_begun_is_in_the_amounts_once(day, who, services, paid, expected) -> None:
    who.may = frozenset({"clerk"})
    numbers = services.release_one("suolo", plan=2, metri="20").notice_numbers
    with services.database.write() as session:
        for number in numbers:
            was_paid = number in [numbers[place] for place in paid]
            row = notices.by_number(session, number)
            row.state = ReleaseState.PAID if was_paid else ReleaseState.PAYABLE
    assert sums(day.look(TODAY, TODAY).figures.totals) == expected


def test_closing_whose_answer_was_lost_closes_once(day, server) -> None:
    server.lose_answers = 1
    with pytest.raises(RuleBroken, match="day_needs_server"):
        day.close(TODAY, None)
    day.close(TODAY, None)
    assert list(server.closed) == ["closing-1"]
    day.close(TODAY, None)
    assert list(server.closed) == ["closing-1", "closing-2"]


def test_much_later_another_closing_is_meant(day, server, services) -> None:
    server.lose_answers = 1
    with pytest.raises(RuleBroken):
        day.close(TODAY, None)
    services.clock.advance(minutes=6)
    day.close(TODAY, None)
    assert list(server.closed) == ["closing-1", "closing-2"]


def test_each_day_and_office_is_a_closing_of_its_own(day, server) -> None:
    server.lose_answers = 1
    with pytest.raises(RuleBroken):
        day.close(TODAY, None)
    day.close(TODAY, "Tributi")
    assert [one.office for one in server.closed.values()] == [None, "Tributi"]


def test_only_desks_in_service_are_missed() -> None:
    assert not is_silent(a_desk("A", NOW), NOW)
    assert is_silent(a_desk("A", NOW, contact_at=NOW - timedelta(minutes=4)), NOW)
    assert is_silent(a_desk("A", NOW, contact_at=None), NOW)
    assert not is_silent(a_desk("A", NOW, contact_at=None, enrolled=False), NOW)
    assert not is_silent(a_desk("A", NOW - timedelta(days=9), retired=True), NOW)
