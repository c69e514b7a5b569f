"""The sheet names every key that some screen takes, and shows people only what they may do."""

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt

from counter_app.ui.frame.key_sheet import DELETE, ENTER, GROUPS, KeySheet, columns_for
from counter_app.ui.widgets.key_button import KeyCap
from tests.architecture.source import ROOT, modules, string_literals
from tests.factories.desk_window import DeskWindow

#: A key as Qt and the sheet write it, with a modifier or a function key.
KEY = re.compile(r"(?=F|.*\+.)(?:(?:Ctrl|Alt|Shift)\+)*(?:F\d{1,2}|[A-Z0-9+-]|Return|Ins|Del)")
#: "Ctrl+1 … 5" stands for five keys.
RANGE = re.compile(r"(.*)(\d) … (\d)")


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


def named(roles: tuple[str, ...]) -> Iterator[str]:
    """Every key on the sheet for these roles."""
    for groups in columns_for(roles):
        for _, keys in groups:
            for caps, _ in keys:
                for cap in caps:
                    if several := RANGE.fullmatch(cap):
                        start, first, last = several.groups()
                        yield from (f"{start}{n}" for n in range(int(first), int(last) + 1))
                    else:
                        yield cap.replace(ENTER, "Return").replace(DELETE, "Del")


def test_every_key_that_a_screen_takes_is_on_the_sheet() -> None:
    found = taken()
    assert {"Ctrl+T", "Ctrl+D", "Ctrl+Shift+P", "F9", "Ctrl+Return"} <= found.keys()
    sheet = set(named(("administrator",)))
    assert {key: place for key, place in found.items() if key not in sheet} == {}


def test_no_screen_takes_what_text_fields_take_for_themselves() -> None:
    # On Linux a field jumps to its end, or clears itself, and the act never hears of the key.
    assert not {"Ctrl+E", "Ctrl+U"} & taken().keys()


def test_people_see_the_keys_of_what_they_may_do() -> None:
    assert columns_for(("clerk",)) == GROUPS
    clerk, supervisor = set(named(("clerk",))), set(named(("clerk", "supervisor")))
    assert supervisor - clerk == {
        "Ctrl+Shift+S", "Ctrl+Shift+E", "Ctrl+Shift+P", "Ctrl+J",
    }  # fmt: skip
    assert {"Ctrl+6", "Alt+1 … 5"} <= set(named(("administrator",))) - supervisor


def test_keys_are_called_as_on_the_keyboard(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_F1)
    sheet = desk.window.findChild(KeySheet)
    caps = {cap.accessibleName() for cap in sheet.findChildren(KeyCap)}
    assert {"Ctrl+Invio", "Alt+Canc"} <= caps
    assert not [cap for cap in caps if ENTER in cap or DELETE in cap or "Del" in cap]
