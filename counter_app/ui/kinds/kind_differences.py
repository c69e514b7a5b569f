"""What is different between two documents, line by line: where, before, after."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from counter_app.ui.kinds.kind_words import author_of, place_in_words, value_in_words
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import day_and_hour
from counter_app.ui.widgets.parts import empty, label, row, rule, scrolled
from payments_core.wire.desk.catalogue_messages import Difference, KindRevision

#: Differences that one list shows; the rest are counted.
SHOWN = 200


def differences_grid(
    look: Look, differences: Sequence[Difference], *, is_new: bool = False, upright: bool = False
) -> QWidget:
    """A line for each difference; `upright` puts before and after under the place. Of a kind that
    `is_new` there is nothing before."""
    words = look.words
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.theme.px(16))
    grid.setVerticalSpacing(look.theme.px(6))
    if not upright:
        heads = ["where", "after"] if is_new else ["where", "before", "after"]
        for column, head in enumerate(heads):
            grid.addWidget(label(words.say(f"kinds.{head}"), "label"), 0, column)
        for column, share in enumerate((5, 4) if is_new else (5, 3, 3)):
            grid.setColumnStretch(column, share)
    line = 1
    for one in differences[:SHOWN]:
        place = label(place_in_words(words, one.place), "label" if upright else "quiet", wrap=True)
        before, after = (value_in_words(words, one.place, side) for side in (one.before, one.after))
        if upright:
            grid.addWidget(place, line, 0)
            how = "added" if one.before is None else "removed" if one.after is None else "from_to"
            said = words.say(f"kinds.{how}", before=before, after=after)
            grid.addWidget(label(said, "body", wrap=True), line + 1, 0)
            line += 2
            continue
        grid.addWidget(place, line, 0, Qt.AlignmentFlag.AlignTop)
        sides = [after] if is_new else [before, after]
        for column, side in enumerate(sides, start=1):
            role = "body" if column == len(sides) else "muted"
            grid.addWidget(label(side, role, wrap=True), line, column, Qt.AlignmentFlag.AlignTop)
        line += 1
    if len(differences) > SHOWN:
        more = words.say("kinds.more_differences", number=len(differences) - SHOWN)
        grid.addWidget(label(more, "hint"), line, 0)
    return made


class DifferencesPanel(QWidget):
    """What saving would change, in place of the form, before it is saved."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("differences_panel")
        px = look.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(16), px(16))
        column.setSpacing(px(8))
        self._title = label("", "title")
        self._hint = label("", "quiet", wrap=True)
        inside = QWidget()
        self._place = QVBoxLayout(inside)
        self._place.setContentsMargins(px(4), px(4), px(8), px(4))
        for widget in (self._title, self._hint, rule(look)):
            column.addWidget(widget)
        self._area = scrolled(inside)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setObjectName("differences")
        column.addWidget(self._area, 1)

    def begin(self) -> None:
        """Arrows scroll it."""
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """Where Tab stops in it."""
        return [self._area]

    def show_differences(
        self, name: str, differences: Sequence[Difference], *, is_new: bool
    ) -> None:
        """These, for the kind of this name."""
        words = self._look.words
        self._title.setText(
            words.say("kinds.confirm_new", name=name)
            if is_new
            else words.count("kinds.confirm", len(differences), name=name)
        )
        self._hint.setText(words.say("kinds.confirm_hint"))
        empty(self._place)
        self._place.addWidget(differences_grid(self._look, differences, is_new=is_new))
        self._place.addStretch(1)
        self.setAccessibleName(self._title.text())
        self._area.setAccessibleName(self._title.text())


class HistoryPanel(QWidget):
    """Who changed a kind when, newest first, with what became different."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("history_panel")
        self.setAccessibleName(look.words.say("kinds.history"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(8))
        column.addWidget(label(look.words.say("kinds.history"), "title"))
        inside = QWidget()
        self._place = QVBoxLayout(inside)
        edge = look.theme.px(4)
        self._place.setContentsMargins(edge, edge, 2 * edge, edge)
        self._place.setSpacing(look.theme.px(8))
        self._area = scrolled(inside)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(look.words.say("kinds.history"))
        column.addWidget(self._area, 1)

    def stops(self) -> list[QWidget]:
        """Where Tab stops in it."""
        return [self._area]

    def show_revisions(self, revisions: Sequence[KindRevision]) -> None:
        """These; none while they are not known or there are none yet."""
        empty(self._place)
        words = self._look.words
        if not revisions:
            self._place.addWidget(label(words.say("kinds.no_history"), "quiet", wrap=True))
        for place, one in enumerate(revisions):
            if place:
                self._place.addWidget(rule(self._look))
            number = label(words.say("kinds.revision", number=one.revision), "strong")
            when = label(day_and_hour(one.made_at), "hint")
            self._place.addLayout(row(self._look, number, None, when))
            self._place.addWidget(label(author_of(words, one), "quiet", wrap=True))
            if one.differences:
                self._place.addWidget(differences_grid(self._look, one.differences, upright=True))
            elif place == len(revisions) - 1:
                self._place.addWidget(label(words.say("kinds.first_revision"), "hint"))
        self._place.addStretch(1)

    def begin(self) -> None:
        """Arrows scroll it."""
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)
