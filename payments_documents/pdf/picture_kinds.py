"""Which kind of picture a file claims to be: a PNG or an SVG."""

from typing import Final

PNG_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
#: Letters before the root element, such as a comment of the program that wrote it.
_HEAD_BYTES: Final = 4096


def is_svg(picture: bytes) -> bool:
    """Whether a file claims to be an SVG rather than a PNG."""
    return not picture.startswith(PNG_SIGNATURE) and b"<svg" in picture[:_HEAD_BYTES]
