from typing import Any

import pytest
from sqlalchemy import delete

from counter_app.services import notice_rows
from counter_app.services.notice_acts import NoticeActs
from counter_app.services.views import ActOutcome, RowState
from counter_app.store import cancellations, citizens, desk, notices, numbers, outbox, tasks
from counter_app.store.tables import Approval, NoticeRow, ReleaseState
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.identifiers import notice_number
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.notice_messages import ActKind, NoticeAct, NoticeInfo, PaymentCheck
from payments_core.wire.desk.operation_messages import ClockMark
from tests.factories.counter import ids
from tests.factories.desk_services import Services
from tests.factories.fake_server import PASSWORD

WANTED = NoticeAct(act=ActKind.CANCEL, reason="rilasciato per errore")


@pytest.fixture
def acts(services: Services) -> NoticeActs:
    return NoticeActs(
        services.database, lambda: services.client, services.sign_in, services.line,
        lambda: services.woken.append("woken"), services.clock, ids("cancel"),
    )  # fmt: skip


def test_decision_is_kept_as_the_newest_thing_known(services: Services, acts: NoticeActs) -> None:
    number = services.release_one().notice_number
    services.deliver()
    assert acts.perform(number, WANTED) is ActOutcome.DONE
    assert services.server.acts == [(number, WANTED)]
    with services.database.read() as session:
        known = citizens.known_notice(session, number)
    assert known is not None
    assert known.payment_check is not None


def test_nothing_but_a_cancellation_is_decided_offline(
    services: Services, acts: NoticeActs
) -> None:
    number = services.release_one().notice_number
    services.cut_line()
    for act in set(ActKind) - {ActKind.CANCEL}:
        with pytest.raises(RuleBroken, match="act_needs_line"):
            acts.perform(number, WANTED.model_copy(update={"act": act}))


def test_cancellation_goes_out_behind_its_release(services: Services, acts: NoticeActs) -> None:
    services.cut_line()
    first, second = (services.release_one().notice_number for _ in range(2))
    assert acts.perform(first, WANTED) is ActOutcome.QUEUED
    with pytest.raises(RuleBroken, match="cancel_waits"):
        acts.perform(first, WANTED)
    with pytest.raises(RuleBroken, match="cancel_waits"):
        services.reprint.content(first)
    services.line.mend()
    services.deliver()
    assert [(each.kind, each.notice_number) for each in services.server.operations] == [
        ("RELEASE", first), ("RELEASE", second), ("CANCELLATION", first),
    ]  # fmt: skip
    assert states(services, first, second) == [ReleaseState.CANCELLED, ReleaseState.PAYABLE]
    with pytest.raises(RuleBroken, match="notice_cancelled"):
        services.reprint.content(first)


@pytest.mark.parametrize("own", [True, False])
def test_debt_that_somebody_has_begun_to_pay_is_not_cancelled_without_the_line(
    services: Services, acts: NoticeActs, own: bool
) -> None:
    whole, first, second = services.release_one("suolo", plan=2, metri="20").notice_numbers
    services.deliver()
    services.lookup.citizen("c-1")
    if not own:
        with services.database.write() as session:
            session.execute(delete(NoticeRow))
    services.server.pay(first)
    services.download()
    services.cut_line()
    for number in (whole, second):
        with pytest.raises(RuleBroken, match="debt_partly_paid"):
            acts.perform(number, WANTED)
    with services.database.read() as session:
        assert outbox.count(session) == 0


@pytest.mark.parametrize("own", [True, False])
def test_debt_is_withdrawn_with_all_its_numbers_through_any_of_them(
    services: Services, acts: NoticeActs, monkeypatch: pytest.MonkeyPatch, own: bool
) -> None:
    whole, first, second = services.release_one("suolo", plan=2, metri="20").notice_numbers
    services.deliver()
    services.lookup.citizen("c-1")
    if not own:
        monkeypatch.setattr(services.sign_in, "roles", lambda: frozenset({"supervisor"}))
        with services.database.write() as session:
            session.execute(delete(NoticeRow))
    services.cut_line()
    assert acts.perform(first, WANTED) is ActOutcome.QUEUED
    for number in (whole, first, second):
        with pytest.raises(RuleBroken, match="cancel_waits"):
            acts.perform(number, WANTED)
        for paper in (services.reprint.content, services.plans.content):
            with pytest.raises(RuleBroken, match="cancel_waits"):
                paper(number)
    with services.database.read() as session:
        assert outbox.count(session) == 1
    services.server.cancel_refusals[first] = Problem(code="role_missing")
    services.line.mend()
    services.deliver()
    assert len(services.plans.content(second).payments) == 3


