"""Of several answers about one thing, never an older one over a newer one."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class AnswersInOrder:
    """Gives each question its turn, in the order in which they are asked. What comes of one is
    dropped once the answer to a later one was shown; a failure hides no answer under way."""

    def __init__(self) -> None:
        self._asked = self._shown = 0

    def turn(
        self, then: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> tuple[Callable[[T], None], Callable[[Exception], None]]:
        """What to do with the answer to a question that is asked now, and with its failure."""
        self._asked += 1
        turn = self._asked

        def answered(answer: T) -> None:
            if turn > self._shown:
                self._shown = turn
                then(answer)

        def refused(error: Exception) -> None:
            if turn > self._shown:
                failed(error)

        return answered, refused
