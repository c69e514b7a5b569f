"""When an X server got its keys, by its own clock.

Its RECORD extension is asked (X Record Extension Protocol, version 1.13): it tells what the devices
do, whoever moves them. The library that asks comes with `xdotool`.
"""

import ctypes
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

#: Of the X protocol: the event that a key has come up, after the one that it has gone down.
_KEY_PRESS, _KEY_RELEASE = 2, 3
#: Name of the Enter key in X, with which a scan ends.
_RETURN = 0xFF0D
#: Of the record: all clients; the time goes with it; a piece that tells what a device did.
_ALL_CLIENTS, _WITH_TIME, _OF_DEVICE = 3, 1, 0
#: Longest wait until the Enter of a scan that was typed is told, and how often is looked.
_PATIENCE_SECONDS, _GLANCE_SECONDS = 20, 0.01


class _Range(ctypes.Structure):
    """XRecordRange: first and last number of what is told, for each sort."""

    _fields_ = (
        ("of_requests", ctypes.c_ushort * 8),
        ("delivered_events", ctypes.c_ubyte * 2),
        ("device_events", ctypes.c_ubyte * 2),
        ("errors", ctypes.c_ubyte * 2),
        ("of_clients", ctypes.c_int * 2),
    )


class _Piece(ctypes.Structure):
    """XRecordInterceptData."""

    _fields_ = (
        ("id_base", ctypes.c_ulong),
        ("at_ms", ctypes.c_ulong),
        ("client_seq", ctypes.c_ulong),
        ("category", ctypes.c_int),
        ("client_swapped", ctypes.c_int),
        ("data", ctypes.POINTER(ctypes.c_ubyte)),
        ("data_len", ctypes.c_ulong),
    )


_Hear = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(_Piece))


class KeyTimes:
    """Keys that an X server got while it was listened to."""

    def __init__(self, return_code: int) -> None:
        self.has_ended = False
        self._return_code = return_code
        self._times_ms: list[int] = []

    def longest_pause_ms(self) -> int:
        """Between two movements of keys."""
        return max((later - earlier for earlier, later in pairwise(self._times_ms)), default=0)

    def take(self, piece: _Piece) -> None:
        """One more movement; the Enter key that comes up ends the scan."""
        if piece.category == _OF_DEVICE:
            self._times_ms.append(piece.at_ms)
            self.has_ended |= (piece.data[0], piece.data[1]) == (_KEY_RELEASE, self._return_code)


@contextmanager
def key_times(display: str) -> Iterator[KeyTimes]:
    """Listens to what is scanned inside; at the end all of it has been told."""
    x11, record = _libraries()
    asking, telling = (x11.XOpenDisplay(display.encode()) for _ in range(2))
    of_keys = _Range(device_events=(_KEY_PRESS, _KEY_RELEASE))
    context = record.XRecordCreateContext(
        asking, _WITH_TIME, ctypes.byref(ctypes.c_ulong(_ALL_CLIENTS)), 1,
        ctypes.byref(ctypes.pointer(of_keys)), 1,
    )  # fmt: skip
    x11.XSync(asking, 0)
    heard = KeyTimes(x11.XKeysymToKeycode(asking, _RETURN))

    @_Hear
    def hear(_nothing: object, piece: "ctypes._Pointer[_Piece]") -> None:
        heard.take(piece.contents)
        record.XRecordFreeData(piece)

    record.XRecordEnableContextAsync(telling, context, hear, None)
    try:
        yield heard
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not heard.has_ended:
            assert time.monotonic() < deadline, "the X server got no Enter"
            time.sleep(_GLANCE_SECONDS)
            record.XRecordProcessReplies(telling)
    finally:
        record.XRecordDisableContext(asking, context)
        record.XRecordFreeContext(asking, context)
        # The line that tells answers nothing else until this has been done.
        x11.XSync(asking, 0)
        x11.XCloseDisplay(telling)
        x11.XCloseDisplay(asking)


def _libraries() -> tuple[ctypes.CDLL, ctypes.CDLL]:
    """The client of X and its extension, which say what they take and give."""
    x11, record = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
    display, context = ctypes.c_void_p, ctypes.c_ulong
    x11.XOpenDisplay.restype = display
    x11.XOpenDisplay.argtypes = (ctypes.c_char_p,)
    x11.XCloseDisplay.argtypes = (display,)
    x11.XSync.argtypes = (display, ctypes.c_int)
    x11.XKeysymToKeycode.restype = ctypes.c_ubyte
    x11.XKeysymToKeycode.argtypes = (display, ctypes.c_ulong)
    record.XRecordCreateContext.restype = context
    record.XRecordCreateContext.argtypes = (
        display, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_int,
    )  # fmt: skip
    record.XRecordEnableContextAsync.argtypes = (display, context, _Hear, ctypes.c_void_p)
    record.XRecordProcessReplies.argtypes = (display,)
    record.XRecordDisableContext.argtypes = (display, context)
    record.XRecordFreeContext.argtypes = (display, context)
    record.XRecordFreeData.argtypes = (ctypes.POINTER(_Piece),)
    return x11, record