def test_notice_whose_release_waits_is_cancelled_behind_it_even_online(
    services: Services, acts: NoticeActs
) -> None:
    number = services.release_one().notice_number
    assert acts.perform(number, WANTED) is ActOutcome.QUEUED
    assert "woken" in services.woken
    services.deliver()
    assert states(services, number) == [ReleaseState.CANCELLED]


def test_refused_cancellation_is_a_task_with_whom_to_call(
    services: Services, acts: NoticeActs
) -> None:
    services.cut_line()
    number = services.release_one().notice_number
    acts.perform(number, WANTED)
    services.server.cancel_refusals[number] = Problem(code="notice_already_paid")
    services.deliver()
    with services.database.read() as session:
        (task,) = tasks.open_tasks(session)
        assert not cancellations.waits(session, number)
    assert (task.problem_code, task.notice_number) == ("cancel_refused", number)
    facts = dict(tasks.facts_of(task))
    assert (facts["reason"], facts["debtor"]) == ("notice_already_paid", "Rossi Maria")
    assert states(services, number) == [ReleaseState.PAYABLE]


def test_cancellation_of_a_refused_release_is_no_second_task(
    services: Services, acts: NoticeActs
) -> None:
    services.cut_line()
    number = services.release_one().notice_number
    acts.perform(number, WANTED)
    services.server.refusals[number] = Problem(code="rate_unknown")
    services.server.cancel_refusals[number] = Problem(code="notice_unknown")
    services.deliver()
    with services.database.read() as session:
        assert [task.problem_code for task in tasks.open_tasks(session)] == ["rate_unknown"]


