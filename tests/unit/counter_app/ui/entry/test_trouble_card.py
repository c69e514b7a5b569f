from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from counter_app.services.appearance import Appearance
from counter_app.ui.entry.trouble_card import TroubleCard
from counter_app.ui.style.system_look import look_of
from counter_app.ui.widgets.key_button import KeyButton
from payments_core.errors import WorldTrouble


def test_it_says_what_happened_and_tries_again_with_one_key(qtbot: QtBot) -> None:
    card = TroubleCard(look_of(Appearance(), 1.0), WorldTrouble("store_in_use"))
    qtbot.addWidget(card)
    with qtbot.waitExposed(card):
        card.show()
    card.arrive()
    said = card.findChild(QLabel, "opening_error")
    assert said is not None
    assert said.text().endswith(".")
    button = card.findChild(KeyButton, "try_again_button")
    with qtbot.waitSignal(card.again):
        qtbot.keyClick(button, Qt.Key.Key_Space)
