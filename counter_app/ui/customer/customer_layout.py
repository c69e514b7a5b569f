"""Where everything stands on the citizen's screen, whatever its size and shape.

Sizes are those of counter-ux 3 on a screen of 1280 by 800; a larger screen has larger ones, because
it is looked at from the same place. Whatever does not fit, a long subject or text at 200 %, makes
all the words smaller together, never the code, which a telephone has to read.
"""

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from counter_app.services.customer_codes import ALWAYS, CustomerCode
from counter_app.ui.style.fonts import SANS
from counter_app.ui.style.messages import amount
from payments_core.notice.language import Language
from payments_documents.texts import load_texts

CATALOGUE = "customer"
#: The screen for which sizes are meant, in pixels; an upright one is this one turned.
MEANT_FOR = QSizeF(1280, 800)
#: Sizes of words there.
AMOUNT, PAID, ENTITY, SUBJECT, INVITE, ALSO, HEAD, BAND = 112, 96, 48, 36, 32, 26, 28, 24
#: Room at the edges, around the code, between lines that belong together, and between those that
#: do not.
EDGE, BESIDE_CODE, NEAR, APART = 64, 48, 12, 28
#: Sides of the tick of a payment and of the entity's mark.
TICK, MARK = 184, 160
#: Blank modules around a QR code (ISO/IEC 18004).
QUIET_MODULES = 4
#: The smallest words where there is room for them, and where there is none, in pixels; by how
#: much all words shrink until they fit.
READABLE, SMALLEST, STEP = 13.0, 8.0, 0.95
#: How much of the longer side of the room the code has for itself, and of the head the entity.
CODE_SHARE, ENTITY_SHARE = 0.45, 0.62


class Shown(StrEnum):
    """What the citizen sees."""

    IDLE = "IDLE"
    TO_PAY = "TO_PAY"
    PAID = "PAID"


class Ink(StrEnum):
    """Which colour of the theme a line has."""

    TEXT = "TEXT"
    QUIET = "QUIET"
    PAID = "PAID"
    TRAINING = "TRAINING"


@dataclass(frozen=True, slots=True)
class DrawnCode:
    """A code with its squares, which take too long to be worked out by the window."""

    code: CustomerCode
    squares: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class CustomerView:
    """One moment of the screen; `drawn` is None when it is idle."""

    shown: Shown = Shown.IDLE
    drawn: DrawnCode | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """Whose desk it is, whether it is one for training, and whether the entity has a mark."""

    entity_name: str
    desk_name: str
    training: bool
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Words in their place."""

    text: str
    box: QRectF
    pixels: float
    strong: bool
    ink: Ink
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft

    def font(self) -> QFont:
        """The face they are written in."""
        return face(self.pixels, strong=self.strong)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole screen. `code` is the square of the code with its quiet zone, `tick` and `mark`
    those of the tick and the entity's mark."""

    lines: tuple[Line, ...]
    band: QRectF | None = None
    code: QRectF | None = None
    tick: QRectF | None = None
    mark: QRectF | None = None


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    size: float
    ink: Ink = Ink.TEXT
    strong: bool = False
    before: float = NEAR


@dataclass(frozen=True, slots=True)
class _Scale:
    """How large things are: `unit` is a pixel of the screen that sizes are meant for, `grown` one
    of the words, `ratio` the real pixels to one of Qt's."""

    unit: float
    grown: float
    ratio: float

    def pixels(self, size: float) -> float:
        """Words of this size; on a small screen none is smaller than can be read, until it must."""
        return max(size * self.grown, READABLE * min(self.grown / self.unit, 1.0))


def drawn(code: CustomerCode) -> DrawnCode:
    """Work out the squares of a code; for a worker."""
    from payments_documents.pdf.codes import qr_matrix  # its encoders are loaded on first use

    return DrawnCode(code, qr_matrix(code.qr_text).rows)


def face(pixels: float, *, strong: bool) -> QFont:
    """The program's face at a size in pixels."""
    font = QFont(SANS)
    font.setPixelSize(max(round(pixels), 1))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def spoken(view: CustomerView, head: Head) -> str:
    """All that the screen says, for whoever cannot see it."""
    words = _band_words(head)
    if view.drawn is not None:
        code, paid = view.drawn.code, view.shown is Shown.PAID
        words += _paid_words(code) if paid else _code_words(code)
    return " · ".join((head.entity_name, head.desk_name, *(one.text for one in words)))


