"""What a traffic fine (sanzione del codice della strada) costs, and until which day.

The highway code has three prices (art. 202, paragraph 1, and art. 203, paragraph 3), counted
from the day on which the report was handed over on the road or served:

    within  5 days   the minimum less 30 %   not where confiscation of the vehicle or suspension
                                             of the licence is provided for
    within 60 days   the minimum             (pagamento in misura ridotta)
    afterwards       half of the maximum     the report is now enforceable (titolo esecutivo)

Both terms end as `terms.last_day` says. The expenses of the procedure (spese di accertamento e
notificazione) are added to each price and never discounted. The discounted amount keeps its
cents (Ministry of the Interior, circular 300/A/6333/13); how a fraction of a cent is rounded no
text says. Half a cent goes up here, which shows only where the minimum ends in five cents.

Two things are left to others. A payment by electronic means frees the debtor even if credited
up to two days after the last day (art. 17-quinquies of decree-law 18/2016): that is about when
the money arrives and moves no price here. The tenth added for each half-year of delay (art. 27
of law 689/1981) is worked out when the debt goes to enforced collection.

>>> from datetime import date
>>> parking = Fine(Cents(4200), Cents(8650), discount_admitted=True, expenses_cents=Cents(1420))
>>> schedule = fine_schedule(parking, date(2026, 6, 19), patron_days=[(6, 24)])
>>> for step in schedule.steps:
...     print(step.amount_cents, step.last_on)
4360 2026-06-25
5620 2026-08-18
10070 None
>>> amount_on(schedule, date(2026, 6, 26))
5620
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from payments_core.errors import BadValue
from payments_core.money import NOTICE_MAX_CENTS, Cents
from payments_core.rules.terms import last_day
from payments_core.rules.working_days import MonthDay

#: Terms of art. 202, paragraph 1, in days from contestation or notification.
DISCOUNT_DAYS = 5
REDUCED_DAYS = 60

#: What is left of the reduced amount after the discount of 30 %.
DISCOUNTED_PERCENT = 70

_NO_EXPENSES = Cents(0)


@dataclass(frozen=True, slots=True)
class Fine:
    """The amounts of a report, without the dates.

    `reduced_cents` is the minimum, `full_cents` half of the maximum, both without expenses.
    Raises BadValue `fine_amounts_malformed` unless 0 < reduced <= full, expenses are not negative
    and the dearest price still fits on a notice.
    """

    reduced_cents: Cents
    full_cents: Cents
    discount_admitted: bool
    expenses_cents: Cents = _NO_EXPENSES

    def __post_init__(self) -> None:
        if not (
            0 < self.reduced_cents <= self.full_cents
            and self.expenses_cents >= 0
            and self.full_cents + self.expenses_cents <= NOTICE_MAX_CENTS
        ):
            raise BadValue(
                "fine_amounts_malformed",
                reduced_cents=self.reduced_cents,
                full_cents=self.full_cents,
                expenses_cents=self.expenses_cents,
                limit_cents=NOTICE_MAX_CENTS,
            )


@dataclass(frozen=True, slots=True)
class FineStep:
    """A price with expenses and the last day it holds, inclusive; None: it holds for good."""

    amount_cents: Cents
    last_on: date | None


@dataclass(frozen=True, slots=True)
class FineSchedule:
    """The prices of one fine in the order of time; the last has no last day."""

    notified_on: date
    steps: tuple[FineStep, ...]


def fine_schedule(
    fine: Fine, notified_on: date, patron_days: Collection[MonthDay] = ()
) -> FineSchedule:
    """The two or three prices of a fine that was contested or served on `notified_on`."""
    steps: tuple[FineStep, ...] = (
        FineStep(
            _with_expenses(fine, fine.reduced_cents),
            last_day(notified_on, REDUCED_DAYS, patron_days),
        ),
        FineStep(_with_expenses(fine, fine.full_cents), None),
    )
    if fine.discount_admitted:
        discounted = FineStep(
            _with_expenses(fine, discounted_cents(fine.reduced_cents)),
            last_day(notified_on, DISCOUNT_DAYS, patron_days),
        )
        steps = (discounted, *steps)
    return FineSchedule(notified_on, steps)


def amount_on(schedule: FineSchedule, day: date) -> Cents:
    """What is owed on a day, the day of notification included.

    Raises BadValue `day_before_notification` for an earlier one: nothing is owed yet.
    """
    if day < schedule.notified_on:
        raise BadValue(
            "day_before_notification",
            day=day.isoformat(),
            notified_on=schedule.notified_on.isoformat(),
        )
    return next(
        step.amount_cents for step in schedule.steps if step.last_on is None or day <= step.last_on
    )


def discounted_cents(reduced_cents: Cents) -> Cents:
    """The reduced amount less 30 %, half a cent rounded up.

    >>> discounted_cents(Cents(4200)), discounted_cents(Cents(5605))  # 3923.5 goes up
    (2940, 3924)
    """
    return Cents((reduced_cents * DISCOUNTED_PERCENT + 50) // 100)


def _with_expenses(fine: Fine, amount_cents: Cents) -> Cents:
    return Cents(amount_cents + fine.expenses_cents)
