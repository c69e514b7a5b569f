"""What the first picture costs: nothing of the program behind it is imported before."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.store.identity_card import write_card
from tests.factories.slow_opening import CARD

HEAVY = ("sqlalchemy", "httpx", "pydantic", "structlog", "argon2", "counter_app.composition")
PROBE = f"""
import sys
from pathlib import Path
import counter_app.__main__
from counter_app.ui.application import qt_application, start
from counter_app.ui.machine import Machine
window = start(lambda: None, "it", machine=Machine(card=Path(sys.argv[1])))
from PySide6.QtWidgets import QLineEdit
shown = [one.objectName() for one in window.findChildren(QLineEdit) if one.isVisible()]
print(*shown, *sorted(set({HEAVY!r}) & set(sys.modules)))
"""


@pytest.mark.parametrize(
    ("enrolled", "fields"), [(True, "username password"), (False, "server_url enrolment_code")]
)
def test_the_first_picture_is_there_before_any_heavy_module(
    tmp_path: Path, enrolled: bool, fields: str
) -> None:
    card = tmp_path / "desk.json"
    if enrolled:
        write_card(card, CARD)
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(card)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == fields