def sheet(
    view: CustomerView, head: Head, size: QSizeF, *, ratio: float, text_percent: int
) -> Sheet:
    """Lay a moment out on a screen of this size; `ratio` is its real pixels to one of `size`."""
    upright = size.height() > size.width()
    meant = MEANT_FOR.transposed() if upright else MEANT_FOR
    unit = min(size.width() / meant.width(), size.height() / meant.height())
    grown = unit * text_percent / 100
    while True:
        scale = _Scale(unit, grown, ratio)
        made = _laid_out(view, head, size, scale)
        if _fits(made, size) or scale.pixels(ALSO) <= SMALLEST:
            return made
        grown *= STEP


def _laid_out(view: CustomerView, head: Head, size: QSizeF, scale: _Scale) -> Sheet:
    band = _band(head, size, scale)
    top = band[-1].box.bottom() + NEAR * scale.grown if band else 0.0
    filled = QRectF(0, 0, size.width(), top) if band else None
    edge = EDGE * scale.unit
    room = QRectF(edge, top + edge / 2, size.width() - 2 * edge, size.height() - top - edge)
    if view.shown is Shown.IDLE or view.drawn is None:
        return _idle(band, filled, head, room, scale)
    header = _header(head, room, scale)
    room.setTop(max(one.box.bottom() for one in header) + APART * scale.unit / 2)
    around = (*band, *header)
    if view.shown is Shown.PAID:
        return _paid(around, filled, view.drawn.code, room, scale)
    return _to_pay(around, filled, view.drawn, room, scale)


def _idle(
    band: tuple[Line, ...], filled: QRectF | None, head: Head, room: QRectF, scale: _Scale
) -> Sheet:
    words = _idle_words(head)
    if not head.marked:
        return Sheet((*band, *_column(words, room, scale, centred=True)), filled)
    lines, mark = _under_a_picture(words, room, scale, MARK)
    return Sheet((*band, *lines), filled, mark=mark)


def _paid(
    around: tuple[Line, ...], band: QRectF | None, code: CustomerCode, room: QRectF, scale: _Scale
) -> Sheet:
    lines, tick = _under_a_picture(_paid_words(code), room, scale, TICK)
    return Sheet((*around, *lines), band, tick=tick)


def _under_a_picture(
    words: tuple[_Word, ...], room: QRectF, scale: _Scale, wanted: float
) -> tuple[tuple[Line, ...], QRectF]:
    """Words in the middle with a square picture over them."""
    side, gap = wanted * scale.unit, APART * scale.unit
    lines = _column(words, room, scale, centred=True, above=side + gap)
    top = lines[0].box.top() - gap - side
    return lines, QRectF(room.center().x() - side / 2, top, side, side)


def _to_pay(
    around: tuple[Line, ...], band: QRectF | None, drawn_code: DrawnCode, room: QRectF,
    scale: _Scale,
) -> Sheet:  # fmt: skip
    words, modules = _code_words(drawn_code.code), len(drawn_code.squares) + 2 * QUIET_MODULES
    if room.height() > room.width():
        needed = _column(words, room, scale, centred=True, from_top=True)[-1].box.bottom()
        left = room.bottom() - needed - APART * scale.unit
        most = min(room.width(), max(left, room.height() * CODE_SHARE))
        side = _whole_modules(most, modules, scale.ratio)
        code = QRectF(room.center().x() - side / 2, room.top(), side, side)
        lines = _column(
            words, room.adjusted(0, side + NEAR * scale.unit, 0, 0), scale, centred=True
        )
    else:
        side = _whole_modules(min(room.height(), room.width() * CODE_SHARE), modules, scale.ratio)
        code = QRectF(room.left(), room.center().y() - side / 2, side, side)
        lines = _column(words, room.adjusted(side + BESIDE_CODE * scale.unit, 0, 0, 0), scale)
    ratio = scale.ratio
    code.moveTopLeft(QPointF(round(code.x() * ratio) / ratio, round(code.y() * ratio) / ratio))
    return Sheet((*around, *lines), band, code=code)


def _whole_modules(most: float, modules: int, ratio: float) -> float:
    """The largest side with whole real pixels for each module, or its edges would be grey."""
    return max(math.floor(most * ratio / modules), 1) * modules / ratio


def _idle_words(head: Head) -> tuple[_Word, ...]:
    return (
        _Word(head.entity_name, ENTITY, strong=True),
        _Word(head.desk_name, SUBJECT, Ink.QUIET),
    )


