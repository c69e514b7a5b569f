"""The ring lets go of what is gone."""

from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.focus_ring import FocusRing


def test_a_form_that_goes_with_the_focus_in_it_leaves_no_ring(qtbot: QtBot) -> None:
    theme = Theme(LIGHT)
    window, form, field = QMainWindow(), QWidget(), QLineEdit()
    qtbot.addWidget(window)
    QVBoxLayout(form).addWidget(field)
    window.setCentralWidget(form)
    ring = FocusRing(Look(theme, Icons(theme), Words("it")), window)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(ring.isVisible)
    with qtbot.captureExceptions() as trouble:
        delete(form)
        QApplication.processEvents()
    assert trouble == []
    assert not ring.isVisible()
