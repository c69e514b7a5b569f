"""Everything that looks like chance, from one seeded source: tokens, references, amounts.

The same seed and the same calls give the same outside world. Running numbers start at a place
drawn from the seed too: a sandbox that is started again with another seed does not give out flow
ids and document numbers that a server has seen.
"""

from collections.abc import Sequence
from random import Random
from threading import Lock

_SERIES_STARTS = range(1, 10_000)
_SERIES_STEP = 100


class Numbering:
    """Source of numbers; safe to share between threads."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - repeatable on purpose, guards nothing
        self._last: dict[str, int] = {}
        self._lock = Lock()

    def payment_token(self) -> str:
        """32 hexadecimal digits: the receiptId of a payment, the IUR of its settlement line."""
        with self._lock:
            return self._random.randbytes(16).hex()

    def transaction_reference(self) -> str:
        """The TRN of a credit transfer, 25 characters."""
        with self._lock:
            return f"TRN{self._random.randbytes(11).hex().upper()}"

    def next_in(self, series: str) -> int:
        """The next number of a series, one more than the last."""
        with self._lock:
            if series not in self._last:
                self._last[series] = self._random.choice(_SERIES_STARTS) * _SERIES_STEP
            self._last[series] += 1
            return self._last[series]

    def amount_cents(self, bounds: Sequence[int]) -> int:
        """An amount between two bounds, in whole euro: life is made of round sums."""
        least, most = bounds
        with self._lock:
            return self._random.randint(least // 100, most // 100) * 100
