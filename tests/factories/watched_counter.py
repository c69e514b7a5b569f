"""`counter-app` with a watchdog: `python -m tests.factories.watched_counter COMPLAINTS`.

The program is the real one, begun as its command begins it. Whenever its window does not answer, a
line is added to the file COMPLAINTS.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from counter_app.__main__ import main
from counter_app.ui.qt_application import qt_application
from tests.factories.window_watch import WindowWatch

#: How often complaints are written down; as long takes the first picture.
WRITE_MS = 100


def watched(complaints: Path) -> int:
    """Run the counter to its end."""
    application = qt_application()
    watch = WindowWatch(counts_garbage=True)

    def write() -> None:
        if watch.silences:
            with complaints.open("a", encoding="utf-8") as file:
                file.writelines(f"{silence}\n" for silence in watch.silences)
            watch.silences.clear()

    writing = QTimer(application)
    writing.setInterval(WRITE_MS)
    writing.timeout.connect(write)
    # Only once there is a window: how soon it comes is another question, which a benchmark asks.
    QTimer.singleShot(WRITE_MS, application, watch.follow_loop)
    writing.start()
    return main([])


if __name__ == "__main__":
    sys.exit(watched(Path(sys.argv[1])))
