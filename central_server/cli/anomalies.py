"""`anomalies list`: everything that did not go as it should, and what to do about it."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from central_server.anomalies import service
from central_server.anomalies.service import Anomaly, AnomalyList
from central_server.cli.command import DONE, Tools, add_command, add_entity
from central_server.cli.setting_up import require_entity
from payments_core.clock import rome_local
from payments_core.identifiers import notice_number
from payments_core.model.anomaly import AnomalyKind
from payments_core.money import format_euro
from payments_documents.texts import Texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands


def register(commands: "Commands") -> None:
    """Add the command."""
    parser = commands.add_parser("anomalies", help="what somebody should look at")
    group = parser.add_subparsers(required=True)
    add_entity(add_command(group, "list", "what did not go as it should, oldest first", run_list))


def run_list(arguments: argparse.Namespace, tools: Tools) -> int:
    """All anomalies of an entity; to have some is no failure of the command."""
    with tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
        found = service.of_entity(session, arguments.entity)
    texts = tools.output.texts
    told = [asdict(one) | {"to_do": _remedy(texts, one.kind)} for one in found.anomalies]
    tools.output.show(
        {"anomalies": told, "complete": found.complete}, lambda _: _lines(texts, found)
    )
    return DONE


def _lines(texts: Texts, found: AnomalyList) -> list[str]:
    if not found.anomalies:
        return [texts.say("anomalies.none")]
    lines = [texts.say("anomalies.heading", count=len(found.anomalies))]
    for one in found.anomalies:
        lines += [_line(texts, one), f"    {_remedy(texts, one.kind)}"]
    return lines if found.complete else [*lines, texts.say("anomalies.incomplete")]


def _line(texts: Texts, one: Anomaly) -> str:
    """When, what, and its references; those that a kind does not have are left out."""
    parts = [
        f"{rome_local(one.since):%d/%m/%Y %H:%M}",
        texts.say(f"anomaly.{one.kind}", count=one.count),
        notice_number.format(one.notice_number) if one.notice_number else "",
        one.reference,
        f"{format_euro(one.amount_cents)} euro" if one.amount_cents is not None else "",
        one.detail or "",
    ]
    return "  " + "  ".join(part for part in parts if part)


def _remedy(texts: Texts, kind: AnomalyKind) -> str:
    return texts.say(f"anomaly_remedy.{kind}")
