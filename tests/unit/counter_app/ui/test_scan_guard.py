"""A burst of keys is a scan, a person's typing is not."""

from counter_app.ui.scan_guard import GAP_MS, Burst


def _keys(burst: Burst, text: str, gap_ms: int) -> int:
    at_ms = 1000
    for sign in text:
        at_ms += gap_ms
        burst.add(sign, at_ms)
    return at_ms


def test_quick_keys_and_enter_are_a_scan() -> None:
    burst = Burst()
    last = _keys(burst, "PAGOPA|002|3010", 8)
    assert burst.finish(last + 8) == "PAGOPA|002|3010"


def test_a_hand_is_not_a_scanner() -> None:
    burst = Burst()
    last = _keys(burst, "rossi maria", GAP_MS + 40)
    assert burst.finish(last + 10) is None


def test_a_short_burst_is_not_a_scan() -> None:
    burst = Burst()
    last = _keys(burst, "123456", 5)
    assert burst.finish(last + 5) is None


def test_enter_long_after_the_burst_ends_nothing() -> None:
    burst = Burst()
    last = _keys(burst, "301000000012345688", 5)
    assert burst.finish(last + GAP_MS) is None


def test_what_was_typed_before_a_pause_is_not_part_of_the_scan() -> None:
    burst = Burst()
    burst.add("x", 0)
    last = _keys(burst, "PAGOPA|002", 8)
    assert burst.finish(last + 8) == "PAGOPA|002"
