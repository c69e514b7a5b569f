"""A flow or a credit: how it stands, and the notice of each payment one key away."""

import pytest
from PySide6.QtCore import Qt

from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.empty_state import EmptyState
from payments_core.wire.desk.settlement_messages import CreditReply, CreditStanding, FlowStanding
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_money import (
    AS_OF,
    CREDIT,
    FLOW_ID,
    REMITTANCE,
    a_credit,
    a_flow,
    bring_money,
)
from tests.factories.screen_people import notice_number

NUMBER = notice_number(177881)


@pytest.fixture
def desk(open_desk, world) -> DeskWindow:
    bring_money(world, (NUMBER, None))
    window = open_desk()
    window.sign_in()
    return window


def ask(desk: DeskWindow, text: str) -> None:
    desk.field("search_field").setText(text)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("money_answer"))
    desk.wait(lambda: desk.has("payments_table") or desk.has("money_message"))


def test_flow_tells_how_it_stands_and_leads_to_its_notices(desk: DeskWindow) -> None:
    ask(desk, FLOW_ID)
    band = desk.answer("money_answer")
    assert (band.tone, band.headline()) == (Tone.PAID, "Flusso accreditato: 45,30 €")
    assert "Banca di Prova S.p.A., flusso del 13/05/2026." in band.detail()
    assert "Accreditato il 14/05/2026, provvisorio 2026/1420." in band.detail()
    assert desk.words("payments_count") == f"1–2 di 2, 45,30 € · {FLOW_ID}"
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("verify_answer"))
    assert desk.field("search_field").text().replace(" ", "") == NUMBER
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("payments_table"))


def test_payment_of_no_notice_says_so(desk: DeskWindow) -> None:
    ask(desk, FLOW_ID)
    desk.press(Qt.Key.Key_Down)
    assert not desk.has("open_notice_button")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: "non è di un avviso che conosciamo" in desk.told())


def test_text_of_the_treasurer_leads_to_its_flow(desk: DeskWindow) -> None:
    ask(desk, REMITTANCE)
    assert desk.answer("money_answer").headline() == "Flusso accreditato: 45,30 €"


def test_break_in_the_text_of_the_treasurer_leads_to_its_flow(desk: DeskWindow) -> None:
    ask(desk, f"{REMITTANCE[:-4]} {REMITTANCE[-4:]}")
    assert desk.answer("money_answer").headline() == "Flusso accreditato: 45,30 €"
    assert desk.words("payments_count").endswith(FLOW_ID)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("verify_answer"))


def test_credit_tells_what_it_pays_and_shows_the_payments(desk: DeskWindow) -> None:
    ask(desk, CREDIT)
    band = desk.answer("money_answer")
    assert band.headline() == "Provvisorio 2026/1420: 45,30 €"
    assert "da BANCA DI PROVA S.P.A. Paga il flusso" in band.detail()
    desk.wait(lambda: desk.table("payments_table").current() is not None)


def test_credit_that_names_nothing_shows_what_was_written(desk: DeskWindow) -> None:
    cut = a_credit(standing=CreditStanding.UNCLEAR, flow_id=None, remittance="/PUR/LGPE-")
    desk.world.credits[CREDIT] = CreditReply(credit=cut, as_of=AS_OF)
    ask(desk, CREDIT)
    desk.wait(lambda: desk.has("money_message"))
    assert "/PUR/LGPE-" in desk.part(EmptyState, "money_message").accessibleName()
    assert "chiedi alla ragioneria" in desk.answer("money_answer").detail()


def test_credit_whose_flow_has_not_come_shows_what_was_written(desk: DeskWindow) -> None:
    desk.world.flows.clear()
    ask(desk, CREDIT)
    desk.wait(lambda: desk.has("money_message"))


def test_clerk_hears_whom_it_is_for(desk: DeskWindow) -> None:
    desk.world.roles.clear()
    ask(desk, FLOW_ID)
    band = desk.answer("money_answer")
    assert (band.tone, band.headline()) == (
        Tone.TO_CHECK, "Flussi e provvisori li vedono i responsabili e chi amministra",
    )  # fmt: skip
    assert "cerca il numero del suo avviso" in band.detail()


def test_without_the_line_nothing_is_made_up_and_f5_asks_again(desk: DeskWindow) -> None:
    desk.world.go_offline()
    ask(desk, CREDIT)
    assert "solo il server" in desk.answer("money_answer").headline()
    desk.world.online = True
    desk.press(Qt.Key.Key_F5)
    desk.wait(lambda: desk.has("payments_table"))


def test_what_nobody_knows_is_said(desk: DeskWindow) -> None:
    ask(desk, "2026-05-13NESSUNO-1")
    assert desk.answer("money_answer").headline().startswith("Questo flusso non è ancora arrivato")
    ask(desk, "2026/77")
    desk.wait(lambda: "2026/77" in desk.answer("money_answer").headline())


def test_further_payments_are_one_key_away(desk: DeskWindow) -> None:
    numbers = tuple(notice_number(5000 + place) for place in range(620))
    desk.world.flows[FLOW_ID] = a_flow(numbers, FlowStanding.AWAITED)
    ask(desk, FLOW_ID)
    table = desk.table("payments_table")
    assert table.model().rowCount() == 500
    desk.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.words("payments_count").startswith("501–620 di 620"))
    assert table.model().rowCount() == 120
    assert not desk.has("more_payments_button")
