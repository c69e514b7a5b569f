"""A decision is written with its reason and done with one key; what is wrong stays to be mended."""

import threading
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from counter_app.ui.places import SearchPlace, VerifyPlace
from payments_core.errors import RuleBroken
from payments_core.money import Cents
from payments_core.wire.desk.notice_messages import ActKind
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import PASSWORD

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def number(desk: DeskWindow) -> str:
    """An open notice on the page that tells whether it was paid, before a supervisor."""
    desk.world.possible_acts = tuple(ActKind)
    opened = next(one for one in desk.world.notices if one.state.value == "TO_PAY")
    desk.window.shell.go(VerifyPlace(opened.notice_number))
    desk.wait(lambda: desk.has("decide_cancel_button") or desk.has("more_button"))
    return opened.notice_number


def begin(desk: DeskWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    desk.press(key, modifier)
    desk.wait(lambda: desk.has("act_title"))


def test_notice_is_cancelled_with_its_reason(desk: DeskWindow, number: str) -> None:
    begin(desk, Qt.Key.Key_D, CONTROL)
    assert desk.focus() == "reason_field"
    desk.type("nome sbagliato")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: len(desk.world.decided) == 1)
    ((decided, wanted),) = desk.world.decided
    assert (decided, wanted.act, wanted.reason) == (number, ActKind.CANCEL, "nome sbagliato")
    desk.wait(lambda: not desk.has("act_title"))


def test_offline_a_cancellation_says_that_it_waits(desk: DeskWindow, number: str) -> None:
    desk.world.go_offline()
    desk.press(Qt.Key.Key_F5)
    desk.wait(lambda: desk.has("decide_cancel_button") and not desk.has("decide_suspend_button"))
    begin(desk, Qt.Key.Key_D, CONTROL)
    assert "fino ad allora" in desk.words("act_means")
    desk.type("nome sbagliato")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: len(desk.world.decided) == 1)
    desk.wait(lambda: not desk.has("act_title"))


def test_without_a_reason_nothing_is_done(desk: DeskWindow, number: str) -> None:
    begin(desk, Qt.Key.Key_D, CONTROL)
    desk.press(Qt.Key.Key_F9)
    assert "perché" in desk.field("reason_field").accessibleDescription()
    assert desk.world.decided == []


def test_payment_elsewhere_wants_its_proof(desk: DeskWindow, number: str) -> None:
    begin(desk, Qt.Key.Key_P, CONTROL | SHIFT)
    desk.press(Qt.Key.Key_F9)
    assert desk.focus() == "paid_on_field"
    for text in ("20/11/2026", "bonifico", "CRO 123", "ricevuta vista allo sportello"):
        desk.type(text)
        desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: len(desk.world.decided) == 1)
    wanted = desk.world.decided[0][1]
    assert (wanted.paid_on, wanted.method, wanted.reference) == (
        date(2026, 11, 20), "bonifico", "CRO 123",
    )  # fmt: skip


def test_change_takes_a_date_and_an_amount_as_people_write_them(
    desk: DeskWindow, number: str
) -> None:
    begin(desk, Qt.Key.Key_E, CONTROL | SHIFT)
    desk.type("31/02/2027")
    desk.press(Qt.Key.Key_Return)
    desk.type("dodici")
    desk.press(Qt.Key.Key_Return)
    desk.type("ricalcolo")
    desk.press(Qt.Key.Key_F9)
    assert desk.field("due_on_field").property("wrong") == "true"
    assert desk.field("amount_field").property("wrong") == "true"
    desk.field("due_on_field").setText("28/02/2027")
    desk.field("amount_field").setText("1.234")
    desk.press(Qt.Key.Key_F9)
    assert "Scrivi 1.234,00" in desk.field("amount_field").accessibleDescription()
    desk.field("amount_field").setText("1234.5")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: len(desk.world.decided) == 1)
    wanted = desk.world.decided[0][1]
    assert (wanted.due_on, wanted.amount_cents) == (date(2027, 2, 28), 123450)


def test_refusal_keeps_what_was_typed_and_says_why(desk: DeskWindow, number: str) -> None:
    desk.world.trouble = RuleBroken("role_missing", needed="supervisor")
    begin(desk, Qt.Key.Key_D, CONTROL)
    desk.type("nome sbagliato")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "incarico" in desk.field("reason_field").accessibleDescription())
    assert desk.field("reason_field").text() == "nome sbagliato"


def test_what_is_typed_is_there_again_after_what_led_away(desk: DeskWindow, number: str) -> None:
    begin(desk, Qt.Key.Key_D, CONTROL)
    desk.type("nome sbagliato")
    desk.window.shell.go(SearchPlace())
    desk.window.wardrobe.change(scale_percent=150)
    desk.wait(lambda: desk.is_at_work() and desk.offers("back"))
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("act_title"))
    assert desk.field("reason_field").text() == "nome sbagliato"
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("story_steps"))


def test_what_is_typed_is_there_again_in_a_look_chosen_under_the_lock(
    desk: DeskWindow, number: str
) -> None:
    begin(desk, Qt.Key.Key_E, CONTROL | SHIFT)
    desk.type("31/12/2026")
    desk.press(Qt.Key.Key_L, CONTROL)
    desk.window.wardrobe.change(language="en")
    desk.wait(lambda: desk.focus() == "password")
    desk.type(PASSWORD)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("act_title"))
    assert desk.field("due_on_field").text() == "31/12/2026"
    assert desk.focus() == "due_on_field"
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("story_steps"))


def test_whoever_comes_after_the_lock_finds_nothing_of_whom_was_there(
    desk: DeskWindow, number: str
) -> None:
    begin(desk, Qt.Key.Key_D, CONTROL)
    desk.type("nome sbagliato")
    desk.press(Qt.Key.Key_L, CONTROL)
    desk.window.wardrobe.change(language="en")
    desk.wait(lambda: desk.focus() == "password")
    desk.field("username").clear()
    desk.field("username").setFocus()
    desk.sign_in("sara.verdi")
    assert desk.window.shell.present_places() == (SearchPlace(),)


def test_a_decision_that_is_being_taken_is_not_offered_again_in_a_larger_text(
    desk: DeskWindow, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold, acts = threading.Event(), desk.window.counter.notice_acts
    real = acts.perform
    monkeypatch.setattr(acts, "perform", lambda *asked: (desk.world.wait_at(hold), real(*asked))[1])
    begin(desk, Qt.Key.Key_D, CONTROL)
    desk.type("nome sbagliato")
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_Plus, CONTROL)
    desk.wait(lambda: desk.has("story_steps"))
    hold.set()
    desk.wait(lambda: desk.told() != "")
    assert len(desk.world.decided) == 1


def test_over_the_threshold_the_form_asks_and_says_who_decides(
    desk: DeskWindow, number: str
) -> None:
    desk.world.approval_over = Cents(100)
    begin(desk, Qt.Key.Key_D, CONTROL)
    desk.wait(lambda: desk.words("act_means").startswith("Oltre 1,00 € l'annullamento lo approva"))
    assert "Chiedi l'annullo" in desk.part(QAbstractButton, "decide_button").accessibleName()
    desk.type("nome sbagliato")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.told().startswith("Annullo da approvare"))
    desk.wait(lambda: desk.has("story_steps"))
    assert desk.answer("verify_answer").detail().startswith("Annullo da approvare")
    assert not desk.offers("decide_cancel")
