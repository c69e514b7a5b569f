from datetime import UTC, datetime

from central_server.changes import feed
from central_server.notices import expiry, repository
from central_server.positions import repository as positions
from payments_core.wire.desk.notice_messages import ChangeKind
from tests.factories.released_debts import add_plan, add_position
from tests.factories.server import COMPANY, ENTITY, add_entity, add_everything


def letting_expire(session, *numbers: str) -> None:
    for number in numbers:
        repository.released(session, ENTITY, number).position.expires = True
    session.flush()


def statuses(session, *numbers: str) -> list[str]:
    return [repository.released(session, ENTITY, number).position.status for number in numbers]


def test_only_what_its_kind_lets_expire_expires_the_day_after(session, clock) -> None:
    add_everything(session)
    expiring, other = add_position(session, 1), add_position(session, 2)
    letting_expire(session, expiring)
    clock.set(datetime(2026, 12, 23, 22, 59, tzinfo=UTC))
    assert expiry.expire_some(session, clock) == 0
    clock.set(datetime(2026, 12, 23, 23, 0, tzinfo=UTC))
    assert expiry.expire_some(session, clock) == 1
    assert expiry.expire_some(session, clock) == 0
    assert statuses(session, expiring, other) == ["EXPIRED", "VALID"]
    (change,) = feed.read(session, ENTITY, 0, 9)
    assert (change.kind, change.notice_number) == (ChangeKind.NOTICE_EXPIRED, expiring)
    position = repository.released(session, ENTITY, expiring).position
    (event,) = positions.events_of(session, ENTITY, position.position_id)
    assert (event.act, event.made_by) == ("EXPIRED", expiry.BY_TIME)


def test_plan_expires_with_its_last_due_date(session, clock) -> None:
    add_everything(session)
    plan = add_plan(session)
    letting_expire(session, plan.single)
    clock.set(datetime(2027, 3, 23, 9, 0, tzinfo=UTC))
    assert expiry.expire_some(session, clock) == 0
    clock.advance(days=1)
    assert expiry.expire_some(session, clock) == 1


def test_entities_are_looked_at_together_and_told_apart(session, clock) -> None:
    add_everything(session)
    add_entity(session, COMPANY, segregation_code="02")
    number = add_position(session, entity_id=COMPANY, segregation_code="02")
    repository.released(session, COMPANY, number).position.expires = True
    session.flush()
    clock.set(datetime(2027, 1, 1, tzinfo=UTC))
    assert expiry.expire_some(session, clock) == 1
    assert feed.read(session, ENTITY, 0, 9) == []
    assert [row.notice_number for row in feed.read(session, COMPANY, 0, 9)] == [number]
