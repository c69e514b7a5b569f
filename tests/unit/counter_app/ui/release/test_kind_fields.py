"""The fields of a kind: asked for, checked when left, kept as typed."""

import pytest
from PySide6.QtCore import Qt

from counter_app.ui.places import ReleasePlace
from counter_app.ui.release.release_form import ReleaseForm
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_offers import MARKET, OFFERS, many_offers
from tests.factories.screen_people import PEOPLE


@pytest.fixture
def form(desk: DeskWindow) -> ReleaseForm:
    desk.world.offers = (MARKET, *OFFERS)
    desk.window.shell.go(ReleasePlace(PEOPLE[0]))
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.wait(lambda: desk.has("field_metri"))
    return desk.window.findChild(ReleaseForm)


def test_amount_is_worked_out_as_soon_as_nothing_is_missing(
    desk: DeskWindow, form: ReleaseForm
) -> None:
    desk.field("field_posto").setFocus()
    desk.type("b12")
    desk.press(Qt.Key.Key_Return)
    assert not desk.has("total")
    desk.type("25")
    desk.wait(lambda: desk.words("total") == "297,50 €")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: len(desk.world.released) == 1)
    (draft,) = desk.world.released
    assert draft.typed == {"posto": "B12", "metri": "25"}
    assert draft.worked_out.subject == "Canone del mercato 2026, posto B12"


def test_wrong_field_keeps_what_was_typed_and_says_what_is_right(
    desk: DeskWindow, form: ReleaseForm
) -> None:
    desk.field("field_posto").setFocus()
    desk.type("12B")
    desk.press(Qt.Key.Key_Tab)
    assert desk.field("field_posto").text() == "12B"
    assert "A00" in desk.field("field_posto").accessibleDescription()
    desk.press(Qt.Key.Key_F9)
    assert desk.focus() == "field_posto"
    assert desk.world.released == []


def test_beginning_of_a_choice_is_enough(desk: DeskWindow, form: ReleaseForm) -> None:
    desk.field("field_merce").setFocus()
    desk.type("abb")
    desk.press(Qt.Key.Key_Tab)
    assert desk.field("field_merce").text() == "Abbigliamento"


def test_enter_after_part_of_a_name_comes_to_the_first_field(desk: DeskWindow) -> None:
    desk.world.offers = (*OFFERS, MARKET)
    desk.window.shell.go(ReleasePlace(PEOPLE[0]))
    desk.wait(lambda: desk.has("favourite_1"))
    desk.type("merca")
    desk.press(Qt.Key.Key_Return)
    assert desk.focus() == "field_posto"
    desk.press(Qt.Key.Key_Return)
    assert desk.focus() == "field_metri"


def test_enter_goes_from_the_kind_through_its_fields_to_date_and_plan(
    desk: DeskWindow, form: ReleaseForm
) -> None:
    desk.field("kind_field").setFocus()
    seen = []
    for _ in range(5):
        desk.press(Qt.Key.Key_Return)
        seen.append(desk.focus())
    assert seen == ["field_posto", "field_metri", "field_merce", "due_field", "plan_choice"]


def test_fields_of_another_kind_are_gone(desk: DeskWindow, form: ReleaseForm) -> None:
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    desk.wait(lambda: not desk.has("field_metri"))
    assert desk.words("total") == "22,50 €"


def test_a_form_taken_up_again_asks_for_its_fields_and_not_for_other_kinds(
    desk: DeskWindow,
) -> None:
    desk.world.offers = (MARKET, *many_offers())
    desk.window.shell.go(ReleasePlace(PEOPLE[0], "Canone del mercato", "", {"posto": "B12"}))
    desk.wait(lambda: desk.has("field_posto"))
    desk.settle()
    assert not desk.has("more_kinds")
    assert not desk.has("favourite_1")


def test_what_was_typed_is_there_after_going_away(desk: DeskWindow, form: ReleaseForm) -> None:
    desk.field("field_metri").setFocus()
    desk.type("25")
    desk.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: not desk.has("field_metri"))
    desk.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("field_metri"))
    desk.wait(lambda: desk.field("field_metri").text() == "25")
    assert desk.window.findChild(ReleaseForm).plan.count() == 2
