from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError

from central_server.evidence import service as evidence
from central_server.hub_inbound.payment_options import PaymentOptions
from central_server.payments import repository as payments
from central_server.positions import repository as positions
from central_server.positions.notice_checks import unpayable
from payments_core.clock import rome_date
from payments_core.model.debt_position import InstallmentStatus, PositionStatus
from tests.factories.payment_options import checked
from tests.factories.programs import nobody_to_ask
from tests.factories.released_debts import (
    add_fine,
    add_plan,
    add_position,
    add_stamped,
    number_of,
)
from tests.factories.server import COMPANY, ENTITY, RATE_CENTS, add_entity

NUMBER = number_of(1)


@pytest.fixture
def ready(unit_of_work):
    with unit_of_work() as session:
        add_entity(session)
        add_position(session)
    return unit_of_work


@pytest.fixture
def ask(ready, clock, new_id):
    """Ask; what comes back keeps to the official contract."""
    options = PaymentOptions(ready, clock, new_id, nobody_to_ask(clock))

    def ask(number=NUMBER, entity_id=ENTITY):
        reply = options.answer(entity_id, number)
        return checked(reply.status, reply.body)

    return ask


def test_single_payment_is_told_with_its_names_and_amount(ask) -> None:
    told = ask()
    assert (told["organizationFiscalCode"], told["companyName"]) == (ENTITY, "Comune di Esempio")
    assert told["officeName"] == "Servizi demografici"
    [option] = told["paymentOptions"]
    assert (option["status"], option["amount"], option["allCCP"]) == (
        "PO_UNPAID", RATE_CENTS, False,
    )  # fmt: skip
    assert [one["nav"] for one in option["installments"]] == [NUMBER]


def test_question_is_a_step_of_the_timeline_and_no_state(ready, ask) -> None:
    ask()
    with ready() as session:
        [event] = payments.events_of_notice(session, ENTITY, NUMBER)
        assert event.kind == "OPTIONS"
        steps = evidence.timeline(session, ENTITY, NUMBER)
        assert ("ASKED_BY_HUB", "OPTIONS") in [(step.kind, step.reference) for step in steps]
        found = positions.position_by_notice(session, ENTITY, NUMBER)
        assert found.position.status == PositionStatus.VALID


def states(told) -> list[tuple[str, list[str]]]:
    return [
        (option["status"], [one["status"] for one in option["installments"]])
        for option in told["paymentOptions"]
    ]


def test_every_notice_of_a_plan_tells_all_ways_and_what_is_left_of_them(ready, ask) -> None:
    with ready() as session:
        plan = add_plan(session, 10)
    untouched = [("PO_UNPAID", ["POI_UNPAID"]), ("PO_UNPAID", ["POI_UNPAID"] * 3)]
    for number in (plan.single, *plan.rates):
        assert states(ask(number)) == untouched
    with ready() as session:
        found = positions.position_by_notice(session, ENTITY, plan.rates[0])
        found.installment.status = InstallmentStatus.PAID
        found.position.status = PositionStatus.PARTIALLY_PAID
    begun = [
        ("PO_INVALID", ["POI_INVALID"]),
        ("PO_PARTIALLY_PAID", ["POI_PAID", "POI_UNPAID", "POI_UNPAID"]),
    ]
    for number in (plan.single, *plan.rates):
        assert states(ask(number)) == begun


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (PositionStatus.DRAFT, "ODP-107"),
        (PositionStatus.PUBLISHED, "ODP-107"),
        (PositionStatus.PAID, "ODP-108"),
        (PositionStatus.REPORTED, "ODP-108"),
        (PositionStatus.EXPIRED, "ODP-110"),
        (PositionStatus.INVALID, "ODP-111"),
    ],
)
def test_state_of_the_debt_refuses_and_leaves_its_trace(ready, ask, status, code) -> None:
    with ready() as session:
        positions.position_by_notice(session, ENTITY, NUMBER).position.status = status
    assert ask()["appErrorCode"] == code
    with ready() as session:
        assert len(payments.events_of_notice(session, ENTITY, NUMBER)) == 1


