from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from counter_app.store import registry
from counter_app.store.database import Database
from payments_core.rules.person_search import parse_query
from payments_core.wire.desk.registry_messages import RegistryPage, RegistryPerson
from tests.factories.counter import open_store
from tests.factories.fake_server import ENTITY, NOW, registry_person

PEOPLE = (
    registry_person(1),
    registry_person(2, "c-2", family_name="De’ Rossi", given_name="Mariano", tax_code=None),
    registry_person(
        3, "c-3", family_name="Canèpa", given_name="Lucia", tax_code="CNPLCU75C55Z999A",
        born_on=date(1975, 3, 15),
    ),
    registry_person(4, "c-4", family_name="Rossini", given_name="Maria", tax_code=None),
    registry_person(5, "c-5", family_name="阮", given_name="ٱلرَّحْمٰن œuvre", tax_code=None),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = open_store(tmp_path)
    with database.registry.write() as session:
        registry.begin(session, ENTITY, NOW)
        registry.keep(session, RegistryPage(people=PEOPLE, more=True), NOW)
    yield database
    database.close()


def found(store: Database, text: str, limit: int = 10) -> list[str]:
    words, born_on = parse_query(text)
    with store.registry.read() as session:
        return sorted(one.citizen_id for one in registry.search(session, words, born_on, limit))


def keep(store: Database, *people: RegistryPerson, more: bool = False) -> None:
    with store.registry.write() as session:
        page = RegistryPage(people=people, more=more)
        registry.keep(session, page, NOW + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("ross mar", ["c-1", "c-2", "c-4"]),
        ("MARIA ros", ["c-1", "c-2", "c-4"]),
        ("mariano de", ["c-2"]),
        ("canèpa", ["c-3"]),
        ("cnplcu75", ["c-3"]),
        ("15/03/1975", ["c-3"]),
        ("15/03/1975 luc", ["c-3"]),
        ("15/03/1975 mar", []),
        ("阮", ["c-5"]),
        ("ŒUV", ["c-5"]),
        ("or", []),
        ("and or not near", []),
        ("r m", ["c-1", "c-2", "c-4"]),
        ("%", []),
        ('"', []),
        ("*", []),
    ],
)
def test_search_finds(store: Database, text: str, ids: list[str]) -> None:
    assert found(store, text) == ids


def test_whoever_bears_just_what_was_typed_is_among_the_first(store: Database) -> None:
    others = (
        registry_person(10 + number, f"o-{number}", family_name="Rossini", tax_code=None)
        for number in range(20)
    )
    keep(store, *others, registry_person(40, "last", family_name="Ross", tax_code=None))
    assert "last" in found(store, "ross", limit=5)
    assert len(found(store, "ross", limit=5)) == 5


def test_everything_is_told_of_a_person(store: Database) -> None:
    with store.registry.read() as session:
        [lucia] = registry.search(session, ["CANEPA"], None, 10)
        assert registry.found_by_id(session, ["c-3", "nobody"]) == {"c-3": lucia}
    expected = PEOPLE[2].model_dump(exclude={"revision"})
    assert lucia.model_dump(exclude={"open_count", "overdue_count"}) == expected
    assert (lucia.open_count, lucia.overdue_count) == (0, 0)


def test_somebody_who_is_told_again_is_there_once_under_the_new_name(store: Database) -> None:
    died = registry_person(6, "c-1", family_name="Verdi", died_on=date(2026, 11, 1))
    keep(store, died)
    assert found(store, "verdi") == ["c-1"]
    assert found(store, "rossi maria") == ["c-2", "c-4"]
    with store.registry.read() as session:
        assert registry.found_by_id(session, ["c-1"])["c-1"].died_on == date(2026, 11, 1)


def test_of_somebody_twice_in_a_page_the_later_counts(store: Database) -> None:
    keep(
        store, registry_person(6, "c-9", family_name="Bruno", tax_code=None),
        registry_person(7, "c-9", family_name="Neri", tax_code=None),
    )  # fmt: skip
    assert (found(store, "bruno"), found(store, "neri")) == ([], ["c-9"])


def test_state_says_how_far_and_up_to_when(store: Database) -> None:
    with store.registry.read() as session:
        begun = registry.current(session)
    assert begun is not None
    assert (begun.entity_id, begun.revision, begun.read_at) == (ENTITY, 5, None)
    assert begun.as_of == NOW
    keep(store, registry_person(6, "c-6"))
    with store.registry.read() as session:
        whole = registry.current(session)
    assert whole is not None
    assert (whole.revision, whole.as_of) == (6, NOW + timedelta(minutes=1))


def test_empty_page_only_says_that_nothing_has_changed(store: Database) -> None:
    keep(store)
    with store.registry.read() as session:
        whole = registry.current(session)
    assert whole is not None
    assert (whole.revision, whole.read_at) == (5, NOW + timedelta(minutes=1))


def test_file_that_nobody_has_begun_says_so(tmp_path: Path) -> None:
    database = open_store(tmp_path / "other")
    with database.registry.read() as session:
        assert registry.current(session) is None
    database.close()
