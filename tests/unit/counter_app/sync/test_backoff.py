from hypothesis import given
from hypothesis import strategies as st

from counter_app.sync.backoff import LONGEST_SECONDS, OFFLINE_SECONDS, Backoff, delay_seconds


def test_waits_double_up_to_the_longest_and_begin_again_after_success() -> None:
    backoff = Backoff(lambda: 0.0, LONGEST_SECONDS)
    waits = [backoff.after_failure() for _ in range(10)]
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    backoff.after_success()
    assert backoff.after_failure() == 2


def test_tries_out_of_turn_do_not_lengthen_the_wait() -> None:
    backoff = Backoff(lambda: 0.0, OFFLINE_SECONDS)
    assert [backoff.after_failure(out_of_turn=True) for _ in range(20)] == [2] * 20
    assert [backoff.after_failure() for _ in range(6)] == [4, 8, 16, 30, 30, 30]


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_chance_spreads_but_never_ends_a_wait(failures: int, chance: float) -> None:
    wait = delay_seconds(failures, chance)
    assert 1 <= wait <= LONGEST_SECONDS
