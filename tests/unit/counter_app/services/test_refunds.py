from dataclasses import replace

import pytest

from counter_app.services.refunds import (
    TO_DECIDE,
    Refunds,
    faults,
    is_waiting,
    put_aside,
    taken_up,
    to_ask_back,
    with_receipt,
)
from counter_app.services.views import CheckVerdict, CheckView, OperatorView
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.wire.desk.notice_messages import Evidence, EvidenceKind, PartyInfo
from payments_core.wire.desk.refund_messages import RefundStatus
from tests.factories.screen_checks import FakeCheck
from tests.factories.screen_people import NOW, OPERATOR, notice_number
from tests.factories.screen_refunds import FakeRefundServer, refund_of
from tests.factories.screen_world import World

IBAN = "it60 x054 2811 1010 0000 0123 456"


class SignedIn:
    """Somebody at the desk; tests change who."""

    def __init__(self) -> None:
        self.operator, self.may = "op-laura.bianchi", {"clerk"}

    def token(self) -> str:
        return self.operator

    def current(self) -> OperatorView | None:
        return replace(OPERATOR, operator_id=self.operator) if self.operator else None

    def roles(self) -> frozenset[str]:
        return frozenset(self.may)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def who() -> SignedIn:
    return SignedIn()


@pytest.fixture
def refunds(world: World, who: SignedIn, new_id) -> Refunds:
    return Refunds(lambda: FakeRefundServer(world), who, new_id)


def check_of(world: World, base: int = 992148) -> CheckView:
    return FakeCheck(world).check(notice_number(base))


def filled(refunds: Refunds, check: CheckView, **changes: str):
    return replace(refunds.begin(check), iban=IBAN, reason="Pagato due volte", **changes)


def test_stamp_that_was_bought_does_not_go_back(refunds, world) -> None:
    check = check_of(world)
    bought = check.receipts[-1].model_copy(update={"own_cents": 100})
    stamped = replace(check, receipts=(*check.receipts[:-1], bought))
    form = filled(refunds, stamped)
    assert (form.amount, faults(form)) == ("1,00", {})
    assert faults(replace(form, amount="1,01")).keys() == {"amount"}
    only_stamp = bought.model_copy(update={"own_cents": 0})
    assert bought.receipt_id not in [
        one.receipt_id
        for one in to_ask_back(replace(check, receipts=(*check.receipts[:-1], only_stamp)))
    ]


def test_the_form_begins_with_the_last_payment(refunds, world) -> None:
    form = refunds.begin(check_of(world))
    assert (form.receipt_id, form.amount, form.name) == ("7F21-0092", "5,16", "Rossi Maria")
    assert (form.tax_code, form.iban, form.reason) == ("RSSMRA80A41Z999C", "", "")


def test_who_paid_comes_before_who_owed(refunds, world) -> None:
    check = check_of(world)
    payer = PartyInfo(kind="F", identifier="ANONIMO", full_name="Chi Ha Pagato")
    receipt = check.receipts[0].model_copy(update={"payer": payer})
    form = with_receipt(refunds.begin(check), receipt)
    assert (form.name, form.tax_code) == ("Chi Ha Pagato", "")


def test_a_form_left_is_taken_up_under_its_id(refunds, world) -> None:
    check = check_of(world)
    form = replace(refunds.begin(check), reason="begun", amount="1,0")
    assert taken_up(refunds.begin(check), put_aside(form)) == form
    assert taken_up(form, None) == form


def test_a_form_whose_payment_went_back_meanwhile_begins_anew(refunds, world) -> None:
    check = check_of(world)
    form = refunds.begin(check)
    kept = put_aside(replace(form, receipt_id="gone", reason="begun"))
    assert taken_up(form, kept) == form


def test_nobody_is_the_author_at_a_locked_desk(refunds, who) -> None:
    who.operator = ""
    assert not refunds.is_own(refund_of(World()))


def test_a_request_goes_out_in_clean_values(refunds, world) -> None:
    form = filled(refunds, check_of(world))
    refund = refunds.request(form)
    assert (refund.iban, refund.amount_cents) == ("IT60X0542811101000000123456", 516)
    assert refund.refund_id == form.refund_id


