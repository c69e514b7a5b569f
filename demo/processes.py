"""Starting and stopping the programs of the demonstration, and asking their command lines."""

import ctypes
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

#: Longest that a program which lives may take to answer its health check after it was started: a
#: machine with much else to do needs many times what one at rest does.
READY_SECONDS = 120
#: Longest that one command of the programs may take: the year of a large city has many files.
COMMAND_SECONDS = 3600
#: Commands that run at once: most of each is the start of the program.
AT_ONCE = 2


#: prctl option of Linux: the signal that a process gets when its parent is gone.
PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """For `preexec_fn`: the program ends when whoever started it is gone."""
    # A window whose screen breaks away takes its process down without a chance to clean up.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def free_port() -> int:
    """A loopback port that is free at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Programs:
    """The processes of one demonstration, their environment and their logs.

    The server's database is a file of its own in the folder, unless another one is named. What its
    signing keys are sealed with lasts as long as the demonstration.
    """

    def __init__(self, folder: Path, database_url: str | None = None) -> None:
        self._folder = folder
        self._running: list[subprocess.Popen[bytes]] = []
        url = database_url or f"sqlite:///{folder / 'central-server.db'}"
        self._environment = os.environ | {
            "CENTRAL_SERVER_DATABASE_URL": url,
            "CENTRAL_SERVER_SIGNING_SECRET": secrets.token_hex(),
        }

    def start(self, name: str, module: str, *arguments: str, ready_url: str | None = None) -> None:
        """Start a program in the background; its output goes to `<name>.log`."""
        log = (self._folder / f"{name}.log").open("ab")
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=self._environment,
            preexec_fn=end_with_parent,
        )  # fmt: skip
        log.close()
        self._running.append(process)
        if ready_url:
            self._wait_ready(name, process, ready_url)

    def _wait_ready(self, name: str, process: subprocess.Popen[bytes], url: str) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            if process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(url, timeout=1):  # noqa: S310 loopback address of ours
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        raise SystemExit(f"{name} did not start; see {self._folder / (name + '.log')}")

    def command(self, module: str, *arguments: str | Path) -> Any:
        """Run one command to its end and give back the JSON that it printed."""
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments, "--format", "json"],
            capture_output=True, text=True, timeout=COMMAND_SECONDS, env=self._environment,
            check=False,
        )  # fmt: skip
        if done.returncode != 0:
            raise SystemExit(
                f"{module} {' '.join(map(str, arguments[:8]))} ended with {done.returncode}:\n"
                f"{done.stdout}{done.stderr}"
            )
        return json.loads(done.stdout) if done.stdout.strip() else None

    def commands(self, module: str, calls: Iterable[Sequence[str | Path]]) -> list[Any]:
        """Run many commands, a few at once, and give back what each printed, in their order."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(lambda arguments: self.command(module, *arguments), calls))

    def stop(self) -> None:
        """Stop everything, last started first."""
        for process in reversed(self._running):
            process.terminate()
        for process in reversed(self._running):
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._running.clear()
