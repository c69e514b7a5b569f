"""Scenes of people and what was noted about them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from counter_app.services.views import PersonForm
from counter_app.ui.places import CitizenPlace, NotesPlace, PersonPlace
from tests.factories.screen_extremes import LONGEST_NAMED
from tests.factories.screen_people import PEOPLE, notice_number, some_notes
from tests.factories.sitting import Sitting, sign_in


def nobody(sitting: Sitting) -> None:
    sign_in(sitting)
    QTest.keyClicks(sitting.field("search_field"), "rosi maria")


def new_person(sitting: Sitting) -> None:
    nobody(sitting)
    sitting.settle()
    QTest.keyClick(sitting.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    sitting.settle(lambda: sitting.child("person_tax_code") is not None)


def new_person_wrong(sitting: Sitting) -> None:
    new_person(sitting)
    QTest.keyClicks(sitting.field("person_tax_code"), "RSIMRA8OA41Z999C")
    QTest.keyClicks(sitting.field("person_province"), "Genova")
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)


def new_person_known(sitting: Sitting) -> None:
    new_person(sitting)
    QTest.keyClicks(sitting.field("person_tax_code"), PEOPLE[0].tax_code or "")
    QTest.keyClick(sitting.field("person_tax_code"), Qt.Key.Key_Return)


def new_body(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(PersonPlace(PersonForm("Azienda di Esempio", tax_code="80999990106", is_body=True)))


def citizen(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c1"))


def citizen_none(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c4"))


def citizen_paid(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c1", notice_number(177881)))


def citizen_dead(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c10"))


def citizen_notes(sitting: Sitting) -> None:
    sitting.world.notes["c1"] = some_notes()
    sign_in(sitting)
    sitting.go(CitizenPlace("c1"))


def notes_of_citizen(sitting: Sitting) -> None:
    sitting.world.notes["c1"] = some_notes()
    sitting.world.with_older_notes.add("c1")
    sign_in(sitting)
    sitting.go(NotesPlace(PEOPLE[0]))


def notes_none(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(NotesPlace(PEOPLE[0]))
    QTest.keyClicks(sitting.field("note_field"), "Chiamare la mattina")


def note_withdrawn(sitting: Sitting) -> None:
    notes_of_citizen(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    sitting.settle()


def citizen_scripts(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c20"))


def citizen_moved(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c11"))


def citizen_without_code(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c12"))


def citizen_long(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c13"))


def citizen_filtered(sitting: Sitting) -> None:
    """No notice is in the state that was chosen."""
    citizen_dead(sitting)
    choice = sitting.window.findChild(QComboBox, "state_filter")
    assert choice is not None
    choice.setCurrentIndex(choice.findText(choice.itemText(4)))


def citizen_crowded(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace(PEOPLE[8].citizen_id))


def citizen_longest(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace(LONGEST_NAMED.citizen_id))
