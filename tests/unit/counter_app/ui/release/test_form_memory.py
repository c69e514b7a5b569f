"""Forms filled in before: by a key, without moving the keys of the kinds."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from counter_app.services.release_templates import FilledForm
from counter_app.ui.places import CitizenPlace, ReleasePlace
from counter_app.ui.release.release_form import ReleaseForm, template_key
from counter_app.ui.widgets.key_button import KeyButton
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_offers import MARKET
from tests.factories.screen_people import PEOPLE
from tests.factories.screen_world import World

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ME = "op-laura.bianchi"


@pytest.fixture
def world() -> World:
    world = World()
    world.offers = (*world.offers[:2], MARKET)
    return world


def open_form(desk: DeskWindow, person: int = 0) -> ReleaseForm:
    desk.window.shell.go(ReleasePlace(PEOPLE[person]))
    desk.wait(lambda: desk.has("favourite_1"))
    return desk.window.findChildren(ReleaseForm)[-1]


def market(desk: DeskWindow) -> None:
    """A market fee in three instalments."""
    desk.press(Qt.Key.Key_3, ALT)
    desk.wait(lambda: desk.focus() == "field_posto")
    for text in ("B12", "25", "Altro"):
        desk.type(text)
        desk.press(Qt.Key.Key_Return)
    for _ in range(2):
        desk.press(Qt.Key.Key_T, CTRL)


def keep(desk: DeskWindow, name: str) -> None:
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(lambda: desk.focus() == "template_field")
    desk.type(name)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: f"«{name}» tenuto" in desk.told())


def caps(desk: DeskWindow) -> dict[str, str]:
    """The favourites with their keys."""
    found = desk.window.findChildren(KeyButton)
    names = ("favourite_", "template_")
    return {
        one.text(): one.accessibleDescription()
        for one in found
        if one.objectName().startswith(names) and not one.isHidden()
    }


def test_a_template_keeps_the_kind_and_what_is_nobody_s(desk: DeskWindow) -> None:
    open_form(desk)
    market(desk)
    keep(desk, "Banco del sabato")
    assert "Alt+9" in desk.told()
    kept = desk.world.templates[ME]["Banco del sabato"]
    assert dict(kept.typed) == {"metri": "25", "merce": "Altro"}
    assert (kept.kind_id, kept.instalments) == ("mercato", 3)
    assert desk.world.released == []


def test_a_template_fills_the_form_of_another_citizen_and_asks_for_the_rest(
    desk: DeskWindow,
) -> None:
    open_form(desk)
    market(desk)
    keep(desk, "Banco")
    before = open_form(desk, 1)
    desk.wait(lambda: desk.has("template_1"))
    assert caps(desk)["Banco"] == "Alt+9"
    assert sorted(caps(desk).values()) == ["Alt+1", "Alt+2", "Alt+3", "Alt+9"]
    desk.press(Qt.Key.Key_9, ALT)
    desk.wait(lambda: desk.focus() == "field_posto")
    assert before.kind.text() == "Canone del mercato"
    assert desk.field("field_metri").text() == "25"
    assert desk.field("field_posto").text() == ""
    desk.type("C07")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: len(desk.world.released) == 1)
    (released,) = desk.world.released
    assert released.citizen == PEOPLE[1]
    assert (len(released.plan), released.typed["metri"]) == (3, "25")


def test_another_template_moves_no_key(desk: DeskWindow) -> None:
    open_form(desk)
    market(desk)
    keep(desk, "Primo")
    with_one = caps(desk)
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(lambda: desk.focus() == "template_field")
    assert desk.field("template_field").text() == "Primo"
    desk.type("Secondo")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: "«Secondo» tenuto" in desk.told())
    assert caps(desk) | with_one == caps(desk)
    assert caps(desk)["Secondo"] == template_key(1) == "Alt+8"


def test_templates_that_arrive_late_leave_the_kinds_where_they_are(desk: DeskWindow) -> None:
    form = open_form(desk)
    desk.press(Qt.Key.Key_1, ALT)
    form.show_templates(())
    desk.press(Qt.Key.Key_3, ALT)
    desk.wait(lambda: desk.focus() == "field_posto")


def test_a_template_is_deleted_by_a_key_once_it_was_chosen(desk: DeskWindow) -> None:
    desk.world.templates[ME] = {"Banco": FilledForm("Banco", "mercato", "mercato", {"metri": "9"})}
    open_form(desk)
    desk.wait(lambda: desk.has("template_1"))
    desk.press(Qt.Key.Key_D, CTRL)
    assert desk.world.templates[ME]
    desk.press(Qt.Key.Key_9, ALT)
    desk.wait(lambda: desk.field("field_metri").text() == "9")
    desk.press(Qt.Key.Key_D, CTRL)
    desk.wait(lambda: "«Banco» eliminato" in desk.told())
    assert desk.world.templates[ME] == {}
    assert desk.field("field_metri").text() == "9"


def test_a_name_is_asked_for_and_esc_stays_in_the_form(desk: DeskWindow) -> None:
    form = open_form(desk)
    market(desk)
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(lambda: desk.focus() == "template_field")
    desk.press(Qt.Key.Key_Return)
    assert "template_field" in desk.focus()
    assert desk.field("template_field").property("wrong") == "true"
    desk.press(Qt.Key.Key_Escape)
    assert form.isVisible()
    assert not desk.has("template_field")
    assert ME not in desk.world.templates


def test_too_many_templates_are_refused_with_what_to_do(desk: DeskWindow) -> None:
    desk.world.templates[ME] = {
        f"M{place}": FilledForm(f"M{place}", "mercato", "mercato") for place in range(5)
    }
    open_form(desk)
    desk.wait(lambda: desk.has("template_5"))
    assert caps(desk)["M4"] == "Alt+5"
    market(desk)
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(lambda: desk.focus() == "template_field")
    desk.type("uno in piu")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: "Ctrl+D" in desk.field("template_field").accessibleDescription())
    assert len(desk.world.templates[ME]) == 5


def test_a_template_of_a_kind_that_is_gone_says_so(desk: DeskWindow) -> None:
    desk.world.templates[ME] = {"Vecchio": FilledForm("Vecchio", "imposta-2019", "unica")}
    form = open_form(desk)
    desk.wait(lambda: desk.has("template_1"))
    desk.press(Qt.Key.Key_9, ALT)
    assert form.kind.is_wrong()
    assert form.offer is None


def release_market(desk: DeskWindow) -> None:
    open_form(desk)
    market(desk)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: len(desk.world.released) == 1)


def test_the_last_release_is_repeated_in_another_form(desk: DeskWindow) -> None:
    release_market(desk)
    open_form(desk, 1)
    desk.press(Qt.Key.Key_0, ALT)
    desk.wait(lambda: desk.has("field_metri") and desk.field("field_metri").text() == "25")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: len(desk.world.released) == 2)
    first, second = desk.world.released
    assert second.citizen == PEOPLE[1]
    assert (second.typed, len(second.plan)) == (first.typed, len(first.plan))


def test_one_key_on_a_citizen_s_page_begins_what_the_last_one_got(desk: DeskWindow) -> None:
    release_market(desk)
    desk.window.shell.go(CitizenPlace("c2"))
    desk.wait(lambda: desk.has("new_notice_button"))
    desk.press(Qt.Key.Key_0, ALT)
    desk.wait(lambda: desk.has("field_metri") and desk.field("field_metri").text() == "25")
    place = desk.window.shell.present_place()
    assert isinstance(place, ReleasePlace)
    assert place.citizen.citizen_id == "c2"
    assert place.typed["#plan"] == "3"


def test_repeating_writes_over_no_draft(desk: DeskWindow) -> None:
    release_market(desk)
    open_form(desk, 1)
    desk.type("carta")
    desk.press(Qt.Key.Key_H, CTRL)
    desk.window.shell.go(CitizenPlace(PEOPLE[1].citizen_id))
    desk.wait(lambda: desk.has("new_notice_button"))
    desk.press(Qt.Key.Key_0, ALT)
    begun = "Carta d'identità elettronica"
    desk.wait(lambda: desk.has("kind_field") and desk.field("kind_field").text() == begun)
    assert "già un avviso cominciato" in desk.told()


def test_where_nothing_was_released_there_is_nothing_to_repeat(
    open_desk: Callable[..., DeskWindow],
) -> None:
    desk = open_desk()
    desk.sign_in()
    open_form(desk)
    desk.press(Qt.Key.Key_0, ALT)
    desk.wait(lambda: "niente da ripetere" in desk.told())
