"""A release in three instalments, and what is told of its numbers."""

from dataclasses import replace

from counter_app.services.views import CheckVerdict, CheckView, Released
from payments_core.money import Cents
from tests.factories.screen_checks import FakeCheck
from tests.factories.screen_people import notice_number
from tests.factories.screen_world import World

WHOLE, FIRST, SECOND, THIRD = (notice_number(base) for base in (800001, 800002, 800003, 800004))
#: A notice of the world that is paid, with a receipt.
PAID_BASE = 177881


def plan(*, at_once: bool = True) -> Released:
    """To be paid at once, where that is one of the ways, or in three instalments."""
    ways = (((WHOLE,),) if at_once else ()) + ((FIRST, SECOND, THIRD),)
    return Released("operation-1", ways, Cents(9000), "Rossi Maria", "Posto al mercato")


def told(number: str, verdict: CheckVerdict = CheckVerdict.PAID) -> CheckView:
    """What is answered about one of them."""
    check = FakeCheck(World()).check(notice_number(PAID_BASE))
    return replace(check, notice=replace(check.notice, notice_number=number), verdict=verdict)
