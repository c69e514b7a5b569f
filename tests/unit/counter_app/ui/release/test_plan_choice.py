"""Plans in instalments: offered by the kind, shown with amounts and dates, released as a whole."""

import pytest
from PySide6.QtCore import Qt

from counter_app.ui.places import ReleasePlace
from counter_app.ui.release.plan_choice import PlanChoice
from counter_app.ui.release.release_form import ReleaseForm
from payments_core.notice.content import InstalmentsContent
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_offers import MARKET, OFFERS
from tests.factories.screen_people import PEOPLE

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def plan(desk: DeskWindow) -> PlanChoice:
    desk.world.offers = (MARKET, *OFFERS)
    desk.window.shell.go(ReleasePlace(PEOPLE[0]))
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.wait(lambda: desk.has("field_metri"))
    desk.field("field_posto").setFocus()
    desk.type("A01")
    desk.press(Qt.Key.Key_Return)
    desk.type("10")
    desk.wait(lambda: desk.words("total") == "124,00 €")
    return desk.window.findChild(ReleaseForm).plan


def test_next_plan_comes_with_each_press(desk: DeskWindow, plan: PlanChoice) -> None:
    counts = []
    for _ in range(4):
        desk.press(Qt.Key.Key_T, CONTROL)
        counts.append(plan.count())
    assert counts == [2, 3, 4, 1]


def test_instalments_are_told_and_released(desk: DeskWindow, plan: PlanChoice) -> None:
    desk.press(Qt.Key.Key_T, CONTROL)
    desk.press(Qt.Key.Key_T, CONTROL)
    assert desk.words("plan_details") == (
        "41,33 € 22/01/2027 · 41,33 € 22/02/2027 · 41,34 € 22/03/2027"
    )
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: len(desk.world.released) == 1)
    assert len(desk.world.released[0].plan) == 3
    desk.wait(lambda: len(desk.world.printed) == 1)
    (paper,) = desk.world.printed
    assert isinstance(paper, InstalmentsContent)
    assert len(paper.payments) == 4


def test_debt_that_is_too_small_says_so_and_is_paid_at_once(
    desk: DeskWindow, plan: PlanChoice
) -> None:
    desk.field("field_metri").setText("8")
    desk.press(Qt.Key.Key_T, CONTROL)
    assert plan.count() == 1
    assert "troppo piccolo" in desk.words("plan_details")


def test_kind_without_plans_offers_none(desk: DeskWindow, plan: PlanChoice) -> None:
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    desk.wait(lambda: not desk.has("plan_choice"))
    assert not plan.is_offered
