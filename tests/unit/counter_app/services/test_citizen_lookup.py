from datetime import timedelta

import pytest

from counter_app.services.views import RowState
from payments_core.errors import BadValue, RuleBroken
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW, Fault, citizen


def test_search_asks_the_server_and_remembers_whom_it_found(services: Services) -> None:
    online = services.lookup.search("ross mar")
    assert [each.citizen_id for each in online.citizens] == ["c-1"]
    assert online.as_of is None
    services.cut_line()
    offline = services.lookup.search("mar rossi")
    assert offline.citizens == online.citizens
    assert offline.as_of == NOW
    assert services.woken == ["woken"]


def test_search_falls_back_when_the_line_breaks_just_now(services: Services) -> None:
    services.lookup.search("rossi")
    services.server.spoil("citizens", Fault.REFUSE)
    assert services.lookup.search("rossi").as_of == NOW


def test_search_by_notice_finds_its_debtor(services: Services) -> None:
    released = services.release_one()
    services.deliver()
    found = services.lookup.search(released.notice_number)
    assert [each.citizen_id for each in found.citizens] == ["c-1"]
    services.cut_line()
    assert [
        each.citizen_id for each in services.lookup.search(released.notice_number).citizens
    ] == ["c-1"]
    with pytest.raises(BadValue, match="notice_number_check"):
        services.lookup.search("301000000000004286")


def test_empty_search_asks_nobody(services: Services) -> None:
    asked = len(services.server.requests)
    assert services.lookup.search("  ").citizens == ()
    assert len(services.server.requests) == asked


def test_search_needs_an_operator(services: Services) -> None:
    services.sign_in.sign_out()
    with pytest.raises(RuleBroken, match="not_signed_in"):
        services.lookup.search("rossi")
    services.cut_line()
    with pytest.raises(RuleBroken, match="not_signed_in"):
        services.lookup.citizen("c-1")


def test_page_shows_what_the_server_does_not_know_yet(services: Services) -> None:
    first = services.release_one()
    services.deliver()
    second = services.release_one()
    page = services.lookup.citizen("c-1")
    states = {view.notice_number: view.state for view in page.notices}
    assert states == {
        first.notice_number: RowState.TO_PAY,
        second.notice_number: RowState.TO_REGISTER,
    }
    assert page.to_pay_cents == 4390
    assert page.overdue_cents == 0


def test_sums_tell_overdue_and_paid_this_year(services: Services) -> None:
    paid, overdue = services.release_one(), services.release_one()
    services.deliver()
    services.server.pay(paid.notice_number)
    services.clock.advance(days=35)
    page = services.lookup.citizen("c-1")
    assert page.notices[0].notice_number == overdue.notice_number
    assert (page.to_pay_cents, page.overdue_cents) == (2195, 2195)
    services.clock.advance(days=-30)
    assert services.lookup.citizen("c-1").paid_this_year_cents == 2195


def test_page_without_the_line_says_how_old_it_is(services: Services) -> None:
    services.release_one()
    services.deliver()
    services.lookup.citizen("c-1")
    services.clock.advance(hours=2)
    services.cut_line()
    page = services.lookup.citizen("c-1")
    assert page.as_of == NOW
    assert len(page.notices) == 1
    with pytest.raises(RuleBroken, match="citizen_unknown"):
        services.lookup.citizen("c-2")


def test_page_that_the_server_never_listed_is_no_answer(services: Services) -> None:
    services.lookup.search("rossi")
    released = services.release_one()
    services.clock.advance(hours=2)
    services.cut_line()
    page = services.lookup.citizen("c-1")
    assert not page.listed
    assert page.as_of == NOW
    assert [one.notice_number for one in page.notices] == [released.notice_number]


def test_single_answer_makes_no_list(services: Services) -> None:
    services.release_one()
    services.deliver()
    services.lookup.search("rossi")
    number = services.server.accepted()[0].release.notice_number
    services.check.check(number)
    services.cut_line()
    assert not services.lookup.citizen("c-1").listed


def test_hour_of_a_page_is_when_the_server_listed_it_last(services: Services) -> None:
    services.lookup.citizen("c-1")
    services.clock.advance(hours=1)
    assert services.lookup.citizen("c-1").listed
    services.clock.advance(hours=1)
    services.lookup.search("rossi")  # who it is was told again, what they owe was not
    services.cut_line()
    page = services.lookup.citizen("c-1")
    assert (page.listed, page.as_of) == (True, NOW + timedelta(hours=1))


def test_citizens_served_lately_come_last_first_and_are_forgotten(services: Services) -> None:
    services.server.citizens.append(citizen("c-2", given_name="Anna"))
    services.lookup.citizen("c-1")
    services.clock.advance(minutes=1)
    services.lookup.citizen("c-2")
    assert [each.citizen_id for each in services.lookup.recent()] == ["c-2", "c-1"]
    services.clock.advance(days=31)
    services.lookup.forget_old()
    assert services.lookup.recent() == ()
