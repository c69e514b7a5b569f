import random
from collections import Counter
from datetime import UTC, date, datetime

from demo.city.banks import sample_entities, sample_psps
from demo.city.debts import Release, debtor_of, make_debt
from demo.city.differences import TWISTS
from demo.city.history_report import EntityTally, TracedPayment, history_report
from demo.city.money import EntityMoney, PaidShare
from demo.city.offices import CITY_TAX_CODE
from demo.city.people import residents
from demo.city.rates import sample_rates
from hub_sandbox.settlement import FlowLine

TODAY = date(2026, 11, 23)
MARIA = debtor_of(next(iter(residents(1, 7, TODAY))))
MEALS = next(rate for rate in sample_rates(TODAY) if rate.rate_id == "mensa")
DEBT = make_debt(MEALS, MARIA, Release(datetime(2026, 10, 5, 19, tzinfo=UTC)))
NUMBER = "301000000000000142"


def traced(receipt_id: str, cents: int = 8400, *, has_receipt: bool = True) -> TracedPayment:
    return TracedPayment(DEBT, NUMBER, receipt_id, cents, has_receipt)


def report(code: str, *payments: TracedPayment, days: int = 2) -> dict:
    city = sample_entities()[0]
    money = EntityMoney(city, sample_psps(), TWISTS, Counter(), random.Random(1))
    for payment in payments if code in TWISTS else ():
        line = FlowLine(NUMBER[1:], payment.receipt_id, 1, payment.amount_cents, TODAY)
        money.hold(PaidShare(0, city.ibans[0], code, "0", line))
    for day in range(days):
        money.work(date(2026, 11, 10 + day))
    tallies = {CITY_TAX_CODE: EntityTally()}
    tallies[CITY_TAX_CODE].released.add(8400)
    tree = history_report({code: list(payments)}, tallies, {CITY_TAX_CODE: money}, CITY_TAX_CODE)
    assert len(tree["differences"]) == 1
    return tree


def test_double_payment_speaks_of_the_second() -> None:
    (found,) = report("PAID_TWICE", traced("first"), traced("second"))["differences"]
    assert (found["where"], found["reference"]) == ("receipts", "second")
    assert (found["expected"], found["amount_cents"]) == ("DOUBLE_PAYMENT", 8400)
    assert found["shows_as"] == {"receipts": {"second": "DOUBLE_PAYMENT"}}
    assert "Rossi Maria" in found["explanation_it"]
    assert "3010 0000 0000 0001 42" in found["explanation_en"]


def test_other_amount_is_the_difference() -> None:
    (found,) = report("OTHER_AMOUNT", traced("r", 5900))["differences"]
    assert found["amount_cents"] == 2500
    assert "25,00" in found["explanation_it"]


def test_short_credit_shows_in_flow_credit_and_payments() -> None:
    (found,) = report("CREDIT_SHORT", traced("r1"), traced("r2"))["differences"]
    (flow,), (credit,) = found["shows_as"]["flows"], found["shows_as"]["credits"]
    assert (found["reference"], found["amount_cents"]) == (credit, 500)
    assert credit.startswith("2026/")
    assert flow in found["explanation_it"]
    assert found["shows_as"]["payments"] == {
        receipt_id: ["IUF_TES_DIV_IMP", "RT_IUF"] for receipt_id in ("r1", "r2")
    }


def test_lost_receipt_is_the_one_spoken_of() -> None:
    lost = traced("lost", has_receipt=False)
    (found,) = report("LINE_WITHOUT_RECEIPT", lost, traced("good"))["differences"]
    assert found["reference"] == "lost"
    assert found["shows_as"] == {"payments": {"lost": ["IUV_NO_RT"]}}


def test_surplus_is_the_last_credit() -> None:
    (found,) = report("CREDITED_TWICE", traced("r"))["differences"]
    assert found["amount_cents"] == 4200
    assert found["shows_as"] == {"credits": {found["reference"]: "TO_IDENTIFY"}}


def test_sums_and_what_is_in_progress() -> None:
    tree = report("CREDIT_WITHOUT_FLOW", traced("r"), days=1)
    totals = tree["totals"][CITY_TAX_CODE]
    assert totals["released"] == {"count": 1, "cents": 8400}
    assert totals["credited"]["cents"] == 8400
    assert totals["matched"]["count"] == totals["settled"]["count"] == 0
    assert tree["in_progress"][CITY_TAX_CODE]["flows_not_credited"] == {"count": 0, "cents": 0}
