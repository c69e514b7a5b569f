"""`migrate`, `apply` and `registry import`: what an administrator runs."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from central_server.citizens import service as citizens
from central_server.cli.apply import Applier, Step
from central_server.cli.command import DONE, Tools, add_command, add_entity
from central_server.cli.declaration import Declaration, read_declaration
from central_server.db import statistics
from central_server.db.unit_of_work import Session
from central_server.entities import repository as entities
from central_server.migrations import schema
from payments_core.errors import RuleBroken
from payments_documents.texts import Texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands


def register(commands: "Commands") -> None:
    """Add the commands."""
    add_command(commands, "migrate", "bring the database to this program's schema", run_migrate)
    apply = add_command(commands, "apply", "make the database say what a file says", run_apply)
    what = apply.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=Path, nargs="?")
    what.add_argument("--schema", action="store_true", help="write the file's JSON Schema")
    apply.add_argument("--dry-run", action="store_true", help="say the differences, make none")
    registry = commands.add_parser("registry", help="citizens").add_subparsers(required=True)
    imported = add_command(registry, "import", "load citizens from a CSV file", run_import)
    imported.add_argument("file", type=Path)
    add_entity(imported)


def run_migrate(_arguments: argparse.Namespace, tools: Tools) -> int:
    """Upgrade to head; nothing happens when the database is there."""
    before = schema.upgrade(tools.engine)
    head = schema.head()

    def lines(texts: Texts) -> list[str]:
        if before == head:
            return [texts.say("migrate.unchanged", revision=head)]
        return [texts.say("migrate.upgraded", before=before or "-", revision=head)]

    tools.output.show({"before": before, "revision": head}, lines)
    return DONE


def run_apply(arguments: argparse.Namespace, tools: Tools) -> int:
    """Apply the file as one transaction and say what changed, or would change."""
    if arguments.schema:
        schema_of_file = Declaration.model_json_schema()
        text = json.dumps(schema_of_file, indent=2, ensure_ascii=False)
        tools.output.show(schema_of_file, lambda _: [text])
        return DONE
    declaration = read_declaration(arguments.file, tools.environment)
    with tools.unit_of_work() as session:
        steps = Applier(session, tools.new_id, tools.clock.now()).apply(declaration)
        if arguments.dry_run:
            session.rollback()

    def lines(texts: Texts) -> list[str]:
        said = [line for step in steps for line in _step(texts, step)]
        heading = [texts.say("apply.dry_run")] if arguments.dry_run and steps else []
        return [*heading, *said] or [texts.say("apply.unchanged")]

    tools.output.show({"changes": [asdict(step) for step in steps]}, lines)
    return DONE


def run_import(arguments: argparse.Namespace, tools: Tools) -> int:
    """Check the whole file, then store it as one transaction."""
    citizens.check_registry(arguments.file)
    with tools.unit_of_work() as session:
        require_entity(session, arguments.entity)
        done = citizens.import_registry(
            session, arguments.entity, arguments.file, tools.new_id, tools.clock.now()
        )
    with tools.unit_of_work() as session:
        statistics.refresh(session)
    tools.output.show(asdict(done), lambda texts: [texts.say("registry.done", **asdict(done))])
    return DONE


def require_entity(session: Session, entity_id: str) -> None:
    """Refuse with `entity_unknown` a tax code that `apply` has not brought."""
    if entities.entity(session, entity_id) is None:
        raise RuleBroken("entity_unknown", entity_id=entity_id)


def _step(texts: Texts, step: Step) -> list[str]:
    what = texts.say(f"what.{step.what}")
    heading = texts.say(f"apply.{step.act.lower()}", what=what, name=step.name)
    return [heading, *(f"    {difference}" for difference in step.differences)]
