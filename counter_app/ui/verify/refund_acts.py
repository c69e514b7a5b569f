"""Asking a payment back from its answer, and going to decide what somebody else has asked for."""

from counter_app.services.refunds import is_waiting
from counter_app.services.views import CheckVerdict, CheckView
from counter_app.ui.page import Page
from counter_app.ui.places import CancelDecisionPlace, DecisionPlace, RefundPlace
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.key_button import Strength

#: One key for all: either there is something to ask for, or something to decide; what waits for
#: its cancellation is not paid, and nothing of it goes back.
KEY = "Ctrl+M"


def refund_acts(page: Page, check: CheckView) -> tuple[Act, ...]:
    """What this operator can do about money that went in wrongly; nothing without the line."""
    say, go, refunds = page.words.say, page.around.ways.go, page.around.counter.refunds
    if check.online and is_waiting(check) and refunds.may_decide():
        place = DecisionPlace(check.notice.notice_number)
        text = say("act.decide_refund")
        return (Act("decide_refund", text, "flag", KEY, lambda: go(place), Strength.OUTLINED),)
    if not refunds.may_request(check):
        return ()
    twice = check.verdict is CheckVerdict.PAID_TWICE
    strength = Strength.OUTLINED if twice else Strength.PLAIN
    text = say("act.ask_refund")
    return (Act("ask_refund", text, "restore", KEY, lambda: go(RefundPlace(check)), strength),)


def cancel_decision_acts(page: Page, check: CheckView) -> tuple[Act, ...]:
    """Going to decide whether the notice is cancelled, for whoever does and while that waits."""
    number = check.notice.notice_number
    if not (check.online and check.notice.cancel_waits):
        return ()
    if not page.around.counter.cancels.may_decide():
        return ()
    go, text = page.around.ways.go, page.words.say("act.decide_cancel")
    place = CancelDecisionPlace(number)
    return (Act("decide_cancel_request", text, "flag", KEY, lambda: go(place), Strength.OUTLINED),)
