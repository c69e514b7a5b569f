"""`pads make | write | list`: runs of notice numbers for forms that are printed ahead."""

import argparse
import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from central_server.cli.command import DONE, Tools, add_command, add_entity
from central_server.cli.new_files import NewFiles
from central_server.cli.setting_up import require_entity
from central_server.desks import pads
from central_server.desks.pads import Pad
from payments_core.identifiers import notice_number
from payments_documents.texts import Texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands

#: Columns of the file for the print shop: the number, and as people read it.
COLUMNS = ("notice_number", "printed")


def register(commands: "Commands") -> None:
    """Add the commands."""
    parser = commands.add_parser("pads", help="notice numbers printed ahead on forms")
    group = parser.add_subparsers(required=True)
    made = add_command(group, "make", "set numbers aside and write them down", run_make)
    made.add_argument("--kind", required=True, metavar="KIND", help="kind of debt")
    made.add_argument("--count", required=True, type=int, metavar="N", help="how many numbers")
    written = add_command(group, "write", "the file of a pad once more", run_write)
    written.add_argument("pad", metavar="PAD")
    for command in (made, written):
        command.add_argument("--output", type=Path, required=True, metavar="FILE.csv")
        add_entity(command)
    add_entity(add_command(group, "list", "pads, and how many of their numbers are used", run_list))


def run_make(arguments: argparse.Namespace, tools: Tools) -> int:
    """The file appears once its numbers are set aside; it never replaces another."""
    with NewFiles() as files, tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
        pad = pads.make(
            session, arguments.entity, arguments.kind, arguments.count, tools.new_id(),
            tools.clock.now(),
        )  # fmt: skip
        files.write({arguments.output: _as_csv(pad)})
    return _tell(arguments, tools, pad)


def run_write(arguments: argparse.Namespace, tools: Tools) -> int:
    """The same bytes as before."""
    with NewFiles() as files, tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
        pad = pads.pad(session, arguments.entity, arguments.pad)
        files.write({arguments.output: _as_csv(pad)})
    return _tell(arguments, tools, pad)


def run_list(arguments: argparse.Namespace, tools: Tools) -> int:
    """Pads of an entity, oldest first."""
    with tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
        found = [_facts(pad) for pad in pads.pads(session, arguments.entity)]

    def sentences(texts: Texts) -> list[str]:
        return [texts.say("pads.line", **_printed(one)) for one in found] or [
            texts.say("pads.none")
        ]

    tools.output.show({"pads": found}, sentences)
    return DONE


def _tell(arguments: argparse.Namespace, tools: Tools, pad: Pad) -> int:
    facts = {**_facts(pad), "file": str(arguments.output)}
    tools.output.show(facts, lambda texts: [texts.say("pads.written", **_printed(facts))])
    return DONE


def _as_csv(pad: Pad) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows((number, notice_number.format(number)) for number in pad.numbers())
    return text.getvalue().encode()


def _facts(pad: Pad) -> dict[str, Any]:
    return {
        "pad_id": pad.row.pad_id,
        "kind": pad.row.kind_id,
        "count": pad.count,
        "used": pad.used,
        "first": pad.first,
        "last": pad.last,
        "made_at": pad.row.made_at.isoformat(),
    }


def _printed(facts: dict[str, Any]) -> dict[str, Any]:
    return facts | {name: notice_number.format(facts[name]) for name in ("first", "last")}
