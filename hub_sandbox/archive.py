"""The national archive of notices (ACA) as it behaves towards an entity.

A payment through the station leaves the copy as it is; the entity keeps it up to date, and says
itself which notices were paid elsewhere.
"""

from datetime import datetime

from hub_sandbox.positions.debts import Installment
from hub_sandbox.positions.known import MAY_PAY, KnownPosition, Payment
from hub_sandbox.positions.refusals import PositionRefusal
from hub_sandbox.positions.store import PositionStore


class Archive(PositionStore):
    """Copies of the notices that a station answers for."""

    def mark_paid(
        self, entity_id: str, notice_number: str, paid_at: datetime | None
    ) -> tuple[KnownPosition, Installment]:
        """Note that a notice was paid elsewhere: 404 unknown, 409 already paid, 422 not payable."""
        with self._lock:
            now = self.now()
            known, installment = self.by_notice(entity_id, notice_number)
            if notice_number in known.payments:
                raise PositionRefusal(409, "Conflict", f"{notice_number} is already paid")
            if known.status not in MAY_PAY:
                raise PositionRefusal(422, "Unprocessable", f"position is {known.status}")
            paid = known.paid(notice_number, Payment(paid_at or now), now)
            return self._keep(paid), installment
