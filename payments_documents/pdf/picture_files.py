"""Pictures from files: a logo, the marks of an installation. Checked before anybody keeps them."""

from pathlib import Path

from payments_core.errors import BadValue
from payments_documents.pdf.picture_gate import PICTURE_LIMIT_BYTES, check_picture
from payments_documents.pdf.picture_kinds import is_svg
from payments_documents.pdf.svg_drawing import svg_size


def read_picture(path: Path) -> bytes:
    """A picture that papers can draw.

    Raises `file_unreadable` and what `require_drawable` refuses, with the `file`.
    """
    try:
        with path.open("rb") as file:
            picture = file.read(PICTURE_LIMIT_BYTES + 1)
    except OSError as trouble:
        raise BadValue("file_unreadable", file=path.name) from trouble
    try:
        require_drawable(picture)
    except BadValue as trouble:
        raise BadValue(trouble.code, **{**trouble.facts, "file": path.name}) from trouble
    return picture


def require_drawable(picture: bytes) -> None:
    """Raises what `check_picture` refuses, and `svg_not_drawable`."""
    check_picture(picture)
    if is_svg(picture):
        svg_size(picture)


def is_drawable(picture: bytes) -> bool:
    """Whether papers can draw it."""
    try:
        require_drawable(picture)
    except BadValue:
        return False
    return True
