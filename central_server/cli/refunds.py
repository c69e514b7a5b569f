"""`refunds list | export | close`: what was approved goes to the accounts and comes back paid."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from central_server.cli.command import DONE, Tools, add_command, add_entity
from central_server.cli.file_intake import AUTHOR, CATALOGUE, tell_refusal
from central_server.cli.new_files import NewFiles
from central_server.cli.setting_up import require_entity
from central_server.db.unit_of_work import Session
from central_server.refunds import service
from central_server.refunds.export_file import (
    MAX_ACKNOWLEDGEMENT_BYTES,
    Acknowledged,
    as_csv,
    as_json,
    read_acknowledgement,
)
from payments_core.errors import BadValue, RuleBroken
from payments_core.money import format_euro
from payments_core.wire.desk.refund_messages import RefundInfo, RefundStatus
from payments_documents.texts import Texts, load_texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands

#: The files of one export, by the ends of their names.
CSV, JSON = ".csv", ".json"


@dataclass(frozen=True, slots=True)
class _Done:
    """The facts for programs, and the sentence for people with its own."""

    facts: dict[str, Any]
    sentence: str
    details: dict[str, Any]


def register(commands: "Commands") -> None:
    """Add the commands."""
    parser = commands.add_parser("refunds", help="refunds, from their approval to the accounts")
    group = parser.add_subparsers(required=True)
    listed = add_command(group, "list", "refunds with their states", run_list)
    listed.add_argument("--state", type=RefundStatus, choices=list(RefundStatus))
    add_entity(listed)
    export = add_command(group, "export", "write what is approved, once", run_export)
    export.add_argument(
        "--output", type=Path, required=True, metavar="FILE", help="made as FILE.csv and FILE.json"
    )
    export.add_argument("--again", metavar="EXPORT_ID", help="the files of an export once more")
    add_entity(export)
    close = add_command(group, "close", "note what the accounts have paid back", run_close)
    which = close.add_mutually_exclusive_group(required=True)
    which.add_argument("refund", metavar="REFUND", nargs="?")
    which.add_argument("--file", type=Path, help="CSV of the accounts: refund_id;payment_order")
    close.add_argument("--order", metavar="NUMBER", help="of the payment order (mandato)")
    add_entity(close)
    close.set_defaults(wrong_call=close.error)


def run_list(arguments: argparse.Namespace, tools: Tools) -> int:
    """Refunds of an entity, state by state."""
    texts = load_texts(CATALOGUE, arguments.language)
    statuses = (arguments.state,) if arguments.state else tuple(RefundStatus)
    with tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
        found = service.of_entity(session, arguments.entity, statuses)
    result = {"refunds": [one.model_dump(mode="json") for one in found]}
    tools.output.show(result, lambda _: _lines(texts, found))
    return DONE


def run_export(arguments: argparse.Namespace, tools: Tools) -> int:
    """Write both files and mark what stands in them, or neither."""
    return _tell(arguments, tools, _export)


def run_close(arguments: argparse.Namespace, tools: Tools) -> int:
    """One refund, or all of an acknowledgement; a file with a fault in it closes none."""
    if (arguments.order is None) == (arguments.refund is not None):
        arguments.wrong_call("--order NUMBER goes with REFUND")
    return _tell(arguments, tools, _close if arguments.file is None else _close_all)


def _tell(
    arguments: argparse.Namespace,
    tools: Tools,
    work: Callable[[argparse.Namespace, Tools], _Done],
) -> int:
    """Say what was done, or in the sentences about money why it was not."""
    texts = load_texts(CATALOGUE, arguments.language)
    try:
        done = work(arguments, tools)
    except (BadValue, RuleBroken) as trouble:
        if not texts.has(f"problem.{trouble.code}"):
            raise
        return tell_refusal(arguments, tools, texts, trouble)
    tools.output.show(done.facts, lambda _: [texts.say(done.sentence, **done.details)])
    return DONE


def _export(arguments: argparse.Namespace, tools: Tools) -> _Done:
    entity_id, again = arguments.entity, arguments.again
    export_id = again or tools.new_id()
    paths = _paths(arguments.output)
    with NewFiles() as files, tools.unit_of_work() as session:
        require_entity(session, entity_id)
        if again:
            found = service.exported(session, entity_id, export_id)
        else:
            now = tools.clock.now()
            found = service.export(session, AUTHOR, entity_id, export_id, now)
        if found:
            contents = (as_csv(found), as_json(entity_id, export_id, found))
            files.write(dict(zip(paths, contents, strict=True)))
    total = sum(one.amount_cents for one in found)
    facts = {
        "export_id": export_id if found else None,
        "count": len(found),
        "total_cents": total,
        "files": [str(path) for path in paths] if found else [],
    }
    details = facts | {"total": format_euro(total), "files": " + ".join(map(str, paths))}
    return _Done(facts, "refunds.exported" if found else "refunds.nothing_approved", details)


def _paths(output: Path) -> tuple[Path, Path]:
    base = output.with_suffix("") if output.suffix.lower() in (CSV, JSON) else output
    return base.with_name(base.name + CSV), base.with_name(base.name + JSON)


def _close(arguments: argparse.Namespace, tools: Tools) -> _Done:
    with tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
        closed = service.close(
            session, AUTHOR, arguments.entity, arguments.refund, arguments.order, tools.clock.now()
        )
    facts = {"refund_id": arguments.refund, "payment_order": arguments.order, "closed": closed}
    return _Done(facts, "refunds.closed" if closed else "refunds.closed_before", facts)


def _close_all(arguments: argparse.Namespace, tools: Tools) -> _Done:
    with arguments.file.open("rb") as file:
        data = file.read(MAX_ACKNOWLEDGEMENT_BYTES + 1)
    closed = unchanged = 0
    with tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
        for line in read_acknowledgement(data, arguments.file.name):
            if _close_line(session, arguments, line, tools):
                closed += 1
            else:
                unchanged += 1
    facts = {"file": arguments.file.name, "closed": closed, "unchanged": unchanged}
    return _Done(facts, "refunds.acknowledged", facts)


def _close_line(
    session: Session, arguments: argparse.Namespace, line: Acknowledged, tools: Tools
) -> bool:
    now = tools.clock.now()
    try:
        return service.close(
            session, AUTHOR, arguments.entity, line.refund_id, line.payment_order, now
        )
    except (BadValue, RuleBroken) as trouble:
        raise BadValue(
            "refund_acknowledgement_refused",
            file=arguments.file.name,
            line=line.line,
            reason=trouble.code,
            refund_id=line.refund_id[:64],
        ) from trouble


def _lines(texts: Texts, found: Sequence[RefundInfo]) -> list[str]:
    return [
        texts.say("refunds.heading", count=len(found)),
        *(_line(texts, one) for one in found),
    ]


def _line(texts: Texts, refund: RefundInfo) -> str:
    state = texts.say(f"refunds.{refund.status}")
    amount = format_euro(refund.amount_cents)
    said = (refund.refund_id, f"{amount:>16}", state, refund.beneficiary_name, refund.note)
    return "  " + "  ".join(filter(None, said))
