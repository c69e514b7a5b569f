"""What a box asks of the style sheet for the frame of its list, which Qt never forgets."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.style.fonts import load_fonts
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.stylesheet import stylesheet
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.choice import Choice


class Asked(QProxyStyle):
    """Is asked for the place of every frame that a style sheet was searched for in vain."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.widgets: list[QWidget | None] = []

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        self.widgets.append(widget)
        return super().subElementRect(element, option, widget)


@pytest.fixture
def ground(qtbot: QtBot) -> tuple[QWidget, Asked]:
    load_fonts()
    made, style = QWidget(), Asked()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    style.setParent(made)
    made.setStyle(style)
    made.setStyleSheet(stylesheet(Theme(LIGHT)))
    made.show()
    return made, style


def a_choice() -> Choice:
    theme = Theme(LIGHT)
    made = Choice(Look(theme, Icons(theme), Words("it")), "Stato")
    made.addItems(["Tutti", "Pagati"])
    return made


def test_a_list_that_nobody_opens_asks_for_no_style(ground: tuple[QWidget, Asked]) -> None:
    window, style = ground
    choice = a_choice()
    window.layout().addWidget(choice)
    choice.show()
    frame = choice.view().parentWidget()
    assert frame not in style.widgets


def test_a_list_that_is_opened_is_in_the_style_of_the_window(
    ground: tuple[QWidget, Asked],
) -> None:
    window, style = ground
    choice = a_choice()
    window.layout().addWidget(choice)
    choice.showPopup()
    assert choice.view().isVisible()
    assert choice.view().parentWidget() in style.widgets
    choice.hidePopup()
    style.widgets.clear()
    window.setStyleSheet(stylesheet(Theme(LIGHT, 150)))
    assert choice.view().parentWidget() in style.widgets
