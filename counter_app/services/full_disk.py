"""What is only kept for another day holds up nobody today."""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from payments_core.errors import WorldTrouble

_log = structlog.get_logger(__name__)


@contextmanager
def disk_may_refuse(event: str, **facts: str) -> Iterator[None]:
    """Around what is kept of an answer that is there: a disk that refuses it is logged as `event`
    with its facts, and the answer stands. No citizen's name or code may be among them."""
    try:
        yield
    except (WorldTrouble, OSError):
        _log.exception(event, **facts)
