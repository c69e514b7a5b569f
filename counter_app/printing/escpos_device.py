"""A thermal printer that is believed only when it answers, on whatever line it hangs.

Before the job it is asked how it is; after it a marker is sent that the printer returns once all
before it is on paper. Bytes that were merely accepted prove nothing: a printer without paper takes
them too (printing and devices, "Not losing a receipt"). While a job is being sent no status is
asked for, because a picture may contain the bytes of the question. A printer whose profile says
that it never answers gets its jobs all the same, and every one of them is uncertain.

A printer goes on with what is left in its memory once it has paper again. When a job ended in the
middle of that, and at the first job after the program's start, the memory is emptied first where
the printer knows how: otherwise the rest of the old paper would come out before the new one.
"""

import time
from collections.abc import Callable
from contextlib import closing

from counter_app.printing.device import Attempt, Job, Outcome, PrinterState
from counter_app.printing.escpos_status import (
    SENSOR_REQUEST,
    Answer,
    AnswerKind,
    has_no_paper,
    is_in_error,
    read_answers,
    sensor_sees_paper,
)
from counter_app.printing.ports import Line, OpenLine
from payments_documents.escpos import (
    CLEAR_REQUEST,
    Status,
    printed_marker_request,
    status_request,
)
from payments_documents.printer_profile import PrinterProfile

_MARKERS = 10_000
#: Handed over at a time; a slow printer needs time for each, not for the whole.
_CHUNK_BYTES = 1_024


class EscPosDevice:
    """A printer behind a line. Times in seconds: to answer a status, to take a kilobyte, to put
    the job on paper. `copies` are papers of each job, one after the other."""

    def __init__(
        self,
        open_line: OpenLine,
        profile: PrinterProfile,
        copies: int = 1,
        answer_seconds: float = 3.0,
        send_seconds: float = 10.0,
        confirm_seconds: float = 15.0,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._open_line = open_line
        self._profile = profile
        self._copies = copies
        self._answer_seconds = answer_seconds
        self._send_seconds = send_seconds
        self._confirm_seconds = confirm_seconds
        self._monotonic = monotonic
        self._may_hold_a_rest = True

    def state(self) -> PrinterState:
        """Ask the printer in real time; one that stays silent counts as unreachable."""
        try:
            with closing(self._open_line()) as line:
                return self._ask(line)
        except OSError:
            return PrinterState.UNREACHABLE

    def print_job(self, job: Job, attempt: Attempt) -> Outcome:
        """Print and wait for the printer's word.

        When the roll ends in the middle the printer goes on by itself after it was changed: the
        wait goes on as long as the printer says that it has no paper.
        """
        try:
            line = self._open_line()
        except OSError:
            attempt.report(PrinterState.UNREACHABLE)
            return Outcome.NOT_SENT
        with closing(line):
            state = self._prepare(line)
            attempt.report(state)
            if state is not PrinterState.READY:
                return Outcome.NOT_SENT
            attempt.before_first_byte()
            try:
                return self._send(line, job, attempt)
            except OSError:
                self._may_hold_a_rest = True
                attempt.report(PrinterState.UNREACHABLE)
                return Outcome.UNCERTAIN

    def _prepare(self, line: Line) -> PrinterState:
        """How the printer is, its memory empty."""
        try:
            if self._may_hold_a_rest and self._profile.clears:
                line.send(CLEAR_REQUEST, self._answer_seconds)
                self._hears(line, self._answer_seconds, _is_cleared)
            self._may_hold_a_rest = False
            return self._ask(line)
        except OSError:
            self._may_hold_a_rest = True
            return PrinterState.UNREACHABLE

    def _send(self, line: Line, job: Job, attempt: Attempt) -> Outcome:
        marker = f"{job.number % _MARKERS:04d}".encode("ascii")
        data = job.payload * self._copies
        if self._profile.answers:
            if self._profile.marker:
                data += printed_marker_request(marker)
            data += SENSOR_REQUEST
        for start in range(0, len(data), _CHUNK_BYTES):
            line.send(data[start : start + _CHUNK_BYTES], self._send_seconds)
        if not self._profile.answers:
            return Outcome.UNCERTAIN
        return self._await(line, marker, attempt)

    def _await(self, line: Line, marker: bytes, attempt: Attempt) -> Outcome:
        """The printer's word on what it has taken."""
        while not attempt.stopping.is_set():
            if self._hears_confirmation(line, marker):
                attempt.report(PrinterState.READY)
                return Outcome.CONFIRMED
            state = self._state_of(line)
            attempt.report(state)
            if state is not PrinterState.PAPER_OUT:
                # A ready printer that says nothing may still be printing: its memory stays.
                self._may_hold_a_rest = state is not PrinterState.READY
                return Outcome.UNCERTAIN
        self._may_hold_a_rest = True
        return Outcome.UNCERTAIN

    def _hears_confirmation(self, line: Line, marker: bytes) -> bool:
        def confirms(answer: Answer) -> bool:
            match answer.kind:
                case AnswerKind.MARKER:
                    return answer.value == marker
                case AnswerKind.SENSOR:
                    return sensor_sees_paper(answer.value)
                case AnswerKind.STATUS | AnswerKind.CLEARED:
                    return False

        return self._hears(line, self._confirm_seconds, confirms) is not None

    def _state_of(self, line: Line) -> PrinterState:
        try:
            return self._ask(line)
        except OSError:
            return PrinterState.UNREACHABLE

    def _ask(self, line: Line) -> PrinterState:
        if not self._profile.answers:
            return PrinterState.READY
        offline_cause = self._status(line, Status.OFFLINE_CAUSE)
        paper = self._status(line, Status.PAPER)
        if offline_cause is None or paper is None or is_in_error(offline_cause):
            return PrinterState.UNREACHABLE
        return PrinterState.PAPER_OUT if has_no_paper(offline_cause, paper) else PrinterState.READY

    def _status(self, line: Line, status: Status) -> int | None:
        line.send(status_request(status), self._answer_seconds)
        heard = self._hears(
            line, self._answer_seconds, lambda answer: answer.kind is AnswerKind.STATUS
        )
        return heard.value[0] if heard is not None else None

    def _hears(self, line: Line, seconds: float, wanted: Callable[[Answer], bool]) -> Answer | None:
        """The first wanted answer, None when the time is over; the line's troubles rise."""
        deadline = self._monotonic() + seconds
        buffer = bytearray()
        while (left := deadline - self._monotonic()) > 0:
            received = line.receive(left)
            if not received:
                return None
            buffer += received
            for answer in read_answers(buffer):
                if wanted(answer):
                    return answer
        return None


def _is_cleared(answer: Answer) -> bool:
    return answer.kind is AnswerKind.CLEARED
