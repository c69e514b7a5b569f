"""Work behind the window that is done when a test says so."""

from collections.abc import Callable
from typing import Any

from payments_core.errors import PaymentsError


class Waiting:
    """Workers that work when they are told to."""

    def __init__(self) -> None:
        self.waiting: list[
            tuple[Callable[[], Any], Callable[[Any], None], Callable[..., None]]
        ] = []

    def run(
        self, work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[..., None]
    ) -> None:
        self.waiting.append((work, then, failed))

    run_here = run

    def work(self) -> None:
        """Do what waits, and what comes of it."""
        while self.waiting:
            work, then, failed = self.waiting.pop(0)
            try:
                answer = work()
            except PaymentsError as trouble:
                failed(trouble)
            else:
                then(answer)
