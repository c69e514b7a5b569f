"""Scenes of debts in instalments."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from counter_app.ui.places import CitizenPlace, VerifyPlace
from payments_core.errors import RuleBroken
from tests.factories.screen_people import PEOPLE, notice_number
from tests.factories.sitting import Sitting, sign_in


def citizen_plan(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CitizenPlace("c4"))


def citizen_plannable(sitting: Sitting) -> None:
    """A notice that is out and may be paid in instalments, too."""
    sign_in(sitting)
    sitting.go(CitizenPlace(PEOPLE[0].citizen_id, notice_number(660100)))


def _plan_asked_for(sitting: Sitting) -> QComboBox:
    """The form for a plan, and what is chosen from in it."""
    citizen_plannable(sitting)
    sitting.settle(lambda: sitting.child("plan_button") is not None)
    QTest.keyClick(sitting.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    sitting.settle(lambda: sitting.child("plan_choice") is not None)
    choice = sitting.window.findChild(QComboBox, "plan_choice")
    assert choice is not None
    return choice


def notice_plan(sitting: Sitting) -> None:
    """The second plan that the kind offers, or the one after that which was chosen before."""
    choice = _plan_asked_for(sitting)
    sitting.settle(choice.isVisible)
    before = choice.currentIndex()
    QTest.keyClick(sitting.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    sitting.settle(lambda: choice.currentIndex() != before)


def notice_plan_free(sitting: Sitting) -> None:
    notice_plan(sitting)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(sitting.window, Qt.Key.Key_T, both)


def notice_plan_wrong(sitting: Sitting) -> None:
    """A first due date that has gone by."""
    notice_plan(sitting)
    sitting.field("first_due_field").setText("1/11/2026")
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)


def notice_plan_offline(sitting: Sitting) -> None:
    notice_plan(sitting)
    sitting.world.go_offline()


def notice_plan_refused(sitting: Sitting) -> None:
    number = notice_number(660100)
    sitting.world.plan_refusal = RuleBroken("plan_of_withdrawn", notice_number=number)
    _plan_asked_for(sitting)
    sitting.settle(lambda: sitting.has("notice_plan_trouble"))


def notice_planned(sitting: Sitting) -> None:
    notice_plan(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)
    sitting.settle(lambda: bool(sitting.world.printed))


def citizen_plan_begun(sitting: Sitting) -> None:
    """The whole of a plan that has begun, and instalments of a debt that was paid at once."""
    sign_in(sitting)
    sitting.go(CitizenPlace("c4", notice_number(770120)))


def verify_in_instalments(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace(notice_number(770120)))


def verify_debt_paid(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace(notice_number(770131)))
