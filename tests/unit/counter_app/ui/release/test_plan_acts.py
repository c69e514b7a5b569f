"""What the bar offers about a plan, as far as it can be done."""

import pytest
from PySide6.QtCore import Qt

from counter_app.ui.places import ReleasePlace
from counter_app.ui.release.plan_acts import plan_acts
from counter_app.ui.release.plan_choice import PlanChoice
from counter_app.ui.release.release_form import ReleaseForm
from counter_app.ui.style.words import Words
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_offers import FREE_MARKET, MARKET, OFFERS
from tests.factories.screen_people import PEOPLE


def possible(plan: PlanChoice) -> list[str]:
    return [act.name for act in plan_acts(Words("it"), plan) if act.enabled]


@pytest.fixture
def plan(desk: DeskWindow) -> PlanChoice:
    desk.world.offers = (FREE_MARKET, MARKET, *OFFERS)
    desk.window.shell.go(ReleasePlace(PEOPLE[0]))
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    for name, text in (("field_posto", "A01"), ("field_metri", "10")):
        desk.field(name).setText(text)
        desk.field(name).textEdited.emit(text)
    desk.wait(lambda: desk.words("total") == "124,00 €")
    return desk.window.findChild(ReleaseForm).plan


def test_only_kinds_with_free_plans_offer_to_type_one(desk: DeskWindow, plan: PlanChoice) -> None:
    assert possible(plan) == ["plan", "free_plan"]
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert possible(plan) == ["plan"]
    desk.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert possible(plan) == []


def test_lines_are_added_and_taken_away_within_the_limits(plan: PlanChoice) -> None:
    plan.choose_free()
    assert possible(plan) == ["plan", "rest", "add_line"]
    plan.lines.add_line()
    assert possible(plan) == ["plan", "rest", "add_line", "remove_line"]
    for _ in range(9):
        plan.lines.add_line()
    assert possible(plan) == ["plan", "rest", "remove_line"]
