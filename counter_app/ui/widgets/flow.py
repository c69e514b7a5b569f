"""A line of parts that goes on in the next line where the room ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class Flow(QLayout):
    """Parts as wide as they ask, from left to right; those that grow share what is left over."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Another part behind the others."""
        self._items.append(item)

    def count(self) -> int:
        """How many parts."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """A part, None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """A part, taken out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None of its own."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the lines in this width."""
        around = self.contentsMargins()
        inside = QRect(0, 0, width - around.left() - around.right(), 0)
        return self._arrange(inside, move=False) + around.top() + around.bottom()

    def setGeometry(self, rect: QRect) -> None:
        """Put the parts into their lines."""
        super().setGeometry(rect)
        self._arrange(rect.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        """One line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(len(sizes) - 1, 0)
        size = QSize(width, max((size.height() for size in sizes), default=0))
        return size.grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The widest part."""
        sizes = [item.minimumSize() for item in self._shown()]
        size = QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )
        return size.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        top, height = rect.top(), 0
        for line in self._lines(rect.width()):
            height = max(_size(item).height() for item in line)
            if move:
                self._place(line, QPoint(rect.left(), top), rect.width(), height)
            top += height + self.spacing()
        return max(top - self.spacing() - rect.top(), 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._shown():
            wide = _size(item).width()
            if not lines or taken + wide > width:
                lines.append([])
                taken = 0
            lines[-1].append(item)
            taken += wide + self.spacing()
        return lines

    def _place(self, line: list[QLayoutItem], corner: QPoint, width: int, height: int) -> None:
        gaps = self.spacing() * (len(line) - 1)
        spare = max(width - sum(_size(item).width() for item in line) - gaps, 0)
        growing = [item for item in line if _grows(item)]
        left = corner.x()
        for item in line:
            wide = min(_size(item).width(), width)
            if item in growing:
                wide = min(wide + spare // len(growing), item.maximumSize().width())
            item.setGeometry(QRect(left, corner.y(), wide, height))
            left += wide + self.spacing()


def _size(item: QLayoutItem) -> QSize:
    widget: QWidget | None = item.widget()
    size = item.sizeHint()
    if widget is None:
        return size
    return size.expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())


def _grows(item: QLayoutItem) -> bool:
    widget: QWidget | None = item.widget()
    if widget is None or widget.maximumWidth() <= widget.minimumWidth():
        return False
    return widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding
