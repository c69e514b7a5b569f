import pytest
from PySide6.QtWidgets import QComboBox

from counter_app.ui.places import SettingsPlace
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import notice_number

NUMBER = notice_number(191203)
GROUPED = " ".join(NUMBER[start : start + 4] for start in range(0, 18, 4))


@pytest.mark.parametrize(
    ("read", "keyboard", "meaning"),
    [
        (f"PAGOPA§002§{NUMBER}§80999990106§5400", "tastiera americana", GROUPED),
        (f"PAGOPA|002|{NUMBER}|80999990106|5400", "com'è scritto", GROUPED),
        (GROUPED, "com'è scritto", GROUPED),
        ("RSSMRA80A41Z999C", "com'è scritto", "Codice fiscale RSSMRA80A41Z999C"),
        ("8001120 latte", "com'è scritto", "Nessun codice"),
    ],
)
def test_what_arrives_is_explained_and_not_looked_for(
    desk: DeskWindow, read: str, keyboard: str, meaning: str
) -> None:
    shell = desk.window.shell
    assert shell is not None
    shell.go(SettingsPlace())
    shell.scanned(read)
    assert desk.field("reader_field").text() == read
    assert keyboard in desk.words("reader_keyboard")
    assert meaning in desk.words("reader_meaning")


def test_what_is_typed_is_explained_after_a_pause(desk: DeskWindow) -> None:
    assert desk.window.shell is not None
    desk.window.shell.go(SettingsPlace("reader_field"))
    desk.wait(lambda: desk.focus() == "reader_field")
    desk.type(NUMBER)
    desk.wait(lambda: desk.has("reader_meaning"))
    assert GROUPED in desk.words("reader_meaning")


def test_keyboard_of_the_scanner_is_shown_and_can_be_chosen(desk: DeskWindow) -> None:
    shell = desk.window.shell
    assert shell is not None
    desk.world.scanner.choose(other_keys=True)
    shell.go(SettingsPlace())
    choice = desk.part(QComboBox, "reader_keys")
    assert choice.currentText() == "Degli Stati Uniti: il programma corregge"
    shell.scanned(f"PAGOPA|002|{NUMBER}|80999990106|5400")
    assert choice.currentText() == "Come quella del PC"
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert desk.world.scanner.other_keys
