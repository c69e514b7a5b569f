"""`doctor`: looks at an installation and says what is wrong with it and what is missing."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from central_server.cli.command import DONE, FAILED, Tools, add_command
from central_server.db.unit_of_work import Session
from central_server.entities import hub_services, programs, secret_reference
from central_server.entities import repository as entities
from central_server.entities.models import (
    EntityRow,
    HubModel,
    HubService,
    ProgramRow,
    StationRow,
)
from central_server.hub.address import ServiceAddress
from central_server.jobs import backlog, outbox
from central_server.migrations import schema
from central_server.payments import listed_receipts, searches
from central_server.payments import repository as payments
from central_server.payments.polling import RECEIPT_POLL
from central_server.settings import Settings
from central_server.settlement import listing
from central_server.settlement.fetching import FLOWS_FETCH
from central_server.settlement.sources import FLOW_SERVICES
from payments_core.clock import Clock, rome_local
from payments_core.errors import Fact, PaymentsError, RuleBroken, WorldTrouble
from payments_documents.resources import resource_path, resources_folder
from payments_documents.texts import Texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands

#: Folders of the fonts on paper and screen, below the resources.
FONT_FOLDERS = ("titillium-web", "roboto-mono")
#: Folder of an installation's third-party marks; it is never delivered with the program.
MARKS_FOLDER = "marks"
#: A receipt looked for so long is worth a word: the hub had it, or somebody has to ask there.
LONG_SEARCH = timedelta(days=3)
#: A job that waits so long does not do so by chance.
LONG_WAIT = timedelta(hours=1)


class Grade(StrEnum):
    """FAILED makes the command fail; NOTE is something to know."""

    GOOD = "GOOD"
    NOTE = "NOTE"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `code` names its sentence."""

    grade: Grade
    code: str
    facts: dict[str, Fact]


def register(commands: "Commands") -> None:
    """Add the command."""
    add_command(commands, "doctor", "say what is wrong with this installation", run_doctor)


def run_doctor(_arguments: argparse.Namespace, tools: Tools) -> int:
    """Show all findings; status 1 when one of them failed."""
    findings = [*_database(tools), *_gate(Settings()), *_paper()]
    failed = any(finding.grade is Grade.FAILED for finding in findings)

    def lines(texts: Texts) -> list[str]:
        return [
            f"{texts.say('grade.' + finding.grade.lower())}  "
            + texts.say(f"doctor.{finding.code}", **finding.facts)
            for finding in findings
        ]

    result = {"healthy": not failed, "findings": [asdict(finding) for finding in findings]}
    tools.output.show(result, lines)
    return FAILED if failed else DONE


def _database(tools: Tools) -> Iterator[Finding]:
    try:
        found, head = schema.current(tools.engine), schema.head()
    except SQLAlchemyError as trouble:
        yield _failed("database_away", error=type(trouble).__name__)
        return
    yield _good("database_reachable", kind=tools.engine.dialect.name)
    if found != head:
        yield _failed("database_not_at_head", found=found or "-", head=head)
        return
    yield _good("database_at_head", head=head)
    with tools.unit_of_work() as session:
        stations = list(_stations(session))
        yield from _entities(session)
        waiting = list(_outbox(session, tools.clock))
        kept = payments.count_kept_messages(session)
        users = tools.flows.users(session)
        using = hub_services.users_of(session, HubService.RECEIPTS)
        polling = hub_services.users_of(session, HubService.GPD_RECEIPTS)
        paying = hub_services.users_of(session, HubService.CHECKOUT)
        asked = list(_asked(session))
        yield from _missing_receipts(session, using, tools.clock)
    yield from waiting
    if kept:
        yield _note("hub_messages_kept", messages=kept)
    for station in stations:
        yield _positions_service(tools, station)
    for entity_id in users:
        yield from _flows(tools, entity_id)
    for entity_id in using:
        yield _receipts_service(tools, entity_id)
    yield from _all_gpd_receipts(tools, stations, polling)
    for entity_id in paying:
        yield _checkout(tools, entity_id)
    for program in asked:
        yield _program(tools, program)


