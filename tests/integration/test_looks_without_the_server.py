"""What a clerk is shown while the line is down is in the server's audit log afterwards, behind what
was released meanwhile."""

from collections import Counter as Counted
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from sqlalchemy import func, select

from central_server.audit import repository, service
from central_server.audit.repository import EventFilter
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.jobs.models import InboxRow
from counter_app.composition import Counter
from counter_app.store import audit
from counter_app.sync import audit_delivery
from tests.factories.fault_proxy import Fault, FaultProxy, Line
from tests.factories.server import DESK, ENTITY
from tests.factories.server_process import ServerProcess, wait_until

pytestmark = pytest.mark.timeout(180)


@pytest.fixture
def asked(installation: ServerProcess) -> Iterator[Callable[[Callable[..., Any]], Any]]:
    """Ask the server's database."""
    engine = make_engine(installation.database_url)

    def ask(question: Callable[..., Any]) -> Any:
        with UnitOfWork(engine)() as session:
            return question(session)

    yield ask
    engine.dispose()


def untold(counter: Counter) -> int:
    with counter.background.database.read() as session:
        return audit.count(session)


def a_day_without_a_line(counter: Counter, line: FaultProxy) -> tuple[str, list[str]]:
    """Somebody is served online, then offline, twice; who it was, and what was released."""
    [person] = counter.lookup.search("rossi").citizens
    counter.lookup.citizen(person.citizen_id)
    line.become(Line(Fault.REFUSE))
    released = []
    for _ in range(2):
        counter.lookup.search("rossi")
        counter.lookup.citizen(person.citizen_id)
        (offer,) = counter.release.offers()
        done = counter.release.release(counter.release.draft(person, offer, {}))
        counter.check.check(done.notice_number)
        released.append(done.notice_number)
    assert untold(counter) == 6
    line.become(Line())
    counter.background.engine.wake()
    wait_until(lambda: untold(counter) == 0, "the log was never told")
    return person.citizen_id, released


def test_looks_reach_the_log_after_the_releases(
    counter: Counter, line: FaultProxy, asked: Callable[[Callable[..., Any]], Any]
) -> None:
    citizen_id, released = a_day_without_a_line(counter, line)
    of_person = EventFilter(citizen_id=citizen_id)
    looks = asked(lambda session: repository.events(session, ENTITY, of_person, 100))
    # Not in their order: the desk's hour may be set right between two of them.
    assert Counted((one.offline, one.act, one.notice_number) for one in looks) == {
        (False, "CITIZEN_OPENED", None): 1, (False, "NOTICES_LISTED", None): 1,
        (True, "CITIZEN_OPENED", None): 2,
        (True, "NOTICE_OPENED", released[0]): 1, (True, "NOTICE_OPENED", released[1]): 1,
    }  # fmt: skip
    assert {one.desk_id for one in looks} == {DESK}
    assert all(one.operator_known for one in looks)
    alone = [one for one in looks if one.offline]
    # Whoever believes to be a moment ahead of the server has the last look put at the recording.
    assert all(one.happened_at <= one.recorded_at for one in alone)
    assert min(one.happened_at for one in alone) < min(one.recorded_at for one in alone)
    last_release = asked(lambda session: session.scalar(select(func.max(InboxRow.received_at))))
    assert min(one.recorded_at for one in alone) > last_release
    assert asked(lambda session: service.seal_some(session, ENTITY)) >= len(looks)
    verified = asked(lambda session: service.verify(lambda: nullcontext(session), ENTITY))
    assert verified.fault is None


def test_desk_that_tells_its_log_first_is_found_out(
    counter: Counter,
    line: FaultProxy,
    asked: Callable[[Callable[..., Any]], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Broken on purpose, so that the order above is no chance."""
    engine = counter.background.engine
    monkeypatch.setattr(audit_delivery.outbox, "count", lambda session: 0)
    honest = engine._delivery.deliver
    monkeypatch.setattr(
        engine._delivery, "deliver", lambda client: (engine._audit.deliver(client), honest(client))
    )
    citizen_id, _ = a_day_without_a_line(counter, line)
    wait_until(
        lambda: (
            asked(lambda session: session.scalar(select(func.count(InboxRow.external_id)))) == 2
        ),
        "the releases never came",
    )
    of_person = EventFilter(citizen_id=citizen_id)
    looks = asked(lambda session: repository.events(session, ENTITY, of_person, 100))
    last_release = asked(lambda session: session.scalar(select(func.max(InboxRow.received_at))))
    assert min(one.recorded_at for one in looks if one.offline) < last_release
