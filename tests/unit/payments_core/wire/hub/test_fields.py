from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core import money
from payments_core.errors import BadValue
from payments_core.wire.hub import fields


@pytest.mark.parametrize(
    ("read", "text", "reason"),
    [
        (fields.TEXT_35, "", "empty"),
        (fields.TEXT_35, "x" * 36, "too_long"),
        (fields.IDENTIFIER, "x", "too_short"),
        (fields.ENTITY_TAX_CODE, "1", "malformed"),
        (fields.amount, "1,00", "malformed"),
        (fields.amount, "1000000000.00", "out_of_range"),
        (fields.amount_not_zero, "0.00", "out_of_range"),
        (fields.transfer_no, "6", "malformed"),
        (fields.boolean, "True", "malformed"),
        (fields.calendar_date, "31/12/2026", "malformed"),
        (fields.calendar_date, "2026-02-30", "out_of_range"),
        (fields.instant, "2026-07-01", "malformed"),
        (fields.instant, "2026-02-30T00:00:00", "out_of_range"),
        (fields.instant, "2026-07-01T24:30:00", "out_of_range"),
        (fields.instant, "0001-01-01T00:00:00+14:00", "out_of_range"),
        (fields.instant, "9999-12-31T24:00:00", "out_of_range"),
        (fields.email, "nobody", "malformed"),
        (fields.email, "a" * 250 + "@example.org", "too_long"),
        (fields.base64_bytes, "QUJ", "malformed"),
        (fields.base64_bytes, "QU\u00a0JD", "malformed"),
        (fields.base64_text, "", "too_short"),
        (fields.base64_text, "QUJDQ", "malformed"),
        (fields.base64_text, "QUJD\n", "malformed"),
        (fields.base64_text, "QUJD" * 19, "too_long"),
    ],
)
def test_refusal_says_the_reason(read: object, text: str, reason: str) -> None:
    assert callable(read)
    with pytest.raises(BadValue) as refusal:
        read(text)
    assert refusal.value.code == reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-07-01T12:30:00", datetime(2026, 7, 1, 10, 30, tzinfo=UTC)),
        ("2026-01-01T12:30:00", datetime(2026, 1, 1, 11, 30, tzinfo=UTC)),
        ("2026-07-01T12:30:00Z", datetime(2026, 7, 1, 12, 30, tzinfo=UTC)),
        ("2026-07-01T12:30:00-05:00", datetime(2026, 7, 1, 17, 30, tzinfo=UTC)),
        ("2026-07-01T12:30:00.5", datetime(2026, 7, 1, 10, 30, 0, 500_000, tzinfo=UTC)),
        ("2026-06-30T24:00:00", datetime(2026, 6, 30, 22, 0, tzinfo=UTC)),
        ("2026-12-31T24:00:00.000Z", datetime(2027, 1, 1, tzinfo=UTC)),
        (" 2026-07-01T12:30:00\n", datetime(2026, 7, 1, 10, 30, tzinfo=UTC)),
    ],
)
def test_instant_is_romes_wall_clock_unless_it_has_a_zone(text: str, expected: datetime) -> None:
    assert fields.instant(text) == expected


@pytest.mark.parametrize("text", ["2026-04-30", "2026-04-30Z", "2026-04-30-05:00"])
def test_day_is_taken_as_written(text: str) -> None:
    assert fields.calendar_date(text) == date(2026, 4, 30)


def test_base64_may_hold_blanks() -> None:
    assert fields.base64_bytes(" QU\r\nJD\t") == b"ABC"
    assert fields.base64_bytes("") == b""


@given(st.integers(0, money.WIRE_MAX_CENTS), st.integers(0, 20))
def test_amount_reads_what_money_writes_with_any_zeros_before(cents: int, zeros: int) -> None:
    assert fields.amount("0" * zeros + money.to_wire(cents)) == cents
