"""A receipt printer on USB by its two numbers, spoken to without a driver of the system.

Where the system has a driver for it (`/dev/usb/lp0`, a queue of Windows) a queue is simpler; this
way has answers. It needs libusb, and on Linux the right to open the device.
"""

from contextlib import suppress
from typing import Any

#: Class of printers in the descriptor of an interface (USB printer class, 1.1).
_PRINTER_CLASS = 7
_READ_BYTES = 64


class UsbLine:
    """The printer's interface: one endpoint out, and one in where it answers."""

    def __init__(self, vendor: int, product: int) -> None:
        import usb.core

        try:
            device = usb.core.find(idVendor=vendor, idProduct=product)
        except usb.core.NoBackendError as trouble:
            raise OSError("libusb is not installed") from trouble
        if device is None:
            raise OSError(f"no USB device {vendor:04x}:{product:04x}")
        self._device: Any = device
        interface = _printer_interface(device)
        number = interface.bInterfaceNumber
        # NotImplementedError: where the system's drivers need not be asked to let go.
        with suppress(NotImplementedError):
            if device.is_kernel_driver_active(number):
                device.detach_kernel_driver(number)
        self._out, self._in = _endpoints(interface)

    def send(self, data: bytes, seconds: float) -> None:
        """Hand all of it over; OSError when it is not taken in so many seconds."""
        rest = memoryview(data)
        while rest:
            rest = rest[self._out.write(bytes(rest), int(seconds * 1000)) :]

    def receive(self, seconds: float) -> bytes:
        """What has come; empty after the silence, at once from a printer without answers."""
        import usb.core

        if self._in is None:
            return b""
        try:
            return bytes(self._in.read(_READ_BYTES, max(1, int(seconds * 1000))))
        except usb.core.USBTimeoutError:
            return b""

    def close(self) -> None:
        """Let the device go."""
        import usb.util

        usb.util.dispose_resources(self._device)


def _printer_interface(device: Any) -> Any:
    for interface in device.get_active_configuration():
        if interface.bInterfaceClass == _PRINTER_CLASS:
            return interface
    raise OSError("the USB device is no printer")


def _endpoints(interface: Any) -> tuple[Any, Any]:
    import usb.util

    out = incoming = None
    for endpoint in interface:
        if usb.util.endpoint_direction(endpoint.bEndpointAddress) == usb.util.ENDPOINT_OUT:
            out = out or endpoint
        else:
            incoming = incoming or endpoint
    if out is None:
        raise OSError("the USB printer takes no data")
    return out, incoming
