from dataclasses import replace
from datetime import timedelta

import pytest

from central_server.anomalies import repository
from central_server.jobs import outbox
from central_server.positions import asked
from central_server.positions import repository as positions
from central_server.positions.asked import Reply
from central_server.settlement.service import import_flow
from payments_core.model.asked_amount import ProgramAnswer, ProgramState
from payments_core.model.debt_position import PositionStatus
from payments_core.money import Cents
from payments_core.wire.hub import settlement_flow as codec
from tests.factories.programs import add_program, owned
from tests.factories.query_plans import plans_of, wide
from tests.factories.released_debts import add_position, number_of, receipt_for, stamped_receipt
from tests.factories.server import COMPANY, ENTITY, RATE_CENTS
from tests.factories.settlement import settlement_flow, settlement_line


def test_receipts_are_listed_as_they_came_and_no_more_than_asked_for(ready, receive, clock) -> None:
    for base in (91, 92, 93):
        receive(receipt_for(number_of(base), f"r{base}"))
        clock.advance(seconds=1)
    with ready() as session:
        number = add_position(session)
    receive(receipt_for(number, "good"))
    with ready() as session:
        found = repository.odd_receipts(session, ENTITY, 2)
        assert [(one.receipt_id, one.anomaly) for one in found] == [
            ("r91", "UNKNOWN_NOTICE"), ("r92", "UNKNOWN_NOTICE"),
        ]  # fmt: skip
        assert repository.odd_receipts(session, COMPANY, 2) == []


def share_of(receipt, cents: int):
    """The same payment to another creditor, of which a share is ours."""
    theirs = replace(receipt.transfers[0], transfer_no=2, beneficiary_tax_code=COMPANY)
    ours = replace(receipt.transfers[0], amount_cents=Cents(cents))
    return replace(receipt, creditor_tax_code=COMPANY, transfers=(ours, theirs))


def test_shares_of_payments_to_others_are_one_row_for_each_creditor(ready, receive, clock) -> None:
    since = clock.now()
    for place, cents in enumerate((100, 23), start=1):
        receive(share_of(receipt_for(number_of(place), f"r{place}"), cents))
        clock.advance(hours=1)
    other = share_of(receipt_for(number_of(5), "r5"), 7)
    receive(replace(other, company_name="Provincia di Esempio"))
    stamp = replace(stamped_receipt(number_of(6), "r6").transfers[1])
    receive(replace(other, receipt_id="r6", company_name="Altro", transfers=(stamp,)))
    with ready() as session:
        first, second = repository.shared_income(session, ENTITY, 10)
        assert first == ("Comune di Esempio", 2, 123, since)
        assert second[:3] == ("Provincia di Esempio", 1, 7)
        assert len(repository.shared_income(session, ENTITY, 1)) == 1


@pytest.fixture
def flow_arrives(ready, clock):
    def flow_arrives(cents, days=0):
        line = settlement_line(cents=1000)
        flow = settlement_flow([line], declared_cents=cents)
        flow = replace(flow, flow_at=flow.flow_at + timedelta(days=days))
        with ready() as session:
            import_flow(session, "anna", ENTITY, codec.write(flow), "flow.xml", clock)

    return flow_arrives


def test_flow_leaves_once_a_revision_without_faults_has_come(ready, flow_arrives) -> None:
    flow_arrives(999)
    with ready() as session:
        [flow] = repository.odd_flows(session, ENTITY, 10)
        assert flow.anomalies == "TOTAL_DIFFERS"
    flow_arrives(1000, days=1)
    with ready() as session:
        assert repository.odd_flows(session, ENTITY, 10) == []


def test_job_leaves_once_it_is_done(ready, clock) -> None:
    now = clock.now()
    with ready() as session:
        outbox.enqueue(session, ENTITY, "KIND", "subject", {}, now)
    for _ in range(2):
        with ready() as session:
            [job] = outbox.take(session, ["KIND"], now, timedelta(0), 1)
            outbox.postpone(session, job, now, "away")
    with ready() as session:
        [row] = repository.failing_jobs(session, ENTITY, 2, 10, but=())
        assert (row.attempts, row.last_error) == (2, "away")
        assert repository.failing_jobs(session, ENTITY, 3, 10, but=()) == []
        assert repository.failing_jobs(session, COMPANY, 0, 10, but=()) == []
        outbox.mark_done(session, job, now)
        session.flush()
        assert repository.failing_jobs(session, ENTITY, 2, 10, but=()) == []


@pytest.fixture
def say(ready, new_id, clock):
    """The program says how its debt stands, a minute after what it said before."""

    def say(state, number):
        clock.advance(minutes=1)
        with ready() as session:
            found = positions.position_by_notice(session, ENTITY, number)
            answer = ProgramAnswer(ProgramState(state))
            if state == "due":
                answer = ProgramAnswer(ProgramState.DUE, Cents(7), (Cents(7),))
            reply = Reply(asked.enquiry_of(session, found), answer)
            asked.keep_answer(session, reply, new_id, clock.now())

    return say


def test_open_notice_is_listed_while_its_program_says_otherwise(ready, say, clock) -> None:
    with ready() as session:
        add_program(session, "https://gestionale.example/importi")
        for base in (1, 2, 3, 4, 5):
            owned(session, add_position(session, base))
    say("paid", number_of(1))
    say("cancelled", number_of(2))
    # What it does not know any more is as it said before.
    say("unknown", number_of(2))
    say("unknown", number_of(5))
    since = clock.now()
    say("paid", number_of(3))
    say("due", number_of(3))
    say("due", number_of(4))
    with ready() as session:
        first, second, third = repository.contradictions(session, ENTITY, 9)
        assert (first.notice_number, first.state) == (number_of(1), "paid")
        assert (second.notice_number, second.state) == (number_of(2), "cancelled")
        assert third == (number_of(5), RATE_CENTS, "unknown", "Gestionale tributi", since)
        assert len(repository.contradictions(session, ENTITY, 1)) == 1
        assert repository.contradictions(session, COMPANY, 9) == []
        # Put right at a desk, or paid.
        for base, status in (
            (1, PositionStatus.INVALID), (2, PositionStatus.PAID), (5, PositionStatus.PAID),
        ):  # fmt: skip
            found = positions.position_by_notice(session, ENTITY, number_of(base))
            found.position.status = status
        session.flush()
        assert repository.contradictions(session, ENTITY, 9) == []


def test_contradictions_are_found_by_their_index(session) -> None:
    if session.get_bind().dialect.name != "sqlite":
        pytest.skip("plans of SQLite")
    with plans_of(session) as plans:
        repository.contradictions(session, ENTITY, 9)
    assert wide(plans()) == []
