"""Scenes of the search field, and its commands."""

import threading

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.ui.places import CreditPlace, FlowPlace, ReleasePlace, SearchPlace
from payments_core.errors import RuleBroken
from payments_core.wire.desk.settlement_messages import CreditReply, CreditStanding
from tests.factories.scanner import scan
from tests.factories.scenes_of_citizens import citizen
from tests.factories.scenes_of_release import release
from tests.factories.screen_money import CREDIT, FLOW_ID, REMITTANCE, a_credit
from tests.factories.screen_people import NOW, PEOPLE, notice_number
from tests.factories.sitting import Sitting, sign_in


def search(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(ReleasePlace(PEOPLE[7], "Mensa scolastica"))
    sitting.go(SearchPlace())
    QTest.keyClicks(sitting.field("search_field"), "ross mar")


def flow(sitting: Sitting) -> None:
    """What a bank paid over, and with which credit."""
    sign_in(sitting)
    sitting.go(FlowPlace(FLOW_ID))


def credit(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(CreditPlace(CREDIT))


def credit_unclear(sitting: Sitting) -> None:
    """A text that was cut on its way through the banks."""
    cut = a_credit(
        standing=CreditStanding.UNCLEAR, flow_id=None, remittance="/PUR/LGPE-RIVERSAMENTO/URI/2026-"
    )
    sitting.world.credits[CREDIT] = CreditReply(credit=cut, as_of=NOW)
    credit(sitting)


def flow_refused(sitting: Sitting) -> None:
    """What a clerk is told."""
    sitting.world.roles.clear()
    flow(sitting)


def half_a_number(sitting: Sitting) -> None:
    sign_in(sitting)
    QTest.keyClicks(sitting.field("search_field"), notice_number(123456)[:14])


def wrong_tax_code(sitting: Sitting) -> None:
    sign_in(sitting)
    QTest.keyClicks(sitting.field("search_field"), "CNPLCU07M48Z999J")


def nobody_by_code(sitting: Sitting) -> None:
    wrong_tax_code(sitting)
    QTest.keyClick(sitting.field("search_field"), Qt.Key.Key_Return)


def remittance_typed(sitting: Sitting) -> None:
    sign_in(sitting)
    QTest.keyClicks(sitting.field("search_field"), REMITTANCE)


def commands(sitting: Sitting) -> None:
    citizen(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def commands_chosen(sitting: Sitting) -> None:
    commands(sitting)
    QTest.keyClicks(sitting.field("search_field"), "rist")


def commands_none(sitting: Sitting) -> None:
    commands(sitting)
    QTest.keyClicks(sitting.field("search_field"), "xyz")


def scan_held(sitting: Sitting) -> None:
    """A code that was read over a form."""
    release(sitting)
    scan(sitting.window, f"PAGOPA§002§{notice_number(177881)}§80999990106§2195")
    sitting.settle(lambda: sitting.child("story_steps") is not None)


def scan_missed(sitting: Sitting) -> None:
    release(sitting)
    scan(sitting.window, notice_number(177881)[:-2])


def search_people(sitting: Sitting) -> None:
    """Somebody who died, somebody who moved, somebody without a tax code."""
    sign_in(sitting)
    QTest.keyClicks(sitting.field("search_field"), "bru")


def search_slow(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.world.hold = threading.Event()
    QTest.keyClicks(sitting.field("search_field"), "ross")
    sitting.let_pass(1.5)


def search_refused(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.world.lookup_trouble = RuleBroken("session_expired")
    QTest.keyClicks(sitting.field("search_field"), "ross")


def start_first_day(sitting: Sitting) -> None:
    """Nobody was served yet and nothing is on hold."""
    sitting.world.recent, sitting.world.notices = [], []
    sign_in(sitting)


def search_longest(sitting: Sitting) -> None:
    sign_in(sitting)
    QTest.keyClicks(sitting.field("search_field"), "della rov")
