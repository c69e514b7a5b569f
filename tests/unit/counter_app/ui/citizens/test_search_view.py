import threading
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from counter_app.ui.places import CitizenPlace, SearchPlace
from counter_app.ui.widgets.empty_state import EmptyState
from tests.factories.desk_window import DeskWindow
from tests.factories.fake_server import NOW


def test_rows_that_were_found_stay_when_the_line_goes_with_their_hour(desk: DeskWindow) -> None:
    desk.search("ross mar")
    found = desk.table("citizen_table").model().rowCount()
    assert desk.words("list_count") == "6 trovati per «ross mar»"
    desk.world.go_offline()
    desk.wait(lambda: desk.words("list_count").startswith("situazione delle 10:41 · 6 trovati"))
    assert desk.table("citizen_table").model().rowCount() == found


def test_rows_of_another_day_say_so(desk: DeskWindow) -> None:
    desk.world.known_at = NOW - timedelta(days=3)
    desk.world.go_offline()
    desk.search("ross mar")
    assert desk.words("list_count").startswith("situazione delle 10:41 del 20/11/2026 · ")


def test_nobody_found_offline_is_nobody_known_here(desk: DeskWindow) -> None:
    desk.world.go_offline()
    desk.type("zzz")
    desk.wait(lambda: desk.has("nobody_message"))
    said = desk.part(EmptyState, "nobody_message").accessibleName()
    assert "solo tra chi è già passato da questa postazione: situazione delle 10:32" in said


def test_whoever_stays_on_the_screen_is_kept(desk: DeskWindow) -> None:
    desk.search("ross mar")
    desk.wait(lambda: desk.world.remembered == ["ross mar"])


def test_rows_are_kept_at_once_when_the_line_goes(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.ui.citizens.search_view.REST_MS", 600_000)
    desk.press(Qt.Key.Key_F3)
    desk.search("ross mar")
    desk.world.go_offline()
    desk.wait(lambda: desk.world.remembered == ["ross mar"])


def test_search_that_waits_is_answered_from_here_once_the_line_is_known_to_be_down(
    desk: DeskWindow,
) -> None:
    desk.world.hold = threading.Event()
    desk.type("ross mar")
    desk.world.go_offline()
    desk.wait(lambda: desk.words("list_count").endswith("6 trovati per «ross mar»"))
    assert not desk.world.hold.is_set()
    desk.world.hold.set()


def test_enter_in_the_empty_field_opens_nobody_who_is_typed_afterwards(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_Return)
    desk.search("ross mar")
    desk.settle()
    assert isinstance(desk.window.shell.present_place(), SearchPlace)


def test_enter_is_for_what_stood_there_and_not_for_what_is_typed_after_it(
    desk: DeskWindow,
) -> None:
    desk.world.hold = threading.Event()
    desk.type("ross")
    desk.press(Qt.Key.Key_Return)
    desk.type(" mar")
    desk.world.hold.set()
    desk.wait(lambda: desk.words("list_count") == "6 trovati per «ross mar»")
    desk.settle()
    assert isinstance(desk.window.shell.present_place(), SearchPlace)


def test_enter_before_the_answer_opens_the_first_once_it_is_there(desk: DeskWindow) -> None:
    desk.world.hold = threading.Event()
    desk.type("ross mar")
    desk.press(Qt.Key.Key_Return)
    desk.world.hold.set()
    desk.wait(lambda: isinstance(desk.window.shell.present_place(), CitizenPlace))
