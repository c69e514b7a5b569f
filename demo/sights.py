"""What can be seen of the story from outside: the window, the desk's own list, the receipt roll.

Nothing here acts, and nothing is taken for granted because somebody was told to do it.
"""

from PySide6.QtWidgets import QLabel, QLineEdit

from counter_app.services.views import NoticeView, RowState
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.answer_band import AnswerBand
from demo import story
from demo.hands import Hands
from demo.stage import Stage
from payments_core.identifiers import notice_number

_REGISTERED = (RowState.TO_PAY, RowState.OVERDUE, RowState.PAID)


class Sights:
    """Looks at one window and the world around it; remembers the notice whose story is told."""

    def __init__(self, hands: Hands, stage: Stage) -> None:
        self._hands = hands
        self._stage = stage
        self._receipts_before = 0
        self.notice: NoticeView | None = None

    @property
    def number(self) -> str:
        """Of the notice that was released; empty before."""
        return self.notice.notice_number if self.notice else ""

    def is_at_work(self) -> bool:
        """Somebody is signed in and the window is not locked."""
        shell = self._hands.window.shell
        return shell is not None and shell.isVisible()

    def has_numbers(self) -> bool:
        """The desk can release."""
        return self.is_at_work() and story.numbers_left(self._hands) > 0

    def has_found(self, letters: int) -> bool:
        """There are people for a search of so many letters."""
        some = story.rows(self._hands, "citizen_table") > 0
        return some and len(self.typed("search_field")) >= letters

    def is_at_citizen(self) -> bool:
        """A notice can be released from here, or just was."""
        return self.sees("citizen_name") or self.sees("release_title")

    def is_chosen(self) -> bool:
        """The notice has an amount and a day: it can be released."""
        return bool(self._read("total") and self.typed("due_field"))

    def is_released(self) -> bool:
        """The desk has released a notice and the server knows it.

        The last one by the desk's list is the one whose story is told from then on.
        """
        if self.notice is None:
            known = [row for row in self._rows() if row.state in _REGISTERED]
            self.notice = known[0] if known else None
            self._receipts_before = self._receipts()
        return self.notice is not None

    def shows_released(self) -> bool:
        """The answer after a release is on the screen."""
        return self.sees("released_number")

    def is_paid(self) -> bool:
        """The desk knows that the notice was paid."""
        mine = [row for row in self._rows() if row.notice_number == self.number]
        return any(row.paid_at is not None for row in mine)

    def shows_paid(self) -> bool:
        """The screen says so: in large type, or beside the number that was just released."""
        answer = self._hands.find("verify_answer")
        if isinstance(answer, AnswerBand):
            return self.is_looked_up() and answer.tone is Tone.PAID
        return story.is_paid(self._hands) and story.released_number(self._hands) == self.number

    def has_receipt(self) -> bool:
        """A receipt has come off the roll since the notice was released."""
        return self._receipts() > self._receipts_before

    def has_page(self) -> bool:
        """A receipt has come out on a sheet."""
        return any((self._stage.folder / "papers").glob("*receipt*.pdf"))

    def has_files(self, folder: str) -> bool:
        """The bank or the treasurer has sent something."""
        return any((self._stage.folder / folder).glob("*.xml"))

    def has_typed_number(self) -> bool:
        """The number stands in the search field."""
        return "".join(self.typed("search_field").split()) == self.number

    def is_looked_up(self) -> bool:
        """The answer about the notice is on the screen."""
        return self.sees("verify_answer") and self._hands.shows(notice_number.format(self.number))

    def shows_credited(self) -> bool:
        """The last step is there, and not only announced for one of the next days."""
        announced = self.shows("step.CREDITED_usual")
        return self.is_looked_up() and self.shows("step.CREDITED") and not announced

    def sees(self, name: str) -> bool:
        """A widget is on the screen."""
        return self._hands.find(name) is not None

    def shows(self, key: str) -> bool:
        """A sentence of the counter is on the screen."""
        return self._hands.shows(self._hands.words.say(key))

    def typed(self, name: str) -> str:
        """What stands in a field; nothing where there is none."""
        field = self._hands.find(name)
        return field.text().strip() if isinstance(field, QLineEdit) else ""

    def _read(self, name: str) -> str:
        label = self._hands.find(name)
        return label.text() if isinstance(label, QLabel) else ""

    def _rows(self) -> tuple[NoticeView, ...]:
        """The desk's own list of the day, last first; a locked store says nothing."""
        counter = self._hands.window.counter
        return counter.lists.today() if counter and self.is_at_work() else ()

    def _receipts(self) -> int:
        return bytes(self._stage.printer.received).count(story.CUT)
