"""A predefined rate (tariffa predefinita): what is paid, how much, what it is made of."""

from dataclasses import dataclass

from payments_core.money import Cents


@dataclass(frozen=True, slots=True)
class RatePart:
    """One share of a rate, shown when the total is explained.

    `chapter` and `assessment` (year/number) are where the accounts expect its money; desks, which
    have no use for them, do not get them.
    """

    label: str
    amount_cents: Cents
    chapter: str | None = None
    assessment: str | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """A fixed rate in one version. The total is the sum of its parts.

    `category` is the taxonomy with prefix; `offline` says that the kind may be released without
    the server (product decision 3).
    """

    rate_id: str
    version: int
    name: str
    name_en: str
    remittance: str
    category: str
    parts: tuple[RatePart, ...]
    due_days: int
    offline: bool

    @property
    def total_cents(self) -> Cents:
        """What the citizen pays."""
        return Cents(sum(part.amount_cents for part in self.parts))
