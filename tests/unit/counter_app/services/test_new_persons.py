from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.services.new_persons import begun_from, faults, put_aside, taken_up
from counter_app.services.views import PersonForm, RowState
from counter_app.store import citizens, new_persons
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from tests.factories.desk_services import Services
from tests.factories.fake_server import Fault, citizen

ANNA = "VRDNNA80A41Z999L"
FORM = PersonForm("Verdi", "Anna", ANNA.lower(), city="Esempio", province="ge")


def released_to(services: Services, person):
    return services.release.release(services.draft(who=person))


def test_somebody_made_without_the_line_is_usable_at_once(services: Services) -> None:
    services.cut_line()
    made = services.persons.make(FORM)
    assert not made.existed
    assert (made.citizen.tax_code, made.citizen.province) == (ANNA, "GE")
    assert services.lookup.search("anna ver").citizens == (made.citizen,)
    released = released_to(services, made.citizen)
    page = services.lookup.citizen(made.citizen.citizen_id)
    assert [one.state for one in page.notices] == [RowState.TO_REGISTER]

    services.line.mend()
    services.deliver()
    [operation] = services.server.accepted()
    assert operation.release.notice_number == released.notice_number
    assert [one.tax_code for one in services.server.citizens] == ["RSSMRA80A41Z999C", ANNA]
    assert services.lookup.search("anna ver").citizens[0].citizen_id == made.citizen.citizen_id


def test_two_releases_queued_for_one_new_person_make_one(services: Services) -> None:
    services.cut_line()
    person = services.persons.make(replace(FORM, tax_code="", without_code=True)).citizen
    for _ in range(2):
        released_to(services, person)
    services.line.mend()
    services.server.spoil("desks/operations", Fault.LOSE_ANSWER)
    with pytest.raises(WorldTrouble, match="server_unreachable"):
        services.deliver()
    services.deliver()  # the answer was lost: the same operations again
    assert len(services.server.citizens) == 2
    assert len(services.server.accepted()) == 2
    # From now on the person is like all others.
    released_to(services, person)
    services.deliver()
    assert services.server.accepted()[-1].release.new_person is None


def test_whoever_turns_out_to_be_there_takes_the_notices(services: Services) -> None:
    services.cut_line()
    person = services.persons.make(FORM).citizen
    released = released_to(services, person)
    services.server.citizens.append(citizen("c-9", tax_code=ANNA, family_name="Verdi"))
    services.line.mend()
    services.deliver()
    page = services.lookup.citizen(person.citizen_id)
    assert page.citizen.citizen_id == "c-9"
    assert released.notice_number in [one.notice_number for one in page.notices]
    assert [one.citizen_id for one in services.lookup.search("verdi").citizens] == ["c-9"]
    released_to(services, person)
    services.deliver()
    last = services.server.accepted()[-1].release
    assert (last.citizen_id, last.new_person) == ("c-9", None)


def test_form_that_was_open_meanwhile_makes_nobody_a_second_time(services: Services) -> None:
    services.cut_line()
    person = services.persons.make(FORM).citizen
    released_to(services, person)
    services.server.citizens.append(citizen("c-9", tax_code=ANNA, family_name="Verdi"))
    services.line.mend()
    services.deliver()
    released_to(services, person)
    services.cut_line()
    assert [one.citizen_id for one in services.lookup.search("verdi").citizens] == ["c-9"]


def test_person_who_is_not_kept_here_is_kept_as_the_server_knows_them(services: Services) -> None:
    services.cut_line()
    person = services.persons.make(FORM).citizen
    with services.database.write() as session:
        new_persons.learn(session, person.citizen_id, "c-9")
        session.delete(citizens.find(session, "c-9"))
    released_to(services, person)
    assert [one.citizen_id for one in services.lookup.search("verdi").citizens] == ["c-9"]


def test_refused_release_leaves_the_person_to_be_told_again(services: Services) -> None:
    person = services.persons.make(FORM).citizen
    services.server.refuse_all = "kind_unknown"
    released_to(services, person)
    services.deliver()
    services.server.refuse_all = None
    released_to(services, person)
    services.deliver()
    assert services.server.accepted()[-1].release.new_person is not None


def test_online_search_shows_who_was_made_here_until_the_server_does(services: Services) -> None:
    person = services.persons.make(FORM).citizen
    found = services.lookup.search("verdi anna")
    assert (found.citizens, found.as_of) == ((person,), None)
    assert services.lookup.citizen(person.citizen_id).as_of is None
    services.server.citizens.append(citizen("c-9", tax_code=ANNA, family_name="Verdi Anna"))
    assert [one.citizen_id for one in services.lookup.search("verdi anna").citizens] == ["c-9"]


def test_person_whose_answer_was_lost_is_found_once(services: Services) -> None:
    person = services.persons.make(replace(FORM, tax_code="", without_code=True)).citizen
    released_to(services, person)
    services.server.spoil("desks/operations", Fault.LOSE_ANSWER)
    with pytest.raises(WorldTrouble, match="server_unreachable"):
        services.deliver()
    found = services.lookup.search("verdi anna").citizens
    assert [one.citizen_id for one in found] == [person.citizen_id]


def test_nobody_is_made_twice(services: Services) -> None:
    first = services.persons.make(FORM)
    again = services.persons.make(FORM)
    assert (again.existed, again.citizen) == (True, first.citizen)
    maria = services.persons.make(replace(FORM, tax_code="RSSMRA80A41Z999C"))
    assert (maria.existed, maria.citizen.citizen_id) == (True, "c-1")
    services.cut_line()
    assert services.persons.with_tax_code(ANNA) == first.citizen
    assert services.persons.with_tax_code("RSSMRA80A41Z999D") is None


