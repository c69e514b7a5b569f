"""What is different between two documents, line by line: where, before, after."""

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from counter_app.ui.kinds.kind_words import author_of, place_in_words, value_in_words
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import day_and_hour
from counter_app.ui.widgets.parts import empty, filling, label, row, rule, scrolled
from payments_core.wire.desk.catalogue_messages import Difference, KindRevision

#: Differences that one list shows; the rest are counted.
SHOWN = 200
#: So many are built in one turn of the window's loop: more than are in sight.
PORTION = 25
#: And so many revisions, each with its differences.
REVISIONS_PORTION = 8


class DifferencesGrid(QWidget):
    """A line for each difference; `upright` puts before and after under the place. Of a kind that
    `is_new` there is nothing before. Of many the first are built at once, the others a portion in
    each turn of the window's loop, below what is in sight."""

    def __init__(
        self,
        look: Look,
        differences: Sequence[Difference],
        *,
        is_new: bool = False,
        upright: bool = False,
    ) -> None:
        super().__init__()
        self._words = look.words
        self._is_new = is_new
        self._upright = upright
        self._left = deque(differences[:SHOWN])
        self._untold = len(differences) - len(self._left)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.theme.px(16))
        self._grid.setVerticalSpacing(look.theme.px(6))
        if not upright:
            self._add_heads()
        self._line = 1
        self._build_on()

    def _build_on(self) -> None:
        with filling(self):
            for _ in range(min(PORTION, len(self._left))):
                self._add(self._left.popleft())
        if self._left:
            QTimer.singleShot(0, self, self._build_on)
        elif self._untold:
            more = self._words.say("kinds.more_differences", number=self._untold)
            self._grid.addWidget(label(more, "hint"), self._line, 0)

    def _add_heads(self) -> None:
        heads = ["where", "after"] if self._is_new else ["where", "before", "after"]
        for column, head in enumerate(heads):
            self._grid.addWidget(label(self._words.say(f"kinds.{head}"), "label"), 0, column)
        for column, share in enumerate((5, 4) if self._is_new else (5, 3, 3)):
            self._grid.setColumnStretch(column, share)

    def _add(self, one: Difference) -> None:
        words, at_top = self._words, Qt.AlignmentFlag.AlignTop
        where = place_in_words(words, one.place)
        before, after = (value_in_words(words, one.place, side) for side in (one.before, one.after))
        if self._upright:
            self._grid.addWidget(label(where, "label", wrap=True), self._line, 0)
            how = "added" if one.before is None else "removed" if one.after is None else "from_to"
            said = words.say(f"kinds.{how}", before=before, after=after)
            self._grid.addWidget(label(said, "body", wrap=True), self._line + 1, 0)
            self._line += 2
            return
        sides = [(after, "body")] if self._is_new else [(before, "muted"), (after, "body")]
        for column, (said, role) in enumerate([(where, "quiet"), *sides]):
            self._grid.addWidget(label(said, role, wrap=True), self._line, column, at_top)
        self._line += 1


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
        self._place.addWidget(DifferencesGrid(self._look, differences, is_new=is_new))
        self._place.addStretch(1)
        self.setAccessibleName(self._title.text())
        self._area.setAccessibleName(self._title.text())


class HistoryPanel(QWidget):
    """Who changed a kind when, newest first, with what became different. Of many the newest are
    there at once, the others a portion in each turn of the window's loop."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("history_panel")
        self.setAccessibleName(look.words.say("kinds.history"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(8))
        column.addWidget(label(look.words.say("kinds.history"), "title"))
        self._inside = inside = QWidget()
        self._place = QVBoxLayout(inside)
        self._left = deque[KindRevision]()
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
        if not revisions:
            no_history = self._look.words.say("kinds.no_history")
            self._place.addWidget(label(no_history, "quiet", wrap=True))
        self._place.addStretch(1)
        self._left = deque(revisions)
        self._build_on()

    def _build_on(self) -> None:
        with filling(self._inside):
            for _ in range(min(REVISIONS_PORTION, len(self._left))):
                self._add(self._left.popleft())
        if self._left:
            QTimer.singleShot(0, self, self._build_on)

    def _add(self, one: KindRevision) -> None:
        """Under those that are there, above what keeps them at the top."""
        words, at = self._look.words, self._place.count() - 1
        parts: list[QWidget] = [] if at == 0 else [rule(self._look)]
        number = label(words.say("kinds.revision", number=one.revision), "strong")
        when = label(day_and_hour(one.made_at), "hint")
        head = QWidget()
        head.setLayout(row(self._look, number, None, when))
        parts += [head, label(author_of(words, one), "quiet", wrap=True)]
        if one.differences:
            parts.append(DifferencesGrid(self._look, one.differences, upright=True))
        elif not self._left:
            parts.append(label(words.say("kinds.first_revision"), "hint"))
        for place, part in enumerate(parts, start=at):
            self._place.insertWidget(place, part)

    def begin(self) -> None:
        """Arrows scroll it."""
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)
