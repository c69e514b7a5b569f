"""The form keeps what was typed and says what is wrong beside it."""

import threading
from collections.abc import Mapping
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from counter_app.services.corrections import FormFault, FormPart
from counter_app.services.typed_lines import read_day
from counter_app.ui.places import ReleasePlace
from counter_app.ui.release.release_form import ReleaseForm
from payments_core.errors import RuleBroken
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_offers import MARKET
from tests.factories.screen_people import PEOPLE


@pytest.fixture
def form(desk: DeskWindow) -> ReleaseForm:
    desk.window.shell.go(ReleasePlace(PEOPLE[0]))
    desk.wait(lambda: desk.has("favourite_1"))
    return desk.window.findChild(ReleaseForm)


@pytest.mark.parametrize("text", ["23/12/2026", "23.12.2026", "23-12-26"])
def test_dates_are_read_as_people_type_them(text: str) -> None:
    assert read_day(text) == date(2026, 12, 23)


@pytest.mark.parametrize("text", ["", "23/12", "31/02/2027", "domani", "²/1/2027"])
def test_what_is_not_a_date_is_none(text: str) -> None:
    assert read_day(text) is None


def test_part_of_a_name_that_fits_one_kind_is_enough(desk: DeskWindow, form: ReleaseForm) -> None:
    desk.type("mensa")
    desk.press(Qt.Key.Key_Tab)
    desk.wait(lambda: form.offer is not None)
    assert form.offer.kind.kind_id == "mensa"
    assert desk.words("total") == "42,00 €"


@pytest.mark.parametrize("typed", ["identita", "IDENTITÀ", "d'identita carta"])
def test_a_kind_is_found_without_its_accent(
    desk: DeskWindow, form: ReleaseForm, typed: str
) -> None:
    desk.type(typed)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: form.offer is not None)
    assert form.offer.kind.kind_id == desk.world.offers[0].kind.kind_id


def test_tab_comes_to_the_kinds_at_hand_and_enter_passes_them(
    desk: DeskWindow, form: ReleaseForm
) -> None:
    desk.press(Qt.Key.Key_Tab)
    assert desk.focus() == "favourite_1"
    desk.field("kind_field").setFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.focus() == "due_field"
    assert desk.world.released == []


def test_a_name_that_fits_nothing_is_kept_and_complained_about(
    desk: DeskWindow, form: ReleaseForm
) -> None:
    desk.type("passaporto")
    desk.press(Qt.Key.Key_F9)
    assert form.kind.is_wrong()
    assert desk.field("kind_field").text() == "passaporto"
    assert desk.focus() == "kind_field"
    assert desk.world.released == []


def test_a_past_date_is_kept_and_complained_about(desk: DeskWindow, form: ReleaseForm) -> None:
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.wait(lambda: desk.field("due_field").text() == "23/12/2026")
    desk.field("due_field").setText("01/11/2026")
    desk.press(Qt.Key.Key_F9)
    assert form.due.is_wrong()
    assert desk.field("due_field").text() == "01/11/2026"
    assert desk.world.released == []


def test_offline_a_kind_that_needs_the_server_cannot_be_chosen(
    desk: DeskWindow, form: ReleaseForm
) -> None:
    desk.world.go_offline()
    desk.wait(lambda: desk.has("offline_note"))
    desk.wait(lambda: not desk.part(_button(), "favourite_2").isEnabled())
    assert desk.part(_button(), "favourite_1").isEnabled()


def test_offline_enter_takes_the_first_kind_that_can_be_released(
    desk: DeskWindow, form: ReleaseForm
) -> None:
    desk.world.go_offline()
    desk.wait(lambda: not desk.part(_button(), "favourite_2").isEnabled())
    desk.type("s")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: form.offer is not None)
    assert form.offer.kind.offline
    assert not form.kind.is_wrong()