def test_making_somebody_needs_an_operator_and_a_right_form(services: Services) -> None:
    with pytest.raises(BadValue, match="tax_code_check"):
        services.persons.make(replace(FORM, tax_code="RSSMRA80A41Z999D"))
    services.sign_in.sign_out()
    with pytest.raises(RuleBroken, match="not_signed_in"):
        services.persons.make(FORM)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, {}),
        ({"tax_code": "", "without_code": True}, {}),
        ({"given_name": "", "is_body": True, "tax_code": "80999990106"}, {}),
        ({"tax_code": ""}, {"tax_code": "person_code_missing"}),
        ({"family_name": "x" * 121}, {"family_name": "person_text_wrong"}),
        ({"street": "a\tb"}, {"street": "person_text_wrong"}),
        ({"province": "Genova"}, {"province": "province_wrong"}),
        ({"email": "anna@"}, {"email": "email_wrong"}),
        ({"email": "anna@esempio.it"}, {}),
        ({"is_body": True}, {"tax_code": "tax_code_not_of_body"}),
    ],
)
def test_what_is_wrong_is_told_by_field(changes, wrong) -> None:
    found = faults(replace(FORM, **changes))
    assert {name: fault.code for name, fault in found.items()} == wrong


@pytest.mark.parametrize(
    ("searched", "form"),
    [
        ("rosi maria", PersonForm("Rosi", "Maria")),
        ("ROSSI MARIA CHIARA", PersonForm("Rossi", "Maria Chiara")),
        ("d'angelo", PersonForm("D'Angelo")),
        ("McDonald ann", PersonForm("McDonald", "Ann")),
        ("rssmra80a41z999c", PersonForm(tax_code="RSSMRA80A41Z999C")),
        ("rssmra8oa41", PersonForm(tax_code="RSSMRA8OA41")),
        ("80999990106", PersonForm(tax_code="80999990106", is_body=True)),
        ("rossi 01/01/1980", PersonForm()),
        ("", PersonForm()),
    ],
)
def test_form_begins_with_what_was_searched(searched, form) -> None:
    assert begun_from(searched) == form


@given(st.text(max_size=40))
def test_no_search_is_too_odd_to_begin_with(searched: str) -> None:
    form = begun_from(searched)
    assert not (form.tax_code and form.family_name)


def test_co_debtors_made_here_travel_too_and_see_the_notice(services: Services) -> None:
    luca = citizen("c-5", tax_code="RSSMRA80A01Z999Y", given_name="Luca")
    services.server.citizens.append(luca)
    services.lookup.remember(services.lookup.search("luca"))
    services.cut_line()
    anna = services.persons.make(FORM).citizen
    draft = replace(services.draft(), co_debtors=(luca, anna))
    released = services.release.release(draft)
    for one in (luca, anna):
        [notice] = services.lookup.citizen(one.citizen_id).notices
        assert (notice.as_co_debtor, notice.debtor_name) == (True, "Rossi Maria")
        assert notice.co_debtors == ("Rossi Luca", "Verdi Anna")

    services.server.citizens.append(citizen("c-9", tax_code=ANNA, family_name="Verdi"))
    services.line.mend()
    services.deliver()
    page = services.lookup.citizen(anna.citizen_id)
    assert page.citizen.citizen_id == "c-9"
    [notice] = page.notices
    assert (notice.notice_number, notice.as_co_debtor) == (released.notice_number, True)
    # The debtor is asked for all of it.
    assert page.to_pay_cents == 0
    assert services.lookup.citizen("c-1").to_pay_cents == 2195
    services.cut_line()
    assert len(services.lookup.citizen("c-9").notices) == 1
    assert services.check.check(released.notice_number).notice.co_debtors == notice.co_debtors


def test_nothing_is_released_to_the_same_person_twice(services: Services) -> None:
    draft = replace(services.draft(), co_debtors=(citizen(),))
    with pytest.raises(RuleBroken, match="co_debtor_repeated"):
        services.release.release(draft)


def test_form_that_was_left_goes_on_for_the_same_search() -> None:
    kept = put_aside(FORM, "verdi anna")
    assert taken_up(kept, "verdi anna") == FORM
    assert taken_up(kept, "") == FORM
    assert taken_up(kept, "rossi") == PersonForm("Rossi")
    assert taken_up(None, "verdi anna") == PersonForm("Verdi", "Anna")


@pytest.mark.parametrize("name", ["is_body", "without_code"])
def test_what_is_ticked_is_kept_with_what_is_typed(name: str) -> None:
    for said in (True, False):
        form = replace(FORM, **{name: said})
        assert taken_up(put_aside(form, ""), "") == form


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (replace(FORM, family_name="李", given_name="明"), "letter_not_printable"),
        (replace(FORM, given_name="Anna \U0001f600"), "letter_not_printable"),
        (replace(FORM, city="ירושלים"), "letter_right_to_left"),
    ],
)
def test_somebody_whom_no_notice_could_name_is_not_made(
    services: Services, form: PersonForm, code: str
) -> None:
    with pytest.raises(BadValue, match=code):
        services.persons.make(form)
    assert services.lookup.search("anna").citizens == ()


def test_names_in_alphabets_that_papers_can_print_are_taken(services: Services) -> None:
    for family_name, given_name in (("Жук", "Ωμέγα"), ("Nguyễn", "Thị Hồng")):
        form = PersonForm(family_name, given_name, "", without_code=True)
        made = services.persons.make(form).citizen
        released_to(services, made)


def test_font_that_is_missing_keeps_nobody_out(services: Services) -> None:
    def no_font(_text: str) -> None:
        raise WorldTrouble("system_font_missing", family="DejaVu")

    services.persons._require_printable = no_font
    assert not services.persons.make(FORM).existed
