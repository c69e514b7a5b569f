from datetime import UTC, datetime

import pytest

from central_server.audit.models import AuditEventRow
from central_server.entities import repository as entities
from central_server.notices import repository as notices
from central_server.papers import service
from payments_core.errors import RuleBroken
from payments_core.model.debt_position import InstallmentStatus, PositionStatus
from payments_core.notice.language import Language, SecondForm, SecondLanguage
from tests.factories import released_debts as debts
from tests.factories.server import CITIZEN, ENTITY, add_everything

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.fixture
def number(session):
    add_everything(session)
    return debts.add_position(session)


def paper(session, number, run_id="run", now=NOW):
    (found,) = service.papers(session, ENTITY, [number], run_id, now)
    return found


def payable(session, number):
    """The hub can get an answer for it."""
    notices.released(session, ENTITY, number).notice.payable_at = NOW
    session.flush()
    return number


def test_paper_says_what_is_owed_by_whom_and_to_whom(session, number):
    content = paper(session, payable(session, number)).content
    entity = entities.entity(session, ENTITY)
    assert content.creditor.name == entity.name
    assert (content.debtor.full_name, content.debtor.address.postal_code) == (
        "Mario Rossi",
        "16100",
    )
    assert (content.notice_number, content.amount_cents) == (number, 2195)
    assert content.facsimile == entity.training


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (PositionStatus.PAID, "notice_already_paid"),
        (PositionStatus.INVALID, "notice_cancelled"),
        (PositionStatus.DRAFT, "notice_not_payable"),
        (PositionStatus.EXPIRED, "notice_not_payable"),
    ],
)
def test_what_cannot_be_paid_has_no_paper(session, number, status, reason):
    other = payable(session, debts.add_position(session, 5, status=status))
    found = paper(session, other)
    assert (found.content, found.refusal.code) == (None, reason)


def test_notice_that_the_hub_does_not_know_yet_waits(session, number):
    notices.released(session, ENTITY, number).notice.payable_at = None
    session.flush()
    assert paper(session, number).refusal.code == "notice_not_registered_yet"


def test_fine_is_printed_at_what_it_costs_today(session, number):
    fine = payable(session, debts.add_fine(session, 7))
    in_time, late = datetime(2026, 6, 20, 10, tzinfo=UTC), datetime(2026, 9, 1, 10, tzinfo=UTC)
    assert paper(session, fine, now=in_time).content.amount_cents == 4360
    assert paper(session, fine, now=late).content.amount_cents == 10070


def test_duty_stamp_is_sold_by_no_slip(session, number):
    stamped = payable(session, debts.add_stamped(session, 8))
    assert paper(session, stamped).content.creditor.postal_account is None


def test_paper_is_a_copy_where_somebody_has_one(session, number):
    payable(session, number)
    notice = notices.released(session, ENTITY, number).notice
    assert paper(session, number).content.copy is (notice.desk_id is not None)
    notice.desk_id = None
    session.flush()
    assert not paper(session, number).content.copy
    service.record_printed(session, ENTITY, [number], "run", NOW)
    session.flush()
    assert not paper(session, number, "run").content.copy
    assert paper(session, number, "another").content.copy


def test_printing_is_recorded_once_a_run(session, number):
    assert service.record_printed(session, ENTITY, [number], "run", NOW) == 1
    assert service.record_printed(session, ENTITY, [number], "run", NOW) == 0
    assert service.record_printed(session, ENTITY, [number], "other", NOW) == 1
    (row, _) = session.query(AuditEventRow).filter_by(notice_number=number).all()
    assert (row.act, row.citizen_id, row.desk_id) == ("NOTICE_PRINTED", CITIZEN, "server")


def test_papers_come_in_the_order_asked_for(session, number):
    asked = [debts.number_of(77), payable(session, number)]
    found = service.papers(session, ENTITY, asked, "run", NOW)
    assert [each.notice_number for each in found] == asked
    assert found[0].refusal.code == "notice_unknown"
    with pytest.raises(RuleBroken, match="entity_unknown"):
        service.papers(session, "00000000000", asked, "run", NOW)


def plan_of(session, **changes):
    plan = debts.add_plan(session, 20, **changes)
    for one in (plan.single, *plan.rates):
        payable(session, one)
        notices.released(session, ENTITY, one).notice.desk_id = None
    session.flush()
    return plan


def test_debt_in_instalments_is_one_paper_under_any_of_its_numbers(session, number):
    plan = plan_of(session)
    for asked in (plan.single, plan.rates[1]):
        found = paper(session, asked)
        content = found.content
        assert content.whole.notice_number == plan.single
        assert [one.notice_number for one in content.instalments] == list(plan.rates)
        assert [one.ordinal for one in content.instalments] == [1, 2, 3]
        assert (content.plan_length, "rata" in content.subject) == (3, False)
        assert found.numbers == (plan.single, *plan.rates)


def test_plan_is_a_copy_where_its_payment_at_once_was_printed(session, number):
    plan = plan_of(session)
    service.record_printed(session, ENTITY, [plan.single], "alone", NOW)
    session.flush()
    assert paper(session, plan.rates[0], "later").content.copy
    assert not paper(session, plan.rates[0], "alone").content.copy


def test_paper_of_a_plan_offers_what_is_left_of_it(session, number):
    plan = plan_of(session)
    first = notices.released(session, ENTITY, plan.rates[0])
    first.installment.status = InstallmentStatus.PAID
    session.flush()
    content = paper(session, plan.rates[0]).content
    assert content.whole is None, "whoever has begun to pay in instalments goes on so"
    assert [one.ordinal for one in content.instalments] == [2, 3]
    notices.released(session, ENTITY, plan.rates[1]).installment.status = InstallmentStatus.PAID
    session.flush()
    for asked in plan.rates:
        assert paper(session, asked).numbers == (plan.rates[2],)
    notices.released(session, ENTITY, plan.rates[2]).installment.status = InstallmentStatus.PAID
    session.flush()
    assert paper(session, plan.rates[0]).refusal.code == "notice_already_paid"


def test_what_is_paid_in_another_way_has_no_paper_of_its_own(session, number):
    plan = plan_of(session)
    debts.pay(session, plan.rates[0])
    content = paper(session, plan.single).content
    assert (content.whole, len(content.instalments)) == (None, 2)
    for rate in plan.rates[1:]:
        notices.released(session, ENTITY, rate).notice.payable_at = None
    session.flush()
    assert paper(session, plan.single).refusal.code == "plan_begun"
    for rate in plan.rates[1:]:
        debts.pay(session, rate)
    assert paper(session, plan.single).refusal.code == "debt_already_paid"


def test_paper_has_the_second_language_of_the_entity(session, number):
    assert paper(session, payable(session, number)).content.second is None
    entities.entity(session, ENTITY).second_language = {
        "language": "de", "form": "SMALL", "sector": "Meldeamt",
    }  # fmt: skip
    session.flush()
    second = paper(session, number).content.second
    assert second == SecondLanguage(Language.DE, SecondForm.SMALL, None, "Meldeamt")
