"""How much a rate comes to, part by part, for what was typed and on a given day.

Exact to the cent: only percentages can have a part of a cent, and each states its rounding.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from payments_core import money
from payments_core.errors import BadValue, RuleBroken
from payments_core.model.rate import (
    ByDate,
    Fixed,
    Free,
    Percent,
    PerUnit,
    Rate,
    RatePart,
    Rounding,
    Season,
    Tiers,
)
from payments_core.model.written import PERCENT
from payments_core.money import Cents
from payments_core.rules.field_values import FieldValue


@dataclass(frozen=True, slots=True)
class PartAmount:
    """One part with its amount; `working` shows how it came about, `12 × 4,80`, empty where there
    is nothing to show."""

    part: RatePart
    amount_cents: Cents
    working: str


@dataclass(frozen=True, slots=True)
class Calculation:
    """A rate worked out. Parts that come to nothing are there, too."""

    parts: tuple[PartAmount, ...]

    @property
    def total_cents(self) -> Cents:
        """What is to be paid."""
        return Cents(sum(part.amount_cents for part in self.parts))


def calculate(rate: Rate, values: Mapping[str, FieldValue], day: date) -> Calculation:
    """Work out a rate from the values of the kind's fields, as of a day.

    Raises `amount_out_of_bounds` where a free amount leaves its bounds, `rate_has_no_amount` where
    no season fits, `field_missing` where an optional field is needed after all, and
    `amount_out_of_range` for a sum that no notice can carry.
    """
    working = _Working(rate, values, day)
    calculation = Calculation(tuple(working.part(part) for part in rate.parts))
    if not 1 <= calculation.total_cents <= money.NOTICE_MAX_CENTS:
        raise BadValue("amount_out_of_range", cents=calculation.total_cents)
    return calculation


class _Working:
    def __init__(self, rate: Rate, values: Mapping[str, FieldValue], day: date) -> None:
        self._values = values
        self._day = day
        self._named = {part.part: part for part in rate.parts if part.part is not None}

    def part(self, part: RatePart) -> PartAmount:
        rule = part.amount
        match rule:
            case Fixed():
                return PartAmount(part, rule.amount, "")
            case PerUnit():
                return self._per_unit(part, rule)
            case Tiers():
                return self._tiers(part, rule)
            case Percent():
                return self._percent(part, rule)
            case ByDate():
                return PartAmount(part, self._by_date(rule), "")
            case Free():
                return self._free(part, rule)
            case _:
                assert_never(rule)

    def _per_unit(self, part: RatePart, rule: PerUnit) -> PartAmount:
        count = self._number(rule.of)
        shown = f"{count} × {money.format_euro(rule.each)}"
        return PartAmount(part, Cents(count * rule.each), shown)

    def _tiers(self, part: RatePart, rule: Tiers) -> PartAmount:
        count = self._number(rule.of)
        taken: list[tuple[int, Cents]] = []
        below = 0
        for step in rule.steps:
            end = count if step.up_to is None else min(step.up_to, count)
            taken.append((end - below, step.each))
            below = end
            if end == count:
                break
        assert below == count  # noqa: S101  (the catalogue's checks see to it)
        if rule.whole:
            taken = [(count, taken[-1][1])]
        shown = " + ".join(f"{units} × {money.format_euro(each)}" for units, each in taken)
        return PartAmount(part, Cents(sum(units * each for units, each in taken)), shown)

    def _percent(self, part: RatePart, rule: Percent) -> PartAmount:
        base = sum(self.part(self._named[name]).amount_cents for name in rule.of)
        cents = max(_share(base, rule), rule.minimum)
        if rule.maximum is not None:
            cents = min(cents, rule.maximum)
        whole, rest = divmod(rule.percent, PERCENT)
        percent = f"{whole},{rest:02d}".rstrip("0") if rest else str(whole)
        return PartAmount(part, Cents(cents), f"{percent} % × {money.format_euro(base)}")

    def _by_date(self, rule: ByDate) -> Cents:
        day = self._day if rule.of is None else self._value(rule.of)
        assert isinstance(day, date)  # noqa: S101  (the catalogue's checks see to it)
        for season in rule.seasons:
            if _is_in(season, f"{day.month:02d}-{day.day:02d}"):
                return season.amount
        if rule.otherwise is None:
            raise RuleBroken("rate_has_no_amount", day=day.isoformat())
        return rule.otherwise

    def _free(self, part: RatePart, rule: Free) -> PartAmount:
        cents = self._number(rule.of)
        highest = money.NOTICE_MAX_CENTS if rule.maximum is None else rule.maximum
        if not rule.minimum <= cents <= highest:
            raise BadValue(
                "amount_out_of_bounds",
                field=rule.of,
                minimum=money.format_euro(rule.minimum),
                maximum=money.format_euro(highest),
            )
        return PartAmount(part, Cents(cents), "")

    def _number(self, name: str) -> int:
        value = self._value(name)
        assert isinstance(value, int)  # noqa: S101  (the catalogue's checks see to it)
        return value

    def _value(self, name: str) -> FieldValue:
        if name not in self._values:
            raise BadValue("field_missing", field=name)
        return self._values[name]


def _share(base_cents: int, rule: Percent) -> int:
    """The percentage of an amount, rounded as the rule states."""
    cents, rest = divmod(base_cents * rule.percent, 100 * PERCENT)
    match rule.rounding:
        case Rounding.DOWN:
            return cents
        case Rounding.UP:
            return cents + (rest > 0)
        case Rounding.HALF_UP:
            return cents + (2 * rest >= 100 * PERCENT)


def _is_in(season: Season, month_day: str) -> bool:
    if season.first <= season.last:
        return season.first <= month_day <= season.last
    return month_day >= season.first or month_day <= season.last
