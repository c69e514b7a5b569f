"""Any notice and any receipt is printed again at any desk, and says that it is a copy."""

from dataclasses import replace
from pathlib import Path

import pytest

from central_server.cli.main import main as central_server
from central_server.db.unit_of_work import UnitOfWork
from central_server.identity.actor import Actor
from central_server.notices import acts as notice_acts
from central_server.payments import service as payments
from central_server.payments.hub_access import HubCaller
from counter_app.composition import Counter
from counter_app.services.paper_record import papers_elsewhere
from counter_app.services.ready_papers import PaperKind
from counter_app.services.views import CheckVerdict, RowState
from counter_app.store import audit, citizens
from counter_app.world import SystemClock
from payments_core.errors import RuleBroken
from payments_core.model.role import Role
from payments_core.money import Cents
from payments_core.notice.content import Instalment, NoticePayment, NoticeStanding
from payments_core.wire.desk.notice_messages import (
    ActKind,
    EvidenceKind,
    NoticeAct,
    NoticeInfo,
    NoticeState,
)
from tests.factories import released_debts
from tests.factories.fault_proxy import Fault, FaultProxy, Line
from tests.factories.notices import a_plan
from tests.factories.position_lines import position_line, write_lines
from tests.factories.released_debts import number_of, receipt_for
from tests.factories.server import DESK, ENTITY, OPERATOR, STATION
from tests.factories.server_process import wait_until

pytestmark = pytest.mark.timeout(180)


def released_at(counter: Counter) -> str:
    """A notice that is registered and on paper; its number."""
    [person] = counter.lookup.search("rossi").citizens
    (offer,) = counter.release.offers()
    released = counter.release.release(counter.release.draft(person, offer, {}))
    counter.release.wait_for_answer(released.operation_id)
    counter.spool.print_notice(counter.reprint.content(released.notice_number))
    told(counter)
    return released.notice_number


def told(counter: Counter) -> None:
    """The server has heard of every paper."""

    def nothing_left() -> bool:
        counter.background.engine.wake()
        with counter.background.database.read() as session:
            return audit.count(session) == 0

    wait_until(nothing_left, "the log was never told")


def decide(books: UnitOfWork, act: NoticeAct, number: str) -> None:
    """What a supervisor decides somewhere else."""
    supervisor = Actor(ENTITY, DESK, OPERATOR, frozenset({Role.SUPERVISOR}))
    with books() as session:
        notice_acts.perform(session, supervisor, number, act, SystemClock().now())


def pay(books: UnitOfWork, number: str, receipt_id: str = "receipt-1") -> None:
    with books() as session:
        caller, clock = HubCaller(ENTITY, STATION), SystemClock()
        payments.record_receipt(session, caller, receipt_for(number, receipt_id), b"raw", 2, clock)


def test_notice_of_another_desk_is_a_copy_online_and_offline_and_both_papers_are_known(
    here: Counter, elsewhere: Counter, line: FaultProxy
) -> None:
    number = released_at(elsewhere)
    content = here.reprint.content(number)
    assert (content.copy, content.standing) == (True, NoticeStanding.PAYABLE)
    here.spool.print_notice(content)
    told(here)
    papers = [
        one
        for one in elsewhere.check.check(number).timeline
        if one.kind is EvidenceKind.NOTICE_PRINTED
    ]
    assert len({one.reference for one in papers}) == 2
    line.become(Line(Fault.REFUSE))
    assert here.reprint.content(number) == content
    with pytest.raises(RuleBroken, match="notice_unknown"):
        here.reprint.content(number_of(4_711))


def test_debt_of_another_program_is_printed_with_what_is_owed_today(
    here: Counter, books: UnitOfWork, tmp_path: Path
) -> None:
    path = write_lines(tmp_path / "debts.jsonl", position_line(900))
    assert central_server(["positions", "import", str(path), "--entity", ENTITY]) == 0
    number = number_of(900)
    before = here.reprint.content(number)
    assert before.copy
    decide(books, NoticeAct(act=ActKind.CHANGE, reason="errore", amount_cents=999), number)
    assert here.reprint.content(number).amount_cents == 999
    decide(books, NoticeAct(act=ActKind.SUSPEND, reason="ricorso"), number)
    with pytest.raises(RuleBroken, match="notice_not_payable"):
        here.reprint.content(number)
    decide(books, NoticeAct(act=ActKind.CANCEL, reason="errore"), number)
    with pytest.raises(RuleBroken, match="notice_cancelled"):
        here.ready_papers.paper(number)