def _outbox(session: Session, clock: Clock) -> Iterator[Finding]:
    """Work that waits, and what has waited so long that somebody should look at it."""
    jobs = outbox.count_waiting(session)
    yield _good("outbox_empty") if jobs == 0 else _note("outbox_waiting", jobs=jobs)
    for row in entities.entities(session):
        for one in backlog.by_kind(session, row.entity_id):
            if clock.now() - one.oldest_at >= LONG_WAIT:
                yield _note(
                    "outbox_stuck", entity=row.entity_id, kind=one.kind, jobs=one.jobs,
                    since=f"{rome_local(one.oldest_at):%d/%m/%Y %H:%M}",
                    error=one.last_error or "-",
                )  # fmt: skip


def _stations(session: Session) -> Iterator[StationRow]:
    for entity in entities.entities(session):
        yield from entities.stations(session, entity.entity_id)


def _asked(session: Session) -> Iterator[ProgramRow]:
    for entity in entities.entities(session):
        yield from programs.programs(session, entity.entity_id)


def _entities(session: Session) -> Iterator[Finding]:
    rows = entities.entities(session)
    if not rows:
        yield _failed("no_entities")
    for row in rows:
        yield from _entity(session, row)


def _entity(session: Session, row: EntityRow) -> Iterator[Finding]:
    name = row.name
    if not entities.stations(session, row.entity_id):
        yield _failed("entity_without_station", name=name)
    elif not entities.accounts(session, row.entity_id):
        yield _failed("entity_without_account", name=name)
    else:
        yield _good("entity_complete", name=name)
    if row.training:
        yield _note("entity_training", name=name)


def _positions_service(tools: Tools, station: StationRow) -> Finding:
    """Whether the archive, or what holds the positions themselves, answers the entity."""
    model = HubModel(station.hub_model)
    name = "archive" if model is HubModel.STATION else "gpd"
    facts: dict[str, Fact] = {"station": station.station_id, "url": station.positions_url}
    try:
        key = secret_reference.resolve(station.positions_key, tools.environment)
    except WorldTrouble as trouble:
        return _failed(trouble.code, **facts, **trouble.facts)
    address = ServiceAddress(station.positions_url, key)
    if tools.positions[model].is_reachable(address, station.entity_id):
        return _good(f"{name}_reachable", **facts)
    return _failed(f"{name}_unreachable", **facts)


def _gate(settings: Settings) -> Iterator[Finding]:
    """Whether whoever reaches the port could speak as the hub."""
    if not settings.hub_pins:
        yield _note("hub_not_pinned")
    elif not settings.trusted_proxies:
        yield _failed("hub_pinned_without_proxy")
    else:
        yield _good("hub_pinned", certificates=len(settings.hub_pins))


def _flows(tools: Tools, entity_id: str) -> Iterator[Finding]:
    """Whether the settlement flows come by themselves, and what keeps them from it."""
    with tools.unit_of_work() as session:
        errors = [job.last_error for job in outbox.waiting(session, entity_id, FLOWS_FETCH)]
        refused = len(listing.refused(session, entity_id))
        both = all(hub_services.uses(session, entity_id, one) for one in FLOW_SERVICES)
        try:
            source = tools.flows.of(session, entity_id)
        except WorldTrouble as trouble:
            yield _failed("flows_key_missing", entity=entity_id, **trouble.facts)
            source = None
        except RuleBroken as trouble:
            yield _failed(trouble.code, entity=entity_id)
            source = None
    if source is not None:
        facts: dict[str, Fact] = {"entity": entity_id, "url": source.url}
        answers = source.is_reachable()
        yield (
            _good("flows_reachable", **facts) if answers else _failed("flows_unreachable", **facts)
        )
    if both:
        yield _note("flows_soap_idle", entity=entity_id)
    for error in filter(None, errors):
        yield _note("flows_postponed", entity=entity_id, error=error)
    if refused:
        yield _note("flows_refused", entity=entity_id, flows=refused)


