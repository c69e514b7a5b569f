"""The small parts every view is made of: labels, cards, chips, fields, lines."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import delete

from counter_app.ui.style.fonts import Size, legible, sans
from counter_app.ui.style.icons import TONE_ICONS
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import Tone


def label(text: str, role: str = "body", *, wrap: bool = False) -> QLabel:
    """A text in one of the style sheet's roles; it never reads mark-up from outside."""
    made = Wrapped(text) if wrap else Plain(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


def set_role(words: QLabel, role: str) -> None:
    """Another of the style sheet's roles, for what stands in a window already."""
    set_style(words, "role", role)


def set_style(widget: QWidget, name: str, value: str) -> None:
    """Another value of a property that the style sheet asks for. Only where it is another one: to
    read the style sheet again costs as much as to make the widget."""
    if (widget.property(name) or "") != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Plain(QLabel):
    """Text with letters that can be seen; a screen reader is told it as it is."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._named = False
        Plain.setText(self, text)

    def setText(self, text: str) -> None:
        """Other words."""
        shown = legible(text)
        super().setText(shown)
        if shown != text or self._named:
            self._named = shown != text
            self.setAccessibleName(text if self._named else "")


class Wrapped(Plain):
    """Text over as many lines as the width asks for that its layout gives it.

    Qt's own label also asks, whatever its width, for the height of a nearly square shape, which
    makes a view look too tall for a window in which it fits. This one asks for one line; layouts
    learn the rest from its height for a width.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """One line; the width is the layout's to give."""
        return self.minimumSizeHint()

    def setText(self, text: str) -> None:
        """Other words; the pointer tells them whole, too."""
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """No width is too small."""
        around = self.contentsMargins()
        return QSize(0, self.fontMetrics().height() + around.top() + around.bottom())


class Elided(Plain):
    """One line that gives way: it ends in an ellipsis where the room ends, and says all of itself
    to a screen reader and under the pointer."""

    def __init__(self, text: str, role: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """No width is too small."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, cut at a whole letter."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        width = self.contentsRect().width()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
        painter.drawText(self.contentsRect(), self.alignment(), text)


#: Property of a field that a scanner may fill: the TypedKind that it takes.
TAKES = "takes"


def scrolled(inside: QWidget) -> QScrollArea:
    """A place that scrolls when the room is too small for what it holds."""
    area = QScrollArea()
    # Made here, so that Python knows its class. For one of Qt's own it would load all classes of
    # widgets to find it, when the ring climbs past it at the first picture.
    area.setViewport(QWidget())
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumSize(1, 1)
    inside.setProperty("part", "scrolled")
    area.setWidget(inside)
    return area


@contextmanager
def filling(holder: QWidget) -> Iterator[None]:
    """While parts are added to what holds them. In a window in sight Qt would show each by itself,
    and lay all of them out anew for it."""
    in_sight = holder.isVisible()
    if in_sight:
        holder.hide()
    try:
        yield
    finally:
        if in_sight:
            holder.show()


def bring_into_view(widget: QWidget) -> None:
    """Scroll whatever lies around a widget until it is seen."""
    step = widget.parentWidget()
    while step is not None:
        if isinstance(step, QScrollArea):
            step.ensureWidgetVisible(widget)
        step = step.parentWidget()


def focus_after(before: QWidget, *widgets: QWidget) -> None:
    """The focus comes to these after `before`, or after what has it before that, in their order.
    What is made when a window is there already would otherwise come last in it, after the buttons
    of its acts."""
    stop: QWidget | None = before
    while stop is not None and not stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
        stop = stop.previousInFocusChain()
    for one, other in itertools.pairwise((stop or before, *widgets)):
        QWidget.setTabOrder(one, other)


def focus_inside(holder: QWidget, *widgets: QWidget) -> None:
    """The focus comes to these, in their order, where it would come to what holds them: also to
    what is made later than that, and to what takes no focus yet."""
    line = [(one, one.focusPolicy()) for one in (holder, *widgets)]
    for one, _ in line:
        one.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt gives no others a place
    focus_after(holder, *widgets)
    for one, policy in line:
        one.setFocusPolicy(policy)


def picture(pixmap: QPixmap) -> QLabel:
    """An icon that says nothing by itself: its word stands beside it."""
    made = QLabel()
    made.setPixmap(pixmap)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def card(look: Look, *, margin: int = 16, part: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """A framed surface and the column inside it."""
    frame = QFrame()
    frame.setProperty("part", part)
    column = QVBoxLayout(frame)
    edge = look.theme.px(margin)
    column.setContentsMargins(edge, edge, edge, edge)
    column.setSpacing(look.theme.px(8))
    return frame, column


def rule(look: Look, *, upright: bool = False) -> QFrame:
    """A separator line."""
    line = QFrame()
    line.setProperty("part", "line")
    thick = look.theme.palette.border_px
    if upright:
        line.setFixedWidth(thick)
    else:
        line.setFixedHeight(thick)
    return line


def row(look: Look, *widgets: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets in a line; None stands for the space that stretches."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(look.theme.px(spacing))
    for widget in widgets:
        if widget is None:
            line.addStretch(1)
        else:
            line.addWidget(widget)
    return line


#: Widest that a form is at 100 % text: its fields would be lines across a large screen.
FORM_WIDTH = 1280


def form_line(look: Look, form: QWidget) -> QHBoxLayout:
    """A form as wide as the room, and at the left of one that is wider than it should be."""
    line = row(look)
    form.setMaximumWidth(look.theme.px(FORM_WIDTH))
    line.addWidget(form, 1)
    line.addStretch(0)
    return line


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            empty(inner)
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        # Whoever takes it has it to delete, and nobody does that for Python.
        delete(item)


class Chip(QWidget):
    """A state as icon, word and colour; `icon` in place of the one of its tone."""

    def __init__(self, look: Look, tone: Tone, word: str, icon: str = "") -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self.show_state(tone, word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, tone: Tone, word: str) -> None:
        """Another state in place of this one."""
        self._tone, self._word = tone, word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as icon and word."""
        return chip_size(self._look, self._word)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chip fills the widget."""
        painter = QPainter(self)
        paint_chip(painter, self._look, self._tone, self._word, QPointF(0, 0), icon=self._icon)


def chip_size(look: Look, word: str) -> QSize:
    """Room that a chip takes."""
    px = look.theme.px
    advance = QFontMetrics(sans(look.theme, Size.LABEL, strong=True)).horizontalAdvance(word)
    return QSize(px(8) + px(18) + px(6) + advance + px(10), px(26))


def paint_chip(
    painter: QPainter,
    look: Look,
    tone: Tone,
    word: str,
    corner: QPointF,
    *,
    icon: str = "",
    outlined: bool = False,
) -> None:
    """Draw a chip with its upper left corner at `corner`; on the ground of a row in hand, which
    is close to some of the chips' own, it is `outlined`."""
    theme, ink, size = look.theme, look.theme.ink(tone), chip_size(look, word)
    border = ink.border or (ink.text if outlined else "")
    thick = theme.palette.border_px if border else 0
    half = thick / 2
    box = QRectF(corner, size.toSizeF()).adjusted(half, half, -half, -half)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(border), thick) if thick else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink.ground))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    middle = corner.y() + size.height() / 2
    pixmap = look.icons.pixmap(icon or TONE_ICONS[tone], ink.text, 18)
    painter.drawPixmap(QPointF(corner.x() + theme.px(8), middle - theme.px(18) / 2), pixmap)
    painter.setFont(sans(theme, Size.LABEL, strong=True))
    painter.setPen(QColor(ink.text))
    words = QRectF(box).adjusted(theme.px(32) - half, 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)


