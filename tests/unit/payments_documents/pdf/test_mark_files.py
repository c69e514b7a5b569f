from pathlib import Path

import pytest

from payments_core.errors import BadValue
from payments_core.model.third_party_marks import ThirdPartyMarks
from payments_documents.pdf.mark_files import look_into, read_marks
from tests.factories.pictures import COAT_OF_ARMS, a_png, svg_of


def test_marks_have_names_that_never_change_and_the_drawing_comes_first(tmp_path: Path) -> None:
    (tmp_path / "pagopa.svg").write_bytes(COAT_OF_ARMS)
    (tmp_path / "pagopa.png").write_bytes(a_png())
    (tmp_path / "poste.png").write_bytes(a_png())
    (tmp_path / "other.png").write_bytes(a_png())
    seen = look_into(tmp_path)
    assert seen.marks == ThirdPartyMarks(pagopa=COAT_OF_ARMS, poste=a_png())
    assert (seen.missing, seen.faults) == (("bancoposta", "bollettino"), ())
    assert read_marks(tmp_path) == seen.marks


def test_a_mark_that_cannot_be_drawn_is_told_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "poste.svg").write_bytes(svg_of("<script/>"))
    seen = look_into(tmp_path)
    assert seen.marks == ThirdPartyMarks()
    assert [(fault.code, fault.facts["file"]) for fault in seen.faults] == [
        ("svg_runs", "poste.svg")
    ]
    with pytest.raises(BadValue, match="svg_runs"):
        read_marks(tmp_path)


def test_folder_that_is_not_there_has_nothing(tmp_path: Path) -> None:
    assert len(look_into(tmp_path / "no").missing) == 4
    with pytest.raises(BadValue, match="marks_folder_missing"):
        read_marks(tmp_path / "no")
