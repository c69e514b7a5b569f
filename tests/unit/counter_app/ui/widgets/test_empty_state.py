"""What stands where there is nothing to list gives way like anything else."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.empty_state import READABLE, EmptyState

LONG = "Una frase che da sola sarebbe molto più larga di una riga che si legge bene. " * 4


def _told(qtbot, scale: int = 100) -> EmptyState:
    theme = Theme(LIGHT, scale)
    state = EmptyState(Look(theme, Icons(theme), Words("it")), "nothing")
    state.say("search", "Niente", LONG)
    qtbot.addWidget(state)
    return state


def _laid_out(state: EmptyState, width: int) -> None:
    state.resize(width, 600)
    state.show()
    QApplication.processEvents()


def test_once_wide_it_asks_for_no_more_room_than_before(qtbot) -> None:
    state = _told(qtbot)
    _laid_out(state, 700)
    narrow = state.minimumSizeHint().width()
    _laid_out(state, 1800)
    assert state.minimumSizeHint().width() == narrow


@pytest.mark.parametrize("scale", [100, 150])
def test_lines_stay_short_enough_to_be_read_and_in_the_middle(qtbot, scale: int) -> None:
    state = _told(qtbot, scale)
    _laid_out(state, 1800)
    words = max(state.findChildren(QLabel), key=lambda one: len(one.text()))
    left = words.mapTo(state, words.rect().topLeft()).x()
    assert words.width() == READABLE * scale // 100
    assert abs(left - (1800 - words.width()) // 2) <= 1


def test_in_little_room_it_takes_all_but_a_margin(qtbot) -> None:
    state = _told(qtbot)
    _laid_out(state, 400)
    words = max(state.findChildren(QLabel), key=lambda one: len(one.text()))
    assert words.width() == 400 - 2 * 16
