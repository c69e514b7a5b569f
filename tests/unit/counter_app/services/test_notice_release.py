import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest

from counter_app.services.free_plan import PlanLine
from counter_app.services.views import AnswerKind, ReleaseAnswer, ReleaseDraft
from counter_app.store import desk, notices, numbers, outbox, tasks
from payments_core.errors import BadValue, RuleBroken
from payments_core.identifiers import notice_number
from payments_core.model.debt_kind import DebtKind
from payments_core.money import Cents
from payments_core.notice.content import InstalmentsContent, NoticeStanding
from payments_core.notice.language import Language, SecondForm, SecondLanguage
from payments_core.rules.instalment_plan import PlannedInstalment
from payments_core.wire.desk.messages import KindInfo, Problem, SecondLanguageInfo
from payments_core.wire.desk.operation_messages import PadNumber
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW, PASSWORD, citizen, kind
from tests.factories.fake_server import profile as server_profile

TODAY = NOW.date()


def offer_only(services: Services, *kinds: DebtKind) -> None:
    """The desk has downloaded these kinds and no others."""
    known = tuple(KindInfo(revision=1, kind=each) for each in kinds)
    with services.database.write() as session:
        desk.keep_profile(session, server_profile().model_copy(update={"kinds": known}))


def free_draft(services: Services, **plan: object) -> ReleaseDraft:
    """Of a kind whose instalments may be typed."""
    offer_only(services, kind("libero", plan={"counts": [2], "free": True} | plan))
    return services.draft("libero")


def in_two(services: Services, draft: ReleaseDraft, first: int, second: int) -> ReleaseDraft:
    """Typed instalments, due so many days from today."""
    cents = (Cents(1000), Cents(draft.total_cents - 1000))
    days = (TODAY + timedelta(days=first), TODAY + timedelta(days=second))
    plan = [PlannedInstalment(*one) for one in zip(cents, days, strict=True)]
    return services.release.with_free_plan(draft, plan)


def test_draft_and_preview_show_everything_but_a_number(services: Services) -> None:
    draft = services.draft()
    preview = services.release.preview(draft)
    assert draft.due_on == date(2026, 12, 23)
    assert preview.notice_number is None
    assert preview.standing is NoticeStanding.PREVIEW
    assert preview.facsimile
    assert preview.amount_cents == 2195


def test_papers_of_an_entity_in_two_languages_are_so_from_the_preview_on(
    services: Services,
) -> None:
    info = SecondLanguageInfo(language=Language.DE, form=SecondForm.FULL, sector="Meldeamt")
    with services.database.write() as session:
        desk.keep_profile(session, server_profile().model_copy(update={"second_language": info}))
    preview = services.release.preview(services.draft())
    assert preview.second == SecondLanguage(Language.DE, SecondForm.FULL, None, "Meldeamt")
    printed = services.reprint.content(services.release_one().notice_number)
    assert printed.second == preview.second
    in_rates = services.release.with_plan(services.draft("suolo", metri="10"), 2)
    assert services.release.preview(in_rates).second == preview.second
    number = services.release_one("suolo", plan=2, metri="10").notice_number
    assert services.plans.first_paper(number).second == preview.second


def test_release_is_on_the_disk_with_its_operation(services: Services) -> None:
    released = services.release_one()
    with services.database.read() as session:
        row = notices.by_number(session, released.notice_number)
        (operation,) = outbox.due(session, NOW, 20)
    assert row is not None
    assert operation.operation_id == released.operation_id == row.operation_id
    assert operation.operator_id == "op-laura"
    assert operation.release.amount_cents == 2195
    assert services.woken == ["woken"]


def test_every_release_has_its_own_number(services: Services) -> None:
    numbers = {services.release_one().notice_number for _ in range(50)}
    assert len(numbers) == 50
    with pytest.raises(RuleBroken, match="numbers_exhausted"):
        services.release_one()


def test_nothing_is_released_by_nobody(services: Services) -> None:
    draft = services.draft()
    services.sign_in.sign_out()
    with pytest.raises(RuleBroken, match="not_signed_in"):
        services.release.release(draft)


