import threading
from dataclasses import replace

import pytest
from sqlalchemy import update

from central_server.checkout import repository, service
from central_server.checkout.service import CartOutcome, enquiries, identify, prepare, state
from central_server.db.unit_of_work import UnitOfWork
from central_server.entities import repository as entities
from central_server.notices.models import NoticeRow
from central_server.payments import service as payments
from central_server.payments.hub_access import HubCaller
from central_server.positions import repository as positions
from central_server.positions.models import PositionRow, TransferRow
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.model.debt_position import PositionStatus
from payments_core.rules.cart import OrderedNotice
from payments_core.wire.portal.cart_messages import NoticeInCartState
from tests.factories.carts import PAGE, RETURNS, order
from tests.factories.programs import add_program, owned
from tests.factories.released_debts import add_fine, add_plan, add_position, receipt_for
from tests.factories.server import (
    COMPANY,
    ENTITY,
    POSTAL_IBAN,
    RATE_CENTS,
    STATION,
    TAX_CODE,
    add_entity,
)

CALLER = HubCaller(ENTITY, STATION)


@pytest.fixture(autouse=True)
def _entities(session):
    add_entity(session)
    add_entity(session, COMPANY, segregation_code="02")


def refusal(call, *arguments):
    with pytest.raises(RuleBroken) as caught:
        call(*arguments)
    return caught.value.code, dict(caught.value.facts)


def test_cart_says_what_is_owed_today(session, clock):
    number, fine = add_position(session), add_fine(session, 20)
    prepared = prepare(session, order(number, fine, email="a@example.it"), "cart-1", clock.now())
    cart = prepared.cart
    assert [(one.notice_number, one.amount_cents) for one in cart.notices] == [
        (number, RATE_CENTS), (fine, 10070),
    ]  # fmt: skip
    assert {one.creditor_tax_code for one in cart.notices} == {ENTITY}
    assert (cart.cart_id, cart.returns, cart.email) == ("cart-1", RETURNS, "a@example.it")
    assert [row.amount_cents for row in repository.notices_of(session, ENTITY, "cart-1")] == [
        RATE_CENTS, 10070,
    ]  # fmt: skip


def test_all_is_postal_when_every_transfer_is(session, clock):
    numbers = add_position(session, 1), add_position(session, 2)

    def all_postal(client_id):
        wanted = order(*numbers, client_id=client_id)
        return prepare(session, wanted, f"cart-{client_id}", clock.now()).cart.all_postal

    assert not all_postal("a")
    first = f"position-{numbers[0]}"
    session.execute(
        update(TransferRow).where(TransferRow.position_id == first).values(postal_iban=POSTAL_IBAN)
    )
    session.expire_all()
    assert not all_postal("b")
    session.execute(update(TransferRow).values(iban=POSTAL_IBAN))
    session.expire_all()
    assert all_postal("c")


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (PositionStatus.PAID, "PAID"),
        (PositionStatus.REPORTED, "PAID"),
        (PositionStatus.EXPIRED, "EXPIRED"),
        (PositionStatus.INVALID, "CANCELLED"),
        (PositionStatus.DRAFT, "NOT_NOW"),
    ],
)
def test_notice_that_cannot_be_paid_now_is_refused_with_why(session, clock, status, why):
    good, bad = add_position(session, 1), add_position(session, 2, status=status)
    answer = refusal(prepare, session, order(good, bad), "cart-1", clock.now())
    assert answer == ("notice_not_payable", {"notice_number": bad, "why": why})
    assert repository.cart_of_client(session, ENTITY, "portal:portale", "wish-1") is None


def test_notice_past_its_day_is_not_paid_where_it_expires(session, clock):
    number = add_position(session)
    clock.advance(days=60)
    assert prepare(session, order(number), "cart-1", clock.now()).cart is not None
    session.execute(update(PositionRow).values(expires=True))
    session.expire_all()
    answer = refusal(prepare, session, order(number, client_id="b"), "cart-2", clock.now())
    assert answer[1]["why"] == "EXPIRED"


