"""What tells this machine from another, and keeps a second program out of its store."""

import hashlib
import sys
from pathlib import Path
from typing import BinaryIO

from payments_core.errors import WorldTrouble
from payments_documents.file_lock import lock

#: How the makers of virtual machines sign them; a real Microsoft PC is no "Virtual Machine".
_HYPERVISORS = (
    "vmware", "qemu", "kvm", "xen", "innotek", "virtualbox", "virtual machine", "parallels",
    "nutanix", "bochs", "ovirt", "openstack",
)  # fmt: skip
_LINUX_SOURCES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def machine_mark(hardware: str, sources: tuple[Path, ...] = _LINUX_SOURCES) -> str:
    """A fingerprint of this installation of the operating system and of the hardware that holds the
    store, the same for every account.

    It is kept in the store; a store that finds itself beside another mark was copied. Where the
    hardware says nothing, a machine cloned with its identity cannot be told apart by it: the server
    does that at its first report.
    """
    told = f"counter:{_installation_id(sources)}:{hardware}"
    return hashlib.sha256(told.encode()).hexdigest()


def _installation_id(sources: tuple[Path, ...]) -> str:
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(
            winreg.HKEY_LOCAL_MACHINE,
            r"SOFTWARE\Microsoft\Cryptography",
            access=winreg.KEY_READ | winreg.KEY_WOW64_64KEY,
        ) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    for source in sources:
        if source.exists() and (found := source.read_text(encoding="ascii").strip()):
            return found
    raise WorldTrouble("machine_without_identity", path=str(sources[0]))


def is_virtual(
    vendor: Path = Path("/sys/class/dmi/id/sys_vendor"), cpu: Path = Path("/proc/cpuinfo")
) -> bool:
    """Whether this machine is a virtual one, which somebody can roll back as a whole.

    A processor under a hypervisor says so on Linux; on Windows it is the maker of the machine.
    """
    if sys.platform == "win32":
        import winreg

        bios = r"HARDWARE\DESCRIPTION\System\BIOS"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, bios) as key:
            made_by = " ".join(
                str(winreg.QueryValueEx(key, name)[0])
                for name in ("SystemManufacturer", "SystemProductName")
            )
        return _is_hypervisor(made_by)
    if vendor.exists() and _is_hypervisor(vendor.read_text(encoding="utf-8", errors="replace")):
        return True
    return cpu.exists() and any(
        line.startswith("flags") and " hypervisor" in line
        for line in cpu.read_text(encoding="utf-8", errors="replace").splitlines()
    )


def _is_hypervisor(made_by: str) -> bool:
    return any(name in made_by.lower() for name in _HYPERVISORS)


class StoreLock:
    """Held from start to stop: two programs on one store would use the same numbers."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None

    def take(self) -> None:
        """Take the lock, which goes with the process.

        Raises `store_in_use` when another program holds it and `store_read_only` when nothing can
        be written beside the store.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = self._path.open("ab")
        except OSError as trouble:
            raise WorldTrouble("store_read_only", path=str(self._path.parent)) from trouble
        try:
            lock(file)
        except OSError as trouble:
            file.close()
            raise WorldTrouble("store_in_use", path=str(self._path)) from trouble
        self._file = file

    def release(self) -> None:
        """Let go; harmless when it is not held."""
        if self._file is not None:
            self._file.close()
            self._file = None
