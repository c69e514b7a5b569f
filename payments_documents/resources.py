"""Finds what is delivered beside the code: fonts, icons, texts.

Looked for, in order: the folder named by `SPORTELLO_RESOURCES`, the folder of a frozen program,
the checkout. Fonts and icons arrive there at set-up by npm, texts are part of the source.
"""

import os
import sys
from pathlib import Path

from payments_core.errors import WorldTrouble

#: Found once: to follow the links to it takes longer than to read what lies there.
_OF_CHECKOUT = Path(__file__).resolve().parent.parent / "resources"


def resources_folder() -> Path:
    """The resources folder of this installation."""
    if named := os.environ.get("SPORTELLO_RESOURCES"):
        return Path(named)
    if frozen := getattr(sys, "_MEIPASS", None):
        return Path(frozen) / "resources"
    return _OF_CHECKOUT


def resource_path(*parts: str) -> Path:
    """Path of one resource; `resource_missing` when set-up has not brought it."""
    path = resources_folder().joinpath(*parts)
    if not path.exists():
        raise WorldTrouble("resource_missing", path=str(path))
    return path
