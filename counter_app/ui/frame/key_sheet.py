"""Every key of the program on one sheet, by where it is of use."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.frame.training_band import TrainingBand
from counter_app.ui.style.look import Look
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.key_button import KeyCap
from counter_app.ui.widgets.parts import label, row, rule, scrolled
from payments_core.model.role import Role

Keys = tuple[tuple[tuple[str, ...], str], ...]

#: Keys whose name depends on the language, by the name of their word in the catalogue.
ENTER, ARROWS, DELETE, SPACE, UP = "enter", "arrows", "delete", "space", "up"
#: Width of a column in pixels at 100 %: as many stand side by side as the window has room for.
COLUMN = 300
#: Height of a line, and of all that is no line, in pixels at 100 %.
LINE, EDGES_HIGH = 25, 90


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that are of use in one place, with the names of their sentences in the catalogue;
    `role` is who alone can do these things, None for everybody."""

    name: str
    keys: Keys
    role: Role | None = None

    @property
    def lines(self) -> int:
        """The height on the sheet: its keys, its name and the room before it."""
        return len(self.keys) + 2


#: All groups as one reads them, whatever the columns they fall in.
GROUPS: tuple[KeyGroup, ...] = (
    KeyGroup(
        "everywhere",
        (
            (("F1",), "help"),
            (("F1", "F1"), "sheet"),
            (("F2", "Ctrl+F"), "search"),
            (("Ctrl+K",), "commands"),
            (("F3",), "next"),
            (("F6", "Shift+F6"), "area"),
            (("F8",), "last_citizen"),
            (("Shift+F7",), "print_last"),
            (("Ctrl+1 … 5",), "areas"),
            (("Ctrl+N",), "new_person"),
            (("Ctrl+R",), "resume"),
            (("F9", f"Ctrl+{ENTER}"), "main"),
            (("Esc",), "back"),
        ),
    ),
    KeyGroup(
        "with_window",
        (
            (("Ctrl+L",), "lock"),
            (("Ctrl+Shift+L",), "pin"),
            (("Ctrl+,",), "settings"),
            (("Ctrl++", "Ctrl+-"), "text_size"),
            (("Ctrl+0",), "text_normal"),
            (("Ctrl+Shift+A",), "training"),
            (("Ctrl+Shift+C",), "copy_report"),
            (("Ctrl+Shift+O",), "open_reports"),
        ),
    ),
    KeyGroup(
        "with_citizen",
        (
            (("F4",), "new_notice"),
            (("F5",), "verify"),
            (("F7",), "print"),
            (("F12",), "show_code"),
            (("Ctrl+T",), "plan_of_notice"),
            (("Ctrl+D",), "cancel"),
            (("Ctrl+M",), "refund"),
            (("Ctrl+I",), "panel"),
            (("Ctrl+Shift+F",), "filter"),
            (("Ctrl+Shift+N",), "notes"),
            (("F9", "Ctrl+D"), "note_acts"),
            (("Alt+0",), "repeat"),
        ),
    ),
    KeyGroup(
        "with_paper",
        (
            (("Ctrl+O",), "preview"),
            (("F7",), "print_paper"),
            (("Ctrl+P",), "print_page"),
            (("Ctrl+F7",), "print_plan"),
            (("Ctrl+Shift+F7",), "print_situation"),
            (("+", "-"), "zoom"),
            (("F5",), "paper_story"),
            (("Ctrl+PgDown",), "other_receipt"),
            (("Ctrl+S", "Ctrl+Shift+M"), "paper_file"),
        ),
    ),
    KeyGroup(
        "with_form",
        (
            (("Alt+1 … 9",), "favourites"),
            (("F12",), "release_code"),
            (("Ctrl+H",), "hold"),
            (("Ctrl+T",), "plan"),
            (("Ctrl+Shift+T",), "free_plan"),
            (("Alt+Ins", f"Alt+{DELETE}"), "plan_lines"),
            (("F5",), "rest"),
            (("Ctrl+O",), "co_debtor"),
            (("Ctrl+B",), "pad"),
            (("Ctrl+S", "Ctrl+D"), "template"),
        ),
    ),
    KeyGroup(
        "with_tasks",
        (
            (("Ctrl+D",), "close_task"),
            (("Ctrl+M",), "hand_task"),
            (("Ctrl+H",), "snooze"),
            (("F7", "F9"), "lost_paper"),
            (("Ctrl+D",), "not_needed"),
        ),
    ),
    KeyGroup(
        "with_day",
        (
            (("F5",), "day_again"),
            ((f"Alt+{ARROWS}",), "day_before"),
            (("Ctrl+P",), "day_report"),
            (("Ctrl+S",), "day_export"),
        ),
    ),
    KeyGroup(
        "with_list",
        (
            ((ARROWS,), "rows"),
            ((ENTER,), "open"),
            ((SPACE, f"Shift+{ARROWS}"), "choose_rows"),
            (("Ctrl+A",), "choose_all"),
            (("F7", "Ctrl+O"), "print_row"),
            (("Ctrl+P",), "print_these"),
            (("Ctrl+S", "Ctrl+D"), "export"),
            ((f"Ctrl+{UP}",), "sort"),
            (("Ctrl+G",), "columns"),
            (("F5",), "refresh"),
        ),
    ),
    KeyGroup(
        "with_bulk",
        (
            (("F9", "Ctrl+H"), "hold_print"),
            (("Ctrl+D",), "stop_print"),
            (("F5",), "bulk_story"),
        ),
    ),
    KeyGroup(
        "with_settings",
        (
            (("F5", "F9"), "seek_printers"),
            (("F7", "Ctrl+F7"), "try_printers"),
            (("Ctrl+Shift+F7",), "add_printer"),
            (("Ctrl+D",), "drop_roll"),
            (("Ctrl+Shift+L",), "set_pin"),
            (("Ctrl+Shift+D",), "drop_pin"),
            (("Ctrl+G",), "enrol_again"),
        ),
    ),
    KeyGroup(
        "with_decisions",
        (
            (("Ctrl+Shift+S",), "suspend"),
            (("Ctrl+Shift+E",), "change"),
            (("Ctrl+Shift+P",), "paid_elsewhere"),
            (("Ctrl+M",), "decide_refund"),
            (("Ctrl+M",), "decide_cancel"),
            (("F9", "Ctrl+D"), "approve_reject"),
            (("F9",), "close_day"),
            (("Ctrl+J",), "more_payments"),
        ),
        Role.SUPERVISOR,
    ),
    KeyGroup(
        "with_kinds",
        (
            (("Ctrl+6",), "kinds"),
            (("Alt+1 … 5",), "sections"),
            (("Alt+Ins", f"Alt+{DELETE}"), "cards"),
            ((f"Alt+{ARROWS}",), "move_cards"),
            (("F5",), "try_out"),
            (("Ctrl+N",), "new_version"),
            (("Ctrl+D",), "copy_kind"),
            (("Ctrl+I",), "kind_history"),
            (("F9",), "save_kind"),
            (("Ctrl+G",), "discard"),
        ),
        Role.ADMINISTRATOR,
    ),
)


