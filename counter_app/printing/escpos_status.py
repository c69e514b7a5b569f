"""Reads what an ESC/POS printer answers: status bytes, the printed marker, the paper sensor.

Answers of four kinds arrive on one line. Real-time status (DLE EOT) is one byte with fixed bits
`0xx1xx10`. The printed marker (GS ( H, function 48) is `37 22 d1 d2 d3 d4 00`. The sensor asked for
in line (GS r 1) is one byte `0xx0xxxx`, its bits 2 and 3 telling that the paper is out. A printer
that has emptied its memory (DLE DC4 8) says `37 25 00`.
"""

from dataclasses import dataclass
from enum import StrEnum

#: Asks for the paper sensor in line: answered only after everything before it was processed.
SENSOR_REQUEST = b"\x1dr\x01"

_MARKER_HEAD = b"\x37\x22"
_MARKER_LENGTH = 7
_CLEARED_HEAD = b"\x37\x25"
_CLEARED_LENGTH = 3
_STATUS_MASK, _STATUS_BITS = 0x93, 0x12
_SENSOR_MASK = 0x90
_SENSOR_END = 0x0C

#: DLE EOT 2: cover open, printing stopped for want of paper, error.
_COVER_OPEN, _PAPER_STOP, _ERROR = 0x04, 0x20, 0x40
#: DLE EOT 4: end of the roll.
_ROLL_END = 0x60


class AnswerKind(StrEnum):
    """What a printer has said."""

    STATUS = "STATUS"
    MARKER = "MARKER"
    SENSOR = "SENSOR"
    CLEARED = "CLEARED"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; `value` is the status byte, the sensor byte, the marker's four bytes."""

    kind: AnswerKind
    value: bytes


def read_answers(buffer: bytearray) -> list[Answer]:
    """Take whole answers off the front of the buffer; noise is dropped, a half answer stays."""
    answers: list[Answer] = []
    while buffer:
        length = _length(buffer)
        if len(buffer) < length:
            break
        if answer := _answer(bytes(buffer[:length])):
            answers.append(answer)
        del buffer[:length]
    return answers


def _length(buffer: bytearray) -> int:
    """Bytes of the answer that the buffer begins with; a head that may be either is the longer."""
    head = bytes(buffer[:2])
    if _MARKER_HEAD.startswith(head):
        return _MARKER_LENGTH
    return _CLEARED_LENGTH if head == _CLEARED_HEAD else 1


def _answer(data: bytes) -> Answer | None:
    if data.startswith(_MARKER_HEAD):
        return Answer(AnswerKind.MARKER, data[2:6])
    if data.startswith(_CLEARED_HEAD):
        return Answer(AnswerKind.CLEARED, b"")
    if data[0] & _STATUS_MASK == _STATUS_BITS:
        return Answer(AnswerKind.STATUS, data)
    return Answer(AnswerKind.SENSOR, data) if data[0] & _SENSOR_MASK == 0 else None


def has_no_paper(offline_cause: int, paper: int) -> bool:
    """Whether DLE EOT 2 and 4 say that somebody must see to the roll or the cover."""
    return bool(offline_cause & (_COVER_OPEN | _PAPER_STOP)) or bool(paper & _ROLL_END)


def is_in_error(offline_cause: int) -> bool:
    """Whether DLE EOT 2 tells of an error, such as a jammed cutter."""
    return bool(offline_cause & _ERROR)


def sensor_sees_paper(value: bytes) -> bool:
    """Whether an answer to GS r 1 says that there is paper."""
    return value[0] & _SENSOR_END == 0
