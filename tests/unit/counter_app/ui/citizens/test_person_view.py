"""Somebody whom the registry does not have, made through the window with keys only."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from counter_app.services.new_persons import PersonForm, PersonMade
from payments_core.errors import WorldTrouble
from tests.factories.desk_window import DeskWindow

CTRL = Qt.KeyboardModifier.ControlModifier
PAOLA = "VRDPLA80A41Z999X"
MARIA = "RSSMRA80A41Z999C"


def begin(desk: DeskWindow, searched: str = "verdi paola", focus: str = "person_tax_code") -> None:
    desk.type(searched)
    desk.wait(lambda: desk.has("nobody_message"))
    desk.press(Qt.Key.Key_N, CTRL)
    desk.wait(lambda: desk.focus() == focus)


def complaint(desk: DeskWindow, name: str) -> str:
    return desk.field(f"person_{name}").accessibleDescription()


def test_somebody_nobody_found_is_made_and_gets_a_notice(desk: DeskWindow) -> None:
    begin(desk)
    assert desk.field("person_family_name").text() == "Verdi"
    assert desk.field("person_given_name").text() == "Paola"
    before = desk.keys
    desk.type(PAOLA.lower())
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("no_notices"))
    assert desk.keys - before == 17
    (made,) = desk.world.made
    assert (made.family_name, made.given_name, made.tax_code) == ("Verdi", "Paola", PAOLA)
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.focus() == "kind_field")
    assert desk.words("release_title") == "Nuovo avviso per Verdi Paola"
    desk.press(Qt.Key.Key_F3)
    desk.search("verdi paola")
    assert desk.table("citizen_table").current() == made


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_with_ctrl_makes_somebody_too(desk: DeskWindow, enter: Qt.Key) -> None:
    begin(desk)
    desk.type(PAOLA)
    desk.press(enter, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("no_notices"))
    assert len(desk.world.made) == 1


def test_enter_goes_through_all_fields_and_makes_nobody(desk: DeskWindow) -> None:
    begin(desk)
    desk.type(PAOLA)
    seen = []
    for _ in range(9):
        desk.press(Qt.Key.Key_Return)
        seen.append(desk.focus())
    assert seen[:8] == [
        "person_no_code", "person_street", "person_street_number", "person_postal_code",
        "person_city", "person_province", "person_email", "person_phone",
    ]  # fmt: skip
    assert desk.world.made == []


def test_wrong_sign_of_a_code_is_named(desk: DeskWindow) -> None:
    begin(desk)
    desk.type("VRDPLA8OA41Z999X")
    desk.press(Qt.Key.Key_Return)
    assert complaint(desk, "tax_code").startswith("Al posto 8 del codice fiscale c'è «O»")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.focus() == "person_tax_code")
    assert desk.world.made == []


def test_whoever_has_the_code_already_is_shown_and_opened(desk: DeskWindow) -> None:
    begin(desk, "rosi maria")
    desk.type(MARIA)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("person_known"))
    assert desk.answer("person_known").headline() == "Esiste già: Rossi Maria"
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("notices_table"))
    assert desk.world.made == []


def test_another_code_takes_the_known_person_away(desk: DeskWindow) -> None:
    begin(desk, "rosi maria")
    desk.type(MARIA)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("person_known"))
    desk.field("person_tax_code").setText(PAOLA)
    assert not desk.has("person_known")


def test_known_code_is_found_by_f9_alone(desk: DeskWindow) -> None:
    begin(desk, "rosi maria")
    desk.type(MARIA)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("person_known"))
    assert desk.world.made == []


def test_foreigner_has_no_code(desk: DeskWindow) -> None:
    desk.world.go_offline()
    begin(desk, "doe jane")
    desk.press(Qt.Key.Key_F9)
    assert complaint(desk, "tax_code").startswith("Scrivi il codice fiscale")
    desk.press(Qt.Key.Key_Tab)
    assert desk.focus() == "person_no_code"
    desk.press(Qt.Key.Key_Space)
    assert not desk.field("person_tax_code").isEnabled()
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("no_notices"))
    assert desk.world.made[0].tax_code is None
    assert desk.words("person_code") == "senza codice fiscale"


def test_body_has_one_name_and_eleven_digits(desk: DeskWindow) -> None:
    begin(desk, "azienda", "person_given_name")
    desk.part(QCheckBox, "person_is_body").setChecked(True)
    assert not desk.has("person_given_name")
    assert not desk.has("person_no_code")
    desk.field("person_tax_code").setText(PAOLA)
    desk.press(Qt.Key.Key_F9)
    assert complaint(desk, "tax_code").startswith("Questo è il codice di una persona")
    desk.field("person_tax_code").setText("80999990106")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("no_notices"))
    assert (desk.world.made[0].kind, desk.world.made[0].given_name) == ("G", "")


def test_trouble_leaves_everything_typed(desk: DeskWindow) -> None:
    begin(desk)
    desk.type(PAOLA)
    desk.world.trouble = WorldTrouble("store_unwritable")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: bool(desk.told()))
    assert desk.field("person_tax_code").text() == PAOLA
    desk.world.trouble = None
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("no_notices"))


def test_what_is_typed_is_there_after_another_errand(desk: DeskWindow) -> None:
    begin(desk)
    desk.type(PAOLA)
    desk.press(Qt.Key.Key_2, CTRL)
    desk.wait(lambda: not desk.has("person_title"))
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("person_title"))
    assert desk.field("person_tax_code").text() == PAOLA


def test_what_is_typed_is_there_again_after_esc(desk: DeskWindow) -> None:
    begin(desk)
    desk.type(PAOLA)
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("nobody_message"))
    desk.press(Qt.Key.Key_N, CTRL)
    desk.wait(lambda: desk.has("person_title"))
    assert desk.field("person_tax_code").text() == PAOLA
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("no_notices"))
    # Once the person is there the next form is empty.
    desk.press(Qt.Key.Key_F3)
    desk.wait(lambda: desk.focus() == "search_field")
    desk.press(Qt.Key.Key_N, CTRL)
    desk.wait(lambda: desk.has("person_title"))
    assert desk.field("person_tax_code").text() == ""
    assert desk.field("person_family_name").text() == ""


def test_somebody_made_after_the_clerk_has_gone_on_is_not_made_again(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(desk, "doe jane")
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Space)
    slow, make = threading.Event(), desk.window.counter.persons.make

    def made(form: PersonForm) -> PersonMade:
        desk.world.wait_at(slow)
        return make(form)

    monkeypatch.setattr(desk.window.counter.persons, "make", made)
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_F3)
    desk.wait(lambda: not desk.has("person_title"))
    slow.set()
    desk.wait(lambda: bool(desk.told()))
    desk.press(Qt.Key.Key_N, CTRL)
    desk.wait(lambda: desk.has("person_title"))
    assert not desk.part(QCheckBox, "person_no_code").isChecked()
    assert len(desk.world.made) == 1
