from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payments_core.errors import RemoteProtocolError
from payments_core.wire.xml import Record, open_document, parse_untrusted

LIMIT_BYTES = 1_000_000
BOMB = (
    b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;">]><a>&y;&y;&y;</a>'
)


def refusal_of(data: bytes, max_bytes: int = LIMIT_BYTES) -> RemoteProtocolError:
    with pytest.raises(RemoteProtocolError) as caught:
        parse_untrusted(data, max_bytes)
    return caught.value


def code_of(data: bytes) -> str:
    try:
        parse_untrusted(data, LIMIT_BYTES)
    except RemoteProtocolError as error:
        return error.code
    return "read"


def record_of(content: str) -> Record:
    return open_document(f"<a>\n{content}\n</a>".encode(), LIMIT_BYTES, "a", "a_malformed")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (BOMB, "xml_doctype_refused"),
        (
            b'<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]><a>&f;</a>',
            "xml_doctype_refused",
        ),
        (b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>', "xml_doctype_refused"),
        (BOMB.decode().encode("utf-16"), "xml_encoding_refused"),
        (b"\x00\x00\x00<" + b"\x00a", "xml_encoding_refused"),
        (b'<?xml version="1.0" encoding="UTF-7"?><a/>', "xml_encoding_refused"),
        (b"<?xml version='1.0' encoding='cp037'?><a/>", "xml_encoding_refused"),
        (b"<?xml version='1.0' encoding='no-such-thing'?><a/>", "xml_encoding_refused"),
        (b"<?xml version='1.0'" + b" " * 900 + b"encoding='UTF-7'?>+ADwAYQ-/>", "xml_malformed"),
        (b"<a>\xe0</a>", "xml_malformed"),
        (b"<a>&unknown;</a>", "xml_malformed"),
        (b"<a><b>", "xml_malformed"),
        (b"<a/><a/>", "xml_malformed"),
        (b"<a>\x01</a>", "xml_malformed"),
        (b"", "xml_malformed"),
        (b"PK\x03\x04 a zip archive", "xml_malformed"),
        (b"<a>" * 100_000, "xml_malformed"),
        (b"<a>" * 5_000 + b"</a>" * 5_000, "xml_malformed"),
    ],
)
def test_hostile_document_is_refused_with_its_code(data: bytes, code: str) -> None:
    assert refusal_of(data).code == code


def test_document_beyond_the_limit_is_refused_before_it_is_read() -> None:
    error = refusal_of(b"<a>" + b"x" * 100 + b"</a>", max_bytes=100)

    assert error.code == "xml_too_large"
    assert error.facts == {"bytes": 107, "max_bytes": 100}


def test_single_text_of_twenty_megabytes_is_refused() -> None:
    assert refusal_of(b"<a>" + b"x" * 20_000_000 + b"</a>", 30_000_000).code == "xml_malformed"


def test_malformed_document_is_refused_with_its_line() -> None:
    error = refusal_of(b"<a>\n<b>\n</c></a>")

    assert error.facts["line"] == 3
    assert "mismatch" in str(error.facts["reason"])


@pytest.mark.parametrize(
    "encoding", ["utf-8", "iso-8859-1", "windows-1252", "ISO-8859-15", "cp1252"]
)
def test_plain_encodings_of_banks_are_read(encoding: str) -> None:
    document = f"<?xml version='1.0' encoding='{encoding}'?><a>perché</a>".encode(encoding)

    assert parse_untrusted(document, LIMIT_BYTES).text == "perché"


def test_byte_order_mark_of_utf_8_is_read() -> None:
    document = "\N{BYTE ORDER MARK}<?xml version='1.0' encoding='UTF-8'?><a>è</a>".encode()

    assert parse_untrusted(document, LIMIT_BYTES).text == "è"


@given(st.binary(max_size=300))
@settings(max_examples=100)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert code_of(data).startswith(("read", "xml_"))


def test_document_with_another_root_is_refused() -> None:
    with pytest.raises(RemoteProtocolError) as caught:
        open_document(b"<b/>", LIMIT_BYTES, "a", "a_malformed")

    assert caught.value.code == "a_malformed"
    assert caught.value.facts == {"element": "/b", "line": 1, "reason": "other_document"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "missing"),
        ("<day/>", "missing"),
        ("<day>  </day>", "missing"),
        ("<day>2025-05-15</day><day>2025-05-15</day>", "repeated"),
        ("<day>2025<b/></day>", "not_text"),
        ("<day>15/05/2025</day>", "malformed"),
        ("<day>20250515</day>", "malformed"),
        ("<day>2025-02-29</day>", "malformed"),
        ("<day>2025-05-15T10:00:00</day>", "malformed"),
        (f"<day>{'2' * 41}</day>", "too_long"),
    ],
)
def test_field_that_is_no_day_is_refused_with_its_reason(content: str, reason: str) -> None:
    with pytest.raises(RemoteProtocolError) as caught:
        record_of(content).day("day")

    assert caught.value.code == "a_malformed"
    assert caught.value.facts["reason"] == reason
    assert caught.value.facts["element"] == "/a/day"


def test_refusal_names_path_and_line_of_the_field() -> None:
    record = record_of("<b>\n<c>x</c>\n</b>").record("b")

    with pytest.raises(RemoteProtocolError) as caught:
        record.whole_number("c", 1, 5)

    assert caught.value.facts == {
        "element": "/a/b/c",
        "line": 3,
        "reason": "malformed",
        "value": "x",
    }


def test_day_with_a_zone_is_the_day_as_written() -> None:
    assert record_of("<day>2025-05-15+02:00</day>").day("day") == date(2025, 5, 15)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2025-07-01T12:00:00", datetime(2025, 7, 1, 10, tzinfo=UTC)),
        ("2025-01-01T12:00:00", datetime(2025, 1, 1, 11, tzinfo=UTC)),
        ("2025-07-01T12:00:00Z", datetime(2025, 7, 1, 12, tzinfo=UTC)),
        ("2025-07-01T12:00:00+02:00", datetime(2025, 7, 1, 10, tzinfo=UTC)),
        ("2025-07-01T12:00:00.25", datetime(2025, 7, 1, 10, 0, 0, 250_000, tzinfo=UTC)),
        ("2025-07-01T12:00:00.1234567", datetime(2025, 7, 1, 10, 0, 0, 123_456, tzinfo=UTC)),
    ],
)
def test_instant_without_zone_is_the_wall_clock_of_rome(text: str, instant: datetime) -> None:
    assert record_of(f"<at>{text}</at>").instant("at") == instant


@pytest.mark.parametrize("text", ["2025-07-01", "0001-01-01T00:00:00+14:00", "2025-07-01T25:00:00"])
def test_text_that_is_no_instant_is_refused(text: str) -> None:
    with pytest.raises(RemoteProtocolError) as caught:
        record_of(f"<at>{text}</at>").instant("at")

    assert caught.value.facts["reason"] == "malformed"


@pytest.mark.parametrize("text", ["-1", "+1", "1.0", "１", "1 2", "0x1", "1e3"])
def test_text_that_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(RemoteProtocolError):
        record_of(f"<n>{text}</n>").whole_number("n", 0, 10_000)


def test_child_of_another_namespace_is_not_a_field() -> None:
    record = record_of('<x:n xmlns:x="urn:other">7</x:n><n>8</n>')

    assert record.whole_number("n", 0, 9) == 8
