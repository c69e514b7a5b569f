from central_server.catalogue import repository
from tests.factories.server import COMPANY, ENTITY, RATE, RATE_CENTS, add_entity, add_rate


def test_rate_is_read_with_its_parts_in_order(session):
    add_entity(session)
    add_rate(session)
    rate = repository.rate(session, ENTITY, RATE, 1)
    assert [part.amount_cents for part in rate.parts] == [516, 1679]
    assert rate.total_cents == RATE_CENTS


def test_current_rates_are_the_newest_versions(session):
    add_entity(session)
    for version in (1, 2):
        add_rate(session, version=version, parts=(version * 100,))
    add_rate(session, rate_id="stato-civile", parts=(26,))
    current = repository.current_rates(session, ENTITY)
    assert {(rate.rate_id, rate.version) for rate in current} == {(RATE, 2), ("stato-civile", 1)}


def test_old_version_is_still_known(session):
    add_entity(session)
    for version in (1, 2):
        add_rate(session, version=version, parts=(version * 100,))
    assert repository.rate(session, ENTITY, RATE, 1).total_cents == 100


def test_rates_of_another_entity_are_unknown(session):
    add_entity(session)
    add_rate(session)
    assert repository.rate(session, COMPANY, RATE, 1) is None
    assert repository.current_rates(session, COMPANY) == []
