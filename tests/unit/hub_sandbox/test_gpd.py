from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from hub_sandbox.gpd import Gpd
from hub_sandbox.positions.known import SOMETHING_PAID, OptionStatus, Payment, PositionStatus
from hub_sandbox.positions.refusals import PositionRefusal
from tests.factories.clock import TEST_START, FakeClock
from tests.factories.debts import FIRST_RATE, SECOND_RATE, SINGLE, debt, debt_with_plan
from tests.factories.sandbox import ENTITY_ID, IBAN, NOTICE, OTHER_IBAN, make_gpd_world

NUMBERS = (SINGLE, FIRST_RATE, SECOND_RATE)


@pytest.fixture
def gpd(clock: FakeClock) -> Gpd:
    return Gpd(make_gpd_world(), clock)


def payment(receipt_id: str = "receipt") -> Payment:
    return Payment(TEST_START, receipt_id, "Banca", "creditCard", 150)


def status(gpd: Gpd) -> PositionStatus:
    return gpd.position(ENTITY_ID, "POS-1").status


def test_first_payment_of_a_notice_stays(gpd: Gpd) -> None:
    gpd.create(ENTITY_ID, debt(), publish=True)
    assert gpd.record_payment(ENTITY_ID, NOTICE, payment("first"))
    assert not gpd.record_payment(ENTITY_ID, NOTICE, payment("second"))
    assert gpd.position(ENTITY_ID, "POS-1").payments == {NOTICE: payment("first")}
    assert (gpd.has_receipt("first"), gpd.has_receipt("second")) == (True, False)


def test_receipt_of_another_way_of_paying_is_refused(gpd: Gpd) -> None:
    gpd.create(ENTITY_ID, debt_with_plan(), publish=True)
    assert gpd.record_payment(ENTITY_ID, FIRST_RATE, payment("rate"))
    assert not gpd.record_payment(ENTITY_ID, SINGLE, payment("late"))
    assert status(gpd) is PositionStatus.PARTIALLY_PAID


def test_receipt_of_a_withdrawn_or_unknown_notice_is_refused(gpd: Gpd) -> None:
    assert not gpd.record_payment(ENTITY_ID, NOTICE, payment())
    gpd.create(ENTITY_ID, debt(), publish=True)
    gpd.invalidate(ENTITY_ID, "POS-1")
    assert not gpd.record_payment(ENTITY_ID, NOTICE, payment())
    assert status(gpd) is PositionStatus.INVALID


def test_settlement_reports_the_transfers_of_a_receipt(gpd: Gpd) -> None:
    gpd.create(ENTITY_ID, debt(), publish=True)
    gpd.record_payment(ENTITY_ID, NOTICE, payment())
    gpd.report("of somebody else", 1, "flow")
    assert status(gpd) is PositionStatus.PAID
    gpd.report("receipt", 1, "flow")
    assert status(gpd) is PositionStatus.REPORTED


def test_account_is_changed_in_what_is_not_paid(gpd: Gpd) -> None:
    gpd.create(ENTITY_ID, debt_with_plan(), publish=True)
    gpd.record_payment(ENTITY_ID, FIRST_RATE, payment())
    assert gpd.replace_iban(ENTITY_ID, OTHER_IBAN, IBAN, 1000) == 0
    assert gpd.replace_iban(ENTITY_ID, IBAN, OTHER_IBAN, 1) == 1
    assert gpd.replace_iban(ENTITY_ID, IBAN, OTHER_IBAN, 1000) == 1
    accounts = {
        one.notice_number: one.transfers[0].iban
        for one in gpd.position(ENTITY_ID, "POS-1").debt.installments
    }
    assert accounts == {SINGLE: OTHER_IBAN, FIRST_RATE: IBAN, SECOND_RATE: OTHER_IBAN}
    assert status(gpd) is PositionStatus.PARTIALLY_PAID


def test_account_of_a_withdrawn_position_stays(gpd: Gpd) -> None:
    gpd.create(ENTITY_ID, debt(), publish=True)
    gpd.invalidate(ENTITY_ID, "POS-1")
    assert gpd.replace_iban(ENTITY_ID, IBAN, OTHER_IBAN, 1000) == 0


#: From which state each call may go, and to which it leads; nothing else may happen.
TABLE = {
    "publish": ({"DRAFT"}, {"VALID", "PUBLISHED"}),
    "invalidate": ({"PUBLISHED", "VALID"}, {"INVALID"}),
    "draft": ({"DRAFT", "PUBLISHED", "VALID", "EXPIRED"}, {"DRAFT"}),
    "rewrite": ({"DRAFT", "PUBLISHED", "VALID", "EXPIRED"}, {"PUBLISHED", "VALID", "EXPIRED"}),
    "delete": ({"DRAFT", "PUBLISHED", "VALID", "EXPIRED", "INVALID"}, {None}),
    "pay": ({"VALID", "PARTIALLY_PAID"}, {"PARTIALLY_PAID", "PAID"}),
    "report": (
        {"PARTIALLY_PAID", "PAID", "REPORTED"},
        {"PARTIALLY_PAID", "PAID", "REPORTED"},
    ),
}
#: What the mere passing of time may do.
TIME = {("PUBLISHED", "VALID"), ("PUBLISHED", "EXPIRED"), ("VALID", "EXPIRED")}


