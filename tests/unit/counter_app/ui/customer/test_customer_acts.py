"""F12 where there is a notice: its code where it can be paid now, else the reason."""

import pytest
from PySide6.QtCore import Qt

from counter_app.services.views import RowState
from counter_app.ui.customer.customer_acts import no_code_because
from counter_app.ui.customer.customer_layout import Shown
from counter_app.ui.places import VerifyPlace
from counter_app.ui.style.words import LANGUAGES, Words
from counter_app.ui.widgets.key_button import KeyButton
from payments_core.errors import RuleBroken
from tests.factories.customer_desk import customer_of, shown
from tests.factories.desk_window import DeskWindow


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_what_can_be_paid_now_has_a_code(language: str) -> None:
    words = Words(language)
    payable = [state for state in RowState if not no_code_because(words, state, online=True)]
    assert payable == [RowState.TO_PAY, RowState.OVERDUE]
    assert all(no_code_because(words, state, online=False) for state in RowState)


def verify(desk: DeskWindow, state: RowState) -> str:
    number = next(one for one in desk.world.notices if one.state is state).notice_number
    desk.window.shell.go(VerifyPlace(number))
    desk.wait(lambda: desk.has("story_steps"))
    return number


def test_verify_shows_the_code_of_what_is_not_paid(desk: DeskWindow) -> None:
    number = verify(desk, RowState.TO_PAY)
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: shown(desk) is Shown.TO_PAY)
    view = customer_of(desk).view
    assert view.drawn is not None
    assert view.drawn.code.notice_number == number
    desk.press(Qt.Key.Key_Escape)
    assert shown(desk) is Shown.IDLE


def test_what_is_paid_says_so_in_place_of_a_code(desk: DeskWindow) -> None:
    verify(desk, RowState.PAID)
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.told().startswith("L'avviso è già pagato"))
    assert shown(desk) is Shown.IDLE


def test_a_refusal_is_told_and_nothing_shown(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = verify(desk, RowState.TO_PAY)

    def refuse(_number: str) -> None:
        raise RuleBroken("notice_already_paid", notice_number=number)

    monkeypatch.setattr(desk.window.counter.codes, "of_notice", refuse)
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: bool(desk.told()))
    assert shown(desk) is Shown.IDLE


def test_the_button_says_why_it_cannot_be_pressed(desk: DeskWindow) -> None:
    desk.open_citizen("ross mar")
    desk.wait(lambda: desk.has("show_code_button"))
    desk.world.go_offline()
    desk.wait(lambda: not desk.part(KeyButton, "show_code_button").isEnabled())
    button = desk.part(KeyButton, "show_code_button")
    assert "fuori linea" in button.toolTip()
    assert button.accessibleDescription() == button.toolTip()
