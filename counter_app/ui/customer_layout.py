"""Where everything stands on the citizen's screen, whatever its size and shape.

Sizes are those of counter-ux 3 on a screen of 1280 by 800; a larger screen has larger ones, because
it is looked at from the same place. Whatever does not fit, a long subject or text at 200 %, makes
all the words smaller together, never the code, which a telephone has to read.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from counter_app.services.customer_codes import ALWAYS, CustomerCode
from counter_app.ui.fonts import SANS
from counter_app.ui.messages import amount
from payments_core.notice.language import Language
from payments_documents.texts import Texts, load_texts

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
#: No word is smaller, in pixels; and by how much all words shrink until they fit.
SMALLEST, STEP = 8.0, 0.95
#: How much of the longer side of the room the code may take.
CODE_SHARE, CODE_SHARE_UPRIGHT = 0.45, 0.46


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


def drawn(code: CustomerCode) -> DrawnCode:
    """Work out the squares of a code; for a worker."""
    from payments_documents.codes import qr_matrix  # its encoders are loaded on first use

    return DrawnCode(code, qr_matrix(code.qr_text).rows)


def face(pixels: float, *, strong: bool) -> QFont:
    """The program's face at a size in pixels."""
    font = QFont(SANS)
    font.setPixelSize(max(round(pixels), 1))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def spoken(view: CustomerView, head: Head) -> str:
    """All that the screen says, for whoever cannot see it."""
    words = [one.text for one in (*_band_words(head), *_words(view, head))]
    return " · ".join((head.entity_name, head.desk_name, *words))


def sheet(
    view: CustomerView, head: Head, size: QSizeF, *, ratio: float, text_percent: int
) -> Sheet:
    """Lay a moment out on a screen of this size; `ratio` is its real pixels to one of `size`."""
    upright = size.height() > size.width()
    meant = MEANT_FOR.transposed() if upright else MEANT_FOR
    unit = min(size.width() / meant.width(), size.height() / meant.height())
    make = partial(_laid_out, view, head, size, unit, ratio)
    grown = unit * text_percent / 100
    while not _fits(made := make(grown), size) and grown * ALSO > SMALLEST:
        grown *= STEP
    return made


def _laid_out(
    view: CustomerView, head: Head, size: QSizeF, unit: float, ratio: float, grown: float
) -> Sheet:
    band = _band(head, size, grown)
    top = band[0].box.top() + _height(band) + NEAR * grown if band else 0.0
    edge = EDGE * unit
    room = QRectF(edge, top + edge / 2, size.width() - 2 * edge, size.height() - top - edge)
    lines = (*band, *_header(head, room, grown))
    filled = QRectF(0, 0, size.width(), top) if band else None
    if view.shown is not Shown.IDLE:
        below = max(one.box.bottom() for one in lines) + APART * unit / 2
        room.setTop(below)
    match view.shown:
        case Shown.IDLE:
            return _idle(band, filled, head, room, unit, grown)
        case Shown.TO_PAY:
            return _to_pay(lines, filled, view, room, (unit, grown, ratio))
        case Shown.PAID:
            return _paid(lines, filled, view, head, room, (unit, grown))


def _idle(
    band: tuple[Line, ...], filled: QRectF | None, head: Head, room: QRectF, unit: float,
    grown: float,
) -> Sheet:  # fmt: skip
    words = _words(CustomerView(), head)
    if not head.marked:
        return Sheet((*band, *_column(words, room, grown, centred=True)), filled)
    side = MARK * unit
    lines = _column(words, room, grown, centred=True, above=side + APART * unit)
    top = lines[0].box.top() - APART * unit - side
    mark = QRectF(room.center().x() - side / 2, top, side, side)
    return Sheet((*band, *lines), filled, mark=mark)


def _to_pay(
    around: tuple[Line, ...], band: QRectF | None, view: CustomerView, room: QRectF,
    measures: tuple[float, float, float],
) -> Sheet:  # fmt: skip
    unit, grown, ratio = measures
    modules = len(view.drawn.squares) + 2 * QUIET_MODULES if view.drawn is not None else 1
    upright = room.height() > room.width()
    if upright:
        most = min(room.width(), room.height() * CODE_SHARE_UPRIGHT)
    else:
        most = min(room.height(), room.width() * CODE_SHARE)
    # Whole real pixels for each module, or its edges would be grey.
    side = max(math.floor(most * ratio / modules), 1) * modules / ratio
    if upright:
        code = QRectF(room.center().x() - side / 2, room.top(), side, side)
        beside = room.adjusted(0, side + NEAR * unit, 0, 0)
    else:
        code = QRectF(room.left(), room.center().y() - side / 2, side, side)
        beside = room.adjusted(side + BESIDE_CODE * unit, 0, 0, 0)
    snapped = QPointF(round(code.x() * ratio) / ratio, round(code.y() * ratio) / ratio)
    code.moveTopLeft(snapped)
    lines = _column(_words(view), beside, grown, centred=upright)
    return Sheet((*around, *lines), band, code=code)


