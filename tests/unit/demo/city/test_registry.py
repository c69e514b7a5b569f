import csv
import tracemalloc
from datetime import date, datetime
from pathlib import Path

import pytest

from central_server.citizens.registry_file import LIMITS, RegistryLine, read_registry
from demo.city.people import Company, Resident, companies, residents
from demo.city.registry import write_registry
from payments_core.identifiers.tax_code import PersonKind

TODAY = date(2026, 10, 15)
HEADER = (
    "codice_fiscale;cognome;nome;data_nascita;luogo_nascita;via;civico;cap;citta;provincia;"
    "email;telefono;codice_anagrafe;deceduto_il;emigrato_il"
)


def day(text: str) -> date | None:
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None  # noqa: DTZ007


@pytest.fixture(scope="module")
def people() -> list[Resident | Company]:
    return [*residents(5000, 3, TODAY), *companies(40, 3)]


@pytest.fixture(scope="module")
def path(people: list[Resident | Company], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("registry") / "registry.csv"
    assert write_registry(path, people) == 5040
    return path


@pytest.fixture(scope="module")
def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";", strict=True))


def test_header_is_the_readers(path: Path) -> None:
    assert path.read_text(encoding="utf-8").splitlines()[0] == HEADER


def test_everybody_is_read_back(
    people: list[Resident | Company], rows: list[dict[str, str]]
) -> None:
    assert len(rows) == len(people)
    for person, row in zip(people, rows, strict=True):
        if not isinstance(person, Resident):
            continue
        assert row["codice_fiscale"] == (person.tax_code or "")
        assert (row["cognome"], row["nome"]) == (person.family_name, person.given_name)
        assert (row["data_nascita"], row["luogo_nascita"]) == (
            f"{person.born_on:%d/%m/%Y}", person.birth_place,
        )  # fmt: skip
        assert [row[name] for name in ("via", "civico", "cap", "citta", "provincia")] == [
            person.street, person.street_number, person.postal_code, person.city, person.province,
        ]  # fmt: skip
        assert (row["email"], row["telefono"]) == (person.email or "", person.phone or "")
        assert row["codice_anagrafe"] == person.registry_number
        assert day(row["deceduto_il"]) == person.died_on
        assert day(row["emigrato_il"]) == person.moved_away_on


def test_companies_have_one_name_and_no_life(
    people: list[Resident | Company], rows: list[dict[str, str]]
) -> None:
    for company, row in zip(people[5000:], rows[5000:], strict=True):
        assert isinstance(company, Company)
        assert (row["codice_fiscale"], row["cognome"]) == (company.tax_code, company.name)
        empty = ("nome", "data_nascita", "luogo_nascita", "codice_anagrafe", "deceduto_il",
                 "emigrato_il")  # fmt: skip
        assert not any(row[name] for name in empty)
        assert row["via"] == company.street
        assert row["email"] == company.email


def test_no_value_is_longer_than_the_reader_takes(rows: list[dict[str, str]]) -> None:
    for row in rows:
        for name, limit in LIMITS.items():
            assert len(row[name]) <= limit
            assert row[name].isprintable()
            assert row[name] == row[name].strip()


def test_the_server_refuses_no_line(path: Path, people: list[Resident | Company]) -> None:
    lines = list(read_registry(path))
    assert [line for line in lines if not isinstance(line, RegistryLine)] == []
    kinds = [line.kind for line in lines if isinstance(line, RegistryLine)]
    assert kinds == [
        PersonKind.NATURAL if isinstance(person, Resident) else PersonKind.LEGAL
        for person in people
    ]


def test_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    for path in (first, second):
        write_registry(path, residents(800, 9, TODAY))
    assert first.read_bytes() == second.read_bytes()


def test_nobody_writes_a_header_alone(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    assert write_registry(path, ()) == 0
    assert path.read_text(encoding="utf-8").splitlines() == [HEADER]


def test_memory_does_not_grow_with_the_people(tmp_path: Path) -> None:
    """Only what keeps codes and mail addresses apart: 150 bytes of each, not whole people."""
    tracemalloc.start()
    try:
        write_registry(tmp_path / "small.csv", residents(2000, 4, TODAY))
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        write_registry(tmp_path / "large.csv", residents(8000, 4, TODAY))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak - before < 8000 * 450
