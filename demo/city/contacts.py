"""Where people of the sample city live and how they are reached.

Telephone numbers are of the pattern 010 555 0xxx and 333 555 xxxx; mail goes to MAIL_DOMAIN only.
"""

import random
from typing import NamedTuple

from demo.city.chance import Weighted
from demo.city.streets import HIGHEST_NUMBER, ZONES
from demo.city.tax_codes import fold

MAIL_DOMAIN = "posta.example"

_POSTAL_CODES = {street: code for code, _, streets in ZONES for street in streets}
_STREETS = Weighted(
    (street, weight * HIGHEST_NUMBER[street.split(maxsplit=1)[0]])
    for _, weight, streets in ZONES
    for street in streets
)
_NUMBER_FORMS = Weighted([("{0}", 55), ("{0}/{1}", 32), ("{0}/{2}", 13)])
_STAIRS = 24
_SHORT_NAME = 4


class Address(NamedTuple):
    """A front door."""

    street: str
    street_number: str
    postal_code: str


def postal_code_of(street: str) -> str:
    """The postal code of a street of the city."""
    return _POSTAL_CODES[street]


def draw_address(chance: random.Random) -> Address:
    """An address; low numbers are more frequent than high ones."""
    street = _STREETS.draw(chance)
    highest = HIGHEST_NUMBER[street.split(maxsplit=1)[0]]
    number = 1 + int(highest * chance.random() ** 1.3)
    written = _NUMBER_FORMS.draw(chance).format(
        number, chance.randint(1, _STAIRS), chance.choice("AAABBCDR")
    )
    return Address(street, written, _POSTAL_CODES[street])


def draw_landline(chance: random.Random) -> str:
    """The telephone of a household."""
    return f"010 555 0{chance.randrange(1000):03d}"


def draw_mobile(chance: random.Random) -> str:
    """A telephone of one's own."""
    return f"333 555 {chance.randrange(10_000):04d}"


class MailOffice:
    """Gives mail addresses, never one twice."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def give(self, family_name: str, given_name: str, year: int | None) -> str:
        """name.surname, with the birth year if one is asked for and a number if it is taken.

        Of two given names a short first one goes with the second: gianluca, annamaria.
        """
        first = given_name.split()[0]
        called = given_name if len(first) <= _SHORT_NAME else first
        box = f"{fold(called)}.{fold(family_name)}".lower()
        if year is not None:
            box = f"{box}{year % 100:02d}"
        times = self._given[box] = self._given.get(box, 0) + 1
        return f"{box}@{MAIL_DOMAIN}" if times == 1 else f"{box}.{times}@{MAIL_DOMAIN}"
