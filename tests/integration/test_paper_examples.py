"""The examples that other programs start from can be printed, and are told of on their page.

That their fields are those of the schemas is seen by the reader, which is what the schemas are
made from.
"""

import json
from pathlib import Path

import pytest

from counter_app.__main__ import main
from counter_app.plain_content import PAPERS
from tests.architecture.source import ROOT
from tests.factories.pdf_reader import all_text

EXAMPLES = ROOT / "docs" / "examples"


@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_has_an_example_that_prints(paper: str, tmp_path: Path) -> None:
    example, printed = EXAMPLES / f"{paper}.json", tmp_path / "paper.pdf"
    content = json.loads(example.read_text("utf-8"))
    assert content["paper"] == paper
    command = "receipt" if paper == "receipt" else "notice"
    assert main([command, str(example), str(printed)]) == 0
    text = all_text(printed.read_bytes())
    assert content["debtor"]["full_name"] in text
    assert "FAC-SIMILE" in text


def test_every_example_is_shown_on_its_page() -> None:
    page = (ROOT / "docs" / "papers-from-other-programs.md").read_text("utf-8")
    assert [one.name for one in EXAMPLES.iterdir() if f"examples/{one.name}" not in page] == []
