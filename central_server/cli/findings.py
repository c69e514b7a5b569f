"""What `doctor` finds: a grade, a stable code, and the facts of its sentence."""

from dataclasses import dataclass
from enum import StrEnum

from payments_core.errors import Fact


class Grade(StrEnum):
    """FAILED makes the command fail; NOTE is something to know."""

    GOOD = "GOOD"
    NOTE = "NOTE"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `code` names its sentence."""

    grade: Grade
    code: str
    facts: dict[str, Fact]


def good(code: str, **facts: Fact) -> Finding:
    """It is as it should be."""
    return Finding(Grade.GOOD, code, facts)


def note(code: str, **facts: Fact) -> Finding:
    """Something to know."""
    return Finding(Grade.NOTE, code, facts)


def failed(code: str, **facts: Fact) -> Finding:
    """Something to mend."""
    return Finding(Grade.FAILED, code, facts)
