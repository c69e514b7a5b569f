from dataclasses import replace
from datetime import timedelta

import pytest

from central_server.checkout import service as carts
from central_server.desks import audit_entries
from central_server.entities.models import HubService, HubServiceRow
from central_server.evidence import service
from central_server.evidence.service import MAX_PAPERS, MAX_QUESTIONS
from central_server.identity.actor import Actor, EnrolledDesk
from central_server.jobs import outbox
from central_server.payments.polling import ASK_EVERY, RECEIPT_POLL
from central_server.refunds import service as refunds
from payments_core.errors import RuleBroken
from payments_core.model.role import Role
from payments_core.model.settlement_flow import Outcome
from payments_core.wire.desk.audit_messages import AuditBatch, AuditEntry
from payments_core.wire.desk.notice_messages import EvidenceKind, NoticeState
from tests.factories.carts import PAGE, order
from tests.factories.money_day import MoneyDay
from tests.factories.refunds import CLERK as REFUND_CLERK
from tests.factories.refunds import DOUBLE, SUPERVISOR, SUPERVISOR_ID, wanted
from tests.factories.released_debts import RELEASED_AT, add_position, number_of, receipt_for
from tests.factories.server import (
    COMPANY,
    DESK,
    ENTITY,
    OPERATOR,
    RATE_CENTS,
    add_desk,
    add_entity,
    add_operator,
)
from tests.factories.settlement import FLOW_ID

CLERK = Actor(ENTITY, DESK, OPERATOR, frozenset({Role.CLERK}))
#: Every step of a payment that nothing was wrong with.
MONEY_STEPS = [
    EvidenceKind.RELEASED,
    EvidenceKind.REGISTERED,
    EvidenceKind.ASKED_BY_HUB,
    EvidenceKind.PAID,
    EvidenceKind.SETTLED,
    EvidenceKind.CREDITED,
]


@pytest.fixture
def day(session, clock, new_id) -> MoneyDay:
    add_entity(session)
    add_operator(session)
    add_desk(session)
    return MoneyDay(session, clock, new_id)


@pytest.fixture
def number(session, day) -> str:
    return add_position(session)


def kinds(session, number):
    return [step.kind for step in service.timeline(session, ENTITY, number)]


def test_timeline_grows_with_the_evidence(session, day, number) -> None:
    assert kinds(session, number) == [EvidenceKind.RELEASED, EvidenceKind.REGISTERED]
    day.ask(number)
    day.pay(number)
    day.settle(number)
    day.credit(RATE_CENTS)
    day.reconcile()
    assert kinds(session, number) == MONEY_STEPS


def test_a_refund_follows_its_payment_step_by_step(session, day, clock, number) -> None:
    add_operator(session, operator_id=SUPERVISOR_ID, username="sara", roles=(Role.SUPERVISOR,))
    day.pay(number, "receipt-1")
    day.pay(number, DOUBLE)
    clock.advance(minutes=1)
    refunds.request(session, REFUND_CLERK, wanted("refund-1"), clock.now())
    clock.advance(minutes=1)
    refunds.reject(session, SUPERVISOR, "refund-1", "Manca la ricevuta", clock.now())
    clock.advance(minutes=1)
    refunds.request(session, REFUND_CLERK, wanted("refund-2"), clock.now())
    refunds.approve(session, SUPERVISOR, "refund-2", clock.now())
    refunds.export(session, "central-server", ENTITY, "export-1", clock.now())
    refunds.close(session, "central-server", ENTITY, "refund-2", "2026/118", clock.now())
    steps = service.timeline(session, ENTITY, number)[-5:]
    # In the order in which they happened: a refund that was refused can be asked for again.
    assert [step.kind for step in steps] == [
        EvidenceKind.REFUND_REQUESTED,
        EvidenceKind.REFUND_REJECTED,
        EvidenceKind.REFUND_REQUESTED,
        EvidenceKind.REFUND_APPROVED,
        EvidenceKind.REFUNDED,
    ]
    assert {step.amount_cents for step in steps} == {RATE_CENTS}
    assert [(step.reference, step.note) for step in steps] == [
        (DOUBLE, "Pagato due volte"),
        (DOUBLE, "Manca la ricevuta"),
        (DOUBLE, "Pagato due volte"),
        (DOUBLE, None),
        ("2026/118", None),
    ]
    assert [step.who for step in steps] == ["Laura Bianchi"] * 4 + [None]


