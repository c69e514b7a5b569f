"""`doctor`: looks at an installation and says what is wrong with it and what is missing."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from central_server.cli import audit, desks, keys
from central_server.cli.command import DONE, FAILED, Tools, add_command
from central_server.cli.doctor_services import services
from central_server.cli.findings import Finding, Grade, failed, good, note
from central_server.db.unit_of_work import Session
from central_server.entities import repository as entities
from central_server.entities.models import (
    EntityRow,
)
from central_server.jobs import backlog, outbox
from central_server.migrations import schema
from central_server.payments import repository as payments
from central_server.settings import Settings, marks_folder
from payments_core.clock import Clock, rome_local
from payments_core.errors import WorldTrouble
from payments_documents.pdf.mark_files import MARK_NAMES, look_into
from payments_documents.resources import resource_path
from payments_documents.texts import Texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands

#: Folders of the fonts on paper and screen, below the resources.
FONT_FOLDERS = ("titillium-web", "roboto-mono")
#: A job that waits so long does not do so by chance.
LONG_WAIT = timedelta(hours=1)


def register(commands: "Commands") -> None:
    """Add the command."""
    add_command(commands, "doctor", "say what is wrong with this installation", run_doctor)


def run_doctor(_arguments: argparse.Namespace, tools: Tools) -> int:
    """Show all findings; status 1 when one of them failed."""
    settings = Settings()
    findings = [*_database(tools), *_gate(settings), *_paper(settings)]
    failed = any(finding.grade is Grade.FAILED for finding in findings)

    def lines(texts: Texts) -> list[str]:
        return [
            f"{texts.say('grade.' + finding.grade.lower())}  "
            + texts.say(f"doctor.{finding.code}", **_said(texts, finding))
            for finding in findings
        ]

    result = {"healthy": not failed, "findings": [asdict(finding) for finding in findings]}
    tools.output.show(result, lines)
    return FAILED if failed else DONE


def _said(texts: Texts, finding: Finding) -> dict[str, object]:
    """Facts for people: a fault of a file is a sentence then, not its code."""
    facts: dict[str, object] = dict(finding.facts)
    if "fault" in facts:
        facts["fault"] = texts.say(f"reason.{facts['fault']}")
    return facts


def _database(tools: Tools) -> Iterator[Finding]:
    try:
        found, head = schema.current(tools.engine), schema.head()
    except SQLAlchemyError as trouble:
        yield failed("database_away", error=type(trouble).__name__)
        return
    yield good("database_reachable", kind=tools.engine.dialect.name)
    if found != head:
        yield failed("database_not_at_head", found=found or "-", head=head)
        return
    yield good("database_at_head", head=head)
    with tools.unit_of_work() as session:
        found_here = [
            *_entities(session), *_outbox(session, tools.clock), *_desks(session, tools.clock),
            *_audit(session, tools.clock), *keys.findings(session, tools),
        ]  # fmt: skip
        kept = payments.count_kept_messages(session)
    yield from found_here
    if kept:
        yield note("hub_messages_kept", messages=kept)
    yield from services(tools)


def _outbox(session: Session, clock: Clock) -> Iterator[Finding]:
    """Work that waits, and what has waited so long that somebody should look at it."""
    jobs = outbox.count_waiting(session)
    yield good("outbox_empty") if jobs == 0 else note("outbox_waiting", jobs=jobs)
    for row in entities.entities(session):
        for one in backlog.by_kind(session, row.entity_id):
            if clock.now() - one.oldest_at >= LONG_WAIT:
                yield note(
                    "outbox_stuck", entity=row.entity_id, kind=one.kind, jobs=one.jobs,
                    since=f"{rome_local(one.oldest_at):%d/%m/%Y %H:%M}",
                    error=one.last_error or "-",
                )  # fmt: skip


def _desks(session: Session, clock: Clock) -> Iterator[Finding]:
    for row in entities.entities(session):
        yield from desks.findings(session, row.entity_id, clock.now())


def _audit(session: Session, clock: Clock) -> Iterator[Finding]:
    for row in entities.entities(session):
        yield from audit.findings(session, row.entity_id, clock.now())


def _entities(session: Session) -> Iterator[Finding]:
    rows = entities.entities(session)
    if not rows:
        yield failed("no_entities")
    for row in rows:
        yield from _entity(session, row)


def _entity(session: Session, row: EntityRow) -> Iterator[Finding]:
    name = row.name
    if not entities.stations(session, row.entity_id):
        yield failed("entity_without_station", name=name)
    elif not entities.accounts(session, row.entity_id):
        yield failed("entity_without_account", name=name)
    else:
        yield good("entity_complete", name=name)
    if row.training:
        yield note("entity_training", name=name)


def _gate(settings: Settings) -> Iterator[Finding]:
    """Whether whoever reaches the port could speak as the hub."""
    if not settings.hub_pins:
        yield note("hub_not_pinned")
    elif not settings.trusted_proxies:
        yield failed("hub_pinned_without_proxy")
    else:
        yield good("hub_pinned", certificates=len(settings.hub_pins))


def _paper(settings: Settings) -> Iterator[Finding]:
    missing = [name for name in FONT_FOLDERS if not _has_font(name)]
    if missing:
        yield failed("fonts_missing", fonts=", ".join(missing))
    else:
        yield good("fonts_present")
    folder = marks_folder(settings)
    seen = look_into(folder)
    if seen.missing:
        yield note("marks_missing", folder=str(folder), names=", ".join(seen.missing))
    for fault in seen.faults:
        yield failed("mark_unsound", folder=str(folder), file=fault.facts["file"], fault=fault.code)
    if not seen.missing and not seen.faults:
        yield good("marks_present", marks=len(MARK_NAMES))


def _has_font(name: str) -> bool:
    try:
        folder = resource_path("node_modules", "@expo-google-fonts", name)
    except WorldTrouble:
        return False
    return any(folder.rglob("*.ttf"))
