"""What an upload holds: a zip with one JSON, of positions or of their iupds (hub protocol 3b.4)."""

import io
import zipfile
import zlib
from typing import Annotated, TypeVar

from pydantic import Field, ValidationError

from hub_sandbox.positions.refusals import PositionRefusal
from hub_sandbox.positions.shapes import Content
from hub_sandbox.positions.v1 import Position
from hub_sandbox.uploads.multipart import SentFile

#: Largest zip, bytes.
MAX_ZIP_BYTES = 5_000_000
#: Most positions of a file.
MAX_POSITIONS = 100_000
#: What a zip may unfold to, bytes: the size of a file that goes by SFTP instead.
MAX_JSON_BYTES = 100_000_000


class PaymentPositions(Content):
    """The file of POST and PUT."""

    payment_positions: Annotated[
        tuple[Position, ...], Field(min_length=1, max_length=MAX_POSITIONS)
    ]


class PaymentPositionIupds(Content):
    """The file of DELETE."""

    payment_position_iupds: Annotated[
        tuple[str, ...],
        Field(alias="paymentPositionIUPDs", min_length=1, max_length=MAX_POSITIONS),
    ]


AnyFile = TypeVar("AnyFile", PaymentPositions, PaymentPositionIupds)


def read_file(kind: type[AnyFile], sent: SentFile | None) -> AnyFile:
    """The content of a file; 400 for whatever is wrong with it, its first position included."""
    if sent is None:
        raise PositionRefusal(400, "EMPTY FILE", "The zip file is missing")
    if not sent.name.endswith(".zip"):
        raise PositionRefusal(400, "NOT A ZIP FILE", "Only ZIP files can be uploaded.")
    if len(sent.content) > MAX_ZIP_BYTES:
        raise PositionRefusal(400, "INVALID FILE", "ZIP file exceeds size limit.")
    try:
        return kind.model_validate_json(_unzipped(sent.content))
    except ValidationError as trouble:
        first = trouble.errors(include_url=False)[0]
        if first["type"] == "json_invalid":
            raise PositionRefusal(400, "INVALID JSON", first["msg"]) from trouble
        where = ".".join(str(step) for step in first["loc"])
        detail = f"{where}: {first['msg']}"
        raise PositionRefusal(400, "INVALID DEBT POSITIONS", detail) from trouble


def _unzipped(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            [entry] = [one for one in folder.infolist() if not one.is_dir()]
            if not entry.filename.endswith(".json"):
                raise PositionRefusal(400, "INVALID FILE", "ZIP contains unsupported file type.")
            with folder.open(entry) as file:
                text = file.read(MAX_JSON_BYTES + 1)
    except ValueError as trouble:
        raise PositionRefusal(400, "INVALID FILE", "One JSON per ZIP.") from trouble
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as trouble:
        raise PositionRefusal(400, "UNZIP ERROR", "Could not unzip file") from trouble
    if len(text) > MAX_JSON_BYTES:
        raise PositionRefusal(400, "INVALID FILE", "Unzipped content exceeds size limit.")
    return text
