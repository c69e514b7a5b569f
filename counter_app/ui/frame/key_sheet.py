"""F1: every key of the program on one sheet, by where it is of use."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QGridLayout, QVBoxLayout, QWidget

from counter_app.ui.frame.training_band import TrainingBand
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import RAIL_WORDS_FROM
from counter_app.ui.widgets.key_button import KeyCap
from counter_app.ui.widgets.parts import label, row, rule, scrolled
from payments_core.model.role import Role

Keys = tuple[tuple[tuple[str, ...], str], ...]

#: Keys whose name depends on the language, by the name of their word in the catalogue.
ENTER, ARROWS, DELETE, SPACE, UP = "enter", "arrows", "delete", "space", "up"
#: Groups with their keys and the name of each sentence in the catalogue, by column of the sheet.
GROUPS: tuple[tuple[tuple[str, Keys], ...], ...] = (
    (
        (
            "everywhere",
            (
                (("F1",), "help"),
                (("F2", "Ctrl+F"), "search"),
                (("Ctrl+K",), "commands"),
                (("F3",), "next"),
                (("F6", "Shift+F6"), "area"),
                (("F8",), "last_citizen"),
                (("Shift+F7",), "print_last"),
                (("Ctrl+1 … 5",), "areas"),
                (("Ctrl+N",), "new_person"),
                (("Ctrl+R",), "resume"),
                (("Ctrl+L",), "lock"),
                (("Ctrl+,",), "settings"),
                (("Ctrl+Shift+A",), "training"),
                (("Ctrl+Shift+C",), "copy_report"),
                (("Ctrl+Shift+O",), "open_reports"),
                (("Ctrl++", "Ctrl+-"), "text_size"),
                (("Ctrl+0",), "text_normal"),
                (("Esc",), "back"),
            ),
        ),
        (
            "with_day",
            (
                (("F5",), "day_again"),
                ((f"Alt+{ARROWS}",), "day_before"),
                (("Ctrl+P",), "day_report"),
                (("Ctrl+S",), "day_export"),
            ),
        ),
        (
            "with_list",
            (
                ((ARROWS,), "rows"),
                ((ENTER,), "open"),
                (("Ctrl+D",), "close_task"),
                (("Ctrl+M",), "hand_task"),
                (("Ctrl+H",), "snooze"),
                (("F7", "F9"), "lost_paper"),
                ((SPACE, f"Shift+{ARROWS}"), "choose_rows"),
                (("Ctrl+A",), "choose_all"),
                (("Ctrl+P",), "print_these"),
                (("Ctrl+S",), "export"),
                ((f"Ctrl+{UP}",), "sort"),
                (("Ctrl+G",), "columns"),
                (("F5",), "refresh"),
                (("Ctrl+H", "F9"), "hold_print"),
            ),
        ),
    ),
    (
        (
            "with_citizen",
            (
                (("F4",), "new_notice"),
                (("Ctrl+Shift+N",), "notes"),
                (("Ctrl+Shift+F",), "filter"),
                (("F5",), "verify"),
                (("F7",), "print"),
                (("Ctrl+F7",), "print_plan"),
                (("Ctrl+P",), "print_page"),
                (("Ctrl+O",), "preview"),
                (("Ctrl+S", "Ctrl+Shift+M"), "paper_file"),
                (("Ctrl+Shift+F7",), "print_situation"),
                (("Ctrl+M",), "refund"),
                (("F12",), "show_code"),
                (("Alt+0",), "repeat"),
                (("Ctrl+D",), "cancel"),
                (("Ctrl+I",), "panel"),
            ),
        ),
        (
            "with_form",
            (
                (("Alt+1 … 9",), "favourites"),
                (("Ctrl+T",), "plan"),
                (("Ctrl+B",), "pad"),
                (("Ctrl+Shift+T",), "free_plan"),
                (("Alt+Ins", f"Alt+{DELETE}"), "plan_lines"),
                (("F5",), "rest"),
                (("Ctrl+O",), "co_debtor"),
                (("Ctrl+S", "Ctrl+D"), "template"),
                (("Ctrl+H",), "hold"),
                (("F12",), "release_code"),
                (("F9", f"Ctrl+{ENTER}"), "main"),
            ),
        ),
    ),
)
#: What only those who lead clerks can do: with a notice, and with a refund that waits.
FOR_SUPERVISORS: tuple[tuple[str, Keys], ...] = (
    (
        "with_decisions",
        (
            (("Ctrl+Shift+S",), "suspend"),
            (("Ctrl+Shift+E",), "change"),
            (("Ctrl+Shift+P",), "paid_elsewhere"),
            (("Ctrl+M",), "decide_refund"),
            (("F9", "Ctrl+D"), "approve_reject"),
            (("F9",), "close_day"),
            (("Ctrl+J",), "more_payments"),
        ),
    ),
)
#: What only administrators can do; their areas are six.
FOR_ADMINISTRATORS: tuple[tuple[str, Keys], ...] = (
    (
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
            (("Ctrl+G",), "discard"),
        ),
    ),
)


def columns_for(roles: Collection[str]) -> tuple[tuple[tuple[str, Keys], ...], ...]:
    """The columns of the sheet for an operator of these roles."""
    administers = Role.ADMINISTRATOR in roles
    decides = FOR_SUPERVISORS if administers or Role.SUPERVISOR in roles else ()
    further = (*decides, *(FOR_ADMINISTRATORS if administers else ()))
    return (*GROUPS, further) if further else GROUPS


class KeySheet(QDialog):
    """Columns of keys, or one where the window is narrow for its text; Esc or F1 closes it."""

    def __init__(
        self, look: Look, parent: QWidget, roles: Collection[str], *, training: bool = False
    ) -> None:
        super().__init__(parent)
        self._look = look
        px, say = look.theme.px, look.words.say
        self.setObjectName("key_sheet")
        self.setWindowTitle(say("keys.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inside = QWidget()
        narrow = parent.window().width() < px(RAIL_WORDS_FROM)
        upright, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        columns = QBoxLayout(upright if narrow else across, inside)
        columns.setContentsMargins(0, 0, px(8), 0)
        columns.setSpacing(px(16 if narrow else 48))
        for groups in columns_for(roles):
            columns.addLayout(self._column(groups))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        if training:
            outer.addWidget(TrainingBand(look))
        ground = QVBoxLayout()
        outer.addLayout(ground)
        ground.setContentsMargins(px(32), px(20), px(24), px(24))
        ground.setSpacing(px(12))
        close = label(say("keys.close"), "hint")
        ground.addLayout(row(look, label(say("keys.title"), "title"), None, close))
        ground.addWidget(rule(look))
        area = scrolled(inside)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(say("keys.title"))
        ground.addWidget(area, 1)
        room, edges = parent.window().size(), ground.contentsMargins()
        wanted = inside.sizeHint()
        wide = wanted.width() + edges.left() + edges.right() + px(16)
        self.resize(
            min(wide, room.width() - px(32)), min(wanted.height() + px(112), room.height() - px(16))
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key that opened the sheet closes it, too."""
        if event.key() == Qt.Key.Key_F1:
            self.close()
        else:
            super().keyPressEvent(event)

    def _column(self, groups: tuple[tuple[str, Keys], ...]) -> QVBoxLayout:
        px = self._look.theme.px
        column = QVBoxLayout()
        column.setSpacing(px(6))
        for place, (name, keys) in enumerate(groups):
            if place:
                column.addSpacing(px(10))
            column.addWidget(label(self._look.words.say(f"keys.{name}"), "label"))
            column.addLayout(self._lines(keys))
        column.addStretch(1)
        return column

    def _lines(self, keys: Keys) -> QGridLayout:
        px, say = self._look.theme.px, self._look.words.say
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        grid.setColumnMinimumWidth(0, px(124))
        grid.setColumnStretch(1, 1)
        for line, (caps, name) in enumerate(keys):
            drawn = (KeyCap(self._look, self._cap(cap)) for cap in caps)
            grid.addLayout(row(self._look, *drawn, None, spacing=6), line, 0)
            grid.addWidget(label(say(f"keys.{name}")), line, 1)
        return grid

    def _cap(self, cap: str) -> str:
        for name in (ENTER, ARROWS, DELETE, SPACE, UP):
            cap = cap.replace(name, self._look.words.say(f"key.{name}"))
        return cap
