"""The story of a notice, wide for a page and narrow for a panel."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.parts import Elided, label, picture, rule
from counter_app.ui.widgets.step import Step

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
    """A line for each step that happened, with its day; the hour is under the pointer and on the
    page, what is to come on the page alone."""
    box = QWidget()
    px = look.theme.px
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(8))
    grid.setVerticalSpacing(px(4))
    grid.setColumnStretch(1, 1)
    reached = [step for step in steps if step.reached]
    for line, step in enumerate(reached):
        grid.addWidget(_symbol(look, step, 20), line, 0)
        title = Elided(step.title, "body")
        title.setToolTip(f"{step.title} · {step.when}")
        grid.addWidget(title, line, 1)
        grid.addWidget(label(step.on, "hint"), line, 2)
    box.setAccessibleName(". ".join(f"{one.title}, {one.when}" for one in reached))
    return box


def _symbol(look: Look, step: Step, size: int) -> QWidget:
    """Green is kept for money that has come."""
    calm = look.theme.palette.text2 if step.reached else look.theme.muted
    colour = look.theme.ink(Tone.PAID).text if step.money else calm
    return picture(look.icons.pixmap(step.icon, colour, size))
