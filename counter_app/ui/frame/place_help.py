"""Which help belongs to which place."""

from collections.abc import Mapping

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

#: The name under which the catalogue keeps the help for a kind of place.
HELP: Mapping[type, str] = {
    SearchPlace: "search",
    CitizenPlace: "citizen",
    NotesPlace: "notes",
    PersonPlace: "person",
    ReleasePlace: "release",
    VerifyPlace: "verify",
    FlowPlace: "flow",
    CreditPlace: "credit",
    PaperPlace: "paper",
    NoticeActPlace: "notice_act",
    NoticePlanPlace: "notice_plan",
    RefundPlace: "refund",
    DecisionPlace: "decision",
    CancelDecisionPlace: "cancel_decision",
    NoticesPlace: "notices",
    BulkPrintPlace: "bulk_print",
    TasksPlace: "tasks",
    HandedTaskPlace: "handed_task",
    DayPlace: "day",
    KindsPlace: "kinds",
    KindPlace: "kind",
    SettingsPlace: "settings",
}
