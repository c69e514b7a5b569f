"""The outside world as one object: who is in it and what they remember, in memory only."""

from collections.abc import Callable
from dataclasses import dataclass

from hub_sandbox.archive import Archive
from hub_sandbox.checkout import Checkout
from hub_sandbox.control_messages import PaymentState, PositionState, SandboxState
from hub_sandbox.flow_pull import FlowPull
from hub_sandbox.flow_service import FlowService
from hub_sandbox.gpd import Gpd
from hub_sandbox.gpd_receipts import GpdReceipts
from hub_sandbox.ledger import Ledger
from hub_sandbox.payer import Payer
from hub_sandbox.payment_options import PaymentOptions
from hub_sandbox.positions.store import PositionStore
from hub_sandbox.rest_faults import RestFaults
from hub_sandbox.treasurer import TreasurerBank
from hub_sandbox.uploads.service import UploadService
from hub_sandbox.world import World
from payments_core.clock import Clock


@dataclass(frozen=True, slots=True)
class Sandbox:
    """Hub, payers, PSPs, treasurer, archive, GPD, flows and checkout of one world."""

    world: World
    clock: Clock
    ledger: Ledger
    payer: Payer
    bank: TreasurerBank
    archive: Archive
    gpd: Gpd
    uploads: UploadService
    gpd_receipts: GpdReceipts
    options: PaymentOptions
    flows: FlowService
    checkout: Checkout
    flow_pull: FlowPull
    rest_faults: RestFaults
    sleep: Callable[[float], None]

    def state(self) -> SandboxState:
        """What happened so far, in order."""
        return SandboxState(
            payments=tuple(
                PaymentState(
                    entity_id=paid.entity.tax_code,
                    notice_number=paid.notice_number,
                    token=paid.receipt_id,
                    psp_id=paid.psp.psp_id,
                    amount_cents=paid.data.amount_cents,
                    deliveries=self.ledger.deliveries(paid.receipt_id),
                )
                for paid in self.ledger.payments()
            ),
            archive=self._positions(self.archive),
            positions=self._positions(self.gpd),
            flow_ids=tuple(dict.fromkeys(made.flow.flow_id for made in self.bank.flows())),
            journal_ids=tuple(written.journal.journal_id for written in self.bank.journals()),
        )

    def _positions(self, store: PositionStore) -> tuple[PositionState, ...]:
        return tuple(
            PositionState(
                entity_id=position.entity_id,
                iupd=position.debt.iupd,
                notice_numbers=tuple(one.notice_number for one in position.debt.installments),
                amount_cents=sum(one.amount_cents for one in position.debt.installments),
                status=position.status.value,
            )
            for entity in self.world.entities
            for position in store.positions(entity.tax_code)
        )
