from hypothesis import given
from hypothesis import strategies as st

from counter_app.printing.escpos_status import (
    AnswerKind,
    has_no_paper,
    is_in_error,
    read_answers,
    sensor_sees_paper,
)


def test_marker_is_read_even_when_it_arrives_in_pieces() -> None:
    buffer = bytearray(b"\x37\x220")
    assert read_answers(buffer) == []
    buffer += b"042\x00\x12"
    heard = read_answers(buffer)
    assert [(each.kind, each.value) for each in heard] == [
        (AnswerKind.MARKER, b"0042"),
        (AnswerKind.STATUS, b"\x12"),
    ]
    assert not buffer


def test_a_single_first_byte_of_a_marker_waits_for_the_rest() -> None:
    buffer = bytearray(b"\x37")
    assert read_answers(buffer) == []
    assert buffer == b"\x37"


def test_emptied_memory_is_no_word_of_the_sensor() -> None:
    heard = read_answers(bytearray(b"\x37\x25\x00\x12"))
    assert [each.kind for each in heard] == [AnswerKind.CLEARED, AnswerKind.STATUS]


def test_sensor_answer_is_told_from_status() -> None:
    kinds = [each.kind for each in read_answers(bytearray(b"\x00\x12\x0c"))]
    assert kinds == [AnswerKind.SENSOR, AnswerKind.STATUS, AnswerKind.SENSOR]


def test_sensor_sees_the_end_of_the_roll() -> None:
    assert sensor_sees_paper(b"\x03")
    assert not sensor_sees_paper(b"\x0c")


def test_cover_paper_stop_and_roll_end_all_want_a_person() -> None:
    assert has_no_paper(0x12 | 0x04, 0x12)
    assert has_no_paper(0x12 | 0x20, 0x12)
    assert has_no_paper(0x12, 0x12 | 0x60)
    assert not has_no_paper(0x12, 0x12 | 0x0C)


def test_error_is_told_from_want_of_paper() -> None:
    assert is_in_error(0x12 | 0x40)
    assert not is_in_error(0x12 | 0x20)


@given(st.binary(max_size=40))
def test_noise_never_stops_reading(noise: bytes) -> None:
    buffer = bytearray(noise)
    read_answers(buffer)
    assert len(buffer) < 7
