"""Builds the server, once: the only place that knows the real clock, ids, secrets and chance."""

import secrets
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from anyio import to_thread
from fastapi import APIRouter, FastAPI
from sqlalchemy import Engine

from central_server.api import (
    anomalies,
    cancellations,
    carts,
    catalogue,
    changes,
    citizens,
    day,
    desks,
    handed_tasks,
    health,
    notices,
    pads,
    problems,
    refunds,
    registry,
    sessions,
    settlement,
)
from central_server.api.body_limit import BodyLimit
from central_server.api.doors import Doors
from central_server.changes import feed
from central_server.changes.push import ChangeBell
from central_server.db.engine import make_engine
from central_server.db.notifications import NotificationThread
from central_server.db.unit_of_work import UnitOfWork
from central_server.hub_inbound.endpoint import make_router
from central_server.hub_inbound.gate import Gate
from central_server.hub_inbound.options_endpoint import make_options_router
from central_server.hub_inbound.payment_options import PaymentOptions
from central_server.hub_inbound.station import Station
from central_server.identity import enrolment_codes
from central_server.identity.guesses import Guesses
from central_server.jobs import outbox
from central_server.jobs.worker import Worker
from central_server.migrations import schema
from central_server.neighbours import Neighbours, find_neighbours
from central_server.settings import Settings, marks_folder
from payments_core.clock import Clock
from payments_core.model.third_party_marks import ThirdPartyMarks
from payments_documents.pdf.mark_files import look_into

#: Bytes of chance in tokens and credentials.
SECRET_BYTES = 32


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant."""
        return datetime.now(UTC)  # noqa: TID251  (the composition is where real time comes in)


def new_id() -> str:
    """A random UUID."""
    return str(uuid.uuid4())  # noqa: TID251  (the composition is where real ids come in)


def new_secret() -> str:
    """A random text for tokens and credentials."""
    return secrets.token_urlsafe(SECRET_BYTES)


def new_enrolment_code() -> str:
    """A random one-time code for people to type."""
    return enrolment_codes.grouped(
        "".join(secrets.choice(enrolment_codes.ALPHABET) for _ in range(enrolment_codes.LENGTH))
    )


#: A statement of the web server that takes longer has nobody left who waits for its answer: desks
#: read for 10 seconds, the hub for 7.
STATEMENT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Sources:
    """Where time, ids, secrets and chance come from; tests hand in their own."""

    clock: Clock = field(default_factory=SystemClock)
    new_id: Callable[[], str] = new_id
    new_secret: Callable[[], str] = new_secret
    chance: Callable[[], float] = secrets.SystemRandom().random


@dataclass(frozen=True, slots=True)
class Server:
    """The parts of one process."""

    engine: Engine
    unit_of_work: UnitOfWork
    sources: Sources
    neighbours: Neighbours
    worker: Worker

    def close(self) -> None:
        """Give the connections back."""
        self.neighbours.close()
        self.engine.dispose()


def build(
    settings: Settings, sources: Sources | None = None, *, statement_seconds: int | None = None
) -> Server:
    """The parts that every command needs; nothing runs yet."""
    sources = sources or Sources()
    engine = make_engine(settings.database_url, statement_seconds)
    unit_of_work = UnitOfWork(engine)
    neighbours = find_neighbours(unit_of_work, sources.clock, sources.new_id)
    worker = Worker(
        unit_of_work,
        neighbours.handlers,
        sources.clock,
        sources.chance,
        threads=settings.worker_threads,
        chores=neighbours.chores,
    )
    return Server(engine, unit_of_work, sources, neighbours, worker)


def build_app(settings: Settings, sources: Sources | None = None, *, work: bool = True) -> FastAPI:
    """The web application; with `work` its process also empties the outbox."""
    server = build(settings, sources, statement_seconds=STATEMENT_SECONDS)
    bell = ChangeBell(partial(_last_cursor, server.unit_of_work))
    app = FastAPI(
        title="Central server",
        lifespan=partial(_running, settings, server, bell, work),
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.add_middleware(BodyLimit, prefix="/api/")
    problems.install(app)
    marks = look_into(marks_folder(settings)).marks
    app.include_router(_api(server, bell, marks), prefix="/api/v1")
    app.include_router(health.routes(partial(schema.current, server.engine), schema.head()))
    gate = _gate(settings, server)
    app.include_router(make_router(_station(server), gate))
    app.include_router(make_options_router(_payment_options(server), gate))
    return app


#: Groups of routes that need the doors alone.
_GROUPS = (
    pads, sessions, citizens, notices, cancellations, refunds, anomalies, day, handed_tasks,
    changes, catalogue,
)  # fmt: skip


def _api(server: Server, bell: ChangeBell, marks: ThirdPartyMarks) -> APIRouter:
    sources = server.sources
    doors = Doors(server.unit_of_work, sources.clock, sources.new_id, sources.new_secret, bell)
    router = APIRouter()
    router.include_router(desks.routes(doors, marks, Guesses()))
    for group in _GROUPS:
        router.include_router(group.routes(doors))
    for group in (registry, settlement):
        router.include_router(group.routes(doors))
    router.include_router(carts.routes(doors, server.neighbours.carts))
    return router


def _station(server: Server) -> Station:
    sources, neighbours = server.sources, server.neighbours
    return Station(
        server.unit_of_work, sources.clock, sources.new_id, neighbours.programs, neighbours.signer
    )


def _gate(settings: Settings, server: Server) -> Gate:
    return Gate(
        server.sources.clock, settings.hub_pins, settings.trusted_proxies, settings.hub_networks
    )


def _payment_options(server: Server) -> PaymentOptions:
    return PaymentOptions(
        server.unit_of_work, server.sources.clock, server.sources.new_id, server.neighbours.programs
    )


def _last_cursor(unit_of_work: UnitOfWork, entity_id: str) -> int:
    with unit_of_work() as session:
        return feed.last_cursor(session, entity_id)


@asynccontextmanager
async def _running(
    settings: Settings, server: Server, bell: ChangeBell, work: bool, _app: FastAPI
) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = settings.request_threads
    bell.open()
    server.unit_of_work.subscribe(bell.hear)
    server.unit_of_work.subscribe(server.worker.hear)
    notifications = listen(server, bell.hear)
    if work:
        server.worker.start()
    try:
        yield
    finally:
        bell.close()
        if work:
            server.worker.stop()
        if notifications:
            notifications.stop()
        server.close()


def listen(server: Server, hear_changes: Callable[[str, str], None]) -> NotificationThread | None:
    """On PostgreSQL, hear what other processes announce; None on SQLite, which has no others."""
    if server.engine.dialect.name != "postgresql":
        return None

    def hear(topic: str, entity_id: str) -> None:
        hear_changes(topic, entity_id)
        server.worker.hear(topic, entity_id)

    thread = NotificationThread(server.engine, (feed.CHANNEL, outbox.CHANNEL), hear)
    thread.start()
    return thread
