from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from central_server.anomalies import service as anomalies
from central_server.changes import feed
from central_server.entities.models import HubService, HubServiceRow
from central_server.hub.gpd_receipt_client import GpdReceiptClient
from central_server.jobs import outbox
from central_server.jobs.outbox import Job
from central_server.payments import listed_receipts, repository, service
from central_server.payments.hub_access import HubCaller
from central_server.payments.models import DOCUMENT_VERSION, ReceiptRow
from central_server.payments.polling import (
    BATCH,
    CONTRADICTED,
    EFFECTS_UNKNOWN,
    FIRST_LOOK,
    OVERLAP,
    POLL_EVERY,
    RECEIPT_POLL,
    SUBJECT,
    ReceiptPoller,
    ask_at_once,
)
from central_server.payments.tasks import FOUND, NOT_THERE_YET
from central_server.positions import repository as positions
from payments_core.clock import rome_date
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.model.anomaly import AnomalyKind
from payments_core.model.debt_position import PositionStatus
from payments_core.wire.hub.receipt_documents import read_receipt_document
from tests.factories import gpd_receipts as written
from tests.factories.clock import TEST_START
from tests.factories.gpd_receipts import BASE, GpdHub, problem
from tests.factories.receipt_documents import document
from tests.factories.released_debts import add_position, number_of, receipt_for
from tests.factories.server import COMPANY, ENTITY, STATION, add_entity

JOB = Job(ENTITY, 1, RECEIPT_POLL, SUBJECT, {}, 1)
PAID_AT = TEST_START - timedelta(minutes=10)


@pytest.fixture
def hub():
    return GpdHub()


@pytest.fixture
def poller(unit_of_work, hub, clock):
    with unit_of_work() as session:
        add_entity(session)
        add_entity(session, COMPANY, segregation_code="02")
        session.add(
            HubServiceRow(
                entity_id=ENTITY, service=HubService.GPD_RECEIPTS, url=BASE,
                service_key="env:GPD_KEY",
            )
        )  # fmt: skip
    with httpx.Client(transport=httpx.MockTransport(hub)) as http:
        yield ReceiptPoller(unit_of_work, GpdReceiptClient(http), {"GPD_KEY": "key"}, clock)


@pytest.fixture
def number(poller, unit_of_work) -> str:
    with unit_of_work() as session:
        return add_position(session)


def pay(hub, base=1, receipt_id=None, paid_at=PAID_AT, **changes):
    receipt = receipt_for(number_of(base), receipt_id or f"receipt-{base}")
    receipt = replace(receipt, paid_at=paid_at, **changes)
    hub.keep(receipt)
    return receipt


def answers(report):
    return [attempt.answer for attempt in report.attempts]


def receipts(unit_of_work):
    with unit_of_work() as session:
        found = session.scalars(select(ReceiptRow.receipt_id).order_by(ReceiptRow.receipt_id))
        return list(found)


def jobs(unit_of_work):
    with unit_of_work() as session:
        return [(job.entity_id, job.kind) for job in outbox.waiting(session, ENTITY, RECEIPT_POLL)]


def days_asked(hub):
    queries = [one.url.params for one in hub.requests if one.url.path.endswith("/receipts")]
    return [(query["from"], query["to"]) for query in queries]


def test_listed_receipt_pays_the_notice(poller, hub, unit_of_work, number) -> None:
    receipt = pay(hub)
    report = poller.poll(ENTITY)
    assert (report.listed, report.attempts) == (1, [(receipt.creditor_reference, FOUND)])
    assert (report.waiting, report.trouble, report.refused) == (0, None, [])
    with unit_of_work() as session:
        position = positions.position_by_notice(session, ENTITY, number).position
        assert position.status == PositionStatus.PAID
        stored = repository.receipt(session, ENTITY, "receipt-1")
        assert (stored.version, stored.anomaly) == (2, None)
        assert stored.raw == hub.kept[receipt.creditor_reference][1]
        assert [row.notice_number for row in feed.read(session, ENTITY, 0, 9)] == [number]
    assert hub.requests[0].headers["Ocp-Apim-Subscription-Key"] == "key"
    assert hub.requests[0].url.params["segregationCodes"] == "01"