def test_notice_that_the_hub_cannot_ask_for_yet_is_not_paid(session, clock):
    number = add_position(session)
    session.execute(update(NoticeRow).values(payable_at=None))
    session.expire_all()
    answer = refusal(prepare, session, order(number), "cart-1", clock.now())
    assert answer == ("notice_not_payable", {"notice_number": number, "why": "NOT_NOW"})


def test_fine_costs_nothing_known_before_it_was_served(session, clock):
    fine = add_fine(session, 20)
    clock.advance(days=-200)
    answer = refusal(prepare, session, order(fine), "cart-1", clock.now())
    assert answer == ("notice_not_payable", {"notice_number": fine, "why": "NOT_NOW"})


def test_other_way_of_a_debt_that_is_being_paid_is_gone(session, clock):
    plan = add_plan(session)
    receipt = receipt_for(plan.rates[0], cents=1000)
    payments.record_receipt(session, CALLER, receipt, b"raw", 2, clock)
    answer = refusal(prepare, session, order(plan.single), "cart-1", clock.now())
    assert answer == ("notice_not_payable", {"notice_number": plan.single, "why": "NOT_NOW"})
    assert prepare(session, order(*plan.rates[1:]), "cart-1", clock.now()).cart is not None


def test_debt_is_paid_in_one_way_and_in_order(session, clock):
    plan = add_plan(session)
    for numbers, code in (
        ((plan.single, plan.rates[0]), "cart_alternatives"),
        ((plan.rates[1], plan.rates[0]), "cart_out_of_order"),
        ((plan.single, plan.single), "cart_repeats"),
        ((), "cart_size"),
        (tuple(f"30100000000000{one:04}" for one in range(6)), "cart_size"),
    ):
        assert refusal(prepare, session, order(*numbers), "cart-1", clock.now())[0] == code
    assert prepare(session, order(*plan.rates), "cart-1", clock.now()).cart is not None


def of_both(session, client_id="wish-1", **changes):
    """A notice of each entity, both with the same number but for the segregation code."""
    own = OrderedNotice(ENTITY, add_position(session, 40))
    other = add_position(session, 40, entity_id=COMPANY, segregation_code="02", cents=700)
    notices = (own, OrderedNotice(COMPANY, other))
    return order(client_id=client_id, notices=notices, **changes)


def test_cart_of_two_creditors_is_kept_by_each_with_its_own_notices(session, clock):
    wanted = of_both(session)
    cart = prepare(session, wanted, "cart-1", clock.now()).cart
    assert [(one.creditor_tax_code, one.creditor_name) for one in cart.notices] == [
        (entity_id, entities.entity(session, entity_id).name) for entity_id in (ENTITY, COMPANY)
    ]
    for entity_id, notice in zip((ENTITY, COMPANY), wanted.notices, strict=True):
        service.note_opened(session, entity_id, "cart-1", PAGE, clock.now())
        kept = state(session, entity_id, wanted.made_by, "cart-1")
        assert [one.notice_number for one in kept.notices] == [notice.notice_number]
    assert prepare(session, wanted, "cart-2", clock.now()) == ("cart-1", None, PAGE)


def test_id_that_another_creditor_knows_already_is_not_used_again(session, clock):
    wanted = of_both(session)
    alone = replace(wanted, entity_id=COMPANY, notices=wanted.notices[1:])
    prepare(session, alone, "cart-1", clock.now())
    assert refusal(prepare, session, wanted, "cart-2", clock.now())[0] == "cart_id_used"


def test_notice_of_another_entity_is_of_nobody(session, clock):
    number = add_position(session, entity_id=COMPANY, segregation_code="02")
    unknown = refusal(prepare, session, order(number), "cart-1", clock.now())
    assert unknown == ("notice_unknown", {"notice_number": number})
    assert refusal(identify, session, ENTITY, number, TAX_CODE) == unknown


