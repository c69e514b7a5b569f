"""One notice from its payment to the treasurer, step by step, in the server's own services."""

from central_server.payments import service as payments
from central_server.payments.hub_access import HubCaller
from central_server.reconciliation import service as reconciliation
from central_server.settlement import service as settlement
from central_server.treasury import service as treasury
from payments_core.model.receipt import Receipt
from tests.factories.money_way import flow_bytes, journal_bytes
from tests.factories.released_debts import receipt_for
from tests.factories.server import ENTITY, STATION

CALLER = HubCaller(ENTITY, STATION)


class MoneyDay:
    """Acts on one session; every act is what a bank or the hub would cause."""

    def __init__(self, session, clock, new_id) -> None:
        self._session = session
        self._clock = clock
        self._new_id = new_id

    def pay(self, number: str, receipt_id: str = "receipt-1", **changes) -> None:
        self.record(receipt_for(number, receipt_id, **changes))

    def record(self, receipt: Receipt) -> None:
        payments.record_receipt(self._session, CALLER, receipt, b"raw", 2, self._clock)

    def ask(self, number: str, kind=payments.HubEventKind.VERIFY) -> None:
        payments.note_question(self._session, CALLER, number, kind, self._clock, self._new_id)

    def settle(self, *numbers: str, **changes):
        data = flow_bytes(*numbers, **changes)
        return settlement.import_flow(self._session, "bank", ENTITY, data, "flow", self._clock)

    def credit(self, *cents: int, **changes):
        data = journal_bytes(*cents, **changes)
        return treasury.import_journal(
            self._session, "bank", ENTITY, data, "journal", self._clock
        )  # fmt: skip

    def reconcile(self):
        return reconciliation.run(self._session, "anna", ENTITY, self._clock, self._new_id)

    def overview(self):
        return reconciliation.overview(self._session, ENTITY)
