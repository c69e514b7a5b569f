from pathlib import Path

import pytest

from counter_app.services.recognition import recognise
from counter_app.services.scanner_memory import ScannerMemory

QR = "PAGOPA|002|301000000000004285|80999990106|2195"
AMERICAN = QR.replace("|", "§")


def learn(memory: ScannerMemory, read: str) -> bool:
    return memory.learn(read, recognise(read))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "scanner.json"


def test_one_reading_is_enough_and_the_next_start_knows_it(path: Path) -> None:
    memory = ScannerMemory(path)
    assert not memory.other_keys
    assert learn(memory, AMERICAN)
    assert not learn(memory, AMERICAN)
    memory.keep()
    assert ScannerMemory(path).other_keys


def test_codes_that_prove_right_undo_it_and_codes_that_show_nothing_do_not(path: Path) -> None:
    memory = ScannerMemory(path)
    memory.choose(other_keys=True)
    for read in ("301000000000004285", "RSSMRA80A41Z999C", "via Roma 12/3", "30100000-0004285"):
        assert not learn(memory, read)
    assert memory.other_keys
    assert learn(memory, QR)
    assert not memory.other_keys
    memory.keep()
    assert not ScannerMemory(path).other_keys


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("2026-1420", "2026/1420"),
        ("-RFB-721265093769322-10.00", "/RFB/721265093769322/10.00"),
        ("rossi", "rossi"),
        ("D'Angelo", "D'Angelo"),
        ("2026/1420", "2026/1420"),
        (AMERICAN, AMERICAN),
    ],
)
def test_only_what_is_no_code_as_it_stands_is_read_otherwise(
    path: Path, read: str, meant: str
) -> None:
    memory = ScannerMemory(path)
    assert memory.meant(read) == read
    memory.choose(other_keys=True)
    assert memory.meant(read) == meant


@pytest.mark.parametrize("text", ["", "[]", "{", '{"other_keys": 1}', "\udcff"])
def test_file_that_says_nothing_is_as_good_as_none(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert not ScannerMemory(path).other_keys


def test_disk_that_refuses_costs_the_memory_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = ScannerMemory(tmp_path / "file" / "scanner.json")
    memory.choose(other_keys=True)
    memory.keep()
    assert memory.other_keys
