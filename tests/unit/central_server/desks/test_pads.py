import pytest

from central_server.desks import leases, pads
from payments_core.errors import BadValue, RuleBroken
from payments_core.identifiers import notice_number
from payments_core.wire.desk.messages import LeaseRequest
from tests.factories.released_debts import add_position, number_of
from tests.factories.server import COMPANY, ENTITY, RATE, add_entity, add_everything


@pytest.fixture
def desk(session):
    return add_everything(session)


def make(session, clock, count=3, kind=RATE, entity_id=ENTITY, pad_id="pad-1"):
    return pads.make(session, entity_id, kind, count, pad_id, clock.now())


def test_numbers_of_a_pad_are_nobody_elses(session, desk, clock) -> None:
    first = leases.lease_block(session, desk, LeaseRequest(count=2), "a", clock.now())
    pad = make(session, clock)
    after = leases.lease_block(session, desk, LeaseRequest(count=2), "b", clock.now())
    assert pad.numbers() == [number_of(base) for base in (3, 4, 5)]
    assert (pad.first, pad.last, pad.count) == (number_of(3), number_of(5), 3)
    assert (first.last_base, after.first_base) == (2, 6)
    assert all(notice_number.is_valid(number) for number in pad.numbers())


def test_used_numbers_are_counted(session, desk, clock) -> None:
    make(session, clock)
    assert pads.pad(session, ENTITY, "pad-1").used == 0
    for base in (2, 4):
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
