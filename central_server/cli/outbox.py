"""`outbox list | retry`: the work that waits for the hub, and trying it now."""

import argparse
from typing import TYPE_CHECKING

import structlog

from central_server.cli.command import DONE, Tools, add_command, add_entity
from central_server.cli.setting_up import require_entity
from central_server.db.unit_of_work import Session
from central_server.entities import repository as entities
from central_server.jobs import backlog
from central_server.jobs.backlog import Backlog
from payments_core.clock import rome_local
from payments_documents.texts import Texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands

_log = structlog.get_logger("cli")


def register(commands: "Commands") -> None:
    """Add the commands."""
    parser = commands.add_parser("outbox", help="work that waits to be done")
    group = parser.add_subparsers(required=True)
    listed = add_command(group, "list", "what waits, since when, and why", run_list)
    retried = add_command(group, "retry", "let the workers try now what was postponed", run_retry)
    for command in (listed, retried):
        command.add_argument("--kind", metavar="KIND", help="only this kind of work")
        add_entity(command, required=False)


def run_list(arguments: argparse.Namespace, tools: Tools) -> int:
    """Of one entity, or of all; that something waits is no failure of the command."""
    with tools.unit_of_work() as session:
        found = [
            (entity_id, one)
            for entity_id in _asked_for(arguments, session)
            for one in backlog.by_kind(session, entity_id, arguments.kind)
        ]
    told = [{"entity_id": entity_id, **one._asdict()} for entity_id, one in found]

    def lines(texts: Texts) -> list[str]:
        if not found:
            return [texts.say("outbox.none")]
        return [line for entity_id, one in found for line in _lines(texts, entity_id, one)]

    tools.output.show({"waiting": told}, lines)
    return DONE


def run_retry(arguments: argparse.Namespace, tools: Tools) -> int:
    """Whatever works on the outbox takes it up at once; nothing is done here."""
    done = {}
    with tools.unit_of_work() as session:
        for entity_id in _asked_for(arguments, session):
            jobs = backlog.retry(session, entity_id, arguments.kind, tools.clock.now())
            done[entity_id] = jobs
    for entity_id, jobs in done.items():
        _log.info("outbox_retried", entity=entity_id, kind=arguments.kind, jobs=jobs)
    told = [{"entity_id": entity_id, "jobs": jobs} for entity_id, jobs in done.items()]
    tools.output.show(
        {"retried": told}, lambda texts: [texts.say("outbox.retried", jobs=sum(done.values()))]
    )
    return DONE


def _asked_for(arguments: argparse.Namespace, session: Session) -> list[str]:
    if arguments.entity is None:
        return [row.entity_id for row in entities.entities(session)]
    require_entity(session, arguments.entity)
    return [arguments.entity]


def _lines(texts: Texts, entity_id: str, one: Backlog) -> list[str]:
    said = texts.say(
        "outbox.waiting", entity=entity_id, kind=one.kind, jobs=one.jobs,
        since=f"{rome_local(one.oldest_at):%d/%m/%Y %H:%M}", attempts=one.attempts,
        next=f"{rome_local(one.next_at):%d/%m/%Y %H:%M:%S}",
    )  # fmt: skip
    return [said, f"    {one.last_error}"] if one.last_error else [said]
