"""`serve` and `worker`: the two commands that stay."""

import argparse
import signal
import threading
from typing import TYPE_CHECKING

import structlog
import uvicorn

from central_server import composition
from central_server.cli.command import DONE, Tools, add_command
from central_server.migrations import schema
from central_server.settings import Settings
from payments_core.errors import WorldTrouble

if TYPE_CHECKING:
    from central_server.cli.command import Commands

#: How long a stop waits for requests in hand; streams are cut.
GRACE_SECONDS = 5
#: How long a connection on which nothing is asked stays open: longer than desks (20 s) and gateways
#: (60 s) keep theirs, because one that the server closes just as a question arrives looks like a
#: broken line.
KEEP_ALIVE_SECONDS = 75
STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)

_log = structlog.get_logger("serving")


def register(commands: "Commands") -> None:
    """Add both commands."""
    serve = add_command(commands, "serve", "answer desks and the hub", run_serve)
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8080, help="0 takes a free one")
    serve.add_argument("--no-worker", action="store_true", help="leave the outbox to others")
    add_command(commands, "worker", "empty the outbox", run_worker)


def run_serve(arguments: argparse.Namespace, tools: Tools) -> int:
    """Serve until told to stop; refuses to start on a database of another schema."""
    _require_head(tools)
    # What remains to be done when uvicorn hands a signal back to us: nothing, it has stopped.
    for number in STOP_SIGNALS:
        signal.signal(number, lambda *_: None)
    app = composition.build_app(Settings(), work=not arguments.no_worker)
    config = uvicorn.Config(
        app,
        host=arguments.host,
        port=arguments.port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        server_header=False,
        # Who the caller is, the gate of the hub's doors finds out by itself.
        proxy_headers=False,
    )
    with config.bind_socket() as listening:
        # From here on callers wait instead of being turned away while the application starts.
        listening.listen(config.backlog)
        host, port = listening.getsockname()[:2]
        _log.info("serving", address=f"http://{host}:{port}")
        uvicorn.Server(config).run([listening])
    return DONE


def run_worker(_arguments: argparse.Namespace, tools: Tools) -> int:
    """Work until told to stop."""
    _require_head(tools)
    server = composition.build(Settings())
    stopping = threading.Event()
    for number in STOP_SIGNALS:
        signal.signal(number, lambda *_: stopping.set())
    notifications = composition.listen(server, lambda *_: None)
    server.worker.start()
    _log.info("working")
    stopping.wait()
    server.worker.stop()
    if notifications:
        notifications.stop()
    server.close()
    return DONE


def _require_head(tools: Tools) -> None:
    found, head = schema.current(tools.engine), schema.head()
    if found != head:
        raise WorldTrouble("database_not_at_head", found=found or "-", head=head)