def _paid(
    around: tuple[Line, ...], band: QRectF | None, view: CustomerView, head: Head, room: QRectF,
    measures: tuple[float, float],
) -> Sheet:  # fmt: skip
    unit, grown = measures
    side = TICK * unit
    lines = _column(_words(view, head), room, grown, centred=True, above=side + APART * unit)
    top = lines[0].box.top() - APART * unit - side
    tick = QRectF(room.center().x() - side / 2, top, side, side)
    return Sheet((*around, *lines), band, tick=tick)


def _words(view: CustomerView, head: Head | None = None) -> tuple[_Word, ...]:
    """What is said in the middle, from the top."""
    if view.shown is Shown.IDLE or view.drawn is None:
        if head is None:
            return ()
        return (
            _Word(head.entity_name, ENTITY, strong=True),
            _Word(head.desk_name, SUBJECT, Ink.QUIET),
        )
    code = view.drawn.code
    italian, *others = (_texts(language) for language in code.languages)
    subject = code.subject or italian.say("customer.notice")
    if view.shown is Shown.PAID:
        also = " · ".join(texts.say("customer.paid") for texts in others)
        return (
            _Word(italian.say("customer.paid"), PAID, Ink.PAID, strong=True),
            _Word(f"{_sum(code)} · {subject}", SUBJECT),
            _Word(also, HEAD, Ink.QUIET),
        )
    invite = _Word(italian.say("customer.invite"), INVITE, strong=True, before=APART)
    return (
        _Word(subject, SUBJECT),
        _Word(_sum(code), AMOUNT, strong=True, before=APART),
        invite,
        *(_Word(texts.say("customer.invite"), ALSO, Ink.QUIET) for texts in others),
    )


def _sum(code: CustomerCode) -> str:
    """The amount, which no line divides from its euro."""
    return amount(code.amount_cents).replace(" ", "\N{NO-BREAK SPACE}")


def _band_words(head: Head) -> tuple[_Word, ...]:
    """On a desk for training, that nothing here is true, so that no citizen tries to pay."""
    if not head.training:
        return ()
    return tuple(
        _Word(_texts(language).say("customer.training"), BAND, Ink.TRAINING, strong=True, before=0)
        for language in ALWAYS
    )


def _band(head: Head, size: QSizeF, grown: float) -> tuple[Line, ...]:
    across = QRectF(NEAR * grown, NEAR * grown, size.width() - 2 * NEAR * grown, size.height())
    return _column(_band_words(head), across, grown, centred=True, from_top=True)


def _header(head: Head, room: QRectF, grown: float) -> tuple[Line, ...]:
    """The entity at the left, the desk at the right, each with its share of the line."""
    share = room.width() * 0.62
    entity = _Word(head.entity_name, HEAD, strong=True, before=0)
    desk = _Word(head.desk_name, HEAD, Ink.QUIET, before=0)
    left = QRectF(room.left(), room.top(), share, room.height())
    right = room.adjusted(share + NEAR * grown, 0, 0, 0)
    (first,) = _column((entity,), left, grown, from_top=True)
    (last,) = _column((desk,), right, grown, from_top=True)
    align = Qt.AlignmentFlag.AlignRight
    return first, Line(last.text, last.box, last.pixels, last.strong, last.ink, align)


def _column(
    words: tuple[_Word, ...], room: QRectF, grown: float, *, centred: bool = False,
    above: float = 0.0, from_top: bool = False,
) -> tuple[Line, ...]:  # fmt: skip
    """Words under one another, in the middle of their room; `above` is kept free over them."""
    align = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
    lines, top = list[Line](), room.top()
    for place, word in enumerate(words):
        top += word.before * grown if place else 0
        pixels = word.size * grown
        wide = QRectF(room.left(), top, room.width(), 1e6)
        flags = Qt.TextFlag.TextWordWrap | align
        metrics = QFontMetricsF(face(pixels, strong=word.strong))
        taken = metrics.boundingRect(wide, flags, word.text)
        # A word that is too wide on its own sticks out: the box says so.
        box = QRectF(room.left(), top, max(room.width(), taken.width()), taken.height())
        lines.append(Line(word.text, box, pixels, word.strong, word.ink, align))
        top = box.bottom()
    free = room.bottom() - top - above
    down = 0.0 if from_top else above + free / 2
    return tuple(_lowered(lines, down))


def _lowered(lines: list[Line], down: float) -> Iterator[Line]:
    for one in lines:
        box = one.box.translated(0, down)
        yield Line(one.text, box, one.pixels, one.strong, one.ink, one.align)


def _height(lines: tuple[Line, ...]) -> float:
    return lines[-1].box.bottom() - lines[0].box.top() if lines else 0.0


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


def _texts(language: Language) -> Texts:
    return load_texts(CATALOGUE, language)
