from datetime import date, timedelta

import pytest
from sqlalchemy import select

from counter_app.asking_nobody import asking_nobody
from counter_app.services.views import PersonForm, RowState, SearchResult
from counter_app.store import citizens, desk, notices, registry
from counter_app.store.tables import CitizenRow, KnownNoticeRow
from payments_core.errors import BadValue, RuleBroken
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.wire.desk.notice_messages import NoticePage
from payments_core.wire.desk.registry_messages import RegistryPage, RegistryPerson
from tests.factories.desk_services import Services
from tests.factories.fake_server import (
    ENTITY,
    NOW,
    Fault,
    citizen,
    profile,
    registry_person,
)


def _look_at(services: Services, text: str) -> SearchResult:
    """A search whose rows stand on the screen for a while."""
    result = services.lookup.search(text)
    services.lookup.remember(result)
    return result


def test_search_asks_the_server_and_remembers_whom_it_found(services: Services) -> None:
    online = _look_at(services, "ross mar")
    assert [each.citizen_id for each in online.citizens] == ["c-1"]
    assert online.as_of is None
    services.cut_line()
    offline = services.lookup.search("mar rossi")
    assert offline.citizens == online.citizens
    assert offline.as_of == NOW
    assert services.woken == ["woken"]


def test_whoever_passes_by_while_a_name_is_typed_is_not_kept(services: Services) -> None:
    services.lookup.search("ross")
    assert _kept(services) == []


def test_what_the_desk_knew_itself_is_no_news_of_today(services: Services) -> None:
    _look_at(services, "rossi")
    services.cut_line()
    services.clock.advance(hours=1)
    assert _look_at(services, "rossi").as_of == NOW
    assert services.lookup.search("rossi").as_of == NOW


def test_whom_this_desk_made_is_not_named_by_the_server(services: Services) -> None:
    made = services.persons.make(PersonForm("Verdi", "Anna Rossi", "VRDNNA80A41Z999L")).citizen
    services.clock.advance(hours=1)
    assert made in _look_at(services, "rossi").citizens
    with services.database.read() as session:
        seen = {row.citizen_id: row.seen_at for row in session.scalars(select(CitizenRow))}
    assert seen == {made.citizen_id: NOW, "c-1": NOW + timedelta(hours=1)}


def test_search_falls_back_when_the_line_breaks_just_now(services: Services) -> None:
    _look_at(services, "rossi")
    services.server.spoil("citizens", Fault.REFUSE)
    assert services.lookup.search("rossi").as_of == NOW


def test_people_kept_here_are_found_without_a_question_to_anybody(services: Services) -> None:
    _look_at(services, "rossi")
    services.lookup.citizen("c-1")
    services.clock.advance(hours=1)
    woken = len(services.woken)
    with asking_nobody():
        found = services.lookup.search_here("rossi")
        page = services.lookup.citizen_here("c-1")
    assert [one.citizen_id for one in found.citizens] == ["c-1"]
    assert (found.as_of, page.as_of) == (NOW, NOW)
    assert len(services.woken) == woken + 2
    assert services.lookup.search_here("  ").citizens == ()


def test_search_by_notice_finds_its_debtor(services: Services) -> None:
    released = services.release_one()
    services.deliver()
    found = _look_at(services, released.notice_number)
    assert [each.citizen_id for each in found.citizens] == ["c-1"]
    services.cut_line()
    assert [
        each.citizen_id for each in services.lookup.search(released.notice_number).citizens
    ] == ["c-1"]
    with pytest.raises(BadValue, match="notice_number_check"):
        services.lookup.search("301000000000004286")


@pytest.mark.parametrize("ours", [True, False])
def test_search_by_notice_without_the_line_finds_nobody_else(
    services: Services, ours: bool
) -> None:
    """Whoever has no tax code is told from others of their name by who owes the notice."""
    debtor, namesake = citizen("c-7", tax_code=None), citizen("c-8", tax_code=None)
    services.server.citizens = [debtor, namesake]
    assert len(_look_at(services, "rossi maria").citizens) == 2
    number = services.release.release(services.draft(who=debtor)).notice_number
    services.deliver()
    services.check.check(number)
    if not ours:
        with services.database.write() as session:
            session.delete(notices.by_number(session, number))
    services.cut_line()
    found = services.lookup.search(number)
    assert [one.citizen_id for one in found.citizens] == ["c-7"]
    assert (found.more, found.as_of) == (False, NOW)


