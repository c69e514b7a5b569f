from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counter_app.ui.places import SettingsPlace
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_world import World


def test_facts_can_be_read_and_heard_and_doubt_says_what_to_do(
    desk: DeskWindow, world: World
) -> None:
    world.doubt, world.waiting = "desk_in_doubt", 3
    assert desk.window.shell is not None
    desk.window.shell.go(SettingsPlace())
    desk.wait(lambda: desk.has("desk_doubt"))
    assert "chiama l'assistenza" in desk.words("desk_doubt")
    assert desk.words("desk_name") == "Sportello 12 · Anagrafe centro"
    assert desk.words("desk_waiting") == "3 operazioni"
    assert desk.words("desk_lock") == "Da sola dopo 5 minuti senza tasti"
    card = desk.part(QWidget, "desk_card")
    assert card.focusPolicy() == Qt.FocusPolicy.TabFocus
    assert "https://pagamenti.comune.esempio.it" in card.accessibleName()
