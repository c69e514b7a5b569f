import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from counter_app.ui.places import NotesPlace
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import PEOPLE, some_notes

CTRL = Qt.KeyboardModifier.ControlModifier


def open_notes(desk: DeskWindow) -> None:
    """From the citizen's page, by its key."""
    desk.open_citizen("ross mar")
    desk.wait(lambda: desk.words("list_count").startswith("4 aperti"))
    desk.press(Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    desk.wait(lambda: desk.focus() == "note_field")


def test_note_is_written_with_one_key_and_read_on_the_page(desk: DeskWindow) -> None:
    open_notes(desk)
    desk.type("ha chiesto di non telefonare")
    desk.press(Qt.Key.Key_Return)
    assert desk.world.notes == {}
    desk.press(Qt.Key.Key_F9)
    said = "ha chiesto di non telefonare"
    desk.wait(lambda: desk.answer("note_whole").headline() == said)
    assert desk.field("note_field").text() == ""
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("notes_strip"))


def test_what_is_typed_is_there_again(desk: DeskWindow) -> None:
    open_notes(desk)
    desk.type("ha chies")
    desk.press(Qt.Key.Key_F3)
    open_notes(desk)
    assert desk.field("note_field").text() == "ha chies"


def test_several_lines_that_are_pasted_are_one_note(desk: DeskWindow) -> None:
    open_notes(desk)
    QApplication.clipboard().setText("tutore:\nAnna\tVerdi\n")
    desk.field("note_field").paste()
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.answer("note_whole").headline() == "tutore: Anna Verdi")


def test_too_long_a_note_says_by_how_much_and_stays(desk: DeskWindow) -> None:
    open_notes(desk)
    desk.field("note_field").setText("x" * 507)
    desk.press(Qt.Key.Key_F9)
    field = desk.field("note_field")
    desk.wait(lambda: "507" in field.accessibleDescription())
    assert len(field.text()) == 507
    assert desk.world.notes == {}


def test_note_is_withdrawn_with_a_reason(desk: DeskWindow) -> None:
    desk.world.notes["c1"] = some_notes()
    open_notes(desk)
    desk.wait(lambda: desk.table("notes_list").current() is not None)
    desk.press(Qt.Key.Key_D, CTRL)
    desk.type("no")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "non dice abbastanza" in desk.field("note_field").accessibleDescription())
    assert all(note.reason == "" for note in desk.world.notes["c1"][:3])
    desk.type("n vale")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.world.notes["c1"][0].reason == "non vale")
    assert desk.world.notes["c1"][0].withdrawn_by == "Laura Bianchi"


def test_esc_keeps_the_note_and_what_was_being_written(desk: DeskWindow) -> None:
    desk.world.notes["c1"] = some_notes()
    open_notes(desk)
    desk.wait(lambda: desk.table("notes_list").current() is not None)
    desk.type("altro")
    desk.press(Qt.Key.Key_D, CTRL)
    assert desk.field("note_field").text() == ""
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.field("note_field").text() == "altro")
    assert desk.has("notes_of")


def test_list_says_that_there_are_older_notes_than_it_shows(desk: DeskWindow) -> None:
    desk.world.notes["c1"] = some_notes()
    open_notes(desk)
    desk.wait(lambda: desk.table("notes_list").current() is not None)
    assert not desk.has("older_notes")
    desk.world.with_older_notes.add("c1")
    desk.press(Qt.Key.Key_Escape)
    open_notes(desk)
    desk.wait(lambda: desk.has("older_notes"))
    assert "più vecchie" in desk.words("older_notes")


def test_note_of_another_offers_no_withdrawal(desk: DeskWindow) -> None:
    desk.world.notes["c1"] = some_notes()[1:2]
    desk.window.shell.go(NotesPlace(PEOPLE[0]))
    desk.wait(lambda: desk.has("notes_list"))
    page = desk.window.shell.page
    assert [act.name for act in page.acts()] == ["write_note", "back"]


def test_note_that_has_gone_out_no_longer_waits(desk: DeskWindow) -> None:
    desk.world.online = False
    open_notes(desk)
    desk.type("tutore: Anna Verdi")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "da inviare" in desk.answer("note_whole").detail())


def test_the_reason_of_a_withdrawal_is_there_again_in_a_larger_text(desk: DeskWindow) -> None:
    desk.world.notes["c1"] = some_notes()
    open_notes(desk)
    desk.wait(lambda: desk.table("notes_list").current() is not None)
    desk.press(Qt.Key.Key_D, CTRL)
    desk.type("non va")
    desk.press(Qt.Key.Key_Plus, CTRL)
    desk.wait(lambda: desk.window.look.theme.scale_percent > 100 and desk.has("note_field"))
    assert desk.field("note_field").text() == "non va"
    desk.type("le")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.world.notes["c1"][0].reason == "non vale")


def test_what_is_begun_is_not_the_reason_of_a_withdrawal(desk: DeskWindow) -> None:
    desk.world.notes["c1"] = some_notes()
    open_notes(desk)
    desk.wait(lambda: desk.table("notes_list").current() is not None)
    desk.type("altro")
    desk.press(Qt.Key.Key_D, CTRL)
    desk.type("no")
    desk.press(Qt.Key.Key_Plus, CTRL)
    desk.wait(lambda: desk.window.look.theme.scale_percent > 100 and desk.has("note_field"))
    desk.press(Qt.Key.Key_Escape)
    assert desk.field("note_field").text() == "altro"


def test_what_is_typed_while_a_note_is_kept_is_the_next_one(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_notes(desk)
    slow, kept = threading.Event(), desk.window.counter.notes.write

    def write(citizen_id: str, text: str) -> None:
        desk.world.wait_at(slow)
        kept(citizen_id, text)

    monkeypatch.setattr(desk.window.counter.notes, "write", write)
    desk.type("tutore")
    desk.press(Qt.Key.Key_F9)
    desk.type(": Anna")
    slow.set()
    desk.wait(lambda: desk.answer("note_whole").headline() == "tutore")
    assert desk.field("note_field").text() == "tutore: Anna"
