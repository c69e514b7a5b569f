"""`settlement import`: takes in settlement flows."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from central_server.cli.command import Tools, add_command, add_entity
from central_server.cli.file_intake import AUTHOR, TakenIn, take_in_files, whole
from central_server.db.unit_of_work import Session
from central_server.settlement import service
from central_server.settlement.service import ImportOutcome
from payments_core.money import format_euro
from payments_core.wire.hub.settlement_flow import MAX_FLOW_BYTES

if TYPE_CHECKING:
    from central_server.cli.command import Commands


def register(commands: "Commands") -> None:
    """Add the command."""
    group = commands.add_parser("settlement", help="settlement flows").add_subparsers(required=True)
    imported = add_command(group, "import", "take in settlement flows (XML)", run_import)
    imported.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add_entity(imported)


def run_import(arguments: argparse.Namespace, tools: Tools) -> int:
    """Each file once; the same file again changes nothing."""

    def intake(session: Session, data: bytes, name: str) -> TakenIn:
        done = service.import_flow(session, AUTHOR, arguments.entity, data, name, tools.clock)
        sentence = "settlement.outdated"
        if done.outcome is ImportOutcome.STORED:
            sentence = "settlement.anomalous" if done.anomalies else "settlement.stored"
        details = {
            "flow_id": done.flow_id,
            "revision": done.revision,
            "count": done.count,
            "total": format_euro(done.total_cents),
            "anomalies": ", ".join(done.anomalies),
        }
        return TakenIn(asdict(done), sentence, details)

    return take_in_files(arguments, tools, whole(MAX_FLOW_BYTES, intake))
