"""What the companies of the sample city come to owe within a year."""

import random
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from demo.city.debts import Debt, debtor_of_company, make_debt
from demo.city.rates import SampleRate
from demo.city.releases import MOBILITY, TAXES, Releases

if TYPE_CHECKING:
    from demo.city.people import Company

#: rate_id, chances in a hundred a year, office (None: sent in bulk); drawn as often as it stands.
_ONCE: tuple[tuple[str, int, str | None], ...] = (
    ("suolo-pubblico", 45, TAXES),
    ("suolo-pubblico", 30, TAXES),
    ("passo-carrabile", 35, None),
    ("permesso-costruire", 10, TAXES),
    ("imu-saldo", 6, None),
    ("parcheggio-mensile", 12, MOBILITY),
    ("permesso-ztl", 10, MOBILITY),
)
_MOST_DAYS_OF_GROUND = 6
#: Of a hundred companies so many lodge guests; their tax is declared after each quarter.
_LODGING_PERCENT = 9
_DECLARED_IN = (1, 4, 7, 10)
_NIGHTS, _NIGHT_CENTS = range(20, 900), 200


class CompanyDebts:
    """Draws debts of companies."""

    def __init__(
        self, rates: Mapping[str, SampleRate], releases: Releases, chance: random.Random
    ) -> None:
        self._rates = rates
        self._releases = releases
        self._chance = chance

    def debts_of(self, company: "Company") -> Iterator[Debt]:
        """Everything of one company, in no order."""
        debtor = debtor_of_company(company)
        for rate_id, chances, office in _ONCE:
            if self._chance.randrange(100) >= chances:
                continue
            rate, day = self._rates[rate_id], self._releases.office_day()
            release = self._releases.somewhere(office, day)
            days = self._chance.randint(1, _MOST_DAYS_OF_GROUND)
            if rate_id != "suolo-pubblico" or days == 1:
                yield make_debt(rate, debtor, release)
            else:
                yield make_debt(
                    rate, debtor, release, subject=f"Occupazione di suolo pubblico, {days} giorni",
                    amount_cents=days * rate.amount_cents,
                )  # fmt: skip
        if self._chance.randrange(100) < _LODGING_PERCENT:
            yield from self._tourist_tax(company)

    def _tourist_tax(self, company: "Company") -> Iterator[Debt]:
        for year in self._releases.period.years():
            for month in _DECLARED_IN:
                day = date(year, month, self._chance.randint(2, 14))
                if not self._releases.period.has(day):
                    continue
                nights = self._chance.choice(_NIGHTS)
                quarter = (month - 2) // 3 % 4 + 1
                of_year = year if month > 1 else year - 1
                yield make_debt(
                    self._rates["imposta-soggiorno"], debtor_of_company(company),
                    self._releases.in_bulk(day),
                    subject=f"Imposta di soggiorno, {quarter}° trimestre {of_year}, {nights} notti",
                    amount_cents=nights * _NIGHT_CENTS,
                )  # fmt: skip
