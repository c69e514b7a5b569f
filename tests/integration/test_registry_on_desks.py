"""A desk with the whole registry finds whom the server finds, in the same order."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, delete, text
from sqlalchemy.orm import Session

from central_server.citizens import repository as server_side
from central_server.citizens.models import CitizenRow
from central_server.entities.models import EntityRow
from central_server.identity.secrets import hash_password
from central_server.migrations.tables import all_tables
from counter_app.client.central_client import CentralClient
from counter_app.events import CounterEvents
from counter_app.services.people_here import PeopleHere
from counter_app.store import citizens, desk, registry
from counter_app.store.database import Database
from counter_app.store.registry_tables import people, state
from counter_app.sync import registry as syncing
from counter_app.sync.downloads import Downloads
from counter_app.sync.registry import RegistryDownload
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.rules.person_search import asked_words, parse_query
from payments_core.wire.desk.messages import SignInRequest
from payments_core.wire.desk.registry_messages import RegistryPage, RegistryPerson
from tests.factories.clock import FakeClock
from tests.factories.counter import enrolled_store, number_source, open_store
from tests.factories.fake_server import NOW
from tests.factories.server import (
    CREDENTIAL,
    DESK,
    ENTITY,
    PASSWORD,
    USERNAME,
    add_citizen,
    add_everything,
)

LIMIT = 3
NAMES = st.sampled_from(
    ["Rossi", "De Rossi", "D'Angelo", "D’Àngelo", "Dangelo", "Niccolò", "Maria", "Maria Chiara",
     "Mar-Ros", "Nguyễn Thị", "Müller", "Øre", "陈", "Œuvre", "O'", "Ł. Ó", "Rossini", "Ma"]
)  # fmt: skip
CODES = st.sampled_from([None, "RSSMRA80A01Z999Y", "RSSMRA82B02Z999K", "MARROS80A01Z999X"])
DAYS = st.sampled_from([None, date(1980, 1, 1), date(1975, 3, 15)])
PEOPLE = st.lists(
    st.tuples(NAMES, NAMES, CODES, DAYS), max_size=8, unique_by=lambda one: one[2] or object()
)
BEGINNINGS = st.one_of(
    NAMES, CODES.map(str), st.sampled_from(["ma", "ros", "1/1/1980", "15.3.1975", "d", "rssmra"])
).flatmap(lambda word: st.integers(1, len(word)).map(lambda letters: word[:letters]))
TYPED = st.one_of(
    st.lists(BEGINNINGS, max_size=3).map(" ".join),
    st.tuples(BEGINNINGS, st.sampled_from(["01/01/1980", "15/3/1975"])).map(" ".join),
    st.text(max_size=8),
)


@pytest.fixture(scope="module")
def at_server() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    all_tables().create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture(scope="module")
def at_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = open_store(tmp_path_factory.mktemp("desk"))
    yield database
    database.close()


@given(city=PEOPLE, typed=TYPED)
def test_desk_and_server_find_the_same_people_in_the_same_order(
    at_server: Session, at_desk: Database, city, typed: str
) -> None:
    words, born_on = parse_query(typed)
    asked = asked_words(words)
    at_server.execute(delete(CitizenRow))
    page = []
    for number, (family_name, given_name, tax_code, born) in enumerate(city, start=1):
        name = {"family_name": family_name, "given_name": given_name, "tax_code": tax_code}
        add_citizen(at_server, citizen_id=f"c-{number}", born_on=born, **name)
        name |= {"citizen_id": f"c-{number}", "kind": "F", "born_on": born}
        page.append(RegistryPerson(revision=number, **name))
    found = server_side.search(at_server, ENTITY, words, born_on, LIMIT + 1)
    there = [row.citizen_id for row in found]
    at_server.rollback()
    with at_desk.registry.write() as session:
        session.execute(delete(state))
        session.execute(delete(people))
        session.execute(text("DELETE FROM people_words"))
        registry.begin(session, ENTITY, NOW)
        registry.keep(session, RegistryPage(people=tuple(page), more=False), NOW)
        here = registry.search(session, asked, born_on, LIMIT + 1)
    assert len(here) == len(there)
    if len(there) <= LIMIT:
        ordered = sorted(here, key=lambda one: citizens.order_of(one, asked))
        assert [one.citizen_id for one in ordered] == there


def test_registry_comes_through_the_real_route_and_follows_its_changes(
    server, unit_of_work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(syncing, "PAGE_LIMIT", 2)
    clock = FakeClock(NOW)
    with unit_of_work() as session:
        add_everything(session, password_hash=hash_password(PASSWORD))
        session.get_one(EntityRow, ENTITY).registry_on_desks = RegistryPolicy.ALL
        for number in range(4):
            add_citizen(session, citizen_id=f"c-{number}", tax_code=None, family_name="Verdi")
    database = enrolled_store(tmp_path, server.url)
    client = CentralClient(server.url, f"{ENTITY}/{DESK}:{CREDENTIAL}")
    with client:
        numbers = number_source(database, tmp_path)
        Downloads(database, CounterEvents(), clock, numbers).refresh_profile(client)
        assert _read(database, clock, client)
        here = PeopleHere(database, clock)
        token = client.sign_in(SignInRequest(username=USERNAME, password=PASSWORD)).token
        for typed in ("verdi", "ross mar", "01/01/1980", "nobody"):
            asked = client.citizens(typed, 50, token).citizens
            assert here.search(typed, 50).citizens == asked
        with unit_of_work() as session:
            moved = session.get_one(CitizenRow, (ENTITY, "c-2"))
            moved.moved_away_on, moved.revision = date(2026, 11, 1), -1
            add_citizen(session, citizen_id="c-9", tax_code=None, family_name="Verdini")
        assert _read(database, clock, client)
    found = {one.citizen_id: one.moved_away_on for one in here.search("verd", 50).citizens}
    assert found["c-2"] == date(2026, 11, 1)
    assert sorted(found) == ["c-0", "c-1", "c-2", "c-3", "c-9"]
    database.close()


def _read(database: Database, clock: FakeClock, client: CentralClient) -> bool:
    """Whether the registry was read to its end."""
    with database.read() as session:
        assert desk.get(session).registry_policy == RegistryPolicy.ALL
    return not RegistryDownload(database, clock).refresh(client, lambda: False)
