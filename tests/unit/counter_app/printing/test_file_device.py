import threading
from pathlib import Path

from counter_app.printing.device import Attempt, Job, Outcome, PrinterState
from counter_app.printing.file_device import FileDevice


def attempt(begun: list[bool]) -> Attempt:
    return Attempt(lambda: begun.append(True), lambda state: None, threading.Event())


def test_job_becomes_one_whole_file(tmp_path: Path) -> None:
    begun: list[bool] = []
    device = FileDevice(tmp_path / "out", ".pdf")
    job = Job("notice-../3010", 7, b"%PDF")
    assert device.print_job(job, attempt(begun)) is Outcome.CONFIRMED
    assert [(each.name, each.read_bytes()) for each in (tmp_path / "out").iterdir()] == [
        ("000007-notice-..-3010.pdf", b"%PDF")
    ]
    assert begun == [True]


def test_folder_that_cannot_be_made_takes_nothing(tmp_path: Path) -> None:
    begun: list[bool] = []
    (tmp_path / "taken").write_text("a file")
    device = FileDevice(tmp_path / "taken", ".pdf")
    assert device.state() is PrinterState.UNREACHABLE
    assert device.print_job(Job("n", 1, b""), attempt(begun)) is Outcome.NOT_SENT
    assert begun == []
