from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.changes import feed
from central_server.db.engine import make_engine
from central_server.migrations.tables import all_tables
from central_server.payments import bulk, service
from central_server.payments.bulk import RecoveredReceipt
from central_server.payments.hub_access import HubCaller
from central_server.payments.models import ReceiptRow, ReceiptTransferRow
from central_server.payments.service import ReceiptAnomaly
from central_server.positions.models import AllocationRow, InstallmentRow, PositionRow, TransferRow
from payments_core.errors import RuleBroken
from payments_core.model.debt_position import PositionStatus
from tests.factories.clock import FakeClock
from tests.factories.query_plans import plans_of, pretend_a_city, wide
from tests.factories.released_debts import add_fine, add_plan, add_position, number_of, receipt_for
from tests.factories.server import COMPANY, ENTITY, RATE_CENTS, STATION, add_entity
from tests.factories.statements import tables_written

CALLER = HubCaller(ENTITY, STATION)
#: What the fine costs on the day of the receipts.
FINE_CENTS = 10070
STATUSES = (PositionStatus.VALID, PositionStatus.INVALID, PositionStatus.REPORTED)


def recovered(base: int = 1, receipt_id: str = "r", **changes) -> RecoveredReceipt:
    return RecoveredReceipt(CALLER, receipt_for(number_of(base), receipt_id, **changes), b"<x/>", 2)


def fill(session: Session) -> None:
    """Positions 1 to 3 in three statuses; 4 is nobody's; 5 is a debt that 6 to 8 divide; 9 is a
    fine that has become dearer.

    Another creditor's notice may come, too.
    """
    add_entity(session)
    for base, status in enumerate(STATUSES, start=1):
        add_position(session, base, status=status)
    add_plan(session, 5)
    add_fine(session, 9)


def contents(session: Session) -> list[object]:
    """Everything that receipts change."""
    tables = (
        PositionRow.__table__,
        InstallmentRow.__table__,
        TransferRow.__table__,
        AllocationRow.__table__,
        ReceiptRow.__table__,
        ReceiptTransferRow.__table__,
    )
    rows = [sorted(map(repr, session.execute(select(table)))) for table in tables]
    return [*rows, [(row.kind, row.notice_number) for row in feed.read(session, ENTITY, 0, 99)]]


@pytest.fixture(scope="module")
def engines(tmp_path_factory):
    folder = tmp_path_factory.mktemp("two")
    made = [make_engine(f"sqlite:///{folder}/{name}.db") for name in ("one", "many")]
    for engine in made:
        all_tables().create_all(engine)
    yield made
    for engine in made:
        engine.dispose()


@given(
    st.lists(
        st.tuples(
            st.integers(1, 9), st.sampled_from("abcdefgh"),
            st.sampled_from([RATE_CENTS, 5, FINE_CENTS]),
            st.sampled_from([ENTITY, COMPANY]),
        ),
        max_size=10, unique_by=lambda drawn: drawn[1],
    )
)  # fmt: skip
def test_many_at_once_have_the_effects_of_one_after_another(engines, drawn) -> None:
    clock = FakeClock()
    receipts = [
        recovered(base, receipt_id, cents=cents, entity_id=creditor)
        for base, receipt_id, cents, creditor in drawn
    ]
    seen = []
    for engine, many in zip(engines, (False, True), strict=True):
        with Session(engine) as session:
            fill(session)
            if many:
                bulk.record_receipts(session, ENTITY, [*receipts, *receipts], clock.now())
            else:
                for caller, receipt, raw, version in receipts:
                    service.record_receipt(session, caller, receipt, raw, version, clock)
            seen.append(contents(session))
            session.rollback()
    assert seen[0] == seen[1]


@pytest.fixture
def filled(session):
    fill(session)
    return session


