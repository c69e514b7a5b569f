from dataclasses import replace
from datetime import date, timedelta

import pytest

from counter_app.services.free_plan import PlanLine
from counter_app.services.known_debts import ways_here
from counter_app.services.notice_plans import PlanDraft, may_be_planned
from counter_app.services.views import AnswerKind, NoticeView, Released, RowState
from counter_app.store import citizens, desk, notices, outbox, redelivery, tasks
from counter_app.store.tables import ReleaseState
from payments_core.errors import BadValue, RuleBroken
from payments_core.identifiers import notice_number
from payments_core.money import Cents
from payments_core.notice.content import InstalmentsContent, NoticeStanding
from payments_core.rules.instalment_plan import PlannedInstalment
from payments_core.rules.position_progress import OtherWay
from payments_core.wire.desk.messages import KindInfo, Problem
from payments_core.wire.desk.notice_messages import Change, ChangeKind, NoticeInfo, NoticeState
from payments_core.wire.desk.operation_messages import NoticePlan
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW, citizen, kind
from tests.factories.fake_server import profile as server_profile

TODAY = NOW.date()
ELSEWHERE = notice_number.build("01", 9000)
CENTS = 21021


@pytest.fixture
def single(services: Services) -> str:
    """A notice of this desk that the server has, of a kind that offers two or three instalments."""
    number = services.release_one("suolo", metri="21").notice_number
    services.deliver()
    return number


def told(services: Services, **changes: object) -> NoticeInfo:
    """A notice of another desk, as the server has listed it."""
    info = NoticeInfo(
        notice_number=ELSEWHERE, citizen_id="c-1", debtor_name="Rossi Maria",
        debtor_identifier="RSSMRA80A41Z999C", subject="Suolo pubblico, metri 21",
        amount_cents=CENTS, due_on=date(2026, 12, 23), state=NoticeState.OPEN, released_at=NOW,
        payable_at=NOW, paid_at=None, position_id="p-1", plan_kind="suolo",
    ).model_copy(update=changes)  # fmt: skip
    with services.database.write() as session:
        citizens.keep_citizens(session, (citizen(),), NOW)
        citizens.keep_notices(session, [info], NOW)
    return info


def draft(services: Services, number: str, count: int = 3) -> PlanDraft:
    return services.notice_plans.with_plan(services.notice_plans.draft(number), count)


def make(services: Services, number: str, count: int = 3) -> Released:
    return services.notice_plans.make(draft(services, number, count))


def row_of(services: Services, number: str) -> NoticeView:
    view = services.lookup.citizen("c-1")
    return next(one for one in view.notices if one.notice_number == number)


def refusal(services: Services, number: str) -> str:
    with pytest.raises(RuleBroken) as refused:
        services.notice_plans.draft(number)
    return refused.value.code


def test_plan_has_numbers_of_this_desk_and_waits_in_the_outbox(
    services: Services, single: str
) -> None:
    made = make(services, single)

    assert len(made.notice_numbers) == 3
    assert (made.amount_cents, made.debtor_name) == (CENTS, "Rossi Maria")
    with services.database.read() as session:
        [plan] = outbox.due(session, NOW, 20)
        rows = notices.by_operation(session, made.operation_id)
    assert isinstance(plan, NoticePlan)
    assert (plan.plan_of, plan.amount_cents, plan.kind_revision) == (single, CENTS, 1)
    assert [one.amount_cents for one in plan.payments] == [7007, 7007, 7007]
    assert [row.plan_of for row in rows] == [single] * 3


def test_first_instalment_is_due_when_the_notice_is(services: Services, single: str) -> None:
    planned = draft(services, single, 2)
    assert [one.due_on for one in planned.plan] == [date(2026, 12, 23), date(2027, 1, 23)]


def test_of_what_is_overdue_the_first_is_due_as_a_new_notice_is(services: Services) -> None:
    told(services, due_on=TODAY - timedelta(days=40))
    assert draft(services, ELSEWHERE, 2).plan[0].due_on == TODAY + timedelta(days=30)


