"""Qt's application of this process, dressed in the style that the window is drawn in."""

import os
import sys

from PySide6.QtWidgets import QApplication

from counter_app.ui.allocator import keep_little

#: The style, said as on a command line: `setStyle` hands out what it has set, and Python would load
#: all classes of styles to hold it.
STYLE = ("-style", "Fusion")


def qt_application() -> QApplication:
    """The application of this process, made when there is none yet."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    if sys.platform == "win32":
        # Qt takes AltGr for Ctrl+Alt there unless told otherwise.
        os.environ.setdefault("QT_QPA_PLATFORM", "windows:altgr")
    # Qt begins threads of its own.
    keep_little()
    application = QApplication([*sys.argv[:1], *STYLE])
    application.setApplicationName("counter-app")
    return application
