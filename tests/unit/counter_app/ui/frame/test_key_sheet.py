"""The sheet names every key that some screen takes, and shows people only what they may do."""

import re
from collections.abc import Iterable, Iterator
from typing import get_args

import pytest
from PySide6.QtCore import Qt

from counter_app.ui.frame.key_sheet import (
    ARROWS,
    DELETE,
    ENTER,
    GROUPS,
    KeyGroup,
    KeySheet,
    columns_of,
    groups_for,
    laid_out,
)
from counter_app.ui.places import Place
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import LANGUAGES, Words
from counter_app.ui.widgets.key_button import KeyCap
from payments_core.model.role import Role
from tests.architecture.source import ROOT, modules, string_literals
from tests.factories.desk_window import DeskWindow
from tests.factories.scenes import SCENES
from tests.factories.screen_pictures import SMALL, played

#: A key as Qt and the sheet write it, with a modifier or a function key.
KEY = re.compile(
    r"(?=F|.*\+.)(?:(?:Ctrl|Alt|Shift)\+)*(?:F\d{1,2}|[A-Z0-9+-]|Return|Ins|Del|PgDown)"
)
#: "Ctrl+1 … 5" stands for five keys.
RANGE = re.compile(r"(.*)(\d) … (\d)")
#: Under which headings somebody in a place looks for its keys, besides those of every place.
HEADINGS = {
    "SearchPlace": ("with_citizen", "with_list"),
    "CitizenPlace": ("with_citizen", "with_paper", "with_list", "with_tasks"),
    "NotesPlace": ("with_citizen",),
    "PersonPlace": (),
    "ReleasePlace": ("with_form", "with_citizen"),
    "VerifyPlace": ("with_citizen", "with_paper", "with_list", "with_decisions"),
    "FlowPlace": ("with_citizen", "with_list", "with_decisions"),
    "CreditPlace": ("with_citizen", "with_list"),
    "PaperPlace": ("with_paper",),
    "NoticeActPlace": (),
    "NoticePlanPlace": ("with_form", "with_citizen"),
    "RefundPlace": (),
    "DecisionPlace": ("with_citizen", "with_decisions"),
    "CancelDecisionPlace": ("with_citizen", "with_decisions"),
    "NoticesPlace": ("with_list",),
    "BulkPrintPlace": ("with_bulk",),
    "TasksPlace": ("with_tasks", "with_list"),
    "HandedTaskPlace": ("with_citizen",),
    "DayPlace": ("with_day", "with_list", "with_decisions"),
    "KindsPlace": ("with_kinds", "with_list"),
    "KindPlace": ("with_kinds",),
    "SettingsPlace": ("with_settings",),
}
EVERY_PLACE = ("everywhere", "with_window")
#: Screens that together show every kind of place and every act that there is, and their places.
WALKED = {
    "search": "SearchPlace",
    "search_nobody": "SearchPlace",
    "citizen": "CitizenPlace",
    "citizen_paid": "CitizenPlace",
    "citizen_plan": "CitizenPlace",
    "notes": "NotesPlace",
    "notes_withdraw": "NotesPlace",
    "new_person": "PersonPlace",
    "new_person_known": "PersonPlace",
    "release": "ReleasePlace",
    "release_templates": "ReleasePlace",
    "release_plan": "ReleasePlace",
    "notice_plan": "NoticePlanPlace",
    "release_free": "ReleasePlace",
    "released": "CitizenPlace",
    "released_uncertain": "CitizenPlace",
    "verify_paid": "VerifyPlace",
    "verify_unpaid": "VerifyPlace",
    "verify_twice": "VerifyPlace",
    "flow": "FlowPlace",
    "credit": "CreditPlace",
    "paper_notice": "PaperPlace",
    "paper_receipt": "PaperPlace",
    "decisions": "VerifyPlace",
    "decision_change": "NoticeActPlace",
    "refund": "RefundPlace",
    "refund_decision": "DecisionPlace",
    "cancel_decision": "CancelDecisionPlace",
    "day_cancels": "DayPlace",
    "notices": "NoticesPlace",
    "notices_office": "NoticesPlace",
    "notices_exporting": "NoticesPlace",
    "bulk_plan": "BulkPrintPlace",
    "bulk_runs": "BulkPrintPlace",
    "bulk_paused": "BulkPrintPlace",
    "tasks": "TasksPlace",
    "tasks_all": "TasksPlace",
    "tasks_paper": "TasksPlace",
    "handed_task": "HandedTaskPlace",
    "day_desks": "DayPlace",
    "day_own": "DayPlace",
    "kinds": "KindsPlace",
    "kind": "KindPlace",
    "kind_differences": "KindPlace",
    "kind_history": "KindPlace",
    "settings": "SettingsPlace",
    "settings_doubt": "SettingsPlace",
}


def taken() -> dict[str, str]:
    """Every key that is written in the window's modules, with one of the places."""
    ui = ROOT / "counter_app" / "ui"
    return {
        literal.value: f"{path.name}:{literal.lineno}"
        for path in modules("counter_app")
        if path.is_relative_to(ui) and path.name != "key_sheet.py"
        for literal in string_literals(path)
        if isinstance(literal.value, str) and KEY.fullmatch(literal.value)
    }


