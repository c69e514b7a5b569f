"""A page that is written from top to bottom, and goes on with head and foot on further ones."""

from collections.abc import Callable
from typing import Final

from payments_documents.pdf.fonts import spelled_out
from payments_documents.pdf.paper_styles import BAND_TITLE, LABEL
from payments_documents.pdf.sheet import MARGIN, PAGE_WIDTH, RIGHT_EDGE, Align, Place, Sheet
from payments_documents.pdf.tagged_pdf import Role
from payments_documents.texts import Texts

#: From the top of a band to the first baseline below it, millimetres as everything here.
BAND_PITCH: Final = 15.4
#: Lowest baseline of the running text; the foot stands below.
LAST_BASELINE: Final = 274.0
#: Baseline of the foot.
FOOT: Final = 285.0
#: Where a further page goes on below its head.
_CONTINUED: Final = 30.0
_BAND_HEIGHT: Final = 7.9


class RunningPage:
    """Sheet and place on it: `baseline` runs down the page. `head` draws what a further page
    begins with; `texts` are the papers' own words."""

    def __init__(self, sheet: Sheet, texts: Texts, foot: str, head: Callable[[], None]) -> None:
        self.sheet = sheet
        self.baseline = 0.0
        self._texts = texts
        self._foot = foot
        self._head = head
        self._number = 1

    def band(self, title: str) -> None:
        """A heading on a grey band, from edge to edge."""
        self.sheet.band(Place(0.0, self.baseline, PAGE_WIDTH, _BAND_HEIGHT))
        self.sheet.text(MARGIN, self.baseline + 5.0, title, BAND_TITLE, role=Role.HEADING)
        self.baseline += BAND_PITCH

    def make_room(self, height: float, last: float = LAST_BASELINE) -> bool:
        """Go on on a further page unless so much still fits above `last`; whether it did."""
        if self.baseline + height <= last:
            return False
        self.finish()
        self.sheet.next_page()
        self._number += 1
        self._head()
        self.baseline = _CONTINUED
        return True

    def finish(self) -> None:
        """The foot of the present page: whose paper it is, and which page."""
        self.sheet.text(MARGIN, FOOT, self._foot, LABEL)
        page = self._texts.say("receipt.page", page=self._number)
        self.sheet.text(RIGHT_EDGE, FOOT, page, LABEL, align=Align.RIGHT)


def issued_by(texts: Texts, entity: str) -> str:
    """Whose paper it is, for the foot."""
    return texts.say("receipt.printed_for", entity=spelled_out(entity, LABEL.face))
