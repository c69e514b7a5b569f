"""Every state has a word of its own, and a tone that it shares only with its like."""

from counter_app.services.views import CheckVerdict, RowState
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.states import chip_cell, tone_of, tone_of_verdict, word_of


def test_states_have_distinct_tones_and_words() -> None:
    words = Words("it")
    unpayable = {
        RowState.SUSPENDED, RowState.EXPIRED, RowState.DEBT_PAID, RowState.CANCELLED,
    }  # fmt: skip
    assert {tone_of(state) for state in unpayable} == {Tone.CANCELLED}
    assert len({tone_of(state) for state in RowState}) == len(RowState) - len(unpayable) + 1
    assert len({word_of(words, state) for state in RowState}) == len(RowState)


def test_only_a_payment_is_green() -> None:
    green = [verdict for verdict in CheckVerdict if tone_of_verdict(verdict) is Tone.PAID]
    assert green == [CheckVerdict.PAID]


def test_a_chip_carries_its_word_for_screen_readers() -> None:
    cell = chip_cell(Words("en"), RowState.OVERDUE)
    assert (cell.text, cell.tone) == ("Overdue", Tone.OVERDUE)
