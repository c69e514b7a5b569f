"""What comes from outside the program: time, ids, secrets, chance, the machine, and its keyring.

The real ones are made only here; tests hand in their own world.
"""

import random
import secrets
import sys
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from typing import Protocol

from counter_app.client.central_client import CentralClient
from counter_app.settings import CounterSettings
from counter_app.store.hardware import hardware_of
from counter_app.store.keyring_door import KeyringDoor, SystemKeyring
from counter_app.store.machine import is_virtual, machine_mark
from counter_app.sync.desk_connection import Connect
from payments_core.clock import Clock

_SECRET_BYTES = 24
_PACKAGE = "sportello-pagamenti"


class MachineClock(Clock, Protocol):
    """What a machine knows of time."""

    def ticks(self) -> float:
        """Seconds from any beginning, that nobody can set."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant, UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is where time comes from

    def ticks(self) -> float:
        """Seconds since the machine was started, those of its sleep too."""
        if sys.platform == "linux":
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.monotonic()


def new_id() -> str:
    """A fresh id, as good as unique."""
    return str(uuid.uuid4())  # noqa: TID251 - this is where ids come from


def new_secret() -> str:
    """A random text that nobody can guess."""
    return secrets.token_urlsafe(_SECRET_BYTES)


def program_version() -> str:
    """The version of this program, as the package says it."""
    return metadata.version(_PACKAGE)


@dataclass(frozen=True, slots=True)
class World:
    """What comes from outside the program; tests hand in their own. `machine` is its mark,
    `virtual` whether it can be rolled back as a whole."""

    clock: MachineClock
    keyring: KeyringDoor
    machine: str
    virtual: bool = False
    new_id: Callable[[], str] = new_id
    chance: Callable[[], float] = random.SystemRandom().random
    connect: Connect = CentralClient


def this_world(settings: CounterSettings) -> World:
    """The machine as it is, and the hardware that holds its store; `machine_without_identity`."""
    machine = machine_mark(hardware_of(settings.home))
    return World(SystemClock(), SystemKeyring(), machine, is_virtual())