def test_what_is_here_is_not_asked_for_again(poller, hub, clock) -> None:
    pay(hub)
    poller.poll(ENTITY)
    clock.advance(hours=1)
    report = poller.poll(ENTITY)
    assert (report.listed, report.attempts) == (0, [])
    assert len(hub.asked_for()) == 1


def test_what_another_way_has_brought_is_not_asked_for(poller, hub, unit_of_work, clock) -> None:
    receipt = pay(hub)
    with unit_of_work() as session:
        caller = HubCaller(ENTITY, STATION)
        service.record_receipt(session, caller, receipt, b"<soap/>", 2, clock)
    assert poller.poll(ENTITY).attempts == []
    assert (hub.asked_for(), receipts(unit_of_work)) == ([], ["receipt-1"])


def test_notice_that_nobody_knows_is_income_to_be_looked_at(poller, hub, unit_of_work) -> None:
    pay(hub, base=77)
    assert answers(poller.poll(ENTITY)) == [FOUND]
    with unit_of_work() as session:
        [found] = anomalies.of_entity(session, ENTITY).anomalies
        assert (found.kind, found.reference) == (AnomalyKind.UNKNOWN_NOTICE, "receipt-77")


def test_day_without_payments_brings_nothing(poller, unit_of_work, clock) -> None:
    report = poller.poll(ENTITY)
    assert (report.listed, report.attempts, report.trouble) == (0, [], None)
    with unit_of_work() as session:
        poll = listed_receipts.poll_of(session, ENTITY)
        assert (poll.polled_at, poll.paid_to) == (
            clock.now(), clock.now() - FIRST_LOOK + OVERLAP,
        )  # fmt: skip


def test_list_goes_on_where_the_last_one_ended_and_some_days_before(poller, hub, clock) -> None:
    poller.poll(ENTITY)
    pay(hub)
    poller.poll(ENTITY)
    poller.poll(ENTITY)
    tomorrow = str(rome_date(clock.now()) + timedelta(days=1))
    first, *_, last = days_asked(hub)
    assert first[0] == str(rome_date(clock.now() - FIRST_LOOK))
    assert last == (str(rome_date(PAID_AT - OVERLAP)), tomorrow)


def test_receipt_that_is_listed_late_is_not_missed(poller, hub, unit_of_work, clock) -> None:
    pay(hub, 2)
    poller.poll(ENTITY)
    clock.advance(days=3)
    pay(hub, 3, paid_at=clock.now())
    poller.poll(ENTITY)
    pay(hub, 1, paid_at=clock.now() - OVERLAP)
    poller.poll(ENTITY)
    assert receipts(unit_of_work) == ["receipt-1", "receipt-2", "receipt-3"]


def test_clock_of_a_provider_that_is_ahead_hides_nothing(poller, hub, unit_of_work, clock) -> None:
    pay(hub, 1, paid_at=clock.now() + timedelta(hours=20))
    poller.poll(ENTITY)
    with unit_of_work() as session:
        assert listed_receipts.poll_of(session, ENTITY).paid_to == clock.now()


def test_days_of_a_long_silence_are_asked_for_in_parts(poller, hub, clock) -> None:
    pay(hub)
    poller.poll(ENTITY)
    hub.requests.clear()
    clock.advance(days=100)
    poller.poll(ENTITY)
    asked = days_asked(hub)
    assert len(asked) == 4
    assert asked[0][0] == str(rome_date(PAID_AT - OVERLAP))
    for (first, last), (following, _) in pairwise(asked):
        assert first < last < following
    assert asked[-1][1] == str(rome_date(clock.now()) + timedelta(days=1))
    hub.requests.clear()
    poller.poll(ENTITY)
    assert len(days_asked(hub)) == 1


