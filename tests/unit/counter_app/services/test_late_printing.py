from collections.abc import Callable
from pathlib import Path

import pytest

from counter_app.events import TaskAdded
from counter_app.printing.spool import Spool
from counter_app.services.audit_trail import AuditTrail
from counter_app.services.late_printing import LatePrinting
from counter_app.services.notice_acts import NoticeActs
from counter_app.services.print_log import SpoolLog
from counter_app.services.views import Released
from counter_app.store import notices, outbox, prints, tasks
from counter_app.store.tables import ReleaseState
from counter_app.sync import delivery
from payments_core.errors import BadValue, PaymentsError, RuleBroken
from payments_core.notice.content import AnyNotice
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.notice_messages import ActKind, ChangeKind, NoticeAct
from tests.factories.counter import ids
from tests.factories.desk_services import Services


def queued(services: Services) -> list[str | None]:
    with services.database.read() as session:
        return [row.notice_number for row in prints.in_state(session, "QUEUED")]


def late(services: Services, attended: Callable[[str], bool] | None = None) -> LatePrinting:
    return LatePrinting(
        services.database, services.plans, services.spool, services.events, services.clock,
        attended or services.release.attends,
    )  # fmt: skip


def test_notice_prints_itself_once_with_its_answer(services: Services) -> None:
    printing = late(services)
    released = services.release_one("concorso")
    services.release.wait_for_answer(released.operation_id, timeout_seconds=0)
    printing.print_due()
    assert queued(services) == []
    services.deliver()
    assert queued(services) == [released.notice_number]
    printing.print_due()
    assert queued(services) == [released.notice_number]


def restarted(services: Services) -> LatePrinting:
    """The same on the next start of the program, which knows of no window."""
    return late(services, lambda _: False)


def test_plan_that_was_left_without_its_paper_prints_one(services: Services) -> None:
    printing = restarted(services)
    released = services.release_one("suolo", plan=2, metri="10")
    services.deliver()
    assert queued(services) == [released.notice_number]
    printing.print_due()
    assert queued(services) == [released.notice_number]


@pytest.mark.parametrize("kind", ["carta-identita", "concorso"])
@pytest.mark.parametrize("answered", [True, False])
@pytest.mark.parametrize("waited", [True, False])
def test_release_that_a_power_cut_left_without_its_paper_prints_itself_once(
    services: Services, kind: str, answered: bool, waited: bool
) -> None:
    released = services.release_one(kind)
    if answered:
        services.deliver()
    if waited:
        services.release.wait_for_answer(released.operation_id, timeout_seconds=0)
    printing = restarted(services)
    printing.print_due()
    services.deliver()
    printing.print_due()
    assert queued(services) == [released.notice_number]


@pytest.mark.parametrize("printed_first", [True, False])
def test_window_that_prints_has_the_only_paper(services: Services, printed_first: bool) -> None:
    printing = late(services)
    released = services.release_one()
    if printed_first:
        services.release.wait_for_answer(released.operation_id, timeout_seconds=0)
        services.spool.print_notice(services.plans.first_paper(released.notice_number))
    services.deliver()
    printing.print_due()
    if not printed_first:
        assert queued(services) == []
        services.release.wait_for_answer(released.operation_id, timeout_seconds=0)
        services.spool.print_notice(services.plans.first_paper(released.notice_number))
    restarted(services).print_due()
    assert queued(services) == [released.notice_number]


def test_release_whose_clerk_knows_that_there_is_no_paper_gets_none(services: Services) -> None:
    released = services.release_one()
    services.deliver()
    services.release.wait_for_answer(released.operation_id, timeout_seconds=0)
    services.release.without_paper(released.operation_id)
    restarted(services).print_due()
    assert queued(services) == []


def test_notice_that_its_window_prints_is_not_printed_besides(services: Services) -> None:
    late(services)
    released = services.release_one()
    services.release.wait_for_answer(released.operation_id, timeout_seconds=0)
    services.deliver()
    assert queued(services) == []


def test_notice_paid_meanwhile_needs_no_paper(services: Services) -> None:
    released = services.release_one("concorso")
    services.release.wait_for_answer(released.operation_id, timeout_seconds=0)
    services.deliver()
    services.server.pay(released.notice_number)
    services.download()
    late(services).print_due()
    assert queued(services) == []
    with services.database.read() as session:
        row = notices.by_number(session, released.notice_number)
    assert row is not None
    assert not row.late_print


def test_locked_store_is_no_trouble(services: Services) -> None:
    printing = late(services)
    released = services.release_one("concorso")
    services.release.wait_for_answer(released.operation_id, timeout_seconds=0)
    services.deliver()
    services.database.close()
    printing.print_due()


def test_without_a_printer_the_notice_goes_on_waiting(services: Services, tmp_path: Path) -> None:
    released = services.release_one("concorso")
    services.release.wait_for_answer(released.operation_id, timeout_seconds=0)
    services.deliver()
    log = SpoolLog(services.sign_in, AuditTrail(services.clock, ids("entry")))
    no_printer = Spool(services.database, services.events, services.clock, ids(), log, None, None)
    LatePrinting(
        services.database, services.plans, no_printer, services.events, services.clock,
        services.release.attends,
    ).print_due()  # fmt: skip
    with services.database.read() as session:
        row = notices.by_number(session, released.notice_number)
    assert row is not None
    assert row.late_print


def waiting(services: Services) -> str:
    """A notice that waits for its answer to be printed."""
    released = services.release_one("concorso")
    services.release.wait_for_answer(released.operation_id, timeout_seconds=0)
    return released.notice_number