def test_broken_tax_code_is_refused_before_a_number_is_used(services: Services) -> None:
    with pytest.raises(BadValue, match="tax_code_check"):
        services.draft(who=citizen(tax_code="RSSMRA80A41Z999X"))


@pytest.mark.parametrize(
    ("name", "code"), [("王芳", "letter_not_printable"), ("سعيد", "letter_right_to_left")]
)
def test_name_that_no_paper_can_bear_uses_no_number(
    services: Services, name: str, code: str
) -> None:
    with services.database.read() as session:
        left = numbers.numbers_left(session)
    draft = services.draft(who=citizen(family_name=name))
    with pytest.raises(BadValue, match=code):
        services.release.release(draft)
    with services.database.read() as session:
        assert outbox.count(session) == 0
        assert notices.last_released(session) is None
        assert numbers.numbers_left(session) == left


def test_only_what_the_operator_may_release_today_is_offered(services: Services) -> None:
    offer_only(
        services,
        kind("mio", valid_from="2026-11-23", valid_to="2026-11-23"),
        kind("suo", released_by=["supervisor"]),
        kind("passato", valid_to="2026-11-22"),
        kind("futuro", valid_from="2026-11-24"),
    )
    assert [offer.kind.kind_id for offer in services.release.offers()] == ["mio"]


@pytest.mark.parametrize("what", ["kind", "rate"])
def test_what_lay_past_its_last_day_uses_no_number(services: Services, what: str) -> None:
    last = {"valid_to": "2026-11-23"}
    rate = {"rate_id": "r", "version": 1, "name": "R", "name_en": "R",
            "parts": [{"label": "R", "amount": "5,16"}]}  # fmt: skip
    changes = last if what == "kind" else {"rates": [rate | last]}
    offer_only(services, kind("mio", **changes))
    draft = services.draft("mio")
    assert services.release.release(draft)
    services.clock.advance(days=1)
    with pytest.raises(RuleBroken, match="kind_not_valid"):
        services.release.release(draft)
    with pytest.raises(RuleBroken, match="kind_not_valid"):
        services.release.draft(citizen(), draft.offer, {})
    assert services.release.offers() == ()


def test_plan_uses_a_number_for_each_instalment_and_one_for_the_whole(services: Services) -> None:
    released = services.release_one("suolo", plan=3, metri="10")
    assert len(set(released.notice_numbers)) == 4
    with services.database.read() as session:
        rows = notices.by_operation(session, released.operation_id)
        (operation,) = outbox.due(session, NOW, 20)
    assert {row.notice_number for row in rows} == set(released.notice_numbers)
    release = operation.release
    assert (release.fields, release.subject) == ({"metri": "10"}, "Suolo pubblico, metri 10")
    whole, *plan = release.payments
    assert (whole.option_no, whole.amount_cents, whole.due_on) == (1, 10010, date(2026, 12, 23))
    assert [(one.option_no, one.amount_cents, one.due_on) for one in plan] == [
        (2, 3336, date(2026, 12, 23)),
        (2, 3336, date(2027, 1, 23)),
        (2, 3338, date(2027, 2, 23)),
    ]


def test_free_plan_has_a_number_for_each_date_and_amount_that_was_typed(services: Services) -> None:
    released = services.release.release(in_two(services, free_draft(services), 7, 300))
    assert len(set(released.notice_numbers)) == 3
    with services.database.read() as session:
        (operation,) = outbox.due(session, NOW, 20)
    payments = operation.release.payments
    assert [(one.option_no, one.amount_cents, one.due_on) for one in payments] == [
        (1, 2195, date(2026, 12, 23)),
        (2, 1000, date(2026, 11, 30)),
        (2, 1195, date(2027, 9, 19)),
    ]


