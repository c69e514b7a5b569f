"""Third parties' marks in their places, or words where an installation has none."""

from typing import Final

from payments_documents.pdf.sheet import Align, Place, Sheet
from payments_documents.pdf.typesetting import Style

#: Place of the pagoPA mark at the head of a paper, and the baseline of the word in it.
HUB_MARK: Final = Place(10.0, 10.0, 15.0, 10.0)
HUB_WORD_BASELINE: Final = 16.2


def draw_mark_or_words(
    sheet: Sheet,
    picture: bytes | None,
    place: Place,
    words: str,
    style: Style,
    baseline: float,
) -> None:
    """The mark as large as fits its place, from the left, with the words as what it shows; the
    words alone where there is no picture."""
    if picture is None:
        sheet.text(place.x, baseline, words, style)
    else:
        sheet.picture(place, picture, words, Align.LEFT)
