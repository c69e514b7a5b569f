"""`cancellations list`: cancellations that two people decide about, with how far each has come."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from central_server.cli.command import DONE, Tools, add_command, add_entity
from central_server.cli.setting_up import require_entity
from central_server.notices import cancel_decisions
from payments_core.clock import rome_local
from payments_core.identifiers import notice_number
from payments_core.money import format_euro
from payments_core.wire.desk.cancel_messages import CancelInfo, CancelStatus
from payments_documents.texts import Texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands


def register(commands: "Commands") -> None:
    """Add the command."""
    parser = commands.add_parser("cancellations", help="cancellations that two people decide")
    group = parser.add_subparsers(required=True)
    listed = add_command(group, "list", "who asked for which, and what was decided", run_list)
    listed.add_argument("--state", type=CancelStatus, choices=list(CancelStatus))
    add_entity(listed)


def run_list(arguments: argparse.Namespace, tools: Tools) -> int:
    """Requests of an entity, state by state; they are decided at a desk."""
    statuses = (arguments.state,) if arguments.state else tuple(CancelStatus)
    with tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
        found = cancel_decisions.of_entity(session, arguments.entity, statuses, tools.clock.now())
    result = {"cancellations": [one.model_dump(mode="json") for one in found]}
    tools.output.show(result, lambda _: _lines(tools.output.texts, found))
    return DONE


def _lines(texts: Texts, found: Sequence[CancelInfo]) -> list[str]:
    heading = texts.say("cancellations.heading", count=len(found))
    return [heading, *(line for one in found for line in _lines_of(texts, one))]


def _lines_of(texts: Texts, one: CancelInfo) -> list[str]:
    """When, which, how much, by whom and how it stands; below why, and why not."""
    parts = (
        f"{rome_local(one.requested_at):%d/%m/%Y %H:%M}",
        notice_number.format(one.notice_number),
        f"{format_euro(one.amount_cents)} euro",
        one.requested_by_name,
        texts.say(f"cancellations.{one.status}", who=one.decided_by_name or ""),
    )
    reasons = (one.reason, one.decision_reason)
    return ["  " + "  ".join(parts), *(f"    {reason}" for reason in reasons if reason)]
