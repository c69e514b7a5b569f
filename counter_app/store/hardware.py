"""Which piece of hardware holds a folder: what a disk copied onto another one does not bring along.

Linux tells the world-wide name or the serial number of a disk to everybody; Windows tells the
identity of the main board. Where neither says anything, only the installation of the operating
system tells a machine from another.
"""

import os
import struct
import sys
from pathlib import Path

#: Where a disk says its name, below its device, the first that says anything counts.
_NAMES = ("wwid", "device/wwid", "serial", "device/serial")
#: Structure of a firmware table that names the machine, and where in it the identity stands
#: (SMBIOS 3.7, 7.2).
_SYSTEM, _IDENTITY, _IDENTITY_BYTES = 1, 8, 16
_HEADER_BYTES = 4


def hardware_of(folder: Path, system: Path = Path("/sys")) -> str:
    """A text that is another one on other hardware; empty where nothing can be known.

    `folder` need not be there yet: the nearest one above it that is there counts.
    """
    if sys.platform == "win32":
        return system_identity(_firmware_table())
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    device = there.stat().st_dev
    return disk_name(system, os.major(device), os.minor(device))


def disk_name(system: Path, major: int, minor: int) -> str:
    """The name of the disk behind a device, found through partitions and through what is put over
    disks (encryption, volumes); empty when it has none."""
    link = system / "dev" / "block" / f"{major}:{minor}"
    if not link.exists():
        return ""
    device = link.resolve()
    while (below := sorted((device / "slaves").glob("*"))) if (device / "slaves").exists() else []:
        device = below[0].resolve()
    if (device / "partition").exists():
        device = device.parent
    for name in _NAMES:
        if (device / name).is_file() and (found := (device / name).read_text("utf-8").strip()):
            return found
    return ""


def system_identity(table: bytes) -> str:
    """The machine's identity in a table of SMBIOS structures, hexadecimal; empty without one."""
    at = 0
    while at + _HEADER_BYTES <= len(table):
        kind, length = struct.unpack_from("<BB", table, at)
        end = at + _IDENTITY + _IDENTITY_BYTES
        if kind == _SYSTEM and length >= _IDENTITY + _IDENTITY_BYTES and end <= len(table):
            identity = table[at + _IDENTITY : end]
            # Makers who did not give one have left all bits alike.
            return "" if len(set(identity)) == 1 else identity.hex()
        # After its fixed part a structure has its texts, ended by two zeros.
        after = table.find(b"\0\0", at + max(length, _HEADER_BYTES))
        if after < 0:
            return ""
        at = after + 2
    return ""


if sys.platform == "win32":
    import ctypes

    def _firmware_table() -> bytes:
        """The firmware's table, without the eight bytes that Windows puts before it."""
        ask = ctypes.windll.kernel32.GetSystemFirmwareTable
        provider = int.from_bytes(b"RSMB", "big")
        size = ask(provider, 0, None, 0)
        buffer = ctypes.create_string_buffer(size)
        ask(provider, 0, buffer, size)
        return buffer.raw[8:]
