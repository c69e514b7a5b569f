"""What this desk is and how it stands, for whoever looks after it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from counter_app.store import desk, numbers, outbox
from counter_app.store.database import Database


@dataclass(frozen=True, slots=True)
class DeskFacts:
    """`doubt` is why the desk may use no number, None while all is well; `waiting` are operations
    that the server has not answered."""

    entity_id: str
    entity_name: str
    desk_name: str
    office: str
    training: bool
    server_url: str
    version: str
    enrolled_at: datetime
    numbers_left: int
    waiting: int
    doubt: str | None


class DeskFactsReader:
    """`version` is the program's, `doubt` asks the source of numbers."""

    def __init__(self, database: Database, version: str, doubt: Callable[[], str | None]) -> None:
        self._database = database
        self._version = version
        self._doubt = doubt

    def read(self) -> DeskFacts:
        """As the store says now; a desk whose profile has not come yet goes by its ids.

        Raises `store_locked`, `desk_not_enrolled`.
        """
        with self._database.read() as session:
            row = desk.get(session)
            profile = desk.profile(session) if row.profile is not None else None
            left, waiting = numbers.numbers_left(session), outbox.count(session)
        return DeskFacts(
            entity_id=row.entity_id,
            entity_name=profile.entity_name if profile else row.entity_id,
            desk_name=profile.desk_name if profile else row.desk_id,
            office=profile.office if profile else "",
            training=profile.training if profile else False,
            server_url=row.server_url,
            version=self._version,
            enrolled_at=row.enrolled_at,
            numbers_left=left,
            waiting=waiting,
            doubt=self._doubt(),
        )
