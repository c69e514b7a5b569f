"""A thermal printer that is believed only when it answers, on whatever line it hangs.

Before the job it is asked how it is; after it a marker is sent that the printer returns once all
before it is on paper. Bytes that were merely accepted prove nothing: a printer without paper takes
them too (printing and devices, "Not losing a receipt"). While a job is being sent no status is
asked for, because a picture may contain the bytes of the question. A printer whose profile says
that it never answers gets its jobs all the same, and every one of them is uncertain.

A printer goes on with what is left in its memory once it has paper again, takes what comes next for
the rest of a picture that was cut short, and answers what it was asked in line long ago. When a job
was interrupted, and at the first after the program's start, its memory is emptied first where it
knows how. Where it does not, signs without meaning go ahead, which an unfinished picture swallows
and any other printer ignores, and the job waits until all old answers have come.
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
from payments_documents.rolls.escpos import (
    CLEAR_REQUEST,
    Status,
    printed_marker_request,
    status_request,
)
from payments_documents.rolls.printer_profile import PrinterProfile

_MARKERS = 10_000
#: Handed over at a time; a slow printer needs time for each, not for the whole.
_CHUNK_BYTES = 1_024
#: More than the largest picture on a roll has.
_FILLER = bytes(16_384)
#: After so much silence no old answer is on its way any more.
_QUIET_SECONDS = 0.5


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
                attempt.report(PrinterState.UNREACHABLE)
                return Outcome.UNCERTAIN

    def _prepare(self, line: Line) -> PrinterState:
        """How the printer is, nothing of an earlier job left in it."""
        try:
            if self._may_hold_a_rest and self._profile.clears:
                line.send(CLEAR_REQUEST, self._answer_seconds)
                heard = self._hears(line, self._answer_seconds, _is(AnswerKind.CLEARED))
                self._may_hold_a_rest = heard is None
            state = self._ask(line)
            if self._may_hold_a_rest and state is PrinterState.READY:
                self._run_empty(line)
                state = self._ask(line)
            return state
        except OSError:
            return PrinterState.UNREACHABLE

    def _run_empty(self, line: Line) -> None:
        """Have an unfinished picture end, and wait for what was asked in line before."""
        self._hand_over(line, _FILLER)
        if not self._profile.answers:
            self._may_hold_a_rest = False
            return
        self._hand_over(line, SENSOR_REQUEST)
        deadline, seconds = self._monotonic() + self._confirm_seconds, self._confirm_seconds
        while self._monotonic() < deadline:
            if self._hears(line, seconds, _is(AnswerKind.SENSOR)) is None:
                # Of one that was silent from the beginning the sensor is not believed either.
                return
            self._may_hold_a_rest, seconds = False, _QUIET_SECONDS

    def _send(self, line: Line, job: Job, attempt: Attempt) -> Outcome:
        marker = f"{job.number % _MARKERS:04d}".encode("ascii")
        believes_sensor, self._may_hold_a_rest = not self._may_hold_a_rest, True
        data = job.payload * self._copies
        if self._profile.answers:
            if self._profile.marker:
                data += printed_marker_request(marker)
            data += SENSOR_REQUEST
        self._hand_over(line, data)
        if not self._profile.answers:
            self._may_hold_a_rest = False
            return Outcome.UNCERTAIN
        return self._await(line, marker, believes_sensor, attempt)

    def _hand_over(self, line: Line, data: bytes) -> None:
        for start in range(0, len(data), _CHUNK_BYTES):
            line.send(data[start : start + _CHUNK_BYTES], self._send_seconds)

    def _await(self, line: Line, marker: bytes, believes_sensor: bool, attempt: Attempt) -> Outcome:
        """The printer's word on what it has taken."""
        while not attempt.stopping.is_set():
            if self._hears_confirmation(line, marker, believes_sensor):
                self._may_hold_a_rest = False
                attempt.report(PrinterState.READY)
                return Outcome.CONFIRMED
            state = self._state_of(line)
            attempt.report(state)
            if state is not PrinterState.PAPER_OUT:
                return Outcome.UNCERTAIN
        return Outcome.UNCERTAIN

    def _hears_confirmation(self, line: Line, marker: bytes, believes_sensor: bool) -> bool:
        def confirms(answer: Answer) -> bool:
            match answer.kind:
                case AnswerKind.MARKER:
                    return answer.value == marker
                case AnswerKind.SENSOR:
                    return believes_sensor and sensor_sees_paper(answer.value)
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
        heard = self._hears(line, self._answer_seconds, _is(AnswerKind.STATUS))
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


def _is(kind: AnswerKind) -> Callable[[Answer], bool]:
    return lambda answer: answer.kind is kind