def test_each_step_says_who_where_and_what_proves_it(session, day, clock, number) -> None:
    day.pay(number)
    day.settle(number)
    day.credit(RATE_CENTS)
    day.reconcile()
    steps = {step.kind: step for step in service.timeline(session, ENTITY, number)}
    released = steps[EvidenceKind.RELEASED]
    assert (released.at, released.who) == (RELEASED_AT, "Laura Bianchi")
    assert released.where == "Sportello 12, Anagrafe centro"
    paid = steps[EvidenceKind.PAID]
    assert (paid.where, paid.reference) == ("Banca di Esempio (APP)", "receipt-1")
    settled, credited = steps[EvidenceKind.SETTLED], steps[EvidenceKind.CREDITED]
    assert (settled.who, settled.reference) == ("TSTPITMM001", FLOW_ID)
    assert (credited.who, credited.reference) == ("BANCA DI ESEMPIO", "2025/12001")


def test_payment_on_the_hubs_own_copy_says_so(session, day, number) -> None:
    day.record(replace(receipt_for(number, "a"), stand_in=True))
    day.pay(number, "b")
    told = [step for step in service.timeline(session, ENTITY, number) if step.kind == "PAID"]
    assert {step.reference: step.stand_in for step in told} == {"a": True, "b": False}


def test_check_carries_notice_receipts_and_the_instant(session, day, clock, number) -> None:
    day.pay(number)
    clock.advance(minutes=3)
    check = service.check(session, CLERK, number, clock.now())
    assert (check.notice.notice_number, check.notice.state) == (number, NoticeState.PAID)
    assert [receipt.receipt_id for receipt in check.receipts] == ["receipt-1"]
    assert check.as_of == clock.now()


def test_notice_paid_twice_says_so(session, day, number, clock) -> None:
    day.pay(number, "a")
    day.pay(number, "b")
    check = service.check(session, CLERK, number, clock.now())
    assert check.notice.state is NoticeState.PAID_TWICE
    assert len(check.receipts) == 2


def test_flow_alone_proves_that_it_was_settled(session, day, number) -> None:
    day.settle(number, outcome=Outcome.PAID_WITHOUT_RECEIPT)
    assert kinds(session, number)[-1] is EvidenceKind.SETTLED


@pytest.mark.parametrize(
    "changes", [{"cents": RATE_CENTS + 1}, {"outcome": Outcome.REVOKED}], ids=["amount", "revoked"]
)
def test_line_that_proves_nothing_is_left_out(session, day, number, changes) -> None:
    day.pay(number)
    day.settle(number, **changes)
    assert kinds(session, number)[-1] is EvidenceKind.PAID


def test_only_the_newest_questions_are_shown(session, day, clock, number) -> None:
    for _ in range(MAX_QUESTIONS + 3):
        day.ask(number)
        clock.advance(seconds=1)
    asked = [
        step
        for step in service.timeline(session, ENTITY, number)
        if step.kind is EvidenceKind.ASKED_BY_HUB
    ]
    assert len(asked) == MAX_QUESTIONS
    assert asked[-1].at == clock.now() - timedelta(seconds=1)


def test_opened_carts_are_told_the_newest_ones_and_prove_nothing(session, day, clock, number):
    for place in range(service.MAX_CARTS + 2):
        carts.prepare(session, order(number, client_id=f"{place}"), f"cart-{place}", clock.now())
        clock.advance(minutes=1)
        carts.note_opened(session, ENTITY, f"cart-{place}", PAGE, clock.now())
    day.ask(number)
    story = service.timeline(session, ENTITY, number)
    assert [step.kind for step in story[2:]] == [
        *[EvidenceKind.STARTED_ONLINE] * service.MAX_CARTS, EvidenceKind.ASKED_BY_HUB,
    ]  # fmt: skip
    assert [step.reference for step in story[2:4]] == ["cart-2", "cart-3"]


