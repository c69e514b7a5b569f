import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.store.machine import StoreLock, is_virtual, machine_mark
from payments_core.errors import WorldTrouble


def test_mark_is_the_machines_own_and_does_not_show_its_identity(tmp_path: Path) -> None:
    source = tmp_path / "machine-id"
    source.write_text("0123456789abcdef\n")
    mark = machine_mark("disk-1", (tmp_path / "missing", source))
    assert mark == machine_mark("disk-1", (source,))
    assert "0123456789abcdef" not in mark
    # A disk copied onto another one brings the installation along, and not the hardware.
    assert machine_mark("disk-2", (source,)) != mark
    source.write_text("another\n")
    assert machine_mark("disk-1", (source,)) != mark


def test_machine_without_identity_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorldTrouble, match="machine_without_identity"):
        machine_mark("disk-1", (tmp_path / "missing",))


@pytest.mark.parametrize(
    ("vendor", "flags", "virtual"),
    [
        ("LENOVO", "fpu vme de", False),
        ("Dell Inc.", "fpu vme hypervisor de", True),
        ("QEMU", "fpu vme", True),
        ("VMware, Inc.", None, True),
        ("Microsoft Corporation", "fpu vme", False),
        (None, "fpu vme", False),
        (None, None, False),
    ],
)
def test_virtual_machine_is_known_by_its_maker_or_its_processor(
    tmp_path: Path, vendor: str | None, flags: str | None, virtual: bool
) -> None:
    maker, cpu = tmp_path / "vendor", tmp_path / "cpuinfo"
    if vendor is not None:
        maker.write_text(f"{vendor}\n")
    if flags is not None:
        cpu.write_text(f"processor\t: 0\nflags\t\t: {flags}\n")
    assert is_virtual(maker, cpu) is virtual


def test_second_program_is_kept_out_until_the_first_lets_go(tmp_path: Path) -> None:
    first, second = StoreLock(tmp_path / "store.lock"), StoreLock(tmp_path / "store.lock")
    first.take()
    with pytest.raises(WorldTrouble, match="store_in_use"):
        second.take()
    first.release()
    second.take()
    second.release()
    second.release()


def test_place_where_nothing_can_be_written_is_told_from_a_program_that_is_open(
    tmp_path: Path,
) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    with pytest.raises(WorldTrouble, match="store_read_only"):
        StoreLock(tmp_path / "home" / "store.lock").take()


def test_lock_goes_with_its_process(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib; from counter_app.store.machine import StoreLock;"
        "lock = StoreLock(pathlib.Path(sys.argv[1])); lock.take();"
        "print('taken', flush=True); sys.stdin.read()"
    )
    path = tmp_path / "store.lock"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "taken\n"
        with pytest.raises(WorldTrouble, match="store_in_use"):
            StoreLock(path).take()
        process.kill()
        process.wait()
    lock = StoreLock(path)
    lock.take()
    lock.release()
