"""The clerk's guide: its keys are those of the program, its pictures are there."""

import re
from pathlib import Path

import pytest

from counter_app.ui.frame.key_sheet import GROUPS
from demo import guide
from tests.architecture.source import ROOT

DOCS = ROOT / "docs"
NOTHING_YET = "# Guida\n\nTesto\n\n"


@pytest.mark.parametrize("language", guide.GUIDES)
def test_the_keys_of_the_guide_are_those_of_the_program(language: str) -> None:
    text = (DOCS / guide.GUIDES[language]).read_text(encoding="utf-8")
    assert text.endswith(guide.keys_page(language)), "python -m demo.guide writes them anew"


@pytest.mark.parametrize("name", guide.GUIDES.values())
def test_pictures_and_pages_that_the_guide_shows_are_there(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    shown = re.findall(r"\]\(([^)#]+)\)", text)
    assert len([path for path in shown if path.endswith(".png")]) >= 12
    assert [path for path in shown if not (DOCS / path).exists()] == []


def test_both_guides_have_the_same_chapters_and_pictures() -> None:
    italian, english = ((DOCS / name).read_text(encoding="utf-8") for name in guide.GUIDES.values())
    pictures = [re.findall(r"pictures/\w+/(.*\.png)", text) for text in (italian, english)]
    assert pictures[0] == pictures[1]
    assert len(re.findall("(?m)^## ", italian)) == len(re.findall("(?m)^## ", english))


def test_only_the_page_of_keys_is_written_anew(tmp_path: Path) -> None:
    for name in guide.GUIDES.values():
        (tmp_path / name).write_text(f"{NOTHING_YET}{guide.MARK}old\n", encoding="utf-8")
    guide.write_keys(tmp_path)
    for language, name in guide.GUIDES.items():
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert text == NOTHING_YET + guide.keys_page(language)
        assert text.count("|---|---|") == len(GROUPS)
