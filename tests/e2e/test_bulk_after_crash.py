"""A file of many notices whose program was killed: another process goes on with it."""

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
#: Prints eight notices three to a step; dies before the one it is told.
PROGRAM = """
import os, sys
from pathlib import Path
from payments_documents.notices import bulk_file
from payments_documents.pdf.tagged_pdf import Metadata
from payments_core.notice.language import Language
from tests.factories.notices import a_notice_with_slip, a_party
bulk_file.NOTICES_PER_STEP = 3
path, dies_before = Path(sys.argv[1]), int(sys.argv[2])
about = Metadata("Avvisi", "Comune di Esempio", "Avvisi", "it-IT")
with bulk_file.BulkFile(path, "all", "run", about, Language.IT) as file:
    for number, name in enumerate(("Rossi", "Иванов", "Nguyễn", "Čuk") * 2):
        if number == dies_before:
            os._exit(9)
        if str(number) not in file.done:
            file.add(str(number), a_notice_with_slip(debtor=a_party(full_name=name)))
    file.finish()
"""


def run(path: Path, dies_before: int) -> int:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path), str(dies_before)],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)}, cwd=REPOSITORY, timeout=60,
    ).returncode  # fmt: skip


def test_another_process_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole.pdf", tmp_path / "killed.pdf"
    assert run(whole, -1) == 0
    assert run(killed, 7) == 9
    assert not killed.exists()
    assert run(killed, -1) == 0
    assert killed.read_bytes() == whole.read_bytes()
