"""What a look at a store and its journal finds, for whoever looks after the machine.

Nothing is mended: that is done when the counter starts.
"""

from dataclasses import dataclass

from counter_app.store import journal_rows
from counter_app.store.damage import StoreDamaged
from counter_app.store.database import Database
from counter_app.store.key_slots import Keys
from counter_app.store.outbox_journal import OutboxJournal
from payments_core.errors import WorldTrouble

WHOLE, DAMAGED, MISSING, TORN, ALTERED = "whole", "damaged", "missing", "torn", "altered"


@dataclass(frozen=True, slots=True)
class Report:
    """`store` is whole or damaged; `journal` is whole, torn (by a power cut, which is harmless),
    altered or missing. `waiting`: operations that the store has to deliver or to show, or those of
    the journal when the store cannot be read."""

    store: str
    journal: str
    waiting: int

    @property
    def is_whole(self) -> bool:
        """Whether there is nothing for anybody to do."""
        return self.store == WHOLE and self.journal in (WHOLE, TORN)


def look(database: Database, journal: OutboxJournal, keys: Keys) -> Report:
    """Read every page of the closed store and every record of the journal."""
    journal_state, waiting = _journal(journal, keys)
    if not any(_opens(database, key) for key in keys.all()):
        return Report(DAMAGED, journal_state, waiting)
    try:
        damage = database.find_damage()
        if damage is None:
            with database.read() as session:
                waiting = len(journal_rows.of_all(session))
    finally:
        database.close()
    return Report(WHOLE if damage is None else DAMAGED, journal_state, waiting)


def _opens(database: Database, key: bytes) -> bool:
    try:
        database.open(key, must_exist=True)
    except StoreDamaged:
        return False
    return True


def _journal(journal: OutboxJournal, keys: Keys) -> tuple[str, int]:
    try:
        history = journal.history(keys.all())
    except WorldTrouble as trouble:
        return (MISSING if trouble.code == "journal_missing" else ALTERED), 0
    state = {"NONE": WHOLE, "TORN": TORN, "ALTERED": ALTERED}[history.fault]
    return state, len(history.operations)
