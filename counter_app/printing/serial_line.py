"""A receipt printer on a serial port: `/dev/ttyUSB0`, `COM3`."""

#: What most printers are delivered with; their self test prints what they are set to.
USUAL_BAUD = 9600


class SerialLine:
    """A port, eight bits without parity; the printer holds the PC back by DTR."""

    def __init__(self, port: str, baud: int = USUAL_BAUD) -> None:
        import serial

        try:
            opened = serial.Serial(port, baud, dsrdtr=True, exclusive=True)
        except ValueError as trouble:  # a speed that the port does not know
            raise OSError(str(trouble)) from trouble
        self._port: serial.Serial = opened
        # What the printer said to whoever had the port before is about other jobs.
        self._port.reset_input_buffer()

    def send(self, data: bytes, seconds: float) -> None:
        """Hand all of it over; OSError when it is not taken in so many seconds."""
        self._port.write_timeout = seconds
        self._port.write(data)

    def receive(self, seconds: float) -> bytes:
        """What has come; empty after the silence."""
        self._port.timeout = seconds
        first: bytes = self._port.read(1)
        return first + self._port.read(self._port.in_waiting) if first else b""

    def close(self) -> None:
        """Let the port go."""
        self._port.close()
