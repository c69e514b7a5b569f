"""Scenes of verifying and of the papers of a notice."""

import threading

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.ui.papers.paper_sheet import PaperSheet
from counter_app.ui.places import PaperPlace, VerifyPlace
from payments_core.errors import RuleBroken, WorldTrouble
from tests.factories.receipt_codes import public_key, receipt_code, with_amount
from tests.factories.screen_money import FLOW_ID
from tests.factories.screen_notices import LONG_STORY
from tests.factories.screen_papers import some_papers
from tests.factories.screen_people import NOW, notice_number
from tests.factories.sitting import Sitting, sign_in


def verify_paid(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace(notice_number(177881)))


def verify_genuine(sitting: Sitting) -> None:
    """The code of a receipt is read."""
    sign_in(sitting)
    sitting.world.verification_keys = [public_key()]
    sitting.go(VerifyPlace(receipt_code(notice_number(177881))))


def verify_forged(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.world.verification_keys = [public_key()]
    genuine = receipt_code(notice_number(177881))
    sitting.go(VerifyPlace(with_amount(genuine, 220)))


def verify_revoked(sitting: Sitting) -> None:
    """What the code no longer proves, the story does."""
    sign_in(sitting)
    revoked = {"retired_at": NOW, "revoked_at": NOW}
    sitting.world.verification_keys = [public_key().model_copy(update=revoked)]
    sitting.go(VerifyPlace(receipt_code(notice_number(177881))))


def verify_elsewhere(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace(receipt_code(notice_number(177881), "80999990015")))


def verify_printed(sitting: Sitting) -> None:
    verify_paid(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def verify_unpaid(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace(notice_number(123456)))


def verify_offline(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.world.go_offline()
    sitting.go(VerifyPlace(notice_number(191203)))


def verify_twice(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace(notice_number(992148)))


def verify_mistyped(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace("310000000001234567"))


def verify_reference(sitting: Sitting) -> None:
    """A payment that a bank's flow reports, of no notice here."""
    sitting.world.check_trouble = RuleBroken(
        "reference_in_flow", reference="RF18539007547034", flow_id=FLOW_ID
    )
    sign_in(sitting)
    sitting.go(VerifyPlace("/RFB/RF18539007547034"))


def verify_reference_unknown(sitting: Sitting) -> None:
    sitting.world.check_trouble = RuleBroken("reference_unknown", reference="RF18539007547034")
    sign_in(sitting)
    sitting.go(VerifyPlace("/RFB/RF18539007547034"))


def verify_begin(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace())


def verify_papers(sitting: Sitting) -> None:
    number = notice_number(191203)
    sitting.world.papers = some_papers(number, sitting.world.notice(number).released_at)
    sign_in(sitting)
    sitting.go(VerifyPlace(number))


def paper_notice(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(PaperPlace(notice_number(191203)))
    _paper_drawn(sitting)


def paper_larger(sitting: Sitting) -> None:
    paper_notice(sitting)
    sheet = sitting.window.findChild(PaperSheet)
    assert sheet is not None
    sheet.magnify(3)
    sitting.settle()


def paper_receipt(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(PaperPlace(notice_number(177881)))
    _paper_drawn(sitting)


def paper_refused(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(PaperPlace("301000000000004285"))


def _paper_drawn(sitting: Sitting) -> None:
    def drawn() -> bool:
        sheet = sitting.window.findChild(PaperSheet)
        return sheet is not None and sheet.pages > 0

    sitting.settle(drawn)


def verify_asking(sitting: Sitting) -> None:
    """The server has not answered yet."""
    sitting.world.hold_check = threading.Event()
    verify_paid(sitting)


def verify_away(sitting: Sitting) -> None:
    """Nothing is known here of a notice, and the server cannot be asked."""
    sitting.world.go_offline()
    sitting.world.check_trouble = WorldTrouble("notice_unknown_offline")
    verify_paid(sitting)


def verify_long(sitting: Sitting) -> None:
    """Asked for many times, then paid twice."""
    sign_in(sitting)
    sitting.go(VerifyPlace(notice_number(LONG_STORY)))


def verify_longest(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(VerifyPlace(notice_number(810002)))
