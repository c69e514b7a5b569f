"""How the hub answers a payer for an entity of the asynchronous model: out of GPD itself."""

from hub_sandbox.answers import require_postal
from hub_sandbox.gpd import Gpd
from hub_sandbox.messages import PaidNotice
from hub_sandbox.payment_data import PaymentData, StampOrder, TransferData, VerifiedNotice
from hub_sandbox.positions.debts import Installment
from hub_sandbox.positions.known import KnownPosition, Payment, PositionStatus
from hub_sandbox.positions.refusals import PositionRefusal
from hub_sandbox.positions.shapes import Debtor, Metadata, Transfer
from hub_sandbox.refusals import HubFault, HubRefusal
from hub_sandbox.world import Entity
from payments_core.clock import Clock, rome_date
from payments_core.model.debt_position import Address, Party, PersonKind
from payments_core.money import Cents

_UNKNOWN = "PAA_PAGAMENTO_SCONOSCIUTO"

#: What GPD's station says of a position that cannot be paid (hub protocol 3a.4, GPD mapping).
_FAULTS = {
    PositionStatus.DRAFT: _UNKNOWN,
    PositionStatus.PUBLISHED: _UNKNOWN,
    PositionStatus.INVALID: "PAA_PAGAMENTO_ANNULLATO",
    PositionStatus.EXPIRED: "PAA_PAGAMENTO_SCADUTO",
}


class GpdNotices:
    """The questions that a payment asks, answered from the positions of GPD."""

    def __init__(self, gpd: Gpd, clock: Clock) -> None:
        self._gpd = gpd
        self._clock = clock

    def verify(self, entity: Entity, notice_number: str) -> VerifiedNotice:
        """What is owed under a notice number; a HubRefusal where it cannot be paid."""
        known, one = self._payable(entity, notice_number)
        return VerifiedNotice(
            Cents(one.amount_cents),
            one.description,
            known.debt.company_name,
            rome_date(one.due_at),
            all_postal=all(part.stamp or part.postal_iban for part in one.transfers),
        )

    def payment(
        self, entity: Entity, notice_number: str, _amount_cents: Cents, *, postal: bool = False
    ) -> PaymentData:
        """Everything that a payment needs; the amount is GPD's own, whatever the payer saw. A
        `postal` payer pays to postal accounts only."""
        known, one = self._payable(entity, notice_number)
        payment = PaymentData(
            creditor_reference=one.iuv,
            amount_cents=Cents(one.amount_cents),
            due_on=rome_date(one.due_at),
            description=one.description,
            company_name=known.debt.company_name,
            office_name=known.debt.office_name,
            debtor=_party(one.debtor),
            transfers=tuple(_transfer(part, entity, postal=postal) for part in one.transfers),
            metadata=_pairs(one.metadata),
        )
        if postal:
            require_postal(payment)
        return payment

    def record(self, paid: PaidNotice) -> None:
        """Pass a receipt to GPD, which may refuse it: the money was taken all the same."""
        payment = Payment(
            paid_at=paid.paid_at,
            receipt_id=paid.receipt_id,
            psp_name=paid.psp.name,
            method=paid.psp.payment_method,
            fee_cents=paid.psp.fee_cents,
        )
        self._gpd.record_payment(paid.entity.tax_code, paid.notice_number, payment)

    def _payable(self, entity: Entity, notice_number: str) -> tuple[KnownPosition, Installment]:
        try:
            known, one = self._gpd.by_notice(entity.tax_code, notice_number)
        except PositionRefusal as refusal:
            raise _no(_UNKNOWN) from refusal
        now = self._clock.now()
        if notice_number in known.payments:
            raise _no("PAA_PAGAMENTO_DUPLICATO")
        if known.is_shut_out(one):
            raise _no(_UNKNOWN)
        if known.status in _FAULTS:
            raise _no(_FAULTS[known.status])
        if one.validity_at is not None and one.validity_at > now:
            raise _no(_UNKNOWN)
        if one.is_over(now):
            raise _no("PAA_PAGAMENTO_SCADUTO")
        return known, one


def _no(original_fault: str) -> HubRefusal:
    return HubRefusal(HubFault.STATION_REFUSED, original_fault=original_fault, detail="GPD")


def _party(debtor: Debtor) -> Party:
    return Party(
        kind=PersonKind(debtor.type),
        identifier=debtor.fiscal_code,
        full_name=debtor.full_name,
        address=Address(
            street=debtor.street_name,
            street_number=debtor.civic_number,
            postal_code=debtor.postal_code,
            city=debtor.city,
            province=debtor.province,
            country=debtor.country,
        ),
        email=debtor.email,
    )


def _transfer(part: Transfer, entity: Entity, *, postal: bool) -> TransferData:
    stamp = part.stamp
    return TransferData(
        transfer_no=int(part.id_transfer),
        amount_cents=Cents(part.amount),
        beneficiary_tax_code=part.organization_fiscal_code or entity.tax_code,
        beneficiary_name=part.company_name,
        iban=(part.postal_iban or part.iban) if postal else part.iban,
        remittance=part.remittance_information,
        category=part.category,
        metadata=_pairs(part.transfer_metadata),
        stamp=StampOrder(stamp.hash_document, stamp.provincial_residence) if stamp else None,
    )


def _pairs(entries: tuple[Metadata, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((entry.key, entry.value) for entry in entries)