def test_somebody_may_ask_for_what_was_paid_long_ago(poller, hub, unit_of_work, clock) -> None:
    pay(hub, 1, paid_at=clock.now() - timedelta(days=90))
    pay(hub, 2)
    poller.poll(ENTITY)
    assert receipts(unit_of_work) == ["receipt-2"]
    poller.poll(ENTITY, rome_date(clock.now() - timedelta(days=90)))
    assert receipts(unit_of_work) == ["receipt-1", "receipt-2"]
    # The cursor does not go back with it, and a day to come does not move it forward.
    hub.requests.clear()
    poller.poll(ENTITY, rome_date(clock.now() + timedelta(days=1)))
    [(first, _)] = days_asked(hub)
    assert first == str(rome_date(PAID_AT - OVERLAP))


def test_two_runs_at_once_record_a_receipt_once(poller, hub, unit_of_work, number) -> None:
    for base in range(1, 9):
        pay(hub, base)
    with ThreadPoolExecutor(2) as pool:
        reports = list(pool.map(poller.poll, [ENTITY, ENTITY]))
    assert [report.trouble for report in reports] == [None, None]
    assert len(receipts(unit_of_work)) == 8
    assert {answer for report in reports for answer in answers(report)} == {FOUND}
    with unit_of_work() as session:
        assert listed_receipts.count_waiting(session, ENTITY, tried=False) == 0
        assert len(feed.read(session, ENTITY, 0, 99)) == 1


def test_list_that_stops_midway_is_read_from_its_beginning(
    poller, hub, unit_of_work, clock
) -> None:
    hub.page_size = 1
    pay(hub, 1)
    pay(hub, 2)
    answer = hub._list
    hub._list = lambda query: answer(query) if query["pageNum"] == "0" else problem(503)
    report = poller.poll(ENTITY)
    assert (report.listed, report.attempts, report.waiting) == (1, [], 1)
    assert report.trouble.code == "gpd_receipts_trouble"
    with unit_of_work() as session:
        assert listed_receipts.poll_of(session, ENTITY).polled_at is None
    hub._list = answer
    report = poller.poll(ENTITY)
    assert (report.listed, answers(report)) == (1, [FOUND, FOUND])


def test_list_that_cannot_be_read_is_told_and_what_was_listed_comes(
    poller, hub, unit_of_work, clock
) -> None:
    receipt = pay(hub)
    hub.broken[receipt.creditor_reference] = problem(404)
    poller.poll(ENTITY)
    hub.broken = {"/receipts": b"<html>"}
    report = poller.poll(ENTITY)
    assert (report.trouble.code, answers(report)) == ("gpd_receipt_malformed", [FOUND])
    assert receipts(unit_of_work) == ["receipt-1"]


def test_line_that_cannot_be_read_is_told_and_spoils_no_other(
    poller, hub, unit_of_work, number
) -> None:
    pay(hub)
    hub.lines = [{"iuv": None}]
    report = poller.poll(ENTITY)
    assert ([refusal.code for refusal in report.refused], answers(report)) == (
        ["gpd_receipt_malformed"], [FOUND],
    )  # fmt: skip
    with pytest.raises(ValueError, match="gpd_receipt_malformed"):
        poller(JOB)
    hub.lines = []
    poller(JOB)


@pytest.mark.parametrize("raw", [b"<html/>", b"", written.kept(receipt_for(number_of(2)))])
def test_receipt_that_cannot_be_read_is_kept_and_tried_again(
    poller, hub, unit_of_work, clock, number, raw
) -> None:
    receipt = pay(hub)
    pay(hub, 3)
    hub.broken[receipt.creditor_reference] = raw
    assert set(answers(poller.poll(ENTITY))) == {"gpd_receipt_malformed", FOUND}
    with unit_of_work() as session:
        (kept,) = repository.kept_messages(session, ENTITY)
        assert (kept.operation, kept.raw) == ("gpdReceipt", raw)
        assert listed_receipts.count_waiting(session, ENTITY, tried=True) == 1
    hub.broken.clear()
    poller(JOB)
    assert receipts(unit_of_work) == ["receipt-3"]
    clock.advance(minutes=5)
    poller(JOB)
    assert receipts(unit_of_work) == ["receipt-1", "receipt-3"]


