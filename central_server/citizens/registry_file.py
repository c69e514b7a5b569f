"""The registry's file: CSV with semicolons, UTF-8 with or without a byte order mark.

Header: codice_fiscale;cognome;nome;data_nascita;luogo_nascita;via;civico;cap;citta;provincia;
email;telefono. Dates are dd/mm/yyyy. A body has its name in `cognome` and an empty `nome`.
"""

import csv
from collections.abc import Iterator
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
#: Longest value of each column, characters; the first two columns and `nome` are looked at apart.
LIMITS = {
    "cognome": 120, "nome": 120, "luogo_nascita": 120, "via": 120, "civico": 16, "cap": 16,
    "citta": 80, "provincia": 2, "email": 256, "telefono": 40,
}  # fmt: skip
#: Longest field that is read at all, characters: a quote that is never closed ends here.
FIELD_LIMIT = 4096


@dataclass(frozen=True, slots=True)
class RegistryLine:
    """One person as the file has it, checked."""

    line: int
    kind: PersonKind
    tax_code: str
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
        _check_header(path, _next(path, reader))
        while (cells := _next(path, reader)) is not None:
            if any(cells):
                yield _line_or_refusal(path, reader.line_num, cells)


def _next(path: Path, reader: "_csv.Reader") -> list[str] | None:
    line = reader.line_num + 1
    try:
        return next(reader, None)
    except UnicodeDecodeError as trouble:
        raise RegistryRefused(path, line, "-", "not_utf8", position=trouble.start) from trouble
    except csv.Error as trouble:
        raise RegistryRefused(path, line, "-", "not_csv") from trouble


def _check_header(path: Path, cells: list[str] | None) -> None:
    names = tuple(cell.strip().lower() for cell in cells or ())
    if names != COLUMNS:
        missing = [name for name in COLUMNS if name not in names]
        raise RegistryRefused(path, 1, ", ".join(missing) or "-", "header_differs")


def _line_or_refusal(path: Path, line: int, cells: list[str]) -> RegistryLine | RegistryRefused:
    try:
        return _line(path, line, cells)
    except RegistryRefused as refusal:
        return refusal


def _line(path: Path, line: int, cells: list[str]) -> RegistryLine:
    if len(cells) != len(COLUMNS):
        raise RegistryRefused(path, line, "-", "wrong_field_count", found=len(cells))
    values = dict(zip(COLUMNS, (cell.strip() for cell in cells), strict=True))
    for name, limit in LIMITS.items():
        if len(values[name]) > limit or not values[name].isprintable():
            raise RegistryRefused(path, line, name, "too_long_or_unprintable", limit=limit)
    code = _tax_code(path, line, values["codice_fiscale"])
    if not values["cognome"]:
        raise RegistryRefused(path, line, "cognome", "missing")
    is_body = len(code) == 11 and not values["nome"]
    if len(code) == 16 and not values["nome"]:
        raise RegistryRefused(path, line, "nome", "missing")
    return RegistryLine(
        line=line,
        kind=PersonKind.LEGAL if is_body else PersonKind.NATURAL,
        tax_code=code,
        family_name=values["cognome"],
        given_name=values["nome"],
        born_on=_born_on(path, line, values["data_nascita"]),
        birth_place=values["luogo_nascita"] or None,
        street=values["via"] or None,
        street_number=values["civico"] or None,
        postal_code=values["cap"] or None,
        city=values["citta"] or None,
        province=_province(path, line, values["provincia"]),
        email=values["email"] or None,
        phone=values["telefono"] or None,
    )


def _tax_code(path: Path, line: int, text: str) -> str:
    try:
        return tax_code.validate(text)
    except BadValue as trouble:
        raise RegistryRefused(path, line, "codice_fiscale", trouble.code) from trouble


def _province(path: Path, line: int, text: str) -> str | None:
    province = text.upper() or None
    if province and not (len(province) == 2 and province.isascii() and province.isalpha()):
        raise RegistryRefused(path, line, "provincia", "not_two_letters")
    return province


def _born_on(path: Path, line: int, text: str) -> date | None:
    if not text:
        return None
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007  (a day, not an instant)
    except ValueError as trouble:
        raise RegistryRefused(path, line, "data_nascita", "not_a_date") from trouble
