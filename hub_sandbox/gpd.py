"""GPD, the hub's own register of positions (asynchronous model): what payments do to them.

Here the hub pays by itself what the entity has published; nobody asks a station.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from threading import RLock

from hub_sandbox.positions.known import MAY_PAY, KnownPosition, Payment, PositionStatus, Report
from hub_sandbox.positions.refusals import PositionRefusal
from hub_sandbox.positions.store import PositionStore
from hub_sandbox.world import World
from payments_core.clock import Clock

_MAY_CHANGE_ACCOUNT = {
    PositionStatus.DRAFT,
    PositionStatus.PUBLISHED,
    PositionStatus.VALID,
    PositionStatus.PARTIALLY_PAID,
}
#: Entity and notice number.
Notice = tuple[str, str]


class Gpd(PositionStore):
    """Positions that the hub answers for and pays."""

    def __init__(self, world: World, clock: Clock) -> None:
        super().__init__(world, clock)
        self._receipts: dict[str, Notice] = {}
        self._before: Callable[[datetime], None] | None = None

    @property
    def lock(self) -> RLock:
        """Held during every call; whoever works on GPD from within holds it too."""
        return self._lock

    def before_each_call(self, work: Callable[[datetime], None]) -> None:
        """Have something done before each call, as of its instant (uploads under way)."""
        self._before = work

    def now(self) -> datetime:
        """The present; what was to happen until then has happened."""
        with self._lock:
            now = super().now()
            work, self._before = self._before, None  # its own calls come here too
            if work is not None:
                try:
                    work(now)
                finally:
                    self._before = work
            return now

    def record_payment(self, entity_id: str, notice_number: str, payment: Payment) -> bool:
        """Note a payment. False where GPD refuses the receipt, although the money was taken.

        So it does with the second payment of a notice, with one of another way than the one that
        was begun, and with one of a position that was withdrawn since the activation.
        """
        with self._lock:
            try:
                known, installment = self.by_notice(entity_id, notice_number)
            except PositionRefusal:
                return False
            late = notice_number in known.payments or known.is_shut_out(installment)
            if late or known.status not in MAY_PAY:
                return False
            if payment.receipt_id is not None:
                self._receipts[payment.receipt_id] = entity_id, notice_number
            self._keep(known.paid(notice_number, payment, self.now()))
            return True

    def has_receipt(self, receipt_id: str) -> bool:
        """Whether GPD took the payment of this receipt, and so keeps the receipt."""
        with self._lock:
            return receipt_id in self._receipts

    def report(self, receipt_id: str, transfer_no: int, flow_id: str) -> None:
        """Note that a transfer of a receipt stands in a flow; nothing for others' receipts."""
        with self._lock:
            if receipt_id not in self._receipts:
                return
            entity_id, notice_number = self._receipts[receipt_id]
            known, _ = self.by_notice(entity_id, notice_number)
            report = Report(flow_id, self.now())
            self._keep(known.reported(notice_number, str(transfer_no), report))

    def replace_iban(self, entity_id: str, old: str, new: str, limit: int) -> int:
        """Put another account in the place of one in what is not paid yet; how many transfers."""
        with self._lock:
            now, left = self.now(), limit
            for known in self.positions(entity_id):
                if known.status in _MAY_CHANGE_ACCOUNT and left:
                    changed, count = _with_account(known, old, new, left, now)
                    left -= count
                    if count:
                        self._keep(changed)
            return limit - left


def _with_account(
    known: KnownPosition, old: str, new: str, most: int, now: datetime
) -> tuple[KnownPosition, int]:
    left = most
    installments = []
    for one in known.debt.installments:
        transfers = []
        for transfer in one.transfers:
            if left and transfer.iban == old and one.notice_number not in known.payments:
                left -= 1
                transfers.append(transfer.model_copy(update={"iban": new}))
            else:
                transfers.append(transfer)
        installments.append(replace(one, transfers=tuple(transfers)))
    debt = replace(known.debt, installments=tuple(installments))
    return replace(known, debt=debt, updated_at=now), most - left
