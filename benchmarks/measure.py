"""What a benchmark prints: figure, baseline of the same run, ratio, target; and its exit status."""

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_HEADINGS = ("ms", "median", "95th", "longest", "baseline", "ratio", "target")


@dataclass(frozen=True, slots=True)
class Samples:
    """How long one thing took, milliseconds, once for each time it was done."""

    values: tuple[float, ...]

    @classmethod
    def of(cls, seconds: Iterable[float]) -> "Samples":
        """Samples out of seconds."""
        return cls(tuple(each * 1000 for each in seconds))

    @property
    def median(self) -> float:
        """Half took less."""
        return statistics.median(self.values)

    def below(self, share: float) -> float:
        """What this share of the times kept below; 1.0 gives the longest."""
        ordered = sorted(self.values)
        return ordered[math.ceil(len(ordered) * share) - 1]


@dataclass(frozen=True, slots=True)
class Finding:
    """One subject: what was measured beside its baseline, and what it is judged by.

    `target_ms` is for the `share` of the figures, `target_ratio` for median over the baseline's
    median. A subject without a target explains another one.
    """

    subject: str
    figures: Samples
    baseline: Samples | None = None
    target_ms: float | None = None
    share: float = 0.95
    target_ratio: float | None = None

    @property
    def ratio(self) -> float | None:
        """Medians, the figure's over the baseline's."""
        return self.figures.median / self.baseline.median if self.baseline else None

    def holds(self) -> bool:
        """Whether every target is met."""
        slow = self.target_ms is not None and self.figures.below(self.share) > self.target_ms
        ratio = self.ratio or 0.0
        return not slow and not (self.target_ratio is not None and ratio > self.target_ratio)


def report(title: str, findings: Sequence[Finding]) -> bool:
    """Print a table; whether all targets are met."""
    print(f"\n{title}")
    print(f"{_HEADINGS[0]:<44}" + "".join(f"{heading:>10}" for heading in _HEADINGS[1:]))
    for finding in findings:
        print(_line(finding))
    return all(finding.holds() for finding in findings)


def _line(finding: Finding) -> str:
    figures = finding.figures
    cells = [f"{each:.1f}" for each in (figures.median, figures.below(0.95), figures.below(1.0))]
    cells.append(f"{finding.baseline.median:.1f}" if finding.baseline else "")
    cells.append(f"{finding.ratio:.2f}" if finding.ratio is not None else "")
    target = ""
    if finding.target_ratio is not None:
        target = f"ratio <= {finding.target_ratio:g}"
    elif finding.target_ms is not None:
        share = "all" if finding.share == 1.0 else f"{finding.share:.0%}"
        target = f"{share} <= {finding.target_ms:g}"
    missed = "" if finding.holds() else "  MISSED"
    return (
        f"{finding.subject:<44}" + "".join(f"{cell:>10}" for cell in cells) + f"  {target}{missed}"
    )
