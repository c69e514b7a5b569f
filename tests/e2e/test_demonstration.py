"""`./run demo --headless`: the main job with the real programs, and what it leaves behind."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from payments_core.notice.codes import qr_payload
from tests.architecture.source import ROOT
from tests.factories import escpos_reader
from tests.factories.pdf_reader import all_text, printed_codes

AMOUNT_CENTS = 2250
STAGES = ["released", "paid", "settled", "credited", "reconciled"]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demonstration") / "out"
    done = subprocess.run(
        [sys.executable, "-m", "demo", "--headless", "--output", str(folder)],
        cwd=ROOT, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.mark.timeout(300)
def test_the_report_says_the_same_amount_at_every_stage(output: Path) -> None:
    lines = (output / "report.txt").read_text(encoding="utf-8").splitlines()
    told = [line.split()[:2] for line in lines if line.split()[:1] and line.split()[0] in STAGES]
    assert told == [[stage, "22,50"] for stage in STAGES]


@pytest.mark.timeout(300)
def test_the_printed_notice_carries_the_code_that_was_paid(output: Path) -> None:
    report = (output / "report.txt").read_text(encoding="utf-8")
    number = re.search(r"released.*?((?:\d{4} ){4}\d{2})", report)
    assert number is not None
    notice = next(iter(sorted((output / "papers").glob("*notice*.pdf")))).read_bytes()
    assert number.group(1) in all_text(notice)
    payload = qr_payload(number.group(1).replace(" ", ""), "80999990015", AMOUNT_CENTS)
    assert payload in printed_codes(notice).values()


@pytest.mark.timeout(300)
def test_the_receipts_came_out_of_both_printers(output: Path) -> None:
    assert list((output / "papers").glob("*receipt*.pdf"))
    roll = escpos_reader.read((output / "receipt-roll.bin").read_bytes())
    assert any("22,50" in line.text for line in roll.lines)


@pytest.mark.timeout(300)
def test_every_screen_has_its_picture(output: Path) -> None:
    names = {path.stem.split("-", 1)[1] for path in output.glob("[0-9][0-9]-*.png")}
    assert names >= {
        "enrolment", "sign-in", "start", "search", "citizen", "release", "released", "paid",
        "verify", "notices", "tasks", "citizen-paid",
    }  # fmt: skip