@pytest.mark.parametrize(
    ("number", "entity_id", "code"),
    [
        ("1", "not an entity", "ODP-101"),
        ("1", ENTITY, "ODP-101"),
        (NUMBER, "8099999010", "ODP-101"),
        ("٣" + NUMBER[1:], ENTITY, "ODP-101"),
        (NUMBER, COMPANY, "ODP-104"),
        (number_of(2), ENTITY, "ODP-107"),
        (number_of(1, "02"), ENTITY, "ODP-107"),
        ("001000000000000101", ENTITY, "ODP-107"),
    ],
)
def test_checks_come_in_the_order_of_the_hub(ask, number, entity_id, code) -> None:
    assert ask(number, entity_id)["appErrorCode"] == code


def test_overdue_notice_is_told_as_its_kind_has_it(ready, ask, clock) -> None:
    clock.set(datetime(2026, 12, 23, 23, 0, tzinfo=UTC))
    assert states(ask()) == [("PO_EXPIRED_UNPAID", ["POI_EXPIRED_UNPAID"])]
    with ready() as session:
        positions.position_by_notice(session, ENTITY, NUMBER).position.expires = True
    assert ask()["appErrorCode"] == "ODP-110"


@pytest.mark.parametrize(
    ("today", "cents"),
    [
        (datetime(2026, 6, 25, 21, 59, tzinfo=UTC), 4360),
        (datetime(2026, 6, 25, 22, 0, tzinfo=UTC), 5620),
        (datetime(2026, 8, 18, 22, 0, tzinfo=UTC), 10070),
    ],
)
def test_fine_costs_what_romes_day_says(ready, ask, clock, today, cents) -> None:
    with ready() as session:
        number = add_fine(session, 2)
    clock.set(today)
    [option] = ask(number)["paymentOptions"]
    assert (option["amount"], option["installments"][0]["amount"]) == (cents, cents)
    assert option["dueDate"] >= rome_date(today).isoformat() or cents == 10070


def test_debt_with_a_stamp_is_told_too(ready, ask) -> None:
    with ready() as session:
        number = add_stamped(session, 5)
    [option] = ask(number)["paymentOptions"]
    assert (option["amount"], option["allCCP"]) == (2100, False)


@pytest.mark.parametrize("days", range(-1, 130, 31))
@pytest.mark.parametrize("expires", [True, False])
@pytest.mark.parametrize("paid", [(), (0,), (1,), (1, 2)])
def test_what_is_told_as_payable_is_what_the_station_lets_be_paid(
    ready, ask, clock, days, expires, paid
) -> None:
    with ready() as session:
        plan = add_plan(session, 10)
        numbers = [plan.single, *plan.rates]
        found = positions.position_by_notice(session, ENTITY, plan.single)
        found.position.expires = expires
        rows = positions.installment_rows(session, ENTITY, found.position.position_id)
        for place in paid:
            rows[place].status = InstallmentStatus.PAID
            found.position.status = PositionStatus.PARTIALLY_PAID if place else PositionStatus.PAID
    clock.set(datetime(2026, 12, 23, 11, 0, tzinfo=UTC) + timedelta(days=days))
    told = ask(numbers[0])
    payable = {
        one["nav"]
        for option in told.get("paymentOptions", ())
        for one in option["installments"]
        if one["status"] in ("POI_UNPAID", "POI_EXPIRED_UNPAID")
    }
    today = rome_date(clock.now())
    with ready() as session:
        let = {
            number
            for number in numbers
            if unpayable(session, positions.position_by_notice(session, ENTITY, number), today)
            is None
        }
    assert payable == let


@contextmanager
def away():
    raise OperationalError("SELECT 1", {}, Exception("away"))
    yield


@contextmanager
def broken():
    raise KeyError("a defect")
    yield


@pytest.mark.parametrize("trouble", [away, broken])
def test_trouble_of_ours_is_said_so_and_never_a_crash(clock, new_id, trouble) -> None:
    options = PaymentOptions(trouble, clock, new_id, nobody_to_ask(clock))
    reply = options.answer(ENTITY, NUMBER)
    assert checked(reply.status, reply.body)["appErrorCode"] == "ODP-103"
