"""How much is done in a second of one core: figure, peer of the same run, how many times, target.

Rates are by processor time, so that neighbours on the machine disturb them little; the time on the
clock is shown beside, and is the same on a machine that does nothing else.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_HEADINGS = ("a second", "by clock", "KB each", "times", "target")


@dataclass(frozen=True, slots=True)
class Rate:
    """How quickly one thing was done: processor and clock seconds for each, and its size."""

    processor_seconds: float
    clock_seconds: float
    bytes_each: float

    @property
    def per_second(self) -> float:
        """How many in a second of processor time."""
        return 1 / self.processor_seconds


def rate_of(work: Callable[[], bytes], number_each: int, rounds: int) -> Rate:
    """Do `work`, which makes `number_each` things, `rounds` times after one for warming up; the
    median round counts."""
    size = len(work())
    taken = []
    for _ in range(rounds):
        clock, processor = time.perf_counter(), time.process_time()
        work()
        taken.append((time.process_time() - processor, time.perf_counter() - clock))
    processor, clock = sorted(taken)[len(taken) // 2]
    return Rate(processor / number_each, clock / number_each, size / number_each)


@dataclass(frozen=True, slots=True)
class RateFinding:
    """A rate with what it is judged by: an absolute target and one as a multiple of a peer's."""

    subject: str
    rate: Rate
    peer: Rate | None = None
    target: float | None = None
    target_times: float | None = None

    @property
    def times(self) -> float | None:
        """How many times the peer's rate."""
        return self.rate.per_second / self.peer.per_second if self.peer else None

    def holds(self) -> bool:
        """Whether every target is met."""
        slow = self.target is not None and self.rate.per_second < self.target
        short = self.target_times is not None and (self.times or 0.0) < self.target_times
        return not slow and not short


def report_rates(title: str, findings: Sequence[RateFinding]) -> bool:
    """Print a table; whether all targets are met."""
    print(f"\n{title}")
    print(f"{'':<44}" + "".join(f"{heading:>10}" for heading in _HEADINGS))
    for finding in findings:
        print(_line(finding))
    return all(finding.holds() for finding in findings)


def _line(finding: RateFinding) -> str:
    rate = finding.rate
    cells = [f"{rate.per_second:.1f}", f"{1 / rate.clock_seconds:.1f}"]
    cells.append(f"{rate.bytes_each / 1024:.1f}")
    cells.append(f"{finding.times:.1f}" if finding.times is not None else "")
    targets = []
    if finding.target is not None:
        targets.append(f">= {finding.target:g}")
    if finding.target_times is not None:
        targets.append(f"times >= {finding.target_times:g}")
    missed = "" if finding.holds() else "  MISSED"
    return (
        f"{finding.subject:<44}"
        + "".join(f"{cell:>10}" for cell in cells)
        + f"  {', '.join(targets)}{missed}"
    )
