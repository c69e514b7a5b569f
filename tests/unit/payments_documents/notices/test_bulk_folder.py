from pathlib import Path

import pytest

from payments_core.errors import BadValue, RuleBroken
from payments_core.notice.language import Language
from payments_documents.notices import notice_page
from payments_documents.notices.bulk_folder import BulkFolder
from tests.factories.notices import NOTICE_NUMBER, a_notice, a_party

OTHER = "301000000000004382"


def folder(path: Path, purpose: str = "all", run_id: str = "first") -> BulkFolder:
    return BulkFolder(path / "avvisi", purpose, run_id, Language.IT)


def test_each_notice_is_a_file_of_its_own_for_the_owner_alone(tmp_path: Path) -> None:
    with folder(tmp_path) as files:
        files.add(NOTICE_NUMBER, a_notice())
        files.save()
        files.finish()
    (path,) = (tmp_path / "avvisi").iterdir()
    assert path.name == f"{NOTICE_NUMBER}.pdf"
    assert path.read_bytes() == notice_page.render(a_notice())
    assert path.stat().st_mode & 0o077 == 0


def test_unfinished_work_knows_what_it_has_done(tmp_path: Path) -> None:
    with folder(tmp_path) as files:
        files.add(NOTICE_NUMBER, a_notice())
        with pytest.raises(BadValue, match="letter_not_printable"):
            files.add(OTHER, a_notice(debtor=a_party(full_name="\ue000")))
    with folder(tmp_path, run_id="second") as files:
        assert (list(files.done), files.run_id) == ([NOTICE_NUMBER], "first")
        files.add(OTHER, a_notice(notice_number=OTHER))
        files.finish()
    names = {path.name for path in (tmp_path / "avvisi").iterdir()}
    assert names == {f"{NOTICE_NUMBER}.pdf", f"{OTHER}.pdf"}


def test_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "avvisi").mkdir()
    (tmp_path / "avvisi" / "letter.txt").write_text("mine")
    with pytest.raises(RuleBroken, match="bulk_folder_not_empty"), folder(tmp_path):
        pass
    (tmp_path / "avvisi" / "letter.txt").unlink()
    with folder(tmp_path):
        pass
    with pytest.raises(RuleBroken, match="bulk_of_another_purpose"), folder(tmp_path, "others"):
        pass


def test_nothing_to_print_is_said(tmp_path: Path) -> None:
    with folder(tmp_path) as files, pytest.raises(RuleBroken, match="bulk_is_empty"):
        files.finish()


def test_folder_knows_whether_something_may_be_missing(tmp_path: Path) -> None:
    files = folder(tmp_path)
    assert not files.unfinished
    with files:
        assert files.unfinished
        files.add(NOTICE_NUMBER, a_notice())
        files.finish()
    assert not files.unfinished


def test_file_that_was_cut_short_is_written_anew_or_goes_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "avvisi").mkdir()
    (tmp_path / "avvisi" / "print.json.part").write_text("{")
    with folder(tmp_path) as files:
        (tmp_path / "avvisi" / f"{OTHER}.pdf.part").write_bytes(b"%PDF")
        files.add(NOTICE_NUMBER, a_notice())
        files.finish()
    assert [path.name for path in (tmp_path / "avvisi").iterdir()] == [f"{NOTICE_NUMBER}.pdf"]
