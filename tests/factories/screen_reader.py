"""A screen reader: says what stands on the screen and what was said of itself meanwhile.

A program of its own, run by the Python of the system, which has the accessibility library
(`python3-gi`, `gir1.2-atspi-2.0`): `/usr/bin/python3 screen_reader.py PROGRAM`. Each line on its
standard input is a question, each line on its standard output the answer as JSON:

- `look`: every part that shows, from the top of the window on, as a list of objects;
- `heard`: names that have changed and parts that got the focus since the last such question.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  (the version is chosen first)

#: States that a screen reader speaks or acts on; the others are about drawing.
SPOKEN = (
    "active", "checked", "editable", "enabled", "expandable", "expanded", "focusable", "focused",
    "selected", "showing",
)  # fmt: skip
#: Rows of a table below which nothing is looked at: a list may be long.
ROWS = 12


def look(program: str) -> list[dict[str, object]]:
    """All that shows of a program."""
    desktop = Atspi.get_desktop(0)
    found: list[dict[str, object]] = []
    for at in range(desktop.get_child_count()):
        top = desktop.get_child_at_index(at)
        if top is not None and program in top.get_name():
            for place in range(top.get_child_count()):
                _walk(top.get_child_at_index(place), "", found)
    return found


def _walk(part: Atspi.Accessible | None, inside: str, found: list[dict[str, object]]) -> None:
    if part is None:
        return
    states = part.get_state_set()
    spoken = [name for name in SPOKEN if states.contains(_state(name))]
    if "showing" not in spoken:
        return
    path = f"{inside}/{part.get_index_in_parent()}"
    role = part.get_role_name()
    found.append(
        {
            "path": path,
            "role": role,
            "name": part.get_name(),
            "description": part.get_description(),
            "text": _text(part),
            "states": spoken,
        }
    )
    count = part.get_child_count()
    if role == "table":
        count = min(count, ROWS * max(part.get_table_iface().get_n_columns(), 1))
    for place in range(count):
        _walk(part.get_child_at_index(place), path, found)


def _state(name: str) -> Atspi.StateType:
    return getattr(Atspi.StateType, name.upper())


def _text(part: Atspi.Accessible) -> str:
    text = part.get_text_iface()
    return "" if text is None else Atspi.Text.get_text(text, 0, text.get_character_count())


class Reader:
    """Answers questions while it listens."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._heard: list[dict[str, str]] = []
        self._loop = GLib.MainLoop()
        self._listener = Atspi.EventListener.new(self._hear)
        for event in ("object:property-change:accessible-name", "object:state-changed:focused"):
            self._listener.register(event)
        GLib.io_add_watch(
            GLib.IOChannel.unix_new(0), 0, GLib.IOCondition.IN | GLib.IOCondition.HUP, self._asked
        )

    def run(self) -> None:
        """Until nobody asks any more."""
        self._say("ready")
        self._loop.run()

    def _hear(self, event: Atspi.Event) -> None:
        try:
            name = event.source.get_name()
        except GLib.Error:  # gone again
            return
        if event.type.startswith("object:state-changed") and not event.detail1:
            return
        self._heard.append({"event": event.type, "name": name})

    def _asked(self, _channel: GLib.IOChannel, _condition: GLib.IOCondition) -> bool:
        question = sys.stdin.readline().strip()
        if not question:
            self._loop.quit()
            return False
        if question == "look":
            try:
                self._say(look(self._program))
            except GLib.Error:  # the screen has changed under the reader's eyes
                self._say([])
        else:
            heard, self._heard = self._heard, []
            self._say(heard)
        return True

    def _say(self, what: object) -> None:
        sys.stdout.write(json.dumps(what) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    Reader(sys.argv[1]).run()
