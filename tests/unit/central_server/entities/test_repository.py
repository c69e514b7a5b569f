from central_server.entities import repository
from tests.factories.server import COMPANY, ENTITY, POSTAL_IBAN, STATION, add_entity


def test_entity_with_its_station_and_accounts(session):
    add_entity(session)
    assert repository.entity(session, ENTITY).name == "Comune di Esempio"
    assert repository.station(session, ENTITY, STATION).segregation_code == "01"
    assert repository.station_of_segregation(session, ENTITY, "01").station_id == STATION
    assert [row.account_id for row in repository.accounts(session, ENTITY)] == [
        "posta",
        "tesoreria",
    ]


def test_postal_account_is_known_by_its_iban(session):
    add_entity(session)
    assert repository.postal_account(session, ENTITY).iban == POSTAL_IBAN
    assert repository.postal_account(session, COMPANY) is None


def test_nothing_leaks_to_another_entity(session):
    add_entity(session)
    add_entity(session, COMPANY, segregation_code="02")
    assert repository.station(session, COMPANY, STATION) is None
    assert repository.station_of_segregation(session, COMPANY, "01") is None
    assert [row.station_id for row in repository.stations(session, COMPANY)] == [f"{COMPANY}_01"]
    assert [row.entity_id for row in repository.entities(session)] == sorted([ENTITY, COMPANY])


def test_broker_and_station_are_recognised(session):
    add_entity(session)
    assert repository.is_broker(session, ENTITY)
    assert not repository.is_broker(session, COMPANY)
    assert repository.is_station_of_broker(session, ENTITY, STATION)
    assert not repository.is_station_of_broker(session, COMPANY, STATION)
    assert repository.account(session, ENTITY, "nowhere") is None
