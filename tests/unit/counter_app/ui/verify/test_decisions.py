"""A supervisor decides what somebody wants cancelled, with keys only."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from counter_app.services.views import RowState
from counter_app.ui.places import CancelDecisionPlace, VerifyPlace
from payments_core.errors import RuleBroken
from payments_core.wire.desk.cancel_messages import CancelStatus
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_cancels import ask_to_cancel
from tests.factories.screen_world import World

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def number(world: World) -> str:
    return next(
        one.notice_number
        for one in world.notices
        if one.state is RowState.TO_PAY and not one.in_plan
    )


@pytest.fixture
def supervisor(world: World, open_desk: Callable[..., DeskWindow]) -> DeskWindow:
    world.roles["sara.verdi"] = ("supervisor",)
    desk = open_desk()
    desk.sign_in("sara.verdi")
    return desk


def decide(desk: DeskWindow, number: str) -> None:
    desk.window.shell.go(CancelDecisionPlace(number))
    desk.wait(lambda: desk.focus() == "rejection_reason")


def words_of(desk: DeskWindow) -> str:
    return " ".join(one.text() for one in desk.window.findChildren(QLabel) if one.isVisible())


def test_request_stands_among_the_tasks_and_is_approved(
    supervisor: DeskWindow, number: str
) -> None:
    ask_to_cancel(supervisor.world, number)
    supervisor.press(Qt.Key.Key_4, CTRL)
    supervisor.wait(lambda: supervisor.focus() == "tasks_table")
    supervisor.wait(lambda: supervisor.table("tasks_table").current() is not None)
    supervisor.press(Qt.Key.Key_Return)
    supervisor.wait(lambda: supervisor.focus() == "rejection_reason")
    band = supervisor.answer("decision_answer")
    assert band.headline().startswith("Annullo di ")
    assert band.detail().startswith("Chiesto da Marco Neri, Sportello 3, il ")
    supervisor.press(Qt.Key.Key_Return)
    assert supervisor.world.cancels[0].status is CancelStatus.REQUESTED
    supervisor.press(Qt.Key.Key_F9)
    supervisor.wait(lambda: supervisor.told().startswith("Annullo approvato"))
    assert supervisor.world.notice(number).state is RowState.CANCELLED


def test_request_is_rejected_with_a_reason_only(supervisor: DeskWindow, number: str) -> None:
    ask_to_cancel(supervisor.world, number)
    decide(supervisor, number)
    supervisor.press(Qt.Key.Key_D, CTRL)
    field = supervisor.field("rejection_reason")
    supervisor.wait(lambda: field.accessibleDescription().startswith("Per rifiutare scrivi"))
    supervisor.type("È dovuto")
    supervisor.press(Qt.Key.Key_D, CTRL)
    supervisor.wait(lambda: supervisor.told().startswith("Annullo rifiutato"))
    (asked,) = supervisor.world.cancels
    assert (asked.status, asked.decision_reason) == (CancelStatus.REJECTED, "È dovuto")


def test_who_asked_can_only_take_it_back(supervisor: DeskWindow, number: str) -> None:
    ask_to_cancel(supervisor.world, number, requested_by="op-sara.verdi")
    decide(supervisor, number)
    assert "L'hai chiesto tu" in supervisor.answer("decision_answer").detail()
    assert not supervisor.part(QAbstractButton, "approve_cancel_button").isEnabled()
    assert supervisor.part(QAbstractButton, "reject_cancel_button").isEnabled()


def test_payment_was_quicker(supervisor: DeskWindow, number: str) -> None:
    ask_to_cancel(supervisor.world, number)
    decide(supervisor, number)
    supervisor.world.cancel_trouble = RuleBroken("cancel_request_paid", notice_number=number)
    supervisor.press(Qt.Key.Key_F9)
    supervisor.wait(lambda: supervisor.told().startswith("L'avviso intanto è stato pagato"))


def test_whole_plan_and_another_amount_are_said(supervisor: DeskWindow, number: str) -> None:
    ask_to_cancel(supervisor.world, number, notices=4, amount_cents=90000, amount_now_cents=80000)
    decide(supervisor, number)
    said = words_of(supervisor)
    assert "tutti i 4 avvisi del debito" in said
    assert "800,00 € adesso, 900,00 € prima" in said


def test_answer_says_that_it_waits_and_leads_to_the_decision(
    supervisor: DeskWindow, number: str
) -> None:
    ask_to_cancel(supervisor.world, number)
    supervisor.window.shell.go(VerifyPlace(number))
    supervisor.wait(lambda: supervisor.offers("decide_cancel_request"))
    answer = supervisor.answer("verify_answer")
    assert answer.headline().startswith("Non risulta pagato")
    assert answer.detail().startswith("Annullo da approvare: fino ad allora si può pagare.")
    supervisor.press(Qt.Key.Key_M, CTRL)
    supervisor.wait(lambda: supervisor.has("approve_cancel_button"))


def test_nothing_is_left_to_decide(supervisor: DeskWindow, number: str) -> None:
    supervisor.window.shell.go(CancelDecisionPlace(number))
    supervisor.wait(lambda: supervisor.has("nothing_to_decide"))
    assert "Niente da approvare" in words_of(supervisor)
