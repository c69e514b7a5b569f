from datetime import timedelta

import pytest

from central_server.changes import feed
from central_server.jobs import outbox
from central_server.notices import repository, service
from payments_core.wire.desk.notice_messages import ChangeKind, NoticeState
from tests.factories import released_debts as debts
from tests.factories.positions import NUMBER, add_position
from tests.factories.server import DESK, ENTITY, OPERATOR, add_everything


def test_release_is_payable_told_and_queued_for_the_archive(session, clock):
    add_everything(session)
    add_position(session, clock)
    before = clock.now() - timedelta(hours=2)
    release = service.Release(ENTITY, (NUMBER,), DESK, OPERATOR, before)
    assert service.record(session, release, clock.now()) == clock.now()
    notice = repository.released(session, ENTITY, NUMBER).notice
    assert (notice.released_at, notice.registered_at) == (before, clock.now())
    [change] = feed.read(session, ENTITY, 0, 10)
    assert (change.kind, change.notice_number) == (ChangeKind.NOTICE_REGISTERED, NUMBER)
    assert outbox.count_waiting(session) == 1


@pytest.mark.parametrize(
    ("status", "receipts", "state"),
    [
        ("VALID", 0, NoticeState.OPEN),
        ("EXPIRED", 0, NoticeState.EXPIRED),
        ("DRAFT", 0, NoticeState.SUSPENDED),
        ("PAID", 1, NoticeState.PAID),
        ("REPORTED", 1, NoticeState.PAID),
        ("REPORTED", 0, NoticeState.PAID),
        ("PAID", 2, NoticeState.PAID_TWICE),
        ("INVALID", 0, NoticeState.CANCELLED),
        ("INVALID", 1, NoticeState.PAID),
    ],
)
def test_state_says_what_the_money_did(session, clock, status, receipts, state):
    add_everything(session)
    number = debts.add_position(session, status=status)
    instants = [clock.now() + timedelta(hours=step) for step in range(receipts)]
    released = repository.released(session, ENTITY, number)
    info = service.notice_info(session, released, instants, clock.now())
    assert (info.state, info.paid_at) == (state, instants[0] if instants else None)
    assert (info.notice_number, info.amount_cents) == (number, 2195)
