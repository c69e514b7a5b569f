"""Type of the national layout (notice layout 1): sizes in points, pitches in millimetres."""

from typing import Final

from payments_documents.pdf.fonts import Face
from payments_documents.pdf.typesetting import GREY, Step, Style

SUBJECT: Final = Style(Face.TEXT_BOLD, 16)
BAND_TITLE: Final = Style(Face.TEXT_BOLD, 10)
PARTY_NAME: Final = Style(Face.TEXT_BOLD, 14)
DETAIL: Final = Style(Face.TEXT, 12)
BIG: Final = Style(Face.TEXT_BOLD, 16)
BODY: Final = Style(Face.TEXT, 8)
BODY_BOLD: Final = Style(Face.TEXT_BOLD, 8)
CODE: Final = Style(Face.MONO_BOLD, 10)
AMOUNT: Final = Style(Face.MONO_BOLD, 12)
BAND_CODE: Final = Style(Face.MONO, 8)
SMALL: Final = Style(Face.TEXT, 7)
SMALL_GREY: Final = Style(Face.TEXT, 7, GREY)
#: A second language beside the first (notice layout 6).
SECOND: Final = Style(Face.TEXT, 6.5, GREY)
#: Of papers that say one thing after another: what a value is, the value, a code, running text.
LABEL: Final = Style(Face.TEXT, 9, "#5C6F82")
VALUE: Final = Style(Face.TEXT_SEMIBOLD, 10)
FACT_CODE: Final = Style(Face.MONO, 10)
TEXT: Final = Style(Face.TEXT, 10)
#: Thin lines between things of one kind.
RULE: Final = "#E3E7EB"
MARK: Final = Style(Face.TEXT_BOLD, 10)
#: Under everything, on papers of training and demonstration.
WATERMARK: Final = Style(Face.TEXT_BOLD, 96, "#F1F1F1")

#: A subject must come out in any case, also where its letters stand as code points.
SUBJECT_STEPS: Final = (Step(16, 2), Step(14, 2), Step(12, 3), Step(10, 4), Step(6, 6), Step(4, 8))
#: Line pitch per point of type.
PITCH_PER_POINT: Final = 0.42
BODY_PITCH: Final = 3.85
DETAIL_PITCH: Final = 6.1
SUBJECT_PITCH: Final = 6.8
