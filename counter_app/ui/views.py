"""Which view belongs to which place."""

from collections.abc import Callable, Mapping
from typing import Any

from counter_app.ui.citizens.citizen_view import CitizenPage
from counter_app.ui.citizens.notes_view import NotesView
from counter_app.ui.citizens.person_view import PersonView
from counter_app.ui.citizens.search_view import SearchView
from counter_app.ui.day.day_view import DayPage
from counter_app.ui.kinds.kind_view import KindView
from counter_app.ui.kinds.kinds_view import KindsView
from counter_app.ui.lists.notice_list_view import NoticeListView
from counter_app.ui.page import Page, Surroundings
from counter_app.ui.papers.bulk_print_view import BulkPrintView
from counter_app.ui.papers.paper_view import ReadyPaperView
from counter_app.ui.places import (
    BulkPrintPlace,
    CancelDecisionPlace,
    CitizenPlace,
    CreditPlace,
    DayPlace,
    DecisionPlace,
    FlowPlace,
    HandedTaskPlace,
    KindPlace,
    KindsPlace,
    NotesPlace,
    NoticeActPlace,
    NoticePlanPlace,
    NoticesPlace,
    PaperPlace,
    PersonPlace,
    RefundPlace,
    ReleasePlace,
    SearchPlace,
    SettingsPlace,
    TasksPlace,
    VerifyPlace,
)
from counter_app.ui.release.notice_plan_view import NoticePlanView
from counter_app.ui.release.release_view import ReleaseView
from counter_app.ui.settings.settings_view import SettingsView
from counter_app.ui.tasks.handed_task_view import HandedTaskView
from counter_app.ui.tasks.tasks_view import TasksView
from counter_app.ui.verify.decision_view import DecisionView
from counter_app.ui.verify.money_view import MoneyView
from counter_app.ui.verify.notice_act_view import NoticeActView
from counter_app.ui.verify.refund_view import RefundView
from counter_app.ui.verify.verify_view import VerifyView

#: Places where something is being written, which a scan may lead away from.
FORMS = (
    ReleasePlace, PersonPlace, NoticeActPlace, NoticePlanPlace, RefundPlace, DecisionPlace,
    CancelDecisionPlace, KindPlace,
)  # fmt: skip
#: The view of each kind of place.
VIEWS: Mapping[type, Callable[[Surroundings, Any], Page]] = {
    SearchPlace: SearchView,
    CitizenPlace: CitizenPage,
    NotesPlace: NotesView,
    PersonPlace: PersonView,
    ReleasePlace: ReleaseView,
    VerifyPlace: VerifyView,
    FlowPlace: MoneyView,
    CreditPlace: MoneyView,
    PaperPlace: ReadyPaperView,
    NoticeActPlace: NoticeActView,
    NoticePlanPlace: NoticePlanView,
    RefundPlace: RefundView,
    DecisionPlace: DecisionView,
    CancelDecisionPlace: DecisionView,
    NoticesPlace: NoticeListView,
    BulkPrintPlace: BulkPrintView,
    TasksPlace: TasksView,
    HandedTaskPlace: HandedTaskView,
    DayPlace: DayPage,
    KindsPlace: KindsView,
    KindPlace: KindView,
    SettingsPlace: SettingsView,
}
