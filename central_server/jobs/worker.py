"""Workers: threads that take jobs under a lease, do them, and mark or postpone them.

A worker sleeps until a commit announces new work or the poll interval passes: the poll finds
postponed jobs that fall due, and is the safety net for an announcement lost with a connection.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

import structlog

from central_server.db.unit_of_work import UnitOfWork
from central_server.jobs import outbox
from central_server.jobs.outbox import Job
from payments_core.clock import Clock
from payments_core.errors import PaymentsError, WorldTrouble

#: Does one kind of job; returning means done, raising means again later.
Handler = Callable[[Job], None]
#: A number in [0, 1), the source of jitter.
Chance = Callable[[], float]

#: A worker that says nothing for so long is taken for dead.
LEASE = timedelta(seconds=60)
#: First wait after a failure; it doubles with each further one (house style 6).
FIRST_RETRY_SECONDS = 2.0
#: Longest wait between two attempts.
LAST_RETRY_SECONDS = 300.0
#: Jobs leased at a time by one thread: few, so that they do not wait leased behind a slow one.
BATCH = 4
#: Longest sleep without looking.
POLL_SECONDS = 2.0
#: How often what nobody asks for is looked at.
CHORES_EVERY = timedelta(minutes=10)

_log = structlog.get_logger("jobs")


def retry_delay(attempts: int, chance: Chance) -> timedelta:
    """2 s doubling to 5 min, of which the last half is by chance, so that failures spread out."""
    full = min(FIRST_RETRY_SECONDS * 2 ** min(attempts - 1, 16), LAST_RETRY_SECONDS)
    return timedelta(seconds=full / 2 + full / 2 * chance())


def _asked_for(trouble: Exception) -> timedelta:
    """How long the other end wants to be left alone, where it has said so."""
    said = trouble.facts.get("retry_after_seconds") if isinstance(trouble, WorldTrouble) else None
    return timedelta(seconds=said if isinstance(said, int) else 0)


class Worker:
    """A small pool of threads over one outbox. Several processes may run one each.

    `chores` are what time alone brings; each is harmless to repeat.
    """

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        handlers: Mapping[str, Handler],
        clock: Clock,
        chance: Chance,
        threads: int = 2,
        chores: Sequence[Callable[[], None]] = (),
    ) -> None:
        self._unit_of_work = unit_of_work
        self._handlers = handlers
        self._clock = clock
        self._chance = chance
        self._chores = tuple(chores)
        self._chores_due_at = clock.now()
        self._chore_guard = threading.Lock()
        self._stopping = threading.Event()
        self._news = threading.Condition()
        self._announced = 0
        self._threads = [
            threading.Thread(target=self._loop, name=f"worker-{number}", daemon=True)
            for number in range(threads)
        ]

    def start(self) -> None:
        """Begin to work in the background."""
        for thread in self._threads:
            thread.start()

    def stop(self, timeout_seconds: float = 15.0) -> None:
        """Finish the jobs in hand and end; what is left stays in the outbox."""
        self._stopping.set()
        self.wake()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(timeout_seconds)

    def wake(self) -> None:
        """There may be something to do: look now."""
        with self._news:
            self._announced += 1
            self._news.notify_all()

    def hear(self, topic: str, _entity_id: str) -> None:
        """Listener for the unit of work and for notifications of other processes."""
        if topic == outbox.CHANNEL:
            self.wake()

    def run_due(self) -> int:
        """Take what is due and do it, once; returns how many jobs were tried.

        What the ones before have kept waiting beyond its lease is left to whoever takes it again.
        """
        taken_at = self._clock.now()
        with self._unit_of_work() as session:
            jobs = outbox.take(session, self._handlers.keys(), taken_at, LEASE, BATCH)
        tried = 0
        for job in jobs:
            if self._clock.now() >= taken_at + LEASE:
                break
            self._run(job)
            tried += 1
        return tried

    def run_chores(self) -> None:
        """Do what time brings, when it is due: one thread does, the others go on."""
        if not self._chore_guard.acquire(blocking=False):
            return
        try:
            if self._clock.now() >= self._chores_due_at:
                self._chores_due_at = self._clock.now() + CHORES_EVERY
                for chore in self._chores:
                    try:
                        chore()
                    except Exception:  # one that fails must not keep the others from being done
                        _log.exception("chore_failed")
        finally:
            self._chore_guard.release()

    def _loop(self) -> None:
        while not self._stopping.is_set():
            seen = self._announced
            try:
                self.run_chores()
                if self.run_due():
                    continue
            except Exception:  # a database that is away must not end the worker
                _log.exception("outbox_unreachable")
            self._sleep(seen)

    def _sleep(self, seen: int) -> None:
        with self._news:
            self._news.wait_for(lambda: self._announced != seen, POLL_SECONDS)

    def _run(self, job: Job) -> None:
        log = _log.bind(
            entity=job.entity_id, job=job.job_id, kind=job.kind, subject=job.subject,
            attempts=job.attempts,
        )  # fmt: skip
        try:
            self._handlers[job.kind](job)
        except Exception as trouble:  # the row stays, whatever went wrong with it
            delay = max(retry_delay(job.attempts, self._chance), _asked_for(trouble))
            expected = isinstance(trouble, PaymentsError)
            log.warning("job_postponed", error=str(trouble), exc_info=not expected)
            with self._unit_of_work() as session:
                outbox.postpone(session, job, self._clock.now() + delay, str(trouble))
            return
        with self._unit_of_work() as session:
            outbox.mark_done(session, job, self._clock.now())
        log.info("job_done")
