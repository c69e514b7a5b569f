"""Who lives together: households as an ageing Italian city has them, and as newcomers do.

Only sexes, ages and whose family name each one bears; names and addresses come afterwards.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from demo.city.chance import Weighted

OLDEST_YEARS = 103.9
YOUNGEST_PARENT_YEARS = 18.0
#: Children of one couple at home.
CHILDREN_LIMIT = 4

Ages = Weighted[tuple[int, int]]


class Surname(StrEnum):
    """Whose family name somebody bears: wives keep theirs, children mostly have the father's."""

    FATHER = "father"
    MOTHER = "mother"
    BOTH = "both"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Member:
    """One of a household."""

    woman: bool
    age_years: float
    surname: Surname
    is_child: bool = False


@dataclass(frozen=True, slots=True)
class _Ages:
    """How old people are in each kind of household: (from, to) in years, with weights."""

    alone: Ages
    pair: Ages
    eldest_child: Ages


_NATIVE_AGES = _Ages(
    alone=Weighted([
        ((20, 30), 5), ((30, 45), 15), ((45, 60), 25), ((60, 75), 30), ((75, 85), 20),
        ((85, 95), 12), ((95, 104), 0.7),
    ]),
    pair=Weighted([
        ((24, 35), 7), ((35, 50), 13), ((50, 65), 31), ((65, 75), 26), ((75, 85), 19),
        ((85, 99), 5),
    ]),
    eldest_child=Weighted([((0, 3), 11), ((3, 11), 26), ((11, 19), 28), ((19, 27), 24),
                           ((27, 36), 13)]),
)  # fmt: skip
_NEWCOMER_AGES = _Ages(
    alone=Weighted([((20, 30), 22), ((30, 45), 40), ((45, 60), 28), ((60, 80), 8)]),
    pair=Weighted([((23, 35), 36), ((35, 50), 38), ((50, 65), 20), ((65, 82), 5)]),
    eldest_child=Weighted([((0, 3), 22), ((3, 11), 38), ((11, 19), 28), ((19, 28), 12)]),
)
_CHILDREN = Weighted([(1, 47), (2, 40), (3, 10), (CHILDREN_LIMIT, 3)])


def draw_household(chance: random.Random, newcomers: bool) -> list[Member]:
    """The people of one household, one to six; no age is above OLDEST_YEARS."""
    kinds, ages = (_NEWCOMERS, _NEWCOMER_AGES) if newcomers else (_NATIVES, _NATIVE_AGES)
    return kinds.draw(chance)(chance, ages)


def _alone(chance: random.Random, ages: _Ages) -> list[Member]:
    age = _age(chance, ages.alone)
    women = 0.44 if age < 55 else 0.56 if age < 72 else 0.78
    return [Member(chance.random() < women, age, Surname.OWN)]


def _pair(chance: random.Random, ages: _Ages) -> list[Member]:
    return _couple(chance, _age(chance, ages.pair))


def _couple(chance: random.Random, his_age: float) -> list[Member]:
    her_age = _within(his_age - chance.gauss(2.6, 4), 19)
    return [Member(False, his_age, Surname.FATHER), Member(True, her_age, Surname.MOTHER)]


def _family(chance: random.Random, ages: _Ages) -> list[Member]:
    children = _children(chance, ages)
    her_age = children[0].age_years + _age_at_birth(chance)
    his_age = _within(her_age + chance.gauss(3, 4), children[0].age_years + YOUNGEST_PARENT_YEARS)
    return [
        Member(False, his_age, Surname.FATHER), Member(True, her_age, Surname.MOTHER), *children,
    ]  # fmt: skip


def _lone_parent(chance: random.Random, ages: _Ages) -> list[Member]:
    woman = chance.random() < 0.84
    children = _children(chance, ages)
    age = children[0].age_years + _age_at_birth(chance)
    return [Member(woman, age, Surname.MOTHER if woman else Surname.FATHER), *children]


def _three_generations(chance: random.Random, ages: _Ages) -> list[Member]:
    family = _family(chance, ages)[:5]
    whose = family[chance.random() < 0.5]
    age = _within(whose.age_years + _age_at_birth(chance), 40)
    woman = chance.random() < 0.8
    return [*family, Member(woman, age, Surname.OWN if woman else whose.surname)]


def _old_parent(chance: random.Random, ages: _Ages) -> list[Member]:
    """A parent in old age and the son or daughter who stays."""
    parent, child = 71 + chance.triangular(0, 29, 12), chance.random() < 0.5
    is_mother = chance.random() < 0.8
    return [
        Member(is_mother, parent, Surname.MOTHER if is_mother else Surname.FATHER),
        Member(child, parent - _age_at_birth(chance), Surname.FATHER),
    ]


def _flatmates(chance: random.Random, ages: _Ages) -> list[Member]:
    woman = chance.random() < 0.35
    return [
        Member(woman, chance.triangular(19, 58, 30), Surname.OWN)
        for _ in range(chance.randint(2, 5))
    ]


def _children(chance: random.Random, ages: _Ages) -> list[Member]:
    age = _age(chance, ages.eldest_child)
    surname = Surname.BOTH if age < 6 and chance.random() < 0.09 else Surname.FATHER
    children = []
    for _ in range(_CHILDREN.draw(chance)):
        children.append(Member(chance.random() < 0.486, age, surname, is_child=True))
        age -= chance.triangular(1.1, 7, 2.6)
        if age < 0:
            break
    return children


def _age(chance: random.Random, ages: Ages) -> float:
    low, high = ages.draw(chance)
    return min(low + (high - low) * chance.random(), OLDEST_YEARS)


def _age_at_birth(chance: random.Random) -> float:
    """How old a mother is when her first child is born."""
    return min(max(chance.gauss(31, 5), YOUNGEST_PARENT_YEARS), 44)


def _within(age: float, lowest: float) -> float:
    return min(max(age, lowest), OLDEST_YEARS)


_Kind = Callable[[random.Random, _Ages], list[Member]]
_NATIVES: Weighted[_Kind] = Weighted([
    (_alone, 42), (_pair, 23), (_family, 17.5), (_lone_parent, 7), (_three_generations, 2.5),
    (_old_parent, 5), (_flatmates, 0.5),
])  # fmt: skip
_NEWCOMERS: Weighted[_Kind] = Weighted([
    (_alone, 35), (_pair, 10), (_family, 33), (_lone_parent, 10), (_three_generations, 3),
    (_flatmates, 9),
])  # fmt: skip
