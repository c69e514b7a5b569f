from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import permutations

import pytest

from central_server.changes import feed
from central_server.payments import bulk, repository, service
from central_server.payments.bulk import RecoveredReceipt
from central_server.payments.hub_access import HubCaller, HubRefusal
from central_server.payments.models import DOCUMENT_VERSION
from central_server.payments.repetition import is_repetition
from payments_core.clock import rome_date, start_of_rome_day
from payments_core.model.debt_position import Address
from payments_core.money import Cents
from tests.factories.released_debts import add_position, receipt_for
from tests.factories.server import ENTITY, STATION, add_entity

STATIONS = {1: STATION, 2: STATION, DOCUMENT_VERSION: None}


@pytest.fixture
def ready(unit_of_work):
    with unit_of_work() as session:
        add_entity(session)
    return unit_of_work


@pytest.fixture
def receipt(ready):
    """A receipt that says everything."""
    with ready() as session:
        receipt = receipt_for(add_position(session))
    (part,) = receipt.transfers
    return replace(
        receipt,
        debtor=replace(receipt.debtor, address=Address(street="Via Roma"), email="a@example.org"),
        payer=receipt.debtor,
        transfers=(replace(part, transfer_no=2, metadata=(("key", "value"),)),),
        fee_cents=Cents(150),
        stand_in=True,
        metadata=(("key", "value"),),
    )


def as_version(receipt, version):
    """What a version says of the receipt; the document as little as it may."""
    if version != DOCUMENT_VERSION:
        return receipt
    (part,) = receipt.transfers
    return replace(
        receipt,
        debtor=replace(receipt.debtor, address=Address(), email=None),
        payer=None,
        transfers=(replace(part, transfer_no=1, beneficiary_name=None, metadata=()),),
        fee_cents=None,
        paid_at=start_of_rome_day(rome_date(receipt.paid_at)),
        stand_in=False,
        metadata=(),
        psp=replace(receipt.psp, channel=receipt.psp.channel_id),
    )


def record(unit_of_work, clock, receipt, version):
    caller = HubCaller(ENTITY, STATIONS[version])
    with unit_of_work() as session:
        return service.record_receipt(session, caller, receipt, b"raw", version, clock)


def changes(unit_of_work):
    with unit_of_work() as session:
        return len(feed.read(session, ENTITY, 0, 100))


@pytest.mark.parametrize("order", list(permutations((1, 2, DOCUMENT_VERSION))))
def test_whatever_comes_first_the_rest_are_repetitions(ready, clock, receipt, order) -> None:
    firsts = [record(ready, clock, as_version(receipt, one), one).first for one in order]
    assert firsts == [True, False, False]
    assert changes(ready) == 1
    with ready() as session:
        stored = repository.receipt(session, ENTITY, receipt.receipt_id)
        assert (stored.version, stored.position_id is not None) == (order[0], True)


def test_message_and_document_at_once_take_effect_once(ready, clock, receipt) -> None:
    versions = [1, 2, DOCUMENT_VERSION] * 2

    def deliver(version):
        return record(ready, clock, as_version(receipt, version), version).first

    with ThreadPoolExecutor(len(versions)) as threads:
        firsts = list(threads.map(deliver, versions))
    assert sorted(firsts) == [False] * 5 + [True]
    assert changes(ready) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"amount_cents": Cents(1)},
        {"notice_number": "301000000000004285"},
        {"transfers": ()},
    ],
)
@pytest.mark.parametrize("first", [1, 2, DOCUMENT_VERSION])
def test_another_payment_under_the_same_id_is_refused(ready, clock, receipt, other, first) -> None:
    record(ready, clock, as_version(receipt, first), first)
    second = DOCUMENT_VERSION if first else 2
    with pytest.raises(HubRefusal):
        record(ready, clock, replace(as_version(receipt, second), **other), second)
    assert changes(ready) == 1


def test_money_into_another_account_is_another_payment(ready, clock, receipt) -> None:
    record(ready, clock, as_version(receipt, DOCUMENT_VERSION), DOCUMENT_VERSION)
    (part,) = receipt.transfers
    moved = replace(receipt, transfers=(replace(part, iban="IT28W8000000292100645211111"),))
    with pytest.raises(HubRefusal):
        record(ready, clock, moved, 2)


def test_two_messages_must_say_the_same_word_by_word(ready, clock, receipt) -> None:
    record(ready, clock, receipt, 2)
    with pytest.raises(HubRefusal):
        record(ready, clock, as_version(receipt, DOCUMENT_VERSION), 2)


def test_archive_of_messages_repeats_what_the_service_brought(ready, clock, receipt) -> None:
    record(ready, clock, as_version(receipt, DOCUMENT_VERSION), DOCUMENT_VERSION)
    archived = RecoveredReceipt(HubCaller(ENTITY, STATION), receipt, b"raw", 2)
    with ready() as session:
        done = bulk.record_receipts(session, ENTITY, [archived], clock.now())
    assert (done.stored, done.repeated) == (0, 1)


def test_receipt_that_is_not_here_is_no_repetition(ready, receipt) -> None:
    with ready() as session:
        assert not is_repetition(session, ENTITY, receipt, 2)
