"""The four families of trouble, kept apart because each wants a different answer.

* `BadValue`: what was typed or sent is not a well-formed value; the sender mends it.
* `RuleBroken`: the value is fine, the act is not allowed now; nobody's program is wrong.
* `WorldTrouble`: network, disk or device; try again later, nothing was decided.
* bugs: everything else, left to rise.

An error carries a stable `code` and the facts about it, never a sentence: sentences for people
live in `resources/texts`, so that they can be said in two languages and changed without a release.
"""

from collections.abc import Mapping, Sequence

Fact = str | int | None


class PaymentsError(Exception):
    """Base of the expected families: a stable code and the facts a sentence needs."""

    def __init__(self, code: str, **facts: Fact) -> None:
        self.code = code
        self.facts: Mapping[str, Fact] = facts
        details = ", ".join(f"{name}={value!r}" for name, value in facts.items())
        super().__init__(f"{code}({details})" if details else code)


class BadValue(PaymentsError, ValueError):
    """A value that is not what it claims to be: wrong length, check digit, encoding."""


class RemoteProtocolError(BadValue):
    """Somebody sent a message that breaks its own format; ours to refuse, theirs to mend."""


class LocalProtocolError(BadValue):
    """We were about to send a message that breaks its format; a defect on our side."""


class RuleBroken(PaymentsError):
    """A well-formed request that the rules do not allow in the present state."""


class DocumentRefused(RuleBroken):
    """A document that the rules do not allow; `faults` are all its faults, each a place in it and
    a reason, a stable code."""

    def __init__(self, code: str, faults: Sequence[tuple[str, str]], **facts: Fact) -> None:
        super().__init__(code, **facts)
        self.faults = tuple(faults)


class WorldTrouble(PaymentsError):
    """Network, disk, printer or a neighbour's system: retry or tell, decide nothing."""
