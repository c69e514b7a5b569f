"""`receipts import`: takes in receipts from an archive of the hub's messages."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from central_server.cli.command import Tools, add_command, add_entity
from central_server.cli.file_intake import TakenIn, take_in_files
from central_server.db.unit_of_work import Session
from central_server.payments import bulk
from central_server.payments.bulk import RecoveredReceipt
from central_server.payments.hub_access import HubCaller, admit
from central_server.payments.receipt_archive import read_archive
from payments_core.errors import RuleBroken
from payments_core.wire.hub.shared_parts import StationAddress

if TYPE_CHECKING:
    from central_server.cli.command import Commands


def register(commands: "Commands") -> None:
    """Add the command."""
    group = commands.add_parser("receipts", help="receipts").add_subparsers(required=True)
    imported = add_command(group, "import", "take in receipts (zip of messages)", run_import)
    imported.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add_entity(imported)


def run_import(arguments: argparse.Namespace, tools: Tools) -> int:
    """Each archive whole or not at all; a receipt that is here already changes nothing."""

    def intake(session: Session, path: Path, _name: str) -> TakenIn:
        receipts = _receipts(session, arguments.entity, path)
        done = bulk.record_receipts(session, arguments.entity, receipts, tools.clock.now())
        facts = {
            "stored": done.stored, "repeated": done.repeated, "anomalies": dict(done.anomalies),
        }  # fmt: skip
        return TakenIn(facts, "receipts.taken", facts | {"anomalies": done.anomalies.total()})

    return take_in_files(arguments, tools, intake)


def _receipts(session: Session, entity_id: str, path: Path) -> Iterator[RecoveredReceipt]:
    """The receipts of an archive, each for a station of the entity; anything else is refused."""
    callers: dict[StationAddress, HubCaller] = {}
    for request, raw in read_archive(path):
        if request.station.pa != entity_id:
            raise RuleBroken("receipt_of_another_entity", found=request.station.pa)
        if request.station not in callers:
            callers[request.station] = admit(session, request.station).caller
        yield RecoveredReceipt(callers[request.station], request.receipt, raw, request.version)
