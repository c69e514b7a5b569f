from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central_server.outbound.circuit import FAILURES_TO_OPEN, MOST_AT_ONCE, PAUSE, Circuit
from tests.factories.clock import TEST_START as NOW

AFTER = NOW + PAUSE


def fail(circuit: Circuit, times: int = FAILURES_TO_OPEN, at=NOW) -> None:
    for _ in range(times):
        assert circuit.enter(at)
        circuit.leave(at, answered=False)


def test_few_failures_keep_nobody_out() -> None:
    circuit = Circuit()
    fail(circuit, FAILURES_TO_OPEN - 1)
    assert circuit.enter(NOW)


def test_answer_between_failures_makes_them_few() -> None:
    circuit = Circuit()
    fail(circuit, FAILURES_TO_OPEN - 1)
    assert circuit.enter(NOW)
    circuit.leave(NOW, answered=True)
    fail(circuit, FAILURES_TO_OPEN - 1)
    assert circuit.enter(NOW)


def test_neighbour_that_is_away_is_left_alone_for_a_while_then_one_tries() -> None:
    circuit = Circuit()
    fail(circuit)
    assert not circuit.enter(NOW)
    assert not circuit.enter(AFTER - timedelta(microseconds=1))
    assert circuit.enter(AFTER)
    assert not circuit.enter(AFTER)


@pytest.mark.parametrize("answered", [True, False])
def test_who_tries_decides_for_the_others(answered) -> None:
    circuit = Circuit()
    fail(circuit)
    assert circuit.enter(AFTER)
    circuit.leave(AFTER, answered=answered)
    assert circuit.enter(AFTER + PAUSE / 2) is answered
    assert circuit.enter(AFTER + PAUSE) is True


def test_clock_that_is_put_back_does_not_prolong_it() -> None:
    circuit = Circuit()
    fail(circuit)
    assert circuit.enter(NOW - timedelta(days=1))


def test_only_so_many_wait_for_one_neighbour() -> None:
    circuit = Circuit()
    assert [circuit.enter(NOW) for _ in range(MOST_AT_ONCE + 1)] == [True] * MOST_AT_ONCE + [False]
    circuit.leave(NOW, answered=True)
    assert circuit.enter(NOW)


@given(st.lists(st.tuples(st.integers(0, 40), st.booleans(), st.booleans()), max_size=60))
def test_it_always_opens_again_and_never_lets_too_many_in(steps) -> None:
    circuit, inside, now = Circuit(), 0, NOW
    for seconds, comes, answered in steps:
        now += timedelta(seconds=seconds)
        if comes:
            inside += circuit.enter(now)
        elif inside:
            inside -= 1
            circuit.leave(now, answered=answered)
        assert inside <= MOST_AT_ONCE
    for _ in range(inside):
        circuit.leave(now, answered=False)
    assert circuit.enter(now + PAUSE)
