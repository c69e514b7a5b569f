from datetime import timedelta

import pytest

from counter_app.services.plan_paper import is_in_plan
from counter_app.services.views import Released
from counter_app.store import citizens
from payments_core.errors import RuleBroken
from payments_core.notice.content import InstalmentsContent, NoticeContent, NoticeStanding
from payments_core.wire.desk.notice_messages import ChangeKind, NoticeInfo, NoticeState
from payments_core.wire.desk.operation_messages import Operation
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW, Fault
from tests.factories.notices import plan_number


def plan_of(services: Services, count: int = 3) -> Released:
    released = services.release_one("suolo", plan=count, metri="10")
    services.deliver()
    return released


def printed(services: Services, number: str) -> InstalmentsContent:
    content = services.plans.content(number)
    assert isinstance(content, InstalmentsContent)
    return content


def test_all_numbers_of_a_release_stand_on_one_paper(services: Services) -> None:
    released = plan_of(services)
    content = printed(services, released.notice_number)
    assert tuple(one.notice_number for one in content.payments) == released.notice_numbers
    assert [one.amount_cents for one in content.payments] == [10010, 3336, 3336, 3338]
    assert [one.ordinal for one in content.instalments] == [1, 2, 3]
    assert content.subject == "Suolo pubblico, metri 10"
    assert content.standing is NoticeStanding.PAYABLE
    assert not content.copy
    assert printed(services, released.notice_numbers[2]) == content


def test_before_the_answer_the_paper_is_still_to_be_registered(services: Services) -> None:
    released = services.release_one("suolo", plan=2, metri="10")
    content = printed(services, released.notice_number)
    assert content.standing is NoticeStanding.TO_REGISTER


def test_paid_instalment_is_left_out_and_with_it_the_payment_at_once(services: Services) -> None:
    _, first, second, third = plan_of(services).notice_numbers
    services.server.pay(first)
    services.download()
    content = printed(services, second)
    assert content.whole is None
    assert [(one.ordinal, one.notice_number) for one in content.instalments] == [
        (2, second),
        (3, third),
    ]
    assert content.plan_length == 3
    assert content.subject == "Suolo pubblico, metri 10"


def test_cancelled_instalment_is_left_out(services: Services) -> None:
    whole, first, _, third = plan_of(services).notice_numbers
    services.server.append_change(ChangeKind.NOTICE_CANCELLED, first)
    services.download()
    content = printed(services, third)
    assert [one.ordinal for one in content.instalments] == [2, 3]
    assert content.whole is not None
    assert content.whole.notice_number == whole


def test_last_instalment_has_its_own_notice(services: Services) -> None:
    _, first, second, third = plan_of(services).notice_numbers
    services.server.pay(first)
    services.server.pay(second)
    services.download()
    content = services.plans.content(first)
    assert isinstance(content, NoticeContent)
    assert content.notice_number == third
    assert content.subject.endswith("rata 3 di 3")
    services.server.pay(third)
    services.download()
    with pytest.raises(RuleBroken, match="notice_already_paid"):
        services.plans.content(first)


def test_nobody_pays_a_begun_plan_at_once(services: Services) -> None:
    whole, first, second, third = plan_of(services).notice_numbers
    for paid in (first, second):
        services.server.pay(paid)
    services.download()
    services.cut_line()
    content = services.plans.content(whole)
    assert isinstance(content, NoticeContent)
    assert content.notice_number == third
    for paper in (services.reprint.content, services.reprint.first_paper):
        with pytest.raises(RuleBroken, match="plan_begun"):
            paper(whole)
    assert services.reprint.content(third).amount_cents == 3338


def test_whole_of_a_begun_plan_does_not_go_out_again_by_its_number(services: Services) -> None:
    whole, first, *_ = plan_of(services).notice_numbers
    services.server.pay(first)
    for told in ("by the server", "by the desk's own news"):
        with pytest.raises(RuleBroken, match="plan_begun"):
            services.reprint.content(whole)
        services.download()
        if told == "by the server":
            services.cut_line()
    assert [one.ordinal for one in printed(services, whole).instalments] == [2, 3]


def test_instalments_of_a_debt_that_was_paid_at_once_do_not_go_out_again(
    services: Services,
) -> None:
    whole, first, *_ = plan_of(services).notice_numbers
    services.server.pay(whole)
    services.download()
    for paper in (services.reprint.content, services.reprint.first_paper):
        with pytest.raises(RuleBroken, match="debt_already_paid"):
            paper(first)


def test_begun_plan_with_nothing_left_is_not_printed_at_once(services: Services) -> None:
    whole, first, second = plan_of(services, 2).notice_numbers
    services.server.pay(first)
    services.server.append_change(ChangeKind.NOTICE_CANCELLED, second)
    services.download()
    services.cut_line()
    with pytest.raises(RuleBroken, match="plan_begun"):
        services.plans.content(whole)


