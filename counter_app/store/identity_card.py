"""Name and office of the desk in the clear, for the header while the store is still locked."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from counter_app.store.durable_file import write_durably


@dataclass(frozen=True, slots=True)
class IdentityCard:
    """What anybody who stands at the counter may read; `logo` is the entity's, a
    PNG or SVG in base 64."""

    entity_name: str
    desk_name: str
    office: str
    training: bool
    logo: str | None = None


def read_card(path: Path) -> IdentityCard | None:
    """The card, None when there is none or it cannot be read: it is a convenience."""
    try:
        card = IdentityCard(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    names = (card.entity_name, card.desk_name, card.office)
    sound = (
        all(isinstance(name, str) for name in names)
        and isinstance(card.training, bool)
        and isinstance(card.logo, str | None)
    )
    return card if sound else None


def write_card(path: Path, card: IdentityCard) -> None:
    """Write the card."""
    write_durably(path, json.dumps(asdict(card)).encode())
