import random
import unicodedata
from collections import Counter

import pytest

from demo.city.communities import COMMUNITIES
from demo.city.households import Surname
from demo.city.names import FAMILY_NAMES, MEN, UNWANTED_NAMES, WOMEN
from demo.city.naming import Names, inherited, written

EVERY_NAME = [
    *FAMILY_NAMES,
    *(name for name, *_ in (*WOMEN, *MEN)),
    *(name for c in COMMUNITIES for name in (*c.family_names, *c.women, *c.men)),
]


@pytest.fixture
def names() -> Names:
    return Names(random.Random(1))


def common(names: Names, woman: bool, year: int) -> list[str]:
    given = Counter(names.given(None, woman, year, True) for _ in range(3000))
    return [name for name, _ in given.most_common(8)]


def test_there_are_enough_to_choose_from() -> None:
    assert len(set(FAMILY_NAMES)) == len(FAMILY_NAMES) >= 350
    assert len({name for name, *_ in WOMEN}) >= 120
    assert len({name for name, *_ in MEN}) >= 120


def test_names_are_composed_letters_and_hide_nobody_looked_for() -> None:
    for name in EVERY_NAME:
        assert name
        assert name == unicodedata.normalize("NFC", name) == name.strip()
        assert not any(word.startswith("Ross") for word in name.replace("'", " ").split())


def test_given_names_change_with_the_years(names: Names) -> None:
    assert {"Maria", "Anna"} <= set(common(names, True, 1938))
    assert {"Giuseppe", "Giovanni"} <= set(common(names, False, 1938))
    assert {"Sofia", "Aurora"} <= set(common(names, True, 2018))
    assert {"Leonardo", "Tommaso"} <= set(common(names, False, 2018))
    assert "Maria" not in common(names, True, 2018)
    assert "Aurora" not in common(names, True, 1938)


def test_years_before_and_after_all_fashions_have_names(names: Names) -> None:
    assert names.given(None, True, 1890, True)
    assert names.given(None, False, 2099, True)


def test_family_names_have_all_the_shapes_of_real_ones(names: Names) -> None:
    drawn = {" ".join(names.family(None)) for _ in range(20_000)}
    assert {"D'Amico", "Dell'Acqua", "De' Franchi", "De Luca", "Lo Presti", "Di Stefano"} <= drawn
    assert len(drawn) > 3000
    assert not any(name.startswith(UNWANTED_NAMES) for name in drawn)


def test_foreign_names_are_of_their_country(names: Names) -> None:
    for community in COMMUNITIES:
        parts = names.family(community)
        assert set(parts) <= set(community.family_names)
        assert len(parts) == (2 if community.two_family_names else 1)
        assert names.given(community, True, 1990, False) in community.women
        assert names.given(community, False, 1990, False) in community.men


def test_children_bear_their_fathers_name_and_sometimes_both() -> None:
    father, mother = ("Canepa", "Costa"), ("Ravera",)
    assert inherited(Surname.FATHER, father, mother, two=False) == father
    assert inherited(Surname.MOTHER, father, mother, two=False) == mother
    assert inherited(Surname.BOTH, father, mother, two=False) == ("Canepa", "Ravera")
    assert inherited(Surname.BOTH, mother, mother, two=False) == mother


def test_where_two_names_go_on_they_are_the_first_of_each_parent() -> None:
    father, mother = ("Vera", "Macías"), ("Zambrano", "Cedeño")
    assert inherited(Surname.FATHER, father, mother, two=True) == ("Vera", "Zambrano")


def test_slavic_names_agree_with_the_bearer() -> None:
    assert written(("Kowalski/Kowalska",), woman=True) == "Kowalska"
    assert written(("Kowalski/Kowalska",), woman=False) == "Kowalski"
    assert written(("Nowak",), woman=True) == "Nowak"
