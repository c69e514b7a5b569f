from pathlib import Path

import pytest

from demo import paper_forms
from demo.paper_forms import FORMS, PICTURES
from payments_documents.notices import notice_page
from payments_documents.texts import load_texts
from tests.architecture.source import ROOT


def test_the_page_shows_every_form_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {name: FORMS[name] for name in ("single", "instalments-2-slips")}
    monkeypatch.setattr(paper_forms, "FORMS", few)
    (tmp_path / PICTURES).mkdir(parents=True)
    (tmp_path / PICTURES / "of-before.png").touch()
    paper_forms.write(tmp_path)
    assert sorted(path.stem for path in (tmp_path / PICTURES).iterdir()) == sorted(few)
    page = (tmp_path / "papers.md").read_text(encoding="utf-8")
    assert page.index("pictures/papers/forms/single.png") < page.index("instalments-2-slips.png")
    assert "Two instalments with their slips" in page


def test_the_pages_of_a_form_stand_side_by_side() -> None:
    one, two = (
        paper_forms.picture_of(notice_page.render(FORMS[name]())) for name in ("fine", "fine-slips")
    )
    assert two.width > 2 * one.width
    assert two.height == one.height


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_form_has_a_line(language: str) -> None:
    texts = load_texts("demonstration", language)
    assert [name for name in FORMS if not texts.has(f"forms.{name}")] == []


def test_the_documents_show_every_form() -> None:
    shown = {path.stem for path in (ROOT / "docs" / PICTURES).glob("*.png")}
    assert shown == set(FORMS)
