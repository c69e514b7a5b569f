"""Processes that are there at once: forked from one that has read the programs already.

On a busy machine a program takes seconds to be read, and whoever is killed again and again would do
little else.
"""

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.context import ForkServerProcess

from central_server.cli.main import main as central_server
from tests.factories.server_process import ServerProcess

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload([__name__, "tests.factories.desk_at_work"])


def forked(work: Callable[..., None], *facts: object) -> ForkServerProcess:
    """A process that does this work with these facts, and is killed with whoever started it."""
    process = _CONTEXT.Process(target=work, args=facts, daemon=True)
    process.start()
    return process


class ForkedServer(ServerProcess):
    """The server, too."""

    _forked: ForkServerProcess | None = None

    def start(self) -> None:
        self._forked = forked(_serve, self.database_url, self.port)
        self.wait_for_answer(self._forked.is_alive)

    def kill(self) -> None:
        if self._forked is not None:
            self._forked.kill()
            self._forked.join(10)
            self._forked = None


def _serve(database_url: str, port: int) -> None:
    os.environ["CENTRAL_SERVER_DATABASE_URL"] = database_url
    central_server(["serve", "--port", str(port), "--no-worker"])