def test_first_due_date_may_be_another_one(services: Services, single: str) -> None:
    plans = services.notice_plans
    dated = plans.with_first_due(plans.draft(single), date(2027, 1, 31))
    made = plans.make(plans.with_plan(dated, 3))
    with services.database.read() as session:
        [plan] = outbox.due(session, NOW, 20)
    assert isinstance(plan, NoticePlan)
    assert [one.notice_number for one in plan.payments] == list(made.notice_numbers)
    assert [one.due_on for one in plan.payments] == [
        date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31),
    ]  # fmt: skip


def test_first_due_date_is_bound_like_that_of_a_release(services: Services, single: str) -> None:
    plans = services.notice_plans
    begun = plans.draft(single)
    for due_on, code in (
        (TODAY - timedelta(days=1), "due_date_past"),
        (date(2036, 1, 1), "due_date_too_far"),
    ):
        with pytest.raises(BadValue, match=code):
            plans.with_first_due(begun, due_on)
    assert plans.with_first_due(begun, TODAY).first_due_on == TODAY
    services.cut_line()
    with pytest.raises(BadValue, match="due_date_too_near_offline"):
        plans.with_first_due(begun, TODAY)


def test_preview_shows_the_plan_alone_without_a_number(services: Services, single: str) -> None:
    paper = services.notice_plans.preview(draft(services, single))
    assert (paper.standing, paper.whole) == (NoticeStanding.PREVIEW, None)
    assert [one.notice_number for one in paper.instalments] == [None] * 3
    assert paper.debtor.full_name == "Rossi Maria"


def test_its_first_paper_has_the_instalments_and_not_the_whole(
    services: Services, single: str
) -> None:
    made = make(services, single)
    services.deliver()
    assert services.release.wait_for_answer(made.operation_id).kind is AnswerKind.PAYABLE
    paper = services.plans.first_paper(made.notice_number)
    assert isinstance(paper, InstalmentsContent)
    assert (paper.whole, paper.copy, paper.standing) == (None, False, NoticeStanding.PAYABLE)
    assert [one.notice_number for one in paper.instalments] == list(made.notice_numbers)


def test_notice_of_another_desk_gets_a_plan_too(services: Services) -> None:
    told(services)
    made = make(services, ELSEWHERE)
    services.deliver()
    [plan] = services.server.operations
    assert isinstance(plan, NoticePlan)
    assert plan.plan_of == ELSEWHERE
    with services.database.read() as session:
        states = {row.state for row in notices.by_operation(session, made.operation_id)}
    assert states == {ReleaseState.PAYABLE}


def test_without_the_line_it_waits_behind_the_release_of_its_notice(services: Services) -> None:
    number = services.release_one("suolo", metri="21").notice_number
    with services.database.write() as session:
        for row in notices.by_numbers(session, [number]):
            row.state = ReleaseState.PAYABLE
    services.cut_line()
    make(services, number)
    with services.database.read() as session:
        first, plan = outbox.due(session, NOW, 20)
        assert notices.position_of(session, plan.payments[0].notice_number) == number
    assert (first.kind, plan.kind) == ("RELEASE", "NOTICE_PLAN")


def test_sent_again_it_is_the_same_message_and_one_plan(services: Services, single: str) -> None:
    make(services, single)
    with services.database.read() as session:
        [sent] = outbox.due(session, NOW, 20)
    services.deliver()
    with services.database.write() as session:
        assert redelivery.requeue(session, NOW, NOW) == 2
        release, again = outbox.due(session, NOW, 20)
    assert (release.kind, again) == ("RELEASE", sent)
    services.deliver()
    assert [one.kind for one in services.server.operations] == ["RELEASE", "NOTICE_PLAN"]


def test_rows_of_the_plan_stand_with_their_notice(services: Services, single: str) -> None:
    made = make(services, single)
    view = services.lookup.citizen("c-1")
    together = [one for one in view.notices if one.notice_number in (single, *made.notice_numbers)]
    assert {one.debt for one in together} == {row_of(services, single).debt}
    assert all(one.in_plan for one in together)
    assert view.to_pay_cents == CENTS


