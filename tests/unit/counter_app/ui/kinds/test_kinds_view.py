"""The list of kinds: what is begun is neither lost nor thrown away for something else."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from counter_app.services.document_shape import document_of
from counter_app.services.kind_drafts import NEW, BegunKind
from counter_app.ui.places import KindPlace, KindsPlace
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_offers import a_catalogue
from tests.factories.screen_people import NOW
from tests.factories.screen_world import World

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def listed(world: World, open_desk: Callable[..., DeskWindow]) -> DeskWindow:
    world.roles = {"laura.bianchi": ("administrator",)}
    world.catalogue = a_catalogue()
    desk = open_desk()
    desk.sign_in()
    desk.window.shell.go(KindsPlace("suolo"))
    desk.wait(lambda: desk.table("kinds_table").current() is not None)
    return desk


def test_the_row_that_one_comes_back_to_is_in_hand(listed: DeskWindow) -> None:
    assert listed.table("kinds_table").current().kind.kind_id == "suolo"
    assert listed.window.shell.present_place() == KindsPlace("suolo")


def test_a_new_kind_that_was_begun_is_resumed_and_no_copy_takes_its_place(
    listed: DeskWindow,
) -> None:
    listed.press(Qt.Key.Key_N, CTRL)
    listed.wait(lambda: listed.focus() == "kind_id")
    listed.type("nuovo")
    listed.press(Qt.Key.Key_Escape)
    listed.wait(lambda: listed.focus() == "kinds_table")
    listed.wait(lambda: listed.has("copy_kind_button"))
    listed.press(Qt.Key.Key_D, CTRL)
    assert "tipo nuovo" in listed.told()
    listed.press(Qt.Key.Key_N, CTRL)
    listed.wait(lambda: listed.focus() == "kind_id")
    assert listed.field("kind_id").text() == "nuovo"


def test_a_copy_begins_with_the_kind_in_hand(listed: DeskWindow) -> None:
    listed.press(Qt.Key.Key_D, CTRL)
    listed.wait(lambda: listed.focus() == "kind_id")
    place = listed.window.shell.present_place()
    assert isinstance(place, KindPlace)
    assert (place.kind_id, place.made, place.written["name"]) == (
        NEW, None, "Occupazione di suolo pubblico",
    )  # fmt: skip


def test_what_is_begun_is_marked_in_the_list(listed: DeskWindow) -> None:
    shell = listed.window.shell
    shell.around.begun.kinds.keep("mensa", BegunKind({"name": "Mensa"}, 2, NOW))
    shell.go(KindsPlace())
    listed.wait(lambda: listed.table("kinds_table").current() is not None)
    model = listed.table("kinds_table").rows_model
    assert model.data(model.index(1, 0)) == "Mensa scolastica, modifiche non salvate"


def test_what_a_form_consists_of_is_known_before_the_first_is_opened(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.roles = {"laura.bianchi": ("administrator",)}
    world.catalogue = a_catalogue()
    desk = open_desk()
    desk.sign_in()
    document_of.cache_clear()
    desk.window.shell.go(KindsPlace())
    desk.wait(lambda: desk.table("kinds_table").current() is not None)
    assert document_of.cache_info().currsize > 0
