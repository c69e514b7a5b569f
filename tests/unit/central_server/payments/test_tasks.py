import pytest
from sqlalchemy import select

from central_server.changes import feed
from central_server.entities.models import HubService, HubServiceRow
from central_server.hub.address import ServiceAddress
from central_server.jobs.models import OutboxRow
from central_server.jobs.outbox import Job
from central_server.payments import repository, searches
from central_server.payments.models import DOCUMENT_VERSION
from central_server.payments.searches import RECEIPT_SEARCH
from central_server.payments.tasks import BATCH, FOUND, NOT_THERE_YET, SILENCE_LIMIT, ReceiptFetcher
from central_server.positions import repository as positions
from payments_core.clock import rome_date
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.model.debt_position import PositionStatus
from tests.factories.receipt_documents import document
from tests.factories.released_debts import add_position, receipt_for
from tests.factories.server import COMPANY, ENTITY, add_entity
from tests.factories.settlement import settlement_line


class Service:
    """Has documents, or troubles, by receipt id; remembers what it was asked."""

    def __init__(self):
        self.held = {}
        self.asked = []

    def document(self, address, entity_id, receipt_id, reference):
        assert address == ServiceAddress("http://hub.test", "key")
        self.asked.append((receipt_id, reference))
        answer = self.held.get(receipt_id)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def is_reachable(self, address, entity_id):
        return address.key == "key"


@pytest.fixture
def hub():
    return Service()


@pytest.fixture
def fetcher(unit_of_work, hub, clock):
    with unit_of_work() as session:
        add_entity(session)
        add_entity(session, COMPANY, segregation_code="02")
        session.add(
            HubServiceRow(
                entity_id=ENTITY, service=HubService.RECEIPTS, url="http://hub.test",
                service_key="env:RECEIPTS_KEY",
            )
        )  # fmt: skip
    return ReceiptFetcher(unit_of_work, hub, {"RECEIPTS_KEY": "key"}, clock)


@pytest.fixture
def number(fetcher, unit_of_work) -> str:
    with unit_of_work() as session:
        return add_position(session)


@pytest.fixture
def miss(fetcher, unit_of_work, clock):
    def miss(*receipt_ids):
        on = rome_date(clock.now())
        lines = [settlement_line(one, outcome_on=on) for one in receipt_ids]
        with unit_of_work() as session:
            searches.begin(session, ENTITY, lines, clock.now())

    return miss


def search(unit_of_work, receipt_id):
    with unit_of_work() as session:
        row = searches.search(session, ENTITY, receipt_id)
        return row.attempts, row.last_answer


def waiting_jobs(unit_of_work):
    with unit_of_work() as session:
        return session.scalars(select(OutboxRow.kind).where(OutboxRow.done_at.is_(None))).all()


JOB = Job(ENTITY, 1, RECEIPT_SEARCH, searches.SUBJECT, {}, 1)


def test_receipt_found_pays_the_notice_and_ends_the_search(
    fetcher, hub, unit_of_work, clock, number, miss
) -> None:
    miss("iur-1")
    raw = document(receipt_for(number, "iur-1"))
    hub.held["iur-1"] = raw
    fetcher(JOB)
    with unit_of_work() as session:
        position = positions.position_by_notice(session, ENTITY, number).position
        assert position.status == PositionStatus.PAID
        stored = repository.receipt(session, ENTITY, "iur-1")
        assert (stored.raw, stored.version) == (raw, DOCUMENT_VERSION)
        assert [row.notice_number for row in feed.read(session, ENTITY, 0, 9)] == [number]
        assert searches.due(session, ENTITY, clock.now(), 9) == []
    fetcher(JOB)
    assert len(hub.asked) == 1


def test_receipt_that_is_not_there_yet_is_asked_for_later(
    fetcher, hub, unit_of_work, clock, miss
) -> None:
    miss("iur-1")
    assert fetcher.fetch_due(ENTITY) == [("iur-1", NOT_THERE_YET)]
    assert search(unit_of_work, "iur-1") == (1, NOT_THERE_YET)
    assert fetcher.fetch_due(ENTITY) == []
    clock.advance(minutes=5)
    assert len(fetcher.fetch_due(ENTITY)) == 1


def test_one_troubled_receipt_does_not_hold_up_the_others(
    fetcher, hub, unit_of_work, number, miss
) -> None:
    miss("iur-1", "iur-2", "iur-3")
    hub.held["iur-1"] = WorldTrouble("receipts_trouble", status=500)
    hub.held["iur-2"] = RuleBroken("receipts_refused", status=400)
    hub.held["iur-3"] = document(receipt_for(number, "iur-3"))
    answers = [attempt.answer for attempt in fetcher.fetch_due(ENTITY)]
    assert answers == ["receipts_trouble", "receipts_refused", FOUND]
    assert search(unit_of_work, "iur-2") == (1, "receipts_refused")


