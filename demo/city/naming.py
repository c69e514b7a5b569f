"""Gives names: to Italians by the years they were born in, to foreigners by their country.

A family name is kept as its parts, because some countries hand down only the first.
"""

import math
import random
from collections.abc import Iterable

from demo.city.chance import Weighted
from demo.city.communities import COMMUNITIES, Community
from demo.city.households import Surname
from demo.city.names import (
    FAMILY_ENDINGS,
    FAMILY_NAMES,
    FAMILY_PARTICLES,
    FAMILY_STEMS,
    MEN,
    UNWANTED_NAMES,
    WOMEN,
)

FamilyName = tuple[str, ...]

#: Given names are in fashion for as long as this, years.
_FASHION_YEARS = 5
_FIRST_FASHION = 1920
_FASHIONS = 23
#: Of Italians: with a family name made of stem and ending, with two family names.
_RARE_SHARE = 0.26
_DOUBLE_SHARE = 0.02
_PARTICLE_SHARE = 0.07
_SECOND_NAME_SHARE = 0.06
#: Of foreigners' children: with a name that Italian children have.
_ITALIAN_NAME_SHARE = 0.35
_TRIES = 8

_Fashion = tuple[Weighted[str], ...]


def _fashions(names: Iterable[tuple[str, int, int, int]]) -> _Fashion:
    """Names with their weights, for each stretch of years."""
    known = tuple(names)
    years = [_FIRST_FASHION + _FASHION_YEARS * number for number in range(_FASHIONS)]
    return tuple(
        Weighted(
            (name, height * math.exp(-(((year - peak) / width) ** 2)) + 0.003)
            for name, peak, width, height in known
        )
        for year in years
    )


class Names:
    """What people of the city are called."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        # Family names thin out as real ones do: the rank's weight falls almost with the rank.
        self._common = Weighted(
            (name, (rank + 9) ** -0.9) for rank, name in enumerate(FAMILY_NAMES)
        )
        self._stems = Weighted((stem, 1) for stem in FAMILY_STEMS)
        self._endings = Weighted(
            (ending, 1 / (rank + 5)) for rank, ending in enumerate(FAMILY_ENDINGS)
        )
        self._given = {True: _fashions(WOMEN), False: _fashions(MEN)}
        self._abroad = {
            community.country: tuple(
                Weighted((name, 1 / (rank + 6)) for rank, name in enumerate(names))
                for names in (community.men, community.women, community.family_names)
            )
            for community in COMMUNITIES
        }

    def family(self, community: Community | None) -> FamilyName:
        """A family name of the community; of Italians when there is none."""
        if community:
            families = self._abroad[community.country][2]
            parts = families.draw(self._chance), families.draw(self._chance)
            return parts if community.two_family_names else parts[:1]
        if self._chance.random() < _DOUBLE_SHARE:
            first, second = self._italian(), self._italian()
            return (first,) if first == second else (first, second)
        return (self._italian(),)

    def given(self, community: Community | None, woman: bool, year: int, born_here: bool) -> str:
        """A given name as was usual for those born in that year."""
        if community and not (born_here and self._chance.random() < _ITALIAN_NAME_SHARE):
            return self._abroad[community.country][woman].draw(self._chance)
        fashion = self._given[woman][
            min(max((year - _FIRST_FASHION) // _FASHION_YEARS, 0), _FASHIONS - 1)
        ]
        name = fashion.draw(self._chance)
        if " " not in name and self._chance.random() < _SECOND_NAME_SHARE:
            second = fashion.draw(self._chance)
            if " " not in second and second != name:
                return f"{name} {second}"
        return name

    def _italian(self) -> str:
        if self._chance.random() >= _RARE_SHARE:
            return self._common.draw(self._chance)
        for _ in range(_TRIES):
            name = self._stems.draw(self._chance) + self._endings.draw(self._chance)
            if not name.startswith(UNWANTED_NAMES):
                return self._with_particle(name)
        return FAMILY_NAMES[0]

    def _with_particle(self, name: str) -> str:
        if self._chance.random() >= _PARTICLE_SHARE:
            return name
        particle = self._chance.choice(FAMILY_PARTICLES)
        return name if particle.endswith("'") != (name[0] in "AEIOU") else particle + name


def inherited(surname: Surname, father: FamilyName, mother: FamilyName, two: bool) -> FamilyName:
    """The family name of somebody whose parents have these; `two` where both always go on."""
    match surname:
        case Surname.MOTHER:
            return mother
        case Surname.BOTH:
            return (father[0], mother[0]) if father[0] != mother[0] else father
        case _:
            return (father[0], mother[0]) if two else father


def written(name: FamilyName, woman: bool) -> str:
    """The family name as it is written for a woman or a man."""
    return " ".join(part.split("/")[woman and "/" in part] for part in name)
