"""A desk whose screens come and go, and what the citizen sees on theirs."""

from dataclasses import dataclass
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRect
from PySide6.QtWidgets import QApplication

from counter_app.ui.customer import customer_screen
from counter_app.ui.customer.customer_display import CustomerDisplay
from counter_app.ui.customer.customer_layout import Shown
from counter_app.ui.customer.customer_screen import CustomerScreen
from tests.factories.desk_window import DeskWindow

#: Where a second screen is when there is one.
BESIDE = QRect(1920, 0, 1280, 800)


@dataclass
class Screens:
    """The screens of the machine, as the window is told of them."""

    second: QRect | None = None

    def change(self, second: QRect | None) -> None:
        """Somebody plugs a screen in, or pulls it out."""
        self.second = second
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        gone = second is None
        signal = application.screenRemoved if gone else application.screenAdded
        signal.emit(application.primaryScreen())
        QApplication.processEvents()


def watched_screens(monkeypatch: pytest.MonkeyPatch) -> Screens:
    """To be asked for before there is a window."""
    screens = Screens()
    monkeypatch.setattr(customer_screen, "second_screen", lambda _own: screens.second)
    return screens


def customer_of(desk: DeskWindow) -> CustomerScreen:
    shell = desk.window.shell
    assert shell is not None
    return shell.around.customer


def display_of(desk: DeskWindow) -> CustomerDisplay:
    display = customer_of(desk).display
    assert display is not None
    return display


def shown(desk: DeskWindow) -> Shown:
    return customer_of(desk).view.shown


def picture_of(display: CustomerDisplay) -> Image.Image:
    """What is on the screen, for readers that know nothing of how it was drawn."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    display.grab().save(buffer, "PNG")
    return Image.open(BytesIO(bytes(buffer.data().data()))).convert("L")
