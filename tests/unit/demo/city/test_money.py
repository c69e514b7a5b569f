import random
from collections import Counter
from datetime import date, timedelta

import pytest

from demo.city.banks import APP, WEB_CARD, sample_entities, sample_psps
from demo.city.money import EntityMoney, FlowTwist, PaidShare
from demo.city.working_days import days_between, is_working_day
from hub_sandbox.settlement import FlowLine
from payments_core.model.cash_journal import CashJournal, MovementKind
from payments_core.wire.hub import settlement_flow
from payments_core.wire.treasury import cash_journal

CITY = sample_entities()[0]
MONDAY = date(2026, 3, 2)
TWISTS = {
    "lost": FlowTwist(credited=False),
    "late": FlowTwist(arrives=False),
    "short": FlowTwist(short_by_cents=500),
    "cut": FlowTwist(bank_text="/PUR/LGPE-RIVERSAMENTO/TXT/0/URI/2"),
    "wrong": FlowTwist(excess_cents=700),
    "more": FlowTwist(further_credit_cents=4200),
    "silent": FlowTwist(reported=False),
}


@pytest.fixture
def money() -> EntityMoney:
    return EntityMoney(CITY, sample_psps(), TWISTS, Counter(), random.Random(2))


def share(cents: int, psp: int = APP, batch: str = "", outcome: str = "0") -> PaidShare:
    line = FlowLine("01000000000000142", f"r{cents}{batch}", 1, cents, MONDAY)
    return PaidShare(psp, CITY.ibans[0], batch, outcome, line)


def week(money: EntityMoney) -> tuple[list, list[CashJournal]]:
    """A week from Tuesday on: parsed flows and journals."""
    flows, journals = [], []
    for day in days_between(MONDAY + timedelta(days=1), MONDAY + timedelta(days=7)):
        if is_working_day(day):
            written = money.work(day)
            flows += [settlement_flow.parse(text.encode()) for _, text in written.flows]
            journals.append(cash_journal.parse(written.journal[1].encode()))
    return flows, journals


def credits_in(journals: list[CashJournal]) -> list[tuple[int, str, str | None]]:
    return [
        (one.amount_cents, one.remittance, one.end_to_end_id)
        for journal in journals
        for one in journal.movements
        if one.counterparty.endswith("Servizio pagoPA")
    ]


def test_each_psp_settles_once_and_is_credited_once(money: EntityMoney) -> None:
    for cents, psp in ((1000, APP), (2000, WEB_CARD), (3000, APP)):
        money.hold(share(cents, psp))
    assert (money.held().count, money.held().cents) == (3, 6000)
    flows, journals = week(money)
    assert {(flow.sender_id, flow.declared_cents, flow.declared_count) for flow in flows} == {
        ("TSTCITMM005", 2000, 1), ("TSTSITMM006", 4000, 2),
    }  # fmt: skip
    assert {flow.regulation_on for flow in flows} == {MONDAY + timedelta(days=1)}
    assert {text.rsplit("/", 1)[1] for _, text, _ in credits_in(journals)} == {
        flow.flow_id for flow in flows
    }
    assert money.held().count == money.on_the_way().count == 0
    assert money.settled.cents == money.credited.cents == money.matched.cents == 6000


def test_balances_chain_from_journal_to_journal(money: EntityMoney) -> None:
    money.hold(share(8400))
    written = [
        money.work(day)
        for day in days_between(date(2026, 3, 2), date(2026, 4, 30))
        if is_working_day(day)
    ]
    opening = None
    for day in written:
        document = day.journal[1]
        found = [
            document.split(f"<{name}>")[1].split("<")[0].replace(".", "")
            for name in ("saldo_complessivo_precedente", "saldo_complessivo_finale")
        ]
        journal = cash_journal.parse(document.encode())
        signed = sum(
            one.amount_cents if one.movement_kind is MovementKind.IN else -one.amount_cents
            for one in journal.movements
        )
        assert opening in (None, found[0])
        assert int(found[1]) == int(found[0]) + signed >= 0
        opening = found[1]


@pytest.mark.parametrize(
    ("batch", "flows", "credited", "matched"),
    [("", 1, [8400], 8400), ("lost", 1, [], 0), ("late", 0, [8400], 0), ("short", 1, [7900], 0),
     ("cut", 1, [8400], 0), ("wrong", 1, [8400], 0), ("more", 1, [8400, 4200], 8400),
     ("silent", 0, [], 0)],
)  # fmt: skip
def test_twists(money: EntityMoney, batch: str, flows: int, credited, matched: int) -> None:
    money.hold(share(8400, batch=batch))
    found, journals = week(money)
    assert [cents for cents, _, _ in credits_in(journals)] == credited
    assert (len(found), money.matched.cents) == (flows, matched)
    if batch:
        assert [cents for _, cents in money.traces[batch].credits] == credited


def test_a_cut_text_leads_nowhere(money: EntityMoney) -> None:
    money.hold(share(8400, batch="cut"))
    _, journals = week(money)
    assert credits_in(journals) == [(8400, "/PUR/LGPE-RIVERSAMENTO/TXT/0/URI/2", None)]


def test_wrong_total_stands_in_the_head_alone(money: EntityMoney) -> None:
    money.hold(share(8400, batch="wrong", outcome="4"))
    ((flow,), _) = week(money)
    assert (flow.declared_cents, flow.lines[0].amount_cents) == (9100, 8400)
    assert int(flow.lines[0].outcome) == 4


def test_what_is_not_over_is_in_progress(money: EntityMoney) -> None:
    for cents in range(1000, 1060):
        money.hold(share(cents))
        money.work(MONDAY + timedelta(days=1))
    way = money.on_the_way()
    assert 0 < way.count < 60
    assert way.cents + money.credited.cents == money.settled.cents
