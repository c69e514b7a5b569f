import httpx
import pytest

from central_server.hub.retry_after import retry_after_seconds


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("0", 0), ("30", 30), ("86400", 3600), ("9" * 40, 3600), ("-1", None), ("", None),
        ("Wed, 21 Oct 2026 07:28:00 GMT", None), ("1.5", None),
    ],
)  # fmt: skip
def test_seconds_are_taken_up_to_an_hour(said, seconds) -> None:
    assert retry_after_seconds(httpx.Headers({"Retry-After": said})) == seconds


def test_nothing_said_is_nothing_asked() -> None:
    assert retry_after_seconds(httpx.Headers()) is None