def groups_for(roles: Collection[str]) -> tuple[KeyGroup, ...]:
    """What somebody of these roles can do; an administrator decides, too."""
    administers = Role.ADMINISTRATOR in roles
    return tuple(
        group for group in GROUPS if group.role is None or administers or group.role in roles
    )


def laid_out(groups: Sequence[KeyGroup], most: int, lines: int) -> tuple[tuple[KeyGroup, ...], ...]:
    """As few columns as show everything in so many lines, at most `most`."""
    for count in range(1, most):
        columns = columns_of(groups, count)
        if max(sum(group.lines for group in column) for column in columns) <= lines:
            return columns
    return columns_of(groups, most)


def columns_of(groups: Sequence[KeyGroup], count: int) -> tuple[tuple[KeyGroup, ...], ...]:
    """The groups in their order over at most so many columns, the highest as low as can be."""
    lines = [group.lines for group in groups]
    height = max(*lines, sum(lines) // count)
    while len(columns := _filled(groups, height)) > count:
        height += 1
    return columns


def _filled(groups: Sequence[KeyGroup], height: int) -> tuple[tuple[KeyGroup, ...], ...]:
    columns: list[list[KeyGroup]] = [[]]
    filled = 0
    for group in groups:
        if filled + group.lines > height:
            columns.append([])
            filled = 0
        columns[-1].append(group)
        filled += group.lines
    return tuple(tuple(column) for column in columns if column)


def cap_said(words: Words, cap: str) -> str:
    """A key as the keyboard of this language names it."""
    for name in (ENTER, ARROWS, DELETE, SPACE, UP):
        cap = cap.replace(name, words.say(f"key.{name}"))
    return cap


def key_lines(look: Look, lines: Iterable[tuple[Sequence[str], str]]) -> QGridLayout:
    """Caps and what they do, a line each; long sentences take a second line."""
    px = look.theme.px
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(0)
    grid.setColumnMinimumWidth(0, px(104))
    grid.setColumnStretch(1, 1)
    for line, (caps, sentence) in enumerate(lines):
        drawn = (KeyCap(look, cap) for cap in caps)
        grid.addLayout(row(look, *drawn, None, spacing=4), line, 0)
        grid.addWidget(label(sentence, "hint", wrap=True), line, 1)
    return grid


class KeySheet(QDialog):
    """As many columns as the window is wide for its text; Esc or F1 closes it."""

    def __init__(
        self, look: Look, parent: QWidget, roles: Collection[str], *, training: bool = False
    ) -> None:
        super().__init__(parent)
        self._look = look
        px, say = look.theme.px, look.words.say
        self.setObjectName("key_sheet")
        self.setWindowTitle(say("keys.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        if training:
            outer.addWidget(TrainingBand(look))
        ground = QVBoxLayout()
        outer.addLayout(ground)
        ground.setContentsMargins(px(24), px(12), px(16), px(12))
        ground.setSpacing(px(8))
        close = label(say("keys.close"), "hint")
        ground.addLayout(row(look, label(say("keys.title"), "title"), None, close))
        ground.addWidget(rule(look))
        room = parent.window().size()
        wide = room.width() - px(16)
        edges = px(24) + px(16) + px(16)
        lines = max((room.height() - px(EDGES_HIGH)) // px(LINE), 1)
        most = max((wide - edges) // px(COLUMN), 1)
        shown = laid_out(groups_for(roles), most, lines)
        wide = min(wide, edges + len(shown) * px(COLUMN + 60))
        inside = self._columns(shown)
        area = scrolled(inside)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(say("keys.title"))
        ground.addWidget(area, 1)
        above = outer.sizeHint().height() - area.sizeHint().height()
        high = above + inside.heightForWidth(wide - edges)
        self.resize(wide, min(high + px(8), room.height() - px(16)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key that opened the sheet closes it, too."""
        if event.key() == Qt.Key.Key_F1:
            self.close()
        else:
            super().keyPressEvent(event)

    def _columns(self, shown: Sequence[Sequence[KeyGroup]]) -> QWidget:
        px = self._look.theme.px
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, px(8), 0)
        columns.setSpacing(px(24))
        for groups in shown:
            columns.addLayout(self._column(groups), 1)
        return inside

    def _column(self, groups: Sequence[KeyGroup]) -> QVBoxLayout:
        px, words = self._look.theme.px, self._look.words
        column = QVBoxLayout()
        column.setSpacing(0)
        for place, group in enumerate(groups):
            if place:
                column.addSpacing(px(10))
            column.addWidget(label(words.say(f"keys.{group.name}"), "label"))
            lines = (
                ([cap_said(words, cap) for cap in caps], words.say(f"keys.{name}"))
                for caps, name in group.keys
            )
            column.addLayout(key_lines(self._look, lines))
        column.addStretch(1)
        return column