@pytest.mark.parametrize(
    "trouble",
    [
        WorldTrouble("receipts_unreachable", reason="ConnectError"),
        WorldTrouble("receipts_trouble", status=429),
        RuleBroken("receipts_refused", status=401),
    ],
)
def test_silent_service_is_left_alone(fetcher, hub, unit_of_work, miss, trouble) -> None:
    names = [f"iur-{number}" for number in range(SILENCE_LIMIT + 2)]
    miss(*names)
    hub.held = dict.fromkeys(names, trouble)
    assert len(fetcher.fetch_due(ENTITY)) == SILENCE_LIMIT
    assert search(unit_of_work, names[-1]) == (0, None)


def test_what_is_left_after_a_batch_is_another_job(fetcher, hub, unit_of_work, clock, miss) -> None:
    miss(*(f"iur-{number:02d}" for number in range(BATCH + 1)))
    with unit_of_work() as session:
        session.query(OutboxRow).update({"done_at": clock.now()})
    fetcher(JOB)
    assert waiting_jobs(unit_of_work) == [RECEIPT_SEARCH]
    fetcher(JOB)
    assert len(hub.asked) == BATCH + 1


def test_service_that_falls_silent_at_the_end_of_a_batch_is_left_alone(
    fetcher, hub, unit_of_work, clock, miss
) -> None:
    names = [f"iur-{number:02d}" for number in range(BATCH + 1)]
    miss(*names)
    with unit_of_work() as session:
        session.query(OutboxRow).update({"done_at": clock.now()})
    away = WorldTrouble("receipts_unreachable", reason="ConnectError")
    hub.held = dict.fromkeys(names[BATCH - SILENCE_LIMIT :], away)
    fetcher(JOB)
    assert (len(hub.asked), waiting_jobs(unit_of_work)) == (BATCH, [])


@pytest.mark.parametrize("raw", [b"<html/>", b"{}"])
def test_unreadable_document_is_kept_for_somebody_to_look_at(
    fetcher, hub, unit_of_work, miss, raw
) -> None:
    miss("iur-1")
    hub.held["iur-1"] = raw
    assert fetcher.fetch_due(ENTITY) == [("iur-1", "receipt_document_malformed")]
    with unit_of_work() as session:
        (kept,) = repository.kept_messages(session, ENTITY)
        assert (kept.operation, kept.raw) == ("receiptDocument", raw)


def test_another_receipt_than_asked_for_changes_nothing(
    fetcher, hub, unit_of_work, number, miss
) -> None:
    miss("iur-1")
    hub.held["iur-1"] = document(receipt_for(number, "iur-2"))
    assert fetcher.fetch_due(ENTITY) == [("iur-1", "receipt_document_malformed")]
    with unit_of_work() as session:
        assert repository.receipt(session, ENTITY, "iur-2") is None


def test_document_that_contradicts_the_message_is_told(
    fetcher, hub, unit_of_work, number, clock
) -> None:
    hub.held["iur-1"] = document(receipt_for(number, "iur-1"))
    assert fetcher.fetch(ENTITY, "iur-1").answer == FOUND
    hub.held["iur-1"] = document(receipt_for(number, "iur-1", cents=1))
    assert fetcher.fetch(ENTITY, "iur-1").answer == "hub_refused"


def test_one_receipt_can_be_asked_for_though_nobody_misses_it(fetcher, hub, miss) -> None:
    assert fetcher.fetch(ENTITY, "iur-9") == ("iur-9", NOT_THERE_YET)
    miss("iur-1")
    hub.held["iur-1"] = WorldTrouble("receipts_trouble", status=500)
    assert fetcher.fetch(ENTITY, "iur-1") == ("iur-1", "receipts_trouble")
    assert hub.asked == [("iur-9", ""), ("iur-1", "iuv-iur-1")]


def test_entity_without_the_service_asks_nobody(fetcher, hub) -> None:
    for ask in (fetcher.fetch_due, fetcher.is_reachable):
        with pytest.raises(RuleBroken, match="receipts_service_unused"):
            ask(COMPANY)
    fetcher(Job(COMPANY, 1, RECEIPT_SEARCH, searches.SUBJECT, {}, 1))
    assert hub.asked == []


def test_missing_key_leaves_the_job(unit_of_work, fetcher, hub, clock) -> None:
    without = ReceiptFetcher(unit_of_work, hub, {}, clock)
    with pytest.raises(WorldTrouble, match="secret_missing"):
        without(JOB)


def test_service_is_reachable_with_the_key(fetcher) -> None:
    assert fetcher.is_reachable(ENTITY)


def test_time_alone_brings_a_job(fetcher, unit_of_work, clock, miss) -> None:
    miss("iur-1")
    with unit_of_work() as session:
        session.query(OutboxRow).update({"done_at": clock.now()})
    fetcher.ask_where_due()
    fetcher.ask_where_due()
    assert waiting_jobs(unit_of_work) == [RECEIPT_SEARCH]
