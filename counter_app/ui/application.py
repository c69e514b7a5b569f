"""Starts the window: in the program's own process, or in a driver's."""

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from counter_app.ui.machine import NOWHERE, Machine
from counter_app.ui.main_window import MainWindow
from counter_app.ui.qt_features import spare_sources
from counter_app.ui.style.fonts import load_fonts
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.system_look import look_of
from counter_app.ui.style.theme import Theme

if TYPE_CHECKING:
    from counter_app.ui.ports import CounterFactory


def qt_application() -> QApplication:
    """The application of this process, made when there is none yet."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    if sys.platform == "win32":
        # Qt takes AltGr for Ctrl+Alt there unless told otherwise.
        os.environ.setdefault("QT_QPA_PLATFORM", "windows:altgr")
    application = QApplication(sys.argv[:1])
    application.setApplicationName("counter-app")
    return application


def start(
    counter_factory: "CounterFactory",
    language: str,
    theme: Theme | None = None,
    machine: Machine = NOWHERE,
) -> MainWindow:
    """Show the window, and let it load the program behind it as soon as events are handled.

    With the desk's public card the first picture is the sign-in or the first start,
    already to be typed in; without it, a wait. Language and, where it is given, theme stand in the
    place of what was chosen here last. The caller runs the event loop, or drives the window with
    `QTest` and `processEvents`.
    """
    spare_sources()
    application = qt_application()
    application.setStyle("Fusion")
    load_fonts()
    look = look_of(replace(machine.chosen, language=language), application.devicePixelRatio())
    if theme is not None:
        look = Look(theme, Icons(theme, application.devicePixelRatio()), look.words)
    window = MainWindow(look, machine)
    window.show()
    application.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    # Not before the paint: the imports would take turns with it.
    QTimer.singleShot(0, window, lambda: window.open_counter(counter_factory))
    return window
