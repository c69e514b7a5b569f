"""What desk this machine is, as far as anybody may know.

The window begins with it: nothing heavy is imported here.
"""

from dataclasses import asdict, dataclass
from pathlib import Path

from counter_app.store.identity_card import read_card


@dataclass(frozen=True, slots=True)
class DeskIdentity:
    """Shown in the header and on sign-in."""

    entity_name: str
    desk_name: str
    office: str
    training: bool


def read_identity(card: Path) -> DeskIdentity | None:
    """Entity, desk and office from the card beside the store, which may be locked; None without
    a card that can be read."""
    known = read_card(card)
    return DeskIdentity(**asdict(known)) if known is not None else None
