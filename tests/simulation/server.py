"""The central server: the real application on a real database, without its worker's threads."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from unittest import mock

import httpx
from argon2 import PasswordHasher
from sqlalchemy import Engine

from central_server import composition
from central_server.composition import Sources, build_app
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import Session, UnitOfWork
from central_server.identity.models import DeskRow
from central_server.identity.secrets import fingerprint
from central_server.migrations.tables import all_tables
from central_server.settings import Settings
from tests.factories.server import (
    ENTITY,
    PASSWORD,
    add_citizen,
    add_entity,
    add_kind,
    add_operator,
)
from tests.simulation.asgi import Caller
from tests.simulation.disks import power_server
from tests.simulation.power import Power, PowerCut

CITIZENS = ("citizen-1", "citizen-2")
TAX_CODES = ("RSSMRA80A01Z999Y", "RSSMRA80A41Z999C")
#: Kinds of debt: the first may be released without the line. What is typed into the field is on
#: the paper, so that two debts never look alike.
KINDS = {"carta": True, "concorso": False}
SERIAL = "pratica"
_CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def fill(session: Session) -> None:
    """An entity at work, whose desks are yet to be added."""
    add_entity(session)
    field = {"field": SERIAL, "label": "Pratica", "label_en": "File", "type": "text"}
    for kind_id, offline in KINDS.items():
        add_kind(
            session, kind_id=kind_id, offline=offline, fields=[field],
            remittance=f"{kind_id} {{{SERIAL}}}",
        )  # fmt: skip
    add_operator(session, password_hash=_CHEAP.hash(PASSWORD))
    for citizen_id, code in zip(CITIZENS, TAX_CODES, strict=True):
        add_citizen(session, citizen_id=citizen_id, tax_code=code)


class CentralServer:
    """One machine with the server on it. The program is built once and serves one world after
    the other: it keeps nothing between two requests but its connections."""

    def __init__(self, folder: Path, sources: Callable[[], Sources]) -> None:
        self.power = Power()
        self._path = folder / "server.db"
        self._template = folder / "template.db"
        self._copy = folder / "copy.db"
        self.saved = False
        self.restored = 0
        self._make_template()
        self._engine: Engine | None = None
        self._now = _Now(sources).now
        delegating = Sources(
            clock=_Now(sources),
            new_id=lambda: sources().new_id(),
            new_secret=lambda: sources().new_secret(),
            chance=lambda: sources().chance(),
        )
        with mock.patch.object(composition, "make_engine", self._make_engine):
            app = build_app(
                Settings(database_url=f"sqlite:///{self._path}"), delegating, work=False
            )
        self._caller = Caller(app)
        assert self._engine is not None
        self.unit_of_work = UnitOfWork(self._engine)

    def begin(self) -> None:
        """A fresh database, for another world."""
        self.saved = False
        self.restored = 0
        self._bring(self._template)
        self.power.back()

    def close(self) -> None:
        self._let_go()
        self._caller.close()

    def answer(self, request: httpx.Request) -> httpx.Response:
        """What the server answers; while it is off nobody does."""
        if not self.power.is_on:
            raise httpx.ConnectError("server off", request=request)
        try:
            response = self._caller.ask(request)
        except PowerCut:
            self._let_go()
            raise httpx.ReadError("server lost its power", request=request) from None
        # As the web server in front of the application does.
        response.headers["Date"] = format_datetime(self._now(), usegmt=True)
        return response

    def switch_off(self) -> None:
        self.power.cut()
        self._let_go()

    def switch_on(self) -> None:
        """Power, and the program anew; harmless when it is on."""
        self.power.back()

    def save(self) -> None:
        """Copy the database; the last connection that closes leaves it in one file."""
        self._let_go()
        shutil.copy(self._path, self._copy)
        self.saved = True

    def bring_back(self) -> None:
        """Go on from the copy: what happened since has never happened."""
        self._bring(self._copy)
        self.restored += 1

    def _bring(self, source: Path) -> None:
        self._let_go()
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        shutil.copy(source, self._path)

    def add_desk(self, desk_id: str, code: str) -> None:
        """What an administrator does: a desk, or a new code for the one there is."""
        self.power.spare()
        with self.unit_of_work() as session:
            row = session.get(DeskRow, (ENTITY, desk_id))
            if row is None:
                row = DeskRow(
                    entity_id=ENTITY, desk_id=desk_id, name=desk_id, office="Anagrafe",
                    generation=0,
                )  # fmt: skip
                session.add(row)
            row.enrolment_hash, row.enrolment_used_at = fingerprint(code), None

    @contextmanager
    def looked_at(self) -> Iterator["Books"]:
        """The database as it is on the disk, by a way of our own."""
        connection = sqlite3.connect(self._path, isolation_level=None)
        try:
            yield Books(connection)
        finally:
            connection.close()

    def _make_engine(self, url: str, statement_seconds: int | None = None) -> Engine:
        self._engine = make_engine(url, statement_seconds)
        power_server(self._engine, self.power)
        return self._engine

    def _make_template(self) -> None:
        engine = make_engine(f"sqlite:///{self._template}")
        all_tables().create_all(engine)
        with UnitOfWork(engine)() as session:
            fill(session)
        engine.dispose()

    def _let_go(self) -> None:
        if self._engine is not None:
            self._engine.dispose()


class _Now:
    def __init__(self, sources: Callable[[], Sources]) -> None:
        self._sources = sources

    def now(self) -> datetime:
        return self._sources().clock.now().astimezone(UTC)


class Books:
    """What the server's database says, read by nobody's code but ours."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, query: str) -> list[tuple]:
        return self._connection.execute(query).fetchall()

    def inbox(self) -> dict[tuple[str, str], tuple[dict, dict | None]]:
        """Payload and answer of each operation, by its source and id."""
        return {
            (source, key): (json.loads(payload), json.loads(answer) if answer else None)
            for source, key, payload, answer in self.rows(
                "SELECT source, external_id, payload, answer FROM inbox"
            )
        }

    def status_of(self) -> dict[str, str]:
        """The status of the position behind each notice number."""
        return dict(
            self.rows(
                "SELECT i.notice_number, p.status FROM installments i JOIN positions p"
                " ON p.entity_id = i.entity_id AND p.position_id = i.position_id"
            )
        )
