"""What is said of a plan: which instalments are paid, and only of the whole that it is."""

import pytest

from counter_app.services.release_standing import ReleaseStanding
from counter_app.services.views import Released
from counter_app.ui.said.answers import Answer, answer
from counter_app.ui.said.release_answers import release_answer
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import Words
from payments_core.money import Cents
from tests.factories.release_checks import FIRST, SECOND, THIRD, WHOLE, plan, told
from tests.factories.screen_people import NOW

WORDS = Words("it")


def said_after(*numbers: str, released: Released | None = None, words: Words = WORDS) -> Answer:
    standing = ReleaseStanding(released or plan())
    for number in numbers:
        standing = standing.with_check(told(number))
    return release_answer(words, standing, told(numbers[-1]), NOW)


def test_one_instalment_is_not_the_whole() -> None:
    said = said_after(THIRD)
    assert said.headline == "Pagata la rata 3 di 3"
    assert said.tone is Tone.TO_PAY
    assert "Banca di Prova S.p.A." in said.detail
    assert "altre rate" in said.detail


def test_several_are_told_by_their_numbers() -> None:
    assert said_after(THIRD, FIRST).headline == "Pagate le rate 1, 3 di 3"
    english = said_after(FIRST, SECOND, words=Words("en"))
    assert english.headline == "Instalments 1, 2 of 3 paid"


def test_all_of_them_are_the_whole() -> None:
    said = said_after(FIRST, SECOND, THIRD)
    assert said.headline == "Pagate tutte le 3 rate"
    assert said.tone is Tone.PAID


@pytest.mark.parametrize(
    "released", [plan(), Released("one", ((WHOLE,),), Cents(100), "Rossi Maria", "CIE")]
)
def test_what_is_paid_at_once_is_said_as_of_any_notice(released: Released) -> None:
    assert said_after(WHOLE, released=released) == answer(WORDS, told(WHOLE), NOW)
