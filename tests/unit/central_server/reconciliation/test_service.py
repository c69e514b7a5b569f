from datetime import timedelta

import pytest

from central_server.changes import feed
from central_server.reconciliation import repository, service
from central_server.settlement import repository as settlement
from payments_core.errors import RuleBroken
from payments_core.wire.desk.notice_messages import ChangeKind
from tests.factories.money_day import MoneyDay
from tests.factories.money_way import flow_for
from tests.factories.released_debts import add_position, number_of
from tests.factories.server import COMPANY, ENTITY, RATE_CENTS, add_entity
from tests.factories.settlement import FLOW_ID


@pytest.fixture
def day(session, clock, new_id) -> MoneyDay:
    add_entity(session)
    return MoneyDay(session, clock, new_id)


@pytest.fixture
def number(session, day) -> str:
    return add_position(session)


def credited(session):
    return [
        row.notice_number
        for row in feed.read(session, ENTITY, 0, 100)
        if row.kind == ChangeKind.NOTICE_CREDITED
    ]


def test_credit_of_the_whole_flow_is_matched_once(session, day, number) -> None:
    day.pay(number)
    day.settle(number)
    day.credit(RATE_CENTS)
    first, second = day.reconcile(), day.reconcile()
    assert (first.new_matches, first.matched_cents, first.credited_notices) == (1, RATE_CENTS, 1)
    assert (second.new_matches, second.open_flows, second.open_credits) == (0, 0, 0)
    assert credited(session) == [number]
    (match,) = repository.matches(session, ENTITY)
    assert (match.flow_id, match.revision) == (FLOW_ID, 1)
    (payment,) = day.overview().payments
    assert (payment.notice_number, payment.labels) == (number, ("RT_IUF", "RT_IUF_TES"))


def test_order_of_arrival_does_not_matter(day, number) -> None:
    day.credit(RATE_CENTS)
    assert day.overview().credits[0].state == "AWAITING_FLOW"
    day.settle(number)
    assert day.reconcile().new_matches == 1
    day.pay(number)
    (payment,) = day.overview().payments
    assert payment.labels == ("RT_IUF", "RT_IUF_TES")


def test_difference_of_a_cent_is_shown_and_never_absorbed(session, day, number) -> None:
    day.pay(number)
    day.settle(number)
    day.credit(RATE_CENTS - 1)
    summary = day.reconcile()
    assert (summary.new_matches, summary.open_flows, summary.open_credits) == (0, 1, 1)
    overview = day.overview()
    assert [flow.state for flow in overview.flows] == ["AMOUNT_DIFFERS"]
    assert [credit.state for credit in overview.credits] == ["AMOUNT_DIFFERS"]
    assert overview.payments[0].labels == ("IUF_TES_DIV_IMP", "RT_IUF")
    assert credited(session) == []


def test_later_credit_for_a_matched_flow_waits_for_a_person(day, number) -> None:
    day.settle(number)
    day.credit(RATE_CENTS)
    day.reconcile()
    day.credit(RATE_CENTS, first_document=12900)
    assert day.reconcile().new_matches == 0
    overview = day.overview()
    assert [flow.state for flow in overview.flows] == ["CREDITED"]
    assert [(credit.state, credit.flow_id) for credit in overview.credits] == [
        ("MATCHED", FLOW_ID),
        ("TO_IDENTIFY", FLOW_ID),
    ]


def test_new_revision_opens_the_flow_again_and_keeps_the_old_match(session, day, number) -> None:
    day.settle(number)
    day.credit(RATE_CENTS)
    day.reconcile()
    later = flow_for(number).flow_at + timedelta(minutes=1)
    day.settle(number, number_of(2), at=later)
    assert [flow.state for flow in day.overview().flows] == ["AMOUNT_DIFFERS"]
    day.settle(number, at=later + timedelta(minutes=1))
    assert day.reconcile().new_matches == 1
    assert [match.revision for match in repository.matches(session, ENTITY)] == [1, 3]


def test_reversed_credit_pays_nothing(day, number) -> None:
    day.settle(number)
    day.credit(RATE_CENTS)
    day.credit(RATE_CENTS, tipo_operazione="STORNATO")
    assert day.reconcile().new_matches == 0
    overview = day.overview()
    assert [credit.state for credit in overview.credits] == ["REVERSED"]
    assert [flow.state for flow in overview.flows] == ["AWAITING_CREDIT"]


def test_receipt_without_flow_and_flow_without_receipt_are_both_told(day, number) -> None:
    day.pay(number, "another")
    day.settle(number_of(9), flow_id="2025-05-14OTHER-1")
    labels = {payment.iuv: payment.labels for payment in day.overview().payments}
    assert labels == {
        number[1:]: ("RT_NO_IUF",),
        number_of(9)[1:]: ("IUF_NO_TES", "IUV_NO_RT"),
    }


def test_credit_of_something_else_is_not_open(day) -> None:
    day.credit(125000, causale="AFFITTO LOCALE")
    assert day.reconcile().open_credits == 0
    (credit,) = day.overview().credits
    assert (credit.state, credit.label, credit.flow_id) == ("NOT_PAGOPA", "TES_NO_MATCH", None)


def test_flow_is_shown_with_its_lines_whatever_the_case(session, day, number) -> None:
    day.pay(number)
    day.settle(number)
    day.credit(RATE_CENTS)
    day.reconcile()
    detail = service.show_flow(session, ENTITY, FLOW_ID.lower())
    assert (detail.flow.flow_id, detail.flow.total_cents) == (FLOW_ID, RATE_CENTS)
    (line,) = detail.lines
    assert (line.receipt_id, line.settled, line.credited) == ("receipt-1", True, True)
    assert [credit.state for credit in detail.credits] == ["MATCHED"]


def test_unknown_flow_and_flow_of_another_entity_are_refused(session, day, number) -> None:
    add_entity(session, COMPANY, segregation_code="02")
    day.settle(number)
    for entity_id, flow_id in ((ENTITY, "nothing"), (COMPANY, FLOW_ID)):
        with pytest.raises(RuleBroken) as refusal:
            service.show_flow(session, entity_id, flow_id)
        assert refusal.value.code == "flow_unknown"


def test_other_entities_flows_and_credits_are_not_touched(session, day, clock, new_id) -> None:
    add_entity(session, COMPANY, segregation_code="02")
    day.settle(number_of(1))
    day.credit(RATE_CENTS)
    assert service.run(session, "anna", COMPANY, clock, new_id).new_matches == 0
    assert list(settlement.current_flows(session, COMPANY)) == []