def named(groups: Iterable[KeyGroup]) -> Iterator[str]:
    """Every key of these groups."""
    for group in groups:
        for caps, _ in group.keys:
            for cap in caps:
                if several := RANGE.fullmatch(cap):
                    start, first, last = several.groups()
                    yield from (f"{start}{n}" for n in range(int(first), int(last) + 1))
                else:
                    yield cap.replace(ENTER, "Return").replace(DELETE, "Del")


def of_place(place: str) -> set[str]:
    """The keys of a place as acts name them."""
    keys = set(named(group for group in GROUPS if group.name in (*EVERY_PLACE, *HEADINGS[place])))
    for key in list(keys):
        if key.endswith(ARROWS):
            keys |= {key.replace(ARROWS, side) for side in ("Sinistra", "Destra", "Su", "Giù")}
    return {key.replace("Return", "Invio").replace("Del", "Canc") for key in keys}


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize(("scene", "place"), WALKED.items())
def test_every_act_of_a_view_is_under_the_headings_of_its_place(
    qapp: object, scene: str, place: str
) -> None:
    sitting = played(SCENES[scene], "it", Theme(LIGHT), SMALL, 0.03)
    shell = sitting.window.shell
    assert shell is not None
    there = type(shell.present_place()).__name__
    acts = {act.name: act.key_cap for act in shell.page.acts() if act.key_cap}
    sitting.close()
    assert there == place
    assert acts.keys() - {"back"}, "the view has not come"
    keys = of_place(place)
    assert {name: key for name, key in acts.items() if key not in keys} == {}


def test_every_kind_of_place_is_walked_through_and_has_its_headings() -> None:
    places = {kind.__name__ for kind in get_args(Place)}
    assert set(WALKED.values()) == HEADINGS.keys() == places


def test_every_key_that_a_screen_takes_is_on_the_sheet() -> None:
    found = taken()
    assert {"Ctrl+T", "Ctrl+D", "Ctrl+Shift+P", "Ctrl+PgDown", "F9", "Ctrl+Return"} <= found.keys()
    sheet = set(named(GROUPS))
    assert {key: place for key, place in found.items() if key not in sheet} == {}


def test_no_screen_takes_what_text_fields_take_for_themselves() -> None:
    # On Linux a field jumps to its end, or clears itself, and the act never hears of the key.
    assert not {"Ctrl+E", "Ctrl+U"} & taken().keys()


def test_people_see_the_keys_of_what_they_may_do() -> None:
    assert {group.role for group in groups_for(("clerk",))} == {None}
    clerk = set(named(groups_for(("clerk",))))
    supervisor = set(named(groups_for(("clerk", "supervisor"))))
    assert supervisor - clerk == {
        "Ctrl+Shift+S", "Ctrl+Shift+E", "Ctrl+Shift+P", "Ctrl+J",
    }  # fmt: skip
    assert groups_for((Role.ADMINISTRATOR,)) == GROUPS


@pytest.mark.parametrize("count", range(1, 8))
def test_columns_keep_the_order_and_none_could_be_lower(count: int) -> None:
    columns = columns_of(GROUPS, count)
    assert len(columns) <= count
    assert tuple(group for column in columns for group in column) == GROUPS
    heights = [sum(group.lines for group in column) for column in columns]
    ends = [0]
    for _ in range(count):
        ends.append(_furthest(ends[-1], max(heights) - 1))
    assert ends[-1] < len(GROUPS), "they fit lower"


def _furthest(begin: int, height: int) -> int:
    end = begin
    while end < len(GROUPS) and sum(group.lines for group in GROUPS[begin : end + 1]) <= height:
        end += 1
    return end


def test_there_are_no_more_columns_than_are_needed() -> None:
    assert len(laid_out(GROUPS, most=4, lines=1000)) == 1
    assert laid_out(GROUPS, most=4, lines=1) == columns_of(GROUPS, 4)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_says_what_its_key_does(language: str) -> None:
    words = Words(language)
    for group in GROUPS:
        names = [name for _, name in group.keys]
        assert len({words.say(f"keys.{name}") for name in (group.name, *names)}) == len(names) + 1


def test_a_clerk_sees_all_of_it_on_the_smallest_office_screen(desk: DeskWindow) -> None:
    desk.window.resize(*SMALL)
    for _ in range(2):
        desk.press(Qt.Key.Key_F1)
    sheet = desk.window.findChild(KeySheet)
    desk.wait(sheet.isVisible)
    caps = sheet.findChildren(KeyCap)
    lowest = max(cap.mapTo(sheet, cap.rect().bottomLeft()).y() for cap in caps)
    assert lowest < sheet.height() <= SMALL[1]
    sheet.close()


def test_keys_are_called_as_on_the_keyboard(desk: DeskWindow) -> None:
    for _ in range(2):
        desk.press(Qt.Key.Key_F1)
    sheet = desk.window.findChild(KeySheet)
    caps = {cap.accessibleName() for cap in sheet.findChildren(KeyCap)}
    assert {"Ctrl+Invio", "Alt+Canc"} <= caps
    assert not [cap for cap in caps if ENTER in cap or DELETE in cap or "Del" in cap]
