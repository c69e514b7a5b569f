"""Files for GPD's upload."""

import io
import json
import zipfile
from collections.abc import Sequence
from typing import Any

from tests.factories.sandbox import archive_position


def zipped(*contents: tuple[str, bytes]) -> bytes:
    """A zip of named files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in contents:
            folder.writestr(name, content)
    return buffer.getvalue()


def numbered_positions(count: int, **changes: Any) -> list[Any]:
    """POS-0, POS-1, ... each with its number."""
    return [archive_position(iupd=f"POS-{n}", iuv=f"01{n:015d}", **changes) for n in range(count)]


def positions_file(positions: Sequence[Any]) -> bytes:
    """The zip of POST and PUT."""
    return zipped(("positions.json", json.dumps({"paymentPositions": positions}).encode()))


def iupds_file(iupds: Sequence[str]) -> bytes:
    """The zip of DELETE."""
    return zipped(("iupds.json", json.dumps({"paymentPositionIUPDs": iupds}).encode()))
