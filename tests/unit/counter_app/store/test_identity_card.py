from pathlib import Path

from counter_app.store.identity_card import IdentityCard, read_card, write_card


def test_card_is_read_back(tmp_path: Path) -> None:
    card = IdentityCard("Comune di Esempio", "Sportello 12", "Anagrafe", training=True)
    write_card(tmp_path / "desk.json", card)
    assert read_card(tmp_path / "desk.json") == card


def test_missing_or_damaged_card_is_no_card(tmp_path: Path) -> None:
    path = tmp_path / "desk.json"
    assert read_card(path) is None
    numbers = '{"entity_name": 1, "desk_name": 2, "office": 3, "training": 4}'
    for content in ("{", "[]", '{"another": 1}', numbers):
        path.write_text(content)
        assert read_card(path) is None
