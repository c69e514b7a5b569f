"""A thermal printer on the network (TCP 9100) that is believed only when it answers.

Before the job it is asked how it is; after it a marker is sent that the printer returns once all
before it is on paper. Bytes that were merely accepted prove nothing: a printer without paper takes
them too (printing and devices, "Not losing a receipt"). While a job is being sent no status is
asked for, because a picture may contain the bytes of the question.
"""

import socket
import time
from collections.abc import Callable

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
from payments_documents.escpos import Status, printed_marker_request, status_request

_READ_BYTES = 256
_MARKERS = 10_000


class EscPosDevice:
    """A printer by its address. Times in seconds: to connect and to answer a status, to take the
    bytes, to put them on paper."""

    def __init__(
        self,
        host: str,
        port: int,
        connect_seconds: float = 3.0,
        send_seconds: float = 10.0,
        confirm_seconds: float = 15.0,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._address = (host, port)
        self._connect_seconds = connect_seconds
        self._send_seconds = send_seconds
        self._confirm_seconds = confirm_seconds
        self._monotonic = monotonic

    def state(self) -> PrinterState:
        """Ask the printer in real time; one that stays silent counts as unreachable."""
        try:
            with self._connect() as line:
                return self._ask(line)
        except OSError:
            return PrinterState.UNREACHABLE

    def print_job(self, job: Job, attempt: Attempt) -> Outcome:
        """Print and wait for the printer's word.

        When the roll ends in the middle the printer goes on by itself after it was changed: the
        wait goes on as long as the printer says that it has no paper.
        """
        try:
            line = self._connect()
        except OSError:
            attempt.report(PrinterState.UNREACHABLE)
            return Outcome.NOT_SENT
        with line:
            state = self._state_of(line)
            attempt.report(state)
            if state is not PrinterState.READY:
                return Outcome.NOT_SENT
            attempt.before_first_byte()
            try:
                return self._send(line, job, attempt)
            except OSError:
                attempt.report(PrinterState.UNREACHABLE)
                return Outcome.UNCERTAIN

    def _send(self, line: socket.socket, job: Job, attempt: Attempt) -> Outcome:
        marker = f"{job.number % _MARKERS:04d}".encode("ascii")
        line.settimeout(self._send_seconds)
        line.sendall(job.payload + printed_marker_request(marker) + SENSOR_REQUEST)
        while not attempt.stopping.is_set():
            if self._hears_confirmation(line, marker):
                attempt.report(PrinterState.READY)
                return Outcome.CONFIRMED
            state = self._state_of(line)
            attempt.report(state)
            if state is not PrinterState.PAPER_OUT:
                return Outcome.UNCERTAIN
        return Outcome.UNCERTAIN

    def _hears_confirmation(self, line: socket.socket, marker: bytes) -> bool:
        def confirms(answer: Answer) -> bool:
            match answer.kind:
                case AnswerKind.MARKER:
                    return answer.value == marker
                case AnswerKind.SENSOR:
                    return sensor_sees_paper(answer.value)
                case AnswerKind.STATUS:
                    return False

        return self._listen(line, self._confirm_seconds, confirms) is not None

    def _connect(self) -> socket.socket:
        return socket.create_connection(self._address, timeout=self._connect_seconds)

    def _state_of(self, line: socket.socket) -> PrinterState:
        try:
            return self._ask(line)
        except OSError:
            return PrinterState.UNREACHABLE

    def _ask(self, line: socket.socket) -> PrinterState:
        offline_cause = self._status(line, Status.OFFLINE_CAUSE)
        paper = self._status(line, Status.PAPER)
        if offline_cause is None or paper is None or is_in_error(offline_cause):
            return PrinterState.UNREACHABLE
        return PrinterState.PAPER_OUT if has_no_paper(offline_cause, paper) else PrinterState.READY

    def _status(self, line: socket.socket, status: Status) -> int | None:
        line.settimeout(self._connect_seconds)
        line.sendall(status_request(status))
        heard = self._listen(
            line, self._connect_seconds, lambda answer: answer.kind is AnswerKind.STATUS
        )
        return heard.value[0] if heard is not None else None

    def _listen(
        self, line: socket.socket, seconds: float, wanted: Callable[[Answer], bool]
    ) -> Answer | None:
        """The first wanted answer, None when the time is over; the cable's troubles rise."""
        deadline = self._monotonic() + seconds
        buffer = bytearray()
        while (left := deadline - self._monotonic()) > 0:
            line.settimeout(left)
            try:
                received = line.recv(_READ_BYTES)
            except TimeoutError:
                return None
            if not received:
                raise ConnectionResetError("the printer has closed the line")
            buffer += received
            for answer in read_answers(buffer):
                if wanted(answer):
                    return answer
        return None
