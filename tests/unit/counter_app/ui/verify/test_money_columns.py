import pytest

from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import LANGUAGES, Words
from counter_app.ui.verify.money_columns import payment_columns
from payments_core.model.settlement_flow import Outcome
from tests.factories.screen_money import a_flow


def cells(payment, language="it"):
    theme = Theme(LIGHT)
    look = Look(theme, Icons(theme), Words(language))
    return [column.cell(payment) for column in payment_columns(look)]


def test_payment_is_named_by_its_notice_or_else_by_its_iuv(qapp) -> None:
    of_notice, of_nobody = a_flow(("301000000000004285", None)).payments
    line, number, outcome, paid_on, cents = cells(of_notice)
    assert (line.text, number.text) == ("1", "3010 0000 0000 0042 85")
    assert (outcome.text, paid_on.text, cents.text) == ("pagato", "12/05/2026", "22,60 €")
    assert cells(of_nobody)[1].text.endswith(of_nobody.iuv)
    assert cells(of_nobody)[1].aside


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_of_the_hub_has_words_and_a_new_one_too(qapp, language) -> None:
    payment = a_flow(("301000000000004285",)).payments[0]
    said = {
        cells(payment.model_copy(update={"outcome": name}), language)[2].text
        for name in [*(outcome.name for outcome in Outcome), "NEW_ONE"]
    }
    assert len(said) == len(Outcome) + 1
