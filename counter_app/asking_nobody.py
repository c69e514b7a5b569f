"""Work that waits for nobody: the server is never asked from it, whoever forgets that is told.

What needs no server is done apart from what may wait for its answer. Work that was promised to
need none and asks all the same would hold up the releases of a desk whose line is silent, unseen
as long as the server answers quickly; so it fails at once, wherever it runs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_waits_for_nobody = ContextVar("waits_for_nobody", default=False)


class AskedAllTheSame(RuntimeError):
    """A defect: work that was said to ask nobody has asked the server."""


@contextmanager
def asking_nobody() -> Iterator[None]:
    """What this thread does meanwhile may not ask the server."""
    before = _waits_for_nobody.set(True)
    try:
        yield
    finally:
        _waits_for_nobody.reset(before)


def refuse_to_ask() -> None:
    """To be called before the server is asked; `AskedAllTheSame` inside `asking_nobody`."""
    if _waits_for_nobody.get():
        raise AskedAllTheSame
