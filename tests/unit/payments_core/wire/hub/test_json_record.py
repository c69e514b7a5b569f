from datetime import UTC, date, datetime
from enum import StrEnum

import pytest

from payments_core.errors import RemoteProtocolError
from payments_core.wire.hub.json_record import JsonRecord, read_json

CODE = "document_malformed"


class Colour(StrEnum):
    RED = "RED"


def read(text: str) -> JsonRecord:
    return read_json(text.encode(), 1000, CODE)


def reason_of(ask) -> str:
    with pytest.raises(RemoteProtocolError) as refusal:
        ask()
    assert refusal.value.code == CODE
    return f"{refusal.value.facts['field']} {refusal.value.facts['reason']}"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "- not_json"),
        ('{"a": NaN}', "- not_json"),
        ("[" * 900, "- not_json"),
        ('{"a": 1e999999999999999999999}', "- not_json"),
        (f'{{"a": {"9" * 990}}}', "read"),
        ("[]", "- not_an_object"),
        (" " * 1001, "- too_large"),
    ],
)
def test_what_is_no_object_is_refused(text, reason) -> None:
    if reason == "read":
        assert read(text)
    else:
        assert reason_of(lambda: read(text)) == reason


def test_bytes_that_are_no_text_are_refused() -> None:
    assert reason_of(lambda: read_json(b'{"a": "\xff"}', 100, CODE)) == "- not_json"


@pytest.mark.parametrize(
    ("written", "cents"), [("100.9", 10090), ("100", 10000), ("0.07", 7), ("1e2", 10000)]
)
def test_numbers_of_euro_are_exact(written, cents) -> None:
    assert read(f'{{"pay": {written}}}').euro("pay", 1, 10**6) == cents


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("0.001", "pay malformed"),
        ('"1.00"', "pay malformed"),
        ("true", "pay malformed"),
        ("null", "pay missing"),
        ("1e30", "pay malformed"),
        ("-0.01", "pay out_of_range"),
        ("10000.01", "pay out_of_range"),
    ],
)
def test_what_is_no_amount_is_refused(written, reason) -> None:
    assert reason_of(lambda: read(f'{{"pay": {written}}}').euro("pay", 0, 10**6)) == reason


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2025-05-14T22:30:00Z", datetime(2025, 5, 14, 22, 30, tzinfo=UTC)),
        ("2025-05-14T22:30:00.123456789Z", datetime(2025, 5, 14, 22, 30, 0, 123456, UTC)),
        ("2025-05-15T00:30:00+02:00", datetime(2025, 5, 14, 22, 30, tzinfo=UTC)),
    ],
)
def test_instants_are_utc_and_their_day_is_romes(written, moment) -> None:
    record = read(f'{{"at": "{written}"}}')
    assert (record.instant("at"), record.day("at")) == (moment, date(2025, 5, 15))


@pytest.mark.parametrize(
    "written",
    ['"2025-05-14T22:30:00"', '"2025-13-14T22:30:00Z"', '"0001-01-01T00:00:00+02:00"', "7", '""'],
)
def test_what_is_no_instant_is_refused(written) -> None:
    assert reason_of(lambda: read(f'{{"at": {written}}}').instant("at")) == "at malformed"


def test_plain_day_is_read_and_others_are_refused() -> None:
    assert read('{"on": "2025-05-14"}').day("on") == date(2025, 5, 14)
    for written in ('"2025-02-30"', "20250514", '"14/05/2025"'):
        assert reason_of(lambda: read(f'{{"on": {written}}}').day("on")) == "on malformed"  # noqa: B023


def test_texts_are_bounded_and_without_blanks_around() -> None:
    record = read('{"a": " x ", "b": "  ", "c": "abc", "d": 7}')
    assert (record.text("a", 1), record.optional_text("b", 1)) == ("x", None)
    assert record.optional_text("e", 1) is None
    assert reason_of(lambda: record.text("b", 1)) == "b missing"
    assert reason_of(lambda: record.text("c", 2)) == "c malformed"
    assert reason_of(lambda: record.text("d", 2)) == "d malformed"


def test_words_and_whole_numbers_are_those_expected() -> None:
    record = read('{"a": "RED", "b": "BLUE", "n": 3, "t": true, "f": 1.0}')
    assert (record.word("a", Colour), record.whole_number("n", 1, 3)) == (Colour.RED, 3)
    assert record.optional_whole_number("z", 1, 3) is None
    assert reason_of(lambda: record.word("b", Colour)) == "b unknown_value"
    assert reason_of(lambda: record.whole_number("n", 4, 5)) == "n out_of_range"
    for name in ("t", "f", "a"):
        assert reason_of(lambda: record.whole_number(name, 0, 9)) == f"{name} malformed"  # noqa: B023


def test_fields_are_named_by_their_path() -> None:
    record = read('{"a": {"b": [{"c": 1}, 2]}, "d": {}}')
    inner = record.record("a")
    assert [tree for tree, _ in inner.trees("b")] == [{"c": 1}, 2]
    assert list(inner.trees("absent")) == []
    first = next(inner.records("b"))
    assert reason_of(lambda: first.text("c", 9)) == "a.b[0].c malformed"
    assert reason_of(lambda: list(inner.records("b"))) == "a.b[1] not_an_object"
    assert reason_of(lambda: list(record.trees("d"))) == "d malformed"
    assert reason_of(lambda: record.record("z")) == "z missing"
