"""Bars in tables: one colour, no legend, the figure written at the end.

Edges lie on whole pixels of the screen, whatever its ratio, so that bars are crisp.
"""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from counter_app.ui.style.look import Look

#: The whole of a bar's length: shares are thousandths, for no fraction stands beside money.
WHOLE = 1000
#: Height of a bar and the room between its end and the figure, in pixels at 100 %.
_HEIGHT, _GAP = 16, 8


def share_of(part: int, largest: int) -> int:
    """How long a bar is beside the longest, in thousandths; what is there at all is seen.

    >>> share_of(70, 140), share_of(1, 1_000_000), share_of(0, 140)
    (500, 1, 0)
    """
    if part <= 0 or largest <= 0:
        return 0
    return max(WHOLE * part // largest, 1)


def paint_bar(
    painter: QPainter, look: Look, box: QRect, share: int, figure: str, font: QFont, room: int
) -> None:
    """A bar of this share in `box` and its figure behind it; `room` is what the widest figure of
    the column takes, so that bars of all rows have one measure."""
    px = look.theme.px
    palette = look.theme.palette
    longest = max(box.width() - room - px(_GAP), 0)
    length = longest * share / WHOLE
    if share:
        length = max(length, px(2))
    middle = box.center().y() + 1
    bar = QRectF(box.left(), middle - px(_HEIGHT) / 2, length, px(_HEIGHT))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(_snapped(painter, bar), QColor(palette.select_bar))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setPen(QColor(palette.text))
    start = box.left() + round(length) + (px(_GAP) if share else 0)
    words = QRect(start, box.top(), box.right() - start + 1, box.height())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, figure)


def room_for(font: QFont, figures: int) -> int:
    """Width of a figure of so many digits, its points among them."""
    return QFontMetrics(font).horizontalAdvance("0" * (figures + (figures - 1) // 3))


def _snapped(painter: QPainter, bar: QRectF) -> QRectF:
    """The same with edges on pixels of the device, at least one wide where it is there at all."""
    ratio = painter.device().devicePixelRatio()
    offset = painter.deviceTransform()
    left, top = offset.dx() / ratio + bar.left(), offset.dy() / ratio + bar.top()
    shift_x = round(left * ratio) / ratio - left
    shift_y = round(top * ratio) / ratio - top
    width, height = (round(each * ratio) / ratio for each in (bar.width(), bar.height()))
    return QRectF(bar.left() + shift_x, bar.top() + shift_y, width, height)
