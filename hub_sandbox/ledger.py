"""The hub's memory of payments: who is paying, what was paid, which receipts went out."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from hub_sandbox.deliveries import Delivery
from hub_sandbox.messages import PaidNotice
from hub_sandbox.refusals import HubFault, HubRefusal


class Ledger:
    """Payments in the order in which they were made; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._in_progress: set[tuple[str, str]] = set()
        self._payments: list[PaidNotice] = []
        self._deliveries: dict[str, tuple[Delivery, ...]] = {}
        self._hidden: dict[str, int] = {}

    @contextmanager
    def in_progress(self, entity_id: str, notice_number: str) -> Iterator[None]:
        """Holds a notice for one payer; refuses a paid one and one that somebody else holds."""
        key = (entity_id, notice_number)
        with self._lock:
            if key in self._in_progress:
                raise HubRefusal(HubFault.IN_PROGRESS)
            if any((paid.entity.tax_code, paid.notice_number) == key for paid in self._payments):
                raise HubRefusal(HubFault.ALREADY_PAID)
            self._in_progress.add(key)
        try:
            yield
        finally:
            with self._lock:
                self._in_progress.remove(key)

    def is_free(self, entity_id: str, notice_number: str) -> bool:
        """Whether a notice is neither paid nor held by anybody."""
        key = (entity_id, notice_number)
        with self._lock:
            return key not in self._in_progress and all(
                (paid.entity.tax_code, paid.notice_number) != key for paid in self._payments
            )

    def record_payment(self, paid: PaidNotice, hidden: int = 0) -> None:
        """The money was taken: from here on nothing undoes it. `hidden`: Faults.hidden_receipts."""
        with self._lock:
            self._payments.append(paid)
            self._hidden[paid.receipt_id] = hidden

    def hides(self, receipt_id: str) -> bool:
        """Whether the receipts service does not show a receipt yet; each question counts."""
        with self._lock:
            left = self._hidden.get(receipt_id, 0)
            self._hidden[receipt_id] = max(left - 1, 0)
            return left > 0

    def record_deliveries(self, receipt_id: str, deliveries: tuple[Delivery, ...]) -> None:
        """Attempts to deliver a receipt, after those recorded before."""
        with self._lock:
            self._deliveries[receipt_id] = self._deliveries.get(receipt_id, ()) + deliveries

    def payments(self) -> tuple[PaidNotice, ...]:
        """Every payment so far."""
        with self._lock:
            return tuple(self._payments)

    def deliveries(self, receipt_id: str) -> tuple[Delivery, ...]:
        """Every attempt for a receipt so far."""
        with self._lock:
            return self._deliveries.get(receipt_id, ())
