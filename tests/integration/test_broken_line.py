"""A line that is slow, swallows, breaks in the middle or is not there, between real programs.

Whatever the line does while notices are released, each is registered once when it is whole again:
also those that the server had registered and could not say so.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import select

from central_server.cli.serving import KEEP_ALIVE_SECONDS
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.jobs.models import InboxRow
from central_server.notices.models import NoticeRow
from counter_app.client import central_client
from counter_app.client.central_client import IDLE_SECONDS
from counter_app.composition import Counter
from payments_core.notice.content import NoticeStanding
from tests.factories.desk_at_work import MARIO
from tests.factories.fault_proxy import Fault, FaultProxy, Line
from tests.factories.server_process import ServerProcess, wait_until

pytestmark = pytest.mark.timeout(180)
#: How long the desk waits for an answer while the line is broken, so that nobody has to.
PATIENCE_SECONDS = 0.5
#: About what a request and its answer have: a break falls anywhere in them.
REQUEST_BYTES, ANSWER_BYTES = 1500, 500


@contextmanager
def impatient() -> Iterator[None]:
    """A desk waits for no answer longer than that. A whole line has a server behind it that may
    need more, on a machine with much else to do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(central_client, "READ_SECONDS", PATIENCE_SECONDS)
        patch.setattr(central_client, "PATIENT_SECONDS", PATIENCE_SECONDS)
        yield


def waiting(counter: Counter) -> int:
    counter.status.refresh()
    return counter.status.view().waiting_operations


def test_each_notice_is_registered_once_whatever_the_line_did_meanwhile(
    installation: ServerProcess, line: FaultProxy, counter: Counter
) -> None:
    chance = random.Random(1)
    faults = [
        Line(Fault.REFUSE),
        Line(Fault.BLACK_HOLE),
        Line(Fault.DELAY, seconds=0.05),
        *(Line(Fault.BREAK_ASKING, after_bytes=chance.randrange(REQUEST_BYTES)) for _ in range(4)),
        *(
            Line(Fault.BREAK_ANSWERING, after_bytes=chance.randrange(ANSWER_BYTES))
            for _ in range(6)
        ),
    ]
    chance.shuffle(faults)
    released: list[str] = []
    unanswered = 0
    with impatient():
        for fault in faults:
            line.become(fault)
            for _ in range(2):
                (offer,) = counter.release.offers()
                done = counter.release.release(counter.release.draft(MARIO, offer, {}))
                released.append(done.notice_number)
                counter.release.wait_for_answer(done.operation_id, PATIENCE_SECONDS)
            unanswered = max(unanswered, waiting(counter))
            line.become(Line())
    counter.background.engine.wake()
    wait_until(lambda: waiting(counter) == 0, "the outbox never emptied")
    engine = make_engine(installation.database_url)
    with UnitOfWork(engine)() as session:
        registered = sorted(session.scalars(select(NoticeRow.notice_number)))
        operations = len(session.scalars(select(InboxRow.external_id)).all())
    engine.dispose()
    assert unanswered > 1, "no fault held anything up"
    assert registered == sorted(released)
    assert len(set(released)) == operations == len(released)
    standings = {counter.reprint.content(number).standing for number in released}
    assert standings == {NoticeStanding.PAYABLE}
    assert counter.background.numbers.doubt is None


def test_desk_lets_an_idle_connection_go_long_before_the_server_closes_it() -> None:
    """Otherwise the server hangs up just as the desk asks: seen with 200 desks at once."""
    assert 2 * IDLE_SECONDS < KEEP_ALIVE_SECONDS