def test_plan_that_was_paid_at_once_is_not_printed(services: Services) -> None:
    whole, first, *_ = plan_of(services).notice_numbers
    services.server.pay(whole)
    services.download()
    with pytest.raises(RuleBroken, match="notice_already_paid"):
        services.plans.content(first)


def test_debt_of_one_number_has_its_own_notice(services: Services) -> None:
    number = services.release_one().notice_number
    assert services.plans.content(number) == services.reprint.content(number)
    with services.database.read() as session:
        assert not is_in_plan(session, number)


def test_second_paper_of_a_plan_or_of_its_numbers_is_a_copy(services: Services) -> None:
    _, first, second, _ = plan_of(services).notice_numbers
    services.spool.print_notice(services.plans.content(first))
    assert printed(services, first).copy
    assert services.reprint.content(second).copy


def test_plan_is_a_copy_after_one_of_its_numbers_was_printed(services: Services) -> None:
    _, first, *_ = plan_of(services).notice_numbers
    services.spool.print_notice(services.reprint.content(first))
    assert printed(services, first).copy


def info(at: int, state: NoticeState = NoticeState.OPEN) -> NoticeInfo:
    """The `at`-th number of a plan of another desk, 0 for the payment at once."""
    return NoticeInfo(
        notice_number=plan_number(at),
        citizen_id="c-1",
        debtor_name="Rossi Maria",
        debtor_identifier="RSSMRA80A41Z999C",
        subject="Mensa" if at == 0 else f"Mensa - rata {at} di 3",
        amount_cents=9000 if at == 0 else 3000,
        due_on=NOW.date() + timedelta(days=30 * at),
        state=state,
        released_at=NOW,
        payable_at=NOW,
        paid_at=NOW if state is NoticeState.PAID else None,
        position_id="position-1",
        option_no=1 if at == 0 else 2,
    )


@pytest.mark.parametrize("first_state", [NoticeState.OPEN, NoticeState.PAID])
def test_plan_of_another_desk_is_put_together_from_what_is_known(
    services: Services, first_state: NoticeState
) -> None:
    services.cut_line()
    known = [info(3), info(0), info(1, first_state), info(2)]
    with services.database.write() as session:
        citizens.keep_notices(session, known, NOW)
        assert is_in_plan(session, plan_number(2))
    content = printed(services, plan_number(2))
    left = [1, 2, 3] if first_state is NoticeState.OPEN else [2, 3]
    assert [one.ordinal for one in content.instalments] == left
    assert (content.whole is not None) is (first_state is NoticeState.OPEN)
    assert (content.subject, content.plan_length, content.copy) == ("Mensa", 3, True)


def released_elsewhere(services: Services) -> list[str]:
    """A plan that the server has of another desk."""
    plan_of(services)
    (operation,) = services.server.operations
    payments = tuple(
        payment.model_copy(update={"notice_number": plan_number(at)})
        for at, payment in enumerate(operation.release.payments)
    )
    release = operation.release.model_copy(update={"payments": payments})
    other = Operation(operation_id="elsewhere", operator_id="op-2", release=release)
    services.server.answers["elsewhere"] = services.server.answers[operation.operation_id]
    services.server.operations.append(other)
    return [payment.notice_number for payment in payments]


def test_plan_of_another_desk_is_asked_for(services: Services) -> None:
    whole, first, second, third = released_elsewhere(services)
    content = printed(services, second)
    assert [one.notice_number for one in content.payments] == [whole, first, second, third]
    assert services.check.check(second).notice.in_plan
    services.server.pay(third)
    left = printed(services, second)
    assert [one.ordinal for one in left.instalments] == [1, 2]
    assert left.whole is None


def test_line_that_breaks_leaves_the_plan_that_was_known(services: Services) -> None:
    _, first, *_ = released_elsewhere(services)
    content = printed(services, first)
    services.server.spoil("citizens/c-1/notices", Fault.REFUSE)
    assert printed(services, first) == content


def test_unknown_number_is_no_plan(services: Services) -> None:
    services.cut_line()
    with pytest.raises(RuleBroken, match="notice_unknown"):
        services.plans.content(plan_number(1))
    with services.database.read() as session:
        assert not is_in_plan(session, plan_number(1))


def test_first_paper_of_a_plan_asks_nobody(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    released = plan_of(services)
    monkeypatch.setattr(services.client, "check", None)
    content = services.plans.first_paper(released.notice_number)
    assert tuple(one.notice_number for one in content.payments) == released.notice_numbers
    with pytest.raises(RuleBroken, match="notice_unknown"):
        services.plans.first_paper(plan_number(1))
