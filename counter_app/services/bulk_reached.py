"""How far a print of many notices has come: counted once, for its page and for the status line."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from counter_app.printing.device import JobState
from counter_app.services.bulk_order import BulkWay
from counter_app.store import bulk_prints
from counter_app.store.bulk_prints import ItemState
from counter_app.store.tables import BulkPrintRow

#: States of a job whose paper is still to come.
UNDER_WAY: Final = (JobState.QUEUED, JobState.SENDING)


@dataclass(frozen=True, slots=True)
class Reached:
    """Of `count` notices, those left out among them, `printed` are out and `under_way` in the
    printer's queue."""

    printed: int
    under_way: int
    count: int


def reached_by(session: Session, row: BulkPrintRow) -> Reached:
    """Count the notices of a print."""
    counts = bulk_prints.counts(session, row.print_id)
    # A file is written in steps that are over in no time.
    on_printer = row.way == BulkWay.PRINTER
    under_way = bulk_prints.jobs_in(session, row.print_id, UNDER_WAY) if on_printer else 0
    return Reached(counts.get(ItemState.DONE, 0) - under_way, under_way, sum(counts.values()))
