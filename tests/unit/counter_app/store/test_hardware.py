import os
import struct
from pathlib import Path

import pytest

from counter_app.store.hardware import disk_name, hardware_of, system_identity

IDENTITY = bytes(range(16))


def a_disk(system: Path, name: str, number: str, **names: str) -> Path:
    disk = system / "devices" / name
    disk.mkdir(parents=True)
    for attribute, value in names.items():
        place = disk / attribute.replace("__", "/")
        place.parent.mkdir(exist_ok=True)
        place.write_text(f"{value}\n")
    link(system, number, disk)
    return disk


def link(system: Path, number: str, device: Path) -> None:
    links = system / "dev" / "block"
    links.mkdir(parents=True, exist_ok=True)
    (links / number).symlink_to(device)


def a_partition(system: Path, disk: Path, number: str) -> Path:
    partition = disk / "part1"
    partition.mkdir()
    (partition / "partition").write_text("1\n")
    link(system, number, partition)
    return partition


@pytest.mark.parametrize("where", ["wwid", "device__wwid", "serial", "device__serial"])
def test_partition_is_named_after_its_disk(tmp_path: Path, where: str) -> None:
    disk = a_disk(tmp_path, "sda", "8:0", **{where: "naa.5000c500a1b2c3d4"})
    a_partition(tmp_path, disk, "8:1")
    assert disk_name(tmp_path, 8, 1) == "naa.5000c500a1b2c3d4"


def test_encrypted_volume_is_named_after_the_disk_below(tmp_path: Path) -> None:
    disk = a_disk(tmp_path, "nvme0n1", "259:0", wwid="eui.0025385b01403ae1")
    partition = a_partition(tmp_path, disk, "259:1")
    crypt = a_disk(tmp_path, "dm-0", "253:0")
    volume = a_disk(tmp_path, "dm-1", "253:1")
    for upper, lower in ((crypt, partition), (volume, crypt)):
        (upper / "slaves").mkdir()
        (upper / "slaves" / lower.name).symlink_to(lower)
    assert disk_name(tmp_path, 253, 1) == "eui.0025385b01403ae1"


def test_disk_without_a_name_and_no_disk_at_all_have_none(tmp_path: Path) -> None:
    a_disk(tmp_path, "vda", "254:0")
    assert disk_name(tmp_path, 254, 0) == disk_name(tmp_path, 0, 42) == ""


def test_folder_is_asked_for_its_own_disk(tmp_path: Path) -> None:
    device = tmp_path.stat().st_dev
    number = f"{os.major(device)}:{os.minor(device)}"
    a_disk(tmp_path / "sys", "sda", number, wwid="naa.1")
    assert hardware_of(tmp_path / "not" / "yet" / "there", tmp_path / "sys") == "naa.1"


def structure(kind: int, body: bytes, texts: bytes = b"\0\0") -> bytes:
    return struct.pack("<BBH", kind, 4 + len(body), kind) + body + texts


SYSTEM = structure(1, b"\1\2\3\4" + IDENTITY + b"\6\0\0", b"Maker\0Model\0\0")


def test_machine_is_named_by_its_firmware() -> None:
    table = structure(0, b"\1\2", b"Bios\0\0") + SYSTEM + structure(127, b"")
    assert system_identity(table) == IDENTITY.hex()


@pytest.mark.parametrize(
    "table",
    [
        b"",
        b"\1",
        SYSTEM[:20],
        structure(1, b"\1\2\3\4"),
        structure(1, b"\1\2\3\4" + b"\xff" * 16),
        structure(0, b"\1\2", b"no end"),
        structure(0, b"") + structure(127, b""),
    ],
)
def test_firmware_that_says_nothing_names_no_machine(table: bytes) -> None:
    assert system_identity(table) == ""
