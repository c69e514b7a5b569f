"""Starts the window: in the program's own process, or in a driver's."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from counter_app.ui.machine import NOWHERE, Machine
from counter_app.ui.main_window import MainWindow
from counter_app.ui.qt_application import qt_application
from counter_app.ui.qt_features import spare_sources
from counter_app.ui.style.fonts import load_fonts
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.system_look import look_of
from counter_app.ui.style.theme import Theme

if TYPE_CHECKING:
    from counter_app.ui.ports import CounterFactory


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
