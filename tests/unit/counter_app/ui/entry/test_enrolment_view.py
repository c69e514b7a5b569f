"""The first start checks the address before it asks anybody."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from counter_app.events import DeskWiped
from counter_app.services.desk_setup import FormerDesk
from counter_app.ui.entry.enrolment_view import EnrolmentView
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import PASSWORD
from tests.factories.screen_world import World


def test_an_address_without_its_beginning_is_complained_about_and_kept(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.enrolled = False
    desk = open_desk()
    desk.type("pagamenti.esempio.it")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    assert "comincia con https://" in desk.field("server_url").accessibleDescription()
    assert desk.field("server_url").text() == "pagamenti.esempio.it"
    assert desk.focus() == "server_url"


def test_a_missing_code_is_asked_for(world: World, open_desk: Callable[..., DeskWindow]) -> None:
    world.enrolled = False
    desk = open_desk()
    desk.type("https://pagamenti.esempio.it")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    assert "Manca il codice" in desk.field("enrolment_code").accessibleDescription()


def test_a_machine_that_is_no_desk_yet_claims_nothing_about_one(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.enrolled = False
    desk = open_desk()
    assert not desk.has("status_line")


def test_a_machine_that_was_a_desk_is_told_what_has_become_of_it(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.enrolled, world.former = False, FormerDesk.LOST
    desk = open_desk()
    desk.wait(lambda: "niente è cancellato" in desk.words("card_below"))
    assert desk.focus() == "server_url"


def test_a_desk_that_is_wiped_becomes_a_machine_to_enrol(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    desk = open_desk()
    desk.sign_in()
    world.enrolled, world.former = False, FormerDesk.RETIRED
    world.events.publish(DeskWiped())
    desk.wait(lambda: desk.has("enrolment_code"))
    assert desk.words("card_above") == "Postazione ritirata"
    assert desk.window.shell is None


def dropped(view: EnrolmentView, *paths: Path) -> bool:
    """Drag files over the card and let them fall; whether it would have them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    middle, left = QPoint(5, 5), Qt.MouseButton.LeftButton
    over = QDragEnterEvent(middle, copy, data, left, none)
    over.ignore()
    view.dragEnterEvent(over)
    if over.isAccepted():
        view.dropEvent(QDropEvent(middle, copy, data, left, none))
    return over.isAccepted()


