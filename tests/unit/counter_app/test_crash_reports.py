import subprocess
import sys
import threading
from pathlib import Path

import pytest

from counter_app.crash_reports import KEPT, WRITTEN_IN_A_RUN, CrashReports
from payments_core.errors import BadValue, WorldTrouble

NAME, CODE = "Rossi Maria", "RSSMRA80A41Z999C"
NOON = 1_795_694_460.0


class Reports(CrashReports):
    """Reports of a clock that ticks a millisecond at each look."""

    def __init__(self, folder: Path) -> None:
        self.told = 0
        ticks = iter(range(10_000))
        super().__init__(folder, lambda: "1.2.3", lambda: NOON + next(ticks) / 1000)
        self.on_report = self._count

    def _count(self) -> None:
        self.told += 1


@pytest.fixture
def reports(tmp_path: Path) -> Reports:
    return Reports(tmp_path / "reports")


@pytest.fixture
def hooked(reports: Reports, monkeypatch: pytest.MonkeyPatch) -> Reports:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr("faulthandler.enable", lambda file: file.close())
    reports.install()
    return reports


def fail_about(citizen: str, tax_code: str) -> None:
    note = f"{citizen} owes"
    try:
        raise KeyError(f"{citizen} {tax_code} {note}")
    except KeyError as trouble:
        raise ValueError(f"nobody is {tax_code}") from trouble


def met(citizen: str = NAME, tax_code: str = CODE) -> ValueError:
    with pytest.raises(ValueError, match="nobody") as caught:
        fail_about(citizen, tax_code)
    return caught.value


def test_a_report_says_where_and_never_who(reports: Reports) -> None:
    reports.write(met())
    text = reports.text()
    for secret in (NAME, "Maria", CODE, "owes", "nobody", str(Path.home())):
        assert secret not in text
    assert text.startswith("Sportello Pagamenti 1.2.3\n2026-")
    assert "builtins.ValueError\n" in text
    assert "caused by builtins.KeyError\n" in text
    assert "fail_about" in text


def test_code_of_our_own_errors_is_told_but_not_their_facts(reports: Reports) -> None:
    reports.write(WorldTrouble("store_trouble", reason=NAME))
    reports.write(BadValue(CODE, name=NAME))
    assert "payments_core.errors.WorldTrouble (store_trouble)" in reports.text()
    assert NAME not in reports.text()
    assert CODE not in reports.text()


def test_nothing_uncaught_is_lost_on_whatever_thread(
    hooked: Reports, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        fail_about(NAME, CODE)

    thread = threading.Thread(target=fail, name=f"print-{NAME}")
    thread.start()
    thread.join()
    error = met()
    sys.excepthook(type(error), error, error.__traceback__)
    assert hooked.told == 2
    assert len(hooked.unseen()) == 2
    assert "thread: print\n" in hooked.text()
    assert "thread: MainThread\n" in hooked.text()
    said = hooked.text() + "".join(capsys.readouterr())
    assert NAME not in said
    assert CODE not in said


def test_the_same_error_is_written_once_and_only_so_many_are_kept(reports: Reports) -> None:
    for _ in range(3):
        reports.write(met())
    assert (reports.told, len(reports.unseen())) == (3, 1)
    for number in range(WRITTEN_IN_A_RUN + 5):
        kind = type(f"Error{number}", (Exception,), {})
        reports.write(kind())
    assert len(reports.unseen()) == KEPT
    assert f"Error{WRITTEN_IN_A_RUN - 2}" in reports.text()
    assert f"Error{WRITTEN_IN_A_RUN + 4}" not in reports.text()


def test_what_was_seen_is_not_told_again(reports: Reports, tmp_path: Path) -> None:
    reports.write(met())
    reports.mark_seen()
    assert reports.unseen() == ()
    assert len(list((tmp_path / "reports").iterdir())) == 1


def test_whoever_stops_the_program_has_met_no_error(reports: Reports) -> None:
    reports.write(KeyboardInterrupt())
    assert (reports.told, reports.unseen()) == (0, ())


def test_a_folder_that_cannot_be_written_costs_the_report_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    reports = Reports(tmp_path / "file" / "reports")
    reports.write(met())
    assert reports.told == 1
    assert reports.unseen() == ()


def test_a_hard_crash_is_told_at_the_next_start_without_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "maria.rossi"
    program = f"""
import faulthandler
from pathlib import Path
from counter_app.crash_reports import CrashReports
reports = CrashReports(Path({str(folder)!r}), lambda: "1.2.3", lambda: 0.0)
reports.install()
def paint(name): faulthandler._sigsegv()
paint({NAME!r})
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode != 0
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr("faulthandler.enable", lambda file: file.close())
    reports = Reports(folder)
    reports.install()
    text = reports.text()
    assert "Segmentation fault" in text or "access violation" in text
    assert " paint" in text
    assert "maria" not in text.lower()
    again = Reports(folder)
    again.install()
    assert len(again.unseen()) == 1
