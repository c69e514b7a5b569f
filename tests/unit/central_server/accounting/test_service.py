import pytest

from central_server.accounting import service
from central_server.positions import repository as positions
from payments_core.errors import RuleBroken
from payments_core.model.debt_position import PositionStatus
from payments_core.model.settlement_flow import Outcome
from payments_core.rules.matching import Label
from tests.factories.money_day import MoneyDay
from tests.factories.position_lines import position_line, write_lines
from tests.factories.released_debts import add_stamped, number_of, stamped_receipt
from tests.factories.server import COMPANY, ENTITY, add_everything, add_kind

YEAR, NUMBER = 2025, 12001
KIND = {
    "parts": [
        {"label": "Diritto", "amount": "5,16", "chapter": "30100", "assessment": "2026/114"},
        {"label": "Stato", "amount": "16,79", "chapter": "90200", "revenue": False},
    ]
}


@pytest.fixture
def day(session, clock, new_id, tmp_path) -> MoneyDay:
    from central_server.takeover.service import Takeover, import_positions

    add_everything(session)
    add_kind(session, kind_id="cie", **KIND)
    lines = [
        position_line(1, kind_id="cie", rate_id="cie"),
        position_line(2, kind_id="cie", rate_id="cie"),
        position_line(3),
    ]
    path = write_lines(tmp_path / "debts.jsonl", *lines)
    import_positions(session, Takeover(ENTITY, clock.now(), new_id, in_archive=True), path)
    return MoneyDay(session, clock, new_id)


def lines(session):
    divided = service.divide(session, ENTITY, YEAR, NUMBER)
    assert sum(line.amount_cents for line in divided.lines) == divided.amount_cents
    return [(one.kind_id, one.chapter, one.payments, one.amount_cents) for one in divided.lines]


def test_credit_is_divided_as_its_debts_were(session, day) -> None:
    numbers = [number_of(base) for base in (1, 2, 3)]
    for place, number in enumerate(numbers, start=1):
        day.pay(number, f"receipt-{place}")
    day.settle(*numbers)
    day.credit(3 * 2195)
    day.reconcile()
    assert lines(session) == [
        ("cie", "30100", 2, 1032),
        ("cie", "90200", 2, 3358),
        ("carta-identita", None, 1, 2195),
    ]


def test_payment_without_a_receipt_waits_for_a_person(session, day) -> None:
    day.pay(number_of(1), "receipt-1")
    day.settle(number_of(1), number_of(9))
    day.credit(2 * 2195)
    day.reconcile()
    assert lines(session)[-1] == (None, None, 1, 2195)


def test_credit_that_pays_no_known_flow_is_not_divided(session, day) -> None:
    day.settle(number_of(1), outcome=Outcome.PAID)
    with pytest.raises(RuleBroken, match="credit_not_matched"):
        service.divide(session, ENTITY, YEAR, NUMBER)


def test_credit_of_another_entity_is_not_seen(session, day) -> None:
    day.pay(number_of(1), "receipt-1")
    day.settle(number_of(1))
    day.credit(2195)
    day.reconcile()
    with pytest.raises(RuleBroken, match="credit_not_matched"):
        service.divide(session, COMPANY, YEAR, NUMBER)


def test_credit_that_the_bank_has_taken_back_is_not_divided(session, day) -> None:
    day.settle(number_of(1))
    day.credit(2195)
    day.reconcile()
    day.credit(2195, tipo_operazione="STORNATO")
    with pytest.raises(RuleBroken, match="credit_not_matched"):
        service.divide(session, ENTITY, YEAR, NUMBER)


def test_stamp_is_no_revenue_and_the_day_squares_without_it(session, day) -> None:
    number = add_stamped(session, 4)
    day.record(stamped_receipt(number))
    day.settle(number, cents=500)
    day.credit(500)
    assert day.reconcile().matched_cents == 500
    assert lines(session) == [("certificato", "3010", 1, 500)]
    overview = day.overview()
    assert [flow.state for flow in overview.flows] == ["CREDITED"]
    (payment,) = overview.payments
    assert (payment.amount_cents, payment.labels) == (500, (Label.RT_IUF, Label.RT_IUF_TES))
    found = positions.position_by_notice(session, ENTITY, number)
    assert found.position.status == PositionStatus.REPORTED
