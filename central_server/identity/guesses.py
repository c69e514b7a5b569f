"""Slows down who tries one enrolment code after the other.

A code names no desk and no entity before it is right, so wrong ones are counted by the address that
they come from; IPv6 networks count as one address, because whoever has one has all of it. The count
is the process's own and ends with it: what keeps codes is their length, and this spares the
database and the log. A code is counted before it is looked up, so that guesses sent all at once are
slowed down like guesses sent in turn.
"""

import ipaddress
import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from payments_core.errors import RuleBroken
from payments_core.rules.sign_in_wait import wait_after

#: Longest wait between two codes: behind a proxy all desks have one address, and whoever makes a
#: desk must get a word in.
LAST_WAIT = timedelta(seconds=30)
#: Addresses that are remembered; beyond, the one that was quiet longest is forgotten.
ADDRESSES = 10_000
_NETWORK_BITS = 64


@dataclass(frozen=True, slots=True)
class _Count:
    codes: int
    blocked_until: datetime


class Guesses:
    """Counts from any thread."""

    def __init__(self, addresses: int = ADDRESSES) -> None:
        self._addresses = addresses
        self._counts: OrderedDict[str, _Count] = OrderedDict()
        self._guard = threading.Lock()

    def begin(self, address: str, now: datetime) -> None:
        """Count a code, or refuse it with `enrolment_blocked` and the seconds left to wait."""
        source = _source(address)
        with self._guard:
            known = self._counts.get(source, _Count(0, now))
            if known.blocked_until > now:
                left = -((now - known.blocked_until) // timedelta(seconds=1))
                raise RuleBroken("enrolment_blocked", seconds=left)
            codes = known.codes + 1
            self._counts[source] = _Count(codes, now + min(wait_after(codes), LAST_WAIT))
            self._counts.move_to_end(source)
            while len(self._counts) > self._addresses:
                self._counts.popitem(last=False)

    def succeed(self, address: str) -> None:
        """The code was right: who sent it has not been guessing."""
        with self._guard:
            self._counts.pop(_source(address), None)


def _source(address: str) -> str:
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if ip.version == 4:
        return address
    return str(ipaddress.ip_network((ip, _NETWORK_BITS), strict=False))
