from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from central_server.identity.actor import Actor
from central_server.payments import service as payments
from central_server.payments.hub_access import HubCaller
from central_server.refunds import repository, service
from payments_core.errors import BadValue, RuleBroken
from payments_core.wire.desk.refund_messages import RefundStatus
from tests.factories.money_day import MoneyDay
from tests.factories.refunds import (
    ADMINISTRATOR,
    CLERK,
    DOUBLE,
    STRANGER,
    SUPERVISOR,
    RefundDesk,
    pay_twice,
    wanted,
)
from tests.factories.released_debts import add_stamped, number_of, receipt_for, stamped_receipt
from tests.factories.server import BANK_IBAN, COMPANY, ENTITY, OPERATOR, RATE_CENTS, STATION


@pytest.fixture
def number(unit_of_work, clock, new_id) -> str:
    with unit_of_work() as session:
        return pay_twice(session, clock, new_id)


@pytest.fixture
def desk(unit_of_work, clock, number) -> RefundDesk:
    return RefundDesk(unit_of_work, clock.now())


def code_of(act, *arguments, **changes) -> str:
    with pytest.raises((RuleBroken, BadValue)) as refusal:
        act(*arguments, **changes)
    return refusal.value.code


def page(unit_of_work, status=RefundStatus.REQUESTED, actor=SUPERVISOR, **changes):
    with unit_of_work() as session:
        return service.page(session, actor, status, **changes)


def test_a_request_says_everything_that_a_decision_needs(desk, clock, number) -> None:
    info = desk.request()
    assert (info.status, info.amount_cents, info.paid_cents) == ("REQUESTED", 2195, 2195)
    assert (info.notice_number, info.subject) == (number, "Carta d'identità elettronica")
    assert (info.requested_by, info.requested_by_name) == (OPERATOR, "Laura Bianchi")
    assert (info.requested_at, info.decided_at, info.note) == (clock.now(), None, None)


def test_iban_is_kept_compact_and_a_wrong_one_is_refused(desk) -> None:
    spaced = "it60 x054 2811 1010 0000 0123 456"
    assert desk.request(iban=spaced).iban == BANK_IBAN
    for wrong, code in (("IT61X0542811101000000123456", "iban_check"), ("IT60", "iban_malformed")):
        assert code_of(desk.request, refund_id="refund-2", iban=wrong) == code


def test_tax_code_is_checked_where_there_is_one(desk) -> None:
    assert desk.request(amount_cents=1, beneficiary_tax_code=None).beneficiary_tax_code is None
    wrong = {"refund_id": "refund-2", "amount_cents": 1, "beneficiary_tax_code": "RSSMRA80A01Z999X"}
    assert code_of(desk.request, **wrong) == "tax_code_check"


def test_the_same_request_again_is_one_refund(desk, unit_of_work) -> None:
    assert desk.request() == desk.request()
    assert len(page(unit_of_work).refunds) == 1


def test_an_id_with_other_content_is_refused(desk) -> None:
    desk.request(amount_cents=100)
    assert code_of(desk.request, amount_cents=101) == "refund_id_reused"
    # The id belongs to another receipt.
    assert code_of(desk.request, amount_cents=100, receipt_id="receipt-1") == "refund_id_reused"


def test_a_receipt_is_never_exceeded(desk) -> None:
    desk.request(amount_cents=RATE_CENTS - 1)
    with pytest.raises(RuleBroken) as refusal:
        desk.request(refund_id="refund-2", amount_cents=2)
    assert refusal.value.code == "refund_exceeds_receipt"
    assert refusal.value.facts == {"amount_cents": 2, "left_cents": 1}
    desk.request(refund_id="refund-2", amount_cents=1)
    # The other payment of the same notice has money of its own.
    desk.request(refund_id="refund-3", receipt_id="receipt-1")