def test_once_an_instalment_is_paid_the_notice_is_paid_in_instalments(
    services: Services, single: str
) -> None:
    made = make(services, single)
    services.deliver()
    with services.database.write() as session:
        paid = notices.by_number(session, made.notice_numbers[0])
        assert paid is not None
        paid.state = ReleaseState.PAID
        rows = notices.by_numbers(session, [single, *made.notice_numbers])
        assert ways_here(session, rows) == {single: OtherWay.IN_INSTALMENTS}


def test_once_the_notice_is_paid_nobody_pays_the_instalments(
    services: Services, single: str
) -> None:
    made = make(services, single)
    with services.database.write() as session:
        paid = notices.by_number(session, single)
        assert paid is not None
        paid.state = ReleaseState.PAID
        rows = notices.by_numbers(session, made.notice_numbers)
        assert ways_here(session, rows) == dict.fromkeys(made.notice_numbers, OtherWay.DEBT_PAID)


def test_payment_of_another_desks_notice_settles_the_plan_made_here(services: Services) -> None:
    info = told(services)
    made = make(services, ELSEWHERE)
    paid = info.model_copy(update={"state": NoticeState.PAID, "paid_at": NOW})
    with services.database.write() as session:
        citizens.keep_notices(session, [paid], NOW)
        rows = notices.by_numbers(session, made.notice_numbers)
        assert set(ways_here(session, rows).values()) == {OtherWay.DEBT_PAID}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"state": NoticeState.PAID, "paid_at": NOW}, "notice_already_paid"),
        ({"state": NoticeState.CANCELLED}, "notice_cancelled"),
        ({"state": NoticeState.SUSPENDED}, "notice_not_payable"),
        ({"state": NoticeState.EXPIRED}, "notice_not_payable"),
        ({"payable_at": None}, "notice_not_payable"),
        ({"cancel_waits": True}, "plan_of_withdrawn"),
        ({"plan_kind": None}, "plan_not_of_this_debt"),
        ({"plan_kind": "carta-identita"}, "plan_not_of_this_debt"),
        ({"plan_kind": "gone"}, "plan_not_of_this_debt"),
    ],
)
def test_what_gets_no_plan_says_why(
    services: Services, changes: dict[str, object], code: str
) -> None:
    told(services, **changes)
    assert refusal(services, ELSEWHERE) == code


def test_debt_with_a_plan_gets_no_second_one(services: Services, single: str) -> None:
    make(services, single, 2)
    assert refusal(services, single) == "plan_exists"
    told(services)
    make(services, ELSEWHERE, 2)
    assert refusal(services, ELSEWHERE) == "plan_exists"


def test_plan_that_another_desk_has_made_is_seen_in_what_the_server_tells(
    services: Services, single: str
) -> None:
    told(services, notice_number=single)
    told(services, option_no=2)
    assert refusal(services, single) == "plan_exists"


def test_nobody_knows_a_notice_that_was_never_seen_here(services: Services) -> None:
    assert refusal(services, ELSEWHERE) == "notice_unknown"


def test_kind_that_may_not_go_offline_gets_its_plans_with_the_line(services: Services) -> None:
    careful = kind("suolo", offline=False, plan={"counts": [2, 3], "minimum": "50,00"})
    profile = server_profile().model_copy(update={"kinds": (KindInfo(revision=4, kind=careful),)})
    with services.database.write() as session:
        desk.keep_profile(session, profile)
    told(services)
    planned = draft(services, ELSEWHERE)
    services.cut_line()
    with pytest.raises(RuleBroken, match="kind_not_offline"):
        services.notice_plans.make(planned)
    view = planned.notice
    assert not may_be_planned(view, services.notice_plans.kinds(), online=False)


def test_news_that_came_while_the_form_was_open_end_it_without_a_number(
    services: Services, single: str
) -> None:
    planned = draft(services, single)
    with services.database.write() as session:
        paid = notices.by_number(session, single)
        assert paid is not None
        paid.state = ReleaseState.PAID
    with pytest.raises(RuleBroken, match="notice_already_paid"):
        services.notice_plans.make(planned)
    with services.database.read() as session:
        assert outbox.count(session) == 0
        assert notices.plans_of(session, single) == []


