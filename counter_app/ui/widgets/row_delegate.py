"""Paints rows and titles of tables: ground, bar and ring of the current row, text by kind."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from counter_app.ui.style.fonts import Size, legible, mono, sans
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.bars import paint_bar, room_for
from counter_app.ui.widgets.cells import CELL_ROLE, KIND_ROLE, Bond, Cell, Kind
from counter_app.ui.widgets.parts import chip_size, paint_chip

Index = QModelIndex | QPersistentModelIndex
#: Digits that the figure at the end of a bar has room for.
FIGURES = 5


#: Side of the box of a row that can be chosen, in pixels at 100 %.
MARK = 20


#: Room before the words of rows that hang together, in pixels at 100 %.
BOND_ROOM = 18


def room_after(table: QTableView, column: int) -> int:
    """Room behind what stands in a column, in pixels at 100 %. Figures end where words begin in
    the next one: they need more, or both read as one."""
    model = table.model()
    behind = (at for at in range(column + 1, model.columnCount()) if not table.isColumnHidden(at))
    if (after := next(behind, None)) is None:
        return 16
    kinds = [
        Kind(model.headerData(at, Qt.Orientation.Horizontal, KIND_ROLE)) for at in (column, after)
    ]
    return 24 if kinds[0] is Kind.AMOUNT is not kinds[1] else 12


class RowDelegate(QStyledItemDelegate):
    """A row has one ground, one bar and one ring across all its cells.

    `led` tells whether another widget that has the focus moves the current row, as the search
    field does: the row is then in hand without a ring of its own.
    """

    def __init__(self, look: Look, table: QTableView, led: Callable[[], bool]) -> None:
        super().__init__(table)
        self._look = look
        self._led = led
        self._table = table
        theme = look.theme
        self._fonts = {
            Kind.TEXT: sans(theme),
            Kind.STRONG: sans(theme, strong=True),
            Kind.CODE: mono(theme),
            Kind.CHIP: sans(theme),
            Kind.AMOUNT: sans(theme, strong=True),
        }
        self._second_font = sans(theme, Size.LABEL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        self._paint_ground(painter, box, index)
        cell: Cell = index.data(CELL_ROLE)
        kind = Kind(index.data(KIND_ROLE))
        inner = self._inner(box, index)
        if kind is Kind.MARK:
            self._paint_mark(painter, inner, ticked=bool(cell.text))
        elif kind is Kind.CHIP and cell.tone is not None:
            top = box.center().y() - chip_size(self._look, cell.text).height() / 2 + 1
            paint_chip(
                painter,
                self._look,
                cell.tone,
                cell.text,
                QPointF(inner.left(), top),
                outlined=index.row() == self._table.currentIndex().row(),
            )
        elif kind is Kind.BAR:
            font = self._fonts[Kind.AMOUNT]
            room = room_for(font, FIGURES)
            paint_bar(painter, self._look, inner, cell.share, cell.text, font, room)
        else:
            if cell.bond is not Bond.NONE:
                self._paint_bond(painter, inner, cell.bond)
                inner.setLeft(inner.left() + self._look.theme.px(BOND_ROOM))
            self._paint_text(painter, inner, cell, kind)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Under the pointer a cell that ends in an ellipsis is told whole."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), self.cut_text(option.rect, index), view)
        return True

    def cut_text(self, box: QRect, index: Index) -> str:
        """All that a cell says, where `box` has room for only part of it; empty where it is seen
        whole."""
        cell: Cell = index.data(CELL_ROLE)
        kind = Kind(index.data(KIND_ROLE))
        room = self._inner(box, index).width()
        if kind in (Kind.MARK, Kind.BAR):
            return ""
        if kind is Kind.CHIP and cell.tone is not None:
            wanted = chip_size(self._look, cell.text).width()
        else:
            wanted = max(
                QFontMetrics(self._font_of(cell, kind)).horizontalAdvance(cell.text),
                QFontMetrics(self._second_font).horizontalAdvance(cell.second),
            )
            wanted += self._look.theme.px(BOND_ROOM) if cell.bond is not Bond.NONE else 0
        return "\n".join(filter(None, (cell.text, cell.second))) if wanted > room else ""

    def _paint_ground(self, painter: QPainter, box: QRect, index: Index) -> None:
        theme = self._look.theme
        p = theme.palette
        current = index.row() == self._table.currentIndex().row()
        focused = self._table.hasFocus()
        active = focused or self._led()
        if current:
            painter.fillRect(box, QColor(p.select if active else p.sunken))
        thick = p.border_px
        painter.fillRect(
            QRect(box.left(), box.bottom() + 1 - thick, box.width(), thick), QColor(p.line)
        )
        if not current:
            return
        first, last = self._edges(index)
        if first:
            bar = QRect(box.left(), box.top(), theme.px(4), box.height())
            painter.fillRect(bar, QColor(p.select_bar if active else p.control))
        if focused:
            self._paint_ring(painter, QRectF(box), first=first, last=last)

    def _paint_ring(self, painter: QPainter, box: QRectF, *, first: bool, last: bool) -> None:
        p = self._look.theme.palette
        half = p.ring_px / 2
        flat = Qt.PenCapStyle.FlatCap
        painter.setPen(QPen(QColor(p.focus_out), p.ring_px, Qt.PenStyle.SolidLine, flat))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        top, bottom = box.top() + half, box.bottom() - half
        painter.drawLine(QPointF(box.left(), top), QPointF(box.right(), top))
        painter.drawLine(QPointF(box.left(), bottom), QPointF(box.right(), bottom))
        if first:
            left = box.left() + half
            painter.drawLine(QPointF(left, box.top()), QPointF(left, box.bottom()))
        if last:
            right = box.right() - half
            painter.drawLine(QPointF(right, box.top()), QPointF(right, box.bottom()))

    def _paint_mark(self, painter: QPainter, box: QRect, *, ticked: bool) -> None:
        """A box as small as a row allows, filled where it is ticked."""
        theme = self._look.theme
        p, side = theme.palette, theme.px(MARK)
        thick = max(p.border_px, 2)
        half = thick / 2
        corner = QPointF(box.left(), box.center().y() + 0.5 - side / 2)
        square = QRectF(corner.x(), corner.y(), side, side).adjusted(half, half, -half, -half)
        painter.setPen(QPen(QColor(p.primary if ticked else p.control), thick))
        painter.setBrush(QColor(p.primary if ticked else p.surface))
        painter.drawRoundedRect(square, theme.px(3), theme.px(3))
        if ticked:
            pixmap = self._look.icons.pixmap("check", p.on_primary, MARK)
            painter.drawPixmap(corner, pixmap)

    def _paint_bond(self, painter: QPainter, box: QRect, bond: Bond) -> None:
        """An upright line from the first row's middle to the last one's, with a tick at each."""
        px, middle = self._look.theme.px, box.center().y()
        thick = max(px(2), self._look.theme.palette.border_px)
        left = box.left() + px(2)
        top = middle if bond is Bond.FIRST else box.top()
        bottom = middle if bond is Bond.LAST else box.bottom() + 1
        colour = QColor(self._look.theme.palette.control)
        painter.fillRect(QRect(left, top, thick, bottom - top), colour)
        painter.fillRect(QRect(left, middle, px(BOND_ROOM - 8), thick), colour)

    def _paint_text(self, painter: QPainter, box: QRect, cell: Cell, kind: Kind) -> None:
        theme = self._look.theme
        font = self._font_of(cell, kind)
        align = Qt.AlignmentFlag.AlignRight if kind is Kind.AMOUNT else Qt.AlignmentFlag.AlignLeft
        upper, lower = box, box
        if cell.second:
            middle = box.top() + round(box.height() * 0.56)
            upper = QRect(box.left(), box.top() + theme.px(4), box.width(), 0)
            upper.setBottom(middle)
            lower = QRect(box.left(), middle - theme.px(3), box.width(), 0)
            lower.setBottom(box.bottom() - theme.px(4))
        painter.setPen(QColor(theme.palette.text2 if cell.aside else theme.palette.text))
        self._paint_line(painter, upper, cell, font, align)
        if cell.second:
            painter.setPen(QColor(theme.palette.text2))
            second = Cell(cell.second)
            self._paint_line(painter, lower, second, self._second_font, align)

    def _paint_line(
        self,
        painter: QPainter,
        box: QRect,
        cell: Cell,
        font: QFont,
        align: Qt.AlignmentFlag,
    ) -> None:
        metrics = QFontMetrics(font)
        text = metrics.elidedText(legible(cell.text), Qt.TextElideMode.ElideRight, box.width())
        if not cell.marks or text != cell.text:
            painter.setFont(font)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | align, text)
            return
        layout = QTextLayout(text, font)
        layout.setFormats([_underline(start, length) for start, length in cell.marks])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(box.width())
        layout.endLayout()
        layout.draw(painter, QPointF(box.left(), box.center().y() - line.height() / 2 + 1))

    def _edges(self, index: Index) -> tuple[bool, bool]:
        shown = [
            place
            for place in range(index.model().columnCount())
            if not self._table.isColumnHidden(place)
        ]
        return index.column() == shown[0], index.column() == shown[-1]

    def _font_of(self, cell: Cell, kind: Kind) -> QFont:
        return self._second_font if cell.aside else self._fonts[kind]

    def _inner(self, box: QRect, index: Index) -> QRect:
        return box.adjusted(self._left(index), 0, -self._right(index), 0)

    def _left(self, index: Index) -> int:
        return self._look.theme.px(16) if self._edges(index)[0] else 0

    def _right(self, index: Index) -> int:
        return self._look.theme.px(room_after(self._table, index.column()))


def _underline(start: int, length: int) -> QTextLayout.FormatRange:
    mark = QTextLayout.FormatRange()
    mark.start = start
    mark.length = length
    style = QTextCharFormat()
    style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    mark.format = style
    return mark


class HeaderPainter(QHeaderView):
    """Titles of columns: words over a line, no boxes, nothing to press."""

    def __init__(self, look: Look, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._look = look
        self._table = table
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paint_title(
        self, painter: QPainter, box: QRect, align: Qt.AlignmentFlag, title: str, section: int
    ) -> None:
        """The words of a title, in the pen and the font of titles."""
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | align, title)

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        """One title, aligned like the cells under it."""
        theme = self._look.theme
        painter.save()
        painter.fillRect(box, QColor(theme.palette.surface))
        model = self._table.model()
        shown = [at for at in range(model.columnCount()) if not self.isSectionHidden(at)]
        left = theme.px(16) if section == shown[0] else 0
        right = theme.px(room_after(self._table, section))
        kind = Kind(model.headerData(section, Qt.Orientation.Horizontal, KIND_ROLE))
        align = Qt.AlignmentFlag.AlignRight if kind is Kind.AMOUNT else Qt.AlignmentFlag.AlignLeft
        painter.setFont(sans(theme, Size.LABEL, strong=True))
        painter.setPen(QColor(theme.palette.text2))
        inner = box.adjusted(left, 0, -right, 0)
        if kind is not Kind.MARK:
            title = str(model.headerData(section, Qt.Orientation.Horizontal))
            self.paint_title(painter, inner, align, title, section)
        painter.fillRect(
            QRect(box.left(), box.bottom() - 1, box.width(), 2), QColor(theme.palette.line)
        )
        painter.restore()
