"""Where the simulation takes the place of threads, slow hashes and the real world.

Everything else is the program as it is delivered.
"""

import itertools
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any
from unittest import mock

import structlog
from argon2 import PasswordHasher

from counter_app import composition
from counter_app.printing.spool import Spool
from counter_app.store.database import KEY_BYTES
from counter_app.store.key_slots import KeySlots, Stretching
from tests.simulation.desks import PAPERS

#: A desk's stock of numbers is small, so that it is used up and asked for again.
STOCK = 8
#: Batches and pages are small, so that there are many.
BATCH_LIMIT = 4
PAGE_LIMIT = 7

_CHEAP_HASHES = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
_CHEAP_STRETCHING = Stretching(passes=1, memory_kib=8, lanes=1)


#: What is an error for whoever watches over the server, and no defect of its program.
_EXPECTED = {"desk_exists_twice"}


class Complaints:
    """What the programs log as errors: a defect that a worker's loop or an event would swallow."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def __call__(self, _logger: Any, method: str, event: Mapping[str, Any]) -> Mapping[str, Any]:
        if method in ("error", "exception", "critical") and event["event"] not in _EXPECTED:
            self.heard.append(repr(dict(event)))
        raise structlog.DropEvent


def _same_bytes(count: int) -> bytes:
    """Keys and salts of all stores: a store made beforehand must open with each key."""
    return bytes(itertools.islice(itertools.cycle(b"simulated"), count))


STORE_KEY = _same_bytes(KEY_BYTES)


@contextmanager
def seams(printer: Any, complaints: Complaints) -> Iterator[None]:
    """Both programs without threads. `printer` makes a machine's printer from its name."""
    structlog.configure(processors=[complaints], cache_logger_on_first_use=False)
    with ExitStack() as stack:
        for name, value in {
            "counter_app.sync.engine.SyncEngine.start": _nothing,
            "counter_app.sync.listener.ChangeListener.start": _nothing,
            "counter_app.store.store_watch.StoreWatch.start": _nothing,
            "counter_app.printing.spool.Spool.start": _recover,
            "counter_app.sync.stock.FIRST_STOCK": STOCK,
            "counter_app.sync.stock.LEAST_STOCK": STOCK,
            "counter_app.sync.downloads.PAGE_LIMIT": PAGE_LIMIT,
            "counter_app.sync.delivery.BATCH_LIMIT": BATCH_LIMIT,
            "ssl.create_default_context": lambda: None,
        }.items():
            stack.enter_context(mock.patch(name, value))
        slots = partial(KeySlots, random_bytes=_same_bytes, stretching=_CHEAP_STRETCHING)
        for name, value in {
            "KeySlots": slots,
            "PasswordHasher": lambda: _CHEAP_HASHES,
            "paper_device": lambda choice: printer(choice.address),
            "program_version": lambda: "simulated",
            "Spool": partial(Spool, papers=PAPERS),
        }.items():
            stack.enter_context(mock.patch.object(composition, name, value))
        try:
            yield
        finally:
            structlog.reset_defaults()


def _nothing(_self: object) -> None:
    return None


def _recover(spool: Spool) -> None:
    for worker in spool._workers.values():
        worker._recover()
