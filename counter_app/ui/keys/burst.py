"""Characters that come like a machine's, and the pauses between them."""

from typing import NamedTuple

#: Longest gap between two characters of a scan that only a machine types.
GAP_MS = 60
#: And of one that is slow, by a radio or a remote desktop: only a whole code is believed then.
SLOW_GAP_MS = 200
#: And where the line or the machine stood still in the middle of a scan: what comes later is
#: believed to go on with what has come if both are one whole code, or if it began as only a code
#: does. A screen reader hands keys on, too, and has its pauses.
TORN_GAP_MS = 2000
#: Characters after which a quick burst is not a hand's: keys that are no characters are its own.
SURE_FROM = 4
#: Most characters of one scan that are kept.
BURST_LIMIT = 2000


class Typed(NamedTuple):
    """What a final key ends: all since a machine began to type, though it stood still in between;
    what came without a long pause; and what came in one go. Empty where the key came later."""

    by_machine: str
    slow: str
    quick: str


class Burst:
    """Characters that came one after the other, in whole milliseconds of a steady clock.

    Where a machine seems to type, its pauses may be long ones.

    >>> burst = Burst()
    >>> for at_ms, sign in enumerate("PAGOPA"): burst.add(sign, at_ms)
    >>> for at_ms, sign in enumerate("|002", 500): burst.add(sign, at_ms)
    >>> burst.finish(505)
    Typed(by_machine='PAGOPA|002', slow='|002', quick='|002')
    """

    def __init__(self) -> None:
        self._signs: list[str] = []
        self._machine_from = self._slow_from = self._quick_from = 0
        self._has_machine = False
        #: When the last character came.
        self.last_at_ms = 0

    def add(self, sign: str, at_ms: int) -> None:
        """A character has come."""
        if self._ends_all(at_ms) or len(self._signs) >= BURST_LIMIT:
            self.forget()
        if self.begins(at_ms):
            self._slow_from = len(self._signs)
        if self.begins_machine(at_ms):
            self._machine_from = len(self._signs)
        if self.begins_quick(at_ms):
            self._quick_from = len(self._signs)
        self._signs.append(sign)
        self.last_at_ms = at_ms
        self._has_machine |= len(self._signs) - self._quick_from >= SURE_FROM

    def begins(self, at_ms: int) -> bool:
        """Whether a character that comes now starts a burst of its own."""
        return not self._signs or at_ms - self.last_at_ms >= SLOW_GAP_MS

    def begins_machine(self, at_ms: int) -> bool:
        """Whether it may be the first that a machine types."""
        return self._ends_all(at_ms) or (self.begins_quick(at_ms) and not self._has_machine)

    def begins_quick(self, at_ms: int) -> bool:
        """Whether it comes after such a pause as hands make."""
        return not self._signs or at_ms - self.last_at_ms >= GAP_MS

    def is_sure(self, at_ms: int) -> bool:
        """Whether a machine is typing now."""
        quick = len(self._signs) - self._quick_from
        return quick >= SURE_FROM and not self.begins_quick(at_ms)

    def is_code(self, at_ms: int) -> bool:
        """Whether what it types is no word: then a key that writes nothing is part of it, too."""
        quick = self._signs[self._quick_from :]
        return self.is_sure(at_ms) and any(not sign.isalpha() and sign != " " for sign in quick)

    def finish(self, at_ms: int) -> Typed:
        """A final key has come: what it ends."""
        text = "" if self.begins(at_ms) else "".join(self._signs)
        quick = "" if self.begins_quick(at_ms) else text[self._quick_from :]
        typed = Typed(text[self._machine_from :], text[self._slow_from :], quick)
        self.forget()
        return typed

    def forget(self) -> None:
        """What has come belongs to nothing."""
        self._signs.clear()
        self._machine_from = self._slow_from = self._quick_from = 0
        self._has_machine = False

    def _ends_all(self, at_ms: int) -> bool:
        """Whether the pause before a character of now is longer than any of a scan."""
        longest_ms = TORN_GAP_MS if self._has_machine else SLOW_GAP_MS
        return not self._signs or at_ms - self.last_at_ms >= longest_ms
