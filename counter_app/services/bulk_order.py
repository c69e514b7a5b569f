"""A print of many notices as it is asked for, and as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from counter_app.services.views import NoticeView
from counter_app.store.bulk_prints import BulkState
from payments_core.money import Cents


class BulkWay(StrEnum):
    """Where the papers go: the desk's printer, one PDF, or a folder with a PDF each."""

    PRINTER = "PRINTER"
    ONE_FILE = "ONE_FILE"
    FILE_EACH = "FILE_EACH"


@dataclass(frozen=True, slots=True)
class BulkOrder:
    """What an operator wants: `target` is the file or the new folder, None on the printer."""

    notices: tuple[NoticeView, ...]
    way: BulkWay
    target: Path | None = None
    by_postal_code: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A notice that is not printed, and why: a code and its facts."""

    notice_number: str
    debtor_name: str
    problem: str
    facts: Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """What would be printed with what is known now; `total_cents` is the sum of those notices."""

    count: int
    total_cents: Cents
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class BulkView:
    """How a print stands. `printed` of `count` notices are out, `under_way` are in the printer's
    queue, `to_check` are papers of it of which nobody knows yet.

    `waits_for` names the operator without whom it does not go on; None when that is who is signed
    in, or when nothing is left to be done.
    """

    print_id: str
    way: BulkWay
    target: str | None
    state: BulkState
    count: int
    printed: int
    under_way: int
    to_check: int
    left_out: tuple[LeftOut, ...]
    asked_at: datetime
    asked_by: str
    waits_for: str | None
    problem: str | None
    facts: Mapping[str, str | int | None]

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in (BulkState.DONE, BulkState.CANCELLED)
