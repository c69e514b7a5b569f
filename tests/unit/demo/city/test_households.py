import random
from collections import Counter
from itertools import pairwise

import pytest

from demo.city.households import OLDEST_YEARS, Member, Surname, draw_household


def drawn(newcomers: bool, number: int = 6000) -> list[list[Member]]:
    chance = random.Random(2)
    return [draw_household(chance, newcomers) for _ in range(number)]


@pytest.mark.parametrize("newcomers", [False, True])
def test_households_have_one_to_six_people_of_possible_ages(newcomers: bool) -> None:
    for members in drawn(newcomers):
        assert 1 <= len(members) <= 6
        assert all(0 <= member.age_years <= OLDEST_YEARS for member in members)


@pytest.mark.parametrize("newcomers", [False, True])
def test_children_are_younger_than_each_parent(newcomers: bool) -> None:
    for members in drawn(newcomers):
        children = [member.age_years for member in members if member.is_child]
        others = [member.age_years for member in members if not member.is_child]
        if children:
            assert min(others) - max(children) >= 17.9


def test_children_of_one_household_are_not_twins() -> None:
    for members in drawn(newcomers=False):
        ages = sorted(member.age_years for member in members if member.is_child)
        assert all(b - a > 1 for a, b in pairwise(ages))


def test_most_households_are_small_and_newcomers_have_more_children() -> None:
    sizes = Counter(map(len, drawn(newcomers=False)))
    assert sizes[1] > sizes[2] > sizes[3] > sizes[4] > sizes[5] > sizes[6]
    assert child_share(drawn(newcomers=True)) > child_share(drawn(newcomers=False))


def test_old_people_alone_are_mostly_widows() -> None:
    alone = [m[0] for m in drawn(newcomers=False) if len(m) == 1 and m[0].age_years > 75]
    assert 0.7 < sum(member.woman for member in alone) / len(alone) < 0.86


def test_wives_keep_their_names() -> None:
    couples = [m for m in drawn(newcomers=False) if len(m) == 2 and not m[0].woman and m[1].woman]
    names = Counter((m[0].surname, m[1].surname) for m in couples if not m[1].is_child)
    assert names.most_common(1)[0][0] == (Surname.FATHER, Surname.MOTHER)


def child_share(households: list[list[Member]]) -> float:
    people = [member for members in households for member in members]
    return sum(member.is_child for member in people) / len(people)
