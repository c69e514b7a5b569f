"""`migrate`, `apply`, `registry import` and `positions show`: what an administrator runs."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from central_server.citizens import service as citizens
from central_server.cli.apply import Applier, Step
from central_server.cli.command import DONE, Tools, add_command, add_entity
from central_server.cli.declaration import read_declaration
from central_server.db.unit_of_work import Session
from central_server.entities import repository as entities
from central_server.evidence import service as evidence
from central_server.migrations import schema
from central_server.positions import repository as positions
from payments_core import money
from payments_core.errors import RuleBroken
from payments_core.identifiers import notice_number
from payments_documents.texts import Texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands


def register(commands: "Commands") -> None:
    """Add the commands."""
    add_command(commands, "migrate", "bring the database to this program's schema", run_migrate)
    apply = add_command(commands, "apply", "make the database say what a file says", run_apply)
    apply.add_argument("file", type=Path)
    registry = commands.add_parser("registry", help="citizens").add_subparsers(required=True)
    imported = add_command(registry, "import", "load citizens from a CSV file", run_import)
    imported.add_argument("file", type=Path)
    add_entity(imported)
    shown = commands.add_parser("positions", help="debt positions").add_subparsers(required=True)
    show = add_command(shown, "show", "what a notice number stands for", run_show)
    show.add_argument("notice", type=notice_number.compact)
    add_entity(show)


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
    """Apply the file as one transaction and say what changed."""
    declaration = read_declaration(arguments.file, tools.environment)
    with tools.unit_of_work() as session:
        steps = Applier(session, tools.new_id, tools.clock.now()).apply(declaration)

    def lines(texts: Texts) -> list[str]:
        return [_step(texts, step) for step in steps] or [texts.say("apply.unchanged")]

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
    tools.output.show(asdict(done), lambda texts: [texts.say("registry.done", **asdict(done))])
    return DONE


def run_show(arguments: argparse.Namespace, tools: Tools) -> int:
    """A position, its option and its transfers."""
    number = notice_number.validate(arguments.notice)
    with tools.unit_of_work() as session:
        found = positions.position_by_notice(session, arguments.entity, number)
        if found is None:
            raise RuleBroken("notice_unknown", notice_number=number)
        check = evidence.payment_check(session, arguments.entity, number, tools.clock.now())
    position, option, transfers = found
    result: dict[str, Any] = {
        "notice_number": number,
        "position_id": position.position_id,
        "status": position.status,
        "debtor_name": position.debtor_name,
        "debtor_identifier": position.debtor_identifier,
        "amount_cents": option.amount_cents,
        "due_on": option.due_on.isoformat(),
        "subject": option.description,
        "transfers": [
            {"transfer_no": row.transfer_no, "amount_cents": row.amount_cents, "iban": row.iban}
            for row in transfers
        ],
        **check.model_dump(mode="json", include={"timeline", "receipts", "as_of"}),
    }
    facts = {
        **result,
        "notice_number": notice_number.format(number),
        "amount": money.format_euro(option.amount_cents),
        "due_on": option.due_on.strftime("%d/%m/%Y"),
    }
    tools.output.show(result, lambda texts: [texts.say("positions.show", **facts)])
    return DONE


def require_entity(session: Session, entity_id: str) -> None:
    """Refuse with `entity_unknown` a tax code that `apply` has not brought."""
    if entities.entity(session, entity_id) is None:
        raise RuleBroken("entity_unknown", entity_id=entity_id)


def _step(texts: Texts, step: Step) -> str:
    what = texts.say(f"what.{step.what}")
    return texts.say(f"apply.{step.act.lower()}", what=what, name=step.name)
