from pathlib import Path

from counter_app.services.desk_identity import DeskIdentity, read_identity
from counter_app.store.identity_card import IdentityCard, write_card


def test_the_card_tells_what_desk_this_is_while_the_store_is_closed(tmp_path: Path) -> None:
    card = tmp_path / "desk.json"
    write_card(card, IdentityCard("Comune di Esempio", "Sportello 12", "Anagrafe", training=True))
    assert read_identity(card) == DeskIdentity(
        "Comune di Esempio", "Sportello 12", "Anagrafe", True
    )


def test_without_a_card_nobody_knows(tmp_path: Path) -> None:
    assert read_identity(tmp_path / "desk.json") is None