def test_a_file_that_is_dropped_makes_the_machine_a_desk(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.enrolled = False
    desk = open_desk()
    (view,) = desk.window.findChildren(EnrolmentView)
    assert not dropped(view, Path("/media/stick/a.json"), Path("/media/stick/b.json"))
    assert dropped(view, Path("/media/stick/holiday.json"))
    desk.wait(lambda: "non è un file di attivazione" in desk_complaint(desk))
    assert dropped(view, Path("/media/stick/sportello-12.json"))
    desk.wait(lambda: desk.has("username"))


def desk_complaint(desk: DeskWindow) -> str:
    return desk.field("enrolment_code").accessibleDescription()


def test_a_file_is_chosen_with_a_key(world: World, open_desk: Callable[..., DeskWindow]) -> None:
    world.enrolled = False
    desk = open_desk()
    desk.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    dialog = desk.part(QFileDialog, "enrolment_file_dialog")
    dialog.fileSelected.emit("/media/stick/sportello-12.json")
    dialog.close()
    desk.wait(lambda: desk.has("username"))


CTRL = Qt.KeyboardModifier.ControlModifier


def ask_with_enter(desk: DeskWindow, code: str = "codice-buono") -> None:
    desk.wait(lambda: desk.focus() in ("server_url", "enrolment_code"))
    if desk.focus() == "server_url":
        desk.type("https://server")
        desk.press(Qt.Key.Key_Return)
    desk.type(code)
    desk.press(Qt.Key.Key_Return)


def hold_enrolment(desk: DeskWindow, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The server answers when this is set, and the machine is then another desk."""
    hold, setup, world = threading.Event(), desk.window.counter.setup, desk.world
    real = setup.enrol

    def slow(server_url: str, code: str) -> object:
        world.wait_at(hold)
        answer = real(server_url, code)
        world.identity = replace(world.identity, desk_name="Sportello 99")
        return answer

    monkeypatch.setattr(setup, "enrol", slow)
    return hold


def test_a_larger_text_while_the_code_is_asked_about_loses_neither_code_nor_answer(
    world: World, open_desk: Callable[..., DeskWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    world.enrolled = False
    desk = open_desk()
    hold = hold_enrolment(desk, monkeypatch)
    ask_with_enter(desk)
    desk.press(Qt.Key.Key_Plus, CTRL)
    desk.wait(lambda: desk.window.look.theme.scale_percent > 100)
    assert desk.field("server_url").text() == "https://server"
    assert desk.field("enrolment_code").text() == "codice-buono"
    assert not desk.part(QAbstractButton, "enrol_button").isEnabled()
    hold.set()
    desk.wait(lambda: desk.has("username"))
    assert "Sportello 99" in desk.words("card_below")


def test_a_refusal_is_told_on_the_card_that_is_there_by_then(
    world: World, open_desk: Callable[..., DeskWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    world.enrolled = False
    desk = open_desk()
    hold = hold_enrolment(desk, monkeypatch)
    ask_with_enter(desk, "codice-vecchio")
    desk.part(QAbstractButton, "language_button").click()
    hold.set()
    desk.wait(lambda: desk.part(QAbstractButton, "enrol_button").isEnabled())
    assert desk.field("enrolment_code").text() == "codice-vecchio"
    assert desk_complaint(desk).startswith("The server does not accept this code")
    assert desk.focus() == "enrolment_code"


def enrol_again(desk: DeskWindow) -> None:
    desk.window.shell.enrolment_asked.emit()
    desk.wait(lambda: desk.focus() == "enrolment_code")


def test_whoever_has_asked_for_another_desk_waits_for_the_answer(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold = hold_enrolment(desk, monkeypatch)
    enrol_again(desk)
    ask_with_enter(desk)
    desk.press(Qt.Key.Key_Escape)
    assert desk.has("enrolment_code")
    hold.set()
    desk.wait(lambda: desk.has("username"))
    assert desk.window.shell is None
    assert "Sportello 99" in desk.words("card_below")


def test_a_machine_that_becomes_another_desk_under_the_lock_is_that_desk(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold = hold_enrolment(desk, monkeypatch)
    enrol_again(desk)
    ask_with_enter(desk)
    desk.window.shell.lock_asked.emit()
    desk.wait(lambda: desk.focus() == "password")
    hold.set()
    desk.wait(lambda: desk.window.shell is None and desk.has("username"))
    assert "Sportello 99" in desk.words("card_below")


def test_a_refusal_under_the_lock_is_told_when_its_clerk_is_back(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold = hold_enrolment(desk, monkeypatch)
    enrol_again(desk)
    ask_with_enter(desk, "codice-vecchio")
    desk.window.shell.lock_asked.emit()
    desk.wait(lambda: desk.focus() == "password")
    hold.set()
    desk.settle()
    desk.type(PASSWORD)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: "non accetta questo codice" in desk.told())


def test_the_address_of_the_desk_finds_the_card_that_is_there_by_then(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold, facts = threading.Event(), desk.window.counter.facts
    real = facts.read
    monkeypatch.setattr(facts, "read", lambda: (desk.world.wait_at(hold), real())[1])
    desk.window.shell.enrolment_asked.emit()
    desk.wait(lambda: desk.focus() == "server_url")
    desk.press(Qt.Key.Key_Plus, CTRL)
    desk.wait(lambda: desk.window.look.theme.scale_percent > 100)
    hold.set()
    desk.wait(lambda: desk.focus() == "enrolment_code")
    assert desk.field("server_url").text().startswith("https://")


def test_what_is_typed_stays_in_another_language(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.enrolled = False
    desk = open_desk()
    desk.type("https://server")
    desk.part(QAbstractButton, "language_button").click()
    assert desk.field("server_url").text() == "https://server"
