"""Threads that meet in every place where they can."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def restless_threads() -> Iterator[None]:
    """Threads take turns as often as the interpreter lets them."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(interval)
