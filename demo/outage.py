"""The outage: the cable is pulled, the counter goes on, the cable comes back, nothing is lost."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from demo import story
from demo.hands import Hands
from demo.stage import Stage

#: Who comes to the counter while the line is down.
CALLERS = (story.CITIZEN, "canepa lucia", "bruzzone ada")


def live_through(hands: Hands, stage: Stage) -> tuple[str, ...]:
    """Three notices are released and printed without a line, then registered, paid, credited.

    Returns their numbers.
    """
    for name in CALLERS:
        # A desk keeps whom it has served lately: those it can look up without a line.
        story.open_citizen(hands, name)
    stage.cable.cut()
    hands.until(lambda: not _online(hands), "that it is off line")
    hands.picture("offline")
    numbers = [_release_offline(hands, name) for name in CALLERS]
    hands.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    hands.picture("waiting")
    stage.cable.mend()
    hands.until(lambda: _online(hands) and _waiting(hands) == 0, "that all was delivered")
    hands.settle(1.0)
    hands.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    hands.picture("back-online")
    for number in numbers:
        stage.pay(number)
    story.settle_and_credit(stage)
    hands.until(_all_paid(hands, numbers), "three paid notices", story.PUSH_SECONDS)
    hands.picture("outage-paid")
    return tuple(numbers)


def _release_offline(hands: Hands, name: str) -> str:
    story.open_citizen(hands, name)
    story.fill_in(hands)
    if name == CALLERS[0]:
        hands.picture("release-offline")
    hands.press(Qt.Key.Key_F9)
    hands.see("released_number")
    hands.read(hands.words.say("release.offline"))
    if name == CALLERS[0]:
        hands.picture("released-offline")
    return story.released_number(hands)


def _online(hands: Hands) -> bool:
    counter = hands.window.counter
    return counter is not None and counter.status.view().online


def _waiting(hands: Hands) -> int:
    counter = hands.window.counter
    return counter.status.view().waiting_operations if counter else 0


def _all_paid(hands: Hands, numbers: list[str]) -> Callable[[], bool]:
    def all_paid() -> bool:
        counter = hands.window.counter
        if counter is None:
            return False
        paid = {row.notice_number for row in counter.lists.today() if row.paid_at is not None}
        return paid.issuperset(numbers)

    return all_paid