def test_clerk_cancels_offline_only_the_own_of_the_day(
    services: Services, acts: NoticeActs, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.cut_line()
    number = services.release_one().notice_number
    services.clock.advance(days=1)
    with pytest.raises(RuleBroken, match="role_missing"):
        acts.perform(number, WANTED)
    with pytest.raises(RuleBroken, match="notice_unknown"):
        acts.perform(notice_number.build("01", 99999), WANTED)
    monkeypatch.setattr(services.sign_in, "roles", lambda: frozenset({"supervisor"}))
    assert acts.perform(number, WANTED) is ActOutcome.QUEUED


def test_cancellation_says_what_is_to_be_known_of_its_hour(
    services: Services, acts: NoticeActs
) -> None:
    services.clock.said = mark = ClockMark(corrected_seconds=-7200, doubtful=True)
    services.cut_line()
    released = services.release_one()
    acts.perform(released.notice_number, WANTED)
    with services.database.read() as session:
        _, queued = outbox.due(session, services.clock.now(), 20)
    assert (queued.decided_at, queued.clock) == (services.clock.now(), mark)


def test_cancellation_uses_no_number_and_needs_none_that_is_left(
    services: Services, acts: NoticeActs
) -> None:
    services.cut_line()
    number = services.release_one().notice_number
    with services.database.write() as session:
        numbers.fence_all(session)  # as on a virtual PC that has just started
    assert acts.perform(number, WANTED) is ActOutcome.QUEUED
    services.line.mend()
    services.deliver()
    assert states(services, number) == [ReleaseState.CANCELLED]


def test_what_somebody_else_has_to_approve_is_asked_for_and_not_cancelled(
    services: Services, acts: NoticeActs
) -> None:
    number = services.release_one().notice_number
    services.deliver()
    services.server.await_approval(number)
    assert acts.perform(number, WANTED) is ActOutcome.ASKED
    assert "woken" in services.woken
    assert states(services, number) == [ReleaseState.PAYABLE]
    with services.database.read() as session:
        (row,) = cancellations.unsettled(session, Approval.WAITING)
        assert (row.notice_number, row.reason) == (number, WANTED.reason)
        known = citizens.known_notice(session, number)
        assert known is not None
        assert NoticeInfo.model_validate_json(known.info).cancel_waits
        assert tasks.open_tasks(session) == []
    services.cut_line()
    with pytest.raises(RuleBroken, match="cancellation_awaits_approval"):
        acts.perform(number, WANTED)


def test_nobody_asks_again_through_another_number_of_the_debt(
    services: Services, acts: NoticeActs
) -> None:
    whole, first, second = services.release_one("suolo", plan=2, metri="20").notice_numbers
    services.deliver()
    services.server.await_approval(first)
    assert acts.perform(first, WANTED) is ActOutcome.ASKED
    services.cut_line()
    for other in (whole, second):
        with pytest.raises(RuleBroken, match="cancellation_awaits_approval"):
            acts.perform(other, WANTED)
    assert acts.perform(services.release_one().notice_number, WANTED) is ActOutcome.QUEUED


@pytest.mark.parametrize("successor", [None, "marco"])
def test_request_is_kept_for_whoever_made_it_though_they_left_before_the_answer(
    services: Services,
    acts: NoticeActs,
    monkeypatch: pytest.MonkeyPatch,
    successor: str | None,
) -> None:
    number = services.release_one().notice_number
    services.deliver()
    services.server.await_approval(number)
    asked_by, ask = services.sign_in.operator_id(), services.client.act

    def leave_meanwhile(*what: Any) -> PaymentCheck:
        try:
            return ask(*what)
        finally:
            services.sign_in.leave()
            if successor is not None:
                services.sign_in.sign_in(successor, PASSWORD)

    monkeypatch.setattr(services.client, "act", leave_meanwhile)
    assert acts.perform(number, WANTED) is ActOutcome.ASKED
    with services.database.read() as session:
        (row,) = cancellations.unsettled(session, Approval.WAITING)
        known = citizens.known_notice(session, number)
    assert row.operator_id == asked_by
    assert known is not None
    assert NoticeInfo.model_validate_json(known.info).cancel_waits


def test_full_disk_does_not_make_a_request_undone(
    services: Services, acts: NoticeActs, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = services.release_one().notice_number
    services.deliver()
    services.server.await_approval(number)

    def refuse(*_: object, **__: object) -> None:
        raise WorldTrouble("store_trouble", reason="ENOSPC")

    monkeypatch.setattr(cancellations, "keep_request", refuse)
    assert acts.perform(number, WANTED) is ActOutcome.ASKED


def test_request_that_was_decided_before_its_answer_came_is_looked_up(
    services: Services, acts: NoticeActs
) -> None:
    number = services.release_one().notice_number
    services.deliver()
    services.server.await_approval(number)
    services.server.cancel_waits.clear()
    assert acts.perform(number, WANTED) is ActOutcome.ASKED
    with services.database.read() as session:
        assert len(cancellations.unsettled(session, Approval.HEARD)) == 1


def test_queued_cancellation_that_waits_for_an_approval_is_no_task_and_not_cancelled(
    services: Services, acts: NoticeActs
) -> None:
    services.cut_line()
    number = services.release_one().notice_number
    acts.perform(number, WANTED)
    services.server.await_approval(number)
    services.line.mend()
    services.deliver()
    assert states(services, number) == [ReleaseState.PAYABLE]
    with services.database.read() as session:
        row = notices.by_number(session, number)
        assert row is not None
        assert row.cancel_waits
        assert tasks.open_tasks(session) == []
        assert len(cancellations.unsettled(session, Approval.WAITING)) == 1


def test_nobody_may_cancel_what_somebody_has_asked_to_cancel(acts: NoticeActs) -> None:
    assert ActKind.CANCEL in acts.possible(RowState.TO_PAY)
    assert acts.possible(RowState.TO_PAY, cancel_waits=True) == ()


@pytest.mark.parametrize(("over", "told"), [(None, None), (2195, None), (2194, 2194)])
def test_desk_knows_from_its_profile_what_has_to_be_approved(
    services: Services, acts: NoticeActs, over: int | None, told: int | None
) -> None:
    number = services.release_one().notice_number
    with services.database.write() as session:
        known = desk.profile(session)
        desk.keep_profile(session, known.model_copy(update={"cancel_approval_over_cents": over}))
        row = notices.by_number(session, number)
        assert row is not None
        view = notice_rows.from_desk(row, services.clock.now().date())
    assert acts.approval_over(view) == told


def states(services: Services, *numbers: str) -> list[str]:
    with services.database.read() as session:
        rows = [notices.by_number(session, number) for number in numbers]
    return [row.state for row in rows if row is not None]


def test_clerk_may_try_to_cancel_and_no_more(acts: NoticeActs) -> None:
    assert acts.possible(RowState.TO_PAY) == (ActKind.CANCEL,)
    assert acts.possible(RowState.PAID) == ()


def test_supervisor_may_try_what_the_state_allows(
    acts: NoticeActs, monkeypatch: pytest.MonkeyPatch, services: Services
) -> None:
    monkeypatch.setattr(services.sign_in, "roles", lambda: frozenset({"supervisor"}))
    assert set(acts.possible(RowState.OVERDUE)) == set(ActKind) - {ActKind.RESUME}
    assert set(acts.possible(RowState.SUSPENDED)) == {
        ActKind.CANCEL, ActKind.RESUME, ActKind.CHANGE,
    }  # fmt: skip
    assert set(acts.possible(RowState.EXPIRED)) == {ActKind.CHANGE, ActKind.PAID_ELSEWHERE}
