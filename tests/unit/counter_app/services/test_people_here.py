from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.services.people_here import PeopleHere
from counter_app.store import citizens, desk, new_persons, registry
from counter_app.store.database import REGISTRY_FILE, Database
from payments_core.errors import BadValue
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.new_person import NewPerson
from payments_core.wire.desk.registry_messages import RegistryPage, RegistryPerson
from tests.factories.clock import FakeClock
from tests.factories.counter import enrolled_store
from tests.factories.fake_server import ENTITY, NOW, citizen, profile, registry_person

EARLIER = NOW - timedelta(hours=3)
LATER = NOW + timedelta(hours=3)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = enrolled_store(tmp_path)
    yield database
    database.close()


@pytest.fixture
def here(database: Database) -> PeopleHere:
    return PeopleHere(database, FakeClock(LATER))


@pytest.fixture
def download(database: Database) -> Callable[..., None]:
    """The whole registry, as of NOW."""

    def download(*people: RegistryPerson, entity_id: str = ENTITY) -> None:
        with database.write() as session:
            everybody = profile().model_copy(update={"registry": RegistryPolicy.ALL})
            desk.keep_profile(session, everybody)
        with database.registry.write() as session:
            registry.begin(session, entity_id, EARLIER)
            registry.keep(session, RegistryPage(people=people, more=False), NOW)

    return download


def see(database: Database, *people: CitizenInfo, at: object = LATER) -> None:
    with database.write() as session:
        citizens.keep_citizens(session, people, at)  # type: ignore[arg-type]


def ids(here: PeopleHere, text: str, limit: int = 10) -> list[str]:
    return [one.citizen_id for one in here.search(text, limit).citizens]


def test_without_the_registry_those_seen_lately_are_found_in_the_order_of_the_server(
    here: PeopleHere, database: Database
) -> None:
    see(database, citizen("c-2", family_name="De Rossi", tax_code=None), at=EARLIER)
    see(database, citizen("c-1"))
    found = here.search("rossi maria", 10)
    assert [one.citizen_id for one in found.citizens] == ["c-1", "c-2"]
    assert found.as_of == EARLIER
    assert here.search("nobody", 10).citizens == ()


def test_registry_answers_for_everybody_and_says_how_old_it_is(
    here: PeopleHere, download: Callable[..., None]
) -> None:
    download(registry_person(1), registry_person(2, "c-2", family_name="De Rossi", tax_code=None))
    found = here.search("ross mar", 10)
    assert [one.citizen_id for one in found.citizens] == ["c-1", "c-2"]
    assert (found.more, found.as_of) == (False, NOW)
    assert here.search("ross mar", 1).more
    assert here.search("nobody", 10).as_of == NOW


def test_somebody_in_both_is_listed_once_as_described_last(
    here: PeopleHere, database: Database, download: Callable[..., None]
) -> None:
    download(registry_person(1, street="Via Nuova"), registry_person(2, "c-2", tax_code=None))
    see(database, citizen("c-1", street="Via Vecchia", open_count=2), at=EARLIER)
    see(database, citizen("c-2", tax_code=None, street="Via Nuovissima"), at=LATER)
    found = here.search("rossi", 10).citizens
    assert [(one.citizen_id, one.street) for one in found] == [
        ("c-1", "Via Nuova"),
        ("c-2", "Via Nuovissima"),
    ]
    assert found[0].open_count == 2, "the registry knows nothing of notices"


def test_name_that_somebody_bore_before_finds_them_no_more(
    here: PeopleHere, database: Database, download: Callable[..., None]
) -> None:
    see(database, citizen("c-1", family_name="Bianchi"), at=EARLIER)
    download(registry_person(1))
    assert (ids(here, "bianchi"), ids(here, "rossi")) == ([], ["c-1"])


def test_whoever_the_registry_does_not_have_is_still_found(
    here: PeopleHere, database: Database, download: Callable[..., None]
) -> None:
    download(registry_person(1))
    see(database, citizen("c-7", family_name="Rossini", tax_code=None), at=EARLIER)
    with database.write() as session:
        awa = NewPerson(
            citizen_id="made", kind="F", tax_code=None, family_name="Rossi", given_name="Awa"
        )
        new_persons.add(session, awa, "op-laura", LATER)
    assert ids(here, "ross") == ["made", "c-1", "c-7"]


def test_somebody_made_here_whom_the_registry_got_meanwhile_is_listed_once(
    here: PeopleHere, database: Database, download: Callable[..., None]
) -> None:
    with database.write() as session:
        maria = NewPerson(
            citizen_id="made", kind="F", tax_code="RSSMRA80A41Z999C", family_name="Rossi",
            given_name="Maria",
        )  # fmt: skip
        new_persons.add(session, maria, "op-laura", EARLIER)
    download(registry_person(1))
    assert ids(here, "rossi") == ["c-1"]


def test_person_is_described_by_whatever_is_newer(
    here: PeopleHere, database: Database, download: Callable[..., None]
) -> None:
    download(registry_person(1, street="Via Nuova"))
    see(database, citizen("c-1", street="Via Vecchia", overdue_count=1), at=EARLIER)
    known = here.find("c-1")
    assert known is not None
    assert (known.info.street, known.info.overdue_count, known.seen_at) == ("Via Nuova", 1, NOW)
    see(database, citizen("c-1", street="Via Nuovissima"), at=LATER)
    known = here.find("c-1")
    assert known is not None
    assert (known.info.street, known.seen_at) == ("Via Nuovissima", LATER)
    assert here.find("nobody") is None


@pytest.mark.parametrize("policy", [RegistryPolicy.RECENT, RegistryPolicy.NOTHING])
def test_registry_that_the_desk_may_keep_no_more_finds_nobody(
    here: PeopleHere, database: Database, download: Callable[..., None], policy: RegistryPolicy
) -> None:
    download(registry_person(1))
    with database.write() as session:
        desk.keep_profile(session, profile().model_copy(update={"registry": policy}))
    assert ids(here, "rossi") == []
    assert here.find("c-1") is None


def test_registry_of_the_entity_that_the_machine_belonged_to_finds_nobody(
    here: PeopleHere, download: Callable[..., None]
) -> None:
    download(registry_person(1), entity_id="12345670017")
    assert ids(here, "rossi") == []


def test_damaged_registry_leaves_those_seen_lately(
    here: PeopleHere, database: Database, download: Callable[..., None], tmp_path: Path
) -> None:
    download(registry_person(1), registry_person(2, "c-2", tax_code=None))
    see(database, citizen("c-1"))
    database.registry.close()
    (tmp_path / REGISTRY_FILE).write_bytes(b"no database" * 1000)
    assert ids(here, "rossi") == ["c-1"]


def test_sentence_is_refused_as_the_server_refuses_it(here: PeopleHere) -> None:
    with pytest.raises(BadValue, match="search_too_long"):
        here.search("a b c d e f g h i", 10)
