"""All desks of a city come back at the same moment, after a day without the server."""

import secrets
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

import httpx

from benchmarks.measure import Finding, Samples
from benchmarks.sync_city import address_of
from counter_app.client.central_client import CentralClient
from counter_app.world import SystemClock
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.identifiers import notice_number
from payments_core.wire.desk.contact_messages import (
    PROTOCOL,
    ContactRequest,
    DeskHealth,
    DeskStanding,
    HeldLease,
)
from payments_core.wire.desk.message import PAGE_LIMIT
from payments_core.wire.desk.operation_messages import (
    BATCH_LIMIT,
    LeaseReply,
    LeaseRequest,
    Operation,
    OperationBatch,
    OperationOutcome,
)
from tests.factories.server import release_operation

#: Product, chapter 6.
TARGET_MS = 120_000.0
#: Notices that each desk has released in the meantime.
RELEASED = 5
BLOCK = 500

_T = TypeVar("_T")


@dataclass
class ReturningDesk:
    """A desk as the server sees it: its calls in their order, and its push stream."""

    server_url: str
    desk_id: str
    operations: tuple[Operation, ...] = ()
    block: LeaseReply | None = None
    registered: list[str] = field(default_factory=list)
    calls: list[tuple[str, float]] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)
    heard: threading.Event = field(default_factory=threading.Event)

    def open_client(self) -> CentralClient:
        """The desk's own connection."""
        return CentralClient(self.server_url, address_of(self.desk_id))

    def leave(self) -> None:
        """Take numbers in the morning, and release some of them without the server."""
        with self.open_client() as client:
            self.block = client.lease(LeaseRequest(count=BLOCK))
        self.operations = tuple(
            release_operation(
                self.block,
                operation_id=str(uuid.uuid4()),  # noqa: TID251 - not to be repeatable
                number=notice_number.build(
                    self.block.segregation_code, self.block.first_base + step
                ),
                released_at=SystemClock().now(),
            )
            for step in range(RELEASED)
        )

    def come_back(self) -> float:
        """Report, deliver, fetch numbers, read what happened; seconds until all is done."""
        begin = time.perf_counter()
        listening = threading.Thread(target=self._listen, daemon=True)
        listening.start()
        with self.open_client() as client, suppress(WorldTrouble, RuleBroken, BadValue):
            self._catch_up(client)
        if not self.heard.wait(TARGET_MS / 1000):
            self.trouble.append("the push stream was not opened")
        return time.perf_counter() - begin

    def _catch_up(self, client: CentralClient) -> None:
        reply = self._ask("report", lambda: client.contact(self._report()))
        if reply.standing is not DeskStanding.HOLDER:
            self.trouble.append("not the holder of its numbers")
        for first in range(0, len(self.operations), BATCH_LIMIT):
            releases = self.operations[first : first + BATCH_LIMIT]
            batch = OperationBatch(operations=releases)
            answers = self._ask("delivery", partial(client.deliver, batch)).answers
            for operation, answer in zip(releases, answers, strict=True):
                if answer.outcome is OperationOutcome.ACCEPTED:
                    self.registered.append(operation.release.notice_number)
                else:
                    self.trouble.append(repr(answer))
        self._ask("lease", lambda: client.lease(LeaseRequest(count=BLOCK)))
        self._ask("profile", client.profile)
        self._read_changes(client)

    def _read_changes(self, client: CentralClient) -> None:
        cursor, more = 0, True
        while more:
            page = self._ask("changes", partial(client.changes, cursor, PAGE_LIMIT))
            cursor, more = page.cursor, len(page.changes) == PAGE_LIMIT

    def _ask(self, what: str, call: Callable[[], _T]) -> _T:
        """The answer of one call; how long each kind of call took is kept."""
        begin = time.perf_counter()
        try:
            return call()
        except (WorldTrouble, RuleBroken, BadValue) as trouble:
            self.trouble.append(f"{what}: {trouble!r}")
            raise
        finally:
            self.calls.append((what, time.perf_counter() - begin))

    def _report(self) -> ContactRequest:
        now = SystemClock().now()
        held = () if self.block is None else (HeldLease(**self.block.model_dump()),)
        return ContactRequest(
            protocol=PROTOCOL, installation_id=None, turn_no=0, turn=None,
            next_turn=secrets.token_urlsafe(24), sent_at=now, change_cursor=0, leases=held,
            health=DeskHealth(
                program_version="1.0", clock_at=now, waiting=RELEASED, oldest_waiting_at=now,
                numbers_left=BLOCK - RELEASED, open_tasks=0,
            ),
        )  # fmt: skip

    def _listen(self) -> None:
        try:
            with self.open_client() as client, client.change_stream(0) as stream:
                for _ in stream.signs():
                    self.heard.set()
                    return
        except (WorldTrouble, RuleBroken) as trouble:
            self.trouble.append(f"push stream: {trouble!r}")


def run(desks: Sequence[ReturningDesk]) -> tuple[list[Finding], list[str]]:
    """Let them all come back at once: how long each took, and everything that went wrong."""
    seconds = at_once([desk.come_back for desk in desks])
    bare = at_once([partial(_bare, desk) for desk in desks])
    whole = Finding(
        f"{len(desks)} desks back at once, each until done",
        Samples.of(seconds),
        Samples.of(bare),
        target_ms=TARGET_MS,
        share=1.0,
    )
    calls = [call for desk in desks for call in desk.calls]
    kinds = dict.fromkeys(what for what, _ in calls)
    parts = [
        Finding(f"  {kind}", Samples.of(took for what, took in calls if what == kind))
        for kind in kinds
    ]
    return [whole, *parts], [trouble for desk in desks for trouble in desk.trouble]


def _bare(desk: ReturningDesk) -> float:
    """Seconds for as many requests for the shortest page of the server that asks the database."""
    begin = time.perf_counter()
    with httpx.Client(base_url=desk.server_url, timeout=60, trust_env=False) as client:
        for _ in desk.calls:
            client.get("/health/ready").raise_for_status()
    return time.perf_counter() - begin


def at_once(works: Sequence[Callable[[], float]]) -> list[float]:
    """Do all of it at the same moment, a thread each."""
    barrier = threading.Barrier(len(works))

    def begin(work: Callable[[], float]) -> float:
        barrier.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(begin, works))
