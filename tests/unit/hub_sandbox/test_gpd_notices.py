from datetime import date

import pytest

from hub_sandbox.gpd import Gpd
from hub_sandbox.gpd_notices import GpdNotices
from hub_sandbox.messages import PaidNotice
from hub_sandbox.positions.debts import Debt
from hub_sandbox.positions.known import Payment, PositionStatus
from hub_sandbox.positions.v1 import Position
from hub_sandbox.refusals import HubFault, HubRefusal
from payments_core.model.debt_position import PersonKind
from payments_core.money import Cents
from tests.factories.clock import TEST_START, FakeClock
from tests.factories.debts import FIRST_RATE, SECOND_RATE, SINGLE, debt, debt_with_plan
from tests.factories.sandbox import (
    ENTITY_ID,
    NOTICE,
    POSTAL_IBAN,
    archive_position,
    make_gpd_world,
)


class Hub:
    """GPD with the municipality's positions, and its answers to payers."""

    def __init__(self, clock: FakeClock) -> None:
        world = make_gpd_world()
        self.gpd, self.psp, self.clock = Gpd(world, clock), world.psps[0], clock
        self.notices = GpdNotices(self.gpd, clock)
        entity = world.entity(ENTITY_ID)
        assert entity is not None
        self.entity = entity

    def publish(self, held: Debt) -> None:
        self.gpd.create(ENTITY_ID, held, publish=True)

    def refusal(self, number: str = NOTICE) -> str | None:
        """Why a payer is refused at verification, and again at activation."""
        with pytest.raises(HubRefusal) as verified:
            self.notices.verify(self.entity, number)
        with pytest.raises(HubRefusal) as activated:
            self.notices.payment(self.entity, number, Cents(2200))
        assert verified.value.fault is activated.value.fault is HubFault.STATION_REFUSED
        assert verified.value.original_fault == activated.value.original_fault
        return verified.value.original_fault


@pytest.fixture
def hub(clock: FakeClock) -> Hub:
    return Hub(clock)


def test_payer_is_shown_what_gpd_holds(hub: Hub) -> None:
    hub.publish(debt())
    seen = hub.notices.verify(hub.entity, NOTICE)
    assert (seen.amount_cents, seen.description) == (2200, "Carta d'identità")
    assert (seen.company_name, seen.due_on) == ("Comune di Prova Marina", date(2026, 12, 31))


def test_payment_has_everything_for_the_receipt(hub: Hub) -> None:
    sent = archive_position(city="Prova", email="anna@example.it")
    [transfer] = sent["paymentOption"][0]["transfer"]
    del transfer["iban"], transfer["organizationFiscalCode"]
    transfer["stamp"] = {"hashDocument": "aGFzaA==", "stampType": "01", "provincialResidence": "RM"}
    transfer["transferMetadata"] = [{"key": "a", "value": "b"}]
    hub.publish(Position.model_validate(sent).debt())
    data = hub.notices.payment(hub.entity, NOTICE, Cents(1))
    assert (data.creditor_reference, data.amount_cents) == (NOTICE[1:], 2200)
    assert (data.debtor.kind, data.debtor.full_name) == (PersonKind.NATURAL, "Anna Prova")
    assert (data.debtor.address.city, data.debtor.email) == ("Prova", "anna@example.it")
    [part] = data.transfers
    assert (part.transfer_no, part.iban, part.metadata) == (1, None, (("a", "b"),))
    assert part.beneficiary_tax_code == ENTITY_ID
    assert part.stamp is not None
    assert (part.stamp.document_hash, part.stamp.province) == ("aGFzaA==", "RM")


def test_receipt_reaches_gpd(hub: Hub) -> None:
    hub.publish(debt())
    data = hub.notices.payment(hub.entity, NOTICE, Cents(2200))
    hub.notices.record(PaidNotice("token", hub.entity, NOTICE, data, hub.psp, TEST_START))
    known = hub.gpd.position(ENTITY_ID, "POS-1")
    assert known.status is PositionStatus.PAID
    expected = Payment(TEST_START, "token", hub.psp.name, "creditCard", 150)
    assert known.payments == {NOTICE: expected}
    assert hub.refusal() == "PAA_PAGAMENTO_DUPLICATO"


def test_what_is_not_published_is_unknown(hub: Hub) -> None:
    assert hub.refusal() == "PAA_PAGAMENTO_SCONOSCIUTO"
    hub.gpd.create(ENTITY_ID, debt(), publish=False)
    assert hub.refusal() == "PAA_PAGAMENTO_SCONOSCIUTO"


def test_what_is_not_valid_yet_is_unknown_until_then(hub: Hub) -> None:
    hub.publish(debt(validityDate="2026-11-24T09:30:00"))
    assert hub.refusal() == "PAA_PAGAMENTO_SCONOSCIUTO"
    hub.clock.advance(days=1)
    hub.notices.verify(hub.entity, NOTICE)


def test_withdrawn_and_expired_are_told(hub: Hub) -> None:
    hub.publish(debt())
    hub.gpd.invalidate(ENTITY_ID, "POS-1")
    assert hub.refusal() == "PAA_PAGAMENTO_ANNULLATO"
    hub.gpd.delete(ENTITY_ID, "POS-1")
    hub.publish(debt(switchToExpired=True))
    hub.clock.advance(days=60)
    assert hub.refusal() == "PAA_PAGAMENTO_SCADUTO"


def test_other_ways_of_paying_are_hidden_once_one_has_begun(hub: Hub) -> None:
    hub.publish(debt_with_plan())
    hub.gpd.record_payment(ENTITY_ID, FIRST_RATE, Payment(TEST_START))
    assert hub.refusal(FIRST_RATE) == "PAA_PAGAMENTO_DUPLICATO"
    assert hub.refusal(SINGLE) == "PAA_PAGAMENTO_SCONOSCIUTO"
    hub.notices.verify(hub.entity, SECOND_RATE)


def test_rate_that_expired_alone_is_told_while_the_others_are_payable(hub: Hub) -> None:
    tree = archive_position(iuv=FIRST_RATE[1:], isPartialPayment=True, switchToExpired=True)
    later = archive_position(
        iuv=SECOND_RATE[1:], isPartialPayment=True, dueDate="2027-06-30T22:00:00"
    )
    tree["paymentOption"] += later["paymentOption"]
    hub.publish(Position.model_validate(tree).debt())
    hub.clock.advance(days=60)
    assert hub.refusal(FIRST_RATE) == "PAA_PAGAMENTO_SCADUTO"
    hub.notices.verify(hub.entity, SECOND_RATE)


def test_postal_payer_pays_to_the_postal_account_or_not_at_all(hub: Hub) -> None:
    sent = archive_position()
    [transfer] = sent["paymentOption"][0]["transfer"]
    hub.publish(Position.model_validate(sent).debt())
    with pytest.raises(HubRefusal, match="postal"):
        hub.notices.payment(hub.entity, NOTICE, Cents(2200), postal=True)
    transfer["postalIban"] = POSTAL_IBAN
    hub.gpd.update(ENTITY_ID, "POS-1", Position.model_validate(sent).debt(), publish=True)
    postal = hub.notices.payment(hub.entity, NOTICE, Cents(2200), postal=True)
    assert [one.iban for one in postal.transfers] == [POSTAL_IBAN]
    usual = hub.notices.payment(hub.entity, NOTICE, Cents(2200))
    assert [one.iban for one in usual.transfers] == [transfer["iban"]]
