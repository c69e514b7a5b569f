"""A citizen at a PSP: verify a notice, activate it, pay, and the receipt goes to the station.

Where GPD answers for the entity, GPD is told of the payment and there is nothing to deliver.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from threading import Lock

from hub_sandbox.deliveries import Delivery, deliver
from hub_sandbox.faults import NO_FAULTS, Faults, LosesAnswers, LosesMessages
from hub_sandbox.gpd_notices import GpdNotices
from hub_sandbox.ledger import Ledger
from hub_sandbox.messages import PaidNotice
from hub_sandbox.numbering import Numbering
from hub_sandbox.payment_data import PaymentData, VerifiedNotice
from hub_sandbox.refusals import HubFault, HubRefusal
from hub_sandbox.routing import route
from hub_sandbox.station_client import StationClient
from hub_sandbox.world import Entity, Psp, World
from payments_core.clock import Clock

#: How long an activation may wait for its payment (hub protocol 3a.2).
TOKEN_LIFE = timedelta(minutes=30)


class PaymentOutcome(StrEnum):
    """Whether the money was taken."""

    PAID = "PAID"
    REFUSED = "REFUSED"


class Step(StrEnum):
    """Where a payment stopped."""

    VERIFY = "VERIFY"
    ACTIVATE = "ACTIVATE"


@dataclass(frozen=True, slots=True)
class PaymentOrder:
    """What a citizen wants to pay, and what is to go wrong on the way. No PSP: the first one.
    `postal`: at a counter that pays to postal accounts only (transferType POSTAL)."""

    entity_id: str
    notice_number: str
    psp_id: str | None = None
    faults: Faults = NO_FAULTS
    postal: bool = False


@dataclass(frozen=True, slots=True)
class VerifyStep:
    """What the payer was shown before paying."""

    amount_cents: int
    description: str
    company_name: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class PaymentStep:
    """One payment with its receipt. `token` is the receiptId; `repeats` came after delivery.

    No deliveries: the entity has no station, and finds the payment in GPD; or the receipt is
    `held` back on purpose.
    """

    token: str
    creditor_reference: str
    psp_id: str
    amount_cents: int
    fee_cents: int
    activated_at: datetime
    expires_at: datetime
    paid_at: datetime
    deliveries: tuple[Delivery, ...]
    repeats: tuple[Delivery, ...]
    held: bool = False

    @property
    def receipt_arrived(self) -> bool:
        """Whether the station has every receipt that was sent to it."""
        return all(one.arrived for one in (*self.deliveries[-1:], *self.repeats))


@dataclass(frozen=True, slots=True)
class StoppedBy:
    """Why nothing was paid: the hub's code, and the station's own behind it."""

    step: Step
    fault: str
    original_fault: str | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class PaymentReport:
    """Everything that happened. `went_well`: paid, and the station has every receipt."""

    entity_id: str
    notice_number: str
    outcome: PaymentOutcome
    went_well: bool
    verify: VerifyStep | None = None
    payments: tuple[PaymentStep, ...] = ()
    stopped_by: StoppedBy | None = None


@dataclass(frozen=True, slots=True)
class Activation:
    """A payment token and what it is for."""

    token: str
    data: PaymentData
    activated_at: datetime
    expires_at: datetime


class Payer:
    """Pays notices through the stations of a world, or from GPD. Calls may run side by side."""

    def __init__(
        self,
        world: World,
        ledger: Ledger,
        station: StationClient,
        gpd: GpdNotices,
        numbering: Numbering,
        clock: Clock,
        sleep: Callable[[float], None],
        slot_seconds: float,
    ) -> None:
        self._world = world
        self._ledger = ledger
        self._station = station
        self._gpd = gpd
        self._numbering = numbering
        self._clock = clock
        self._sleep = sleep
        self._slot_seconds = slot_seconds
        self._lock = Lock()
        self._held: list[PaidNotice] = []

    def pay(self, order: PaymentOrder) -> PaymentReport:
        """Pay a notice and deliver its receipt; waits for the last delivery attempt."""
        try:
            entity, psp = self._route(order)
            with self._ledger.in_progress(entity.tax_code, order.notice_number):
                verified = self._asked(entity).verify(entity, order.notice_number)
                return self._pay_verified(order, entity, psp, verified)
        except HubRefusal as refusal:
            return _refused(order, None, Step.VERIFY, refusal)

    def _asked(self, entity: Entity) -> StationClient | GpdNotices:
        return self._gpd if entity.hub_model == "gpd" else self._station

    def _route(self, order: PaymentOrder) -> tuple[Entity, Psp]:
        """Who answers for the notice, and who takes the money."""
        entity = route(self._world, order.entity_id, order.notice_number)
        psp = self._world.psp(order.psp_id)
        if psp is None:
            raise HubRefusal(HubFault.PSP_UNKNOWN)
        return entity, psp

    def _pay_verified(
        self, order: PaymentOrder, entity: Entity, psp: Psp, verified: VerifiedNotice
    ) -> PaymentReport:
        seen = VerifyStep(
            verified.amount_cents, verified.description, verified.company_name, verified.due_on
        )
        if order.postal and not verified.all_postal:
            return _refused(order, seen, Step.VERIFY, HubRefusal(HubFault.NOT_ALL_POSTAL))
        payers = 2 if order.faults.twice else 1
        try:
            activations = [self._activate(entity, order, verified) for _ in range(payers)]
        except HubRefusal as refusal:
            return _refused(order, seen, Step.ACTIVATE, refusal)
        faults = [order.faults, replace(order.faults, held_receipt=False)]
        payments = tuple(
            self._settle(replace(order, faults=own), entity, psp, one)
            for own, one in zip(faults, activations, strict=False)
        )
        return PaymentReport(
            order.entity_id,
            order.notice_number,
            PaymentOutcome.PAID,
            all(payment.receipt_arrived for payment in payments),
            seen,
            payments,
        )

    def _activate(
        self, entity: Entity, order: PaymentOrder, verified: VerifiedNotice
    ) -> Activation:
        data = self._asked(entity).payment(
            entity, order.notice_number, verified.amount_cents, postal=order.postal
        )
        now = self._clock.now()
        return Activation(self._numbering.payment_token(), data, now, now + TOKEN_LIFE)

    def _settle(
        self, order: PaymentOrder, entity: Entity, psp: Psp, activation: Activation
    ) -> PaymentStep:
        paid = PaidNotice(
            receipt_id=activation.token,
            entity=entity,
            notice_number=order.notice_number,
            data=activation.data,
            psp=psp,
            paid_at=self._clock.now(),
        )
        self._ledger.record_payment(paid, order.faults.hidden_receipts)
        deliveries, repeats = self._hand_over(paid, order.faults)
        return PaymentStep(
            token=activation.token,
            creditor_reference=activation.data.creditor_reference,
            psp_id=psp.psp_id,
            amount_cents=activation.data.amount_cents,
            fee_cents=psp.fee_cents,
            activated_at=activation.activated_at,
            expires_at=activation.expires_at,
            paid_at=paid.paid_at,
            deliveries=deliveries,
            repeats=repeats,
            held=order.faults.held_receipt and entity.hub_model == "station",
        )

    def _hand_over(
        self, paid: PaidNotice, faults: Faults
    ) -> tuple[tuple[Delivery, ...], tuple[Delivery, ...]]:
        if paid.entity.hub_model == "gpd":
            self._gpd.record(paid)
            return (), ()
        if faults.held_receipt:
            with self._lock:
                self._held.append(paid)
            return (), ()
        sent = self._deliver(paid, faults)
        for waiting in self._release(paid.entity):
            self._deliver(waiting, NO_FAULTS)
        return sent

    def _release(self, entity: Entity) -> list[PaidNotice]:
        """Receipts of an entity that were held back until now."""
        with self._lock:
            found = [one for one in self._held if one.entity == entity]
            self._held = [one for one in self._held if one.entity != entity]
        return found

    def _deliver(
        self, paid: PaidNotice, faults: Faults
    ) -> tuple[tuple[Delivery, ...], tuple[Delivery, ...]]:
        """Deliver, then again as often as asked: a repeat is the same message, byte by byte."""
        arriving = LosesMessages(self._station.exchange, faults.lost_receipts)
        exchange = LosesAnswers(arriving, faults.lost_answers)

        def send() -> None:
            self._station.receipt(paid, exchange)

        deliveries = deliver(send, self._sleep, self._slot_seconds)
        repeats: tuple[Delivery, ...] = ()
        for _ in range(faults.repeated_receipts):
            repeats += deliver(send, self._sleep, self._slot_seconds)
        self._ledger.record_deliveries(paid.receipt_id, deliveries + repeats)
        return deliveries, repeats


def _refused(
    order: PaymentOrder, verified: VerifyStep | None, step: Step, refusal: HubRefusal
) -> PaymentReport:
    stopped = StoppedBy(step, refusal.fault.value, refusal.original_fault, refusal.detail)
    return PaymentReport(
        order.entity_id,
        order.notice_number,
        PaymentOutcome.REFUSED,
        went_well=False,
        verify=verified,
        stopped_by=stopped,
    )
