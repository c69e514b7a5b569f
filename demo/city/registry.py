"""Writes people and companies as the file that `central-server registry import` reads."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from demo.city.companies import Company
from demo.city.people import Resident

COLUMNS = (
    "codice_fiscale", "cognome", "nome", "data_nascita", "luogo_nascita", "via", "civico", "cap",
    "citta", "provincia", "email", "telefono", "codice_anagrafe", "deceduto_il", "emigrato_il",
)  # fmt: skip

Row = tuple[str | None, ...]


def write_registry(path: Path, people: Iterable[Resident | Company]) -> int:
    """Write everybody in turn, keeping nobody in memory; the number of rows without the header."""
    rows = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        for rows, row in enumerate(_rows(people), start=1):  # noqa: B007 - the last number counts
            writer.writerow(row)
    return rows


def _rows(people: Iterable[Resident | Company]) -> Iterator[Row]:
    for somebody in people:
        yield _person(somebody) if isinstance(somebody, Resident) else _company(somebody)


def _person(person: Resident) -> Row:
    return (
        person.tax_code, person.family_name, person.given_name, _day(person.born_on),
        person.birth_place, person.street, person.street_number, person.postal_code, person.city,
        person.province, person.email, person.phone, person.registry_number, _day(person.died_on),
        _day(person.moved_away_on),
    )  # fmt: skip


def _company(company: Company) -> Row:
    return (
        company.tax_code, company.name, None, None, None, company.street, company.street_number,
        company.postal_code, company.city, company.province, company.email, company.phone, None,
        None, None,
    )  # fmt: skip


def _day(day: date | None) -> str | None:
    return f"{day:%d/%m/%Y}" if day else None
