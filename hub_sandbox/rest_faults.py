"""Faults made on purpose in the hub's REST services: which answers go wrong next, and how.

Faults wait in one table until a call of their service comes; each spoils one answer.
"""

from collections import defaultdict, deque
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock

#: Slowest answer, seconds: by then every caller has given up.
MAX_SLOW_SECONDS = 60.0


class Service(StrEnum):
    """A service of the hub, as the command names it: flows over REST or SOAP, receipts of the
    hub's two services of them."""

    ARCHIVE = "archive"
    GPD = "gpd"
    UPLOAD = "upload"
    FLOWS = "flows"
    RECEIPTS = "receipts"
    CHECKOUT = "checkout"


class RestFault(StrEnum):
    """What goes wrong with an answer.

    An answer that is lost, slow or garbled is that of a call that was carried out; the others
    refuse the call: 500, 503, and 429 with Retry-After.
    """

    LOST_ANSWER = "lost-answer"
    SLOW = "slow"
    GARBLED = "garbled"
    ERROR = "error"
    UNAVAILABLE = "unavailable"
    TOO_MANY = "too-many"


_PREFIXES = {
    "/aca/": Service.ARCHIVE,
    "/gpd/debt-positions-service/": Service.GPD,
    "/upload/": Service.UPLOAD,
    "/fdr-org/": Service.FLOWS,
    "/nodo-auth/": Service.FLOWS,
    "/bizevents/": Service.RECEIPTS,
    "/gpd/payments-receipts-service/": Service.RECEIPTS,
    "/checkout/": Service.CHECKOUT,
}


def service_of(path: str) -> Service | None:
    """The service that stands under a path; None for the sandbox's own control interface."""
    return next((found for prefix, found in _PREFIXES.items() if path.startswith(prefix)), None)


@dataclass(frozen=True, slots=True)
class PlannedFault:
    """A fault that waits for its call; None where the answer is to be good.

    With an `entity_id` it waits for a call about that entity. `seconds`: how slow.
    """

    fault: RestFault | None
    entity_id: str | None = None
    seconds: float = 0


class RestFaults:
    """The table of faults to come; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._planned: dict[Service, deque[PlannedFault]] = defaultdict(deque)

    def plan(self, service: Service, planned: PlannedFault, count: int, after: int) -> None:
        """Have the next `after` answers of a service go well, and `count` more go wrong."""
        good = PlannedFault(None, planned.entity_id)
        with self._lock:
            self._planned[service].extend([good] * after + [planned] * count)

    def take(self, service: Service, path: str) -> PlannedFault | None:
        """What is to go wrong with the call that has come; it is then out of the table."""
        steps = path.split("/")
        with self._lock:
            waiting = self._planned[service]
            for planned in waiting:
                if planned.entity_id is None or planned.entity_id in steps:
                    waiting.remove(planned)
                    return planned if planned.fault is not None else None
        return None