def is_late(services: Services, number: str) -> bool:
    with services.database.read() as session:
        row = notices.by_number(session, number)
    assert row is not None
    return row.late_print


@pytest.mark.parametrize(
    "trouble", [BadValue("letter_not_printable", letter="x"), RuleBroken("notice_changed")]
)
def test_paper_that_cannot_be_made_is_a_task_and_keeps_no_other_one_waiting(
    services: Services, monkeypatch: pytest.MonkeyPatch, trouble: PaymentsError
) -> None:
    odd, next_one = waiting(services), waiting(services)
    services.deliver()
    first_paper = services.plans.first_paper

    def refuse_odd(number: str) -> AnyNotice:
        if number == odd:
            raise trouble
        return first_paper(number)

    monkeypatch.setattr(services.plans, "first_paper", refuse_odd)
    added = list[object]()
    services.events.subscribe(added.append)
    late(services).print_due()
    assert queued(services) == [next_one]
    assert not is_late(services, odd)
    with services.database.read() as session:
        (task,) = tasks.open_tasks(session)
    assert (task.state, task.problem_code, task.notice_number) == (
        tasks.TO_PRINT,
        trouble.code,
        odd,
    )
    assert TaskAdded(task.task_id) in added


@pytest.mark.parametrize("code", ["audit_trail_full", "desk_profile_missing"])
def test_paper_waits_for_what_the_desk_lacks(
    services: Services, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    number = waiting(services)
    services.deliver()
    print_notice = services.spool.print_notice

    def refuse(*_: object) -> None:
        raise RuleBroken(code)

    monkeypatch.setattr(services.spool, "print_notice", refuse)
    late(services).print_due()
    assert is_late(services, number)
    monkeypatch.setattr(services.spool, "print_notice", print_notice)
    late(services).print_due()
    assert queued(services) == [number]


def test_a_paper_that_fails_unforeseen_holds_up_none_behind_it(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = services.release_one("carta-identita"), services.release_one("carta-identita")
    first_paper = services.plans.first_paper

    def drawn(number: str) -> AnyNotice:
        if number == first.notice_number:
            raise ZeroDivisionError
        return first_paper(number)

    monkeypatch.setattr(services.plans, "first_paper", drawn)
    printing = restarted(services)
    services.deliver()
    printing.print_due()
    assert queued(services) == [second.notice_number]
    with services.database.read() as session:
        found = [(row.notice_number, row.problem_code) for row in tasks.open_tasks(session)]
    assert found == [(first.notice_number, "defect")]


def withdrawn(services: Services, plan: int) -> Released:
    """A release that waits for its answer to be printed, withdrawn by its last number."""
    released = services.release_one("suolo", plan=plan, metri="10")
    acts = NoticeActs(
        services.database, lambda: services.client, services.sign_in, services.line, lambda: None,
        services.clock, ids("cancel"),
    )  # fmt: skip
    wanted = NoticeAct(act=ActKind.CANCEL, reason="rilasciato per errore")
    acts.perform(released.notice_numbers[-1], wanted)
    return released


@pytest.mark.parametrize("batch", [1, 20])
@pytest.mark.parametrize("plan", [1, 2])
def test_withdrawn_notice_does_not_print_itself(
    services: Services, monkeypatch: pytest.MonkeyPatch, plan: int, batch: int
) -> None:
    monkeypatch.setattr(delivery, "BATCH_LIMIT", batch)
    restarted(services)
    released = withdrawn(services, plan)
    services.deliver()
    with services.database.read() as session:
        assert outbox.count(session) == 0
        rows = notices.by_numbers(session, released.notice_numbers)
    assert {row.state for row in rows} == {ReleaseState.CANCELLED}
    assert queued(services) == []


@pytest.mark.parametrize("plan", [1, 2])
def test_notice_that_was_withdrawn_in_vain_prints_itself(services: Services, plan: int) -> None:
    restarted(services)
    released = withdrawn(services, plan)
    refused = Problem(code="notice_already_paid")
    services.server.cancel_refusals[released.notice_numbers[-1]] = refused
    services.deliver()
    assert queued(services) == [released.notice_number]


def test_notice_that_was_changed_before_it_became_payable_is_a_task(services: Services) -> None:
    printing = late(services)
    services.server.payable = False
    number = waiting(services)
    services.deliver()
    services.server.append_change(ChangeKind.NOTICE_CHANGED, number)
    services.download()
    printing.print_due()
    assert is_late(services, number)
    services.server.append_change(ChangeKind.NOTICE_REGISTERED, number)
    services.download()
    assert queued(services) == []
    assert not is_late(services, number)
    with services.database.read() as session:
        (task,) = tasks.open_tasks(session)
    assert (task.state, task.problem_code, task.notice_number) == (
        tasks.TO_PRINT,
        "notice_changed",
        number,
    )


@pytest.mark.parametrize("plan", [1, 2])
def test_withdrawn_notice_waits_for_whoever_has_to_approve_that(
    services: Services, plan: int
) -> None:
    restarted(services)
    released = withdrawn(services, plan)
    named = released.notice_numbers[-1]
    services.server.await_approval(named)
    services.deliver()
    services.server.append_change(ChangeKind.NOTICE_REGISTERED, released.notice_number)
    services.download()
    assert queued(services) == []
    services.server.append_change(ChangeKind.CANCEL_REJECTED, named)
    services.download()
    assert queued(services) == [released.notice_number]
