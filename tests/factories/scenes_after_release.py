"""Scenes of what follows a release, also on the customer's display."""

import threading

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.printing.device import JobState
from counter_app.services.views import AnswerKind, PrinterState, ReleaseAnswer, RowState
from counter_app.ui.customer.customer_layout import DrawnCode
from counter_app.ui.places import VerifyPlace
from tests.factories.scenes_of_citizens import citizen
from tests.factories.scenes_of_release import release, release_plan
from tests.factories.sitting import Sitting, sign_in


def released(sitting: Sitting) -> None:
    release(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)
    sitting.settle(lambda: bool(sitting.world.printed))


def released_code(sitting: Sitting) -> None:
    """Without paper: the code in the small window of a desk with one screen."""
    release(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F12)
    sitting.settle(lambda: sitting.child("customer_display") is not None)


def citizen_code(sitting: Sitting) -> None:
    citizen(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F12)
    sitting.settle(lambda: sitting.child("customer_display") is not None)


def released_code_late(sitting: Sitting) -> None:
    sitting.world.answer = ReleaseAnswer(AnswerKind.UNANSWERED, None, may_print=True)
    release(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F12)
    sitting.settle(lambda: bool(sitting.world.printed))


def customer(sitting: Sitting) -> None:
    """What the citizen sees on a second screen."""
    verify_code(sitting)


def customer_paid(sitting: Sitting) -> None:
    verify_code(sitting)
    drawn = _drawn_code(sitting)
    assert drawn is not None
    sitting.world.pay(drawn.code.notice_number)


def customer_idle(sitting: Sitting) -> None:
    sign_in(sitting)


def verify_code(sitting: Sitting) -> None:
    """The code of a notice that is not paid yet."""
    sign_in(sitting)
    unpaid = next(one for one in sitting.world.notices if one.state is RowState.TO_PAY)
    sitting.go(VerifyPlace(unpaid.notice_number))
    sitting.settle(lambda: sitting.child("show_code_button") is not None)
    QTest.keyClick(sitting.window, Qt.Key.Key_F12)
    sitting.settle(lambda: _drawn_code(sitting) is not None)


def _drawn_code(sitting: Sitting) -> DrawnCode | None:
    shell = sitting.window.shell
    assert shell is not None
    return shell.around.customer.view.drawn


def released_offline(sitting: Sitting) -> None:
    sitting.world.go_offline()
    sitting.world.answer = ReleaseAnswer(AnswerKind.UNANSWERED, None, may_print=True)
    released(sitting)


def released_paid(sitting: Sitting) -> None:
    released(sitting)
    sitting.world.pay(sitting.world.notices[0].notice_number)


def released_part_paid(sitting: Sitting) -> None:
    """A plan of which the last instalment came first."""
    release_plan(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)
    sitting.settle(lambda: bool(sitting.world.printed))
    numbers = [one.notice_number for one in sitting.world.notices if one.debt == "operation-1"]
    sitting.world.pay(numbers[-1])


def released_printed(sitting: Sitting) -> None:
    released(sitting)
    sitting.world.end_print("job-1")


def released_uncertain(sitting: Sitting) -> None:
    released(sitting)
    sitting.world.end_print("job-1", JobState.UNCERTAIN)


def released_without_paper(sitting: Sitting) -> None:
    sitting.world.paper = PrinterState.PAPER_OUT
    released(sitting)


def released_waiting(sitting: Sitting) -> None:
    """The server has not answered yet."""
    sitting.world.hold_answer = threading.Event()
    release(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)


def released_refused(sitting: Sitting) -> None:
    """Released here, then refused by the server."""
    sitting.world.answer = ReleaseAnswer(
        AnswerKind.REFUSED, None, may_print=False, problem_code="citizen_unknown"
    )
    release(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)