def _code_words(code: CustomerCode) -> tuple[_Word, ...]:
    italian, *others = code.languages
    return (
        _Word(_subject(code), SUBJECT),
        _Word(_sum(code), AMOUNT, strong=True, before=APART),
        _Word(_say("invite", italian), INVITE, strong=True, before=APART),
        *(_Word(_say("invite", language), ALSO, Ink.QUIET) for language in others),
    )


def _paid_words(code: CustomerCode) -> tuple[_Word, ...]:
    italian, *others = code.languages
    also = " · ".join(_say("paid", language) for language in others)
    return (
        _Word(_say("paid", italian), PAID, Ink.PAID, strong=True),
        _Word(f"{_sum(code)} · {_subject(code)}", SUBJECT),
        _Word(also, HEAD, Ink.QUIET),
    )


def _subject(code: CustomerCode) -> str:
    return code.subject or _say("notice", Language.IT)


def _sum(code: CustomerCode) -> str:
    """The amount, which no line divides from its euro."""
    return amount(code.amount_cents).replace(" ", "\N{NO-BREAK SPACE}")


def _band_words(head: Head) -> tuple[_Word, ...]:
    """On a desk for training, that nothing here is true, so that no citizen tries to pay."""
    if not head.training:
        return ()
    return tuple(
        _Word(_say("training", language), BAND, Ink.TRAINING, strong=True, before=0)
        for language in ALWAYS
    )


def _band(head: Head, size: QSizeF, scale: _Scale) -> tuple[Line, ...]:
    edge = NEAR * scale.grown
    across = QRectF(edge, edge, size.width() - 2 * edge, size.height())
    return _column(_band_words(head), across, scale, centred=True, from_top=True)


def _header(head: Head, room: QRectF, scale: _Scale) -> tuple[Line, ...]:
    """The entity at the left, the desk at the right, each with its share of the line."""
    share = room.width() * ENTITY_SHARE
    entity = _Word(head.entity_name, HEAD, strong=True)
    desk = _Word(head.desk_name, HEAD, Ink.QUIET)
    left = QRectF(room.left(), room.top(), share, room.height())
    right = room.adjusted(share + NEAR * scale.grown, 0, 0, 0)
    (first,) = _column((entity,), left, scale, from_top=True)
    (last,) = _column((desk,), right, scale, from_top=True)
    return first, replace(last, align=Qt.AlignmentFlag.AlignRight)


def _column(
    words: tuple[_Word, ...], room: QRectF, scale: _Scale, *, centred: bool = False,
    above: float = 0.0, from_top: bool = False,
) -> tuple[Line, ...]:  # fmt: skip
    """Words under one another, in the middle of their room; `above` is kept free over them."""
    align = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
    lines, top = list[Line](), room.top()
    for place, word in enumerate(words):
        top += word.before * scale.grown if place else 0
        pixels = scale.pixels(word.size)
        wide = QRectF(room.left(), top, room.width(), 1e6)
        metrics = QFontMetricsF(face(pixels, strong=word.strong))
        taken = metrics.boundingRect(wide, Qt.TextFlag.TextWordWrap | align, word.text)
        # A word that is too wide on its own sticks out: the box says so.
        box = QRectF(room.left(), top, max(room.width(), taken.width()), taken.height())
        lines.append(Line(word.text, box, pixels, word.strong, word.ink, align))
        top = box.bottom()
    down = 0.0 if from_top else above + (room.bottom() - top - above) / 2
    return tuple(replace(one, box=one.box.translated(0, down)) for one in lines)


def _fits(made: Sheet, size: QSizeF) -> bool:
    """Whether everything is on the screen and nothing lies over anything else."""
    screen = QRectF(QPointF(0, 0), size)
    squares = [box for box in (made.code, made.tick, made.mark) if box is not None]
    boxes = [one.box for one in made.lines] + squares
    if not all(screen.contains(box) for box in boxes):
        return False
    return not any(
        _overlap(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :]
    )


def _overlap(one: QRectF, other: QRectF) -> bool:
    """Whether two boxes share more than the breadth of a hair."""
    shared = one.intersected(other)
    return shared.width() > 0.5 and shared.height() > 0.5


def _say(name: str, language: Language) -> str:
    return load_texts(CATALOGUE, language).say(f"{CATALOGUE}.{name}")