def test_a_kind_may_be_entered_before_the_kinds_are_there(
    desk: DeskWindow, form: ReleaseForm
) -> None:
    offers = desk.world.offers
    form.show_offers((), online=True)
    desk.type("mensa")
    desk.press(Qt.Key.Key_Return)
    assert form.offer is None
    form.show_offers(offers, online=True)
    assert form.offer is not None
    assert form.offer.kind.kind_id == "mensa"


@pytest.fixture
def kinds_come(desk: DeskWindow, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """What the kinds of the desk wait for."""
    come, usual = threading.Event(), desk.window.counter.release.offers

    def offers() -> object:
        desk.world.wait_at(come)
        return usual()

    monkeypatch.setattr(desk.window.counter.release, "offers", offers)
    return come


DRAFT = ReleasePlace(PEOPLE[0], "Canone del mercato", "", {"posto": "B12", "metri": "25"})


def _taken_up(desk: DeskWindow) -> ReleaseForm:
    desk.world.offers = (*desk.world.offers, MARKET)
    desk.window.shell.go(DRAFT)
    desk.wait(lambda: desk.focus() == "kind_field")
    return desk.window.findChild(ReleaseForm)


def test_draft_says_its_kind_before_the_kinds_are_there(
    desk: DeskWindow, kinds_come: threading.Event
) -> None:
    form = _taken_up(desk)
    assert form.kind.text() == "Canone del mercato"
    kinds_come.set()
    desk.wait(lambda: form.offer is not None)
    assert form.fields.typed()["posto"] == "B12"


def test_whoever_types_over_a_draft_before_the_kinds_are_there_gets_what_was_typed(
    desk: DeskWindow, kinds_come: threading.Event
) -> None:
    form = _taken_up(desk)
    desk.type("mensa")
    desk.press(Qt.Key.Key_Return)
    kinds_come.set()
    desk.wait(lambda: form.offer is not None)
    assert form.offer.kind.kind_id == "mensa"
    desk.wait(lambda: desk.has("total"))
    assert form.fields.typed() == {}


def test_kinds_that_come_late_are_those_that_fit_what_was_typed(
    desk: DeskWindow, kinds_come: threading.Event
) -> None:
    form = _taken_up(desk)
    desk.type("mens")
    kinds_come.set()
    desk.wait(lambda: desk.has("favourite_1"))
    assert not desk.has("favourite_2")
    assert (form.kind.text(), form.offer) == ("mens", None)


def test_release_whose_paper_is_refused_gets_none_later(
    desk: DeskWindow, form: ReleaseForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_content: object, _by: str) -> None:
        raise RuleBroken("printer_not_set")

    left = list[str]()
    counter = desk.window.counter
    monkeypatch.setattr(counter.spool, "print_notice", refuse)
    monkeypatch.setattr(counter.release, "without_paper", left.append)
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: left == ["operation-1"])
    desk.wait(lambda: "non ha una stampante" in desk.told())


def _button() -> type:
    from counter_app.ui.widgets.key_button import KeyButton

    return KeyButton


@pytest.mark.parametrize(
    ("fault", "focus", "words"),
    [
        (FormFault(FormPart.KIND, "rate_unknown"), "kind_field", "Sceglil"),
        (FormFault(FormPart.FIELD, "field_unknown", field="gone"), "kind_field", "non c'è più"),
        (FormFault(FormPart.DUE, "due_date_past"), "due_field", "già passata"),
        (FormFault(FormPart.PLAN, "plan_not_offered", (("offered", "2, 3"),)),
         "plan_choice", "2, 3"),
        (FormFault(FormPart.CO_DEBTORS, "co_debtor_repeated", (("name", "Ada"),)),
         "co_debtor_field", "Ada"),
    ],
)  # fmt: skip
def test_what_the_server_has_refused_is_said_beside_its_part(
    desk: DeskWindow, fault: FormFault, focus: str, words: str
) -> None:
    desk.world.offers = (MARKET,)
    typed = {"posto": "B12", "metri": "40", "#plan": "2"}
    desk.window.shell.go(ReleasePlace(PEOPLE[7], "Canone del mercato", "22/01/2027", typed, fault))

    def said() -> bool:
        labels = (one for one in desk.window.findChildren(QLabel) if one.isVisible())
        return any(words in one.text() for one in labels)

    desk.wait(lambda: desk.focus() == focus and said())
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.world.released != [])


