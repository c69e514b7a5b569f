import pytest

from central_server.refunds import repository, service
from payments_core.wire.desk.refund_messages import RefundStatus
from tests.factories.refunds import CLERK, DOUBLE, SUPERVISOR, pay_twice, wanted
from tests.factories.server import COMPANY, ENTITY


@pytest.fixture
def asked(session, clock, new_id):
    """Three refunds of one receipt: one approved, one rejected, one asked for."""
    pay_twice(session, clock, new_id)
    for place, cents in enumerate((100, 20, 3), start=1):
        request = wanted(f"refund-{place}", amount_cents=cents)
        service.request(session, CLERK, request, clock.now())
    service.approve(session, SUPERVISOR, "refund-1", clock.now())
    service.reject(session, SUPERVISOR, "refund-2", "Non spetta", clock.now())
    return session


def test_what_was_rejected_takes_nothing_of_the_receipt(asked):
    assert repository.asked_back_cents(asked, ENTITY, DOUBLE) == 103
    assert repository.asked_back_cents(asked, ENTITY, "receipt-1") == 0
    assert repository.asked_back_cents(asked, COMPANY, DOUBLE) == 0


@pytest.mark.parametrize(
    ("status", "ids"),
    [
        (RefundStatus.REQUESTED, ["refund-3"]),
        (RefundStatus.APPROVED, ["refund-1"]),
        (RefundStatus.REJECTED, ["refund-2"]),
        (RefundStatus.EXPORTED, []),
    ],
)
def test_a_refund_stands_where_its_newest_event_led(asked, status, ids):
    found = repository.in_status(asked, ENTITY, status, 10)
    assert [one.refund.refund_id for one in found] == ids
    assert repository.in_status(asked, COMPANY, status, 10) == []


def test_an_exported_refund_is_no_longer_approved(asked, clock):
    assert repository.lock_approved(asked, ENTITY, 10) == ["refund-1"]
    service.export(asked, "central-server", ENTITY, "export-1", clock.now())
    assert repository.lock_approved(asked, ENTITY, 10) == []
    (found,) = repository.exported(asked, ENTITY, "export-1")
    assert (found.refund.refund_id, found.last.note) == ("refund-1", "export-1")


def test_steps_of_receipts_tell_each_refund_from_its_request_on(asked):
    steps = repository.steps_of_receipts(asked, ENTITY, ["receipt-1", DOUBLE])
    assert [(one.refund.refund_id, one.event and one.event.event) for one in steps] == [
        ("refund-1", None),
        ("refund-1", "APPROVE"),
        ("refund-2", None),
        ("refund-2", "REJECT"),
        ("refund-3", None),
    ]
    assert repository.steps_of_receipts(asked, COMPANY, [DOUBLE]) == []
