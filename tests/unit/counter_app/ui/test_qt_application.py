"""The program's application is there once, and looks the same on every system."""

import os
import subprocess
import sys

from PySide6.QtWidgets import QApplication

from counter_app.ui.qt_application import qt_application

PROBE = """
import PySide6.QtWidgets
from counter_app.ui.qt_application import qt_application
application = qt_application()
print(*sorted({"QStyle", "QCommonStyle"} & set(vars(PySide6.QtWidgets))))
print(application.arguments()[1:], application.style().objectName())
"""


def test_the_application_that_is_there_is_taken(qapp: QApplication) -> None:
    assert qt_application() is qapp


def test_the_style_is_set_without_loading_its_classes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_STYLE_OVERRIDE": "windows"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ["", "[] fusion"]
