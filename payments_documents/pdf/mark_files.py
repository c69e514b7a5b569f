"""The folder of an installation's third-party marks, with names that never change.

`pagopa`, `poste`, `bancoposta` and `bollettino`, each with the ending `.svg` or `.png`; of both the
drawing is taken. The program comes without them (product decision 15).
"""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from payments_core.errors import BadValue
from payments_core.model.third_party_marks import ThirdPartyMarks
from payments_documents.pdf.picture_files import read_picture

MARK_NAMES: Final = tuple(field.name for field in fields(ThirdPartyMarks))
ENDINGS: Final = ("svg", "png")


@dataclass(frozen=True, slots=True)
class MarksFolder:
    """What a folder has: the marks that can be drawn, the names of those that are missing, and
    what is wrong with the others."""

    marks: ThirdPartyMarks
    missing: tuple[str, ...]
    faults: tuple[BadValue, ...]


def look_into(folder: Path) -> MarksFolder:
    """Read what is there; a folder that is not there has nothing."""
    found: dict[str, bytes] = {}
    missing, faults = [], []
    for name in MARK_NAMES:
        path = next((one for one in _candidates(folder, name) if one.is_file()), None)
        if path is None:
            missing.append(name)
            continue
        try:
            found[name] = read_picture(path)
        except BadValue as fault:
            faults.append(fault)
    return MarksFolder(ThirdPartyMarks(**found), tuple(missing), tuple(faults))


def read_marks(folder: Path) -> ThirdPartyMarks:
    """The marks of a folder that somebody names on purpose.

    Raises `marks_folder_missing`, and what is wrong with the first of them.
    """
    if not folder.is_dir():
        raise BadValue("marks_folder_missing", file=str(folder))
    seen = look_into(folder)
    if seen.faults:
        raise seen.faults[0]
    return seen.marks


def _candidates(folder: Path, name: str) -> tuple[Path, ...]:
    return tuple(folder / f"{name}.{ending}" for ending in ENDINGS)
