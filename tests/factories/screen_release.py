"""Releases, plans and the numbers of pads, answered from memory."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from counter_app.services import debtors, drafting
from counter_app.services.corrections import Correction
from counter_app.services.customer_codes import ALWAYS, CustomerCode
from counter_app.services.free_plan import PlanDays, PlanLine, ReadPlan, read_plan
from counter_app.services.notice_plans import PlanDraft
from counter_app.services.release_templates import TEMPLATES_LIMIT, FilledForm, lasting
from counter_app.services.views import ReleaseAnswer, Released, ReleaseDraft, RowState, TaskView
from payments_core.clock import rome_date
from payments_core.errors import BadValue, RuleBroken
from payments_core.identifiers import notice_number as numbers
from payments_core.model.debt_kind import DebtKind, Offer
from payments_core.notice.codes import qr_payload
from payments_core.notice.content import AnyNotice, Instalment, InstalmentsContent, NoticeStanding
from payments_core.rules.instalment_plan import (
    PlannedInstalment,
    check_plan,
    equal_plan,
    installment_subject,
)
from payments_core.wire.desk.messages import CitizenInfo, KindInfo
from payments_core.wire.desk.operation_messages import PadNumber
from tests.factories.screen_checks import FakeReprint
from tests.factories.screen_notices import a_notice, ways_of
from tests.factories.screen_people import ENTITY, PEOPLE
from tests.factories.screen_world import World


class FakeRelease:
    def __init__(self, world: World) -> None:
        self._world = world

    def offers(self) -> tuple[Offer, ...]:
        return self._world.offers

    def draft(self, citizen: CitizenInfo, offer: Offer, typed: Mapping[str, str]) -> ReleaseDraft:
        return drafting.draft(citizen, offer, typed, rome_date(self._world.clock.now()))

    def with_plan(self, draft: ReleaseDraft, count: int) -> ReleaseDraft:
        return drafting.with_plan(draft, count)

    def with_pad_number(self, draft: ReleaseDraft, printed: PadNumber) -> ReleaseDraft:
        return drafting.with_pad_number(draft, printed)

    def read_plan(self, draft: ReleaseDraft, lines: Sequence[PlanLine]) -> ReadPlan:
        today = rome_date(self._world.clock.now())
        earliest = today if self._world.online else today + timedelta(days=3)
        days = PlanDays(today, earliest, today + timedelta(days=3 * 366))
        return read_plan(lines, draft.total_cents, days)

    def with_free_plan(
        self, draft: ReleaseDraft, plan: Sequence[PlannedInstalment]
    ) -> ReleaseDraft:
        return drafting.with_free_plan(draft, plan, rome_date(self._world.clock.now()))

    def preview(self, draft: ReleaseDraft) -> AnyNotice:
        return drafting.preview_of(draft, ENTITY, None, training=True)

    def release(self, draft: ReleaseDraft) -> Released:
        self._world.wait_at(self._world.hold_release)
        if self._world.trouble is not None:
            raise self._world.trouble
        self._world.released.append(draft)
        base = int((draft.pad_number or "0" * 18)[3:16]) or 700000 + 20 * len(self._world.released)
        payments = drafting.payments_of(draft)
        views = [
            a_notice(
                base + place,
                payment.subject,
                payment.planned.amount_cents,
                payment.planned.due_on,
                RowState.TO_PAY if self._world.online else RowState.TO_REGISTER,
                released_at=self._world.clock.now(),
                citizen=draft.citizen,
            )
            for place, payment in enumerate(payments)
        ]
        debt = f"operation-{len(self._world.released)}"
        views = [
            replace(view, debt=debt, option_no=payment.option_no, in_plan=len(views) > 1)
            for view, payment in zip(views, payments, strict=True)
        ]
        self._world.notices[:0] = views
        return Released(
            f"operation-{len(self._world.released)}",
            ways_of(views),
            draft.total_cents,
            views[0].debtor_name,
            draft.worked_out.subject,
        )

    def wait_for_answer(self, operation_id: str, timeout_seconds: float = 5.0) -> ReleaseAnswer:
        self._world.wait_at(self._world.hold_answer)
        return self._world.answer

    def without_paper(self, operation_id: str) -> None:
        """This release has no late paper."""
        self._world.without_paper.append(operation_id)


class FakeNoticePlans:
    """Divides what is on the screen as the program does, and keeps nothing."""

    def __init__(self, world: World) -> None:
        self._world = world

    def kinds(self) -> Mapping[str, DebtKind]:
        kinds = (offer.kind for offer in self._world.offers)
        return {one.kind_id: one for one in kinds if one.plan is not None}

    def draft(self, number: str) -> PlanDraft:
        if self._world.plan_refusal is not None:
            raise self._world.plan_refusal
        notice = self._world.notice(number)
        citizen = next(one for one in PEOPLE if one.citizen_id == notice.citizen_id)
        kind = KindInfo(revision=1, kind=self.kinds()[notice.plan_kind])
        party = debtors.party_of(citizen)
        return PlanDraft(notice, citizen, party, kind, notice.due_on)

    def with_first_due(self, draft: PlanDraft, due_on: date) -> PlanDraft:
        days = self._days()
        if due_on < days.earliest:
            earliest = days.earliest.isoformat()
            raise BadValue("due_date_too_near_offline", earliest_on=earliest)
        if due_on > days.latest:
            raise BadValue("due_date_too_far")
        return replace(draft, first_due_on=due_on)

    def with_plan(self, draft: PlanDraft, count: int) -> PlanDraft:
        plan = equal_plan(draft.rule, draft.total_cents, count, draft.first_due_on)
        return replace(draft, plan=plan)

    def read_plan(self, draft: PlanDraft, lines: Sequence[PlanLine]) -> ReadPlan:
        return read_plan(lines, draft.total_cents, self._days())

    def _days(self) -> PlanDays:
        today = rome_date(self._world.clock.now())
        earliest = today if self._world.online else today + timedelta(days=3)
        return PlanDays(today, earliest, today + timedelta(days=3 * 366))

    def with_free_plan(self, draft: PlanDraft, plan: Sequence[PlannedInstalment]) -> PlanDraft:
        check_plan(draft.rule, draft.total_cents, plan, rome_date(self._world.clock.now()))
        return replace(draft, plan=tuple(plan))

    def preview(self, draft: PlanDraft) -> AnyNotice:
        return InstalmentsContent(
            creditor=ENTITY, debtor=draft.debtor, subject=draft.subject,
            standing=NoticeStanding.PREVIEW, facsimile=True, whole=None,
            instalments=tuple(
                Instalment(None, one.amount_cents, one.due_on, ordinal)
                for ordinal, one in enumerate(draft.plan, start=1)
            ),
            plan_length=len(draft.plan),
        )  # fmt: skip

    def make(self, draft: PlanDraft) -> Released:
        if self._world.trouble is not None:
            raise self._world.trouble
        self._world.planned.append(draft)
        base = 800000 + 20 * len(self._world.planned)
        debt, count = f"plan-{len(self._world.planned)}", len(draft.plan)
        views = [
            replace(
                a_notice(
                    base + place, installment_subject(draft.subject, place, count),
                    one.amount_cents, one.due_on,
                    RowState.TO_PAY if self._world.online else RowState.TO_REGISTER,
                    released_at=self._world.clock.now(), citizen=draft.citizen,
                ),
                debt=debt, option_no=2, in_plan=True,
            )
            for place, one in enumerate(draft.plan, start=1)
        ]  # fmt: skip
        single = self._world.notice(draft.notice.notice_number)
        at = self._world.notices.index(single)
        # The paper that the citizen has stays as it is: the plan has one of its own.
        self._world.notices[at : at + 1] = [replace(single, in_plan=True), *views]
        return Released(
            debt, ways_of(views), draft.total_cents, views[0].debtor_name, draft.subject
        )


class FakeTemplates:
    def __init__(self, world: World) -> None:
        self._world = world

    def of(self, operator_id: str) -> tuple[FilledForm, ...]:
        return tuple(self._world.templates.get(operator_id, {}).values())

    def keep(self, operator_id: str, form: FilledForm, kind: DebtKind) -> None:
        mine = self._world.templates.setdefault(operator_id, {})
        if len(mine) >= TEMPLATES_LIMIT and form.name not in mine:
            raise RuleBroken("templates_too_many", most=TEMPLATES_LIMIT)
        mine[form.name] = replace(form, typed=lasting(kind, form.typed))

    def drop(self, operator_id: str, name: str) -> None:
        self._world.templates.get(operator_id, {}).pop(name, None)

    def last(self, operator_id: str) -> FilledForm:
        if not self._world.released:
            raise RuleBroken("nothing_to_repeat")
        last = self._world.released[-1]
        rate = last.offer.rate
        return FilledForm(
            "", last.offer.kind.kind_id, rate.rate_id, last.typed, len(last.plan) or 1
        )


class FakeCorrections:
    """Forms of refused releases, as the world knows them."""

    def __init__(self, world: World) -> None:
        self._world = world

    def of(self, task: TaskView) -> Correction | None:
        return self._world.corrections.get(task.task_id)


class FakeCodes:
    def __init__(self, world: World, reprint: "FakeReprint") -> None:
        self._world = world
        self._reprint = reprint

    def of_notice(self, number: str) -> CustomerCode:
        if not self._world.online:
            raise RuleBroken("code_offline")
        content = self._reprint.content(number)
        if content.standing is not NoticeStanding.PAYABLE:
            raise RuleBroken("code_not_registered", notice_number=number)
        own = self._world.second_language
        debt = self._world.notice(number).debt
        names = {name for one in self._world.offers for name in (one.kind.name, one.rate.name)}
        return CustomerCode(
            number,
            content.subject if content.subject in names else None,
            content.amount_cents,
            qr_payload(number, content.creditor.tax_code, content.amount_cents),
            (*ALWAYS, own) if own is not None else ALWAYS,
            tuple(
                one.notice_number
                for one in self._world.notices
                if debt and one.debt == debt and one.notice_number != number
            ),
        )

    def of_release(self, number: str) -> CustomerCode:
        return self.of_notice(number)


class FakePads:
    def __init__(self, world: World) -> None:
        self._world = world

    def read(self, text: str) -> PadNumber:
        number = numbers.validate(text)
        if not self._world.online:
            raise RuleBroken("pad_number_offline")
        if number not in self._world.pads:
            raise RuleBroken("pad_number_unknown", notice_number=number)
        return PadNumber(notice_number=number, kind_id=self._world.pads[number])


class FakePlans:
    """The papers of whole plans: the world's notices of one debt, without those that are paid."""

    def __init__(self, world: World, reprint: FakeReprint) -> None:
        self._world = world
        self._reprint = reprint

    def content(self, number: str) -> AnyNotice:
        debt = self._world.notice(number).debt
        one_debt = [one for one in self._world.notices if debt and one.debt == debt]
        if len(one_debt) < 2:
            return self._reprint.content(number)
        rows = [one for one in one_debt if "rata" in one.subject]
        whole = next((one for one in one_debt if one not in rows), None)
        left = [(at, one) for at, one in enumerate(rows, 1) if one.state is not RowState.PAID]
        head = self._reprint.content(one_debt[0].notice_number)
        content = InstalmentsContent(
            creditor=head.creditor,
            debtor=head.debtor,
            subject=head.subject.split(" - rata")[0],
            standing=head.standing,
            facsimile=True,
            whole=self._reprint.content(whole.notice_number).payment if whole else None,
            instalments=tuple(
                Instalment(one.notice_number, one.amount_cents, one.due_on, at) for at, one in left
            ),
            plan_length=len(rows),
        )
        return replace(content, copy=content in self._world.printed)

    def first_paper(self, number: str) -> AnyNotice:
        return self.content(number)
