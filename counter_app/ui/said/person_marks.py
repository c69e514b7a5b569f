"""What tells a person apart: the code, or that there is none; that somebody died or moved."""

from PySide6.QtWidgets import QLabel

from counter_app.ui.said.people import Standing, code_or_number, since, standing_of, standing_word
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.answer_band import AnswerBand
from counter_app.ui.widgets.parts import Chip, label
from payments_core.wire.desk.messages import CitizenInfo

_TONES = {Standing.DEAD: Tone.OVERDUE, Standing.MOVED: Tone.TO_PAY}
_ICONS = {Standing.DEAD: "info-circle", Standing.MOVED: "map-marker"}


def code_label(look: Look, citizen: CitizenInfo) -> QLabel:
    """The tax code as a code; that there is none as a hint."""
    made = label(code_or_number(look.words, citizen), "code" if citizen.tax_code else "hint")
    made.setObjectName("person_code")
    return made


def standing_chip(look: Look, citizen: CitizenInfo, *, brief: bool = False) -> Chip | None:
    """Died or moved and when, beside the birth; in a word where room is short."""
    standing = standing_of(citizen)
    if standing is None:
        return None
    words = standing_word if brief else since
    chip = Chip(look, _TONES[standing], words(look.words, citizen), _ICONS[standing])
    chip.setToolTip(since(look.words, citizen))
    chip.setObjectName("person_standing")
    return chip


def release_note(look: Look, citizen: CitizenInfo) -> AnswerBand | None:
    """What to look at before something is released for somebody who died or moved."""
    standing = standing_of(citizen)
    if standing is None:
        return None
    band = AnswerBand(look, "person_note", small=True)
    headline = since(look.words, citizen)
    band.show_answer(
        _TONES[standing],
        headline[:1].upper() + headline[1:],
        look.words.say(f"person.{standing}_release"),
        icon=_ICONS[standing],
    )
    return band
