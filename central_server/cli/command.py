"""What a command is: a parser that names its `run`, and the tools that `run` is given.

Each module of this folder has `register(commands)`, which adds its parsers and sets
`run(arguments, tools) -> int`, the exit status. An expected trouble may simply rise: `main`
turns it into a sentence and status 1.
"""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import Engine

from central_server.cli.output import LANGUAGES, Format, Output
from central_server.db.unit_of_work import UnitOfWork
from central_server.neighbours import Neighbours
from payments_core.clock import Clock
from payments_core.errors import PaymentsError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

DONE = 0
FAILED = 1

_log = structlog.get_logger("cli")


@dataclass(frozen=True, slots=True)
class Tools:
    """What commands work with."""

    engine: Engine
    unit_of_work: UnitOfWork
    clock: Clock
    new_id: Callable[[], str]
    neighbours: Neighbours
    environment: Mapping[str, str]
    output: Output


Run = Callable[[argparse.Namespace, Tools], int]


def add_command(commands: "Commands", name: str, summary: str, run: Run) -> argparse.ArgumentParser:
    """Add a command with the options that all commands have."""
    parser = commands.add_parser(name, help=summary, description=summary)
    parser.add_argument(
        "--format", type=Format, choices=list(Format), default=Format.TEXT, help="text or json"
    )
    parser.add_argument("--language", choices=LANGUAGES, default="it", help="it or en")
    parser.set_defaults(run=run)
    return parser


def add_entity(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """The option that says for which entity a command works."""
    parser.add_argument(
        "--entity", required=required, metavar="CF", help="tax code of the creditor entity"
    )


def log_refusal(arguments: argparse.Namespace, trouble: PaymentsError) -> None:
    """Leave a trace of what was refused besides the sentence, which only one person reads: a file
    or a name of another entity, above all."""
    _log.warning("refused", entity=getattr(arguments, "entity", None), code=trouble.code)