def test_what_is_left_of_a_receipt_is_said_in_euro(refunds, world) -> None:
    world.refund_trouble = RuleBroken("refund_exceeds_receipt", amount_cents=516, left_cents=116)
    with pytest.raises(RuleBroken) as refusal:
        refunds.request(filled(refunds, check_of(world)))
    assert refusal.value.facts == {"left": "1,16"}


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("amount", "molto", "amount_malformed"),
        ("amount", "0", "refund_amount_wrong"),
        ("amount", "5,17", "refund_amount_wrong"),
        ("name", "", "refund_name_missing"),
        ("name", "x" * 71, "refund_name_missing"),
        ("tax_code", "RSSMRA80A41Z999X", "tax_code_check"),
        ("iban", "", "iban_malformed"),
        ("iban", "IT61X0542811101000000123456", "iban_check"),
        ("reason", "ab", "refund_reason_missing"),
        ("reason", "a\tbc", "refund_reason_missing"),
    ],
)
def test_each_field_says_what_is_wrong_with_it(refunds, world, field, text, code) -> None:
    form = replace(filled(refunds, check_of(world)), **{field: text})
    assert {name: fault.code for name, fault in faults(form).items()} == {field: code}
    with pytest.raises(BadValue, match=code):
        refunds.request(form)
    assert world.refunds == []


def test_a_tax_code_may_be_missing(refunds, world) -> None:
    assert (
        refunds.request(filled(refunds, check_of(world), tax_code="")).beneficiary_tax_code is None
    )


def test_one_of_several_payments_stays(world) -> None:
    check = check_of(world)
    assert [one.receipt_id for one in to_ask_back(check)] == ["7F21-0091", "7F21-0092"]
    asked = refund_of(world)
    check = check_of(world)
    assert (to_ask_back(check), is_waiting(check)) == ((), True)
    world.refunds[0] = asked.model_copy(update={"status": RefundStatus.REJECTED})
    check = check_of(world)
    assert (len(to_ask_back(check)), is_waiting(check)) == (2, False)


def test_the_one_payment_of_a_notice_can_go_back_too(world) -> None:
    check = check_of(world, 177881)
    assert len(to_ask_back(check)) == 1
    step = Evidence(
        kind=EvidenceKind.REFUND_REQUESTED, at=NOW, reference=check.receipts[0].receipt_id
    )
    assert to_ask_back(replace(check, timeline=(*check.timeline, step))) == ()


def test_what_was_not_paid_has_nothing_to_ask_back(refunds, world) -> None:
    check = check_of(world, 191203)
    assert to_ask_back(check) == ()
    with pytest.raises(RuleBroken, match="refund_nothing_left"):
        refunds.begin(check)


@pytest.mark.parametrize(
    ("roles", "request_", "decide"),
    [({"clerk"}, True, False), ({"supervisor"}, True, True), ({"administrator"}, False, True)],
)
def test_roles_decide_who_does_what(refunds, world, who, roles, request_, decide) -> None:
    who.may = roles
    assert refunds.may_request(check_of(world)) is request_
    assert refunds.may_decide() is decide


def test_nothing_is_asked_without_the_line_or_while_a_request_waits(refunds, world) -> None:
    assert not refunds.may_request(replace(check_of(world), online=False))
    assert not refunds.may_request(replace(check_of(world), verdict=CheckVerdict.NOT_PAID))
    refund_of(world)
    assert not refunds.may_request(check_of(world))


def test_decisions_go_to_the_server(refunds, world, who) -> None:
    refund = refund_of(world)
    assert refunds.is_own(refund)
    who.operator = "op-2"
    assert not refunds.is_own(refund)
    assert refunds.waiting(refund.notice_number) == (refund,)
    with pytest.raises(BadValue, match="refund_reason_missing"):
        refunds.reject(refund.refund_id, "")
    assert refunds.approve(refund.refund_id).status is RefundStatus.APPROVED
    assert refunds.waiting() == ()
    other = refund_of(world, refund_id="refund-2")
    assert refunds.reject(other.refund_id, "Non spetta").note == "Non spetta"


def test_tasks_are_for_those_who_decide_and_come_with_the_line(refunds, world, who) -> None:
    refund_of(world)
    assert refunds.tasks() == ()
    who.may = {"supervisor"}
    (task,) = refunds.tasks()
    assert (task.problem_code, task.task_id) == (TO_DECIDE, "refund-1")
    assert dict(task.facts) == {"amount": "5,16 €", "who": "Laura Bianchi"}
    world.refund_trouble = WorldTrouble("server_unreachable")
    assert refunds.tasks() == ()


def test_only_what_came_to_the_entity_is_asked_back(refunds, world) -> None:
    check = check_of(world)
    shared = check.receipts[0].model_copy(update={"own_cents": 400})
    form = with_receipt(filled(refunds, check), shared)
    form = replace(form, receipts=(shared,))
    assert (form.amount, faults(form)) == ("4,00", {})
    assert str(faults(replace(form, amount="4,01"))["amount"]).startswith("refund_amount_wrong")
