"""Small drawings of our own beside the texts of a notice; ornaments, never read aloud."""

from typing import Final

from payments_documents.pdf.fonts import Face
from payments_documents.pdf.sheet import Place, Sheet
from payments_documents.pdf.typesetting import Style

_THIN: Final = 0.8
_EURO: Final = Style(Face.TEXT_BOLD, 15, "#FFFFFF")


def draw_info(sheet: Sheet, place: Place) -> None:
    """A circle with an i."""
    x, y, radius = place.x + place.width / 2, place.y + place.height / 2, place.width / 2 - 0.2
    with sheet.ornament(_THIN) as pen:
        pen.circle(x, y, radius)
        pen.line(x, y - 0.3, x, y + 1.1)
        pen.circle(x, y - 1.0, 0.12, filled=True)


def draw_calendar(sheet: Sheet, place: Place) -> None:
    """A sheet of a calendar."""
    right = place.x + place.width
    with sheet.ornament(_THIN) as pen:
        pen.rounded(Place(place.x, place.y + 0.7, place.width, place.height - 0.7), 0.5)
        pen.line(place.x, place.y + 2.0, right, place.y + 2.0)
        for x in (place.x + place.width * 0.28, place.x + place.width * 0.72):
            pen.line(x, place.y, x, place.y + 1.2)
        pen.rounded(Place(right - 1.9, place.y + 3.0, 1.0, 0.9), 0.1, filled=True)


def draw_device(sheet: Sheet, place: Place) -> None:
    """A phone and a computer screen."""
    x, y = place.x, place.y
    with sheet.ornament(_THIN) as pen:
        pen.rounded(Place(x, y + 1.4, 9.6, 6.8), 0.5)
        pen.line(x + 3.2, y + 10.2, x + 6.0, y + 10.2)
        pen.line(x + 4.6, y + 8.2, x + 4.6, y + 10.2)
    with sheet.ornament(_THIN, "#FFFFFF") as pen:
        pen.rounded(Place(x + 6.6, y + 3.4, 5.2, 8.6), 0.8, filled=True)
    with sheet.ornament(_THIN) as pen:
        pen.rounded(Place(x + 7.2, y + 4.0, 4.2, 7.6), 0.7)
        pen.line(x + 8.7, y + 10.6, x + 9.9, y + 10.6)


def draw_places(sheet: Sheet, place: Place) -> None:
    """The front of a building with columns."""
    x, y, bottom = place.x + 0.6, place.y + 0.8, place.y + 10.6
    width = place.width - 1.2
    with sheet.ornament(_THIN) as pen:
        pen.line(x, y + 3.4, x + width / 2, y)
        pen.line(x + width / 2, y, x + width, y + 3.4)
        pen.line(x, y + 3.4, x + width, y + 3.4)
        for share in (0.14, 0.38, 0.62, 0.86):
            pen.line(x + width * share, y + 4.8, x + width * share, bottom - 1.4)
        pen.line(x, bottom, x + width, bottom)


def draw_scissors(sheet: Sheet, place: Place) -> None:
    """Scissors above the slip: cut here."""
    middle, right = place.y + place.height / 2, place.x + place.width
    with sheet.ornament(0.7) as pen:
        pen.circle(right - 0.7, middle - 0.8, 0.55)
        pen.circle(right - 0.7, middle + 0.8, 0.55)
        pen.line(right - 1.2, middle - 0.5, place.x, middle + 0.9)
        pen.line(right - 1.2, middle + 0.5, place.x, middle - 0.9)


def draw_euro(sheet: Sheet, place: Place) -> None:
    """The euro sign, white in a black block."""
    sheet.bar(place)
    sheet.decorate(place.x + place.width / 2, place.y + place.height * 0.74, "€", _EURO)


def draw_corner_frame(sheet: Sheet, place: Place) -> None:
    """The corners of a frame, as around the slip's code."""
    arm = 4.0
    right, bottom = place.x + place.width, place.y + place.height
    with sheet.ornament(1.0, "#D9D9D9") as pen:
        for x, towards_x in ((place.x, arm), (right, -arm)):
            for y, towards_y in ((place.y, arm), (bottom, -arm)):
                pen.line(x, y, x + towards_x, y)
                pen.line(x, y, x, y + towards_y)
