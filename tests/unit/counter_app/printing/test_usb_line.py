"""Against a stand-in for libusb: no USB bus was at hand."""

from collections import deque
from types import SimpleNamespace
from typing import Any

import pytest
import usb.core
from usb.backend import IBackend

from counter_app.printing.device import Job, Outcome
from counter_app.printing.escpos_device import EscPosDevice
from counter_app.printing.usb_line import UsbLine
from payments_documents.rolls.printer_profile import printer_profile
from tests.factories.print_attempt import Watched

VENDOR, PRODUCT = 0x04B8, 0x0E15
OUT, IN = 0x01, 0x82


class Bus(IBackend):
    """A bus with one printer on it: descriptors and bulk transfers, as libusb gives them."""

    def __init__(self, endpoints: tuple[int, ...] = (OUT, IN), interface_class: int = 7) -> None:
        self.endpoints, self.interface_class = endpoints, interface_class
        self.received, self.answers = bytearray(), deque[bytes]()
        self.driver, self.pulled, self.at_a_time = True, False, 64

    def enumerate_devices(self) -> list[str]:
        return ["printer"]

    def get_device_descriptor(self, dev: str) -> Any:
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0,
            bDeviceProtocol=0, bMaxPacketSize0=64, idVendor=VENDOR, idProduct=PRODUCT,
            bcdDevice=0x100, iManufacturer=0, iProduct=0, iSerialNumber=0, bNumConfigurations=1,
            address=1, bus=1, port_number=1, port_numbers=(1,), speed=3,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: str, config: int) -> Any:
        if config:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1,
            bConfigurationValue=1, iConfiguration=0, bmAttributes=0xC0, bMaxPower=1,
            extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(self, dev: str, intf: int, alt: int, config: int) -> Any:
        if intf or alt:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0,
            bNumEndpoints=len(self.endpoints), bInterfaceClass=self.interface_class,
            bInterfaceSubClass=1, bInterfaceProtocol=2, iInterface=0, extra_descriptors=[],
        )  # fmt: skip

    def get_endpoint_descriptor(self, dev: str, ep: int, intf: int, alt: int, config: int) -> Any:
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=self.endpoints[ep], bmAttributes=2,
            wMaxPacketSize=64, bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    def open_device(self, dev: str) -> str:
        return "handle"

    def close_device(self, dev_handle: str) -> None:
        return None

    def get_configuration(self, dev_handle: str) -> int:
        return 1

    def claim_interface(self, dev_handle: str, intf: int) -> None:
        assert not self.driver

    def release_interface(self, dev_handle: str, intf: int) -> None:
        return None

    def is_kernel_driver_active(self, dev_handle: str, intf: int) -> bool:
        return self.driver

    def detach_kernel_driver(self, dev_handle: str, intf: int) -> None:
        self.driver = False

    def bulk_write(self, dev_handle: str, ep: int, intf: int, data: Any, timeout: int) -> int:
        if self.pulled:
            raise usb.core.USBError("No such device", errno=19)
        taken = bytes(data[: self.at_a_time])
        self.received += taken
        if taken.startswith(b"\x10\x04"):
            self.answers.append(b"\x12")
        if b"\x1dr\x01" in self.received[-3:]:
            self.answers.append(b"\x00")
        return len(taken)

    def bulk_read(self, dev_handle: str, ep: int, intf: int, buff: Any, timeout: int) -> int:
        if not self.answers:
            raise usb.core.USBTimeoutError("Operation timed out", errno=110)
        answer = self.answers.popleft()
        buff[: len(answer)] = type(buff)("B", answer)
        return len(answer)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Bus:
    return on(monkeypatch, Bus())


def on(monkeypatch: pytest.MonkeyPatch, bus: Bus) -> Bus:
    found = usb.core.find
    monkeypatch.setattr(usb.core, "find", lambda **wanted: found(backend=bus, **wanted))
    return bus


def test_printer_that_answers_confirms_its_job(bus: Bus) -> None:
    device = EscPosDevice(
        lambda: UsbLine(VENDOR, PRODUCT), printer_profile("generic-58"), confirm_seconds=1.0
    )
    payload = b"Ricevuta\n" * 100
    assert device.print_job(Job("r", 1, payload), Watched().attempt) is Outcome.CONFIRMED
    assert payload in bus.received
    assert not bus.driver


def test_printer_without_an_endpoint_for_answers_leaves_jobs_uncertain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bus = on(monkeypatch, Bus(endpoints=(OUT,)))
    device = EscPosDevice(lambda: UsbLine(VENDOR, PRODUCT), printer_profile("pos-5890"))
    assert device.print_job(Job("r", 1, b"x\n"), Watched().attempt) is Outcome.UNCERTAIN
    assert bus.received.strip(b"\0") == b"x\n"
    line = UsbLine(VENDOR, PRODUCT)
    assert line.receive(5.0) == b""
    line.close()


def test_pulled_cable_is_trouble(bus: Bus) -> None:
    line = UsbLine(VENDOR, PRODUCT)
    bus.pulled = True
    with pytest.raises(OSError, match="No such device"):
        line.send(b"x", 1.0)
    line.close()


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"interface_class": 8}, "no printer"), ({"endpoints": (IN,)}, "takes no data")],
)
def test_device_that_cannot_print_is_refused(
    monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], words: str
) -> None:
    on(monkeypatch, Bus(**changes))
    with pytest.raises(OSError, match=words):
        UsbLine(VENDOR, PRODUCT)


def test_absent_device_and_absent_library_are_trouble(
    bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OSError, match="1234:5678"):
        UsbLine(0x1234, 0x5678)

    def no_library(**wanted: object) -> None:
        raise usb.core.NoBackendError("No backend available")

    monkeypatch.setattr(usb.core, "find", no_library)
    with pytest.raises(OSError, match="libusb"):
        UsbLine(VENDOR, PRODUCT)
