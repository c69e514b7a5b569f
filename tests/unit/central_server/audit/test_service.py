from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from threading import Barrier

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from central_server.audit import repository, service
from central_server.audit.chain import ORIGIN
from central_server.audit.models import (
    AuditChainRow,
    AuditEventRow,
    AuditSealRow,
    UnsealedEventRow,
)
from central_server.audit.repository import EventFilter
from central_server.audit.service import ChainFault, KnownLink
from central_server.db.engine import make_engine
from central_server.migrations import schema
from tests.factories.audit import audit_event
from tests.factories.server import COMPANY, ENTITY

EVERYTHING = EventFilter()


def record(session, *numbers, **changes):
    entity_id = changes.get("entity_id", ENTITY)
    return service.record(session, entity_id, [audit_event(n, **changes) for n in numbers])


def verify(session, entity_id, known=None):
    return service.verify(lambda: nullcontext(session), entity_id, known)


@pytest.fixture
def sealed(session):
    """Six sealed events."""
    record(session, *range(1, 7))
    assert service.seal_some(session, ENTITY) == 6
    return session


def test_event_is_kept_as_it_was_told(session):
    event = audit_event(hits=3, said_at=audit_event(9).happened_at, clock_doubtful=True)
    assert service.record(session, ENTITY, [event]) == 1
    assert repository.events(session, ENTITY, EVERYTHING, 10) == [event]


def test_same_event_again_is_recorded_once_and_left_as_it_is(session):
    record(session, 1)
    assert record(session, 1, 2, citizen_id="somebody else") == 1
    second, first = repository.events(session, ENTITY, EVERYTHING, 10)
    assert (first.citizen_id, second.citizen_id) == ("citizen-1", "somebody else")
    assert repository.waiting(session, ENTITY)[0] == 2


def test_two_sources_may_use_one_id(session):
    record(session, 1)
    assert record(session, 1, source="desk:desk-1") == 1


def test_nothing_to_record_and_nothing_to_seal(session):
    assert service.record(session, ENTITY, []) == 0
    assert service.seal_some(session, ENTITY) == 0
    report = verify(session, ENTITY)
    assert (report.sealed, report.last_hash, report.waiting, report.fault) == (0, ORIGIN, 0, None)


def test_chain_fits_and_says_how_far_it_goes(sealed):
    record(sealed, 7)
    report = verify(sealed, ENTITY)
    assert (report.sealed, report.waiting, report.fault, report.number) == (6, 1, None, None)
    assert report.last_hash == repository.head(sealed, ENTITY)[1] != ORIGIN


def test_chain_goes_on_where_it_ended_batch_after_batch(session, monkeypatch):
    monkeypatch.setattr(service, "BATCH", 2)
    monkeypatch.setattr(service, "PAGE", 3)
    record(session, *range(1, 6))
    assert [service.seal_some(session, ENTITY) for _ in range(4)] == [2, 2, 1, 0]
    assert verify(session, ENTITY).sealed == 5
    links = repository.links(session, ENTITY, 0, 10)
    assert [link.event.event_id for link in links] == [f"event-{n}" for n in range(1, 6)]


def test_each_entity_has_a_chain_of_its_own(sealed):
    record(sealed, 1, entity_id=COMPANY)
    service.seal_some(sealed, COMPANY)
    assert verify(sealed, COMPANY).sealed == 1
    assert verify(sealed, ENTITY).sealed == 6


# --- whatever is done to it afterwards is found -------------------------------------------------


def _event(number):
    return sa.and_(AuditEventRow.entity_id == ENTITY, AuditEventRow.event_id == f"event-{number}")


def _seal(number):
    return sa.and_(AuditSealRow.entity_id == ENTITY, AuditSealRow.number == number)


def change_event(session, number, _):
    session.execute(sa.update(AuditEventRow).where(_event(number)).values(citizen_id="other"))
    return ChainFault.EVENT_CHANGED, number


def remove_event(session, number, _):
    session.execute(sa.delete(AuditEventRow).where(_event(number)))
    return ChainFault.EVENT_MISSING, number


def remove_link(session, number, _):
    session.execute(sa.delete(AuditSealRow).where(_seal(number)))
    return ChainFault.LINK_MISSING, number


def remove_link_and_event(session, number, _):
    session.execute(sa.delete(AuditEventRow).where(_event(number)))
    session.execute(sa.delete(AuditSealRow).where(_seal(number)))
    return ChainFault.LINK_MISSING, number


def change_hash(session, number, _):
    session.execute(sa.update(AuditSealRow).where(_seal(number)).values(hash="f" * 64))
    return ChainFault.EVENT_CHANGED, number


def swap_events(session, number, other):
    """Each link proves the other's event."""
    if number == other:
        return None, None
    for one, event_id in (
        (number, "aside"),
        (other, f"event-{number}"),
        (number, f"event-{other}"),
    ):
        session.execute(sa.update(AuditSealRow).where(_seal(one)).values(event_id=event_id))
    return ChainFault.EVENT_CHANGED, min(number, other)


def swap_links(session, number, other):
    if number == other:
        return None, None
    for one, place in ((number, 99), (other, number), (99, other)):
        session.execute(sa.update(AuditSealRow).where(_seal(one)).values(number=place))
    return ChainFault.LINK_BROKEN, min(number, other)