class Field(QWidget):
    """A labelled line of text: label above, hint or the sentence about what is wrong below.

    What was typed is never touched by a complaint. What stands below is made when there is
    something to say: a form has many lines, and most say nothing.
    """

    def __init__(
        self, look: Look, caption: str, *, name: str, hint: str = "", gives_way: bool = False
    ) -> None:
        """`gives_way`: a caption that is longer than the room ends in an ellipsis."""
        super().__init__()
        self._look = look
        self._hint = hint
        self.edit = QLineEdit()
        self.edit.setObjectName(name)
        self.edit.setAccessibleName(caption)
        self._above = Elided(caption, "label") if gives_way else label(caption, "label")
        self._above.setBuddy(self.edit)
        self._icon: QLabel | None = None
        self._below: QLabel | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(4))
        column.addWidget(self._above)
        column.addWidget(self.edit)
        self._foot = row(look, spacing=6)
        column.addLayout(self._foot)
        self.accept()

    def text(self) -> str:
        """What is typed, without the space around it."""
        return self.edit.text().strip()

    def rename(self, caption: str) -> None:
        """The same field under another caption."""
        self._above.setText(caption)
        self.edit.setAccessibleName(caption)

    def complain(self, sentence: str, *, in_sight: bool = True) -> None:
        """Mark the field as wrong and say why, in sight also where the window is too small."""
        self._show(sentence, wrong=True)
        if not in_sight:
            return
        QTimer.singleShot(0, self, lambda: bring_into_view(self))

    def accept(self, hint: str | None = None) -> None:
        """Nothing is wrong; `hint` replaces the words below."""
        self._hint = self._hint if hint is None else hint
        self._show(self._hint, wrong=False)

    def is_wrong(self) -> bool:
        """Whether a complaint is showing."""
        return bool(self.edit.property("wrong") == "true")

    def lock(self) -> None:
        """To read alone; what stands in it can still be copied."""
        self.edit.setReadOnly(True)

    def _show(self, sentence: str, *, wrong: bool) -> None:
        set_style(self.edit, "wrong", "true" if wrong else "")
        self.edit.setAccessibleDescription(sentence)
        role = "error" if wrong else "hint"
        if self._icon is None and wrong:
            self._icon = picture(self._look.icons.pixmap("error", self._look.theme.error, 20))
            self._foot.insertWidget(0, self._icon, 0, Qt.AlignmentFlag.AlignTop)
            if self._below is not None:
                self._icon.stackUnder(self._below)  # and before it for whoever reads aloud
        if self._below is None and sentence:
            self._below = label(sentence, role, wrap=True)
            self._foot.addWidget(self._below, 1)
        if self._below is not None:
            set_role(self._below, role)
            self._below.setText(sentence)
            self._below.setVisible(bool(sentence))
        if self._icon is not None:
            self._icon.setVisible(wrong)