@pytest.mark.parametrize("single_too", [True, False])
def test_preview_of_a_plan_is_its_paper_without_numbers(
    services: Services, single_too: bool
) -> None:
    draft = in_two(services, free_draft(services, single_too=single_too), 7, 300)
    preview = services.release.preview(draft)
    assert isinstance(preview, InstalmentsContent)
    assert [(one.notice_number, one.amount_cents, one.due_on) for one in preview.instalments] == [
        (None, 1000, date(2026, 11, 30)),
        (None, 1195, date(2027, 9, 19)),
    ]
    assert (preview.whole is not None) is single_too
    assert "rata" not in preview.subject
    assert preview.standing is NoticeStanding.PREVIEW


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [(-1, 9, "plan_dates_out_of_order"), (9, 9, "plan_dates_out_of_order"),
     (9, 1099, "due_date_too_far")],
)  # fmt: skip
def test_each_date_of_a_free_plan_must_be_reasonable(
    services: Services, first: int, second: int, code: str
) -> None:
    draft = free_draft(services)
    with pytest.raises((BadValue, RuleBroken), match=code):
        in_two(services, draft, first, second)


def test_a_kind_whose_own_plan_goes_on_for_years_is_released(services: Services) -> None:
    offer_only(services, kind("lungo", plan={"counts": [12], "every_months": 12}))
    draft = services.release.with_plan(services.draft("lungo"), 12)
    assert draft.plan[-1].due_on == date(2037, 12, 23)
    assert len(services.release.release(draft).notice_numbers) == 13


def test_plan_that_lay_until_its_first_date_was_past_is_not_released(services: Services) -> None:
    draft = in_two(services, free_draft(services), 0, 9)
    services.clock.advance(days=1)
    with pytest.raises(BadValue, match="due_date_past"):
        services.release.release(draft)


def test_offline_no_date_of_a_free_plan_is_within_the_outage(services: Services) -> None:
    draft = free_draft(services)
    typed_before = in_two(services, draft, 2, 9)
    services.cut_line()
    with pytest.raises(BadValue, match="due_date_too_near_offline"):
        in_two(services, draft, 2, 9)
    with pytest.raises(BadValue, match="due_date_too_near_offline"):
        services.release.release(typed_before)
    assert services.release.release(in_two(services, draft, 3, 9))


def test_typed_lines_are_judged_by_the_line_and_the_day(services: Services) -> None:
    draft = free_draft(services)
    lines = [PlanLine("25/11/2026", "10"), PlanLine("26/11/2026", "11,95")]
    assert len(services.release.read_plan(draft, lines).plan) == 2
    services.cut_line()
    (fault,) = services.release.read_plan(draft, lines).faults
    assert (fault.place, fault.reason, fault.right) == (0, "near", "26/11/2026")
    services.clock.advance(days=3)
    reasons = [fault.reason for fault in services.release.read_plan(draft, lines).faults]
    assert reasons == ["past", "near"]


def test_too_few_numbers_for_a_plan_use_up_none(services: Services) -> None:
    for _ in range(47):
        services.release_one()
    with pytest.raises(RuleBroken, match="numbers_exhausted"):
        services.release_one("suolo", plan=3, metri="10")
    assert len({services.release_one().notice_number for _ in range(3)}) == 3


def test_answer_makes_every_instalment_payable(services: Services) -> None:
    released = services.release_one("suolo", plan=2, metri="10")
    services.deliver()
    assert services.release.wait_for_answer(released.operation_id).kind is AnswerKind.PAYABLE
    contents = [services.reprint.content(number) for number in released.notice_numbers]
    assert [content.amount_cents for content in contents] == [10010, 5005, 5005]
    assert [content.subject for content in contents[1:]] == [
        "Suolo pubblico, metri 10 - rata 1 di 2",
        "Suolo pubblico, metri 10 - rata 2 di 2",
    ]


@pytest.mark.parametrize(
    ("days", "code"),
    [(-1, "due_date_past"), (0, None), (3 * 366, None), (1099, "due_date_too_far")],
)
def test_due_date_must_be_reasonable(services: Services, days: int, code: str | None) -> None:
    draft = services.draft()
    dated = replace(draft, due_on=NOW.date() + timedelta(days=days))
    if code is None:
        assert services.release.release(dated)
    else:
        with pytest.raises(BadValue, match=code):
            services.release.release(dated)


