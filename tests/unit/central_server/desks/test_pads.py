import pytest

from central_server.desks import leases, pads
from central_server.desks.bases import floor_at
from central_server.identity.actor import Actor
from payments_core.errors import BadValue, RuleBroken
from payments_core.identifiers import notice_number
from payments_core.model.role import Role
from payments_core.wire.desk.operation_messages import LeaseRequest
from tests.factories.clock import TEST_START
from tests.factories.released_debts import add_position, number_of
from tests.factories.server import (
    COMPANY,
    ENTITY,
    RATE,
    add_entity,
    add_everything,
)

FLOOR = floor_at(TEST_START)
CLERK = Actor(ENTITY, "desk", "operator", frozenset({Role.CLERK}))


@pytest.fixture
def desk(session):
    return add_everything(session)


def make(session, clock, count=3, kind=RATE, entity_id=ENTITY, pad_id="pad-1"):
    return pads.make(session, entity_id, kind, count, pad_id, clock.now())


def test_numbers_of_a_pad_are_nobody_elses(session, desk, clock) -> None:
    first = leases.lease_block(session, desk, LeaseRequest(count=2), "a", clock.now())
    pad = make(session, clock)
    after = leases.lease_block(session, desk, LeaseRequest(count=2), "b", clock.now())
    assert pad.numbers() == [number_of(FLOOR + base) for base in (2, 3, 4)]
    assert (pad.first, pad.last, pad.count) == (number_of(FLOOR + 2), number_of(FLOOR + 4), 3)
    assert (first.last_base, after.first_base) == (FLOOR + 1, FLOOR + 5)
    assert all(notice_number.is_valid(number) for number in pad.numbers())


def test_used_numbers_are_counted(session, desk, clock) -> None:
    make(session, clock)
    assert pads.pad(session, ENTITY, "pad-1").used == 0
    for base in (FLOOR + 1, FLOOR + 4):
        add_position(session, base)
    assert [(pad.row.pad_id, pad.used) for pad in pads.pads(session, ENTITY)] == [("pad-1", 1)]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"count": 0}, "pad_too_large"),
        ({"count": pads.PAD_LIMIT + 1}, "pad_too_large"),
        ({"kind": "nessuno"}, "kind_unknown"),
        ({"entity_id": COMPANY}, "kind_unknown"),
    ],
)
def test_pad_of_nothing_is_refused(session, desk, clock, changes, code) -> None:
    with pytest.raises((BadValue, RuleBroken)) as refused:
        make(session, clock, **changes)
    assert refused.value.code == code


def test_pad_of_somebody_else_is_unknown(session, desk, clock) -> None:
    add_entity(session, COMPANY, segregation_code="02")
    make(session, clock)
    with pytest.raises(RuleBroken, match="pad_unknown"):
        pads.pad(session, COMPANY, "pad-1")
    assert pads.pads(session, COMPANY) == []


def test_numbers_that_are_used_up_are_said_to_be(session, desk, clock, monkeypatch) -> None:
    monkeypatch.setattr(leases, "BASE_LIMIT", 3)
    with pytest.raises(RuleBroken, match="segregation_code_exhausted"):
        make(session, clock)


def test_waiting_number_says_for_which_kind_it_was_printed(session, desk, clock) -> None:
    number = make(session, clock).first
    found = pads.waiting_number(session, CLERK, number)
    assert (found.notice_number, found.kind_id) == (number, RATE)


def test_number_with_a_debt_waits_no_more(session, desk, clock) -> None:
    pad = make(session, clock)
    add_position(session, pad.row.first_base)
    with pytest.raises(RuleBroken, match="pad_number_used"):
        pads.waiting_number(session, CLERK, pad.first)


@pytest.mark.parametrize("base", [FLOOR, FLOOR + 4])
def test_number_beside_a_pad_is_of_none(session, desk, clock, base) -> None:
    leases.lease_block(session, desk, LeaseRequest(count=1), "a", clock.now())
    make(session, clock)
    with pytest.raises(RuleBroken, match="pad_number_unknown"):
        pads.kind_of_waiting(session, ENTITY, number_of(base))


def test_mistyped_number_is_told(session, desk, clock) -> None:
    number = make(session, clock).first
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    with pytest.raises(BadValue, match="notice_number_check"):
        pads.kind_of_waiting(session, ENTITY, wrong)


def test_only_the_counter_reads_the_numbers_of_pads(session, desk, clock) -> None:
    number = make(session, clock).first
    with pytest.raises(RuleBroken, match="role_missing"):
        pads.waiting_number(session, Actor(ENTITY, "desk", "nobody", frozenset()), number)
    with pytest.raises(RuleBroken, match="pad_number_unknown"):
        pads.waiting_number(session, Actor(COMPANY, "desk", "op", CLERK.roles), number)
