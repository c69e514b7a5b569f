"""No function of the server reaches into another entity, whatever name it is given.

Two entities have everything alike; each function is asked for one of them. What it answers, what
it asks of the database and what it writes must be of that one.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import timedelta

import pytest
from pydantic import BaseModel
from sqlalchemy import update
from sqlalchemy.orm import Session

from central_server.db.base import Base
from central_server.db.unit_of_work import UnitOfWork
from central_server.entities.models import HubModel
from central_server.jobs import outbox
from central_server.jobs.models import OutboxRow
from central_server.jobs.outbox import Job
from central_server.notices.service import HUB_PUBLISH
from central_server.notices.tasks import PositionPublisher
from payments_core.errors import BadValue, RuleBroken
from tests.factories.border_functions import DOES, FINDS, OF_NOBODY, Asked, functions
from tests.factories.entity_audit import audited, rows_of
from tests.factories.twins import TWIN, other_than


def test_every_function_has_a_border_case():
    # Some are asked in several ways, which is said after their names.
    tried = {name.partition(" ")[0] for name in (*FINDS, *DOES, *OF_NOBODY)}
    assert sorted(functions()) == sorted(tried)


@pytest.fixture
def ask(lasting_twins_engine, place):
    """Ask a function; nothing of the other entity may be read or changed on the way."""

    def ask(case, names):
        other = other_than(place)
        with Session(lasting_twins_engine, expire_on_commit=False) as session:
            before = rows_of(session, other.entity_id)
            try:
                with audited(place.entity_id) as faults:
                    answer = plain(case(Asked(session, place, names)))
                    session.flush()
            except (RuleBroken, BadValue) as refusal:
                answer = refusal
            after = rows_of(session, other.entity_id)
            session.rollback()
        assert faults == []
        assert after == before
        return answer

    return ask


def plain(found):
    """What a function answered as text and containers of text, generators read to their end."""
    match found:
        case Base():
            return {column.key: getattr(found, column.key) for column in found.__table__.columns}
        case BaseModel():
            return found.model_dump()
        case str() | bytes() | None | bool() | int():
            return found
        case Mapping():
            return {str(key): plain(value) for key, value in found.items()}
        case Iterable():
            return [plain(one) for one in found]
    if is_dataclass(found):
        return {field.name: plain(getattr(found, field.name)) for field in fields(found)}
    return found


def marks_in(answer, place):
    return [mark for mark in place.marks() if re.search(rf"\b{re.escape(mark)}\b", repr(answer))]


@pytest.mark.parametrize("name", sorted(FINDS))
def test_twins_names_find_the_entitys_own(ask, place, name):
    answer = ask(FINDS[name], TWIN)
    assert answer, "the border is not tried when there is nothing to find"
    assert not isinstance(answer, Exception), answer
    assert marks_in(answer, other_than(place)) == []


@pytest.mark.parametrize("name", sorted(FINDS))
def test_names_of_the_other_alone_find_nothing(ask, place, name):
    answer = ask(FINDS[name], other_than(place).alone)
    if isinstance(answer, dict):  # a page or a detail of what nobody has
        answer = [value for value in answer.values() if value]
    assert not answer or isinstance(answer, RuleBroken), answer


@pytest.mark.parametrize("name", sorted(DOES))
def test_what_is_done_for_one_is_done_to_nobody_else(ask, place, name):
    answer = ask(DOES[name], TWIN)
    assert not isinstance(answer, Exception), answer
    assert marks_in(answer, other_than(place)) == []


class Archive:
    """Takes what is published and remembers it."""

    def __init__(self):
        self.published = []

    def publish(self, address, copy):
        self.published.append((address, copy))


def test_work_of_one_entity_is_done_with_its_own_station_and_debt(
    twins_engine, untouched, place, clock
):
    unit_of_work, archive = UnitOfWork(twins_engine), Archive()
    publisher = PositionPublisher(unit_of_work, {HubModel.STATION: archive}, {}, clock)
    with untouched(), audited(place.entity_id) as faults:
        publisher(Job(place.entity_id, 1, HUB_PUBLISH, TWIN.unpaid, {}, 1))
    [(address, copy)] = archive.published
    assert (address.url, address.key) == (
        f"http://127.0.0.1:9/{place.entity_id}",
        f"key-of-{place.entity_id}",
    )
    assert marks_in(plain(copy), other_than(place)) == []
    assert faults == []


def test_job_of_one_entity_does_not_wait_for_one_of_the_other(twins_engine, place, clock):
    now, other = clock.now(), other_than(place).entity_id
    with UnitOfWork(twins_engine)() as session:
        outbox.enqueue(session, other, "KIND", TWIN.paid, {}, now)
        # A higher number than the other's job on the same notice.
        for subject in ("first", TWIN.paid):
            outbox.enqueue(session, place.entity_id, "KIND", subject, {}, now)
        session.execute(
            update(OutboxRow)
            .where(OutboxRow.kind == HUB_PUBLISH, OutboxRow.entity_id == place.entity_id)
            .values(done_at=now)
        )
    with UnitOfWork(twins_engine)() as session:
        taken = outbox.take(session, ["KIND"], now, timedelta(minutes=1), 100)
    of_entity = {job.subject for job in taken if job.entity_id == place.entity_id}
    assert of_entity == {"first", TWIN.paid}