def _missing_receipts(session: Session, using: list[str], clock: Clock) -> Iterator[Finding]:
    """Receipts looked for in vain, or not looked for because nobody said where."""
    for row in entities.entities(session):
        if row.entity_id in using:
            code, longer_than = "receipts_missing_long", LONG_SEARCH
        else:
            code, longer_than = "receipts_missing_unasked", timedelta(0)
        receipts = searches.count_waiting(session, row.entity_id, clock.now(), longer_than)
        if receipts:
            yield _note(code, name=row.name, receipts=receipts)


def _receipts_service(tools: Tools, entity_id: str) -> Finding:
    try:
        if tools.receipts.is_reachable(entity_id):
            return _good("receipts_reachable", entity=entity_id)
    except WorldTrouble as trouble:
        return _failed(f"service_{trouble.code}", entity=entity_id, **trouble.facts)
    return _failed("receipts_unreachable", entity=entity_id)


def _all_gpd_receipts(
    tools: Tools, stations: Sequence[StationRow], polling: Sequence[str]
) -> Iterator[Finding]:
    """The receipts of whoever asks for them, and those who keep debts at the hub and do not."""
    for entity_id in polling:
        yield from _gpd_receipts(tools, entity_id)
    keeping = {row.entity_id for row in stations if row.hub_model != HubModel.STATION}
    for entity_id in sorted(keeping.difference(polling)):
        yield _failed("gpd_receipts_unasked", entity=entity_id)


def _gpd_receipts(tools: Tools, entity_id: str) -> Iterator[Finding]:
    """Whether the receipts of the asynchronous model come by themselves, and all of them."""
    facts: dict[str, Fact] = {"entity": entity_id}
    try:
        answers = tools.poller.is_reachable(entity_id)
        yield (_good if answers else _failed)(
            "gpd_receipts_reachable" if answers else "gpd_receipts_unreachable", **facts
        )
    except WorldTrouble as trouble:
        yield _failed("gpd_receipts_key_missing", **facts, **trouble.facts)
    with tools.unit_of_work() as session:
        errors = [job.last_error for job in outbox.waiting(session, entity_id, RECEIPT_POLL)]
        missing = listed_receipts.count_waiting(session, entity_id, tried=True)
    for error in filter(None, errors):
        yield _note("gpd_receipts_postponed", **facts, error=error)
    if missing:
        yield _note("gpd_receipts_missing", **facts, receipts=missing)


def _checkout(tools: Tools, entity_id: str) -> Finding:
    try:
        if tools.carts.is_reachable(entity_id):
            return _good("checkout_reachable", entity=entity_id)
    except WorldTrouble as trouble:
        return _failed(f"checkout_{trouble.code}", entity=entity_id, **trouble.facts)
    return _failed("checkout_unreachable", entity=entity_id)


def _program(tools: Tools, row: ProgramRow) -> Finding:
    """Whether a management program tells what is owed; without it its last words hold."""
    facts: dict[str, Fact] = {"entity": row.entity_id, "name": row.name, "url": row.amounts_url}
    try:
        tools.programs.check(row)
    except PaymentsError as trouble:
        said = " ".join(str(fact) for fact in trouble.facts.values())
        return _failed("program_silent", **facts, reason=f"{trouble.code} {said}")
    return _good("program_answers", **facts)


def _paper() -> Iterator[Finding]:
    missing = [name for name in FONT_FOLDERS if not _has_font(name)]
    if missing:
        yield _failed("fonts_missing", fonts=", ".join(missing))
    else:
        yield _good("fonts_present")
    if not (resources_folder() / MARKS_FOLDER).is_dir():
        yield _note("marks_missing", folder=str(resources_folder() / MARKS_FOLDER))


def _has_font(name: str) -> bool:
    try:
        folder = resource_path("node_modules", "@expo-google-fonts", name)
    except WorldTrouble:
        return False
    return any(folder.rglob("*.ttf"))


def _good(code: str, **facts: Fact) -> Finding:
    return Finding(Grade.GOOD, code, facts)


def _note(code: str, **facts: Fact) -> Finding:
    return Finding(Grade.NOTE, code, facts)


def _failed(code: str, **facts: Fact) -> Finding:
    return Finding(Grade.FAILED, code, facts)
