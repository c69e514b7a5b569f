"""Threads that meet in every place where they can."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile


@contextmanager
def restless_threads() -> Iterator[None]:
    """Threads take turns as often as the interpreter lets them."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(interval)


def linger_in_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads a font dawdles between going to a place and reading there."""
    seek = TTFontFile.seek

    def seek_slowly(font: TTFontFile, position: int) -> None:
        seek(font, position)
        for _turn in range(5000):
            pass

    monkeypatch.setattr(TTFontFile, "seek", seek_slowly)