def test_every_instalment_of_a_plan_is_printed_by_its_own_number(
    here: Counter, books: UnitOfWork
) -> None:
    with books() as session:
        plan = released_debts.add_plan(session, 500)
    for number in (plan.single, *plan.rates):
        content = here.reprint.content(number)
        assert content.notice_number == number
    assert here.reprint.content(plan.single).amount_cents == 3_000
    assert here.reprint.content(plan.rates[0]).amount_cents == 1_000


def test_plan_that_has_begun_says_the_same_with_and_without_the_line(
    here: Counter, books: UnitOfWork, line: FaultProxy
) -> None:
    with books() as session:
        begun = released_debts.add_plan(session, 700, count=2)
        at_once = released_debts.add_plan(session, 800, count=2)
    [person] = here.lookup.search("rossi").citizens
    here.lookup.citizen(person.citizen_id)
    pay(books, begun.rates[0])
    pay(books, at_once.single, "receipt-2")
    wait_until(lambda: len(paid_at(here, person.citizen_id)) == 2, "the desk heard of no payment")
    ended = RowState.DEBT_PAID
    for trouble in (None, Fault.REFUSE):
        line.become(Line(trouble) if trouble else Line())
        page = here.lookup.citizen(person.citizen_id)
        states = {one.notice_number: one.state for one in page.notices}
        assert states[begun.single] is RowState.IN_INSTALMENTS
        assert states[begun.rates[0]] is RowState.PAID
        assert states[begun.rates[1]] in (RowState.TO_PAY, RowState.OVERDUE)
        assert [states[one] for one in at_once.rates] == [ended, ended]
        assert page.to_pay_cents == 1_500
        assert here.check.check(begun.single).verdict is CheckVerdict.IN_INSTALMENTS
        assert here.check.check(at_once.rates[0]).verdict is CheckVerdict.DEBT_PAID
        with pytest.raises(RuleBroken, match="plan_begun"):
            here.reprint.content(begun.single)
        with pytest.raises(RuleBroken, match="debt_already_paid"):
            here.reprint.content(at_once.rates[1])
        left = here.plans.content(begun.single)
        assert [one.notice_number for one in left.payments] == [begun.rates[1]]


def paid_at(counter: Counter, citizen_id: str) -> list[str]:
    """What the desk knows by itself to be paid of somebody's."""
    counter.background.engine.wake()
    with counter.background.database.read() as session:
        known = [
            NoticeInfo.model_validate_json(one.info)
            for one in citizens.notices_of(session, citizen_id)
        ]
    return [one.notice_number for one in known if one.state is NoticeState.PAID]


def test_receipt_that_another_desk_has_printed_is_a_copy(
    here: Counter, elsewhere: Counter, books: UnitOfWork
) -> None:
    number = released_at(elsewhere)
    pay(books, number)
    paper = elsewhere.ready_papers.paper(number)
    assert (paper.kind, paper.copy) == (PaperKind.RECEIPT, False)
    check = elsewhere.check.check(number)
    receipt_id = check.receipts[0].receipt_id
    elsewhere.spool.print_receipt(elsewhere.check.receipt_content(check, receipt_id))
    told(elsewhere)
    assert here.ready_papers.paper(number).copy
    with pytest.raises(RuleBroken, match="notice_already_paid"):
        here.reprint.content(number)


def test_paper_of_a_plan_is_known_everywhere_by_each_of_its_numbers(
    here: Counter, elsewhere: Counter, books: UnitOfWork
) -> None:
    with books() as session:
        plan = released_debts.add_plan(session, 600)
    due_on = SystemClock().now().date()
    content = replace(
        a_plan(3),
        whole=NoticePayment(plan.single, Cents(3_000), due_on),
        instalments=tuple(
            Instalment(number, Cents(1_000), due_on, ordinal)
            for ordinal, number in enumerate(plan.rates, start=1)
        ),
    )
    here.spool.print_notice(content)
    told(here)
    for number in (plan.single, *plan.rates):
        check = here.check.check(number)
        assert len(check.papers) == 1
        assert papers_elsewhere(check.timeline, check.papers) == []
        assert len(papers_elsewhere(elsewhere.check.check(number).timeline, ())) == 1
