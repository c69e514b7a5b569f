"""Set-up works also where somebody has the project's own environment active."""

import os
import subprocess
import sys
import venv
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "run"
FOUND = 'source <(sed -n "/^find_python() /,/^}/p" "$1"); find_python'


def test_interpreter_outlives_an_environment_that_is_made_anew(tmp_path: Path) -> None:
    """Set-up removes an environment that is out of date before it makes the next one."""
    active = tmp_path / "active"
    venv.create(active)
    path = f"{active / 'bin'}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "-c", FOUND, "bash", str(SCRIPT)]
    environment = os.environ | {"PATH": path, "PYTHON": ""}
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    interpreter = Path(told.stdout.strip())
    assert active not in interpreter.parents
    assert interpreter.samefile(sys._base_executable)  # type: ignore[attr-defined]
