"""What came like a machine's keys, with and without pauses in the middle."""

from hypothesis import given
from hypothesis import strategies as st

from counter_app.ui.keys.burst import GAP_MS, SLOW_GAP_MS, SURE_FROM, TORN_GAP_MS, Burst

NUMBER = "301000000001778815"


def _keys(burst: Burst, text: str, gap_ms: int, at_ms: int = 1000) -> int:
    for sign in text:
        at_ms += gap_ms
        burst.add(sign, at_ms)
    return at_ms


def test_quick_keys_are_a_machines() -> None:
    burst = Burst()
    last = _keys(burst, "PAGOPA|002|3010", 8)
    assert burst.is_sure(last + 8)
    assert burst.finish(last + 8) == ("PAGOPA|002|3010",) * 3


def test_words_leave_function_keys_to_the_window() -> None:
    burst = Burst()
    last = _keys(burst, "rossi mar", 8)
    assert burst.is_sure(last + 8)
    assert not burst.is_code(last + 8)
    last = _keys(burst, "1", 8, last)
    assert burst.is_code(last + 8)
    assert not burst.is_code(last + GAP_MS)


def test_a_hand_is_not_a_scanner() -> None:
    burst = Burst()
    last = _keys(burst, "rossi maria", GAP_MS + 40)
    assert not burst.is_sure(last)
    assert burst.finish(last + 10) == ("a", "rossi maria", "a")


def test_end_long_after_the_burst_ends_nothing() -> None:
    burst = Burst()
    last = _keys(burst, NUMBER, 5)
    assert burst.finish(last + SLOW_GAP_MS) == ("", "", "")


def test_what_was_typed_before_a_pause_is_not_part_of_the_scan() -> None:
    burst = Burst()
    burst.add("x", 0)
    last = _keys(burst, "PAGOPA|002", 8, at_ms=100)
    assert burst.finish(last + 8) == ("PAGOPA|002", "xPAGOPA|002", "PAGOPA|002")
    burst.add("x", 5000)
    last = _keys(burst, "PAGOPA|002", 8, at_ms=6000)
    assert burst.finish(last + 8) == ("PAGOPA|002",) * 3


def test_only_a_machine_makes_long_pauses() -> None:
    burst = Burst()
    last = _keys(burst, "3010", 8)
    last = _keys(burst, "0000", 8, last + SLOW_GAP_MS)
    assert burst.finish(last + 8) == ("30100000", "0000", "0000")
    for few_or_slow, gap_ms in (("301", 8), ("3010", GAP_MS)):
        last = _keys(burst, few_or_slow, gap_ms, last + 5000)
        last = _keys(burst, "0000", 8, last + SLOW_GAP_MS)
        assert burst.finish(last + 8) == ("0000", "0000", "0000")


def test_what_a_hand_typed_before_is_not_the_machines() -> None:
    burst = Burst()
    last = _keys(burst, "ro", GAP_MS)
    last = _keys(burst, "3010", 8, last + GAP_MS)
    last = _keys(burst, "00", GAP_MS, last)
    last = _keys(burst, "0000", 8, last + SLOW_GAP_MS)
    assert burst.finish(last + 8) == ("3010000000", "0000", "0000")


def test_after_so_long_nothing_goes_on() -> None:
    burst = Burst()
    last = _keys(burst, "3010", 8)
    last = _keys(burst, "0000", 8, last + TORN_GAP_MS)
    assert burst.finish(last + 8) == ("0000", "0000", "0000")


def test_end_that_comes_late_is_a_persons() -> None:
    burst = Burst()
    last = _keys(burst, "3010", 8)
    last = _keys(burst, "0000", 8, last + SLOW_GAP_MS)
    assert burst.finish(last + SLOW_GAP_MS) == ("", "", "")


def test_end_may_be_as_slow_as_a_slow_scanner() -> None:
    burst = Burst()
    last = _keys(burst, "3010", 8)
    last = _keys(burst, "0000", 8, last + SLOW_GAP_MS)
    assert burst.finish(last + GAP_MS) == ("30100000", "0000", "")


@given(
    signs=st.text("0123456789|A", min_size=SURE_FROM + 1, max_size=30),
    pauses_ms=st.dictionaries(
        st.integers(SURE_FROM, 28), st.sampled_from((5, GAP_MS, SLOW_GAP_MS, TORN_GAP_MS - 1)),
        min_size=2,
    ),
)  # fmt: skip
def test_whatever_pauses_a_machine_makes_all_that_it_types_is_together(
    signs: str, pauses_ms: dict[int, int]
) -> None:
    """As long as its beginning and its end came in one go."""
    burst, at_ms = Burst(), 0
    for place, sign in enumerate(signs):
        at_ms += pauses_ms.get(place, 5)
        burst.add(sign, at_ms)
    assert burst.finish(at_ms + 5).by_machine == signs