def test_search_by_notice_of_somebody_who_is_not_kept_finds_nobody(services: Services) -> None:
    number = services.release_one().notice_number
    with services.database.write() as session:
        citizens.forget_seen(session)
    services.cut_line()
    assert services.lookup.search(number).citizens == ()


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


@pytest.mark.parametrize("known", ["by the server", "by news", "by its own rows"])
def test_page_says_of_a_begun_plan_that_the_whole_is_not_paid_at_once(
    services: Services, known: str
) -> None:
    whole, first, second = services.release_one("suolo", plan=2, metri="20").notice_numbers
    services.deliver()
    if known == "by news":
        services.lookup.citizen("c-1")
    if known == "by its own rows":
        _look_at(services, "rossi")
        services.check.check(whole)
    services.server.pay(first)
    if known != "by the server":
        services.download()
        services.cut_line()
    page = services.lookup.citizen("c-1")
    states = {view.notice_number: view.state for view in page.notices}
    assert states == {
        whole: RowState.IN_INSTALMENTS,
        first: RowState.PAID,
        second: RowState.TO_PAY,
    }
    assert page.to_pay_cents == 10010
    assert all(view.in_plan for view in page.notices)


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
    _look_at(services, "rossi")
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
    _look_at(services, "rossi")
    number = services.server.accepted()[0].release.notice_number
    services.check.check(number)
    services.cut_line()
    assert not services.lookup.citizen("c-1").listed


def test_hour_of_a_page_is_when_the_server_listed_it_last(services: Services) -> None:
    services.lookup.citizen("c-1")
    services.clock.advance(hours=1)
    assert services.lookup.citizen("c-1").listed
    services.clock.advance(hours=1)
    _look_at(services, "rossi")  # who it is was told again, what they owe was not
    services.cut_line()
    page = services.lookup.citizen("c-1")
    assert (page.listed, page.as_of) == (True, NOW + timedelta(hours=1))


