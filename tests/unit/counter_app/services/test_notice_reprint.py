from datetime import date

import pytest

from counter_app.printing.device import JobState
from counter_app.store import audit, citizens, prints
from payments_core.errors import BadValue, RuleBroken
from payments_core.identifiers import notice_number
from payments_core.model.audit_act import AuditAct
from payments_core.notice.content import NoticeStanding
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.notice_messages import (
    ChangeKind,
    Evidence,
    EvidenceKind,
    NoticeInfo,
    NoticeState,
    PaymentCheck,
)
from payments_core.wire.desk.operation_messages import Operation, PadNumber
from tests.factories.desk_services import Services, hand_over_before_the_line_breaks
from tests.factories.fake_server import NOW, Fault


def test_paper_claims_payable_only_after_the_answer(services: Services) -> None:
    number = services.release_one().notice_number
    assert services.reprint.content(number).standing is NoticeStanding.TO_REGISTER
    services.deliver()
    content = services.reprint.content(number)
    assert content.standing is NoticeStanding.PAYABLE
    assert content.debtor.address.city == "Esempio"
    assert content.notice_number == number


def test_second_paper_says_that_it_is_a_copy(services: Services) -> None:
    number = services.release_one().notice_number
    first = services.reprint.content(number)
    assert not first.copy
    services.spool.print_notice(first)
    assert services.reprint.content(number).copy


def test_nothing_is_printed_that_cannot_be_paid(services: Services) -> None:
    paid, refused = services.release_one().notice_number, services.release_one().notice_number
    services.server.refusals[refused] = Problem(code="rate_unknown")
    services.deliver()
    services.server.pay(paid)
    services.download()
    with pytest.raises(RuleBroken, match="notice_already_paid"):
        services.reprint.content(paid)
    with pytest.raises(RuleBroken, match="notice_refused"):
        services.reprint.content(refused)
    with pytest.raises(BadValue, match="notice_number_check"):
        services.reprint.content(paid[:-1] + str((int(paid[-1]) + 1) % 10))


def test_notice_of_another_desk_is_asked_for_and_is_a_copy(services: Services) -> None:
    number = released_elsewhere(services)
    content = services.reprint.content(number)
    assert content.copy
    assert content.debtor.full_name == "Rossi Maria"
    services.cut_line()
    assert services.reprint.content(number) == content


def test_line_that_breaks_leaves_what_was_known(services: Services) -> None:
    number = released_elsewhere(services)
    services.server.spoil(f"notices/{number}", Fault.REFUSE)
    with pytest.raises(RuleBroken, match="notice_unknown"):
        services.reprint.content(number)
    services.reprint.content(number)
    services.server.spoil(f"notices/{number}", Fault.REFUSE)
    assert services.reprint.content(number).notice_number == number


def test_who_prints_is_who_is_noted_though_another_has_come_before_the_line_breaks(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = released_elsewhere(services)
    services.reprint.content(number)
    hand_over_before_the_line_breaks(services, monkeypatch, "check")
    asker = services.sign_in.operator_id()
    services.reprint.content(number)
    with services.database.read() as session:
        noted = [(one.act, one.operator_id) for one in audit.due(session, 9)]
    assert noted == [(AuditAct.NOTICE_OPENED, asker)]
    assert services.sign_in.operator_id() != asker


def test_notice_of_another_desk_that_was_paid_is_not_printed(services: Services) -> None:
    number = released_elsewhere(services)
    services.server.pay(number)
    with pytest.raises(RuleBroken, match="notice_already_paid"):
        services.reprint.content(number)


def test_paper_asks_for_what_is_owed_today_and_the_first_after_a_release_asks_nobody(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = services.release_one().notice_number
    services.deliver()
    asked = told(services, monkeypatch, amount_cents=9_999, due_on=date(2027, 1, 31))
    first = services.reprint.first_paper(number)
    assert asked == []
    services.spool.print_notice(first)
    second = services.reprint.content(number)
    assert asked == [number]
    assert (second.amount_cents, second.due_on) == (9_999, date(2027, 1, 31))
    assert (second.copy, second.debtor) == (True, first.debtor)


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (NoticeState.PAID, "notice_already_paid"),
        (NoticeState.PAID_TWICE, "notice_already_paid"),
        (NoticeState.CANCELLED, "notice_cancelled"),
        (NoticeState.SUSPENDED, "notice_not_payable"),
        (NoticeState.EXPIRED, "notice_not_payable"),
    ],
)
def test_further_paper_is_refused_though_this_desk_has_not_heard_of_it_yet(
    services: Services, monkeypatch: pytest.MonkeyPatch, state: NoticeState, code: str
) -> None:
    number = services.release_one().notice_number
    services.deliver()
    services.spool.print_notice(services.reprint.content(number))
    told(services, monkeypatch, state=state)
    with pytest.raises(RuleBroken, match=code):
        services.reprint.content(number)


