import contextlib
import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub_sandbox.cash_journal import Direction
from hub_sandbox.ledger import Ledger
from hub_sandbox.messages import PaidNotice
from hub_sandbox.numbering import Numbering
from hub_sandbox.settlement import Flow, LineOutcome
from hub_sandbox.treasurer import Correction, TreasurerBank
from payments_core.clock import rome_date
from payments_core.errors import RuleBroken
from payments_documents.texts import load_texts
from tests.factories.clock import TEST_START, FakeClock
from tests.factories.sandbox import (
    ENTITY_ID,
    IBAN,
    OTHER_ENTITY_ID,
    OTHER_IBAN,
    POSTAL_IBAN,
    PSP_ID,
    SECOND_PSP_ID,
    assert_valid_flow,
    assert_valid_journal,
    make_world,
    paid_notice,
    payment_answer,
    transfer,
)

TODAY = rome_date(TEST_START)


def total_of(transfers: str | None) -> str:
    """The sum of some transfers, as an answer writes it."""
    amounts = re.findall(r"<transferAmount>(\d+)\.(\d\d)", transfers or transfer())
    cents = sum(int(euro + fraction) for euro, fraction in amounts)
    return f"{cents // 100}.{cents % 100:02d}"


class Till:
    """A treasurer bank and the payments that it settles."""

    def __init__(self, seed: int = 1) -> None:
        self.world, self.ledger, self.clock = make_world(), Ledger(), FakeClock()
        self.reported: list[tuple[str, int, str]] = []
        self.bank = TreasurerBank(
            self.world, self.ledger, Numbering(seed), self.clock, load_texts("sandbox", "it"),
            lambda *line: self.reported.append(line),
        )  # fmt: skip
        self.payments = 0

    def pay(
        self, psp_id: str = PSP_ID, paid_at: datetime | None = None, transfers: str | None = None
    ) -> PaidNotice:
        self.payments += 1
        psp = self.world.psp(psp_id)
        assert psp is not None
        paid = replace(
            paid_notice(self.world, payment_answer(total_of(transfers), transfers)),
            receipt_id=f"{self.payments:032x}",
            psp=psp,
            paid_at=paid_at or self.clock.now(),
        )
        self.ledger.record_payment(paid)
        return paid


def code_of(caught: pytest.ExceptionInfo[RuleBroken]) -> str:
    return caught.value.code


def test_every_line_of_a_new_flow_is_reported_once() -> None:
    till = Till()
    paid = till.pay()
    [made] = till.bank.settle(ENTITY_ID)
    assert till.reported == [(paid.receipt_id, 1, made.flow.flow_id)]


def test_payments_of_a_psp_become_one_flow_that_squares() -> None:
    till = Till()
    receipts = {till.pay().receipt_id, till.pay().receipt_id}
    (written,) = till.bank.settle(ENTITY_ID)
    flow = written.flow
    assert_valid_flow(written.document)
    assert {line.receipt_id for line in flow.lines} == receipts
    assert flow.total_cents == 4400
    assert flow.regulation_on == TODAY
    assert re.fullmatch(rf"{TODAY}{PSP_ID}-[0-9]{{10}}", flow.flow_id)
    assert len(flow.flow_id) <= 35


def test_every_psp_and_every_account_has_its_own_flow() -> None:
    till = Till()
    till.pay()
    till.pay(SECOND_PSP_ID)
    till.pay(transfers=transfer(account=f"<IBAN>{POSTAL_IBAN}</IBAN>"))
    flows = [written.flow for written in till.bank.settle(ENTITY_ID)]
    assert {(flow.psp_id, flow.iban) for flow in flows} == {
        (PSP_ID, IBAN),
        (SECOND_PSP_ID, IBAN),
        (PSP_ID, POSTAL_IBAN),
    }
    assert len({flow.flow_id for flow in flows}) == 3


def test_each_beneficiary_gets_its_own_share() -> None:
    till = Till()
    till.pay(
        transfers=transfer(1, "12.00")
        + transfer(2, "10.00", OTHER_ENTITY_ID, f"<IBAN>{OTHER_IBAN}</IBAN>")
    )
    (own,) = till.bank.settle(ENTITY_ID)
    (other,) = till.bank.settle(OTHER_ENTITY_ID)
    assert (own.flow.total_cents, other.flow.total_cents) == (1200, 1000)
    assert other.flow.lines[0].transfer_no == 2


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([PSP_ID, SECOND_PSP_ID]),
            st.lists(st.integers(1, 99_999), min_size=1, max_size=5),
            st.integers(0, 3),
        ),
        max_size=8,
    )
)
def test_whatever_was_paid_is_settled_once_and_to_the_cent(
    payments: list[tuple[str, list[int], int]],
) -> None:
    till = Till()
    for psp_id, shares, days_ago in payments:
        listed = "".join(
            transfer(number, f"{cents // 100}.{cents % 100:02d}")
            for number, cents in enumerate(shares, start=1)
        )
        till.pay(psp_id, TEST_START - timedelta(days=days_ago), listed)
    settled: list[Flow] = []
    for day in (TODAY - timedelta(days=2), TODAY):
        with contextlib.suppress(RuleBroken):
            settled += [written.flow for written in till.bank.settle(ENTITY_ID, day)]
    lines = [(line.receipt_id, line.transfer_no) for flow in settled for line in flow.lines]
    assert len(set(lines)) == len(lines) == sum(len(shares) for _, shares, _ in payments)
    assert sum(flow.total_cents for flow in settled) == sum(sum(one[1]) for one in payments)
    assert len({flow.flow_id for flow in settled}) == len(settled)
    assert all(line.paid_on <= flow.regulation_on for flow in settled for line in flow.lines)


