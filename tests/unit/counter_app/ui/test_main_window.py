"""The first picture is the one to type in; the program comes behind it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from counter_app.ui.shell import Shell
from payments_core.errors import WorldTrouble
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import PASSWORD
from tests.factories.screen_world import World
from tests.factories.slow_opening import CARD, SlowOpening


@pytest.fixture
def opening(qapp: object, world: World, tmp_path: Path) -> Iterator[SlowOpening]:
    slow = SlowOpening(world, tmp_path)
    yield slow
    slow.close()


def type_name_and_password(desk: DeskWindow) -> None:
    desk.type("laura.bianchi")
    desk.press(Qt.Key.Key_Return)
    desk.type(PASSWORD)


def count_sign_ins(opening: SlowOpening, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    asked: list[str] = []
    real = opening.counter.sign_in.sign_in

    def counted(username: str, password: str) -> object:
        asked.append(username)
        return real(username, password)

    monkeypatch.setattr(opening.counter.sign_in, "sign_in", counted)
    return asked


def test_sign_in_can_be_typed_before_the_program_is_there(opening: SlowOpening) -> None:
    desk = opening.window()
    assert desk.focus() == "username"
    assert desk.words("waiting_here") == "Apro l'archivio di questa postazione…"
    assert not desk.has("status_line")
    type_name_and_password(desk)
    opening.world.waiting = 3
    opening.finish()
    desk.wait(lambda: "3 operazioni da inviare" in desk.words("waiting_here"))
    assert desk.field("username").text() == "laura.bianchi"
    assert desk.field("password").text() == PASSWORD
    assert desk.focus() == "password"
    assert desk.has("status_line")


def test_enter_pressed_before_the_program_is_there_signs_in_once(
    opening: SlowOpening, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = count_sign_ins(opening, monkeypatch)
    desk = opening.window()
    type_name_and_password(desk)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    assert "appena è pronto" in desk.field("password").accessibleDescription()
    opening.finish()
    desk.wait(lambda: desk.is_at_work() and desk.focus() == "search_field")
    assert asked == ["laura.bianchi"]


def test_typing_on_after_enter_takes_it_back(
    opening: SlowOpening, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = count_sign_ins(opening, monkeypatch)
    desk = opening.window()
    type_name_and_password(desk)
    desk.press(Qt.Key.Key_Return)
    desk.type("!")
    assert desk.field("password").accessibleDescription() == ""
    opening.finish()
    desk.wait(lambda: desk.has("status_line"))
    assert asked == []
    assert desk.field("password").text() == f"{PASSWORD}!"


def test_another_language_while_opening_keeps_what_was_typed_and_entered(
    opening: SlowOpening,
) -> None:
    desk = opening.window()
    type_name_and_password(desk)
    desk.press(Qt.Key.Key_Return)
    desk.part(QAbstractButton, "language_button").click()
    desk.wait(lambda: desk.field("username").accessibleName() == "User name")
    assert "as soon as" in desk.field("password").accessibleDescription()
    opening.finish()
    desk.wait(desk.is_at_work)


def test_training_is_told_by_the_card(opening: SlowOpening) -> None:
    assert opening.window(replace(CARD, training=True)).has("training_band")


def test_the_store_corrects_what_the_card_said_and_keeps_what_was_typed(
    opening: SlowOpening,
) -> None:
    desk = opening.window(replace(CARD, training=True))
    type_name_and_password(desk)
    opening.finish()
    desk.wait(lambda: not desk.has("training_band"))
    assert desk.field("password").text() == PASSWORD


def test_a_machine_without_a_card_begins_with_the_first_start(opening: SlowOpening) -> None:
    opening.world.enrolled = False
    desk = opening.window(card=None)
    assert desk.focus() == "server_url"
    desk.type("https://pagamenti.comune.esempio.it")
    desk.press(Qt.Key.Key_Return)
    desk.type("codice-buono")
    desk.press(Qt.Key.Key_Return)
    assert "appena è pronto" in desk.field("enrolment_code").accessibleDescription()
    opening.finish()
    desk.wait(lambda: desk.has("username"))


def test_a_card_left_behind_gives_way_to_the_first_start(opening: SlowOpening) -> None:
    opening.world.enrolled = False
    desk = opening.window(replace(CARD, training=True))
    assert desk.has("username")
    opening.finish()
    desk.wait(lambda: desk.has("server_url"))
    assert not desk.has("training_band")


def test_a_store_that_cannot_be_opened_takes_the_place_of_the_sign_in(
    opening: SlowOpening,
) -> None:
    opening.trouble = WorldTrouble("store_in_use", path="counter.db")
    desk = opening.window()
    type_name_and_password(desk)
    desk.press(Qt.Key.Key_Return)
    opening.finish()
    desk.wait(lambda: desk.has("opening_error"))
    assert "già aperto" in desk.words("opening_error")
    assert not desk.has("username")


def test_the_reason_stays_in_sight_in_a_larger_text(opening: SlowOpening) -> None:
    opening.trouble = WorldTrouble("store_in_use", path="counter.db")
    desk = opening.window()
    opening.finish()
    desk.wait(lambda: desk.has("opening_error"))
    desk.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.window.look.theme.scale_percent > 100)
    assert "già aperto" in desk.words("opening_error")


def test_a_view_that_is_defective_leaves_no_picture_that_stands_still(
    desk: DeskWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_shell: Shell) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Shell, "begin", fail)
    with qtbot.captureExceptions() as defects:
        desk.window.wardrobe.step_scale(1)
        desk.wait(desk.window.shell.updatesEnabled)
    assert [kind for kind, *_ in defects] == [ZeroDivisionError]
