from dataclasses import replace
from datetime import timedelta

import pytest

from central_server.payments import repository, service
from central_server.payments.hub_access import HubCaller
from central_server.payments.service import HubEventKind
from tests.factories.released_debts import add_position, receipt_for
from tests.factories.server import COMPANY, ENTITY, STATION, add_entity

CALLER = HubCaller(ENTITY, STATION)


@pytest.fixture
def number(session) -> str:
    add_entity(session)
    return add_position(session)


def record(session, clock, *receipts) -> None:
    for receipt in receipts:
        service.record_receipt(session, CALLER, receipt, b"raw", 2, clock)
        clock.advance(minutes=1)


def test_receipts_of_a_notice_come_in_their_order_with_transfers(session, clock, number) -> None:
    record(session, clock, receipt_for(number, "b"), receipt_for(number, "a"))
    stored = repository.receipts_of_notice(session, ENTITY, number)
    assert [row.receipt.receipt_id for row in stored] == ["b", "a"]
    assert [transfer.transfer_no for transfer in stored[0].transfers] == [1]
    assert repository.receipts_of_notice(session, COMPANY, number) == []


def test_receipts_that_came_together_stand_as_they_were_paid(session, clock, number) -> None:
    later, sooner = receipt_for(number, "a"), receipt_for(number, "b")
    at = clock.now()
    later = replace(later, paid_at=at)
    sooner = replace(sooner, paid_at=at - timedelta(days=2))
    for receipt in (later, sooner):
        service.record_receipt(session, CALLER, receipt, b"raw", 2, clock)
    stored = repository.receipts_of_notice(session, ENTITY, number)
    assert [row.receipt.receipt_id for row in stored] == ["b", "a"]


def test_other_receipt_is_another_one_of_the_same_notice(session, clock, number) -> None:
    assert not repository.has_other_receipt(session, ENTITY, number, "a")
    record(session, clock, receipt_for(number, "a"))
    assert not repository.has_other_receipt(session, ENTITY, number, "a")
    assert repository.has_other_receipt(session, ENTITY, number, "b")


def test_notice_numbers_are_those_of_our_positions(session, clock, number) -> None:
    record(session, clock, receipt_for(number, "a"), receipt_for("301000000000009999", "b"))
    found = repository.notice_numbers_of_receipts(session, ENTITY, ["a", "b", "c"])
    assert found == {"a": number, "b": None}


def test_questions_of_the_hub_come_oldest_first(session, clock, new_id, number) -> None:
    for kind in (HubEventKind.ACTIVATE, HubEventKind.VERIFY):
        service.note_question(session, CALLER, number, kind, clock, new_id)
        clock.advance(seconds=1)
    events = repository.events_of_notice(session, ENTITY, number)
    assert [event.kind for event in events] == ["ACTIVATE", "VERIFY"]
    assert events[1].at - events[0].at == timedelta(seconds=1)


def test_kept_messages_are_counted_and_listed(session, clock) -> None:
    service.keep_message(session, CALLER, "paSendRTV2", "reason", b"<a/>", clock)
    assert repository.count_kept_messages(session) == 1
    (kept,) = repository.kept_messages(session, ENTITY)
    assert (kept.operation, kept.reason, kept.raw) == ("paSendRTV2", "reason", b"<a/>")


def test_receipt_of_another_creditors_notice_with_our_number_is_none_of_ours(
    session, clock, number
) -> None:
    foreign = receipt_for(number, "receipt-of-theirs", entity_id=COMPANY)
    record(session, clock, foreign)
    assert repository.receipts_of_notice(session, ENTITY, number) == []
    assert not repository.has_other_receipt(session, ENTITY, number, "receipt-1")


def test_stored_receipt_has_its_transfers(session, clock, number) -> None:
    record(session, clock, receipt_for(number, "a"))
    stored = repository.stored_receipt(session, ENTITY, "a")
    assert stored is not None
    assert stored.receipt.receipt_id == "a"
    assert [part.transfer_no for part in stored.transfers] == [1]
    assert repository.stored_receipt(session, ENTITY, "b") is None
    assert repository.stored_receipt(session, COMPANY, "a") is None