def test_payment_is_settled_once() -> None:
    till = Till()
    till.pay()
    till.bank.settle(ENTITY_ID)
    with pytest.raises(RuleBroken) as caught:
        till.bank.settle(ENTITY_ID)
    assert code_of(caught) == "nothing_to_settle"
    till.pay()
    (second,) = till.bank.settle(ENTITY_ID)
    assert len(second.flow.lines) == 1


def test_payments_after_the_day_wait_for_their_own() -> None:
    till = Till()
    yesterday = till.pay(paid_at=TEST_START - timedelta(days=1))
    till.pay()
    (written,) = till.bank.settle(ENTITY_ID, TODAY - timedelta(days=1))
    assert [line.receipt_id for line in written.flow.lines] == [yesterday.receipt_id]
    assert written.flow.regulation_on == TODAY - timedelta(days=1)
    assert len(till.bank.settle(ENTITY_ID)[0].flow.lines) == 1


@pytest.mark.parametrize("act", ["settle", "treasury_day"])
def test_days_to_come_are_refused(act: str) -> None:
    till = Till()
    till.pay()
    with pytest.raises(RuleBroken) as caught:
        getattr(till.bank, act)(ENTITY_ID, TODAY + timedelta(days=1))
    assert code_of(caught) == "date_in_future"


