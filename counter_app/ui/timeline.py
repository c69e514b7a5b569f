"""The story of a notice, wide for a page and narrow for a panel."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from counter_app.ui.answers import Step
from counter_app.ui.look import Look
from counter_app.ui.parts import Elided, label, picture, row, rule
from counter_app.ui.theme import Tone

#: Height of a line of the wide story: seven of them fit a small screen under the training band.
LINE_PX = 36


def wide_timeline(look: Look, steps: Sequence[Step]) -> QWidget:
    """One line for each step: icon, what, when, the evidence."""
    box = QWidget()
    px = look.theme.px
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(0)
    grid.setColumnMinimumWidth(1, px(270))
    grid.setColumnMinimumWidth(2, px(150))
    grid.setColumnStretch(3, 1)
    for place, step in enumerate(steps):
        line = 2 * place
        grid.setRowMinimumHeight(line, px(LINE_PX))
        grid.addWidget(_symbol(look, step, 22), line, 0)
        grid.addWidget(label(step.title, "strong" if step.reached else "muted"), line, 1)
        grid.addWidget(label(step.when, "quiet" if step.reached else "muted"), line, 2)
        detail = Elided(step.detail, "quiet" if step.reached else "muted")
        grid.addWidget(detail, line, 3)
        if place + 1 < len(steps):
            grid.addWidget(rule(look), line + 1, 0, 1, 4)
    grid.setRowStretch(2 * len(steps), 1)
    box.setAccessibleName(". ".join(f"{one.title}, {one.when}" for one in steps))
    return box


def narrow_timeline(look: Look, steps: Sequence[Step]) -> QWidget:
    """Two lines for each step that happened; what is to come is left to the page."""
    box = QWidget()
    px = look.theme.px
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    for step in steps:
        if not step.reached:
            continue
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(step.title))
        words.addWidget(label(step.when, "hint"))
        line = row(look, _symbol(look, step, 20), spacing=10)
        line.addLayout(words, 1)
        column.addLayout(line)
    return box


def _symbol(look: Look, step: Step, size: int) -> QWidget:
    colour = look.theme.ink(Tone.PAID).text if step.reached else look.theme.muted
    return picture(look.icons.pixmap(step.icon, colour, size))
