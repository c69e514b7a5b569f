"""Which kinds and rates may be released on a day.

Each version of a rate takes over from the one before on the day it becomes valid, so a day has one
version of a rate or none.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from payments_core.model.debt_kind import DebtKind, Offer
from payments_core.model.rate import Rate


def offers(kinds: Iterable[tuple[DebtKind, int]], day: date) -> tuple[Offer, ...]:
    """What a desk may release on a day, of kinds with their revisions, in their order."""
    return tuple(
        Offer(kind, revision, rate)
        for kind, revision in kinds
        if kind.is_valid_on(day)
        for rate in rates_on(kind, day)
    )


def rates_on(kind: DebtKind, day: date) -> Iterator[Rate]:
    """The version of each rate that a day has."""
    for rate_id in dict.fromkeys(rate.rate_id for rate in kind.rates):
        begun = [
            rate
            for rate in kind.rates
            if rate.rate_id == rate_id and (rate.valid_from is None or rate.valid_from <= day)
        ]
        newest = max(begun, key=lambda rate: rate.version, default=None)
        if newest is not None and newest.is_valid_on(day):
            yield newest


def rate_version(kind: DebtKind, rate_id: str, version: int) -> Rate | None:
    """One version of a rate, valid or not."""
    return next(
        (rate for rate in kind.rates if (rate.rate_id, rate.version) == (rate_id, version)), None
    )
