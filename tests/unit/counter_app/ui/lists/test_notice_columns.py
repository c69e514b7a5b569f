"""Columns of notices have room for what they say, in both languages."""

from dataclasses import replace

import pytest

from counter_app.services.views import RowState
from counter_app.ui.lists.notice_columns import (
    citizen_notice_columns,
    debtor_code,
)
from counter_app.ui.style.fonts import load_fonts
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.cells import Kind
from counter_app.ui.widgets.parts import chip_size
from counter_app.ui.widgets.states import word_of
from tests.factories.screen_notices import notices_of_maria


def _look(language: str, scale: int = 100) -> Look:
    load_fonts()
    theme = Theme(LIGHT, scale)
    return Look(theme, Icons(theme), Words(language))


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("scale", [100, 200])
def test_the_longest_state_fits_its_column(qapp: object, language: str, scale: int) -> None:
    look = _look(language, scale)
    column = citizen_notice_columns(look, lambda _notice: None)[0]
    assert column.kind is Kind.CHIP
    for state in RowState:
        assert chip_size(look, word_of(look.words, state)).width() < look.theme.px(column.width)


def test_a_paid_notice_says_when_it_was_paid(qapp: object) -> None:
    subject = citizen_notice_columns(_look("it"), lambda _notice: None)[1]
    paid = next(one for one in notices_of_maria() if one.paid_at is not None)
    assert subject.cell(paid).second == "Pagato il 12/05/2026, 10:31"


def test_who_has_no_tax_code_is_not_called_by_the_hubs_stand_in() -> None:
    notice = replace(notices_of_maria()[0], debtor_identifier="ANONIMO")
    assert debtor_code(Words("it"), notice).text == "senza codice fiscale"
    assert debtor_code(Words("it"), notices_of_maria()[0]).text == "RSSMRA80A41Z999C"


def test_on_the_page_of_a_co_debtor_it_says_with_whom(qapp: object) -> None:
    subject = citizen_notice_columns(_look("it"), lambda _notice: None)[1]
    shared = replace(notices_of_maria()[0], debtor_name="Verdi Anna", as_co_debtor=True)
    assert subject.cell(shared).second.startswith("Coobbligato con Verdi Anna · Rilasciato il")


def test_notice_whose_cancellation_waits_says_so_and_can_be_paid(qapp: object) -> None:
    state, subject = citizen_notice_columns(_look("it"), lambda _notice: None)[:2]
    waiting = replace(notices_of_maria()[0], cancel_waits=True)
    assert subject.cell(waiting).second.startswith("Annullo da approvare · Rilasciato il")
    assert state.cell(waiting).text == state.cell(notices_of_maria()[0]).text
