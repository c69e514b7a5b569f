from pathlib import Path

import pytest

from counter_app.printing.devices import paper_device, roll_device
from counter_app.printing.escpos_device import EscPosDevice
from counter_app.printing.file_device import FileDevice
from payments_core.errors import BadValue


def test_no_address_is_no_printer() -> None:
    assert paper_device(None) is None
    assert roll_device(None) is None


def test_addresses_choose_the_device(tmp_path: Path) -> None:
    assert isinstance(paper_device(f"file:{tmp_path}"), FileDevice)
    assert isinstance(roll_device("tcp:127.0.0.1:9100"), EscPosDevice)
    assert isinstance(roll_device(f"file:{tmp_path}"), FileDevice)


@pytest.mark.parametrize("address", ["", "file:", "lpt1", "qt:", "tcp:host"])
def test_unknown_paper_addresses_are_refused(address: str) -> None:
    with pytest.raises(BadValue, match="printer_malformed"):
        paper_device(address)


@pytest.mark.parametrize(
    "address", ["tcp:host", "tcp::9100", "tcp:host:0", "tcp:host:70000", "qt:A4"]
)
def test_unknown_roll_addresses_are_refused(address: str) -> None:
    with pytest.raises(BadValue, match="printer_malformed"):
        roll_device(address)
