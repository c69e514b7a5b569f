"""What the households of the sample city come to owe within a year."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from demo.city.debts import Debt, Debtor, Release, debtor_of, make_debt, with_surcharge
from demo.city.rates import SampleRate
from demo.city.releases import MOBILITY, POLICE, REGISTRY, SCHOOL, TAXES, Releases
from payments_core.clock import rome_date

if TYPE_CHECKING:
    from demo.city.people import Resident

MONTHS = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
    "ottobre", "novembre", "dicembre",
)  # fmt: skip
OF_AGE = 18
_OLDEST = 105

#: rate_id, chances in ten thousand a year, youngest, oldest, office (None: sent in bulk).
_PERSONAL: tuple[tuple[str, int, int, int, str | None], ...] = (
    ("carta-identita", 920, 0, _OLDEST, REGISTRY),
    ("multa", 620, OF_AGE, 84, None),
    ("multa", 90, OF_AGE, 84, POLICE),
    ("certificato-storico", 210, OF_AGE, _OLDEST, REGISTRY),
    ("lampade-votive", 620, 50, _OLDEST, None),
    ("imu-saldo", 170, 30, _OLDEST, None),
    ("passo-carrabile", 230, 30, 90, None),
    ("suolo-pubblico", 50, OF_AGE, 75, TAXES),
    ("palestra", 140, OF_AGE, 60, SCHOOL),
    ("accesso-atti", 60, OF_AGE, 85, REGISTRY),
    ("oggetti-smarriti", 70, OF_AGE, 90, POLICE),
    ("nozze-civili", 35, 22, 65, REGISTRY),
    ("permesso-costruire", 40, 28, 80, TAXES),
    ("concessione-cimiteriale", 40, 55, _OLDEST, REGISTRY),
    ("permesso-residenti", 350, OF_AGE, 85, MOBILITY),
    ("permesso-ztl", 125, OF_AGE, 80, MOBILITY),
)
#: The same for what is bought month by month: at most so many months running.
_MONTHLY: tuple[tuple[str, int, int, int, int], ...] = (
    ("abbonamento-autobus", 115, 14, 80, 10),
    ("parcheggio-mensile", 62, OF_AGE, 75, 11),
)
#: Per hundred children: rate, youngest, oldest, uptake, first and last month that is charged.
_SCHOOL: tuple[tuple[str, int, int, int, int, int], ...] = (
    ("mensa", 3, 10, 47, 9, 5),
    ("mensa", 11, 13, 15, 9, 5),
    ("asilo-nido", 0, 2, 15, 9, 7),
    ("scuolabus", 6, 13, 4, 9, 6),
)
#: Of a hundred households: full, reduced, lowest rate for meals.
_MEALS = (("mensa", "mensa-ridotta", "mensa-minima"), (60, 88, 100))
#: The waste tax: so much for the home, and so much for 1, 2, ... people in it.
_HOME_CENTS, _PEOPLE_CENTS = 7_400, (5_200, 9_100, 11_600, 13_900, 16_800, 18_900)
_IN_TWO_PERCENT = 15
_TAX_MONTH, _TAX_DAYS = 4, (8, 9, 10, 13, 14, 15, 16, 17)
_SECOND_MONTH, _SECOND_DAYS = 10, (12, 13, 14, 15)
#: Fines before the discount, and what is left of a hundred when it is paid within five days.
_FINES_CENTS, _DISCOUNTED, _DISCOUNT_DAYS = (4_200, 4_200, 4_200, 8_700, 17_300), 70, 5
_NOTIFICATION_CENTS = 1_250


class HouseholdDebts:
    """Draws debts of whole households; `debts_of` gives each with who else might pay it."""

    def __init__(
        self, rates: Mapping[str, SampleRate], releases: Releases, chance: random.Random
    ) -> None:
        self._rates = rates
        self._releases = releases
        self._period = releases.period
        self._chance = chance

    def debts_of(
        self, household: "Sequence[Resident]"
    ) -> "Iterator[tuple[Resident, Debt, tuple[Debtor, ...]]]":
        """Who owes, what, and the other grown-ups who live in the household to this day."""
        adults = [one for one in household if age(one, self._period.last) >= OF_AGE]
        if not adults:
            return
        oldest = sorted(adults, key=lambda one: one.born_on)
        found = [*self._waste_tax(household, oldest), *self._school(household, oldest)]
        for resident in household:
            found += ((resident, debt) for debt in self._personal(resident))
        debtors = {
            one.registry_number: debtor_of(one)
            for one in adults
            if is_there(one, self._period.last)
        }
        for resident, debt in found:
            others = (key for key in debtors if key != resident.registry_number)
            yield resident, debt, tuple(debtors[key] for key in others)

    def _waste_tax(
        self, household: "Sequence[Resident]", oldest: "Sequence[Resident]"
    ) -> "Iterator[tuple[Resident, Debt]]":
        size = min(len(household), len(_PEOPLE_CENTS))
        tax = _HOME_CENTS + _PEOPLE_CENTS[size - 1]
        in_two = self._chance.randrange(100) < _IN_TWO_PERCENT
        first = tax - tax // 2 if in_two else tax
        for year in self._period.years():
            parts: list[tuple[str, int, tuple[int, ...], int]] = [
                ("tari", _TAX_MONTH, _TAX_DAYS, first)
            ]
            if in_two:
                parts.append(("tari-seconda-rata", _SECOND_MONTH, _SECOND_DAYS, tax // 2))
            for rate_id, month, days, cents in parts:
                day = date(year, month, self._chance.choice(days))
                name = "seconda rata" if rate_id != "tari" else "prima rata" if in_two else "saldo"
                head = self._first_there(oldest, day)
                if head is not None and self._period.has(day):
                    yield head, make_debt(
                        self._rates[rate_id], debtor_of(head), self._releases.in_bulk(day),
                        subject=f"TARI {year}, {name}, {head.street} {head.street_number}",
                        amount_cents=with_surcharge(cents),
                    )  # fmt: skip

    def _school(
        self, household: "Sequence[Resident]", oldest: "Sequence[Resident]"
    ) -> "Iterator[tuple[Resident, Debt]]":
        names, limits = _MEALS
        drawn = self._chance.randrange(100)
        meals = next(name for name, limit in zip(names, limits, strict=True) if drawn < limit)
        for child in household:
            years = age(child, self._period.last)
            for rate_id, youngest, oldest_child, uptake, first, last in _SCHOOL:
                if not youngest <= years <= oldest_child or self._chance.randrange(100) >= uptake:
                    continue
                rate = self._rates[meals if rate_id == "mensa" else rate_id]
                for charged in self._charged_months(first, last):
                    day = _fifth_after(charged)
                    head = self._first_there(oldest, day)
                    if head is None or not (self._period.has(day) and is_there(child, day)):
                        continue
                    yield head, make_debt(
                        rate, debtor_of(head), self._releases.in_bulk(day),
                        subject=f"{_kind(rate)}, {spelt_month(charged)}, {child.given_name}",
                    )  # fmt: skip

    def _charged_months(self, first: int, last: int) -> Iterator[date]:
        for year in self._period.years():
            for month in range(1, 13):
                if month >= first or month <= last:
                    yield date(year, month, 1)

    def _personal(self, resident: "Resident") -> Iterator[Debt]:
        years = age(resident, self._period.last)
        for rate_id, chances, youngest, oldest, office in _PERSONAL:
            if youngest <= years <= oldest and self._chance.randrange(10_000) < chances:
                day = self._releases.office_day()
                if is_there(resident, day):
                    release = self._releases.somewhere(office, day)
                    yield (
                        self._fine(resident, release)
                        if rate_id == "multa"
                        else make_debt(self._rates[rate_id], debtor_of(resident), release)
                    )
        for rate_id, chances, youngest, oldest, most in _MONTHLY:
            if youngest <= years <= oldest and self._chance.randrange(10_000) < chances:
                yield from self._month_by_month(self._rates[rate_id], resident, most)

    def _fine(self, resident: "Resident", release: Release) -> Debt:
        """Reduced by three tenths for whoever pays within five days."""
        full = self._chance.choice(_FINES_CENTS)
        reduced = self._chance.randrange(100) < _DISCOUNTED
        cents = full * _DISCOUNTED // 100 if reduced else full
        number = self._chance.randrange(1_000, 60_000)
        days = _DISCOUNT_DAYS if reduced else self._rates["multa"].due_days
        return make_debt(
            self._rates["multa"], debtor_of(resident), release,
            subject=f"Verbale {number}/{release.at.year}{', importo ridotto' if reduced else ''}",
            amount_cents=cents + _NOTIFICATION_CENTS,
            due_on=rome_date(release.at) + timedelta(days=days),
        )  # fmt: skip

    def _month_by_month(self, rate: SampleRate, resident: "Resident", most: int) -> Iterator[Debt]:
        day = self._releases.office_day()
        for _ in range(self._chance.randint(2, most)):
            if not self._period.has(day):
                return
            release = self._releases.at_desk(MOBILITY, day)
            if is_there(resident, day):
                subject = f"{_kind(rate)}, {spelt_month(_first_of_next_month(day))}"
                yield make_debt(rate, debtor_of(resident), release, subject=subject)
            day = self._releases.next_month(day)

    @staticmethod
    def _first_there(people: "Sequence[Resident]", day: date) -> "Resident | None":
        return next((one for one in people if is_there(one, day)), None)


def age(resident: "Resident", day: date) -> int:
    """Whole years on a day; negative before birth."""
    born = resident.born_on
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_there(resident: "Resident", day: date) -> bool:
    """Born, alive and still living in the city."""
    gone = (resident.died_on, resident.moved_away_on)
    return resident.born_on <= day and all(end is None or day < end for end in gone)


def spelt_month(day: date) -> str:
    """`ottobre 2026`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def _kind(rate: SampleRate) -> str:
    """The name of a rate without what follows the comma."""
    return rate.name.split(",")[0]


def _first_of_next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _fifth_after(month: date) -> date:
    return _first_of_next_month(month).replace(day=5)
