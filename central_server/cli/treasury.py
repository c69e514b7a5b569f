"""`treasury import`: takes in the treasury bank's cash journals."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from central_server.cli.command import Tools, add_command, add_entity
from central_server.cli.file_intake import AUTHOR, TakenIn, take_in_files, whole
from central_server.db.unit_of_work import Session
from central_server.treasury import service
from payments_core.wire.treasury.cash_journal import MAX_JOURNAL_BYTES

if TYPE_CHECKING:
    from central_server.cli.command import Commands


def register(commands: "Commands") -> None:
    """Add the command."""
    group = commands.add_parser("treasury", help="cash journals").add_subparsers(required=True)
    imported = add_command(group, "import", "take in cash journals (OPI, XML)", run_import)
    imported.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add_entity(imported)


def run_import(arguments: argparse.Namespace, tools: Tools) -> int:
    """Each movement once; the same file again changes nothing."""

    def intake(session: Session, data: bytes, name: str) -> TakenIn:
        done = service.import_journal(session, AUTHOR, arguments.entity, data, name, tools.clock)
        sentence = "treasury.pages_missing" if done.missing_pages else "treasury.stored"
        return TakenIn(asdict(done), sentence, asdict(done))

    return take_in_files(arguments, tools, whole(MAX_JOURNAL_BYTES, intake))