def test_receipt_of_another_entity_is_none(poller, hub, unit_of_work) -> None:
    receipt = pay(hub)
    hub.broken[receipt.creditor_reference] = written.kept(receipt, 2, COMPANY)
    assert answers(poller.poll(ENTITY)) == ["gpd_receipt_malformed"]
    assert receipts(unit_of_work) == []


def test_receipt_that_is_not_shown_yet_comes_later(poller, hub, unit_of_work, clock) -> None:
    receipt = pay(hub)
    hub.broken[receipt.creditor_reference] = problem(422)
    assert answers(poller.poll(ENTITY)) == [NOT_THERE_YET]
    hub.broken.clear()
    clock.advance(minutes=5)
    poller(JOB)
    assert receipts(unit_of_work) == ["receipt-1"]


def test_receipt_that_contradicts_is_kept_and_not_asked_for_again(
    poller, hub, unit_of_work, clock, number
) -> None:
    receipt = pay(hub)
    other = replace(receipt, amount_cents=receipt.amount_cents + 1, paid_at=TEST_START)
    with unit_of_work() as session:
        service.record_receipt(session, HubCaller(ENTITY, STATION), other, b"raw", 2, clock)
    assert answers(poller.poll(ENTITY)) == [CONTRADICTED]
    with unit_of_work() as session:
        [found] = [
            one
            for one in anomalies.of_entity(session, ENTITY).anomalies
            if one.kind is AnomalyKind.RECEIPT_CONTRADICTS
        ]
        assert (found.reference, found.amount_cents) == ("receipt-1", receipt.amount_cents)
    clock.advance(days=2)
    assert poller.poll(ENTITY).attempts == []


def test_receipt_that_defeats_us_is_kept_and_holds_up_nobody(
    poller, hub, unit_of_work, monkeypatch, number
) -> None:
    pay(hub, 1)
    pay(hub, 2)
    recorded = service.record_receipt

    def record(session, caller, receipt, *rest):
        if receipt.receipt_id == "receipt-1":
            raise ZeroDivisionError
        return recorded(session, caller, receipt, *rest)

    monkeypatch.setattr(service, "record_receipt", record)
    assert sorted(answers(poller.poll(ENTITY))) == [EFFECTS_UNKNOWN, FOUND]
    with unit_of_work() as session:
        (kept,) = repository.kept_messages(session, ENTITY)
        assert kept.reason == "ZeroDivisionError"
    monkeypatch.undo()
    assert answers(poller.poll(ENTITY)) == [FOUND]


@pytest.mark.parametrize(
    ("status", "code"),
    [(429, "gpd_receipts_trouble"), (503, "gpd_receipts_trouble"), (401, "gpd_receipts_closed")],
)
def test_service_in_trouble_is_left_alone(poller, hub, unit_of_work, status, code) -> None:
    for base in (1, 2, 3):
        hub.broken[pay(hub, base).creditor_reference] = problem(status)
    report = poller.poll(ENTITY)
    assert (report.trouble.code, len(hub.asked_for()), report.waiting) == (code, 1, 3)


def test_wait_that_the_hub_asks_for_reaches_the_worker(poller, hub) -> None:
    hub.broken["/receipts"] = httpx.Response(429, headers={"Retry-After": "90"})
    with pytest.raises(WorldTrouble) as trouble:
        poller(JOB)
    assert trouble.value.facts["retry_after_seconds"] == 90


def test_refused_receipt_holds_up_no_other(poller, hub, unit_of_work) -> None:
    hub.broken[pay(hub, 1).creditor_reference] = problem(400)
    pay(hub, 2)
    assert sorted(answers(poller.poll(ENTITY))) == [FOUND, "gpd_receipts_refused"]