def test_what_went_to_somebody_else_is_theirs_to_pay_back(
    desk, number, unit_of_work, clock, new_id
) -> None:
    receipt = receipt_for(number, "receipt-3")
    ours = replace(receipt.transfers[0], amount_cents=RATE_CENTS - 500)
    theirs = replace(ours, transfer_no=2, amount_cents=500, beneficiary_tax_code=COMPANY)
    with unit_of_work() as session:
        shared = replace(receipt, transfers=(ours, theirs))
        payments.record_receipt(session, HubCaller(ENTITY, STATION), shared, b"raw", 2, clock)
    with pytest.raises(RuleBroken) as refusal:
        desk.request(receipt_id="receipt-3")
    assert refusal.value.facts == {"amount_cents": RATE_CENTS, "left_cents": RATE_CENTS - 500}
    assert desk.request(receipt_id="receipt-3", amount_cents=RATE_CENTS - 500).paid_cents == 2195


def test_what_was_rejected_can_be_asked_for_again(desk) -> None:
    desk.request()
    assert code_of(desk.request, refund_id="refund-2") == "refund_exceeds_receipt"
    assert desk.reject().note == "Non spetta"
    assert desk.request(refund_id="refund-2").status is RefundStatus.REQUESTED


def test_requests_at_once_never_exceed_the_receipt(desk, unit_of_work) -> None:
    def ask(place: int) -> str:
        try:
            return desk.request(refund_id=f"refund-{place}", amount_cents=1000).status
        except RuleBroken as refusal:
            return refusal.code

    with ThreadPoolExecutor(6) as pool:
        outcomes = sorted(pool.map(ask, range(6)))
    assert outcomes == ["REQUESTED"] * 2 + ["refund_exceeds_receipt"] * 4
    with unit_of_work() as session:
        assert repository.asked_back_cents(session, ENTITY, DOUBLE) == 2000


def test_one_request_sent_twice_at_once_is_one_refund(desk, unit_of_work) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _place: desk.request(), range(4)))
    assert {answer.refund_id for answer in answers} == {"refund-1"}
    assert len(page(unit_of_work).refunds) == 1


def test_decisions_at_once_leave_one(desk) -> None:
    desk.request()

    def decide(place: int) -> str:
        try:
            return (desk.approve() if place % 2 else desk.reject()).status
        except RuleBroken as refusal:
            return refusal.code

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(pool.map(decide, range(4)))
    assert outcomes.count("refund_transition_illegal") == 3


def test_who_asked_never_approves(desk) -> None:
    desk.request(actor=SUPERVISOR)
    assert code_of(desk.approve) == "refund_needs_another_approver"
    assert desk.approve(actor=ADMINISTRATOR).status is RefundStatus.APPROVED


def test_who_asked_may_take_it_back(desk) -> None:
    desk.request(actor=SUPERVISOR)
    assert desk.reject().status is RefundStatus.REJECTED


@pytest.mark.parametrize("act", ["approve", "reject"])
def test_a_decision_is_made_once(desk, act) -> None:
    desk.request()
    getattr(desk, act)()
    for again in (desk.approve, desk.reject):
        assert code_of(again) == "refund_transition_illegal"


def test_each_act_wants_its_role(desk, unit_of_work) -> None:
    assert code_of(desk.request, actor=ADMINISTRATOR) == "role_missing"
    desk.request()
    for act in (desk.approve, desk.reject):
        assert code_of(act, actor=replace(CLERK, operator_id="operator-4")) == "role_missing"
    assert code_of(page, unit_of_work, actor=CLERK) == "role_missing"
    nobody = Actor(ENTITY, CLERK.desk_id, OPERATOR, frozenset())
    assert code_of(desk.request, actor=nobody) == "role_missing"


def test_another_entity_neither_sees_nor_touches_a_refund(desk, unit_of_work) -> None:
    desk.request()
    assert code_of(desk.request, actor=STRANGER, refund_id="r2") == "receipt_unknown"
    for act in (desk.approve, desk.reject):
        assert code_of(act, actor=STRANGER) == "refund_unknown"
    assert page(unit_of_work, actor=STRANGER).refunds == ()
    desk.approve()
    assert desk.export(entity_id=COMPANY) == []
    desk.export()
    with unit_of_work() as session:
        assert service.of_entity(session, COMPANY, tuple(RefundStatus)) == []
        assert code_of(service.exported, session, COMPANY, "export-1") == "refund_export_unknown"
    assert code_of(desk.close, entity_id=COMPANY) == "refund_unknown"
    assert [one.refund_id for one in page(unit_of_work, RefundStatus.EXPORTED).refunds] == [
        "refund-1"
    ]


