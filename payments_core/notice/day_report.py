"""The report of a day (rapporto di chiusura): what was released, how it stands, what is missing.

It says whose it is, as of when and by whom it was made. The report of a desk that is alone says
that it knows of this desk only. What is not registered yet bears the day of its own release.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from payments_core.model.creditor_entity import CreditorEntity
from payments_core.money import Cents


class ReportScope(StrEnum):
    """ENTITY: all desks. OFFICE: those of one office. DESK: one desk, as it knows by itself."""

    ENTITY = "ENTITY"
    OFFICE = "OFFICE"
    DESK = "DESK"


@dataclass(frozen=True, slots=True)
class ReportSum:
    """So many notices in a state, a DayState of the desk's messages, and their amount."""

    state: str
    count: int
    cents: Cents


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A desk, a kind or an operator, and the sums of what was released."""

    name: str
    sums: tuple[ReportSum, ...]


@dataclass(frozen=True, slots=True)
class ReportNotice:
    """A notice with where and by whom it was released, or withdrawn, and when; `reason` of a
    cancellation alone."""

    notice_number: str
    subject: str
    cents: Cents
    at: datetime
    place: str
    person: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReportDesk:
    """A desk that somebody must know of: since when it was not heard, how many of its operations
    wait, and how many papers may be missing there."""

    name: str
    heard_at: datetime | None
    silent: bool
    waiting: int
    uncertain: int


@dataclass(frozen=True, slots=True)
class ReportClosing:
    """Who has closed the day, when; of one office where it is named."""

    person: str
    at: datetime
    office: str | None


@dataclass(frozen=True, slots=True)
class DayReport:
    """A report. `payments_count` and `payments_cents` are receipts that came in during the days,
    None where the desk is alone. `more`: some list of notices is longer than what is here. `copy`
    stays false: each report is a new look."""

    creditor: CreditorEntity
    scope: ReportScope
    place: str
    first_on: date
    last_on: date
    as_of: datetime
    made_by: str
    totals: tuple[ReportSum, ...]
    desks: tuple[ReportLine, ...]
    kinds: tuple[ReportLine, ...]
    operators: tuple[ReportLine, ...]
    payments_count: int | None
    payments_cents: Cents | None
    not_registered: tuple[ReportNotice, ...]
    registered_late: tuple[ReportNotice, ...]
    cancellations: tuple[ReportNotice, ...]
    attention: tuple[ReportDesk, ...]
    closings: tuple[ReportClosing, ...]
    more: bool = False
    facsimile: bool = False
    copy: bool = False
