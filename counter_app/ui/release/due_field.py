"""By when something is to be paid, as a person types it."""

from collections.abc import Callable
from datetime import date

from counter_app.services.typed_lines import read_day
from counter_app.ui.style.look import Look
from counter_app.ui.style.words import day
from counter_app.ui.widgets.parts import Field


class DueField(Field):
    """A due date from today on; what is wrong with it, or how far away it is, stands below."""

    def __init__(self, look: Look, caption: str, today: Callable[[], date], *, name: str) -> None:
        super().__init__(look, caption, name=name)
        self._words = look.words
        self._today = today
        self.edit.setPlaceholderText(self._words.say("release.due_hint"))

    def due_on(self) -> date | None:
        """The date when it can be read, else None."""
        return read_day(self.text())

    def propose(self, due_on: date) -> None:
        """This date, unless one was typed."""
        if not self.text():
            self.edit.setText(day(due_on))

    def check(self, *, wanted: bool = True) -> bool:
        """Whether the date is good. Where none is `wanted` yet, an empty field is not complained
        about."""
        due_on = self.due_on()
        if due_on is None:
            if self.text() or wanted:
                self.complain(self._words.say("release.due_wrong"))
            return False
        days = (due_on - self._today()).days
        if days < 0:
            self.complain(self._words.say("release.due_past"))
            return False
        self.accept(self._words.count("release.due_in", days))
        return True
