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


def test_logo_comes_with_the_card_and_a_broken_one_is_left_out(tmp_path) -> None:
    card = tmp_path / "desk.json"
    for written, read in (("UE5H", b"PNG"), ("no base 64", None), (None, None)):
        write_card(card, IdentityCard("Comune", "Sportello 12", "Anagrafe", False, written))
        identity = read_identity(card)
        assert identity is not None
        assert identity.logo == read
