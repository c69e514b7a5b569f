from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from central_server.changes import feed
from central_server.payments import searches
from central_server.payments import service as payments
from central_server.payments.hub_access import HubCaller
from central_server.positions import repository as positions
from central_server.settlement import repository, service
from central_server.settlement.service import ImportOutcome
from payments_core.errors import PaymentsError, RuleBroken
from payments_core.model.settlement_flow import Outcome
from payments_core.rules import matching
from payments_core.wire.desk.notice_messages import ChangeKind
from payments_core.wire.hub import settlement_flow as codec
from tests.factories.money_way import flow_bytes, flow_for
from tests.factories.released_debts import add_position, number_of, receipt_for
from tests.factories.server import COMPANY, ENTITY, RATE_CENTS, STATION, add_entity
from tests.factories.settlement import FLOW_ID


@pytest.fixture
def ready(unit_of_work):
    with unit_of_work() as session:
        add_entity(session)
    return unit_of_work


@pytest.fixture
def number(ready) -> str:
    with ready() as session:
        return add_position(session)


def import_flow(unit_of_work, clock, data, entity_id=ENTITY):
    with unit_of_work() as session:
        return service.import_flow(session, "test", entity_id, data, "flow.xml", clock)


def pay(unit_of_work, clock, number, **changes):
    with unit_of_work() as session:
        receipt = receipt_for(number, **changes)
        payments.record_receipt(
            session, HubCaller(ENTITY, STATION), receipt, b"raw", 2, clock
        )  # fmt: skip


def settled(unit_of_work):
    with unit_of_work() as session:
        return [
            row.notice_number
            for row in feed.read(session, ENTITY, 0, 100)
            if row.kind == ChangeKind.NOTICE_SETTLED
        ]


def test_flow_is_stored_and_its_notices_are_settled(ready, clock, number) -> None:
    pay(ready, clock, number)
    done = import_flow(ready, clock, flow_bytes(number))
    assert (done.outcome, done.flow_id, done.revision) == (ImportOutcome.STORED, FLOW_ID, 1)
    assert (done.count, done.total_cents, done.anomalies) == (1, RATE_CENTS, ())
    assert settled(ready) == [number]
    with ready() as session:
        row = repository.latest_revision(session, ENTITY, done.psp_id, FLOW_ID)
        assert repository.flow_of(session, row) == flow_for(number)
        assert (row.imported_by, row.source_name) == ("test", "flow.xml")
        found = positions.position_by_notice(session, ENTITY, number)
        assert found.position.status == "REPORTED"


def test_line_without_receipt_settles_the_notice_by_its_iuv(ready, clock, number) -> None:
    import_flow(ready, clock, flow_bytes(number, outcome=Outcome.PAID_WITHOUT_RECEIPT))
    assert settled(ready) == [number]


def test_line_of_another_amount_settles_nothing(ready, clock, number) -> None:
    pay(ready, clock, number)
    import_flow(ready, clock, flow_bytes(number, cents=RATE_CENTS + 1))
    assert settled(ready) == []


@pytest.mark.parametrize("minutes", [0, -1])
def test_same_or_older_flow_changes_nothing(ready, clock, number, minutes) -> None:
    import_flow(ready, clock, flow_bytes(number))
    at = flow_for(number).flow_at + timedelta(minutes=minutes)
    again = import_flow(ready, clock, flow_bytes(number, at=at, cents=7))
    assert (again.outcome, again.revision, again.total_cents) == (
        ImportOutcome.OUTDATED, 1, RATE_CENTS,
    )  # fmt: skip
    assert settled(ready) == [number]


def test_later_flow_is_a_new_revision_and_the_old_one_stays(ready, clock, number) -> None:
    import_flow(ready, clock, flow_bytes(number))
    at = flow_for(number).flow_at + timedelta(minutes=1)
    done = import_flow(ready, clock, flow_bytes(number, number_of(2), at=at))
    assert (done.outcome, done.revision, done.count) == (ImportOutcome.STORED, 2, 2)
    with ready() as session:
        assert [row.revision for row in repository.current_flows(session, ENTITY)] == [2]


def test_totals_are_added_up_anew(ready, clock, number) -> None:
    flow = replace(flow_for(number), declared_cents=1, declared_count=64)
    done = import_flow(ready, clock, codec.write(flow))
    assert done.total_cents == RATE_CENTS
    assert done.anomalies == ("COUNT_DIFFERS", "TOTAL_DIFFERS")
    assert settled(ready) == []


def test_flow_of_another_entity_is_refused(ready, clock, number) -> None:
    with ready() as session:
        add_entity(session, COMPANY, segregation_code="02")
    with pytest.raises(RuleBroken) as refusal:
        import_flow(ready, clock, flow_bytes(number), COMPANY)
    assert refusal.value.code == "flow_of_another_entity"
    with ready() as session:
        assert list(repository.current_flows(session, COMPANY)) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b">21.95</singolo", b">0.00</singolo", "settlement_flow_malformed"),
        (b">21.95</importo", b">99999999999.99</importo", "settlement_flow_malformed"),
        (b"<versioneOggetto>", b"<versioneOggetto", "xml_malformed"),
        (b"?>", b"?><!DOCTYPE a []>", "xml_doctype_refused"),
        (b"UTF-8", b"UTF-16", "xml_encoding_refused"),
        (b"TRN1", b"TRN\xff", "xml_malformed"),
    ],
)
def test_bad_file_is_refused_and_nothing_is_stored(ready, clock, number, old, new, code) -> None:
    data = flow_bytes(number)
    assert old in data
    with pytest.raises(PaymentsError) as refusal:
        import_flow(ready, clock, data.replace(old, new, 1))
    assert refusal.value.code == code
    with ready() as session:
        assert list(repository.current_flows(session, ENTITY)) == []


def test_same_flow_at_once_is_stored_once(ready, clock, number) -> None:
    with ThreadPoolExecutor(4) as pool:
        data = flow_bytes(number)
        jobs = [pool.submit(import_flow, ready, clock, data) for _ in range(4)]
    outcomes = sorted(job.result().outcome for job in jobs)
    assert outcomes == [ImportOutcome.OUTDATED] * 3 + [ImportOutcome.STORED]
    assert settled(ready) == [number]


def test_notice_numbers_follow_the_lines_and_are_only_ours(ready, clock, number) -> None:
    pay(ready, clock, number)
    flow = flow_for(number, number_of(5), number)
    lines = matching.match_group(ENTITY, flow, (), ()).lines
    with ready() as session:
        assert service.notice_numbers(session, ENTITY, lines) == [number]


@pytest.mark.parametrize(("days", "looked_for"), [(10, ["receipt-1"]), (90, [])])
def test_receipt_that_a_flow_misses_is_looked_for(ready, clock, days, looked_for) -> None:
    first, second = number_of(1), number_of(2)
    pay(ready, clock, second, receipt_id="receipt-2")
    flow = flow_for(first, second)
    clock.set(flow.flow_at + timedelta(days=days))
    import_flow(ready, clock, codec.write(flow))
    with ready() as session:
        wanted = searches.due(session, ENTITY, clock.now(), 10)
        assert [row.receipt_id for row in wanted] == looked_for
