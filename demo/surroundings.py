"""What the demonstration takes from the machine it runs on: the present, and a screen."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

#: Size and depth of a screen that nobody sees.
SCREEN = "1920x1080x24"


def now() -> datetime:
    """The present, which everything else is handed."""
    return datetime.now(UTC)  # noqa: TID251  (the demonstration happens now)


@contextmanager
def virtual_screen() -> Iterator[None]:
    """A screen that nobody sees, on a number that the X server chooses."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"],
        pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise SystemExit("the virtual screen (Xvfb) did not start")
        os.environ["DISPLAY"] = f":{number}"
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        yield
    finally:
        server.terminate()
        server.wait(10)
