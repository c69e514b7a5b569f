"""The registry's file: CSV with semicolons, UTF-8 with or without a byte order mark.

Header: codice_fiscale;cognome;nome;data_nascita;luogo_nascita;via;civico;cap;citta;provincia;
email;telefono, and after these, if the registry gives them, codice_anagrafe;deceduto_il;
emigrato_il. Dates are dd/mm/yyyy. A body has its name in `cognome` and an empty `nome`; somebody
without a tax code needs a number of the registry (codice_anagrafe).
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from payments_core.errors import BadValue, Fact
from payments_core.identifiers import tax_code
from payments_core.identifiers.tax_code import PersonKind

if TYPE_CHECKING:
    import _csv

COLUMNS = (
    "codice_fiscale", "cognome", "nome", "data_nascita", "luogo_nascita", "via", "civico", "cap",
    "citta", "provincia", "email", "telefono",
)  # fmt: skip
#: Columns that a file may have besides: the registry's own number, who died, who moved away.
FURTHER_COLUMNS = ("codice_anagrafe", "deceduto_il", "emigrato_il")
#: Longest value of each column, characters; the first two columns and `nome` are looked at apart.
LIMITS = {
    "cognome": 120, "nome": 120, "luogo_nascita": 120, "via": 120, "civico": 16, "cap": 16,
    "citta": 80, "provincia": 2, "email": 256, "telefono": 40, "codice_anagrafe": 20,
}  # fmt: skip
#: Longest field that is read at all, characters: a quote that is never closed ends here.
FIELD_LIMIT = 4096


@dataclass(frozen=True, slots=True)
class RegistryLine:
    """One person as the file has it, checked. `further` tells whether the file has the further
    columns: where it has not, what is known of them stays."""

    line: int
    further: bool
    kind: PersonKind
    tax_code: str | None
    registry_number: str | None
    family_name: str
    given_name: str
    born_on: date | None
    birth_place: str | None
    street: str | None
    street_number: str | None
    postal_code: str | None
    city: str | None
    province: str | None
    email: str | None
    phone: str | None
    died_on: date | None
    moved_away_on: date | None


class RegistryRefused(BadValue):
    """A place in the file that cannot be taken: file, line, field and reason."""

    def __init__(self, path: Path, line: int, field: str, reason: str, **facts: Fact) -> None:
        super().__init__(
            "registry_refused", file=path.name, line=line, field=field, reason=reason, **facts
        )


def read_registry(path: Path) -> Iterator[RegistryLine | RegistryRefused]:
    """Every line in turn, good or refused; memory does not grow with the file.

    Refusals are yielded so that one reading can name many; a header or an encoding that is not
    the format's is raised, because nothing after it can be trusted.
    """
    csv.field_size_limit(FIELD_LIMIT)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=";", strict=True)
        columns = _columns(path, _next(path, reader))
        while (cells := _next(path, reader)) is not None:
            if any(cells):
                yield _line_or_refusal(path, reader.line_num, columns, cells)


def _next(path: Path, reader: "_csv.Reader") -> list[str] | None:
    line = reader.line_num + 1
    try:
        return next(reader, None)
    except UnicodeDecodeError as trouble:
        raise RegistryRefused(path, line, "-", "not_utf8", position=trouble.start) from trouble
    except csv.Error as trouble:
        raise RegistryRefused(path, line, "-", "not_csv") from trouble


def _columns(path: Path, cells: list[str] | None) -> tuple[str, ...]:
    names = tuple(cell.strip().lower() for cell in cells or ())
    if names not in (COLUMNS, COLUMNS + FURTHER_COLUMNS):
        missing = [name for name in COLUMNS if name not in names]
        raise RegistryRefused(path, 1, ", ".join(missing) or "-", "header_differs")
    return names


def _line_or_refusal(
    path: Path, line: int, columns: tuple[str, ...], cells: list[str]
) -> RegistryLine | RegistryRefused:
    try:
        return _line(path, line, columns, cells)
    except RegistryRefused as refusal:
        return refusal


def _line(path: Path, line: int, columns: tuple[str, ...], cells: list[str]) -> RegistryLine:
    if len(cells) != len(columns):
        raise RegistryRefused(path, line, "-", "wrong_field_count", found=len(cells))
    values = dict.fromkeys(COLUMNS + FURTHER_COLUMNS, "")
    values |= dict(zip(columns, (cell.strip() for cell in cells), strict=True))
    _check_limits(path, line, values)
    code = _tax_code(path, line, values)
    if not values["cognome"]:
        raise RegistryRefused(path, line, "cognome", "missing")
    is_person = code is None or len(code) == 16
    if is_person and not values["nome"]:
        raise RegistryRefused(path, line, "nome", "missing")
    return RegistryLine(
        line=line,
        further=len(columns) > len(COLUMNS),
        kind=PersonKind.NATURAL if values["nome"] else PersonKind.LEGAL,
        tax_code=code,
        registry_number=values["codice_anagrafe"] or None,
        family_name=values["cognome"],
        given_name=values["nome"],
        born_on=_day(path, line, "data_nascita", values),
        birth_place=values["luogo_nascita"] or None,
        street=values["via"] or None,
        street_number=values["civico"] or None,
        postal_code=values["cap"] or None,
        city=values["citta"] or None,
        province=_province(path, line, values["provincia"]),
        email=values["email"] or None,
        phone=values["telefono"] or None,
        died_on=_day(path, line, "deceduto_il", values),
        moved_away_on=_day(path, line, "emigrato_il", values),
    )


def _check_limits(path: Path, line: int, values: Mapping[str, str]) -> None:
    for name, limit in LIMITS.items():
        if len(values[name]) > limit or not values[name].isprintable():
            raise RegistryRefused(path, line, name, "too_long_or_unprintable", limit=limit)


def _tax_code(path: Path, line: int, values: Mapping[str, str]) -> str | None:
    if not values["codice_fiscale"] and values["codice_anagrafe"]:
        return None
    try:
        return tax_code.validate(values["codice_fiscale"])
    except BadValue as trouble:
        raise RegistryRefused(path, line, "codice_fiscale", trouble.code) from trouble


def _province(path: Path, line: int, text: str) -> str | None:
    province = text.upper() or None
    if province and not (len(province) == 2 and province.isascii() and province.isalpha()):
        raise RegistryRefused(path, line, "provincia", "not_two_letters")
    return province


def _day(path: Path, line: int, column: str, values: Mapping[str, str]) -> date | None:
    if not (text := values[column]):
        return None
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007  (a day, not an instant)
    except ValueError as trouble:
        raise RegistryRefused(path, line, column, "not_a_date") from trouble
