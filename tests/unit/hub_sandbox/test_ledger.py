import pytest

from hub_sandbox.deliveries import Delivery, DeliveryOutcome
from hub_sandbox.ledger import Ledger
from hub_sandbox.refusals import HubFault, HubRefusal
from tests.factories.sandbox import ENTITY_ID, NOTICE, OTHER_ENTITY_ID, make_world, paid_notice


def fault_of(ledger: Ledger, entity_id: str = ENTITY_ID) -> HubFault:
    with pytest.raises(HubRefusal) as caught, ledger.in_progress(entity_id, NOTICE):
        pass
    return caught.value.fault


def test_notice_is_held_for_one_payer_at_a_time() -> None:
    ledger = Ledger()
    assert ledger.is_free(ENTITY_ID, NOTICE)
    with ledger.in_progress(ENTITY_ID, NOTICE):
        assert fault_of(ledger) is HubFault.IN_PROGRESS
        assert not ledger.is_free(ENTITY_ID, NOTICE)
        assert ledger.is_free(OTHER_ENTITY_ID, NOTICE)
        with ledger.in_progress(OTHER_ENTITY_ID, NOTICE):
            pass
    with ledger.in_progress(ENTITY_ID, NOTICE):
        pass


def test_notice_is_free_again_after_a_failure() -> None:
    ledger = Ledger()
    with pytest.raises(RuntimeError), ledger.in_progress(ENTITY_ID, NOTICE):
        raise RuntimeError
    with ledger.in_progress(ENTITY_ID, NOTICE):
        pass


def test_paid_notice_is_refused() -> None:
    ledger = Ledger()
    ledger.record_payment(paid_notice(make_world()))
    assert fault_of(ledger) is HubFault.ALREADY_PAID
    assert not ledger.is_free(ENTITY_ID, NOTICE)


def test_deliveries_add_up_in_order() -> None:
    ledger = Ledger()
    first = Delivery(1, 0.0, DeliveryOutcome.FAILED)
    second = Delivery(2, 1.0, DeliveryOutcome.DELIVERED)
    ledger.record_deliveries("token", (first,))
    ledger.record_deliveries("token", (second,))
    assert ledger.deliveries("token") == (first, second)
    assert ledger.deliveries("other") == ()


def test_hidden_receipt_is_hidden_for_so_many_questions() -> None:
    ledger = Ledger()
    paid = paid_notice(make_world())
    ledger.record_payment(paid, hidden=1)
    assert [ledger.hides(paid.receipt_id) for _ in range(3)] == [True, False, False]
