"""`central-server serve` as a process of its own, to be killed and started again at will."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass

import httpx

#: Longest that a server which lives may take to answer after it was started.
START_SECONDS = 120
#: Longest that a test waits for what a machine at rest does in one or two: others may be at work
#: on it.
PATIENCE_SECONDS = 40


@dataclass
class ServerProcess:
    """`central-server serve` on a fixed port, killed and started again at will."""

    database_url: str
    port: int
    options: tuple[str, ...] = ("--no-worker",)
    process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        self.process = process = subprocess.Popen(
            [sys.executable, "-m", "central_server.cli.main", "serve", "--port", str(self.port),
             *self.options],
            env=os.environ | {"CENTRAL_SERVER_DATABASE_URL": self.database_url},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.wait_for_answer(lambda: process.poll() is None)

    def wait_for_answer(self, lives: Callable[[], bool]) -> None:
        """Return when it answers; one that has ended never will."""

        def answers() -> bool:
            assert lives(), "the server has ended"
            return self.answers()

        wait_until(answers, "the server does not answer", START_SECONDS)

    def answers(self) -> bool:
        # A client for each look would take the processor from the server that is about to start:
        # there is one only when somebody listens.
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", self.port)) != 0:
                return False
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}/health/live", timeout=2).is_success
        except httpx.TransportError:
            return False

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(10)
            self.process = None


def wait_until(holds: Callable[[], bool], complaint: str, seconds: int = PATIENCE_SECONDS) -> None:
    """Look again and again, at most so many seconds and what looking takes."""
    for _ in range(seconds * 100):
        if holds():
            return
        threading.Event().wait(0.01)
    raise AssertionError(complaint)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
