"""The code of a receipt is answered by whether it is genuine, whatever the line does; and an answer
that is open follows what becomes of its debt."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from counter_app.services.views import CheckView, RowState
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.empty_state import EmptyState
from payments_core.errors import RuleBroken
from tests.factories.desk_window import DeskWindow
from tests.factories.receipt_codes import public_key, receipt_code, with_amount
from tests.factories.screen_notices import a_plan_beside_its_whole
from tests.factories.screen_people import NOW, PEOPLE, notice_number

NUMBER = notice_number(177881)
CODE = receipt_code(NUMBER)


def scan(desk: DeskWindow, code: str) -> None:
    """What a scanner types, with the Enter that it sends."""
    desk.type(code)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("verify_answer"))


def says(desk: DeskWindow, words: str) -> None:
    desk.wait(lambda: words in desk.answer("verify_answer").headline())


def test_genuine_receipt_is_said_to_be_and_its_notice_is_told(desk: DeskWindow) -> None:
    desk.world.verification_keys = [public_key()]
    scan(desk, CODE)
    says(desk, "Ricevuta autentica: 21,95 € pagati il 12/05/2026")
    assert desk.answer("verify_answer").tone is Tone.PAID
    desk.wait(lambda: desk.has("story_steps") and desk.has("receipt_button"))
    assert "Adesso" not in desk.answer("verify_answer").detail()
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("In stampa: ricevuta"))


def test_without_a_line_the_code_alone_is_proof(desk: DeskWindow) -> None:
    desk.world.verification_keys = [public_key()]
    desk.world.go_offline()
    desk.world.check_trouble = RuleBroken("notice_unknown_offline", notice_number=NUMBER)
    scan(desk, CODE)
    says(desk, "Ricevuta autentica")
    desk.wait(lambda: desk.has("verify_message_headline"))
    assert desk.words("verify_message_headline") == "3010 0000 0017 7881 15"
    assert not desk.has("receipt_button")


def test_forged_receipt_is_refused_and_what_is_known_is_told(desk: DeskWindow) -> None:
    desk.world.verification_keys = [public_key()]
    scan(desk, with_amount(CODE, 1))
    says(desk, "non è nostra o è stata cambiata")
    desk.wait(lambda: desk.has("story_steps"))
    band = desk.answer("verify_answer")
    assert band.tone is Tone.TO_CHECK
    assert "Non accettarla" in band.detail()
    assert "Adesso l'avviso risulta così: Pagato" in band.detail()


def test_revocation_is_told_when_the_code_is_read_again(desk: DeskWindow) -> None:
    desk.world.verification_keys = [public_key()]
    scan(desk, CODE)
    says(desk, "Ricevuta autentica")
    desk.wait(lambda: desk.has("story_steps"))
    desk.world.verification_keys = [public_key().model_copy(update={"revoked_at": NOW})]
    desk.press(Qt.Key.Key_F5)
    says(desk, "non prova più niente")
    desk.wait(lambda: "conta solo quello che risulta" in desk.answer("verify_answer").detail())


def test_genuine_receipt_of_a_notice_paid_twice_says_so(desk: DeskWindow) -> None:
    desk.world.verification_keys = [public_key()]
    twice = next(one for one in desk.world.notices if one.state is RowState.TO_CHECK)
    scan(desk, receipt_code(twice.notice_number))
    says(desk, "Ricevuta autentica")
    desk.wait(lambda: "Pagato due volte" in desk.answer("verify_answer").detail())


def test_receipt_of_another_entity_is_left_to_it(desk: DeskWindow) -> None:
    scan(desk, receipt_code(NUMBER, "80999990015"))
    says(desk, "è di un altro ente, codice fiscale 80999990015")
    desk.wait(lambda: desk.has("verify_message_headline"))
    assert not desk.has("story_steps")


def test_next_code_is_read_where_the_last_was_answered(desk: DeskWindow) -> None:
    desk.world.verification_keys = [public_key()]
    scan(desk, CODE[:-1])
    says(desk, "incompleto o è stato cambiato")
    desk.wait(lambda: desk.has("verify_message_headline"))
    desk.type(CODE)
    desk.press(Qt.Key.Key_Return)
    says(desk, "Ricevuta autentica")


def test_answer_about_the_whole_turns_when_an_instalment_is_paid(desk: DeskWindow) -> None:
    whole, *plan = a_plan_beside_its_whole(PEOPLE[3])
    to_pay = replace(whole, state=RowState.TO_PAY)
    desk.world.notices += [to_pay, *plan]
    scan(desk, whole.notice_number)
    says(desk, "Non risulta pagato")
    desk.world.notices = [whole if one is to_pay else one for one in desk.world.notices]
    desk.world.pay(plan[1].notice_number)
    says(desk, "Si paga a rate")


def test_payment_without_a_notice_leads_to_the_flow_that_reports_it(desk: DeskWindow) -> None:
    flow_id = "2026-05-13PROVAITMM01-0000000014"
    desk.world.check_trouble = RuleBroken(
        "reference_in_flow", reference="RF18539007547034", flow_id=flow_id
    )
    scan(desk, "/RFS/RF18539007547034/10.00")
    says(desk, "RF18539007547034 è il riferimento di un pagamento senza un avviso qui")
    desk.wait(lambda: desk.has("open_flow_button"))
    assert desk.words("verify_message_headline") == "RF18 5390 0754 7034"
    hints = desk.part(EmptyState, "verify_message").findChildren(QLabel)
    assert not any("foglio" in hint.text() for hint in hints)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("money_answer"))
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("open_flow_button"))
    desk.world.check_trouble = None
    desk.press(Qt.Key.Key_F5)
    desk.wait(lambda: not desk.has("open_flow_button"))


def test_answer_of_before_a_payment_is_not_painted_over_the_one_of_after(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, check = notice_number(191203), desk.window.counter.check
    quick, held, slow = check.check, threading.Event(), [False]

    def answer(text: str) -> CheckView:
        found, waits = quick(text), slow.pop()
        slow.append(False)
        if waits:
            desk.world.wait_at(held)
        return found

    monkeypatch.setattr(check, "check", answer)
    scan(desk, number)
    says(desk, "Non risulta pagato")
    slow[:] = [True]
    desk.press(Qt.Key.Key_F5)
    desk.wait(lambda: slow == [False])
    desk.world.pay(number)
    says(desk, "Pagato")
    held.set()
    desk.settle()
    assert desk.answer("verify_answer").headline().startswith("Pagato")
    assert desk.has("receipt_button")
