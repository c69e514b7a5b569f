"""What a clerk types to find somebody of the sample city."""

import random
from collections.abc import Sequence

from demo.city.people import Resident
from demo.city.tax_codes import fold

#: Letters of a family name and of a given name that are typed.
FAMILY_LETTERS = (3, 6)
GIVEN_LETTERS = (2, 4)


def fragments(people: Sequence[Resident], number: int, chance: random.Random) -> list[str]:
    """What is typed for somebody: beginnings of both names in any order, of one, with the birth
    date, of the tax code. Never a whole code, which opens the person instead of listing."""
    return [_fragment(chance.choice(people), chance) for _ in range(number)]


def _fragment(person: Resident, chance: random.Random) -> str:
    family = _beginning(person.family_name, FAMILY_LETTERS, chance)
    given = _beginning(person.given_name, GIVEN_LETTERS, chance)
    match chance.choices(("both", "family", "born", "code"), (6, 2, 1, 1))[0]:
        case "both":
            return " ".join(chance.sample((family, given), 2))
        case "code" if person.tax_code:
            return person.tax_code[: chance.randint(8, 11)].lower()
        case "born":
            return f"{family} {person.born_on:%d/%m/%Y}"
        case _:
            return family


def _beginning(name: str, letters: tuple[int, int], chance: random.Random) -> str:
    word = fold(name.split()[0]).lower()
    return word[: chance.randint(*letters)]
