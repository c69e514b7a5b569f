import pytest

from counter_app.ui.said.money_words import credit_said, flow_said
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import LANGUAGES, Words
from payments_core.wire.desk.settlement_messages import CreditReply, CreditStanding, FlowStanding
from tests.factories.screen_money import AS_OF, a_credit, a_flow


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("standing", FlowStanding)
def test_every_flow_says_how_it_stands_and_as_of_when(language, standing) -> None:
    tone, headline, detail = flow_said(Words(language), a_flow(("301000000000004285",), standing))
    assert "22,60 €" in headline
    assert "Banca di Prova" in detail
    assert detail.endswith("10:41.")
    assert (tone is Tone.PAID) == (standing is FlowStanding.CREDITED)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("standing", CreditStanding)
def test_every_credit_says_how_it_stands_and_as_of_when(language, standing) -> None:
    reply = CreditReply(credit=a_credit(standing=standing), as_of=AS_OF)
    tone, headline, detail = credit_said(Words(language), reply)
    assert "2026/1420" in headline
    assert ".." not in detail
    assert detail.endswith("10:41.")
    assert (tone is Tone.PAID) == (standing is CreditStanding.MATCHED)


def test_bank_without_a_name_is_called_by_its_code() -> None:
    page = a_flow(())
    page = page.model_copy(update={"flow": page.flow.model_copy(update={"psp_name": None})})
    assert "PROVAITMM01" in flow_said(Words("it"), page)[2]