def refusal_of(call: Any, *arguments: Any, **options: Any) -> int | None:
    """The status of a refusal; None when the call went well."""
    try:
        call(ENTITY_ID, *arguments, **options)
    except PositionRefusal as refusal:
        return refusal.status
    return None


class PositionLife(RuleBasedStateMachine):
    """A position with a single option and a plan of two rates, whatever is done to it."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = FakeClock()
        self.gpd = Gpd(make_gpd_world(), self.clock)
        self.receipts: dict[str, str] = {}
        self.last: str | None = None

    def now(self) -> str | None:
        try:
            return self.gpd.position(ENTITY_ID, "POS-1").status.value
        except PositionRefusal:
            return None

    def attempt(self, act: str, call: Any, *arguments: Any, **options: Any) -> None:
        before = self.now()
        allowed, leads_to = TABLE[act]
        status = refusal_of(call, *arguments, **options)
        if status is None:
            assert before in allowed
            assert self.now() in leads_to
        else:
            assert status in (400, 404, 409)
            assert self.now() == before
        self.last = self.now()

    @precondition(lambda self: self.now() is None)
    @rule(publish=st.booleans(), expires=st.booleans(), waits=st.booleans())
    def create(self, publish: bool, expires: bool, waits: bool) -> None:
        changes = {"switchToExpired": expires}
        if self.clock.now() < TEST_START.replace(day=25):
            changes |= {"validityDate": "2026-11-25T09:30:00"} if waits else {}
        status = refusal_of(self.gpd.create, debt_with_plan(**changes), publish=publish)
        if status is None:
            assert self.now() in ({"PUBLISHED", "VALID"} if publish else {"DRAFT"})
        else:
            assert status == 400
            assert self.clock.now() > TEST_START.replace(month=12, day=31)
        self.receipts, self.last = {}, self.now()

    @rule()
    def publish(self) -> None:
        self.attempt("publish", self.gpd.publish, "POS-1")

    @rule()
    def invalidate(self) -> None:
        self.attempt("invalidate", self.gpd.invalidate, "POS-1")

    @rule()
    def draft(self) -> None:
        self.attempt("draft", self.gpd.update, "POS-1", debt_with_plan(), publish=False)

    @rule()
    def rewrite(self) -> None:
        self.attempt("rewrite", self.gpd.update, "POS-1", debt_with_plan(), publish=True)

    @rule()
    def delete(self) -> None:
        self.attempt("delete", self.gpd.delete, "POS-1")

    @rule(number=st.sampled_from(NUMBERS))
    def pay(self, number: str) -> None:
        before, receipt = self.now(), f"receipt {len(self.receipts)}"
        if self.gpd.record_payment(ENTITY_ID, number, payment(receipt)):
            assert number not in self.receipts
            self.receipts[number] = receipt
            allowed, leads_to = TABLE["pay"]
            assert before in allowed
            assert self.now() in leads_to
        else:
            assert self.now() == before
        self.last = self.now()

    @precondition(lambda self: self.receipts)
    @rule(data=st.data())
    def report(self, data: st.DataObject) -> None:
        before = self.now()
        self.gpd.report(data.draw(st.sampled_from(sorted(self.receipts.values()))), 1, "flow")
        allowed, leads_to = TABLE["report"]
        assert before in allowed
        assert self.now() in leads_to
        self.last = self.now()

    @rule(days=st.sampled_from([1, 3, 60]))
    def wait(self, days: int) -> None:
        self.clock.advance(days=days)
        assert self.now() == self.last or (self.last, self.now()) in TIME
        self.last = self.now()

    @invariant()
    def paid_stays_paid_and_is_one_way_only(self) -> None:
        if not self.receipts:
            return
        known = self.gpd.position(ENTITY_ID, "POS-1")
        assert known.status in SOMETHING_PAID
        paid = {number: one.receipt_id for number, one in known.payments.items()}
        assert paid == self.receipts
        assert set(paid) in ({SINGLE}, {FIRST_RATE}, {SECOND_RATE}, {FIRST_RATE, SECOND_RATE})
        whole = set(paid) != {FIRST_RATE} and set(paid) != {SECOND_RATE}
        assert (known.status is not PositionStatus.PARTIALLY_PAID) == whole
        taken = [one for one in known.debt.installments if one.notice_number in paid]
        assert sum(one.amount_cents for one in taken) == 2200 * len(paid)
        states = {known.option_status(one) for one in taken}
        assert (known.status is PositionStatus.REPORTED) == (
            whole and states == {OptionStatus.PO_REPORTED}
        )


PositionLife.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestPositionLife = PositionLife.TestCase
