"""Who pays what, when and how: the habits of the sample city."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from demo.city.banks import (
    APP,
    DIRECT_DEBIT,
    HOME_BANKING,
    POST_OFFICE,
    TOBACCONIST,
)
from demo.city.chance import Weighted
from demo.city.debts import Debt, Debtor, Owed, PlannedPayment
from demo.city.working_days import at, is_working_day
from payments_core.clock import rome_date

#: Of a thousand debts: withdrawn, never paid.
_CANCELLED, _NEVER_PAID = 20, 135
#: Of a thousand payments: with the hub away (stand-in), for somebody else of the household.
_STAND_IN, _FOR_OTHERS = 4, 120
#: Of a hundred payments: on the day of release, on the due day, late; the rest in between.
_AT_ONCE, _ON_DUE_DAY, _LATE = 22, 14, 20
_MEAN_DELAY_DAYS = 21
#: Who prefers what, in the order of `banks.PSPS`.
_YOUNG = Weighted(enumerate((18, 10, 14, 5, 16, 29, 8)))
_ELDERLY = Weighted(enumerate((12, 14, 26, 34, 4, 4, 6)))
_COMPANIES = Weighted(enumerate((78, 0, 0, 2, 8, 2, 10)))
_DAYTIME = range(7 * 3600 + 1800, 22 * 3600 + 1800)
_SHOP_HOURS = range(8 * 3600, 19 * 3600 + 1800)
_POST_HOURS = range(8 * 3600 + 1200, 13 * 3600 + 1500)
_DEBIT_AT = 6 * 3600
_MINUTES_TO_PAY = range(5, 90)
_LAST_SECOND = 22 * 3600 + 3000


class PaymentHabits:
    """Draws what becomes of debts up to the last day of history."""

    def __init__(self, last_day: date, chance: random.Random) -> None:
        self._last_day = last_day
        self._chance = chance

    def decide(self, debt: Debt, *, elderly: bool = False, others: Sequence[Debtor] = ()) -> Owed:
        """The debt with its payment, if there is one. `others` may pay in the debtor's place."""
        fate = self._chance.randrange(1000)
        if fate < _CANCELLED:
            return Owed(replace(debt, cancelled=True))
        if fate < _CANCELLED + _NEVER_PAID:
            return Owed(debt)
        day, psp = self._day(debt), self._psp(debt, elderly)
        if psp == DIRECT_DEBIT:
            day = debt.due_on
        if psp == POST_OFFICE and (day.weekday() == 6 or not is_working_day(day)):
            psp = APP
        if psp == TOBACCONIST and day.weekday() == 6:
            psp = APP
        if day > self._last_day:
            return Owed(debt)
        return Owed(debt, (self._payment(debt, day, psp, others),))

    def _day(self, debt: Debt) -> date:
        released_on = rome_date(debt.release.at)
        kind = self._chance.randrange(100)
        if kind < _AT_ONCE and debt.release.desk_id:
            return released_on
        if kind < _AT_ONCE + _ON_DUE_DAY:
            return debt.due_on
        if kind < _AT_ONCE + _ON_DUE_DAY + _LATE:
            return debt.due_on + timedelta(
                days=1 + int(self._chance.expovariate(1 / _MEAN_DELAY_DAYS))
            )
        days = (debt.due_on - released_on).days
        return released_on + timedelta(days=self._chance.randint(1, max(days, 1)))

    def _psp(self, debt: Debt, elderly: bool) -> int:
        preferences = _ELDERLY if elderly else _YOUNG
        if debt.debtor.kind == "G":
            preferences = _COMPANIES
        return preferences.draw(self._chance)

    def _payment(self, debt: Debt, day: date, psp: int, others: Sequence[Debtor]) -> PlannedPayment:
        payer = None
        if others and self._chance.randrange(1000) < _FOR_OTHERS:
            payer = self._chance.choice(others)
        paid_at = at(day, self._second(psp))
        if day == rome_date(debt.release.at):
            # Whoever pays on the same day does so on the way home from the desk.
            minutes = self._chance.choice(_MINUTES_TO_PAY)
            paid_at = min(debt.release.at + timedelta(minutes=minutes), at(day, _LAST_SECOND))
            psp = psp if debt.release.desk_id else HOME_BANKING
        stand_in = self._chance.randrange(1000) < _STAND_IN
        return PlannedPayment(paid_at, psp, payer, stand_in=stand_in)

    def _second(self, psp: int) -> int:
        if psp == DIRECT_DEBIT:
            return _DEBIT_AT
        hours = {TOBACCONIST: _SHOP_HOURS, POST_OFFICE: _POST_HOURS}.get(psp, _DAYTIME)
        return self._chance.choice(hours)
