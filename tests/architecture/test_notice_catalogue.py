"""The catalogue of the papers: every refusal has its sentence, and every hint its room."""

import re
from pathlib import Path

import pytest

from payments_core.notice.language import Language
from payments_documents.pdf.paper_styles import BODY_BOLD
from payments_documents.pdf.typesetting import width_mm
from payments_documents.texts import load_texts

REPOSITORY = Path(__file__).resolve().parents[2]
ITALIAN = load_texts("notice", Language.IT).sentences
#: Room for the hint between the QR code's left side and the next column.
HINT_WIDTH_MM = 47.5


def test_every_refusal_of_the_papers_has_a_sentence() -> None:
    sources = [*(REPOSITORY / "payments_documents").glob("*.py")]
    sources.append(REPOSITORY / "payments_core" / "notice" / "codes.py")
    raised = {
        code
        for source in sources
        for code in re.findall(
            r"(?:BadValue|RuleBroken)\(\s*\"(\w+)\"", source.read_text(encoding="utf-8")
        )
    }
    programming = {"printed_marker_malformed"}
    assert raised - programming <= {
        key.removeprefix("errors.") for key in ITALIAN if key.startswith("errors.")
    }


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("standing", ["payable", "to_register", "preview"])
@pytest.mark.parametrize("line", ["hint_first", "hint_second"])
def test_hint_under_the_code_stays_clear_of_the_next_column(
    language: Language, standing: str, line: str
) -> None:
    hint = load_texts("notice", language).say(f"{standing}.{line}").replace("**", "")
    assert width_mm(hint, BODY_BOLD) <= HINT_WIDTH_MM