def test_wrong_debtor_is_answered_like_a_number_of_nobody(session):
    number, nobodys = add_position(session, 1), "301000000000099999"
    for code in (TAX_CODE, f" {TAX_CODE.lower()} "):
        identify(session, ENTITY, number, code)
    wrong, unknown = (
        refusal(identify, session, ENTITY, one, "RSSMRA80A02Z999D") for one in (number, nobodys)
    )
    assert wrong == ("notice_unknown", {"notice_number": number})
    assert unknown == ("notice_unknown", {"notice_number": nobodys})


def test_debtor_without_a_code_is_known_to_nobody_by_it(session):
    number = add_position(session)
    session.execute(update(PositionRow).values(debtor_identifier="ANONIMO"))
    session.expire_all()
    assert refusal(identify, session, ENTITY, number, "ANONIMO")[0] == "notice_unknown"


def test_same_wish_is_the_same_cart(session, clock):
    number = add_position(session)
    first = prepare(session, order(number), "cart-1", clock.now())
    again = prepare(session, order(number), "cart-2", clock.now())
    assert again == first
    service.note_trouble(session, ENTITY, "cart-1", WorldTrouble("checkout_trouble"), clock.now())
    assert prepare(session, order(number), "cart-3", clock.now()) == first
    service.note_opened(session, ENTITY, "cart-1", PAGE, clock.now())
    opened = prepare(session, order(number), "cart-4", clock.now())
    assert opened == ("cart-1", None, PAGE)


@pytest.mark.parametrize(
    "change",
    [
        {"notices": (OrderedNotice(ENTITY, "301000000000099999"),)},
        {"email": "other@example.it"},
        {"returns": replace(RETURNS, ok=RETURNS.error)},
    ],
)
def test_id_of_a_wish_stands_for_one_content(session, clock, change):
    wanted = order(add_position(session))
    prepare(session, wanted, "cart-1", clock.now())
    service.note_opened(session, ENTITY, "cart-1", PAGE, clock.now())
    other = replace(wanted, **change)
    answer = refusal(prepare, session, other, "cart-2", clock.now())
    assert answer == ("cart_id_used", {"client_id": "wish-1"})
    # Another portal has ids of its own.
    mine = prepare(session, replace(wanted, made_by="portal:altro"), "cart-3", clock.now())
    assert mine.cart_id == "cart-3"


def test_cart_is_not_opened_at_another_amount_than_it_says(session, clock):
    fine = add_fine(session, 20)
    clock.advance(days=-150)
    first = prepare(session, order(fine), "cart-1", clock.now())
    clock.advance(days=90)
    answer = refusal(prepare, session, order(fine), "cart-2", clock.now())
    assert answer == ("cart_amounts_changed", {"client_id": "wish-1"})
    later = prepare(session, order(fine, client_id="wish-2"), "cart-2", clock.now())
    assert later.cart.notices[0].amount_cents != first.cart.notices[0].amount_cents


def test_programs_are_asked_about_what_can_be_paid(session, clock):
    add_program(session, "https://gestionale.example/importi")
    numbers = [owned(session, add_position(session, base)) for base in (1, 2)]
    plain = add_position(session, 3)

    def asked(*wanted):
        found = enquiries(session, order(*wanted), clock.now())
        return [enquiry.notice_number for enquiry in found]

    assert asked(*numbers, plain, "3" * 18) == numbers
    found = positions.position_by_notice(session, ENTITY, numbers[0])
    found.position.status = PositionStatus.INVALID
    assert asked(*numbers) == numbers[1:]
    assert asked(plain) == []
    assert refusal(asked, *numbers * 3)[0] == "cart_size"