def test_unknown_receipt_and_a_share_of_anothers_payment_are_refused(
    desk, unit_of_work, clock, new_id
) -> None:
    assert code_of(desk.request, receipt_id="receipt-9") == "receipt_unknown"
    with unit_of_work() as session:
        receipt = repository.lock_receipt(session, ENTITY, DOUBLE)
        receipt.position_id = receipt.anomaly = None
    assert code_of(desk.request) == "refund_of_another_creditor"


def test_a_payment_of_an_unknown_notice_can_be_paid_back(desk, unit_of_work, clock, new_id) -> None:
    with unit_of_work() as session:
        MoneyDay(session, clock, new_id).pay(number_of(77), "receipt-77")
    assert desk.request(receipt_id="receipt-77").notice_number == number_of(77)


def test_the_page_holds_one_state_of_one_notice_oldest_first(desk, unit_of_work, number) -> None:
    for place in (1, 2, 3):
        desk.request(refund_id=f"refund-{place}", amount_cents=place)
    desk.approve("refund-2")
    assert [one.refund_id for one in page(unit_of_work).refunds] == ["refund-1", "refund-3"]
    approved = page(unit_of_work, RefundStatus.APPROVED, notice_number=number)
    assert [one.refund_id for one in approved.refunds] == ["refund-2"]
    assert page(unit_of_work, notice_number=number_of(9)).refunds == ()
    first = page(unit_of_work, limit=1)
    assert ([one.refund_id for one in first.refunds], first.more) == (["refund-1"], True)


def test_an_export_takes_what_is_approved_and_nothing_twice(desk, unit_of_work) -> None:
    for place in (1, 2, 3):
        desk.request(refund_id=f"refund-{place}", amount_cents=place)
    desk.approve("refund-1")
    desk.reject("refund-2")
    assert [one.refund_id for one in desk.export("export-1")] == ["refund-1"]
    assert desk.export("export-2") == []
    desk.approve("refund-3")
    assert [one.refund_id for one in desk.export("export-3")] == ["refund-3"]
    with unit_of_work() as session:
        again = service.exported(session, ENTITY, "export-1")
    assert [(one.refund_id, one.note) for one in again] == [("refund-1", "export-1")]


def test_exports_at_once_take_each_refund_once(desk) -> None:
    for place in range(4):
        desk.request(refund_id=f"refund-{place}", amount_cents=1)
        desk.approve(f"refund-{place}")
    with ThreadPoolExecutor(3) as pool:
        files = list(pool.map(lambda place: desk.export(f"export-{place}"), range(3)))
    taken = [one.refund_id for file in files for one in file]
    assert sorted(taken) == [f"refund-{place}" for place in range(4)]


def test_a_refund_is_closed_by_one_payment_order(desk, unit_of_work) -> None:
    desk.request()
    desk.approve()
    assert code_of(desk.close) == "refund_transition_illegal"
    desk.export()
    for order in ("", " 118", "1" * 41, "1\n2"):
        assert code_of(desk.close, order) == "payment_order_malformed"
    assert (desk.close(), desk.close()) == (True, False)
    assert code_of(desk.close, "2026/119") == "refund_transition_illegal"
    (closed,) = page(unit_of_work, RefundStatus.CLOSED).refunds
    assert closed.note == "2026/118"


def test_amounts_and_reasons_that_mean_nothing_are_malformed() -> None:
    for changes in ({"amount_cents": 0}, {"reason": "  "}, {"beneficiary_name": "a\nb"}):
        with pytest.raises(ValueError, match="validation error"):
            wanted(**changes)


def test_stamp_is_not_ours_to_pay_back(desk, unit_of_work, clock, new_id) -> None:
    with unit_of_work() as session:
        number = add_stamped(session, 7)
        MoneyDay(session, clock, new_id).record(stamped_receipt(number, "receipt-7"))
        assert repository.own_cents(session, ENTITY, "receipt-7") == 500
        assert repository.own_cents(session, ENTITY, DOUBLE) == RATE_CENTS
    with pytest.raises(RuleBroken) as refusal:
        desk.request(receipt_id="receipt-7", amount_cents=501)
    assert refusal.value.facts == {"amount_cents": 501, "left_cents": 500}
    assert desk.request(receipt_id="receipt-7", amount_cents=500).amount_cents == 500