def test_what_happened_is_counted(filled, clock) -> None:
    receipts = [recovered(1, "a"), recovered(1, "b"), recovered(2, "c"), recovered(4, "d")]
    done = bulk.record_receipts(filled, ENTITY, receipts, clock.now())
    assert (done.stored, done.repeated) == (4, 0)
    assert done.anomalies == Counter(
        [
            ReceiptAnomaly.DOUBLE_PAYMENT,
            ReceiptAnomaly.POSITION_CANCELLED,
            ReceiptAnomaly.UNKNOWN_NOTICE,
        ]
    )
    again = bulk.record_receipts(filled, ENTITY, receipts, clock.now())
    assert (again.stored, again.repeated, again.anomalies) == (0, 4, Counter())


def test_fine_costs_what_its_day_says(filled, clock) -> None:
    paid = recovered(9, "a", cents=FINE_CENTS)
    done = bulk.record_receipts(filled, ENTITY, [paid, recovered(9, "b", cents=5)], clock.now())
    assert done.anomalies == Counter([ReceiptAnomaly.DOUBLE_PAYMENT])
    parts = filled.scalars(select(AllocationRow.amount_cents).order_by(AllocationRow.allocation_no))
    assert [cents for cents in parts if cents not in (RATE_CENTS, 3000, 1000)] == [8650, 1420]


def test_receipts_beyond_a_block_see_those_before(filled, clock, monkeypatch) -> None:
    monkeypatch.setattr(bulk, "BLOCK", 1)
    done = bulk.record_receipts(filled, ENTITY, [recovered(1, "a"), recovered(1, "b")], clock.now())
    assert done.anomalies == Counter([ReceiptAnomaly.DOUBLE_PAYMENT])


def test_desks_are_told_as_the_last_thing_in_the_order_of_the_receipts(
    filled, clock, monkeypatch
) -> None:
    """Before that, nobody waits for the counter who may hold what a later block wants."""
    monkeypatch.setattr(bulk, "BLOCK", 1)
    with tables_written(filled) as written:
        receipts = [recovered(3, "a"), recovered(1, "b"), recovered(2, "c")]
        bulk.record_receipts(filled, ENTITY, receipts, clock.now())
    assert written.count("change_counters") == 1
    assert written[-2:] == ["change_counters", "changes"]
    told = [entry.notice_number for entry in feed.read(filled, ENTITY, 0, 9)]
    assert told == [number_of(3), number_of(1), number_of(2)]


def test_known_id_with_other_content_is_refused(filled, clock) -> None:
    bulk.record_receipts(filled, ENTITY, [recovered(1, "a")], clock.now())
    with pytest.raises(RuleBroken, match="receipt_contradicts"):
        bulk.record_receipts(filled, ENTITY, [recovered(1, "a", cents=5)], clock.now())
    with pytest.raises(RuleBroken, match="receipt_contradicts"):
        bulk.record_receipts(
            filled, ENTITY, [recovered(2, "z"), recovered(2, "z", cents=5)], clock.now()
        )


def test_receipt_that_arrives_meanwhile_is_not_judged_wrongly(filled, clock, monkeypatch) -> None:
    bulk.record_receipts(filled, ENTITY, [recovered(1, "a")], clock.now())
    monkeypatch.setattr(bulk, "_known_digests", lambda *_: {})
    with pytest.raises(RuleBroken, match="receipts_arrived_meanwhile"):
        bulk.record_receipts(filled, ENTITY, [recovered(1, "a")], clock.now())


def test_debts_are_found_by_keys_and_never_by_reading_all_of_an_entity(filled, clock) -> None:
    if filled.get_bind().dialect.name != "sqlite":
        pytest.skip("the plan is read in SQLite's words")
    pretend_a_city(filled)
    with plans_of(filled) as plans:
        # The fine (9) reads the entity's own row for its account; there are few of those.
        bases = [base for base in range(1, bulk.BLOCK) if base != 9]
        receipts = [recovered(base, f"r{base}") for base in bases]
        bulk.record_receipts(filled, ENTITY, receipts, clock.now())
    found = plans()
    assert len(found) >= 4
    assert wide(found) == []