def test_notice_paid_between_is_not_paid_again_by_a_repetition(session, clock):
    number = add_position(session)
    prepare(session, order(number), "cart-1", clock.now())
    payments.record_receipt(session, CALLER, receipt_for(number), b"raw", 2, clock)
    session.expire_all()
    answer = refusal(prepare, session, order(number), "cart-2", clock.now())
    assert answer[1]["why"] == "PAID"


def test_every_call_leaves_its_outcome(session, clock):
    prepare(session, order(add_position(session)), "cart-1", clock.now())
    refused = RuleBroken("checkout_refused", status=422, detail="x" * 500)
    service.note_trouble(session, ENTITY, "cart-1", refused, clock.now())
    service.note_trouble(session, ENTITY, "cart-1", WorldTrouble("checkout_trouble"), clock.now())
    service.note_opened(session, ENTITY, "cart-1", PAGE, clock.now())
    assert repository.count_calls(session, ENTITY, "cart-1") == 3
    found = [
        repository.last_outcome(session, ENTITY, "cart-1", outcome)
        for outcome in (CartOutcome.REFUSED, CartOutcome.FAILED, CartOutcome.OPENED)
    ]
    assert [(row.call_no, row.location) for row in found] == [(1, None), (2, None), (3, PAGE)]
    assert found[0].reason.startswith("checkout_refused(status=422")
    assert len(found[0].reason) == service.REASON_LIMIT


def test_only_a_receipt_says_that_something_was_paid(session, clock):
    first, second = add_position(session, 1), add_position(session, 2)
    prepare(session, order(first, second), "cart-1", clock.now())
    who = "portal:portale"
    before = state(session, ENTITY, who, "cart-1")
    assert (before.location, [one.state for one in before.notices]) == (
        None, [NoticeInCartState.PENDING] * 2,
    )  # fmt: skip
    service.note_opened(session, ENTITY, "cart-1", PAGE, clock.now())
    # Whatever a supervisor has noted, and whatever the debt has become.
    found = positions.position_by_notice(session, ENTITY, second)
    found.position.status = PositionStatus.PAID
    payments.record_receipt(session, CALLER, receipt_for(first), b"raw", 2, clock)
    session.expire_all()
    after = state(session, ENTITY, who, "cart-1")
    assert after.location == PAGE
    assert [(one.notice_number, one.state, one.paid_at is None) for one in after.notices] == [
        (first, NoticeInCartState.PAID, False), (second, NoticeInCartState.PENDING, True),
    ]  # fmt: skip


def test_cart_is_told_to_whoever_made_it(session, clock):
    prepare(session, order(add_position(session)), "cart-1", clock.now())
    for entity_id, who, cart_id in (
        (ENTITY, "portal:altro", "cart-1"), (COMPANY, "portal:portale", "cart-1"),
        (ENTITY, "portal:portale", "cart-2"),
    ):  # fmt: skip
        answer = refusal(state, session, entity_id, who, cart_id)
        assert answer == ("cart_unknown", {"cart_id": cart_id})


def test_two_carts_may_hold_one_notice(session, clock):
    number = add_position(session)
    for place in (1, 2):
        wanted = order(number, client_id=f"wish-{place}")
        assert prepare(session, wanted, f"cart-{place}", clock.now()).cart is not None


def test_one_wish_asked_twice_at_once_is_one_cart(engine, session, clock):
    number = add_position(session)
    session.commit()
    unit_of_work, found, together = UnitOfWork(engine), [], threading.Barrier(4)

    def ask(place):
        together.wait()
        with unit_of_work() as own:
            found.append(prepare(own, order(number), f"cart-{place}", clock.now()))
        with unit_of_work() as own:
            service.note_opened(own, ENTITY, found[0].cart_id, f"{PAGE}{place}", clock.now())

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len({one.cart_id for one in found}) == 1
    with unit_of_work() as own:
        assert repository.count_calls(own, ENTITY, found[0].cart_id) == 4
