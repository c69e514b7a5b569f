"""A free plan as it is typed at the desk: a due date and an amount for each instalment.

Lines are kept as typed, right or wrong, so that nothing is lost by half; what is wrong is told by
its line.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.services.typed_lines import Written, read_day, typed_of
from payments_core.errors import BadValue
from payments_core.model.debt_kind import PlanRule
from payments_core.money import NOTICE_MAX_CENTS, Cents, format_euro, from_keyed
from payments_core.rules.due_dates import monthly
from payments_core.rules.instalment_plan import INSTALMENTS_LIMIT, PlannedInstalment

#: Fewest lines; one instalment is no plan.
FEWEST = 2
MOST = INSTALMENTS_LIMIT


class Cell(StrEnum):
    """What of a line is meant."""

    DUE = "due"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One instalment as typed."""

    due_text: str = ""
    amount_text: str = ""


@dataclass(frozen=True, slots=True)
class PlanDays:
    """Between which days an instalment may be due, and the day of the release."""

    today: date
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong with a line, by its place from 0; `right` is what would be right."""

    place: int
    cell: Cell
    reason: str
    right: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether nothing was typed yet."""
        return self.reason == "missing"


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """Typed lines as they were understood.

    `planned_cents` is the sum of the amounts that can be read, `left_cents` what is still to be
    divided, below zero where there is too much. `plan` is empty unless every line is good and
    nothing is left.
    """

    faults: tuple[LineFault, ...]
    planned_cents: int
    left_cents: int
    plan: tuple[PlannedInstalment, ...] = ()


def lines_of(plan: Sequence[PlannedInstalment]) -> tuple[PlanLine, ...]:
    """A plan as somebody would have typed it.

    >>> lines_of([PlannedInstalment(Cents(123450), date(2027, 1, 31))])
    (PlanLine(due_text='31/01/2027', amount_text='1.234,50'),)
    """
    return tuple(_line(one.due_on, format_euro(one.amount_cents)) for one in plan)


def read_plan(lines: Sequence[PlanLine], total_cents: int, days: PlanDays) -> ReadPlan:
    """What the lines say, and what is wrong with each."""
    faults: list[LineFault] = []
    planned: list[PlannedInstalment] = []
    before: date | None = None
    for place, line in enumerate(lines):
        due_on = read_day(line.due_text)
        cents = _cents(line.amount_text)
        faults += _due_faults(place, line.due_text, due_on, before, days)
        faults += _amount_faults(place, line.amount_text, cents)
        if due_on is not None:
            before = due_on if before is None else max(before, due_on)
        if due_on is not None and cents is not None:
            planned.append(PlannedInstalment(cents, due_on))
    planned_cents = sum(_cents(line.amount_text) or 0 for line in lines)
    left_cents = total_cents - planned_cents
    good = not faults and not left_cents
    return ReadPlan(tuple(faults), planned_cents, left_cents, tuple(planned) if good else ())


def remainder(lines: Sequence[PlanLine], place: int, total_cents: int) -> Cents | None:
    """What a line has to be for the lines to make the total; None where the others make it."""
    others = sum(
        _cents(line.amount_text) or 0 for number, line in enumerate(lines) if number != place
    )
    return Cents(total_cents - others) if total_cents > others else None


def following(lines: Sequence[PlanLine], place: int, rule: PlanRule) -> PlanLine:
    """A new line after the one at `place`: at the end with the next due date of the kind's
    interval, between others without one; its amount is to be typed.

    >>> rule = PlanRule(counts=(2,), free=True)
    >>> lines = [PlanLine("31/01/2027", "10"), PlanLine("28/02/2027", "10")]
    >>> following(lines, 1, rule), following(lines, 0, rule)
    (PlanLine(due_text='31/03/2027', amount_text=''), PlanLine(due_text='', amount_text=''))
    """
    last = read_day(lines[-1].due_text)
    if place < len(lines) - 1 or last is None:
        return PlanLine()
    # Counted from the first one where the last is: the day may be that of a longer month.
    first = read_day(lines[0].due_text)
    if first is not None and _later(first, len(lines) - 1, rule) == last:
        due_on = _later(first, len(lines), rule)
    else:
        due_on = _later(last, 1, rule)
    return PlanLine() if due_on is None else _line(due_on, "")


def kept(lines: Sequence[PlanLine]) -> str:
    """Lines as a draft keeps them."""
    return json.dumps([[line.due_text, line.amount_text] for line in lines])


def taken_up(text: str) -> tuple[PlanLine, ...]:
    """Lines that a draft has kept; none where it has kept none that a plan can have.

    >>> taken_up(kept([PlanLine("31/1"), PlanLine("", "12,")]))
    (PlanLine(due_text='31/1', amount_text=''), PlanLine(due_text='', amount_text='12,'))
    """
    try:
        lines = [PlanLine(str(due), str(amount)) for due, amount in json.loads(text)]
    except (ValueError, TypeError):
        return ()
    return tuple(lines) if FEWEST <= len(lines) <= MOST else ()


def _line(due_on: date, amount_text: str) -> PlanLine:
    return PlanLine(typed_of(Written.DATE, due_on.isoformat()), amount_text)


def _later(begin: date, steps: int, rule: PlanRule) -> date | None:
    """`steps` intervals after a day; None after the end of the calendar."""
    try:
        return monthly(begin, steps + 1, rule.every_months)[-1]
    except ValueError:
        return None


def _cents(text: str) -> Cents | None:
    """An amount that a notice can carry, or nothing at all."""
    try:
        cents = from_keyed(text)
    except BadValue:
        return None
    return cents if cents <= NOTICE_MAX_CENTS else None


def _due_faults(
    place: int, text: str, due_on: date | None, before: date | None, days: PlanDays
) -> list[LineFault]:
    def fault(reason: str, right: date | None = None) -> list[LineFault]:
        said = "" if right is None else typed_of(Written.DATE, right.isoformat())
        return [LineFault(place, Cell.DUE, reason, said)]

    if not text.strip():
        return fault("missing")
    if due_on is None:
        return fault("wrong")
    if due_on < days.today:
        return fault("past")
    if due_on < days.earliest:
        return fault("near", days.earliest)
    if due_on > days.latest:
        return fault("far", days.latest)
    if before is not None and due_on <= before:
        return fault("order", before)
    return []


def _amount_faults(place: int, text: str, cents: Cents | None) -> list[LineFault]:
    if not text.strip():
        return [LineFault(place, Cell.AMOUNT, "missing")]
    if cents is None:
        return [_unreadable(place, text)]
    return [] if cents else [LineFault(place, Cell.AMOUNT, "zero")]


def _unreadable(place: int, text: str) -> LineFault:
    """Why an amount cannot be read; of one with two meanings what to write for the larger."""
    try:
        from_keyed(text)
    except BadValue as wrong:
        if (right := wrong.facts.get("right")) is not None:
            return LineFault(place, Cell.AMOUNT, "unclear", str(right))
    return LineFault(place, Cell.AMOUNT, "wrong")
