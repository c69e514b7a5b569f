"""Who may do what about money that went in wrongly."""

import pytest
from PySide6.QtCore import Qt

from payments_core.wire.desk.refund_messages import RefundStatus
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import notice_number
from tests.factories.screen_refunds import refund_of
from tests.factories.screen_world import World

CTRL = Qt.KeyboardModifier.ControlModifier


def verify(desk: DeskWindow, base: int) -> None:
    desk.type(notice_number(base))
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("verify_answer") and desk.has("ask_now_button"))
    desk.wait(lambda: desk.has("story_steps"))


def acts(desk: DeskWindow) -> list[str]:
    return [name for name in ("ask_refund", "decide_refund") if desk.has(f"{name}_button")]


@pytest.mark.parametrize(
    ("base", "expected"), [(992148, ["ask_refund"]), (177881, ["ask_refund"]), (191203, [])]
)
def test_only_what_was_paid_can_be_asked_back(
    desk: DeskWindow, base: int, expected: list[str]
) -> None:
    verify(desk, base)
    assert acts(desk) == expected


def test_without_the_line_nothing_is_asked_back(desk: DeskWindow) -> None:
    desk.world.go_offline()
    verify(desk, 992148)
    assert acts(desk) == []
    assert "quando torna la linea" in desk.answer("verify_answer").detail()


def test_a_clerk_waits_for_the_decision(desk: DeskWindow) -> None:
    refund_of(desk.world)
    verify(desk, 992148)
    assert acts(desk) == []


def test_what_was_rejected_can_be_asked_for_again(desk: DeskWindow) -> None:
    refund_of(desk.world, status=RefundStatus.REJECTED, note="Manca la ricevuta")
    verify(desk, 992148)
    assert acts(desk) == ["ask_refund"]
    detail = desk.answer("verify_answer").detail()
    assert detail == "Rimborso di 5,16 € rifiutato il 23/11/2026: Manca la ricevuta"


def test_a_supervisor_goes_to_decide_with_the_same_key(world: World, open_desk) -> None:
    world.roles["sara.verdi"] = ("supervisor",)
    refund_of(world)
    desk = open_desk()
    desk.sign_in("sara.verdi")
    verify(desk, 992148)
    assert acts(desk) == ["decide_refund"]
    desk.press(Qt.Key.Key_M, CTRL)
    desk.wait(lambda: desk.focus() == "rejection_reason")


def test_an_administrator_asks_for_nothing(world: World, open_desk) -> None:
    world.roles["ada"] = ("administrator",)
    desk = open_desk()
    desk.sign_in("ada")
    verify(desk, 992148)
    assert acts(desk) == []
