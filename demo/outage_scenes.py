"""Scenes of an outage at one window: who comes to the counter, what the clerk does and sees.

The album plays some of them at its own window; `outage_desk` plays the whole day at a window that
is a program of its own.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from counter_app.services.views import RowState
from demo import story
from demo.city.known_people import code_of
from demo.city.tax_codes import person_code
from demo.hands import Hands

CTRL = Qt.KeyboardModifier.ControlModifier
#: Longest until a desk has seen that its line is gone, or back, and has delivered everything.
LINE_SECONDS = 90
#: Longest until citizens have paid everything, one after the other.
PAYING_SECONDS = 300
#: Who comes, by the code on their card. The desk has seen them while it had a line: whom it has
#: served lately it keeps, and can look up without one.
CALLERS = (
    code_of("Rossi", "Maria"),
    code_of("Canepa", "Lucia"),
    code_of("Bruzzone", "Ada"),
    code_of("D'Angelo", "Niccolò"),
    code_of("Perić", "Žarko"),
)
#: Somebody whom no registry has; she moved here today.
NEWCOMER: Mapping[str, str] = {
    "family_name": "Zunino",
    "given_name": "Carla",
    "tax_code": person_code("Zunino", "Carla", True, date(1994, 5, 21)),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody comes for: a kind of debt by a piece of its name."""

    kind: str


#: Kinds that may be released without a line and are the city's to the last cent, by language.
KINDS: Mapping[str, Sequence[Wanted]] = {
    "it": (
        Wanted("carta d'ident"), Wanted("suolo pubblico"), Wanted("certificato"),
        Wanted("palestra"), Wanted("accesso agli atti"), Wanted("oggetti"),
    ),
    "en": (
        Wanted("identity card"), Wanted("use of public ground"), Wanted("certificate"),
        Wanted("sports hall"), Wanted("access to records"), Wanted("lost property"),
    ),
}  # fmt: skip


def visits(language: str, count: int) -> list[tuple[str, Wanted]]:
    """Who comes, one after the other, and for what: nobody for the same thing twice."""
    people, kinds = (*CALLERS, NEWCOMER["tax_code"]), KINDS[language]
    if count > len(people) * len(kinds):
        raise ValueError(f"nobody comes for {count} different things")
    return [
        (people[turn % len(people)], kinds[(turn + turn // len(people)) % len(kinds)])
        for turn in range(count)
    ]


def serve_on_line(hands: Hands) -> None:
    """Everybody who is to come back later is looked up while the server can be asked."""
    for code in CALLERS:
        story.open_citizen(hands, code)


def lose_line(hands: Hands) -> None:
    """The desk sees by itself that the cable is out."""
    hands.until(lambda: not is_online(hands), "that it is off line", LINE_SECONDS)
    hands.picture("offline")


def make_newcomer(hands: Hands) -> None:
    """Somebody whom nobody knows, made without a line."""
    hands.press(Qt.Key.Key_F3)
    hands.press(Qt.Key.Key_N, CTRL)
    for name, text in NEWCOMER.items():
        hands.write(f"person_{name}", text)
    hands.picture("person-offline")
    hands.press(Qt.Key.Key_F9)
    hands.see("citizen_name")


def fill_in(hands: Hands, code: str, wanted: Wanted) -> None:
    """A notice for somebody, ready to be released."""
    story.open_citizen(hands, code)
    hands.press(Qt.Key.Key_F4)
    # A moment after the form: nothing can be chosen before.
    hands.see("favourite_1")
    hands.write("kind_field", wanted.kind)
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: _is_complete(hands), f"{wanted.kind} with its amount and day")


def release(hands: Hands, code: str, wanted: Wanted, *, shown: bool = False) -> str:
    """A notice for somebody, released without a line; its number. `shown` photographs it."""
    fill_in(hands, code, wanted)
    if shown:
        hands.settle(1.0)
        hands.picture("release-offline")
    hands.press(Qt.Key.Key_F9)
    hands.see("released_number")
    hands.read(hands.words.say("release.offline"))
    if shown:
        hands.settle(1.0)
        hands.picture("released-offline")
    return story.released_number(hands)


def look_at_waiting(hands: Hands, numbers: Collection[str]) -> None:
    """What will go out by itself: every notice, and no other."""
    hands.until(
        lambda: in_state(hands, RowState.TO_REGISTER) == set(numbers), "all that was printed"
    )
    hands.press(Qt.Key.Key_4, CTRL)
    hands.picture("waiting")


def regain_line(hands: Hands, numbers: Collection[str]) -> None:
    """The cable is back; the clerk touches nothing until everything can be paid."""
    hands.until(
        lambda: is_online(hands) and in_state(hands, RowState.TO_PAY).issuperset(numbers),
        "that everything can be paid",
        LINE_SECONDS,
    )
    hands.press(Qt.Key.Key_3, CTRL)
    hands.settle(1.0)
    hands.picture("back-online")


def see_paid(hands: Hands, numbers: Collection[str]) -> None:
    """Payments arrive from wherever the citizens have paid."""
    hands.until(
        lambda: in_state(hands, RowState.PAID).issuperset(numbers),
        "that everything is paid",
        PAYING_SECONDS,
    )
    hands.settle(1.0)
    hands.picture("outage-paid")


def is_online(hands: Hands) -> bool:
    """Whether the desk knows of a line."""
    counter = hands.window.counter
    return counter is not None and counter.status.view().online


def in_state(hands: Hands, state: RowState) -> set[str]:
    """Numbers of today's notices that the desk shows in a state."""
    counter = hands.window.counter
    rows = counter.lists.today() if counter is not None else ()
    return {row.notice_number for row in rows if row.state is state}


def _is_complete(hands: Hands) -> bool:
    total, due = hands.find("total"), hands.find("due_field")
    return (
        isinstance(total, QLabel)
        and isinstance(due, QLineEdit)
        and bool(total.text() and due.text().strip())
    )