def test_offline_only_flagged_kinds_with_a_due_date_beyond_the_outage(services: Services) -> None:
    exam = services.draft("concorso")
    card = services.draft()
    services.cut_line()
    with pytest.raises(RuleBroken, match="kind_not_offline"):
        services.draft("concorso")
    with pytest.raises(RuleBroken, match="kind_not_offline"):
        services.release.release(exam)
    with pytest.raises(BadValue, match="due_date_too_near_offline"):
        services.release.release(replace(card, due_on=NOW.date() + timedelta(days=2)))
    released = services.release.release(card)
    answer = services.release.wait_for_answer(released.operation_id)
    assert answer == ReleaseAnswer(AnswerKind.UNANSWERED, None, may_print=True)


def test_answer_that_is_there_is_not_waited_for(services: Services) -> None:
    released = services.release_one()
    services.deliver()
    answer = services.release.wait_for_answer(released.operation_id, timeout_seconds=0)
    assert answer == ReleaseAnswer(AnswerKind.PAYABLE, NOW, may_print=True)


def test_answer_ends_the_wait_when_it_comes(services: Services) -> None:
    released = services.release_one()
    answers: list[ReleaseAnswer] = []
    waiting = threading.Thread(
        target=lambda: answers.append(services.release.wait_for_answer(released.operation_id, 30))
    )
    waiting.start()
    services.deliver()
    waiting.join(5)
    assert [each.kind for each in answers] == [AnswerKind.PAYABLE]


def test_unanswered_kind_that_may_not_go_offline_waits_for_its_paper(services: Services) -> None:
    released = services.release_one("concorso")
    answer = services.release.wait_for_answer(released.operation_id, timeout_seconds=0.01)
    assert answer == ReleaseAnswer(AnswerKind.UNANSWERED, None, may_print=False)
    with services.database.read() as session:
        row = notices.by_number(session, released.notice_number)
    assert row is not None
    assert row.late_print


def test_accepted_but_not_payable_counts_as_unanswered(services: Services) -> None:
    services.server.payable = False
    released = services.release_one()
    services.deliver()
    answer = services.release.wait_for_answer(released.operation_id, timeout_seconds=0.01)
    assert answer.kind is AnswerKind.UNANSWERED
    assert answer.may_print


def test_refusal_is_told_with_its_code_and_facts(services: Services) -> None:
    released = services.release_one()
    facts = {"count": 9, "kind": "Canone"}
    services.server.refusals[released.notice_number] = Problem(code="plan_not_offered", facts=facts)
    services.deliver()
    answer = services.release.wait_for_answer(released.operation_id)
    assert answer == ReleaseAnswer(AnswerKind.REFUSED, None, False, "plan_not_offered", facts)


def test_unknown_operation_is_refused(services: Services) -> None:
    with pytest.raises(RuleBroken, match="operation_unknown"):
        services.release.wait_for_answer("nobody", timeout_seconds=0)


def test_operator_limited_to_kinds_is_offered_only_those(services: Services) -> None:
    services.server.limits["laura"] = ("suolo", "gone")
    services.sign_in.sign_in("laura", PASSWORD)
    assert [offer.kind.kind_id for offer in services.release.offers()] == ["suolo"]


PRINTED = PadNumber(notice_number=notice_number.build("01", 77), kind_id="carta-identita")


def test_number_of_a_form_is_used_instead_of_a_leased_one(services: Services) -> None:
    draft = services.release.with_pad_number(services.draft(), PRINTED)
    left = numbers_left(services)
    released = services.release.release(draft)
    assert released.notice_numbers == (PRINTED.notice_number,)
    assert numbers_left(services) == left
    with services.database.read() as session:
        (operation,) = outbox.due(session, NOW, 20)
    assert operation.release.payments[0].lease_id is None
    services.deliver()
    with services.database.read() as session:
        row = notices.by_number(session, PRINTED.notice_number)
    assert row is not None
    assert row.state == "PAYABLE"


