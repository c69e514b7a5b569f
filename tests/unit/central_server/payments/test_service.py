from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from central_server.changes import feed
from central_server.payments import repository, service
from central_server.payments.hub_access import HubCaller, HubRefusal
from central_server.payments.service import HubEventKind, ReceiptAnomaly
from central_server.positions import acts
from central_server.positions import repository as positions
from central_server.positions import service as position_service
from central_server.positions.acts import Deed, PaidElsewhere
from payments_core.model.debt_position import PositionStatus
from payments_core.rules.position_lifecycle import PositionEvent
from payments_core.wire.desk.notice_messages import ChangeKind
from payments_core.wire.hub.faults import FaultCode
from tests.factories.released_debts import add_plan, add_position, number_of, receipt_for
from tests.factories.server import COMPANY, ENTITY, RATE_CENTS, STATION, add_entity

CALLER = HubCaller(ENTITY, STATION)


@pytest.fixture
def ready(unit_of_work):
    with unit_of_work() as session:
        add_entity(session)
        add_entity(session, COMPANY, segregation_code="02")
    return unit_of_work


@pytest.fixture
def number(ready) -> str:
    with ready() as session:
        return add_position(session)


def record(unit_of_work, clock, receipt, *, raw=b"<raw/>", version=2, caller=CALLER):
    with unit_of_work() as session:
        return service.record_receipt(session, caller, receipt, raw, version, clock)


def status_of(unit_of_work, number):
    with unit_of_work() as session:
        return positions.position_by_notice(session, ENTITY, number).position.status


def changes(unit_of_work):
    with unit_of_work() as session:
        return [(row.kind, row.notice_number) for row in feed.read(session, ENTITY, 0, 100)]


def test_money_for_another_option_of_a_begun_plan_was_paid_once_too_often(ready, clock) -> None:
    with ready() as session:
        plan = add_plan(session, 10)
    assert record(ready, clock, receipt_for(plan.rates[0], "r1", cents=1000)).anomaly is None
    assert status_of(ready, plan.single) == PositionStatus.PARTIALLY_PAID
    both = record(ready, clock, receipt_for(plan.single, "r2", cents=3000))
    assert both.anomaly is ReceiptAnomaly.DOUBLE_PAYMENT
    assert status_of(ready, plan.single) == PositionStatus.PAID


def test_receipt_after_a_payment_elsewhere_was_paid_once_too_often(ready, clock, number) -> None:
    with ready() as session:
        found = positions.position_by_notice(session, ENTITY, number, lock=True)
        proof = PaidElsewhere(date(2026, 11, 20), "bonifico", "CRO 1")
        acts.settle_elsewhere(session, found, proof, Deed("anna", clock.now(), "visto"))
    assert record(ready, clock, receipt_for(number)).anomaly is ReceiptAnomaly.DOUBLE_PAYMENT


def test_receipt_pays_the_position_and_tells_the_desks(ready, clock, number) -> None:
    done = record(ready, clock, receipt_for(number))
    assert (done.first, done.anomaly) == (True, None)
    assert status_of(ready, number) == PositionStatus.PAID
    assert changes(ready) == [(ChangeKind.NOTICE_PAID, number)]
    with ready() as session:
        (stored,) = repository.receipts_of_notice(session, ENTITY, number)
        assert (stored.receipt.raw, stored.receipt.version) == (b"<raw/>", 2)
        assert stored.receipt.received_at == clock.now()


@pytest.mark.parametrize("version", [1, 2])
def test_repetition_in_either_version_has_no_effect(ready, clock, number, version) -> None:
    record(ready, clock, receipt_for(number), version=2)
    again = record(ready, clock, receipt_for(number), version=version, raw=b"<other/>")
    assert (again.first, again.anomaly) == (False, None)
    assert len(changes(ready)) == 1


def test_known_id_with_other_content_is_refused_and_changes_nothing(ready, clock, number) -> None:
    record(ready, clock, receipt_for(number))
    with pytest.raises(HubRefusal) as refusal:
        record(ready, clock, receipt_for(number, cents=RATE_CENTS + 1))
    assert refusal.value.fault is FaultCode.RECEIPT_DUPLICATE
    with ready() as session:
        assert len(repository.receipts_of_notice(session, ENTITY, number)) == 1


def test_second_receipt_is_a_double_payment(ready, clock, number) -> None:
    record(ready, clock, receipt_for(number, "first"))
    second = record(ready, clock, receipt_for(number, "second"))
    assert second.anomaly is ReceiptAnomaly.DOUBLE_PAYMENT
    assert changes(ready) == [(ChangeKind.NOTICE_PAID, number)] * 2


