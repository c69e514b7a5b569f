"""A registry of people who do not exist, as large as wanted, and what a clerk types to find them.

Family names are made of syllables and as unevenly shared as real ones; the tax codes carry the
place code that belongs to nobody.
"""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from central_server.citizens.registry_file import COLUMNS
from demo.city.installation import tax_code

FAMILY_NAMES = 3000
#: People in one file: what one import takes in its time.
FILE_PEOPLE = 10_000
#: Letters of a family name and of a given name that are typed.
FAMILY_LETTERS = (3, 6)
GIVEN_LETTERS = (2, 4)

_SYLLABLES = (
    "ba", "bel", "bru", "ca", "can", "co", "dal", "de", "do", "fer", "fo", "ga", "gri", "la", "le",
    "lo", "mar", "me", "mo", "na", "ni", "pa", "par", "pe", "ra", "ri", "ro", "sa", "ser", "ta",
    "to", "ve", "vi", "za",
)  # fmt: skip
_ENDINGS = ("ni", "ri", "lli", "sso", "tti", "do", "no", "ra", "zzi", "cò", "ti", "lo")
_WOMEN = (
    "Maria", "Anna", "Giulia", "Lucia", "Chiara", "Francesca", "Sara", "Elena", "Paola", "Ada",
    "Maria Chiara", "Giovanna", "Teresa", "Zoè", "Nicoletta", "Carla",
)  # fmt: skip
_MEN = (
    "Giovanni", "Mario", "Luca", "Andrea", "Marco", "Paolo", "Niccolò", "Pietro", "Carlo", "Franco",
    "Gian Luca", "Antonio", "Sergio", "Enrico", "Ugo", "Stefano",
)  # fmt: skip
_FIRST_BIRTHDAY = date(1932, 1, 1)
_BIRTHDAYS = 365 * 76


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person."""

    family_name: str
    given_name: str
    born_on: date
    tax_code: str


def invent(number: int, chance: random.Random) -> Iterator[Person]:
    """People, each with a tax code of their own."""
    families = [_family_name(chance) for _ in range(FAMILY_NAMES)]
    codes: set[str] = set()
    while len(codes) < number:
        woman = chance.random() < 0.5
        # The square makes the first names common and the last ones rare.
        family = families[int(chance.random() ** 2 * FAMILY_NAMES)]
        given = chance.choice(_WOMEN if woman else _MEN)
        born_on = _FIRST_BIRTHDAY + timedelta(days=chance.randrange(_BIRTHDAYS))
        code = tax_code(family, given, woman, born_on)
        if code not in codes:
            codes.add(code)
            yield Person(family, given, born_on, code)


def write_registries(people: list[Person], folder: Path) -> list[Path]:
    """The people as files that `registry import` reads."""
    paths = []
    for start in range(0, len(people), FILE_PEOPLE):
        path = folder / f"registry-{start:07d}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(COLUMNS)
            writer.writerows(_row(person) for person in people[start : start + FILE_PEOPLE])
        paths.append(path)
    return paths


def fragments(people: list[Person], number: int, chance: random.Random) -> list[str]:
    """What is typed for somebody: beginnings of both names in any order, of one, with the birth
    date, of the tax code. Never a whole code, which opens the person instead of listing."""
    return [_fragment(chance.choice(people), chance) for _ in range(number)]


def _fragment(person: Person, chance: random.Random) -> str:
    family = _beginning(person.family_name, FAMILY_LETTERS, chance)
    given = _beginning(person.given_name, GIVEN_LETTERS, chance)
    match chance.choices(("both", "family", "born", "code"), (6, 2, 1, 1))[0]:
        case "both":
            return " ".join(chance.sample((family, given), 2))
        case "family":
            return family
        case "born":
            return f"{family} {person.born_on:%d/%m/%Y}"
        case _:
            return person.tax_code[: chance.randint(8, 11)].lower()


def _beginning(name: str, letters: tuple[int, int], chance: random.Random) -> str:
    word = name.split()[0].lower().translate(str.maketrans("èò", "eo"))
    return word[: chance.randint(*letters)]


def _family_name(chance: random.Random) -> str:
    syllables = chance.choices(_SYLLABLES, k=chance.choice((1, 2, 2, 3)))
    return ("".join(syllables) + chance.choice(_ENDINGS)).capitalize()


def _row(person: Person) -> list[str]:
    return [
        person.tax_code, person.family_name, person.given_name, f"{person.born_on:%d/%m/%Y}",
        "Esempio", "Via delle Prove", "1", "00199", "Esempio", "EE", "", "",
    ]  # fmt: skip
