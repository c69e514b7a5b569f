"""The people whom tests and the demonstration look for: the first of every sample city.

They are the hard cases of a counter: names that begin alike, an apostrophe, letters of other
alphabets, a name longer than a line, one shorter than a tax code's three letters.
"""

from datetime import date
from typing import NamedTuple

from demo.city.tax_codes import person_code


class KnownPerson(NamedTuple):
    """Somebody who lives alone in every city."""

    family_name: str
    given_name: str
    woman: bool
    born_on: date
    birth_place: str
    street: str
    street_number: str
    phone: str | None
    has_mail: bool


KNOWN_PEOPLE = (
    KnownPerson("Rossi", "Maria", True, date(1980, 1, 1), "Esempio", "Via Garibaldi", "12",
                "333 555 0101", True),
    KnownPerson("Rossi", "Maria Chiara", True, date(1962, 9, 15), "Esempio", "Salita San Nicolò",
                "4/7", "010 555 0142", True),
    KnownPerson("De' Rossi", "Mariano", False, date(1947, 7, 3), "Savona", "Corso Europa", "118",
                "010 555 0187", False),
    KnownPerson("Parodi", "Giovanni", False, date(1971, 3, 22), "Esempio", "Via Balbi", "31",
                "333 555 0131", True),
    KnownPerson("Canepa", "Lucia", True, date(1990, 11, 5), "Esempio", "Via San Vincenzo", "8/2",
                "333 555 0182", True),
    KnownPerson("Bruzzone", "Ada", True, date(1938, 2, 28), "Esempio", "Piazza Colombo", "3",
                "010 555 0103", False),
    KnownPerson("D'Angelo", "Niccolò", False, date(1999, 6, 17), "Esempio",
                "Via dei Giustiniani", "21", "333 555 0121", True),
    KnownPerson("Müller", "Jürgen", False, date(1968, 4, 9), "Germania", "Via Assarotti", "44",
                "333 555 0144", True),
    KnownPerson("Nguyễn", "Thị Hồng", True, date(1985, 12, 30), "Vietnam", "Via di Francia", "15",
                "333 555 0115", False),
    KnownPerson("Perić", "Žarko", False, date(1977, 8, 8), "Croazia", "Via Cairoli", "6",
                None, True),
    KnownPerson("Conti Ferrari di San Martino", "Maria Antonietta", True, date(1955, 5, 19),
                "Torino", "Passo Acquidotto delle Fontane Marose", "102/B", "010 555 0155", True),
    KnownPerson("Fo", "Al", False, date(2001, 10, 2), "Esempio", "Vico Indoratori", "1",
                None, False),
)  # fmt: skip


def code_of(family_name: str, given_name: str) -> str:
    """The tax code of a known person: a large city has others of the same name."""
    who = family_name, given_name
    known = next(one for one in KNOWN_PEOPLE if (one.family_name, one.given_name) == who)
    return person_code(*who, known.woman, known.born_on)