def test_unknown_notice_and_notice_of_another_entity_are_refused(session, day, number, clock):
    other = Actor(COMPANY, DESK, OPERATOR, frozenset({Role.CLERK}))
    for actor, asked in ((CLERK, number_of(77)), (other, number)):
        with pytest.raises(RuleBroken) as refusal:
            service.check(session, actor, asked, clock.now())
        assert refusal.value.code == "notice_unknown"
    assert service.timeline(session, ENTITY, number_of(77)) == ()


def test_operator_without_a_counter_role_is_refused(session, day, number, clock) -> None:
    nobody = Actor(ENTITY, DESK, OPERATOR, frozenset())
    with pytest.raises(RuleBroken) as refusal:
        service.check(session, nobody, number, clock.now())
    assert refusal.value.code == "role_missing"


def test_payment_of_another_creditors_notice_with_our_number_proves_nothing(
    session, day, number, clock
) -> None:
    day.pay(number, entity_id=COMPANY)
    day.settle(number)
    check = service.payment_check(session, ENTITY, number, clock.now())
    assert (check.notice.state, check.receipts) == (NoticeState.OPEN, ())
    assert [step.kind for step in check.timeline] == [
        EvidenceKind.RELEASED,
        EvidenceKind.REGISTERED,
    ]


def test_looking_up_what_is_not_paid_has_the_hub_asked_where_nothing_comes_unasked(
    session, day, number, clock
):
    def asked():
        return [row.payload for row in outbox.waiting(session, ENTITY, RECEIPT_POLL)]

    service.check(session, CLERK, number, clock.now())
    assert asked() == []
    use = HubServiceRow(entity_id=ENTITY, service=HubService.GPD_RECEIPTS, url="u", service_key="k")
    session.add(use)
    for _ in range(3):
        service.check(session, CLERK, number, clock.now())
    assert asked() == [{"at_once": True}]
    # While the hub does not answer one question is enough.
    clock.advance(hours=1)
    service.check(session, CLERK, number, clock.now())
    assert len(asked()) == 1
    [job] = outbox.take(session, [RECEIPT_POLL], clock.now(), ASK_EVERY, 9)
    outbox.mark_done(session, job, clock.now())
    service.check(session, CLERK, number, clock.now())
    assert len(asked()) == 1
    [job] = outbox.take(session, [RECEIPT_POLL], clock.now(), ASK_EVERY, 9)
    outbox.mark_done(session, job, clock.now())
    day.pay(number)
    clock.advance(minutes=1)
    service.check(session, CLERK, number, clock.now())
    assert asked() == []


def test_papers_are_told_with_who_asked_for_them_where(session, day, number, clock):
    desk = EnrolledDesk(ENTITY, DESK, 1)
    entries = tuple(
        AuditEntry(
            entry_id=f"job-{act}", act=act, operator_id=OPERATOR, notice_number=about,
            happened_at=clock.now(),
        )
        for act, about in (
            ("NOTICE_PRINTED", number), ("RECEIPT_PRINTED", number), ("NOTICE_OPENED", number),
        )
    )  # fmt: skip
    audit_entries.take_in(session, desk, AuditBatch(entries=entries), clock.now())
    told = service.timeline(session, ENTITY, number)
    papers = [one for one in told if one.kind.endswith("PRINTED")]
    assert [(one.kind, one.reference) for one in papers] == [
        (EvidenceKind.NOTICE_PRINTED, "job-NOTICE_PRINTED"),
        (EvidenceKind.RECEIPT_PRINTED, "job-RECEIPT_PRINTED"),
    ]
    assert papers[0].where
    assert papers[0].who


def test_papers_of_a_notice_printed_again_and_again_are_the_newest(session, day, number, clock):
    desk = EnrolledDesk(ENTITY, DESK, 1)
    for place in range(MAX_PAPERS + 5):
        clock.advance(seconds=1)
        entry = AuditEntry(
            entry_id=f"job-{place}", act="NOTICE_PRINTED", operator_id=None, notice_number=number,
            happened_at=clock.now(),
        )  # fmt: skip
        audit_entries.take_in(session, desk, AuditBatch(entries=(entry,)), clock.now())
    papers = [
        one.reference
        for one in service.timeline(session, ENTITY, number)
        if one.kind is EvidenceKind.NOTICE_PRINTED
    ]
    assert papers == [f"job-{place}" for place in range(5, MAX_PAPERS + 5)]