def test_further_paper_needs_no_server(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    number = services.release_one().notice_number
    services.spool.print_notice(services.reprint.content(number))
    assert services.reprint.content(number).copy  # the server has never heard of it
    services.deliver()
    services.server.spoil(f"notices/{number}", Fault.FAIL)
    assert services.reprint.content(number).copy

    def over() -> str:
        raise RuleBroken("sign_in_again")

    monkeypatch.setattr(services.sign_in, "token", over)
    assert services.reprint.content(number).copy
    services.cut_line()
    assert services.reprint.content(number).copy


def test_paper_that_only_another_desk_has_printed_makes_ours_a_copy(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = services.release_one().notice_number
    services.deliver()
    ticket = services.spool.print_notice(services.reprint.content(number))
    with services.database.write() as session:
        row = prints.find(session, ticket.job_id)
        assert row is not None
        row.state = JobState.FAILED
    papers = [Evidence(kind=EvidenceKind.NOTICE_PRINTED, at=NOW, reference=ticket.job_id)]
    ask = services.client.check
    monkeypatch.setattr(
        services.client,
        "check",
        lambda asked, token: ask(asked, token).model_copy(update={"timeline": tuple(papers)}),
    )
    assert not services.reprint.content(number).copy
    papers.append(Evidence(kind=EvidenceKind.NOTICE_PRINTED, at=NOW, reference="job-elsewhere"))
    assert services.reprint.content(number).copy


def told(services: Services, monkeypatch: pytest.MonkeyPatch, **changes: object) -> list[str]:
    """Have the server say something else of every notice; for which it was asked."""
    asked, ask = list[str](), services.client.check

    def check(number: str, token: str) -> PaymentCheck:
        asked.append(number)
        reply = ask(number, token)
        return reply.model_copy(update={"notice": reply.notice.model_copy(update=changes)})

    monkeypatch.setattr(services.client, "check", check)
    return asked


def test_desk_that_has_forgotten_its_papers_learns_of_them_from_the_server(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = services.release_one().notice_number
    services.deliver()
    printed = Evidence(kind=EvidenceKind.NOTICE_PRINTED, at=NOW, reference="job-forgotten")
    ask = services.client.check
    monkeypatch.setattr(
        services.client,
        "check",
        lambda asked, token: ask(asked, token).model_copy(update={"timeline": (printed,)}),
    )
    assert services.reprint.content(number).copy


def test_first_paper_is_of_a_notice_that_was_released_here(services: Services) -> None:
    with pytest.raises(RuleBroken, match="notice_unknown"):
        services.reprint.first_paper(released_elsewhere(services))


def test_release_without_an_answer_is_printed_as_it_was_made(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = services.release_one().notice_number
    # A copy of this desk has used the number for another debt.
    asked = told(services, monkeypatch, amount_cents=1)
    assert services.reprint.content(number).amount_cents != 1
    assert asked == []


def test_number_of_a_form_is_printed_again_as_any_other(services: Services) -> None:
    printed = PadNumber(notice_number=notice_number.build("01", 77), kind_id="carta-identita")
    draft = services.release.with_pad_number(services.draft(), printed)
    number = services.release.release(draft).notice_number
    services.deliver()
    services.spool.print_notice(services.reprint.first_paper(number))
    again = services.reprint.content(number)
    assert (again.notice_number, again.copy) == (printed.notice_number, True)


def test_each_instalment_is_printed_again_and_a_copy_for_itself(services: Services) -> None:
    released = services.release_one("suolo", plan=2, metri="40")
    services.deliver()
    first, *others = released.notice_numbers
    assert others
    services.spool.print_notice(services.reprint.first_paper(first))
    assert services.reprint.content(first).copy
    assert {services.reprint.content(number).notice_number for number in others} == set(others)
    assert not any(services.reprint.content(number).copy for number in others)


def test_last_notice_is_this_desks(services: Services) -> None:
    assert services.reprint.last_notice_number() is None
    services.release_one()
    services.clock.advance(minutes=1)
    last = services.release_one().notice_number
    assert services.reprint.last_notice_number() == last


def test_without_the_line_nothing_is_printed_that_has_changed(services: Services) -> None:
    other = released_elsewhere(services)
    services.reprint.content(other)
    own = services.release_one().notice_number
    services.deliver()
    for number in (other, own):
        services.server.append_change(ChangeKind.NOTICE_CHANGED, number)
    services.download()
    services.cut_line()
    for number in (other, own):
        with pytest.raises(RuleBroken, match="notice_changed"):
            services.reprint.content(number)
    with pytest.raises(RuleBroken, match="notice_changed"):
        services.reprint.first_paper(own)


@pytest.mark.parametrize("own", [True, False])
def test_what_has_changed_is_printed_once_the_server_has_told_it(
    services: Services, own: bool
) -> None:
    number = released_elsewhere(services)
    if own:
        number = services.release_one().notice_number
        services.deliver()
    services.reprint.content(number)
    services.server.append_change(ChangeKind.NOTICE_CHANGED, number)
    services.download()
    services.reprint.content(number)
    services.cut_line()
    assert services.reprint.content(number).amount_cents == 2195


@pytest.mark.parametrize(("paid", "code"), [(0, "debt_already_paid"), (2, "plan_begun")])
def test_without_the_line_another_way_to_pay_what_is_paid_is_not_printed(
    services: Services, paid: int, code: str
) -> None:
    services.cut_line()
    whole, *instalments = told_plan(paid)
    with services.database.write() as session:
        citizens.keep_notices(session, [whole, *instalments], NOW)
    with pytest.raises(RuleBroken, match=code):
        services.reprint.content((instalments[0] if paid == 0 else whole).notice_number)
    if code == "plan_begun":
        assert services.reprint.content(instalments[2].notice_number).amount_cents == 3000


def told_plan(paid: int) -> list[NoticeInfo]:
    """A debt of another desk, at once or in three instalments; the `paid`-th number is paid."""
    return [
        NoticeInfo(
            notice_number=notice_number.build("01", 4290 + at),
            citizen_id="c-1",
            debtor_name="Rossi Maria",
            debtor_identifier="RSSMRA80A41Z999C",
            subject="Mensa",
            amount_cents=9000 if at == 0 else 3000,
            due_on=NOW.date(),
            state=NoticeState.PAID if at == paid else NoticeState.OPEN,
            released_at=NOW,
            payable_at=NOW,
            paid_at=NOW if at == paid else None,
            position_id="position-1",
            option_no=1 if at == 0 else 2,
        )
        for at in range(4)
    ]


def released_elsewhere(services: Services) -> str:
    """Have the server know a notice that this desk does not."""
    services.release_one()
    services.deliver()
    (operation,) = services.server.operations
    number = "301000000000004285"
    payment = operation.release.payments[0].model_copy(update={"notice_number": number})
    release = operation.release.model_copy(update={"payments": (payment,)})
    other = Operation(operation_id="elsewhere", operator_id="op-2", release=release)
    services.server.answers["elsewhere"] = services.server.answers[operation.operation_id]
    services.server.operations.append(other)
    return number
