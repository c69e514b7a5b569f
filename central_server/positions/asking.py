"""Asks management programs (gestionali) about their debts, outside of any transaction."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from threading import BoundedSemaphore, Lock

import structlog

from central_server.entities import secret_reference
from central_server.entities.models import ProgramRow
from central_server.outbound.circuit import Circuit
from central_server.outbound.program_client import ProgramAddress, ProgramClient
from central_server.positions.asked import Enquiry, Reply
from payments_core.clock import Clock
from payments_core.errors import PaymentsError, RemoteProtocolError
from payments_core.identifiers import notice_number
from payments_core.model.asked_amount import AskedFor, ProgramAnswer
from payments_core.wire.programs import amounts

#: Longest time that several questions may take together, milliseconds: as one program may be given
#: for one.
LONGEST_MS = 3000
#: Who waits for programs at once, whichever they are: slow ones must leave threads to the station.
MOST_PLACES = 5
#: A notice that nobody has, for a look whether a program answers.
NOBODYS_NOTICE = notice_number.build("00", 0)

_log = structlog.get_logger("positions")


class ProgramAsker:
    """Never raises where a payer waits: a program that gives no good answer in time gives none."""

    def __init__(
        self,
        client: ProgramClient,
        environment: Mapping[str, str],
        clock: Clock,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._environment = environment
        self._clock = clock
        self._monotonic = monotonic
        self._places = BoundedSemaphore(MOST_PLACES)
        self._lock = Lock()
        self._circuits: dict[tuple[str, str], Circuit] = {}

    def ask(self, enquiry: Enquiry, asked_for: AskedFor) -> Reply:
        """Ask about one notice; within its program's time box. While too many wait for programs
        already nobody is asked."""
        if enquiry.retired:
            return Reply(enquiry, None)
        if not self._places.acquire(blocking=False):
            _log.info("programs_left_alone", **_about(enquiry))
            return Reply(enquiry, None)
        try:
            return self._ask(enquiry, asked_for)
        finally:
            self._places.release()

    def _ask(self, enquiry: Enquiry, asked_for: AskedFor) -> Reply:
        circuit = self._circuit(enquiry)
        if not circuit.enter(self._clock.now()):
            _log.info("program_left_alone", **_about(enquiry))
            return Reply(enquiry, None)
        answered = False
        try:
            answer = self._answer(enquiry, asked_for)
            answered = True
        except PaymentsError as trouble:
            # Whoever talks nonsense is there: the next notice may be another matter.
            answered = isinstance(trouble, RemoteProtocolError)
            _log.warning("program_no_answer", code=trouble.code, **_about(enquiry), **trouble.facts)
            return Reply(enquiry, None)
        finally:
            circuit.leave(self._clock.now(), answered=answered)
        return Reply(enquiry, answer)

    def ask_all(self, enquiries: Sequence[Enquiry], asked_for: AskedFor) -> list[Reply]:
        """Ask about several notices, in their order, together within LONGEST_MS; those for which no
        time is left get no answer."""
        ends = self._monotonic() + LONGEST_MS / 1000
        replies = []
        for enquiry in enquiries:
            left_ms = int((ends - self._monotonic()) * 1000)
            in_time = replace(enquiry, timeout_ms=min(enquiry.timeout_ms, left_ms))
            replies.append(self.ask(in_time, asked_for) if left_ms > 0 else Reply(enquiry, None))
        return replies

    def check(self, program: ProgramRow) -> None:
        """Raise what keeps a program from answering; any good answer about nobody's notice is
        one."""
        self._answer(
            Enquiry(
                program.entity_id, program.program_id, NOBODYS_NOTICE, program.amounts_url,
                program.amounts_key, program.amounts_timeout_ms, (1,),
            ),
            AskedFor.CHECK,
        )  # fmt: skip

    def _answer(self, enquiry: Enquiry, asked_for: AskedFor) -> ProgramAnswer:
        key = secret_reference.resolve(enquiry.key, self._environment)
        address = ProgramAddress(enquiry.url, key, enquiry.timeout_ms)
        question = amounts.question_of(
            enquiry.entity_id, enquiry.notice_number, asked_for, self._clock.now()
        )
        return amounts.parse_answer(self._client.ask(address, question), enquiry.handed_in)

    def _circuit(self, enquiry: Enquiry) -> Circuit:
        with self._lock:
            return self._circuits.setdefault((enquiry.entity_id, enquiry.program_id), Circuit())


def _about(enquiry: Enquiry) -> dict[str, str]:
    return {
        "entity": enquiry.entity_id, "program": enquiry.program_id,
        "notice": enquiry.notice_number,
    }  # fmt: skip
