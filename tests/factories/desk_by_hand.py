"""A desk as a person has it: the real programs, keys that are really pressed, eyes that read.

Server, sandbox and counter are processes of their own. Keys come from `xdotool`, by way of the X
server, and go where the focus is; what stands on the screen is read with a screen reader. Nothing
is called inside the program.
"""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from central_server.cli.main import main as central_server
from counter_app.settings import HOME_VARIABLE, PROFILE_VARIABLE, TRAINING_PROFILE
from counter_app.world import SystemClock
from demo.cable import Cable, plugged_in
from demo.city import installation as city
from demo.city.people import residents
from demo.city.registry import write_registry
from demo.processes import Programs, end_with_parent, free_port
from hub_sandbox.cli import main as hub_sandbox
from payments_core.clock import rome_date
from tests.factories.key_times import key_times

SERVER, SANDBOX = "central_server.cli.main", "hub_sandbox.cli"
OF_CITY = ("--entity", city.ENTITY_TAX_CODE)
#: The Python that the accessibility library of the system belongs to.
SYSTEM_PYTHON = "/usr/bin/python3"
READER = Path(__file__).with_name("screen_reader.py")
#: Longest wait for what must appear, and how often is looked.
PATIENCE_SECONDS, GLANCE_SECONDS = 20.0, 0.05
#: Between two keys of a hand, and between two signs of a scanner.
HAND_MS, SCANNER_MS = 70, 3
#: A pause that no scanner makes, a slow one by radio included; and one that a machine may make.
TORN_MS, PAUSE_SECONDS = 200, 0.7
#: Most scans of one code until one is not torn, and how long hands rest before the next: what comes
#: right after a scan is taken for a part of it.
SCANS, REST_SECONDS = 3, 1.0
QUICK_ENTER = ("key", "--delay", str(SCANNER_MS), "Return")
#: Size and depth of the screen.
SCREEN = "1366x768x24"
PEOPLE, SEED = 40, 7


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the screen as a screen reader has it."""

    path: str
    role: str
    name: str
    description: str
    text: str
    states: tuple[str, ...]

    @property
    def words(self) -> str:
        """All that it says."""
        return " ".join(filter(None, (self.name, self.text, self.description)))


class Reader:
    """Reads the screen of one program."""

    def __init__(self, program: str, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, str(READER), program], env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            preexec_fn=end_with_parent,
        )  # fmt: skip
        self._answer()

    def look(self) -> list[Part]:
        """What shows now, in the order of the tree."""
        return [Part(**one | {"states": tuple(one["states"])}) for one in self._ask("look")]

    def heard(self) -> list[str]:
        """What parts have become, or got the focus, since last asked."""
        return [one["name"] for one in self._ask("heard")]

    def close(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(10)
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _ask(self, question: str) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(question + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())


@dataclass
class DeskByHand:
    """One clerk in front of one desk; `keys` counts what was pressed since it was last set to 0."""

    folder: Path
    programs: Programs
    secrets: city.Secrets
    cable: Cable
    sandbox_port: int
    environment: dict[str, str]
    reader: Reader
    people: dict[str, str]
    keys: int = 0
    complaints: Path = field(init=False)

    def __post_init__(self) -> None:
        self.complaints = self.folder / "complaints.txt"

    # --- hands ---------------------------------------------------------------------------------

    def type(self, text: str) -> None:
        """Letter by letter."""
        self.keys += len(text)
        self._hand("type", "--delay", str(HAND_MS), text)

    def press(self, *keys: str) -> None:
        """One after the other, by their names in X."""
        self.keys += len(keys)
        self._hand("key", "--delay", str(HAND_MS), *keys)

    def tab(self) -> str:
        """On by the Tab key; the path of what has the focus then."""
        before = here = self.focused()

        def has_moved() -> bool:
            nonlocal here
            here = self.focused()
            return here is not None and (before is None or here.path != before.path)

        self.press("Tab")
        self.until(has_moved, "the focus elsewhere")
        assert here is not None
        return here.path

    def scan(self, text: str) -> None:
        """As a scanner does: quick, with Enter in the end. Nobody has pressed a key.

        Of one that the machine itself has torn, as the X server saw, nothing is kept: the clerk
        goes back to the empty search and reads once more.
        """
        for _ in range(SCANS):
            if self._has_scanned(text):
                return
            time.sleep(REST_SECONDS)
            self._hand("key", "F3")
            self.read("Comincia a scrivere")
        raise AssertionError("the machine stands still in the middle of every scan")

    def scan_with_a_pause(self, text: str, after: int) -> None:
        """The keys stand still once on their way, after so many signs, for longer than a hand."""
        self._hand(
            *_quick(text[:after]), "sleep", str(PAUSE_SECONDS), *_quick(text[after:]), *QUICK_ENTER
        )

    def _has_scanned(self, text: str) -> bool:
        """Whether it came in one go."""
        with key_times(self.environment["DISPLAY"]) as scanned:
            self._hand(*_quick(text), *QUICK_ENTER)
        return scanned.longest_pause_ms() < TORN_MS

    def take_the_window(self) -> None:
        """What a window manager does with a window that opens."""
        self._hand("search", "--sync", "--onlyvisible", "--name", "Pagamenti", "windowfocus")

    def _hand(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True, timeout=60)

    # --- eyes ----------------------------------------------------------------------------------

    def sees(self, words: str) -> bool:
        """Whether some part of the screen says these words."""
        return any(words in part.words for part in self.reader.look())

    def read(self, words: str) -> None:
        """Wait until the screen says so."""
        self.until(lambda: self.sees(words), words)

    def hears(self, words: str) -> None:
        """Wait until the screen reader is told so by itself."""
        self.until(lambda: any(words in said for said in self.reader.heard()), f"aloud {words}")

    def at(self, name: str) -> None:
        """Wait until the focus is on the part of this name."""
        self.until(lambda: name in self.focus(), f"the focus on {name}")

    def focus(self) -> str:
        """What the part that has the focus says."""
        focused = self.focused()
        return "" if focused is None else focused.words

    def focused(self) -> Part | None:
        """What has the focus; a table whose cell is in hand has it rather than the cell."""
        focused = [part for part in self.reader.look() if "focused" in part.states]
        return focused[0] if focused else None

    def controls(self) -> dict[str, str]:
        """The names of what can be used, by where it is, as soon as two looks see the same: all
        that takes the focus, but cells, which belong to their table."""
        seen: dict[str, str] = {}

        def is_at_rest() -> bool:
            nonlocal seen
            before, seen = seen, {
                part.path: part.name
                for part in self.reader.look()
                if {"focusable", "enabled"} <= set(part.states)
                and part.role not in ("table cell", "label")
            }  # fmt: skip
            return seen != {} and seen == before

        self.until(is_at_rest, "the same controls twice")
        return seen

    def number_of_rows(self, number: str) -> int:
        """How many cells of the table in sight say this notice number."""
        cells = [part.name for part in self.reader.look() if part.role == "table cell"]
        return sum(cell.replace(" ", "") == number for cell in cells)

    def until(self, holds: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            if time.monotonic() > deadline:
                seen = "\n".join(f"{one.role}: {one.words}" for one in self.reader.look())
                raise AssertionError(f"the screen never showed {what!r}, but\n{seen}")
            time.sleep(GLANCE_SECONDS)

    # --- the world -----------------------------------------------------------------------------

    def pay(self, number: str) -> None:
        """The citizen pays at a bank."""
        sandbox = f"http://127.0.0.1:{self.sandbox_port}"
        assert hub_sandbox(["pay", number, *OF_CITY, "--sandbox", sandbox]) == 0

    def number_on_screen(self) -> str:
        """The notice number that the screen shows last, without its blanks."""
        names = [part.name.replace(" ", "") for part in self.reader.look()]
        return next(name for name in reversed(names) if len(name) == 18 and name.isdigit())

    def papers(self) -> list[Path]:
        """What has come out of the printer."""
        return sorted((self.folder / "papers").glob("*.pdf"))

    def silences(self) -> str:
        """When the window did not answer since last asked."""
        if not self.complaints.exists():
            return ""
        told = self.complaints.read_text(encoding="utf-8")
        self.complaints.unlink()
        return told


def _quick(text: str) -> tuple[str, ...]:
    """What `xdotool` is told to type as a scanner does."""
    return ("type", "--delay", str(SCANNER_MS), "--args", "1", text)


@contextmanager
def desk_by_hand(folder: Path) -> Iterator[DeskByHand]:
    """A desk that no machine is yet: its window shows the first start."""
    programs = Programs(folder)
    with ExitStack() as house:
        house.callback(programs.stop)
        environ = house.enter_context(pytest.MonkeyPatch.context())
        environ.setenv("CENTRAL_SERVER_DATABASE_URL", f"sqlite:///{folder}/central-server.db")
        secrets = city.make_secrets(random.Random(SEED))
        server_port, sandbox_port = free_port(), free_port()
        people = _furnish(folder, secrets, sandbox_port, rome_date(SystemClock().now()))
        _start_programs(programs, folder, secrets, server_port, sandbox_port)
        cable = house.enter_context(plugged_in(server_port))
        environment = os.environ | house.enter_context(_screen()) | house.enter_context(_bus())
        environment |= _of_counter(folder)
        desk = DeskByHand(
            folder, programs, secrets, cable, sandbox_port, environment,
            house.enter_context(_reader(environment)), people,
        )  # fmt: skip
        house.enter_context(_counter(desk))
        yield desk


def _furnish(folder: Path, secrets: city.Secrets, sandbox_port: int, today: date) -> dict[str, str]:
    declaration = city.write_declaration(folder, secrets, sandbox_port, today)
    people = list(residents(PEOPLE, SEED, today))
    registry = folder / "registry.csv"
    write_registry(registry, people)
    for command in (
        ["migrate"], ["apply", str(declaration)], ["registry", "import", str(registry), *OF_CITY],
    ):  # fmt: skip
        assert central_server(command) == 0
    return {f"{one.family_name} {one.given_name}": one.tax_code for one in people}


def _start_programs(
    programs: Programs, folder: Path, secrets: city.Secrets, server_port: int, sandbox_port: int
) -> None:
    programs.start(
        "server", SERVER, "serve", "--port", str(server_port),
        ready_url=f"http://127.0.0.1:{server_port}/health/ready",
    )  # fmt: skip
    world = city.write_world(folder / "world.yaml", secrets, server_port)
    programs.start(
        "sandbox", SANDBOX, "serve", "--port", str(sandbox_port), "--world", str(world),
        ready_url=f"http://127.0.0.1:{sandbox_port}/sandbox/v1/state",
    )  # fmt: skip


def _of_counter(folder: Path) -> dict[str, str]:
    """Environment of the counter, which trains, and whose papers come out in a folder."""
    profile = folder / "counter" / TRAINING_PROFILE
    profile.mkdir(parents=True)
    (profile / "counter.toml").write_text(
        f'[printers]\npaper = "file:{folder}/papers"\n', encoding="utf-8"
    )
    return {
        HOME_VARIABLE: str(folder / "counter"),
        PROFILE_VARIABLE: TRAINING_PROFILE,
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "QT_QPA_PLATFORM": "xcb",
        "QT_ACCESSIBILITY": "1",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "NO_AT_BRIDGE": "1",
    }


@contextmanager
def _screen() -> Iterator[dict[str, str]]:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"],
        pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        preexec_fn=end_with_parent,
    )  # fmt: skip
    os.close(writing)
    with _ended(server), os.fdopen(reading) as answer:
        yield {"DISPLAY": f":{answer.readline().strip()}"}


@contextmanager
def _bus() -> Iterator[dict[str, str]]:
    """A session of its own: nobody else's screen reader hears of this desk."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, preexec_fn=end_with_parent,
    )  # fmt: skip
    assert bus.stdout is not None
    with _ended(bus), bus.stdout:
        yield {"DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}


@contextmanager
def _reader(environment: dict[str, str]) -> Iterator[Reader]:
    reader = Reader("counter-app", environment)
    try:
        yield reader
    finally:
        reader.close()


@contextmanager
def _counter(desk: DeskByHand) -> Iterator[None]:
    log = (desk.folder / "counter.log").open("ab")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.factories.watched_counter", str(desk.complaints)],
        env=desk.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
        preexec_fn=end_with_parent,
    )  # fmt: skip
    log.close()
    with _ended(process):
        desk.take_the_window()
        yield


@contextmanager
def _ended(process: subprocess.Popen[Any]) -> Iterator[None]:
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)
