from hypothesis import given
from hypothesis import strategies as st

from counter_app.sync.backoff import LONGEST_SECONDS, Backoff, delay_seconds


def test_waits_double_up_to_five_minutes_and_begin_again_after_success() -> None:
    backoff = Backoff(lambda: 0.0)
    waits = [backoff.after_failure() for _ in range(10)]
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    backoff.after_success()
    assert backoff.after_failure() == 2


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_chance_spreads_but_never_ends_a_wait(failures: int, chance: float) -> None:
    wait = delay_seconds(failures, chance)
    assert 1 <= wait <= LONGEST_SECONDS
