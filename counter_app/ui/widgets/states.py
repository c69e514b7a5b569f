"""How the states of notices and the verdicts of checks look; words come from the catalogue."""

from counter_app.services.views import CheckVerdict, RowState
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.cells import Cell

_VERDICTS = {
    CheckVerdict.PAID: Tone.PAID,
    CheckVerdict.PAID_TWICE: Tone.TO_CHECK,
    CheckVerdict.NOT_PAID: Tone.TO_PAY,
    CheckVerdict.NOT_REGISTERED: Tone.TO_REGISTER,
    CheckVerdict.SUSPENDED: Tone.CANCELLED,
    CheckVerdict.EXPIRED: Tone.CANCELLED,
    CheckVerdict.IN_INSTALMENTS: Tone.IN_INSTALMENTS,
    CheckVerdict.DEBT_PAID: Tone.CANCELLED,
    CheckVerdict.CANCELLED: Tone.CANCELLED,
}
_UNPAYABLE = (RowState.SUSPENDED, RowState.EXPIRED, RowState.DEBT_PAID, RowState.CANCELLED)


def tone_of(state: RowState) -> Tone:
    """States and tones share their names, but for those of what cannot be paid."""
    return Tone.CANCELLED if state in _UNPAYABLE else Tone(state.value)


def tone_of_verdict(verdict: CheckVerdict) -> Tone:
    """The tone in which an answer is given."""
    return _VERDICTS[verdict]


def word_of(words: Words, state: RowState) -> str:
    """The word of a state."""
    return words.say(f"state.{state}")


def chip_cell(words: Words, state: RowState) -> Cell:
    """A table cell with the chip of a state."""
    return Cell(word_of(words, state), tone=tone_of(state))
