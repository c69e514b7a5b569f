"""Scenes of refunds, cancellations and who decides them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.ui.places import (
    CancelDecisionPlace,
    CitizenPlace,
    DayPlace,
    DecisionPlace,
    NoticeActPlace,
    TasksPlace,
    VerifyPlace,
)
from payments_core.money import Cents
from payments_core.wire.desk.notice_messages import ActKind
from tests.factories.scenes_of_verify import verify_twice, verify_unpaid
from tests.factories.screen_cancels import ask_to_cancel
from tests.factories.screen_people import notice_number
from tests.factories.screen_refunds import refund_of
from tests.factories.sitting import Sitting, sign_in


def refund(sitting: Sitting) -> None:
    """The payment that came twice is asked back."""
    verify_twice(sitting)
    sitting.settle(lambda: sitting.child("ask_refund_button") is not None)
    QTest.keyClick(sitting.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    sitting.settle(lambda: sitting.child("refund_iban") is not None)


def refund_wrong(sitting: Sitting) -> None:
    refund(sitting)
    QTest.keyClicks(sitting.field("refund_iban"), "IT61X0542811101000000123456")
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)


def refund_asked(sitting: Sitting) -> None:
    """What the clerk sees while nobody has decided yet."""
    refund_of(sitting.world)
    verify_twice(sitting)


def refund_decision(sitting: Sitting) -> None:
    """What the supervisor sees."""
    refund_of(sitting.world, requested_by="op-of-a-colleague")
    sign_in(sitting)
    sitting.go(DecisionPlace(notice_number(992148)))


def cancel_over_threshold(sitting: Sitting) -> None:
    """Cancelling what somebody else has to approve."""
    sitting.world.approval_over = Cents(1000)
    sitting.world.possible_acts = (ActKind.CANCEL,)
    sign_in(sitting)
    sitting.go(NoticeActPlace(sitting.world.notice(notice_number(191203)), ActKind.CANCEL))
    sitting.settle()


def cancel_asked(sitting: Sitting) -> None:
    """What the clerk sees while nobody has decided yet."""
    ask_to_cancel(sitting.world, notice_number(191203))
    sign_in(sitting)
    sitting.go(VerifyPlace(notice_number(191203)))


def citizen_cancel_asked(sitting: Sitting) -> None:
    ask_to_cancel(sitting.world, notice_number(191203))
    sign_in(sitting)
    sitting.go(CitizenPlace("c1", notice_number(191203)))


def cancel_decision(sitting: Sitting) -> None:
    """What the supervisor sees."""
    ask_to_cancel(
        sitting.world, notice_number(191203), amount_cents=123450, amount_now_cents=120000,
        notices=4,
    )  # fmt: skip
    sign_in(sitting)
    sitting.go(CancelDecisionPlace(notice_number(191203)))


def tasks_cancels(sitting: Sitting) -> None:
    """What somebody else asked for, among the tasks of a supervisor."""
    ask_to_cancel(sitting.world, notice_number(191203), amount_cents=123450)
    sign_in(sitting)
    sitting.go(TasksPlace())


def day_cancels(sitting: Sitting) -> None:
    for base in (191203, 123456):
        ask_to_cancel(sitting.world, notice_number(base), amount_cents=123450)
    sign_in(sitting)
    sitting.go(DayPlace(told="cancels"))


def decisions(sitting: Sitting) -> None:
    """What a supervisor may decide about a notice."""
    sitting.world.possible_acts = tuple(act for act in ActKind if act is not ActKind.RESUME)
    verify_unpaid(sitting)


def decision_change(sitting: Sitting) -> None:
    decisions(sitting)
    sitting.settle(lambda: sitting.child("decide_change_button") is not None)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(sitting.window, Qt.Key.Key_E, keys)
