"""A payment is asked back through the window, with keys only."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

from counter_app.events import ConnectivityChanged
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.wire.desk.refund_messages import RefundStatus
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import notice_number

CTRL = Qt.KeyboardModifier.ControlModifier
IBAN = "it60x0542811101000000123456"


def open_form(desk: DeskWindow, base: int = 992148) -> None:
    desk.type(notice_number(base))
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("ask_refund_button"))
    desk.press(Qt.Key.Key_M, CTRL)
    desk.wait(lambda: desk.focus() == "refund_iban")


def complaint(desk: DeskWindow, name: str) -> str:
    return desk.field(name).accessibleDescription()


def test_a_double_payment_is_asked_back_in_a_few_keys(desk: DeskWindow) -> None:
    open_form(desk)
    assert desk.field("refund_amount").text() == "5,16"
    assert desk.field("refund_name").text() == "Rossi Maria"
    assert desk.field("refund_tax_code").text() == "RSSMRA80A41Z999C"
    assert desk.part(QComboBox, "refund_payment").currentText().startswith("5,16 € del 10/06/2026")
    desk.type(IBAN)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.focus() == "refund_reason")
    assert desk.field("refund_iban").text() == "IT60 X054 2811 1010 0000 0123 456"
    desk.type("Pagato due volte")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.told().startswith("Rimborso chiesto: 5,16 € a Rossi Maria"))
    (refund,) = desk.world.refunds
    assert (refund.receipt_id, refund.iban) == ("7F21-0092", IBAN.upper())
    assert (refund.reason, refund.amount_cents) == ("Pagato due volte", 516)
    # The answer tells of it, and there is nothing more to ask for.
    desk.wait(lambda: "aspetta un responsabile" in desk.answer("verify_answer").detail())
    assert not desk.has("ask_refund_button")


def test_enter_never_asks_for_a_refund(desk: DeskWindow) -> None:
    open_form(desk)
    for _ in range(12):
        desk.press(Qt.Key.Key_Return)
    assert desk.world.refunds == []


def test_what_is_wrong_is_said_under_its_field(desk: DeskWindow) -> None:
    open_form(desk)
    desk.type("IT61X0542811101000000123456")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: complaint(desk, "refund_iban").startswith("Questo IBAN non torna"))
    desk.field("refund_amount").setText("5,17")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: complaint(desk, "refund_amount") == (
        "L'importo va da 0,01 a 5,16 €, quanto è arrivato all'ente."
    ))  # fmt: skip
    assert desk.focus() == "refund_amount"
    assert complaint(desk, "refund_reason").startswith("Scrivi il motivo")
    assert desk.world.refunds == []


def test_what_is_typed_is_there_again_after_esc(desk: DeskWindow) -> None:
    open_form(desk)
    desk.type(IBAN)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("ask_refund_button"))
    desk.press(Qt.Key.Key_M, CTRL)
    desk.wait(lambda: desk.has("refund_iban"))
    assert desk.field("refund_iban").text() == "IT60 X054 2811 1010 0000 0123 456"


def test_another_payment_brings_its_own_amount(desk: DeskWindow) -> None:
    open_form(desk)
    desk.field("refund_amount").setText("1,00")
    payments = desk.part(QComboBox, "refund_payment")
    payments.setFocus()
    desk.press(Qt.Key.Key_Up)
    desk.wait(lambda: desk.field("refund_amount").text() == "5,16")
    assert payments.currentText().startswith("5,16 € del 03/06/2026")


def test_a_refusal_keeps_the_form_and_says_why(desk: DeskWindow) -> None:
    open_form(desk)
    desk.type(IBAN)
    desk.press(Qt.Key.Key_Return)
    desk.type("Pagato due volte")
    desk.world.refund_trouble = RuleBroken("refund_exceeds_receipt", amount_cents=516, left_cents=9)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "restituire ancora 0,09 €" in complaint(desk, "refund_amount"))
    desk.world.refund_trouble = WorldTrouble("server_unreachable")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.told().startswith("Il server non risponde"))
    assert desk.field("refund_reason").text() == "Pagato due volte"
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: len(desk.world.refunds) == 1)
    assert desk.world.refunds[0].status is RefundStatus.REQUESTED


def test_without_the_line_the_form_waits(desk: DeskWindow) -> None:
    open_form(desk)
    desk.world.go_offline()
    desk.wait(lambda: desk.answer("refund_answer").headline().startswith("Sei fuori linea"))
    assert not desk.part(QAbstractButton, "send_refund_button").isEnabled()
    desk.world.online = True
    desk.world.events.publish(ConnectivityChanged(online=True))
    desk.wait(lambda: desk.answer("refund_answer").headline().startswith("Pagato due volte"))
    assert desk.part(QAbstractButton, "send_refund_button").isEnabled()


def test_the_heading_names_the_notice(desk: DeskWindow) -> None:
    open_form(desk)
    assert "3010 0000 0099 2148" in desk.part(QLabel, "refund_title").text()
