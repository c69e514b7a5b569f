"""Uploads and what becomes of them: taken at once, worked off with time, reported at the end.

Positions of a file are done one after the other, each at its instant between the upload and the
world's `upload_seconds` later; they appear in GPD at that instant, not before.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from hub_sandbox.gpd import Gpd
from hub_sandbox.numbering import Numbering
from hub_sandbox.positions.refusals import PositionRefusal
from hub_sandbox.positions.v1 import Position
from payments_core.clock import rome_date

#: An item of a file: the iupd, and what is to be done with it.
Item = tuple[str, Callable[[], object]]
#: Status and words of an outcome.
Outcome = tuple[int, str]

#: How GPD's upload words the outcome of a position.
_WORDS = {
    400: "Bad request",
    403: "FORBIDDEN",
    404: "Debt position NOT FOUND",
    409: "Debt position IUPD or NAV/IUV already exists for organization code",
}


class OperationStatus(StrEnum):
    """How far an upload is."""

    IN_PROGRESS = "IN_PROGRESS"
    COMPLETED = "COMPLETED"
    COMPLETED_WITH_WARNINGS = "COMPLETED_WITH_WARNINGS"
    COMPLETED_UNSUCCESSFULLY = "COMPLETED_UNSUCCESSFULLY"


@dataclass(slots=True)
class Upload:
    """A file on its way through GPD."""

    file_id: str
    entity_id: str
    started_at: datetime
    items: Sequence[Item]
    step: timedelta
    done_outcome: Outcome
    processed: int = 0
    outcomes: dict[Outcome, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def ended_at(self) -> datetime | None:
        """When the last position was done; None while there are more."""
        if self.processed < len(self.items):
            return None
        return self.started_at + self.step * len(self.items)

    @property
    def status(self) -> OperationStatus:
        """How far it is, and whether anything was refused."""
        if self.ended_at is None:
            return OperationStatus.IN_PROGRESS
        refused = [status >= 400 for status, _ in self.outcomes]
        if all(refused):
            return OperationStatus.COMPLETED_UNSUCCESSFULLY
        if any(refused):
            return OperationStatus.COMPLETED_WITH_WARNINGS
        return OperationStatus.COMPLETED

    def advance(self, now: datetime) -> None:
        """Do the positions whose instant has come."""
        while self.processed < len(self.items) and (
            self.started_at + self.step * (self.processed + 1) <= now
        ):
            iupd, work = self.items[self.processed]
            self.processed += 1
            try:
                work()
            except PositionRefusal as refusal:
                outcome = (refusal.status, _WORDS[refusal.status])
            else:
                outcome = self.done_outcome
            self.outcomes[outcome].append(iupd)


class UploadService:
    """Takes files for GPD; safe to share between threads."""

    def __init__(self, gpd: Gpd, numbering: Numbering, upload_seconds: float) -> None:
        self._gpd = gpd
        self._numbering = numbering
        self._seconds = upload_seconds
        self._uploads: dict[str, Upload] = {}
        self._running: list[Upload] = []
        gpd.before_each_call(self._advance)

    def create(self, entity_id: str, positions: Sequence[Position]) -> str:
        """Create and publish every position of a file; the id of the upload."""

        def item(position: Position) -> Item:
            debt = position.debt()
            return debt.iupd, lambda: self._gpd.create(entity_id, debt, publish=True)

        return self._start(entity_id, [item(one) for one in positions], 201, "CREATED")

    def update(self, entity_id: str, positions: Sequence[Position]) -> str:
        """Write every position of a file anew and publish it; the id of the upload."""

        def item(position: Position) -> Item:
            debt = position.debt()
            return debt.iupd, lambda: self._gpd.update(entity_id, debt.iupd, debt, publish=True)

        return self._start(entity_id, [item(one) for one in positions], 200, "operation OK")

    def delete(self, entity_id: str, iupds: Sequence[str]) -> str:
        """Remove every position that a file names; the id of the upload."""

        def item(iupd: str) -> Item:
            return iupd, lambda: self._gpd.delete(entity_id, iupd)

        return self._start(entity_id, [item(one) for one in iupds], 200, "operation OK")

    def upload(self, entity_id: str, file_id: str) -> Upload:
        """An upload as of now; 404 when the entity has none of this id."""
        with self._gpd.lock:
            self._gpd.now()
            found = self._uploads.get(file_id)
            if found is None or found.entity_id != entity_id:
                raise PositionRefusal(
                    404, "STATUS NOT FOUND", f"The status for given fileId {file_id} does not exist"
                )
            outcomes = {outcome: list(iupds) for outcome, iupds in found.outcomes.items()}
            return replace(found, outcomes=outcomes)

    def file_ids(self, entity_id: str, first: date, last: date) -> list[str]:
        """Ids of the files that arrived between two Rome days, both included, oldest first."""
        with self._gpd.lock:
            return [
                one.file_id
                for one in self._uploads.values()
                if one.entity_id == entity_id and first <= rome_date(one.started_at) <= last
            ]

    def _start(self, entity_id: str, items: Sequence[Item], status: int, words: str) -> str:
        with self._gpd.lock:
            upload = Upload(
                file_id=self._numbering.payment_token(),
                entity_id=entity_id,
                started_at=self._gpd.now(),
                items=items,
                step=timedelta(seconds=self._seconds) / len(items),
                done_outcome=(status, f"Debt position {words}"),
            )
            self._uploads[upload.file_id] = upload
            self._running.append(upload)
            return upload.file_id

    def _advance(self, now: datetime) -> None:
        for upload in self._running:
            upload.advance(now)
        self._running = [one for one in self._running if one.ended_at is None]
