"""The counter without its window as a process of its own, with the keyring of its session.

`python -m tests.factories.desk_process HOME ACT [SERVER]` does one act between start and stop and
writes what it saw as one JSON object.
"""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

import keyring.backend

from counter_app.composition import Counter, build
from counter_app.settings import CounterSettings
from counter_app.store.keyring_door import SystemKeyring
from counter_app.world import SystemClock, World
from tests.factories.fake_server import ENROLMENT_CODE, PASSWORD

USERNAME = "laura"
REPOSITORY = Path(__file__).resolve().parents[2]
#: Longest that one run may take: start, one act, stop.
RUN_SECONDS = 60


class Act(StrEnum):
    """What the desk does between start and stop."""

    ENROL = "enrol"
    LOOK = "look"
    SIGN_IN = "sign-in"


@dataclass(frozen=True, slots=True)
class Seen:
    """Whether the store was open after the start, and whether it was after the act."""

    open_at_start: bool
    open_at_end: bool


class PlaintextKeyring(keyring.backend.KeyringBackend):
    """Keeps secrets in clear in `secrets.txt` of the current folder and is first in rank."""

    priority = 100.0
    file = Path("secrets.txt")

    def get_password(self, service: str, username: str) -> str | None:
        secrets = self.file.read_text().splitlines() if self.file.exists() else []
        return next((line.split("=")[1] for line in secrets if line.startswith(username)), None)

    def set_password(self, service: str, username: str, password: str) -> None:
        with self.file.open("a") as file:
            file.write(f"{username}={password}\n")


def run_desk(home: Path, act: Act, environment: dict[str, str], server_url: str = "") -> Seen:
    """Run the desk in a session's environment; `home` is also its current folder."""
    home.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.factories.desk_process", str(home), act, server_url],
        env=environment | {"PYTHONPATH": str(REPOSITORY)},
        cwd=home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=RUN_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return Seen(**json.loads(done.stdout.splitlines()[-1]))


def main(home: str, act: str, server_url: str) -> None:
    """One run of the desk."""
    world = World(SystemClock(), SystemKeyring(), "machine-1")
    counter = build(CounterSettings(home=Path(home), profile="test"), world)
    counter.start()
    try:
        open_at_start = counter.background.vault.is_open
        _do(counter, Act(act), server_url)
        seen = Seen(open_at_start, counter.background.vault.is_open)
    finally:
        counter.stop()
    sys.stdout.write(json.dumps(asdict(seen)) + "\n")


def _do(counter: Counter, act: Act, server_url: str) -> None:
    match act:
        case Act.ENROL:
            counter.setup.enrol(server_url, ENROLMENT_CODE)
            counter.sign_in.sign_in(USERNAME, PASSWORD)
        case Act.SIGN_IN:
            counter.sign_in.sign_in(USERNAME, PASSWORD)
        case Act.LOOK:
            pass


if __name__ == "__main__":
    main(*sys.argv[1:])
