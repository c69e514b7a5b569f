"""Scenes of debts in instalments."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

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


def notice_plan(sitting: Sitting) -> None:
    citizen_plannable(sitting)
    for _ in range(2):
        QTest.keyClick(sitting.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        sitting.settle(lambda: sitting.child("plan_details") is not None)


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
    notice_plan(sitting)


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
