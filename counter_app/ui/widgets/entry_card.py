"""The card in the middle of an empty window: opening, first start, sign-in."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.style.logo import Logo
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.parts import card, empty, label, row, scrolled

#: Text size up to which the card stands away from the band.
ROOMY_UP_TO = 115
#: Width of the card at 100 % text.
CARD_WIDTH = 460
#: Least width, at 100 % text, in which something to read stands beside the card.
BESIDE_WIDTH = 360
#: Height of the entity's mark at 100 % text, over its name or, with larger text, beside it.
LOGO_HEIGHT, LOW_LOGO_HEIGHT = 64, 40


class EntryCard(QWidget):
    """A column of things to read and fill in, under the band of the program."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        px = look.theme.px
        self._frame, self.card_column = card(look, margin=32)
        self.card_column.setSpacing(px(12))
        self._frame.setFixedWidth(px(CARD_WIDTH))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._frame, 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        inside = QWidget()
        centred = QVBoxLayout(inside)
        centred.setContentsMargins(
            0, px(24 if look.theme.scale_percent <= ROOMY_UP_TO else 8), 0, px(16)
        )
        centred.addLayout(line)
        centred.addStretch(1)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, px(8), 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(scrolled(inside), 1)

    def show_heading(self, above: str, title: str, below: str, logo: bytes | None = None) -> None:
        """Whose desk, what program, which desk; empties the card first."""
        empty(self.card_column)
        palette = self.look.theme.palette
        tile = palette.surface != palette.logo_ground
        roomy = self.look.theme.scale_percent <= ROOMY_UP_TO
        high = LOGO_HEIGHT if roomy else LOW_LOGO_HEIGHT
        self._logo = Logo(self.look, logo, high, tile=tile)
        self._above = label(above, "quiet", wrap=True)
        self._above.setObjectName("card_above")
        upright, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        whose = QBoxLayout(upright if roomy else across)
        whose.setSpacing(self.look.theme.px(12))
        whose.addWidget(self._logo, 0, Qt.AlignmentFlag.AlignLeft)
        whose.addWidget(self._above, 1)
        self._top = row(self.look)
        self._top.addLayout(whose, 1)
        self.card_column.addLayout(self._top)
        heading = label(title, "name", wrap=True)
        self.card_column.addWidget(heading)
        self._below = label(below, "quiet", wrap=True)
        self._below.setObjectName("card_below")
        self.card_column.addWidget(self._below)
        self._below.setVisible(bool(below))
        self.card_column.addSpacing(self.look.theme.px(8))

    def show_in_corner(self, part: QWidget) -> None:
        """A part beside whose desk it is, which takes no room from what is filled in."""
        self._top.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)

    def show_above(self, part: QWidget) -> None:
        """A part over the card, in sight however small the window is."""
        self._outer.insertWidget(0, part)

    def room_to_read(self) -> QRect:
        """Where something to read may lie: beside the card, or over it where the window is too
        small for both."""
        px = self.look.theme.px
        room = self.rect().adjusted(0, px(8), 0, 0)
        right_edge = self._frame.mapTo(self, self._frame.rect().topRight()).x()
        if room.right() - right_edge >= px(BESIDE_WIDTH):
            room.setLeft(right_edge)
        return room

    def change_heading(self, above: str, below: str, logo: bytes | None) -> None:
        """Say otherwise whose desk it is and which; what is on the card stays."""
        self._logo.show_picture(logo)
        self._above.setText(above)
        self._below.setText(below)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The band."""
        painter = QPainter(self)
        band = QRect(0, 0, self.width(), self.look.theme.px(8))
        painter.fillRect(band, self.look.colour(self.look.theme.palette.header))