def test_numbers_that_go_another_way_to_the_hub_are_not_used(services: Services) -> None:
    other = notice_number.build("02", 9000)
    told(services, notice_number=other)
    with pytest.raises(RuleBroken, match="segregation_codes_mixed"):
        make(services, other)


def test_free_instalments_are_read_and_bound_by_the_debt(services: Services) -> None:
    free = kind("suolo", plan={"counts": [2], "minimum": "50,00", "free": True})
    profile = server_profile().model_copy(update={"kinds": (KindInfo(revision=4, kind=free),)})
    with services.database.write() as session:
        desk.keep_profile(session, profile)
    told(services)
    plans = services.notice_plans
    begun = plans.draft(ELSEWHERE)
    lines = (PlanLine("31/12/2026", "10,00"), PlanLine("28/02/2027", "200,21"))
    read = plans.read_plan(begun, lines)
    assert len(plans.with_free_plan(begun, read.plan).plan) == 2
    with pytest.raises(RuleBroken, match="plan_sum_differs"):
        plans.with_free_plan(begun, [*read.plan, PlannedInstalment(Cents(1), date(2027, 3, 1))])
    far = [
        PlannedInstalment(Cents(CENTS - 1), TODAY),
        PlannedInstalment(Cents(1), date(2036, 1, 1)),
    ]
    with pytest.raises(BadValue, match="due_date_too_far"):
        plans.with_free_plan(begun, far)


def test_plan_that_the_server_refuses_is_a_task_and_the_notice_stands(
    services: Services, single: str
) -> None:
    services.server.refusals[single] = Problem(code="notice_already_paid")
    made = make(services, single)
    services.deliver()
    with services.database.read() as session:
        [task] = tasks.open_tasks(session)
        ours = notices.by_number(session, single)
        states = {row.state for row in notices.by_operation(session, made.operation_id)}
        assert ours is not None
        assert (ours.state, ours.option_no) == (ReleaseState.PAYABLE, None)
    assert states == {ReleaseState.REFUSED}
    assert (task.problem_code, task.notice_number) == ("plan_refused", single)
    row = row_of(services, single)
    assert may_be_planned(row, services.notice_plans.kinds(), online=True)


def test_server_that_does_not_know_such_plans_is_named_as_the_reason(
    services: Services, single: str
) -> None:
    services.server.refusals[single] = Problem(code="request_malformed")
    make(services, single)
    services.deliver()
    with services.database.read() as session:
        [task] = tasks.open_tasks(session)
        assert outbox.count(session) == 0
    assert task.problem_code == "plan_not_known_there"


def test_plan_is_no_release_to_repeat(services: Services, single: str) -> None:
    made = make(services, single)
    with services.database.read() as session:
        last = notices.last_of_operator(session, services.sign_in.operator_id())
        assert last is not None
        assert last.notice_number == single
        kinds = notices.released_kinds(session, NOW - timedelta(days=1), NOW + timedelta(days=1))
    assert [times for *_, times in kinds] == [1]
    assert made.notice_number != single


def test_desk_that_hears_of_a_plan_offers_none(services: Services) -> None:
    told(services)
    kinds = services.notice_plans.kinds()
    assert may_be_planned(row_offline(services), kinds, online=True)
    services.server.changes.append(
        Change(cursor=1, kind=ChangeKind.NOTICE_PLANNED, notice_number=ELSEWHERE, at=NOW)
    )
    services.download()
    assert not may_be_planned(row_offline(services), kinds, online=True)


def row_offline(services: Services) -> NoticeView:
    services.cut_line()
    return row_of(services, ELSEWHERE)


@pytest.mark.parametrize("state", [one for one in RowState if one not in ("TO_PAY", "OVERDUE")])
def test_only_what_can_be_paid_is_offered_a_plan(services: Services, state: RowState) -> None:
    told(services)
    view = services.notice_plans.draft(ELSEWHERE).notice
    kinds = services.notice_plans.kinds()
    assert may_be_planned(view, kinds, online=True)
    assert not may_be_planned(replace(view, state=state), kinds, online=True)
