"""What the first picture costs: nothing of the program behind it is imported before."""

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from counter_app import __main__ as command
from counter_app.store.identity_card import write_card
from counter_app.ui import application
from counter_app.ui.machine import NOWHERE
from tests.factories.slow_opening import CARD

HEAVY = ("sqlalchemy", "httpx", "pydantic", "structlog", "argon2", "counter_app.composition")
PROBE = f"""
import sys
from pathlib import Path
import counter_app.__main__
from counter_app.ui.application import start
from counter_app.ui.qt_application import qt_application
from counter_app.ui.machine import Machine
window = start(lambda: None, "it", machine=Machine(card=Path(sys.argv[1])))
from PySide6.QtWidgets import QLineEdit
shown = [one.objectName() for one in window.findChildren(QLineEdit) if one.isVisible()]
print(*shown, *sorted(set({HEAVY!r}) & set(sys.modules)))
"""


def told_by(program: str, card: Path) -> str:
    """What a process of its own prints about the window of the desk with this card."""
    return subprocess.run(
        [sys.executable, "-c", program, str(card)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@pytest.mark.parametrize(
    ("enrolled", "fields"), [(True, "username password"), (False, "server_url enrolment_code")]
)
def test_the_first_picture_is_there_before_any_heavy_module(
    tmp_path: Path, enrolled: bool, fields: str
) -> None:
    card = tmp_path / "desk.json"
    if enrolled:
        write_card(card, CARD)
    assert told_by(PROBE, card).strip() == fields


#: Modules that the sign-in card of a desk does without, and classes that Qt for Python loads when
#: they are first asked for.
SPARED = (
    "counter_app.ui.entry.enrolment_view", "counter_app.ui.entry.lock_view",
    "counter_app.ui.frame.report_line", "counter_app.ui.style.messages",
    "payments_documents.pdf.picture_gate", "decimal", "platform",
    "tomllib", "xml.etree.ElementTree", "zoneinfo",
)  # fmt: skip
SPARED_CLASSES = ("QFileDialog", "QStyle", "QTabWidget")
SPARING = f"""
import sys
from pathlib import Path
import PySide6.QtGui, PySide6.QtWidgets
import counter_app.__main__
from counter_app.ui.application import start
from counter_app.ui.machine import Machine
window = start(lambda: None, "it", machine=Machine(card=Path(sys.argv[1])))
print(*sorted(set({SPARED!r}) & set(sys.modules)))
print(*sorted(set({SPARED_CLASSES!r}) & {{*vars(PySide6.QtGui), *vars(PySide6.QtWidgets)}}))
"""


def test_the_sign_in_card_waits_for_nothing_that_it_does_not_show(tmp_path: Path) -> None:
    card = tmp_path / "desk.json"
    write_card(card, CARD)
    assert told_by(SPARING, card).splitlines() == ["", ""]


class ClosedWindow:
    """A window that was closed as soon as it was there."""

    next_profile = None

    def close(self) -> None:
        """It is."""


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """Whether the interpreter looked for garbage by itself when the window was made."""
    looked: list[bool] = []

    def start(*_asked: object, **_known: object) -> ClosedWindow:
        looked.append(gc.isenabled())
        return ClosedWindow()

    monkeypatch.setattr(application, "start", start)
    monkeypatch.setattr(command, "_plan", lambda _profile: ("it", NOWHERE, lambda: None))
    interval = sys.getswitchinterval()
    yield looked
    gc.enable()
    sys.setswitchinterval(interval)


def test_no_garbage_is_looked_for_while_the_window_is_loaded(
    looked: list[bool], monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setattr(QApplication, "exec", lambda _application: 0)
    assert command.main([]) == 0
    assert looked == [False]
