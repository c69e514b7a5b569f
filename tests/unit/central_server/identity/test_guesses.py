from datetime import timedelta

import pytest

from central_server.identity.guesses import LAST_WAIT, Guesses
from payments_core.errors import RuleBroken


def blocked(guesses: Guesses, address: str, now) -> int:
    with pytest.raises(RuleBroken) as refused:
        guesses.begin(address, now)
    assert refused.value.code == "enrolment_blocked"
    return int(refused.value.facts["seconds"])


def test_a_few_codes_cost_nothing_and_then_each_waits_longer(clock) -> None:
    guesses, now = Guesses(), clock.now()
    for _ in range(3):
        guesses.begin("10.0.0.7", now)
    assert blocked(guesses, "10.0.0.7", now) == 2
    guesses.begin("10.0.0.8", now)
    guesses.begin("10.0.0.7", now := now + timedelta(seconds=2))
    assert blocked(guesses, "10.0.0.7", now) == 4
    for _ in range(20):
        guesses.begin("10.0.0.7", now := now + LAST_WAIT)
    assert blocked(guesses, "10.0.0.7", now) == LAST_WAIT.seconds


def test_right_code_forgets_the_wrong_ones(clock) -> None:
    guesses, now = Guesses(), clock.now()
    for _ in range(9):
        guesses.begin("10.0.0.7", now)
        guesses.succeed("10.0.0.7")
    guesses.begin("10.0.0.7", now)


def test_network_of_one_customer_counts_as_one_address(clock) -> None:
    guesses = Guesses()
    for last in (1, 2, 3):
        guesses.begin(f"2001:db8::{last}", clock.now())
    assert blocked(guesses, "2001:db8::4", clock.now())
    guesses.begin("2001:db8:0:1::4", clock.now())


def test_no_more_addresses_are_remembered_than_there_is_room_for(clock) -> None:
    guesses = Guesses(addresses=2)
    for _ in range(3):
        guesses.begin("a door", clock.now())
    for address in ("10.0.0.7", "10.0.0.8"):
        guesses.begin(address, clock.now())
    guesses.begin("a door", clock.now())
