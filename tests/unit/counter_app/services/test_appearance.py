from pathlib import Path

import pytest

from counter_app.services.appearance import (
    Appearance,
    ThemeChoice,
    read_appearance,
    write_appearance,
)

CHOSEN = Appearance("en", 150, ThemeChoice.DARK)


def test_what_was_chosen_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "profile" / "appearance.json"
    assert read_appearance(path) is None
    write_appearance(path, CHOSEN)
    assert read_appearance(path) == CHOSEN


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"language": "it", "scale_percent": 101, "theme": "DARK"}',
        '{"language": "xx", "scale_percent": 100, "theme": "DARK"}',
        '{"language": "it", "scale_percent": 100, "theme": "SEPIA"}', "\udcff",
    ],
)  # fmt: skip
def test_a_file_that_nobody_understands_counts_as_nothing_chosen(tmp_path: Path, text: str) -> None:
    path = tmp_path / "appearance.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert read_appearance(path) is None


def test_there_is_no_appearance_that_cannot_be_shown() -> None:
    with pytest.raises(ValueError, match="appearance"):
        Appearance("it", 110)