def test_job_takes_some_and_leaves_the_rest_to_another(poller, hub, unit_of_work, clock) -> None:
    for base in range(1, BATCH + 2):
        pay(hub, base)
    poller(JOB)
    assert (len(receipts(unit_of_work)), jobs(unit_of_work)) == (BATCH, [(ENTITY, RECEIPT_POLL)])
    poller(JOB)
    assert len(receipts(unit_of_work)) == BATCH + 1
    # What was listed a moment ago is not listed again, unless somebody looks a notice up.
    assert len(days_asked(hub)) == 1
    with unit_of_work() as session:
        [rest] = outbox.take(session, [RECEIPT_POLL], clock.now(), POLL_EVERY, 9)
        outbox.mark_done(session, rest, clock.now())
        ask_at_once(session, ENTITY, clock.advance(seconds=20))
        [job] = outbox.take(session, [RECEIPT_POLL], clock.now(), POLL_EVERY, 9)
    poller(job)
    assert len(days_asked(hub)) == 2


def test_time_alone_brings_a_job(poller, unit_of_work, clock) -> None:
    poller.ask_all()
    poller.ask_all()
    assert jobs(unit_of_work) == [(ENTITY, RECEIPT_POLL)]
    with unit_of_work() as session:
        [job] = outbox.take(session, [RECEIPT_POLL], clock.now(), POLL_EVERY, 9)
    poller(job)
    with unit_of_work() as session:
        outbox.mark_done(session, job, clock.now())
    poller.ask_all()
    assert jobs(unit_of_work) == []
    clock.advance(minutes=10)
    poller.ask_all()
    assert jobs(unit_of_work) == [(ENTITY, RECEIPT_POLL)]


def test_entity_without_the_service_asks_nobody(poller, hub) -> None:
    for ask in (poller.poll, poller.is_reachable):
        with pytest.raises(RuleBroken, match="gpd_receipts_unused"):
            ask(COMPANY)
    poller(Job(COMPANY, 1, RECEIPT_POLL, SUBJECT, {}, 1))
    assert hub.requests == []


def test_missing_key_leaves_the_job(unit_of_work, poller, clock) -> None:
    with httpx.Client() as http:
        without = ReceiptPoller(unit_of_work, GpdReceiptClient(http), {}, clock)
        with pytest.raises(WorldTrouble, match="secret_missing"):
            without(JOB)


def test_service_is_reachable_with_the_key(poller, hub) -> None:
    assert poller.is_reachable(ENTITY)
    hub.broken["/receipts"] = problem(401)
    assert not poller.is_reachable(ENTITY)


WAYS = ("poll", "job", "soap 1", "soap 2", "biz events")


@given(st.lists(st.sampled_from(WAYS), min_size=1, max_size=6), st.sampled_from([1, 2]))
@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_any_order_and_repetition_of_all_ways_gives_one_receipt(
    poller, hub, unit_of_work, clock, ways, version
) -> None:
    """Each example has a notice of its own, in the same database."""
    with unit_of_work() as session:
        base = session.scalar(select(func.count()).select_from(ReceiptRow)) + 1
        number = add_position(session, base)
    receipt = receipt_for(number, f"receipt-{base}")
    hub.keep(receipt, version)
    before = len(receipts(unit_of_work))

    def record(found, raw, sent):
        with unit_of_work() as session:
            caller = HubCaller(ENTITY, STATION)
            return service.record_receipt(session, caller, found, raw, sent, clock)

    for way in ways:
        clock.advance(minutes=20)
        match way:
            case "poll":
                report = poller.poll(ENTITY)
                assert (report.trouble, set(answers(report)) <= {FOUND}) == (None, True)
            case "job":
                poller(JOB)
            case "biz events":
                raw = document(receipt)
                record(read_receipt_document(raw), raw, DOCUMENT_VERSION)
            case _:
                record(receipt, b"<soap/>", int(way[-1]))
    assert len(receipts(unit_of_work)) == before + 1
    with unit_of_work() as session:
        [stored] = repository.receipts_of_notice(session, ENTITY, number)
        assert stored.receipt.anomaly is None
        told = [row for row in feed.read(session, ENTITY, 0, 999) if row.notice_number == number]
        assert len(told) == 1
        position = positions.position_by_notice(session, ENTITY, number).position
        assert position.status == PositionStatus.PAID
        assert repository.kept_messages(session, ENTITY) == []