def fill_market(desk: DeskWindow) -> None:
    desk.world.offers = (*desk.world.offers, MARKET)
    desk.window.shell.go(ReleasePlace(PEOPLE[0]))
    desk.wait(lambda: desk.has("favourite_1"))
    desk.type("canone del merc")
    desk.press(Qt.Key.Key_Return)
    desk.type("A12")
    desk.press(Qt.Key.Key_Tab)
    desk.type("30")
    desk.press(Qt.Key.Key_Tab)


def test_form_stays_whole_in_another_language(desk: DeskWindow) -> None:
    fill_market(desk)

    def is_whole() -> bool:
        form = desk.window.findChildren(ReleaseForm)[-1]
        return form.offer == MARKET and form.typed() == {"posto": "A12", "metri": "30"}

    desk.wait(is_whole)
    for language in ("en", "it"):
        desk.window.wardrobe.change(language=language)
        name = MARKET.rate.name_en if language == "en" else MARKET.rate.name
        desk.wait(lambda: desk.has("kind_field"))
        desk.wait(is_whole)
        assert desk.field("kind_field").text() == name


def test_what_was_typed_for_a_kind_that_cannot_be_had_now_waits_for_it(desk: DeskWindow) -> None:
    typed = {"posto": "A12", "metri": "30"}
    place = ReleasePlace(PEOPLE[0], MARKET.rate.name, "23/12/2026", typed)
    desk.window.shell.go(place)
    desk.wait(lambda: desk.has("favourite_1"))
    form = desk.window.findChildren(ReleaseForm)[-1]
    assert form.offer is None
    desk.press(Qt.Key.Key_Tab)
    assert form.typed() == typed
    form.show_offers((MARKET,), online=True)
    desk.field("kind_field").setFocus()
    desk.press(Qt.Key.Key_Return)
    assert form.offer == MARKET
    assert form.typed() == typed
    assert form.due.text() == "23/12/2026"
    assert desk.has("total")


@pytest.mark.parametrize("typed_since", ["", "15/01/2027"])
@pytest.mark.parametrize("typed", [{"posto": "A12", "metri": "30"}, {}])
def test_due_date_that_was_typed_waits_for_its_kind_with_the_rest(
    desk: DeskWindow, typed: Mapping[str, str], typed_since: str
) -> None:
    form = waiting_for_the_market(desk, typed)
    if typed_since:
        form.due.edit.setFocus()
        form.due.edit.selectAll()
        desk.type(typed_since)
    form.show_offers((MARKET,), online=True)
    desk.field("kind_field").setFocus()
    desk.press(Qt.Key.Key_Return)
    assert form.offer == MARKET
    assert form.due.text() == (typed_since or "31/12/2026")


def test_due_date_of_another_kind_that_was_chosen_meanwhile_is_not_taken_over(
    desk: DeskWindow,
) -> None:
    form = waiting_for_the_market(desk, {"posto": "A12"})
    form.choose(0)
    desk.wait(lambda: form.due.text() not in ("", "31/12/2026"))
    form.show_offers((MARKET,), online=True)
    desk.field("kind_field").setFocus()
    desk.field("kind_field").selectAll()
    desk.type(MARKET.rate.name)
    assert form.offer == MARKET
    assert form.typed()["posto"] == "A12"
    assert form.due.text() == ""  # its own comes with the sum


def waiting_for_the_market(desk: DeskWindow, typed: Mapping[str, str]) -> ReleaseForm:
    """The form of a draft whose kind is not there yet."""
    desk.window.shell.go(ReleasePlace(PEOPLE[0], MARKET.rate.name, "31/12/2026", typed))
    desk.wait(lambda: desk.has("favourite_1"))
    form = desk.window.findChildren(ReleaseForm)[-1]
    assert (form.offer, form.due.text()) == (None, "31/12/2026")
    return form
