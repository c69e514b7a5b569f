from dataclasses import dataclass, field

import pytest

from counter_app.printing.device import Job, Outcome, PrinterState
from counter_app.printing.queue_device import QueueDevice
from tests.factories.print_attempt import Watched

JOB = Job("receipt-r1", 7, b"paper")


@dataclass
class Queue:
    told: PrinterState | OSError = PrinterState.READY
    refuses: bool = False
    jobs: list[tuple[str, bytes]] = field(default_factory=list)

    def state(self) -> PrinterState:
        if isinstance(self.told, OSError):
            raise self.told
        return self.told

    def take(self, name: str, payload: bytes) -> None:
        if self.refuses:
            raise OSError("full")
        self.jobs.append((name, payload))


def test_job_counts_once_the_queue_has_it() -> None:
    queue, watched = Queue(), Watched()
    assert QueueDevice(queue).print_job(JOB, watched.attempt) is Outcome.CONFIRMED
    assert watched.begun
    assert queue.jobs == [("receipt-r1", b"paper")]


@pytest.mark.parametrize(
    "told", [PrinterState.PAPER_OUT, PrinterState.UNREACHABLE, OSError("no CUPS")]
)
def test_nothing_goes_to_a_queue_that_stands(told: PrinterState | OSError) -> None:
    queue, watched = Queue(told), Watched()
    assert QueueDevice(queue).print_job(JOB, watched.attempt) is Outcome.NOT_SENT
    assert not watched.begun
    assert queue.jobs == []


def test_job_that_the_queue_dropped_midway_is_uncertain() -> None:
    watched = Watched()
    device = QueueDevice(Queue(refuses=True))
    assert device.print_job(JOB, watched.attempt) is Outcome.UNCERTAIN
    assert watched.states == [PrinterState.READY, PrinterState.UNREACHABLE]
