"""A supervisor decides what somebody has asked back, with keys only."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.wire.desk.refund_messages import RefundStatus
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_refunds import refund_of
from tests.factories.screen_tasks import some_tasks
from tests.factories.screen_world import World

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def supervisor(world: World, open_desk: Callable[..., DeskWindow]) -> DeskWindow:
    world.roles["sara.verdi"] = ("supervisor",)
    desk = open_desk()
    desk.sign_in("sara.verdi")
    return desk


def open_tasks(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_4, CTRL)
    desk.wait(lambda: desk.has("tasks_table") and desk.table("tasks_table").current() is not None)
    desk.wait(lambda: desk.focus() == "tasks_table")


def decide(desk: DeskWindow) -> None:
    open_tasks(desk)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.focus() == "rejection_reason")


def test_a_request_stands_among_the_tasks_and_is_approved(supervisor: DeskWindow) -> None:
    refund_of(supervisor.world)
    decide(supervisor)
    band = supervisor.answer("decision_answer")
    assert band.headline() == "Rimborso di 5,16 € da decidere"
    assert band.detail().startswith("Chiesto da Laura Bianchi il 23/11/2026, 10:21.")
    supervisor.press(Qt.Key.Key_Return)
    assert supervisor.world.refunds[0].status is RefundStatus.REQUESTED
    supervisor.press(Qt.Key.Key_F9)
    supervisor.wait(lambda: supervisor.told().startswith("Rimborso approvato: 5,16 €"))
    assert supervisor.world.refunds[0].status is RefundStatus.APPROVED
    supervisor.wait(lambda: supervisor.has("no_tasks"))


def test_a_request_is_rejected_with_a_reason_only(supervisor: DeskWindow) -> None:
    refund_of(supervisor.world)
    decide(supervisor)
    supervisor.press(Qt.Key.Key_D, CTRL)
    field = supervisor.field("rejection_reason")
    supervisor.wait(lambda: field.accessibleDescription().startswith("Scrivi il motivo"))
    supervisor.type("Non spetta")
    supervisor.press(Qt.Key.Key_D, CTRL)
    supervisor.wait(lambda: supervisor.told().startswith("Rimborso rifiutato: 5,16 €"))
    (refund,) = supervisor.world.refunds
    assert (refund.status, refund.note) == (RefundStatus.REJECTED, "Non spetta")


def test_who_asked_can_only_take_it_back(supervisor: DeskWindow) -> None:
    refund_of(supervisor.world, requested_by="op-sara.verdi")
    decide(supervisor)
    assert "L'hai chiesto tu" in supervisor.answer("decision_answer").detail()
    assert not supervisor.part(QAbstractButton, "approve_refund_button").isEnabled()
    assert supervisor.part(QAbstractButton, "reject_refund_button").isEnabled()
    supervisor.press(Qt.Key.Key_F9)
    assert supervisor.world.refunds[0].status is RefundStatus.REQUESTED


def test_somebody_else_was_quicker(supervisor: DeskWindow) -> None:
    refund_of(supervisor.world)
    decide(supervisor)
    supervisor.world.refund_trouble = RuleBroken(
        "refund_transition_illegal", status="APPROVED", event="APPROVE"
    )
    supervisor.press(Qt.Key.Key_F9)
    supervisor.wait(lambda: supervisor.told().startswith("Qualcuno ha già deciso"))


def test_nothing_left_to_decide_says_so(supervisor: DeskWindow) -> None:
    refund_of(supervisor.world)
    open_tasks(supervisor)
    supervisor.world.refunds.clear()
    supervisor.press(Qt.Key.Key_Return)
    supervisor.wait(lambda: supervisor.has("nothing_to_decide"))


def test_requests_stand_beside_the_desk_s_own_tasks(supervisor: DeskWindow) -> None:
    supervisor.world.tasks = some_tasks()
    refund_of(supervisor.world)
    open_tasks(supervisor)
    table = supervisor.table("tasks_table")
    supervisor.wait(lambda: table.model().rowCount() == 4)
    # Only what is the desk's own can be closed there.
    supervisor.press(Qt.Key.Key_Home, CTRL)
    supervisor.wait(lambda: not supervisor.has("close_task_button"))
    supervisor.press(Qt.Key.Key_Down)
    supervisor.wait(lambda: supervisor.has("close_task_button"))


def test_without_an_answer_the_desk_s_own_tasks_are_shown(supervisor: DeskWindow) -> None:
    supervisor.world.tasks = some_tasks()
    supervisor.world.refund_trouble = WorldTrouble("server_unreachable")
    open_tasks(supervisor)
    assert supervisor.table("tasks_table").model().rowCount() == 3


def test_a_clerk_has_no_refunds_among_the_tasks(desk: DeskWindow) -> None:
    refund_of(desk.world)
    desk.press(Qt.Key.Key_4, CTRL)
    desk.wait(lambda: desk.has("no_tasks"))
