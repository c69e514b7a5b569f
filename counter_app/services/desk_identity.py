"""What desk this machine is, as far as anybody may know.

The window begins with it: nothing heavy is imported here.
"""

import base64
from dataclasses import dataclass
from pathlib import Path

from counter_app.store.identity_card import read_card


@dataclass(frozen=True, slots=True)
class DeskIdentity:
    """Shown in the header and on sign-in; `logo` is the entity's, a PNG or SVG."""

    entity_name: str
    desk_name: str
    office: str
    training: bool
    logo: bytes | None = None


def read_identity(card: Path) -> DeskIdentity | None:
    """Entity, desk and office from the card beside the store, which may be locked; None without
    a card that can be read."""
    known = read_card(card)
    if known is None:
        return None
    try:
        logo = base64.b64decode(known.logo, validate=True) if known.logo else None
    except ValueError:
        logo = None
    return DeskIdentity(known.entity_name, known.desk_name, known.office, known.training, logo)