def make_again_from_here(session, number, _):
    """Somebody who knows how changes an event and makes its own link anew, but not the later."""
    session.execute(sa.update(AuditEventRow).where(_event(number)).values(operator_id="other"))
    [link] = repository.links(session, ENTITY, number - 1, 1)
    anew = service.link_hash(number, link.previous_hash, link.event)
    session.execute(sa.update(AuditSealRow).where(_seal(number)).values(hash=anew))
    return ChainFault.LINK_BROKEN, min(number + 1, 6)


TAMPERING = [
    change_event, remove_event, remove_link, remove_link_and_event, change_hash, swap_events,
    swap_links, make_again_from_here,
]  # fmt: skip


@given(
    tamper=st.sampled_from(TAMPERING),
    number=st.integers(1, 6),
    other=st.integers(1, 6),
)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
def test_whatever_is_done_to_a_sealed_row_is_found_at_its_number(sealed, tamper, number, other):
    with sealed.begin_nested() as savepoint:
        fault, at = tamper(sealed, number, other)
        report = verify(sealed, ENTITY)
        savepoint.rollback()
    sealed.expire_all()
    assert (report.fault, report.number) == (fault, at)


def test_event_that_nobody_has_recorded_is_found(sealed):
    values = service.asdict(audit_event(9))
    sealed.execute(sa.insert(AuditEventRow), [values])
    report = verify(sealed, ENTITY)
    assert (report.fault, report.number) == (ChainFault.EVENT_ADDED, None)


def test_event_that_is_kept_from_its_seal_is_found(session):
    record(session, 1)
    session.execute(sa.delete(UnsealedEventRow))
    assert verify(session, ENTITY).fault is ChainFault.EVENT_ADDED


def test_link_beyond_the_end_is_found(sealed):
    link = {"source": "server", "event_id": "x", "previous_hash": "0" * 64, "hash": "1" * 64}
    sealed.execute(sa.insert(AuditSealRow), [link | {"entity_id": ENTITY, "number": 7}])
    report = verify(sealed, ENTITY)
    assert (report.fault, report.number) == (ChainFault.LINK_ADDED, 7)


# --- guards and workers -----------------------------------------------------------------------


@pytest.fixture
def migrated(empty_database_url):
    engine = make_engine(empty_database_url)
    schema.upgrade(engine)
    with Session(engine) as session, session.begin():
        record(session, 1)
        service.seal_some(session, ENTITY)
    yield engine
    engine.dispose()


@pytest.mark.parametrize("table", ["audit_events", "audit_seals"])
@pytest.mark.parametrize("act", ["UPDATE {} SET event_id = 'other'", "DELETE FROM {}"])
def test_database_itself_refuses_to_change_what_was_recorded(migrated, table, act):
    with pytest.raises(sa.exc.DatabaseError, match="append-only"), migrated.begin() as connection:
        connection.exec_driver_sql(act.format(table))
    with Session(migrated) as session:
        assert verify(session, ENTITY).sealed == 1


def test_what_waits_is_sealed_of_all_entities(unit_of_work, monkeypatch):
    monkeypatch.setattr(service, "BATCH", 2)
    with unit_of_work() as session:
        record(session, *range(1, 6))
        record(session, 1, entity_id=COMPANY)
    service.seal_waiting(unit_of_work)
    with unit_of_work() as session:
        assert verify(session, ENTITY).sealed == 5
        assert verify(session, COMPANY).sealed == 1
        assert repository.entities_waiting(session) == []


def test_workers_that_seal_at_once_make_one_chain(unit_of_work, monkeypatch):
    monkeypatch.setattr(service, "BATCH", 3)
    with unit_of_work() as session:
        record(session, *range(1, 41))
    start = Barrier(4)

    def work(_):
        start.wait(10)
        service.seal_waiting(unit_of_work)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    with unit_of_work() as session:
        report = verify(session, ENTITY)
    assert (report.sealed, report.waiting, report.fault) == (40, 0, None)


def test_link_that_was_noted_elsewhere_shows_a_log_made_anew(session):
    record(session, 1, 2)
    service.seal_some(session, ENTITY)
    known = KnownLink(*repository.head(session, ENTITY))
    assert verify(session, ENTITY, known).fault is None
    for kind in (AuditSealRow, UnsealedEventRow, AuditEventRow, AuditChainRow):
        session.execute(sa.delete(kind))
    session.expire_all()
    record(session, 1)
    service.seal_some(session, ENTITY)
    assert verify(session, ENTITY).fault is None
    report = verify(session, ENTITY, known)
    assert (report.fault, report.number) == (ChainFault.LINK_MISSING, 2)
    record(session, 2, citizen_id="other")
    service.seal_some(session, ENTITY)
    report = verify(session, ENTITY, known)
    assert (report.fault, report.number) == (ChainFault.LINK_REPLACED, 2)


def test_somebody_may_write_while_a_log_is_verified(unit_of_work, monkeypatch):
    monkeypatch.setattr(service, "PAGE", 2)
    with unit_of_work() as session:
        record(session, *range(1, 6))
        service.seal_some(session, ENTITY)
    numbers = iter(range(6, 100))

    @contextmanager
    def transaction():
        with unit_of_work() as session:
            record(session, next(numbers))
            service.seal_some(session, ENTITY)
        with unit_of_work() as session:
            yield session

    report = service.verify(transaction, ENTITY)
    assert (report.sealed, report.fault) == (6, None)
