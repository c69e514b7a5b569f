"""A keyring of a desktop session for one test: a bus and a `gnome-keyring-daemon` of its own.

The bus knows no services to start by itself: where the daemon is not running there is no keyring,
and nobody is there to answer a prompt.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.factories.server_process import wait_until

PROGRAMS = ("dbus-daemon", "gnome-keyring-daemon")
#: Longest that a program may take to end when it is told to.
END_SECONDS = 10

_DEFAULT_COLLECTION = "/org/freedesktop/secrets/aliases/default"
_OF_THE_REAL_SESSION = {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"}
_BUS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class SecretService:
    """The session of one system account; its keyring can be started, locked and ended."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._address = ""
        self._bus: subprocess.Popen[str] | None = None
        self._daemon: subprocess.Popen[str] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What a program of this session finds in its environment."""
        inherited = {k: v for k, v in os.environ.items() if k not in _OF_THE_REAL_SESSION}
        return inherited | {
            "HOME": str(self._folder),
            "XDG_DATA_HOME": str(self._folder / "data"),
            "XDG_RUNTIME_DIR": str(self._folder),
            "DBUS_SESSION_BUS_ADDRESS": self._address,
        }

    @property
    def keyring_files(self) -> list[Path]:
        """What the keyring has put on the disk."""
        return [path for path in (self._folder / "data").rglob("*") if path.is_file()]

    def start_bus(self) -> None:
        """Start the bus; it answers when it has said its address."""
        configuration = self._folder / "bus.conf"
        configuration.write_text(_BUS.format(folder=self._folder))
        self._bus = subprocess.Popen(
            ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._bus.stdout is not None
        self._address = self._bus.stdout.readline().strip()
        assert self._address, "the bus did not start"

    def start_keyring(self, password: str | None) -> None:
        """Start the daemon, its keyring unlocked by the password or, without one, left locked."""
        unlock = [] if password is None else ["--unlock"]
        self._daemon = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--components=secrets", *unlock],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._daemon.stdin is not None
        self._daemon.stdin.write(password or "")
        self._daemon.stdin.close()
        wait_until(lambda: self._answers(locked=password is None), "the keyring does not answer")

    def stop_keyring(self) -> None:
        """End the daemon; its keyring stays on the disk, encrypted."""
        _end(self._daemon)
        self._daemon = None

    def stop(self) -> None:
        """End both."""
        self.stop_keyring()
        _end(self._bus)
        self._bus = None

    def _answers(self, locked: bool) -> bool:
        import secretstorage
        from jeepney.io.blocking import open_dbus_connection

        with open_dbus_connection(bus=self._address) as connection:
            if not secretstorage.check_service_availability(connection):
                return False
            try:
                collection = secretstorage.Collection(connection, _DEFAULT_COLLECTION)
            except secretstorage.ItemNotFoundException:
                return False
            return bool(collection.is_locked()) is locked


def _end(process: subprocess.Popen[str] | None) -> None:
    if process is None:
        return
    process.terminate()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(END_SECONDS)
    if process.stdout is not None:
        process.stdout.close()


@contextmanager
def session_of_an_account() -> Iterator[SecretService]:
    """A session without a keyring as yet; skips where the programs are missing."""
    if missing := [name for name in PROGRAMS if shutil.which(name) is None]:
        pytest.skip(f"a keyring needs programs that this machine lacks: {', '.join(missing)}")
    # A short path: the name of a socket may not be longer than 107 letters.
    folder = Path(tempfile.mkdtemp(prefix="session-", dir="/tmp"))
    session = SecretService(folder)
    try:
        session.start_bus()
        yield session
    finally:
        session.stop()
        shutil.rmtree(folder, ignore_errors=True)