@pytest.mark.parametrize("act", ["settle", "treasury_day"])
def test_unknown_entity_is_refused(act: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        getattr(Till().bank, act)("11111111115")
    assert code_of(caught) == "entity_unknown"


def test_today_is_romes() -> None:
    till = Till()
    till.clock.set(datetime.fromisoformat("2026-07-01T22:30:00+00:00"))
    till.pay()
    (written,) = till.bank.settle(ENTITY_ID, date(2026, 7, 2))
    assert written.flow.regulation_on == date(2026, 7, 2)


def test_journal_credits_each_flow_beside_daily_life() -> None:
    till = Till()
    till.pay()
    till.pay(SECOND_PSP_ID)
    flows = {written.flow.flow_id: written.flow for written in till.bank.settle(ENTITY_ID)}
    written = till.bank.treasury_day(ENTITY_ID)
    assert_valid_journal(written.document)
    movements = written.journal.movements
    credited = {one.flow_id: one for one in movements if one.flow_id}
    assert set(credited) == set(flows)
    for flow_id, movement in credited.items():
        assert movement.amount_cents == flows[flow_id].total_cents
        assert movement.remittance == f"/PUR/LGPE-RIVERSAMENTO/TXT/0/URI/{flow_id}"
    others = [one.direction for one in movements if not one.flow_id]
    assert others == [Direction.IN, Direction.OUT]


def test_document_and_receipt_numbers_increase() -> None:
    till = Till()
    till.pay()
    till.bank.settle(ENTITY_ID)
    first = till.bank.treasury_day(ENTITY_ID)
    till.clock.advance(days=1)
    second = till.bank.treasury_day(ENTITY_ID)
    came_in = [
        one
        for written in (first, second)
        for one in written.journal.movements
        if one.direction is Direction.IN
    ]
    for numbers in ([one.document_no for one in came_in], [one.receipt_no for one in came_in]):
        assert numbers == list(range(numbers[0], numbers[0] + 3))


def test_next_journal_opens_with_the_last_balance() -> None:
    till = Till()
    first = till.bank.treasury_day(ENTITY_ID).journal
    till.clock.advance(days=1)
    second = till.bank.treasury_day(ENTITY_ID).journal
    assert first.opening_cents == till.world.treasurer.opening_balance_cents
    assert second.opening_cents == first.closing_cents


def test_same_day_again_is_the_same_journal() -> None:
    till = Till()
    till.pay()
    till.bank.settle(ENTITY_ID)
    assert till.bank.treasury_day(ENTITY_ID) == till.bank.treasury_day(ENTITY_ID)
    assert len(till.bank.journals()) == 1


def test_flows_settled_later_in_the_day_come_in_a_further_journal() -> None:
    till = Till()
    first = till.bank.treasury_day(ENTITY_ID).journal
    till.pay()
    (flow,) = till.bank.settle(ENTITY_ID)
    written = till.bank.treasury_day(ENTITY_ID)
    assert_valid_journal(written.document)
    assert [one.flow_id for one in written.journal.movements] == [flow.flow.flow_id]
    assert written.journal.opening_cents == first.closing_cents
    assert written.journal.journal_id != first.journal_id


def test_postal_credits_are_not_in_the_treasurers_journal() -> None:
    till = Till()
    till.pay(transfers=transfer(account=f"<IBAN>{POSTAL_IBAN}</IBAN>"))
    till.bank.settle(ENTITY_ID)
    movements = till.bank.treasury_day(ENTITY_ID).journal.movements
    assert [one.flow_id for one in movements] == [None, None]


def test_journal_does_not_go_back() -> None:
    till = Till()
    till.bank.treasury_day(ENTITY_ID)
    with pytest.raises(RuleBroken) as caught:
        till.bank.treasury_day(ENTITY_ID, TODAY - timedelta(days=1))
    assert code_of(caught) == "journal_of_past_day"
    till.bank.treasury_day(OTHER_ENTITY_ID, TODAY - timedelta(days=1))


@pytest.mark.parametrize("seed", range(20))
def test_till_never_goes_below_nothing(seed: int) -> None:
    till = Till(seed)
    journal = till.bank.treasury_day(ENTITY_ID).journal
    assert journal.closing_cents >= journal.opening_cents


def test_same_seed_writes_the_same_files() -> None:
    documents = []
    for _ in range(2):
        till = Till(seed=9)
        till.pay()
        flows = till.bank.settle(ENTITY_ID)
        documents.append([flows[0].document, till.bank.treasury_day(ENTITY_ID).document])
    assert documents[0] == documents[1]


def test_flow_issued_again_as_it_was_is_later_and_has_the_same_lines() -> None:
    till = Till()
    till.pay()
    (first,) = till.bank.settle(ENTITY_ID)
    again = till.bank.reissue(ENTITY_ID, first.flow.flow_id, Correction())
    assert_valid_flow(again.document)
    assert again.flow == replace(
        first.flow, revision=2, flow_at=first.flow.flow_at + timedelta(seconds=1)
    )
    till.clock.advance(hours=1)
    third = till.bank.reissue(ENTITY_ID, first.flow.flow_id, Correction()).flow
    assert (third.revision, third.flow_at) == (3, till.clock.now())
    assert [made.flow.revision for made in till.bank.flows()] == [1, 2, 3]
    assert [made.flow for made in till.bank.newest_flows(ENTITY_ID)] == [third]
    assert till.bank.newest_flows(OTHER_ENTITY_ID) == ()


def test_payment_left_out_comes_in_a_later_flow_and_the_rest_is_credited_once() -> None:
    till = Till()
    left_out, kept = till.pay().receipt_id, till.pay().receipt_id
    (first,) = till.bank.settle(ENTITY_ID)
    correction = Correction(left_out=frozenset({left_out}))
    again = till.bank.reissue(ENTITY_ID, first.flow.flow_id, correction).flow
    assert [line.receipt_id for line in again.lines] == [kept]
    (later,) = till.bank.settle(ENTITY_ID)
    assert [line.receipt_id for line in later.flow.lines] == [left_out]
    movements = till.bank.treasury_day(ENTITY_ID).journal.movements
    credited = [(one.flow_id, one.amount_cents) for one in movements if one.flow_id]
    assert credited == [(first.flow.flow_id, 2200), (later.flow.flow_id, 2200)]


@pytest.mark.parametrize("outcome", LineOutcome)
def test_outcome_of_a_payment_changes(outcome: LineOutcome) -> None:
    till = Till()
    changed = till.pay().receipt_id
    till.pay()
    till.pay()
    (first,) = till.bank.settle(ENTITY_ID)
    again = till.bank.reissue(
        ENTITY_ID, first.flow.flow_id, Correction(outcomes={changed: outcome})
    )
    assert_valid_flow(again.document)
    assert [line.outcome for line in again.flow.lines] == [outcome, LineOutcome.PAID, "0"]
    assert again.flow.total_cents == (2200 if outcome is LineOutcome.REVOKED else 6600)


def test_flow_that_cannot_be_issued_so_stays_as_it_is() -> None:
    till = Till()
    paid = till.pay().receipt_id
    (first,) = till.bank.settle(ENTITY_ID)
    flow_id = first.flow.flow_id
    for asked, code in (
        ((OTHER_ENTITY_ID, flow_id, Correction()), "flow_unknown"),
        ((ENTITY_ID, "nothing", Correction()), "flow_unknown"),
        ((ENTITY_ID, flow_id, Correction(frozenset({"nobody"}))), "receipt_not_in_flow"),
        ((ENTITY_ID, flow_id, Correction(frozenset({paid}))), "nothing_left_in_flow"),
        (
            (ENTITY_ID, flow_id, Correction(outcomes={paid: LineOutcome.REVOKED})),
            "nothing_left_in_flow",
        ),
    ):
        with pytest.raises(RuleBroken) as caught:
            till.bank.reissue(*asked)
        assert code_of(caught) == code
    assert till.bank.flows() == (first,)
