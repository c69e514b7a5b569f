"""The desk's report to the server, before anything else that the desk does there.

It proves that this machine is the only holder of its numbers, says how the desk is doing, and
brings home what must be known first: whether the desk may go on, and whether the server has
forgotten something.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from counter_app.client.central_client import CentralClient
from counter_app.events import CounterEvents, OutboxChanged, TaskAdded
from counter_app.printing.device import PrinterState
from counter_app.store import (
    desk,
    numbers,
    operators,
    outbox,
    print_decisions,
    prints,
    redelivery,
    tasks,
)
from counter_app.store.database import Database
from counter_app.store.holder_turn import HolderTurn
from counter_app.store.number_source import NumberSource
from payments_core.clock import Clock
from payments_core.errors import RuleBroken
from payments_core.wire.desk.contact_messages import (
    LEASES_LIMIT,
    OPERATORS_LIMIT,
    PRINTERS_LIMIT,
    PROTOCOL,
    TASK_KINDS_LIMIT,
    ContactReply,
    ContactRequest,
    DeskHealth,
    DeskStanding,
    PaperHealth,
    PrinterHealth,
    TaskCount,
)

#: How often a desk reports while all is well.
REPORT_EVERY = timedelta(seconds=60)
#: What the server has forgotten may have been released some time before it was told: how much
#: earlier than the server's last memory a release is told again. Twice does no harm.
REDELIVER_EARLIER = timedelta(days=2)

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Machine:
    """What the report tells of the machine: the program's version and the PC's own hour, which the
    desk does not go by; `shut_out` takes an operator's way into the store; `printers` are how those
    of the desk are, by their names."""

    program_version: str
    clock: Clock
    shut_out: Callable[[str], None]
    printers: Callable[[], Mapping[str, PrinterState]]


class Contact:
    """Reports, and does what the reply asks for. Called on the thread of the synchronisation."""

    def __init__(
        self,
        database: Database,
        numbers: NumberSource,
        turns: HolderTurn,
        events: CounterEvents,
        clock: Clock,
        machine: Machine,
    ) -> None:
        self._database = database
        self._numbers = numbers
        self._turns = turns
        self._events = events
        self._clock = clock
        self._machine = machine
        self._reported_at: datetime | None = None
        self._standing = DeskStanding.HOLDER

    @property
    def standing(self) -> DeskStanding:
        """How the desk stood at its last report."""
        return self._standing

    def report(self, client: CentralClient) -> None:
        """Report when it is time to.

        Raises `server_of_other_installation`, then nothing was sent nor taken, and `WorldTrouble`.
        """
        now = self._clock.now()
        # A clock that was set back must not put the report off for as long.
        if self._reported_at is not None and abs(now - self._reported_at) < REPORT_EVERY:
            return
        turn_no, turn, wanted = self._turns.next()
        reply = client.contact(self._request(turn_no, turn, wanted, now))
        if reply.standing is DeskStanding.LATE:
            return  # The answer has set the desk's clock: the next report bears the right hour.
        opened = self._take(reply)
        if reply.reread_after is not None:
            # What the server writes into its registry anew may bear revisions that are here.
            self._database.registry.remove()
        for name in reply.revoked:
            self._machine.shut_out(name)
        if reply.standing is not DeskStanding.COPY:
            self._turns.agreed()
            self._numbers.confirm()
        # The answer may have set the desk's clock back.
        self._reported_at, self._standing = self._clock.now(), reply.standing
        self._events.publish(OutboxChanged())
        for task_id in opened:
            self._events.publish(TaskAdded(task_id))

    def _request(
        self, turn_no: int, turn: str | None, wanted: str, now: datetime
    ) -> ContactRequest:
        with self._database.read() as session:
            row = desk.get(session)
            return ContactRequest(
                protocol=PROTOCOL,
                installation_id=row.installation_id,
                turn_no=turn_no,
                turn=turn,
                next_turn=wanted,
                sent_at=now,
                change_cursor=row.change_cursor,
                last_change=row.last_change,
                last_answered=row.last_answered,
                leases=tuple(numbers.held_leases(session, LEASES_LIMIT)),
                operators=tuple(operators.usernames(session)[:OPERATORS_LIMIT]),
                health=DeskHealth(
                    program_version=self._machine.program_version,
                    clock_at=self._machine.clock.now(),
                    waiting=outbox.count(session),
                    oldest_waiting_at=outbox.oldest_waiting_at(session),
                    numbers_left=numbers.numbers_left(session),
                    open_tasks=tasks.count_open(session),
                    papers=self._papers(session),
                    task_kinds=tuple(
                        TaskCount(code=code[:64], count=count)
                        for code, count in tasks.open_by_code(session)[:TASK_KINDS_LIMIT]
                    ),
                ),
            )

    def _papers(self, session: Session) -> PaperHealth:
        states = list(self._machine.printers().items())[:PRINTERS_LIMIT]
        return PaperHealth(
            printers=tuple(PrinterHealth(name=name[:40], state=state) for name, state in states),
            queued=prints.count_under_way(session),
            uncertain=print_decisions.count_in_doubt(session),
        )

    def _take(self, reply: ContactReply) -> list[str]:
        """Keep what the reply says; the tasks that it opens."""
        now = self._clock.now()
        with self._database.write() as session:
            row = desk.get(session)
            if row.installation_id not in (None, reply.installation_id):
                raise RuleBroken("server_of_other_installation", server_url=row.server_url)
            row.installation_id = reply.installation_id
            for name in reply.revoked:
                operators.forget(session, name)
            if reply.standing is DeskStanding.COPY:
                self._numbers.distrust(session)
                return _opened(session, "desk_copied", now)
            row.numbers_until = reply.numbers_until
            if reply.leases_lapsed:
                numbers.fence_all(session)
            self._catch_up(session, reply, now)
            return _opened(session, "desk_outdated", now) if reply.must_update else []

    def _catch_up(self, session: Session, reply: ContactReply, now: datetime) -> None:
        """A server that was restored is told again what it has forgotten."""
        if reply.redeliver_since is not None:
            # It does not know this one, whether it is told again or was too long ago.
            desk.get(session).last_answered = None
            count = redelivery.requeue(session, reply.redeliver_since - REDELIVER_EARLIER, now)
            _log.warning("server_was_restored", told_again=count)
        if reply.reread_after is not None:
            row = desk.get(session)
            row.change_cursor, row.last_change = min(row.change_cursor, reply.reread_after), None


def _opened(session: Session, code: str, now: datetime) -> list[str]:
    """The task of this code for today, if there is none yet."""
    task = tasks.of_desk_today(code, now)
    return [task.task_id] if tasks.open_task(session, task, now) else []
