"""A receipt printer on the network, usually at port 9100."""

import socket

_READ_BYTES = 256
CONNECT_SECONDS = 3.0


class TcpLine:
    """A connection; most printers take one at a time."""

    def __init__(self, host: str, port: int, seconds: float = CONNECT_SECONDS) -> None:
        self._socket = socket.create_connection((host, port), timeout=seconds)

    def send(self, data: bytes, seconds: float) -> None:
        """Hand all of it over; OSError when it is not taken in so many seconds."""
        self._socket.settimeout(seconds)
        self._socket.sendall(data)

    def receive(self, seconds: float) -> bytes:
        """What has come; empty after the silence, ConnectionResetError at its end."""
        self._socket.settimeout(seconds)
        try:
            received = self._socket.recv(_READ_BYTES)
        except TimeoutError:
            return b""
        if not received:
            raise ConnectionResetError("the printer has closed the line")
        return received

    def close(self) -> None:
        """End the connection."""
        self._socket.close()
