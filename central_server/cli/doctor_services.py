"""What `doctor` finds about everybody whom the server asks: each service of the hub with its
address and key, what waits for it, and the management programs.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from central_server.cli.command import Tools
from central_server.cli.findings import Finding, failed, good, note
from central_server.entities import hub_services, programs, secret_reference
from central_server.entities import repository as entities
from central_server.entities.models import HubModel, HubService, ProgramRow, StationRow
from central_server.hub.address import ServiceAddress
from central_server.jobs import outbox
from central_server.payments import listed_receipts, searches
from central_server.payments.polling import RECEIPT_POLL
from central_server.settlement import listing
from central_server.settlement.fetching import FLOWS_FETCH
from central_server.settlement.sources import FLOW_SERVICES
from payments_core.clock import Clock
from payments_core.errors import Fact, PaymentsError, RuleBroken, WorldTrouble

#: A receipt looked for so long is worth a word: the hub had it, or somebody has to ask there.
LONG_SEARCH = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class _Used:
    """Who uses which service."""

    stations: Sequence[StationRow]
    flows: Sequence[str]
    receipts: Sequence[str]
    polled_receipts: Sequence[str]
    uploads: Sequence[str]
    carts: Sequence[str]
    programs: Sequence[ProgramRow]


def services(tools: Tools) -> Iterator[Finding]:
    """Ask each service that an entity uses; nothing but the database is open meanwhile."""
    with tools.unit_of_work() as session:
        used = _used(session, tools)
        missing = list(_missing_receipts(session, used.receipts, tools.clock))
    yield from missing
    for station in used.stations:
        yield _positions_service(tools, station)
    for entity_id in used.uploads:
        yield _answers(
            "uploads", tools.neighbours.uploads.is_reachable, entity_id, "uploads_key_missing"
        )
    for entity_id in used.flows:
        yield from _flows(tools, entity_id)
    for entity_id in used.receipts:
        yield _answers(
            "receipts", tools.neighbours.receipts.is_reachable, entity_id, "service_secret_missing"
        )
    yield from _all_gpd_receipts(tools, used.stations, used.polled_receipts)
    for entity_id in used.carts:
        yield _answers(
            "checkout", tools.neighbours.carts.is_reachable, entity_id, "checkout_secret_missing"
        )
    for program in used.programs:
        yield _program(tools, program)


def _used(session: Session, tools: Tools) -> _Used:
    rows = [row.entity_id for row in entities.entities(session)]
    return _Used(
        stations=[one for entity_id in rows for one in entities.stations(session, entity_id)],
        flows=tools.neighbours.flows.users(session),
        receipts=hub_services.users_of(session, HubService.RECEIPTS),
        polled_receipts=hub_services.users_of(session, HubService.GPD_RECEIPTS),
        uploads=hub_services.users_of(session, HubService.GPD_UPLOAD),
        carts=hub_services.users_of(session, HubService.CHECKOUT),
        programs=[one for entity_id in rows for one in programs.programs(session, entity_id)],
    )


def _missing_receipts(session: Session, using: Sequence[str], clock: Clock) -> Iterator[Finding]:
    """Receipts looked for in vain, or not looked for because nobody said where."""
    for row in entities.entities(session):
        if row.entity_id in using:
            code, longer_than = "receipts_missing_long", LONG_SEARCH
        else:
            code, longer_than = "receipts_missing_unasked", timedelta(0)
        receipts = searches.count_waiting(session, row.entity_id, clock.now(), longer_than)
        if receipts:
            yield note(code, name=row.name, receipts=receipts)


def _answers(
    service: str, asks: Callable[[str], bool | None], entity_id: str, no_key: str
) -> Finding:
    """Whether a service answers the entity with its key; None where there is nobody to ask as.
    `no_key`: the code for a key that is not in the environment."""
    try:
        answers = asks(entity_id)
    except WorldTrouble as trouble:
        return failed(no_key, entity=entity_id, **trouble.facts)
    if answers is False:
        return failed(f"{service}_unreachable", entity=entity_id)
    return good(f"{service}_reachable", entity=entity_id)


def _positions_service(tools: Tools, station: StationRow) -> Finding:
    """Whether the archive, or what holds the positions themselves, answers the entity."""
    model = HubModel(station.hub_model)
    name = "archive" if model is HubModel.STATION else "gpd"
    facts: dict[str, Fact] = {"station": station.station_id, "url": station.positions_url}
    try:
        key = secret_reference.resolve(station.positions_key, tools.environment)
    except WorldTrouble as trouble:
        return failed(trouble.code, **facts, **trouble.facts)
    address = ServiceAddress(station.positions_url, key)
    if tools.neighbours.positions[model].is_reachable(address, station.entity_id):
        return good(f"{name}_reachable", **facts)
    return failed(f"{name}_unreachable", **facts)


def _flows(tools: Tools, entity_id: str) -> Iterator[Finding]:
    """Whether the settlement flows come by themselves, and what keeps them from it."""
    with tools.unit_of_work() as session:
        errors = [job.last_error for job in outbox.waiting(session, entity_id, FLOWS_FETCH)]
        refused = len(listing.refused(session, entity_id))
        both = all(hub_services.uses(session, entity_id, one) for one in FLOW_SERVICES)
        try:
            source = tools.neighbours.flows.of(session, entity_id)
        except WorldTrouble as trouble:
            yield failed("flows_key_missing", entity=entity_id, **trouble.facts)
            source = None
        except RuleBroken as trouble:
            yield failed(trouble.code, entity=entity_id)
            source = None
    if source is not None:
        facts: dict[str, Fact] = {"entity": entity_id, "url": source.url}
        answers = source.is_reachable()
        yield (
            good("flows_reachable", **facts) if answers else failed("flows_unreachable", **facts)
        )
    if both:
        yield note("flows_soap_idle", entity=entity_id)
    for error in filter(None, errors):
        yield note("flows_postponed", entity=entity_id, error=error)
    if refused:
        yield note("flows_refused", entity=entity_id, flows=refused)


def _all_gpd_receipts(
    tools: Tools, stations: Sequence[StationRow], polling: Sequence[str]
) -> Iterator[Finding]:
    """The receipts of whoever asks for them, and those who keep debts at the hub and do not."""
    for entity_id in polling:
        yield from _gpd_receipts(tools, entity_id)
    keeping = {row.entity_id for row in stations if row.hub_model != HubModel.STATION}
    for entity_id in sorted(keeping.difference(polling)):
        yield failed("gpd_receipts_unasked", entity=entity_id)


def _gpd_receipts(tools: Tools, entity_id: str) -> Iterator[Finding]:
    """Whether the receipts of the asynchronous model come by themselves, and all of them."""
    yield _answers(
        "gpd_receipts",
        tools.neighbours.polled_receipts.is_reachable,
        entity_id,
        "gpd_receipts_key_missing",
    )
    with tools.unit_of_work() as session:
        errors = [job.last_error for job in outbox.waiting(session, entity_id, RECEIPT_POLL)]
        missing = listed_receipts.count_waiting(session, entity_id, tried=True)
    for error in filter(None, errors):
        yield note("gpd_receipts_postponed", entity=entity_id, error=error)
    if missing:
        yield note("gpd_receipts_missing", entity=entity_id, receipts=missing)


def _program(tools: Tools, row: ProgramRow) -> Finding:
    """Whether a management program tells what is owed; without it its last words hold."""
    facts: dict[str, Fact] = {"entity": row.entity_id, "name": row.name, "url": row.amounts_url}
    try:
        tools.neighbours.programs.check(row)
    except PaymentsError as trouble:
        said = " ".join(str(fact) for fact in trouble.facts.values())
        return failed("program_silent", **facts, reason=f"{trouble.code} {said}")
    return good("program_answers", **facts)
