"""The system's print service of one test: a CUPS of its own with printers that speak IPP.

The printers are CUPS's reference printer (`ippeveprinter`), so what reaches them went through
everything that a real one's pages go through: queue, filters, backend. All files are in a folder
below /tmp, which the service's own account must be able to enter, and go with the test.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.factories.secret_service import SecretService
from tests.factories.server_process import free_port, wait_until

PROGRAMS = ("cupsd", "lpadmin", "lpstat", "ippeveprinter", "dbus-daemon", "gs")
REPOSITORY = Path(__file__).resolve().parents[2]
#: Longest that a page may take from the program to the printer's tray: filters and a slow backend.
DELIVERY_SECONDS = 60
END_SECONDS = 10
#: Where Debian has the programs that only administrators run.
_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin"))

_SERVICE = """\
LogLevel warn
Listen {folder}/cups.sock
Browsing Off
DefaultAuthType None
WebInterface No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
_FILES = """\
ServerRoot {folder}/root
RequestRoot {folder}/requests
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/scratch
AccessLog {folder}/access.log
ErrorLog {folder}/error.log
PageLog {folder}/page.log
Printcap
"""
#: A printer without paper: it prints nothing until somebody writes to the pipe.
_WITHOUT_PAPER = """\
#!/bin/sh
echo "STATE: +media-empty-error" >&2
read -r refilled < "{pipe}"
echo "STATE: -media-empty-error" >&2
"""


class Printer:
    """A printer and the queue that leads to it."""

    def __init__(self, service: "PrintService", name: str, tray: Path) -> None:
        self._service = service
        self.name = name
        self.tray = tray
        self.paper_pipe = tray / "paper"

    def papers(self) -> list[Path]:
        """What has come out so far."""
        return sorted(path for path in self.tray.iterdir() if path.suffix in (".pdf", ".pwg"))

    def waiting(self) -> bool:
        """Whether the queue still has a job for it."""
        return bool(self._service.ask("lpstat", "-W", "not-completed", "-o", self.name))

    def alerts(self) -> str:
        """What the queue says of its printer."""
        told = self._service.ask("lpstat", "-l", "-p", self.name)
        return next(line for line in told.splitlines() if "Alerts:" in line)

    def refill(self) -> None:
        """Put paper in."""
        self.paper_pipe.write_text("paper\n")

    def wait_for_paper(self) -> Path:
        """The one paper that came out, once the queue has nothing left to do."""
        wait_until(lambda: not self.waiting(), "the queue does not empty", DELIVERY_SECONDS)
        (paper,) = self.papers()
        return paper


class PrintService:
    """CUPS on a socket of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bus = SecretService(folder)
        self._processes: list[subprocess.Popen[bytes]] = []

    @property
    def environment(self) -> dict[str, str]:
        """What a program finds in its environment that prints here."""
        return os.environ | {
            "CUPS_SERVER": str(self._folder / "cups.sock"),
            "QT_QPA_PLATFORM": "offscreen",
            "PATH": _PATH,
            "PYTHONPATH": str(REPOSITORY),
        }

    def start(self) -> None:
        """Bus and queue; the printers' announcements need a bus, though nobody listens on it."""
        for name in ("root", "requests", "cache", "state", "scratch", "trays"):
            (self._folder / name).mkdir()
        (self._folder / "scratch").chmod(0o1777)
        self._bus.start_bus()
        for name, text in (("cupsd.conf", _SERVICE), ("cups-files.conf", _FILES)):
            (self._folder / name).write_text(text.format(folder=self._folder))
        configuration = [str(self._folder / name) for name in ("cupsd.conf", "cups-files.conf")]
        self._run("cupsd", "-f", "-c", configuration[0], "-s", configuration[1])
        wait_until((self._folder / "cups.sock").exists, "CUPS does not start")

    def add_printer(self, name: str, formats: str, *, without_paper: bool = False) -> Printer:
        """A printer that takes these formats (MIME types with commas), and its queue."""
        tray = self._folder / "trays" / name
        tray.mkdir()
        printer, port = Printer(self, name, tray), free_port()
        options = ["-p", str(port), "-d", str(tray), "-k", "-r", "off", "-f", formats]
        if without_paper:
            os.mkfifo(printer.paper_pipe)
            hook = tray / "hook.sh"
            hook.write_text(_WITHOUT_PAPER.format(pipe=printer.paper_pipe))
            hook.chmod(0o755)
            options += ["-c", str(hook)]
        bus = {"DBUS_SYSTEM_BUS_ADDRESS": self._bus.environment["DBUS_SESSION_BUS_ADDRESS"]}
        self._run("ippeveprinter", *options, "-n", "localhost", name, **bus)
        wait_until(lambda: _answers(port), "the printer does not start")
        address = f"ipp://localhost:{port}/ipp/print"
        self.ask("lpadmin", "-p", name, "-E", "-v", address, "-m", "everywhere")
        # The queue asks the printer what it can do after the command has returned.
        described = self._folder / "root" / "ppd" / f"{name}.ppd"
        wait_until(lambda: _describes_printer(described), "the printer is not described")
        return printer

    def ask(self, *command: str) -> str:
        """What one of CUPS's own commands answers."""
        done = subprocess.run(
            command, env=self.environment | {"LC_ALL": "C"}, capture_output=True, text=True,
            check=True,
        )  # fmt: skip
        return done.stdout

    def print_by_program(self, address: str, pdf: Path) -> str:
        """Print with the counter's own device in a process of its own; the outcome's name."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.factories.printing_process", address, str(pdf)],
            env=self.environment, capture_output=True, text=True, timeout=DELIVERY_SECONDS,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def stop(self) -> None:
        """End whatever was started, filters and hooks with it."""
        for process in reversed(self._processes):
            for sign in (signal.SIGTERM, signal.SIGKILL):
                try:
                    os.killpg(process.pid, sign)
                    process.wait(END_SECONDS)
                except (ProcessLookupError, subprocess.TimeoutExpired):
                    continue
        self._bus.stop()

    def _run(self, program: str, *options: str, **variables: str) -> None:
        process = subprocess.Popen(
            [program, *options],
            env=self.environment | variables, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._processes.append(process)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _describes_printer(description: Path) -> bool:
    return description.exists() and "*cupsFilter2" in description.read_text()


@contextmanager
def print_service() -> Iterator[PrintService]:
    """A print service without printers; skips where its programs are not installed."""
    missing = [name for name in PROGRAMS if shutil.which(name, path=_PATH) is None]
    if missing:
        pytest.skip(f"not installed (installer/system-packages.txt): {', '.join(missing)}")
    folder = Path(tempfile.mkdtemp(prefix="print-", dir="/tmp"))
    folder.chmod(0o755)
    service = PrintService(folder)
    try:
        service.start()
        yield service
    finally:
        service.stop()
        shutil.rmtree(folder, ignore_errors=True)
