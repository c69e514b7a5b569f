"""Ctrl+K: every act of here and now, by its words, with the keyboard alone."""

from PySide6.QtCore import Qt

from counter_app.ui.frame.command_list import found
from counter_app.ui.widgets.acts import Act
from tests.factories.desk_window import DeskWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def _act(text: str, *, enabled: bool = True) -> Act:
    return Act(text, text, "print", "", lambda: None, enabled=enabled)


def test_acts_are_found_by_beginnings_of_words_in_any_order() -> None:
    acts = (_act("Stampa gli aperti"), _act("Ristampa"), _act("Testo più grande"))
    assert [act.text for act in found(acts, "st")] == ["Stampa gli aperti"]
    assert [act.text for act in found(acts, "ape STA")] == ["Stampa gli aperti"]
    assert [act.text for act in found(acts, "piu")] == ["Testo più grande"]
    assert found(acts, "") == acts
    assert found(acts, "xyz") == ()


def test_what_cannot_be_done_now_is_not_offered() -> None:
    assert found((_act("Verifica", enabled=False),), "") == ()


def open_list(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_K, CTRL)
    desk.wait(lambda: desk.has("command_table"))


def shown(desk: DeskWindow) -> list[str]:
    model = desk.table("command_table").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_list_shows_acts_of_view_and_window_with_their_keys(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    open_list(desk)
    assert desk.field("search_field").text() == ">"
    desk.wait(lambda: "Nuovo avviso" in shown(desk))
    assert {"Nuovo avviso", "Ristampa", "Vai a Verifica", "Blocca la postazione"} <= set(
        shown(desk)
    )
    model = desk.table("command_table").model()
    keys = {
        model.index(row, 0).data(): model.index(row, 1).data() for row in range(len(shown(desk)))
    }
    assert (keys["Nuovo avviso"], keys["Blocca la postazione"]) == ("F4", "Ctrl+L")
    assert len(keys) == len(shown(desk))
    assert sorted(keys.values()) == sorted(set(keys.values()))


def test_words_choose_and_enter_does_it(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    open_list(desk)
    desk.type("nuovo")
    desk.wait(lambda: shown(desk) == ["Nuovo avviso"])
    assert desk.has("notices_table")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("kind_field"))
    assert not desk.has("command_list")


def test_arrows_choose_without_leaving_the_field(desk: DeskWindow) -> None:
    open_list(desk)
    desk.type("vai")
    desk.press(Qt.Key.Key_Down)
    assert desk.focus() == "search_field"
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("verify_message"))


def test_esc_puts_back_what_stood_in_the_field_and_stays_in_the_view(desk: DeskWindow) -> None:
    desk.search("ross mar")
    open_list(desk)
    desk.type("xyz")
    desk.wait(lambda: desk.has("no_command"))
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: not desk.has("command_list"))
    assert desk.field("search_field").text() == "ross mar"
    assert desk.has("citizen_table")


def test_list_over_a_form_leaves_the_form_as_it_is(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("new_notice_button"))
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.has("favourite_1"))
    desk.type("men")
    open_list(desk)
    desk.press(Qt.Key.Key_K, CTRL)
    desk.wait(lambda: not desk.has("command_list"))
    assert (desk.focus(), desk.field("kind_field").text()) == ("kind_field", "Mensa scolastica")


def test_typed_sign_opens_it_too_and_deleting_it_closes_it(desk: DeskWindow) -> None:
    desk.type(">")
    desk.wait(lambda: desk.has("command_table"))
    desk.press(Qt.Key.Key_Backspace)
    desk.wait(lambda: not desk.has("command_list"))


def test_text_size_is_a_command(desk: DeskWindow) -> None:
    open_list(desk)
    desk.type("testo piu grande")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.window.look.theme.scale_percent == 115)
