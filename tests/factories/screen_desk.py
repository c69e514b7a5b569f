"""What a desk keeps and can do, answered from memory."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from counter_app.printer_settings import PAPER, ROLL
from counter_app.printing.device import JobState, PrintTicket
from counter_app.printing.trial import Trial
from counter_app.services.appearance import Appearance
from counter_app.services.desk_facts import DeskFacts
from counter_app.services.kind_drafts import BegunKind
from counter_app.services.preferences import Preference
from counter_app.services.printer_address import address_of
from counter_app.services.printer_setup import PrinterChoices, PrinterPlan, TriedPrinter
from counter_app.services.views import (
    DeskView,
    DraftView,
    NoticeView,
    PrinterState,
    RowState,
    TaskView,
)
from payments_core.errors import RuleBroken
from payments_core.model.debt_kind import DebtKind
from payments_core.notice.content import AnyNotice, NoticeContent, ReceiptContent
from payments_core.notice.situation import SituationContent
from payments_core.wire.desk.catalogue_messages import (
    CatalogueReply,
    Difference,
    KindHistory,
    KindRevision,
    ManagedKind,
    PutKindReply,
)
from tests.factories.screen_offers import ACCOUNTS, leaves
from tests.factories.screen_people import ENTITY, NOW
from tests.factories.screen_world import World

T = TypeVar("T")


class FakeLists:
    def __init__(self, world: World) -> None:
        self._world = world

    def today(self) -> tuple[NoticeView, ...]:
        return tuple(self._world.notices)

    def as_of(self) -> datetime | None:
        return self._world.known_at

    def waiting(self) -> tuple[NoticeView, ...]:
        return tuple(one for one in self._world.notices if one.state is RowState.TO_REGISTER)

    def tasks(self) -> tuple[TaskView, ...]:
        return tuple(self._world.tasks)

    def close_task(self, task_id: str) -> None:
        self._world.tasks = [one for one in self._world.tasks if one.task_id != task_id]


class FakeDrafts:
    def __init__(self, world: World) -> None:
        self._world = world

    def of(self, operator_id: str) -> tuple[DraftView, ...]:
        return tuple(reversed(self._world.drafts.get(operator_id, {}).values()))

    def keep(
        self, operator_id: str, begun: list[DraftView], dropped_citizen_ids: list[str]
    ) -> None:
        mine = self._world.drafts.setdefault(operator_id, {})
        for citizen_id in (*dropped_citizen_ids, *(one.citizen.citizen_id for one in begun)):
            mine.pop(citizen_id, None)
        mine.update({one.citizen.citizen_id: one for one in begun})


class FakeKindDrafts:
    def __init__(self, world: World) -> None:
        self._world = world

    def of(self, operator_id: str) -> dict[str, BegunKind]:
        return dict(self._world.kind_drafts.get(operator_id, {}))

    def keep(self, operator_id: str, changes: Mapping[str, BegunKind | None]) -> None:
        mine = self._world.kind_drafts.setdefault(operator_id, {})
        for kind_id, begun in changes.items():
            mine.pop(kind_id, None)
            if begun is not None:
                mine[kind_id] = begun


class FakeBegunForms:
    def __init__(self, world: World) -> None:
        self._world = world

    def of(self, operator_id: str) -> dict[str, Mapping[str, str]]:
        return dict(self._world.forms.get(operator_id, {}))

    def keep(self, operator_id: str, changes: Mapping[str, Mapping[str, str] | None]) -> None:
        mine = self._world.forms.setdefault(operator_id, {})
        for form, typed in changes.items():
            mine.pop(form, None)
            if typed is not None:
                mine[form] = typed


class FakePreferences:
    """Kept as JSON, as in the store."""

    def __init__(self, world: World) -> None:
        self._kept = world.preferences

    def get(self, operator_id: str, preference: Preference[T]) -> T:
        return preference.read(self._kept.get((operator_id, preference.name)))

    def put(self, operator_id: str, preference: Preference[T], value: T) -> None:
        self._kept[operator_id, preference.name] = preference.written(value)


class FakeAppearances:
    """Remembers looks without a file."""

    def __init__(self, world: World, preferences: FakePreferences) -> None:
        self._world = world
        self._preferences = preferences

    def of(self, operator_id: str, shown: Appearance) -> Appearance:
        return self._preferences.get(operator_id, Preference("appearance", Appearance, shown))

    def keep(self, operator_id: str | None, appearance: Appearance) -> None:
        self._world.worn.append((operator_id, appearance))
        if operator_id is not None:
            preference = Preference("appearance", Appearance, appearance)
            self._preferences.put(operator_id, preference, appearance)


class FakeFacts:
    """A desk as the store would tell of it."""

    def __init__(self, world: World) -> None:
        self._world = world

    def read(self) -> DeskFacts:
        who = self._world.identity
        return DeskFacts(
            ENTITY.tax_code, who.entity_name, who.desk_name, who.office, who.training,
            "https://pagamenti.comune.esempio.it", "1.0.0", NOW - timedelta(days=90), 480,
            self._world.waiting, self._world.doubt,
        )  # fmt: skip


class FakePrinters:
    """Printers in memory."""

    def __init__(self, world: World) -> None:
        self._world = world

    def plan(self) -> PrinterPlan:
        return self._world.printer_plan

    def choices(self) -> PrinterChoices:
        paper = (("queue:Ufficio_A4", "Ufficio_A4"), ("queue:Corridoio", "Corridoio"))
        roll = (*paper, ("usb:04b8:0e15", "usb:04b8:0e15"), ("tcp:10.4.2.31:9100", "TM-T20"))
        return PrinterChoices(paper, roll)

    def states(self) -> Mapping[str, PrinterState]:
        return {PAPER: self._world.paper, ROLL: self._world.roll}

    def keep(self, plan: PrinterPlan) -> None:
        if self._world.trouble is not None:
            raise self._world.trouble
        self._world.printer_plan = plan

    def trial(self, name: str, language: str) -> Trial:
        self._world.tried.append(name)
        return self._world.trial

    def try_address(self, typed: str, language: str) -> TriedPrinter:
        address = address_of(typed)
        self._world.tried.append(address)
        return TriedPrinter(address, self._world.trial)

    def remove_roll(self) -> PrinterPlan:
        plan = replace(self._world.printer_plan, roll=None, receipts=PAPER)
        self.keep(plan)
        return plan


class FakeCatalogue:
    """Kinds of debt in memory; what it calls a difference is a member of the kind."""

    def __init__(self, world: World) -> None:
        self._world = world

    def catalogue(self) -> CatalogueReply:
        if self._world.catalogue_trouble is not None:
            raise self._world.catalogue_trouble
        return CatalogueReply(kinds=tuple(self._world.catalogue), accounts=ACCOUNTS)

    def history(self, kind_id: str) -> KindHistory:
        return KindHistory(revisions=tuple(self._world.revisions.get(kind_id, ())))

    def differences(self, kind: DebtKind, made_from: int) -> PutKindReply:
        self._refuse(kind, made_from)
        return PutKindReply(revision=made_from, differences=self._differences(kind))

    def save(self, kind: DebtKind, made_from: int) -> PutKindReply:
        self._refuse(kind, made_from)
        differences = self._differences(kind)
        made = ManagedKind(
            revision=made_from + 1, kind=kind, made_at=self._world.clock.now(),
            made_by="Anna Neri",
        )  # fmt: skip
        others = [one for one in self._world.catalogue if one.kind.kind_id != kind.kind_id]
        self._world.catalogue = [*others, made]
        revision = KindRevision(
            revision=made.revision, made_at=made.made_at, made_by=made.made_by,
            differences=differences if made_from else (),
        )  # fmt: skip
        self._world.revisions.setdefault(kind.kind_id, []).insert(0, revision)
        return PutKindReply(revision=made.revision, differences=differences)

    def _refuse(self, kind: DebtKind, made_from: int) -> None:
        if self._world.save_trouble is not None:
            raise self._world.save_trouble
        if made_from != self._revision(kind.kind_id):
            raise RuleBroken("kind_changed_meanwhile", kind=kind.kind_id)

    def _revision(self, kind_id: str) -> int:
        known = [one.revision for one in self._world.catalogue if one.kind.kind_id == kind_id]
        return max(known, default=0)

    def _differences(self, kind: DebtKind) -> tuple[Difference, ...]:
        known = [one.kind for one in self._world.catalogue if one.kind.kind_id == kind.kind_id]
        before = dict(leaves(known[0])) if known else {}
        after = dict(leaves(kind))
        return tuple(
            Difference(place=place, before=before.get(place), after=after.get(place))
            for place in before | after
            if before.get(place) != after.get(place)
        )


class FakeStatus:
    def __init__(self, world: World) -> None:
        self._world = world

    def view(self) -> DeskView:
        world = self._world
        since = None if world.online else NOW - timedelta(minutes=9)
        return DeskView(
            world.online,
            since,
            world.waiting,
            world.numbers_left,
            world.paper,
            world.roll,
            world.line_trouble,
            world.slow,
            world.bulk_count(),
            numbers_days=world.numbers_left / world.numbers_a_day,
        )


class FakeSpool:
    def __init__(self, world: World) -> None:
        self._world = world

    def print_notice(self, content: AnyNotice, asked_by: str) -> PrintTicket:
        return self._take(content, asked_by)

    def print_roll_notice(self, content: NoticeContent, asked_by: str) -> PrintTicket:
        return self._take(content, asked_by)

    def print_receipt(self, content: ReceiptContent, asked_by: str) -> PrintTicket:
        return self._take(content, asked_by)

    def print_receipt_page(self, content: ReceiptContent, asked_by: str) -> PrintTicket:
        self._world.pages.append(content)
        return self._take(content, asked_by)

    def print_situation(self, content: SituationContent, asked_by: str) -> PrintTicket:
        return self._take(content, asked_by)

    def _take(self, content: object, asked_by: str) -> PrintTicket:
        self._world.printed.append(content)
        self._world.printed_for.append(asked_by)
        return PrintTicket(f"job-{len(self._world.printed)}", JobState.QUEUED)