def test_refused_number_of_a_form_can_be_released_again(services: Services) -> None:
    services.server.refuse_all = "citizen_unknown"
    draft = services.release.with_pad_number(services.draft(), PRINTED)
    services.release.release(draft)
    services.deliver()
    services.server.refuse_all = None
    again = services.release.release(draft)
    services.deliver()
    with services.database.read() as session:
        row = notices.by_number(session, PRINTED.notice_number)
    assert row is not None
    assert (row.operation_id, row.state) == (again.operation_id, "PAYABLE")


def test_release_that_puts_a_refused_one_right_closes_its_task(services: Services) -> None:
    services.server.refuse_all = "rate_unknown"
    refused = services.release.release(services.draft())
    services.deliver()
    services.server.refuse_all = None
    task_id = tasks.id_of_refused(refused.operation_id)
    other = services.release.release(services.draft())
    services.deliver()
    with services.database.read() as session:
        assert [row.task_id for row in tasks.open_tasks(session)] == [task_id]
    services.release.release(replace(services.draft(), corrects=task_id))
    with services.database.read() as session:
        assert tasks.count_open(session) == 0
    assert other.operation_id != refused.operation_id


def test_of_two_forms_that_put_the_same_refusal_right_one_is_released(services: Services) -> None:
    services.server.refuse_all = "rate_unknown"
    refused = services.release.release(services.draft())
    services.deliver()
    services.server.refuse_all = None
    right = replace(services.draft(), corrects=tasks.id_of_refused(refused.operation_id))
    services.release.release(right)
    with services.database.read() as session:
        before = numbers.numbers_left(session)
    with pytest.raises(RuleBroken, match="correction_done"):
        services.release.release(right)
    with services.database.read() as session:
        assert numbers.numbers_left(session) == before
        assert outbox.count(session) == 1


def test_number_of_a_form_has_one_release_on_its_way(services: Services) -> None:
    draft = services.release.with_pad_number(services.draft(), PRINTED)
    services.release.release(draft)
    with pytest.raises(RuleBroken, match="pad_number_used"):
        services.release.release(draft)
    services.deliver()
    with pytest.raises(RuleBroken, match="pad_number_used"):
        services.release.release(draft)


def test_number_of_a_form_is_printed_only_when_the_server_has_given_it_the_debt(
    services: Services,
) -> None:
    draft = services.release.with_pad_number(services.draft(), PRINTED)
    assert draft.offer.kind.offline
    released = services.release.release(draft)
    unanswered = services.release.wait_for_answer(released.operation_id, timeout_seconds=0)
    assert (unanswered.kind, unanswered.may_print) == (AnswerKind.UNANSWERED, False)
    services.deliver()
    answer = services.release.wait_for_answer(released.operation_id, timeout_seconds=0)
    assert (answer.kind, answer.may_print) == (AnswerKind.PAYABLE, True)


def test_offline_no_number_of_a_form_is_used(services: Services) -> None:
    draft = services.release.with_pad_number(services.draft(), PRINTED)
    services.cut_line()
    with pytest.raises(RuleBroken, match="pad_number_offline"):
        services.release.release(draft)


def test_form_of_another_kind_is_refused(services: Services) -> None:
    other = PadNumber(notice_number=PRINTED.notice_number, kind_id="suolo")
    with pytest.raises(RuleBroken, match="pad_of_other_kind"):
        services.release.with_pad_number(services.draft(), other)


def test_form_is_not_paid_in_instalments(services: Services) -> None:
    draft = services.release.with_plan(services.draft("suolo", metri="10"), 3)
    form = PadNumber(notice_number=PRINTED.notice_number, kind_id="suolo")
    with pytest.raises(RuleBroken, match="pad_number_with_plan"):
        services.release.with_pad_number(draft, form)


def numbers_left(services: Services) -> int:
    with services.database.read() as session:
        return numbers.numbers_left(session)
