"""The desk of the day without a line: a program of its own, so that its power can be cut.

It reads an `Order` from its standard input, plays one half of the day at a real window, and tells
on its standard output, one JSON object a line, what has happened. It ends by itself in the second
half only.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from counter_app.composition import build, configure_logs
from counter_app.settings import TRAINING_PROFILE, CounterSettings, PrinterSettings
from counter_app.ui.application import start
from counter_app.ui.style.theme import LIGHT, Theme
from demo import outage_scenes as scenes
from demo import story
from demo.hands import SCREEN, Hands
from payments_documents.texts import load_texts

#: The form that is half filled in when the power goes.
_BEGUN = scenes.Wanted("oggetti")
LANGUAGE = "it"


class Half(StrEnum):
    """MORNING: until the power is cut. AFTERNOON: from the next start on."""

    MORNING = "MORNING"
    AFTERNOON = "AFTERNOON"


class Mark(StrEnum):
    """What the desk tells has been reached: everybody was looked up and the cable may be pulled;
    all notices are printed and another one begun; what waits was seen after the power cut; all of
    it was registered; all of it is paid."""

    SERVED = "SERVED"
    PRINTED = "PRINTED"
    SEEN = "SEEN"
    REGISTERED = "REGISTERED"
    PAID = "PAID"


@dataclass(frozen=True, slots=True)
class Order:
    """What to do. `numbers` is how many notices in the morning, and `printed` which ones were
    printed by then; pictures are numbered from `first_picture`."""

    half: Half
    home: str
    papers: str
    pictures: str
    log: str
    server_url: str
    enrolment_code: str
    username: str
    password: str
    notices: int
    printed: tuple[str, ...]
    first_picture: int

    def to_line(self) -> str:
        """For the program's standard input."""
        return json.dumps(asdict(self))

    @classmethod
    def of_line(cls, line: str) -> "Order":
        """As `to_line` wrote it."""
        tree = json.loads(line)
        return cls(**tree | {"half": Half(tree["half"]), "printed": tuple(tree["printed"])})


@dataclass
class TellingHands(Hands):
    """Hands that tell of each picture."""

    def picture(self, name: str) -> None:
        """Photograph, and say so."""
        super().picture(name)
        if self.pictures:
            tell(picture=asdict(self.pictures[-1]))


def tell(**said: Any) -> None:
    """One thing that has happened."""
    print(json.dumps(said), flush=True)


def main() -> int:
    """Play the half that is asked for."""
    order = Order.of_line(sys.stdin.readline())
    settings = CounterSettings(
        home=Path(order.home),
        profile=TRAINING_PROFILE,
        printers=PrinterSettings(paper=f"file:{order.papers}"),
    )
    with Path(order.log).open("a", encoding="utf-8") as log:
        configure_logs(log)
        window = start(lambda: build(settings), LANGUAGE, Theme(LIGHT))
        window.resize(*SCREEN)
        window.activateWindow()
        words = load_texts("counter", LANGUAGE)
        hands = TellingHands(window, Path(order.pictures), words, first=order.first_picture)
        _HALVES[order.half](hands, order)
        window.close()
    return 0


def morning(hands: Hands, order: Order) -> None:
    """A day as any other until the line goes; it goes on until somebody kills it."""
    hands.write("server_url", order.server_url)
    hands.write("enrolment_code", order.enrolment_code)
    hands.press(Qt.Key.Key_Return)
    _sign_in(hands, order)
    hands.until(lambda: story.numbers_left(hands) >= order.notices, "leased numbers")
    scenes.serve_on_line(hands)
    tell(mark=Mark.SERVED)
    scenes.lose_line(hands)
    scenes.make_newcomer(hands)
    for turn, (code, wanted) in enumerate(scenes.visits(LANGUAGE, order.notices)):
        number = scenes.release(hands, code, wanted, shown=turn == 0)
        hands.until(partial(_has_printed, order, turn + 1), f"the sheet of {number}")
        tell(number=number)
    scenes.fill_in(hands, scenes.CALLERS[0], _BEGUN)
    tell(mark=Mark.PRINTED)
    while True:
        hands.settle(60)


def afternoon(hands: Hands, order: Order) -> None:
    """After the power cut: still no line, then it is back."""
    hands.see("username")
    hands.picture("power-back")
    _sign_in(hands, order)
    scenes.look_at_waiting(hands, order.printed)
    tell(mark=Mark.SEEN)
    scenes.regain_line(hands, order.printed)
    tell(mark=Mark.REGISTERED)
    scenes.see_paid(hands, order.printed)
    tell(mark=Mark.PAID)


_HALVES: dict[Half, Callable[[Hands, Order], None]] = {
    Half.MORNING: morning,
    Half.AFTERNOON: afternoon,
}


def _sign_in(hands: Hands, order: Order) -> None:
    hands.write("username", order.username)
    hands.write("password", order.password)
    hands.press(Qt.Key.Key_Return)
    hands.see("search_field")


def _has_printed(order: Order, sheets: int) -> bool:
    """Whether so many have come out of the printer."""
    return len(list(Path(order.papers).glob("*.pdf"))) == sheets


if __name__ == "__main__":
    sys.exit(main())