def test_page_is_of_the_hour_at_which_the_server_was_asked(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = services.client.notices_of

    def slow(citizen_id: str, token: str) -> NoticePage:
        found = listed(citizen_id, token)
        services.clock.advance(minutes=1)
        return found

    monkeypatch.setattr(services.client, "notices_of", slow)
    services.lookup.citizen("c-1")
    services.cut_line()
    assert services.lookup.citizen("c-1").as_of == NOW


def test_citizens_served_lately_come_last_first_and_are_forgotten(services: Services) -> None:
    services.server.citizens.append(citizen("c-2", given_name="Anna"))
    services.lookup.citizen("c-1")
    services.clock.advance(minutes=1)
    services.lookup.citizen("c-2")
    assert [each.citizen_id for each in services.lookup.recent()] == ["c-2", "c-1"]
    services.clock.advance(days=31)
    services.lookup.forget_old()
    assert services.lookup.recent() == ()


def test_person_of_the_registry_alone_has_a_page_that_claims_nothing_of_notices(
    services: Services,
) -> None:
    _download(services, registry_person(1), registry_person(2, "c-2", given_name="Anna"))
    services.cut_line()
    found = services.lookup.search("anna")
    assert [one.citizen_id for one in found.citizens] == ["c-2"]
    assert found.as_of == NOW
    services.clock.advance(hours=1)
    page = services.lookup.citizen("c-2")
    assert (page.citizen.given_name, page.as_of) == ("Anna", NOW)
    assert (page.notices, page.listed) == ((), False)
    assert [each.citizen_id for each in services.lookup.recent()] == ["c-2"]
    assert not services.lookup.citizen("c-2").listed


def test_page_that_the_server_has_listed_once_knows_its_notices(services: Services) -> None:
    services.lookup.citizen("c-1")
    services.clock.advance(hours=1)
    services.cut_line()
    page = services.lookup.citizen("c-1")
    assert (page.notices, page.listed, page.as_of) == ((), True, NOW)


def test_whoever_was_only_listed_in_a_search_has_notices_that_nobody_has_read(
    services: Services,
) -> None:
    _look_at(services, "rossi")
    services.cut_line()
    assert not services.lookup.citizen("c-1").listed


def _download(services: Services, *people: RegistryPerson) -> None:
    _set_policy(services, RegistryPolicy.ALL)
    with services.database.registry.write() as session:
        registry.begin(session, ENTITY, NOW)
        registry.keep(session, RegistryPage(people=people, more=False), NOW)


def _set_policy(services: Services, policy: RegistryPolicy) -> None:
    with services.database.write() as session:
        desk.keep_profile(session, profile().model_copy(update={"registry": policy}))


def _kept(services: Services) -> list[str]:
    with services.database.read() as session:
        return sorted(session.scalars(select(CitizenRow.citizen_id)))


def _notices_kept(services: Services) -> int:
    with services.database.read() as session:
        return len(session.scalars(select(KnownNoticeRow.notice_number)).all())


def test_desk_that_keeps_nobody_has_no_more_than_the_page_that_is_open(services: Services) -> None:
    _set_policy(services, RegistryPolicy.NOTHING)
    services.server.citizens.append(citizen("c-2", given_name="Anna"))
    services.release_one()
    services.deliver()
    assert len(_look_at(services, "rossi").citizens) == 2
    assert _kept(services) == []
    assert services.lookup.citizen("c-1").notices
    assert (_kept(services), _notices_kept(services)) == (["c-1"], 1)
    services.cut_line()
    assert services.lookup.citizen("c-1").notices, "the page that is open is loaded again"
    services.line.mend()
    services.lookup.citizen("c-2")
    assert (_kept(services), _notices_kept(services)) == (["c-2"], 0)
    _look_at(services, "rossi")
    assert _kept(services) == []
    assert services.lookup.recent() == ()


def test_desk_that_keeps_nobody_still_has_whom_it_made_and_what_it_released(
    services: Services,
) -> None:
    _set_policy(services, RegistryPolicy.NOTHING)
    services.cut_line()
    form = PersonForm("Verdi", "Anna", "VRDNNA80A41Z999L")
    made = services.persons.make(form).citizen
    services.lookup.search("rossi")
    assert services.lookup.search("verdi").citizens == (made,)
    services.release.release(services.draft(who=made))
    services.lookup.forget_old()
    services.line.mend()
    services.deliver()
    assert [one.family_name for one in services.server.citizens] == ["Rossi", "Verdi"]
    _look_at(services, "rossi")
    assert _kept(services) == []


def test_desk_that_keeps_nobody_begins_and_ends_without_anybody(services: Services) -> None:
    services.lookup.citizen("c-1")
    _set_policy(services, RegistryPolicy.NOTHING)
    services.lookup.forget_old()
    assert _kept(services) == []
    services.lookup.citizen("c-1")
    services.sign_in.sign_out()
    assert (_kept(services), _notices_kept(services)) == ([], 0)


def test_whoever_got_a_notice_straight_from_a_search_has_a_page_without_the_line(
    services: Services,
) -> None:
    [person] = services.lookup.search("rossi").citizens
    services.release.release(services.draft(who=person))
    services.cut_line()
    page = services.lookup.citizen(person.citizen_id)
    assert [one.state for one in page.notices] == [RowState.TO_REGISTER]


def test_identity_card_of_a_hundred_years_is_of_nobody_born_in_the_future(
    services: Services,
) -> None:
    card = "C<ITACA00000AA4<<<<<<<<<<<<<<<2803124F3001019ITA<<<<<<<<<<<8ROSSI<<MARIA"
    services.server.citizens = [citizen(born_on=date(1928, 3, 12))]
    _look_at(services, "rossi")
    services.cut_line()
    assert [each.citizen_id for each in services.lookup.search(card).citizens] == ["c-1"]
