"""Invented people of the sample city, from a seed: the same seed gives the same people.

Nobody here lives or has lived: names are combinations of common ones, tax codes carry a place that
belongs to nobody. People come household by household, so that a larger city of the same seed
begins with the people of a smaller one.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count as count_from
from itertools import islice

from demo.city.chance import Steps, Weighted, steps
from demo.city.communities import COMMUNITIES, Community
from demo.city.companies import Company, companies
from demo.city.contacts import (
    Address,
    MailOffice,
    draw_address,
    draw_landline,
    draw_mobile,
    postal_code_of,
)
from demo.city.households import OLDEST_YEARS, Member, Surname, draw_household
from demo.city.known_people import KNOWN_PEOPLE, KnownPerson
from demo.city.naming import FamilyName, Names, inherited, written
from demo.city.streets import BIRTH_TOWNS, CITY, PROVINCE
from demo.city.tax_codes import CodeOffice

__all__ = ["Company", "Resident", "companies", "residents"]

#: Those who died or moved away did so within the last fourteen months, days.
RECENT_DAYS = 425
DAYS_OF_YEAR = 365.2425

#: Households of foreigners; others where only one of the couple is.
_FOREIGN_SHARE = 0.092
_MIXED_SHARE = 0.035
#: Days within which most newborns wait for their code.
_NEWBORN_DAYS = 60
_NEWBORN_UNCODED, _FOREIGNER_UNCODED = 0.7, 0.052
_SIBLING_TRIES = 3

#: By age: shares of people, or of households by the age of the first in it.
_DIED = ((1, 0.0), (40, 0.001), (55, 0.004), (65, 0.012), (75, 0.03), (85, 0.085), (120, 0.24))
_MOVED = ((35, 0.05), (50, 0.029), (65, 0.014), (120, 0.008))
_BORN_IN_CITY = ((25, 0.86), (45, 0.76), (65, 0.66), (120, 0.56))
_BORN_TO_FOREIGNERS = ((1, 1.0), (10, 0.75), (18, 0.45), (36, 0.1), (120, 0.0))
_HAS_MAIL = ((14, 0.0), (30, 0.66), (65, 0.62), (80, 0.36), (120, 0.1))
_HAS_PHONE = ((12, 0.0), (18, 0.3), (65, 0.64), (120, 0.66))
_USES_LANDLINE = ((40, 0.05), (65, 0.3), (120, 0.7))
_HAS_YEAR_IN_MAIL = 0.3


@dataclass(frozen=True, slots=True)
class Resident:
    """One person of the population registry; `household` numbers those who live together."""

    registry_number: str
    tax_code: str | None
    family_name: str
    given_name: str
    woman: bool
    born_on: date
    birth_place: str
    street: str
    street_number: str
    postal_code: str
    city: str
    province: str
    email: str | None
    phone: str | None
    household: int
    died_on: date | None
    moved_away_on: date | None


def residents(count: int, seed: int, today: date) -> Iterator[Resident]:
    """The first `count` people of the city of this seed, as old as they are `today`.

    Beside the person at hand only tax codes and mail addresses are kept, to give none twice.
    """
    return islice(_Registry(seed, today).everybody(), count)


@dataclass(frozen=True, slots=True)
class _Home:
    """What the people of a household share."""

    number: int
    address: Address
    landline: str
    father: FamilyName
    mother: FamilyName
    his_community: Community | None
    her_community: Community | None
    moved_away_on: date | None

    @property
    def hands_down_both(self) -> bool:
        parents = self.his_community, self.her_community
        return all(community and community.two_family_names for community in parents)

    def community_of(self, member: Member) -> Community | None:
        """Whose customs somebody follows; in mixed families children and guests follow his."""
        return self.her_community if member.surname is Surname.MOTHER else self.his_community


class _Registry:
    """The registry of one city while it is being written."""

    def __init__(self, seed: int, today: date) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - repeatable on purpose, guards nothing
        self._today = today
        self._names = Names(self._chance)
        self._codes = CodeOffice()
        self._mail = MailOffice()
        self._numbers = count_from(1)
        self._communities = Weighted((community, community.weight) for community in COMMUNITIES)
        self._towns = Weighted(BIRTH_TOWNS)

    def everybody(self) -> Iterator[Resident]:
        """The known people, then one household after the other without end."""
        for household, known in enumerate(KNOWN_PEOPLE, start=1):
            yield self._known(known, household)
        for household in count_from(len(KNOWN_PEOPLE) + 1):
            yield from self._household(household)

    def _known(self, known: KnownPerson, household: int) -> Resident:
        who = known.family_name, known.given_name
        return Resident(
            self._next_number(), self._codes.give(*who, known.woman, known.born_on), *who,
            known.woman, known.born_on, known.birth_place, known.street, known.street_number,
            postal_code_of(known.street), CITY, PROVINCE,
            self._mail.give(*who, None) if known.has_mail else None, known.phone, household,
            died_on=None, moved_away_on=None,
        )  # fmt: skip

    def _household(self, household: int) -> Iterator[Resident]:
        foreign = self._happens(_FOREIGN_SHARE)
        members = draw_household(self._chance, foreign)
        born = [self._birthday(member.age_years) for member in members]
        home = self._home(household, foreign, members, max(born))
        taken: set[str] = set()
        for member, born_on in zip(members, born, strict=True):
            person = self._person(home, member, born_on, taken)
            taken.add(person.given_name)
            yield person

    def _home(
        self, household: int, foreign: bool, members: list[Member], youngest_born_on: date
    ) -> _Home:
        his = self._communities.draw(self._chance) if foreign else None
        hers = his
        if self._happens(_MIXED_SHARE):
            hers = None if foreign else self._communities.draw(self._chance)
        moved_away_on = None
        if self._happens_at(members[0].age_years, _MOVED):
            moved_away_on = self._recent_day(youngest_born_on)
        return _Home(
            household, draw_address(self._chance), draw_landline(self._chance),
            self._names.family(his), self._names.family(hers), his, hers, moved_away_on,
        )  # fmt: skip

    def _person(self, home: _Home, member: Member, born_on: date, taken: set[str]) -> Resident:
        community, age = home.community_of(member), member.age_years
        place = self._birth_place(community, member)
        family_name = written(self._family_name(home, member), member.woman)
        given_name = self._given_name(community, member, born_on.year, place == CITY, taken)
        code = None
        if not self._awaits_code(community, place, born_on):
            code = self._codes.give(family_name, given_name, member.woman, born_on)
        died = home.moved_away_on is None and self._happens_at(age, _DIED)
        return Resident(
            self._next_number(), code, family_name, given_name, member.woman, born_on, place,
            *home.address, CITY, PROVINCE, self._email(family_name, given_name, born_on, age),
            self._phone(home, age), home.number,
            died_on=self._recent_day(born_on) if died else None,
            moved_away_on=home.moved_away_on,
        )  # fmt: skip

    def _family_name(self, home: _Home, member: Member) -> FamilyName:
        if member.surname is Surname.OWN:
            return self._names.family(home.community_of(member))
        both = member.is_child and home.hands_down_both
        return inherited(member.surname, home.father, home.mother, both)

    def _given_name(
        self, community: Community | None, member: Member, year: int, born_here: bool,
        taken: set[str],
    ) -> str:  # fmt: skip
        """A name that nobody else in the household has, if a few tries find one."""
        for _ in range(_SIBLING_TRIES):
            name = self._names.given(community, member.woman, year, born_here)
            if name not in taken:
                break
        return name

    def _birth_place(self, community: Community | None, member: Member) -> str:
        if community:
            age = member.age_years if member.is_child else OLDEST_YEARS
            return CITY if self._happens_at(age, _BORN_TO_FOREIGNERS) else community.country
        if self._happens_at(member.age_years, _BORN_IN_CITY):
            return CITY
        return self._towns.draw(self._chance)

    def _awaits_code(self, community: Community | None, place: str, born_on: date) -> bool:
        if (self._today - born_on).days < _NEWBORN_DAYS:
            return self._happens(_NEWBORN_UNCODED)
        return community is not None and place != CITY and self._happens(_FOREIGNER_UNCODED)

    def _email(self, family_name: str, given_name: str, born_on: date, age: float) -> str | None:
        if not self._happens_at(age, _HAS_MAIL):
            return None
        year = born_on.year if self._happens(_HAS_YEAR_IN_MAIL) else None
        return self._mail.give(family_name, given_name, year)

    def _phone(self, home: _Home, age: float) -> str | None:
        if not self._happens_at(age, _HAS_PHONE):
            return None
        if self._happens_at(age, _USES_LANDLINE):
            return home.landline
        return draw_mobile(self._chance)

    def _birthday(self, age_years: float) -> date:
        return self._today - timedelta(days=int(age_years * DAYS_OF_YEAR))

    def _recent_day(self, earliest: date) -> date:
        """A day of the last fourteen months, not before the earliest that makes sense."""
        day = self._today - timedelta(days=self._chance.randrange(RECENT_DAYS))
        return max(day, earliest)

    def _happens_at(self, age_years: float, shares: Steps) -> bool:
        return self._happens(steps(shares, age_years))

    def _happens(self, share: float) -> bool:
        return self._chance.random() < share

    def _next_number(self) -> str:
        return f"A{next(self._numbers):07d}"
