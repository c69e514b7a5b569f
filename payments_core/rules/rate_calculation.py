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
    FineAmount,
    Fixed,
    Free,
    Percent,
    PerUnit,
    Rate,
    RatePart,
    Rounding,
    Season,
    StampDuty,
    Tiers,
)
from payments_core.model.written import PERCENT
from payments_core.money import Cents
from payments_core.rules.field_values import FieldValue
from payments_core.rules.fine_schedule import Fine, amount_on, fine_schedule
from payments_core.rules.terms import service_date


@dataclass(frozen=True, slots=True)
class PartAmount:
    """One part with its amount; `working` shows how it came about, `12 × 4,80`, empty where there
    is nothing to show. A duty stamp has the `document_hash` of what it is for, in base64."""

    part: RatePart
    amount_cents: Cents
    working: str
    document_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Calculation:
    """A rate worked out. Parts that come to nothing are there, too.

    `holds_until` is the last day of these amounts, None where no day changes them.
    """

    parts: tuple[PartAmount, ...]
    holds_until: date | None = None

    @property
    def total_cents(self) -> Cents:
        """What is to be paid."""
        return Cents(sum(part.amount_cents for part in self.parts))


def calculate(rate: Rate, values: Mapping[str, FieldValue], day: date) -> Calculation:
    """Work out a rate from the values of the kind's fields, as of a day.

    Raises `amount_out_of_bounds` where a free amount leaves its bounds, `rate_has_no_amount` where
    no season fits, `field_missing` where an optional field is needed after all, and
    `amount_out_of_range` for a sum that no notice can carry; of a fine `fine_amounts_malformed` and
    `day_before_notification`.
    """
    working = _Working(rate, values, day)
    parts = tuple(working.part(part) for part in rate.parts)
    calculation = Calculation(parts, min(working.ends, default=None))
    if not 1 <= calculation.total_cents <= money.NOTICE_MAX_CENTS:
        raise BadValue("amount_out_of_range", cents=calculation.total_cents)
    return calculation


class _Working:
    def __init__(self, rate: Rate, values: Mapping[str, FieldValue], day: date) -> None:
        self._values = values
        self._day = day
        self._named = {part.part: part for part in rate.parts if part.part is not None}
        self.ends: set[date] = set()

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
            case FineAmount():
                return self._fine(part, rule)
            case StampDuty():
                return PartAmount(part, rule.amount, "", str(self._value(rule.document)))
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

    def _fine(self, part: RatePart, rule: FineAmount) -> PartAmount:
        reduced, full = Cents(self._number(rule.reduced)), Cents(self._number(rule.full))
        patron_days = [_month_and_day(text) for text in rule.patron_days]
        schedule = fine_schedule(
            Fine(reduced, full, rule.discount), self._notified_on(rule, patron_days), patron_days
        )
        cents = amount_on(schedule, self._day)
        step = next(
            step for step in schedule.steps if step.last_on is None or self._day <= step.last_on
        )
        if step.last_on is not None:
            self.ends.add(step.last_on)
        shown = f"{money.format_euro(reduced)} - 30 %" if cents < reduced else ""
        return PartAmount(part, cents, shown)

    def _notified_on(self, rule: FineAmount, patron_days: list[tuple[int, int]]) -> date:
        """When it was served; of mail in deposit, when that counts as served."""
        deposited = rule.deposited_on
        if rule.notified_on not in self._values and deposited is not None:
            sent_on = self._value(deposited)
            assert isinstance(sent_on, date)  # noqa: S101  (the catalogue's checks see to it)
            return service_date(sent_on, patron_days=patron_days)
        notified_on = self._value(rule.notified_on)
        assert isinstance(notified_on, date)  # noqa: S101  (as above)
        return notified_on

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


def _month_and_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _is_in(season: Season, month_day: str) -> bool:
    if season.first <= season.last:
        return season.first <= month_day <= season.last
    return month_day >= season.first or month_day <= season.last
