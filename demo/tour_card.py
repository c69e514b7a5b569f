"""What the guided tour has to say at one moment, before anybody draws it."""

from dataclasses import dataclass
from enum import StrEnum


class Wish(StrEnum):
    """What the person asks of the tour; the value is the key of the button's words."""

    DO_IT = "do_it"
    SKIP = "skip"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do, or that happens: its words, the key or the text to write, and whether it
    is done."""

    words: str
    cap: str = ""
    code: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that the panel shows. `place` of `places` is how far the tour has come, 0 where
    nobody counts; `waits` tells that somebody else is at work; `about` names the widgets of the
    counter's window that must stay in sight."""

    sentence: str
    lead: str = ""
    lines: tuple[Line, ...] = ()
    foot: str = ""
    place: int = 0
    places: int = 0
    waits: bool = False
    wishes: tuple[Wish, ...] = ()
    about: tuple[str, ...] = ()
