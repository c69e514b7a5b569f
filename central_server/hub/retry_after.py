"""How long the hub asks us to wait before the next call (Retry-After, RFC 9110 10.2.3)."""

import httpx

#: Longest wait that it may ask for, seconds.
MAX_SECONDS = 3600
_MAX_DIGITS = 9


def retry_after_seconds(headers: httpx.Headers) -> int | None:
    """Seconds to wait; the form with a date is read as nothing said."""
    said = headers.get("Retry-After", "")
    if not (said.isascii() and said.isdigit()):
        return None
    return min(int(said[:_MAX_DIGITS]), MAX_SECONDS)
