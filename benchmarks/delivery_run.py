"""A desk that has worked alone for a while delivers what it has released."""

import time
import uuid
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy.orm import Session

from benchmarks.measure import Finding, Samples
from benchmarks.sync_city import CREDENTIAL, ENTITY, address_of
from counter_app.client.central_client import CentralClient
from counter_app.events import CounterEvents
from counter_app.store import desk, notices, numbers, outbox
from counter_app.store.database import KEY_BYTES, Database
from counter_app.store.number_mark import NumberMark
from counter_app.store.number_source import NumberSource
from counter_app.sync.delivery import Delivery
from counter_app.world import SystemClock
from payments_core.wire.desk.messages import EnrolReply
from payments_core.wire.desk.operation_messages import LeaseReply, LeaseRequest
from tests.factories.fake_server import citizen
from tests.factories.server import release_operation

#: Product, chapter 6: a thousand notices in twenty seconds.
TARGET_MS_EACH = 20.0
MACHINE = "machine"

#: Where the rows of one notice are, and which of the bound values finds them there.
_ROWS = {
    "positions": ("position_id", "position"),
    "position_events": ("position_id", "position"),
    "installments": ("position_id", "position"),
    "transfers": ("position_id", "position"),
    "allocations": ("position_id", "position"),
    "notices": ("notice_number", "number"),
    "changes": ("notice_number", "number"),
    "outbox": ("subject", "number"),
    "inbox": ("external_id", "operation"),
}


def run(folder: Path, url: str, server_url: str, desk_id: str, count: int) -> Finding:
    """Release so many notices without the server, then deliver them all."""
    with CentralClient(server_url, address_of(desk_id)) as client:
        database, operations = released_alone(folder, server_url, desk_id, client, count)
        delivery = Delivery(database, CounterEvents(), SystemClock(), lambda: 0.0)
        begin = time.perf_counter()
        delivery.deliver(client)
        seconds = time.perf_counter() - begin
    with database.read() as session:
        waiting = outbox.count(session)
        unpayable = [one for one in operations.values() if not _is_payable(session, one)]
    database.close()
    if waiting or unpayable:
        raise RuntimeError(f"{waiting} notices wait, {len(unpayable)} cannot be paid")
    return Finding(
        f"{count} queued notices delivered, all of them",
        Samples.of([seconds]),
        Samples.of([bare_inserts(url, operations)]),
        target_ms=TARGET_MS_EACH * count,
        share=1.0,
    )


def _is_payable(session: Session, number: str) -> bool:
    row = notices.by_number(session, number)
    return row is not None and row.payable_at is not None


def released_alone(
    folder: Path, server_url: str, desk_id: str, client: CentralClient, count: int
) -> tuple[Database, dict[str, str]]:
    """The desk's store with so many notices in its outbox, and the number of each operation."""
    database = Database(folder / desk_id / "store.db")
    database.open(bytes(KEY_BYTES))
    now = SystemClock().now()
    enrolled = EnrolReply(entity_id=ENTITY, desk_id=desk_id, credential=CREDENTIAL)
    block = client.lease(LeaseRequest(count=count))
    with database.write() as session:
        desk.enrol(session, enrolled, server_url, MACHINE, now)
        numbers.add_lease(session, desk_id, block, now)
    source = NumberSource(database, NumberMark(folder / f"{desk_id}.json"), MACHINE)
    source.examine()
    return database, dict(release(source, block) for _ in range(count))


def release(source: NumberSource, block: LeaseReply) -> tuple[str, str]:
    """One notice as the desk's release keeps it: its operation and its number."""
    operation_id = str(uuid.uuid4())  # noqa: TID251 - nothing here is to be repeatable
    now = SystemClock().now()
    with source.next_numbers() as (session, (number,)):
        operation = release_operation(
            block, operation_id=operation_id, number=number.notice_number, released_at=now
        )
        notices.add(session, operation, citizen(), offline_kind=True)
        outbox.add(session, operation, number.notice_number, now)
    return operation_id, number.notice_number


def bare_inserts(url: str, operations: dict[str, str]) -> float:
    """Seconds for the same rows once more into tables alike, a durable commit for each notice."""
    plain = url.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(plain, autocommit=True) as connection:
        for table in _ROWS:
            alike = sql.SQL("CREATE TABLE {} (LIKE {} INCLUDING ALL)")
            connection.execute(alike.format(_bare(table), sql.Identifier(table)))
        found = connection.execute("SELECT notice_number, position_id FROM installments")
        positions: dict[str, str] = dict(found.fetchall())
        statements = [
            sql.SQL("INSERT INTO {} SELECT * FROM {} WHERE entity_id = {} AND {} = {}").format(
                _bare(table), sql.Identifier(table), sql.Placeholder("entity"),
                sql.Identifier(column), sql.Placeholder(value),
            )
            for table, (column, value) in _ROWS.items()
        ]  # fmt: skip
        begin = time.perf_counter()
        for operation, number in operations.items():
            facts = {
                "entity": ENTITY, "operation": operation, "number": number,
                "position": positions[number],
            }  # fmt: skip
            with connection.transaction():
                for statement in statements:
                    connection.execute(statement, facts)
        return time.perf_counter() - begin


def _bare(table: str) -> sql.Identifier:
    return sql.Identifier(f"bare_{table}")
