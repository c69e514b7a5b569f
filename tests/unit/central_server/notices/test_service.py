from datetime import timedelta

import pytest

from central_server.changes import feed
from central_server.jobs import outbox
from central_server.notices import repository, service
from payments_core.rules.position_progress import OtherWay
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


@pytest.mark.parametrize(
    ("paid", "expected"),
    [
        ([], [None, None, None]),
        ([1], [OtherWay.IN_INSTALMENTS, None, None]),
        ([1, 2], [OtherWay.DEBT_PAID, None, None]),
        ([0], [None, OtherWay.DEBT_PAID, OtherWay.DEBT_PAID]),
        ([0, 1], [None, None, OtherWay.DEBT_PAID]),
    ],
)
def test_what_is_paid_in_another_way_says_so(session, clock, paid, expected):
    add_everything(session)
    plan = debts.add_plan(session, count=2)
    numbers = [plan.single, *plan.rates]
    for place in paid:
        debts.pay(session, numbers[place])
    told = [
        service.notice_info(session, repository.released(session, ENTITY, number), [], clock.now())
        for number in numbers
    ]
    assert [info.other_way for info in told] == expected
    # Desks that do not know of it are told as before.
    states = {info.state for info, place in zip(told, range(3), strict=True) if expected[place]}
    assert states <= {NoticeState.CANCELLED}
    assert [told[place].state for place in paid] == [NoticeState.PAID] * len(paid)