def test_receipt_that_comes_after_its_flow_is_no_double_payment(ready, clock, number) -> None:
    with ready() as session:
        found = positions.position_by_notice(session, ENTITY, number)
        position_service.apply_event(found.position, PositionEvent.REPORT)
    assert record(ready, clock, receipt_for(number)).anomaly is None
    assert status_of(ready, number) == PositionStatus.REPORTED


@pytest.mark.parametrize(
    ("status", "anomaly"),
    [
        (PositionStatus.EXPIRED, None),
        (PositionStatus.DRAFT, None),
        (PositionStatus.INVALID, ReceiptAnomaly.POSITION_CANCELLED),
    ],
)
def test_receipt_wins_over_any_state(ready, clock, status, anomaly) -> None:
    with ready() as session:
        number = add_position(session, 7, status=status)
    assert record(ready, clock, receipt_for(number)).anomaly is anomaly
    assert status_of(ready, number) == PositionStatus.PAID


def test_other_amount_is_stored_and_marked(ready, clock, number) -> None:
    done = record(ready, clock, receipt_for(number, cents=1))
    assert done.anomaly is ReceiptAnomaly.AMOUNT_DIFFERS
    assert status_of(ready, number) == PositionStatus.PAID


def test_receipt_of_an_unknown_notice_is_income(ready, clock) -> None:
    done = record(ready, clock, receipt_for(number_of(99)))
    assert done.anomaly is ReceiptAnomaly.UNKNOWN_NOTICE
    assert changes(ready) == []


def test_each_beneficiary_keeps_its_own_copy(ready, clock, number) -> None:
    receipt = receipt_for(number)
    company = HubCaller(COMPANY, f"{COMPANY}_01")
    assert record(ready, clock, receipt, caller=company).anomaly is None
    assert status_of(ready, number) == PositionStatus.VALID
    assert record(ready, clock, receipt).first
    with ready() as session:
        assert repository.receipt(session, COMPANY, receipt.receipt_id).position_id is None


@pytest.mark.parametrize("order", [*permutations([(ENTITY, 1), (COMPANY, 2), (ENTITY, 2)])])
def test_payment_to_a_third_is_kept_once_by_each_of_ours_that_shares_it(
    ready, clock, order
) -> None:
    receipt = replace(receipt_for(number_of(1)), creditor_tax_code="99999990106")
    for entity_id, version in order:
        caller = HubCaller(entity_id, f"{entity_id}_01")
        raw = f"{entity_id} {version}".encode()
        done = record(ready, clock, receipt, caller=caller, version=version, raw=raw)
        assert done.anomaly is None
    with ready() as session:
        for entity_id in (ENTITY, COMPANY):
            row = repository.receipt(session, entity_id, receipt.receipt_id)
            assert row.raw.startswith(entity_id.encode())
    assert changes(ready) == []


def test_failure_leaves_nothing(ready, clock, number) -> None:
    def record_and_fail() -> None:
        with ready() as session:
            service.record_receipt(session, CALLER, receipt_for(number), b"", 2, clock)
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        record_and_fail()
    assert status_of(ready, number) == PositionStatus.VALID
    assert changes(ready) == []


def test_same_receipt_at_once_has_one_effect(ready, clock, number) -> None:
    with ThreadPoolExecutor(6) as pool:
        jobs = [pool.submit(record, ready, clock, receipt_for(number)) for _ in range(6)]
    assert sorted(job.result().first for job in jobs) == [False] * 5 + [True]
    assert changes(ready) == [(ChangeKind.NOTICE_PAID, number)]


def test_two_receipts_at_once_make_one_double_payment(ready, clock, number) -> None:
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(record, ready, clock, receipt_for(number, name)) for name in ("a", "b")]
    anomalies = {job.result().anomaly for job in jobs}
    assert anomalies == {None, ReceiptAnomaly.DOUBLE_PAYMENT}


def test_message_that_defeats_us_is_kept_once(ready, clock) -> None:
    for _ in range(2):
        with ready() as session:
            service.keep_message(session, CALLER, "paSendRTV2", "why" * 100, b"<raw/>", clock)
    with ready() as session:
        assert repository.count_kept_messages(session) == 1


def test_question_leaves_a_trace_and_no_state(ready, clock, new_id, number) -> None:
    with ready() as session:
        service.note_question(session, CALLER, number, HubEventKind.VERIFY, clock, new_id)
    assert status_of(ready, number) == PositionStatus.VALID
    with ready() as session:
        (event,) = repository.events_of_notice(session, ENTITY, number)
        assert (event.kind, event.at) == (HubEventKind.VERIFY, clock.now())
