from dataclasses import replace
from datetime import timedelta

import pytest

from central_server.payments import service as payments
from central_server.payments.hub_access import HubCaller
from central_server.settlement import repository, service
from payments_core.model.settlement_flow import Outcome
from tests.factories.money_way import flow_bytes, flow_for
from tests.factories.query_plans import plans_of, wide
from tests.factories.released_debts import number_of, receipt_for
from tests.factories.server import COMPANY, ENTITY, STATION, add_entity

NUMBER = number_of(1)
LATER = flow_for(NUMBER).flow_at + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _entity(session) -> None:
    add_entity(session)


def import_flow(session, clock, *numbers, **changes):
    data = flow_bytes(*numbers, **changes)
    done = service.import_flow(session, "test", ENTITY, data, "flow.xml", clock)
    return repository.latest_revision(session, ENTITY, done.psp_id, done.flow_id)


def pay(session, clock, receipt):
    payments.record_receipt(session, HubCaller(ENTITY, STATION), receipt, b"raw", 2, clock)


def test_flow_is_found_whatever_the_case_of_its_id(session, clock) -> None:
    row = import_flow(session, clock, NUMBER)
    found = repository.latest_revision(session, ENTITY, row.psp_id, row.flow_id.lower())
    assert found is row
    assert repository.latest_revision(session, COMPANY, row.psp_id, row.flow_id) is None


def test_current_flows_come_oldest_first_in_their_last_revision(session, clock) -> None:
    import_flow(session, clock, NUMBER, flow_id="2025-05-14LATE", at=LATER)
    import_flow(session, clock, NUMBER)
    import_flow(session, clock, NUMBER, at=LATER - timedelta(minutes=1))
    found = [(row.flow_id[:14], row.revision) for row in repository.current_flows(session, ENTITY)]
    assert found == [("2025-05-14TSTP", 2), ("2025-05-14LATE", 1)]


def test_shares_are_ours_without_stamps(session, clock) -> None:
    ours = receipt_for(NUMBER).transfers[0]
    pay(
        session,
        clock,
        replace(
            receipt_for(NUMBER),
            transfers=(
                ours,
                replace(ours, transfer_no=2, beneficiary_tax_code=COMPANY),
                replace(ours, transfer_no=3, iban=None, stamp=b"stamp"),
            ),
        ),
    )
    row = import_flow(session, clock, NUMBER)
    shares = repository.shares_of(session, row)
    assert [(share.receipt_id, share.transfer_no) for share in shares] == [("receipt-1", 1)]


def test_shares_are_found_by_iuv_too(session, clock) -> None:
    pay(session, clock, receipt_for(NUMBER, "another-id"))
    row = import_flow(session, clock, NUMBER)
    assert [share.receipt_id for share in repository.shares_of(session, row)] == ["another-id"]


@pytest.mark.parametrize(
    ("outcome", "receipt_ids"), [(Outcome.PAID, []), (Outcome.REVOKED, ["receipt-1"])]
)
def test_share_belongs_to_the_first_flow_unless_it_is_taken_back(
    session, clock, outcome, receipt_ids
) -> None:
    pay(session, clock, receipt_for(NUMBER))
    first = import_flow(session, clock, NUMBER)
    second = import_flow(
        session, clock, NUMBER, flow_id="2025-05-15SECOND", at=LATER, outcome=outcome
    )
    assert len(repository.shares_of(session, first)) == 1
    assert [share.receipt_id for share in repository.shares_of(session, second)] == receipt_ids


def test_revision_is_added_once(session, clock) -> None:
    row = import_flow(session, clock, NUMBER)
    assert not repository.add_revision(session, row, flow_for(NUMBER).lines)


def test_shares_are_found_by_keys_and_never_by_reading_all_of_an_entity(session, clock) -> None:
    if session.get_bind().dialect.name != "sqlite":
        pytest.skip("the plan is read in SQLite's words")
    row = import_flow(session, clock, NUMBER)
    with plans_of(session) as plans:
        repository.shares_of(session, row)
    found = plans()
    assert len(found) >= 4
    assert wide(found) == []
