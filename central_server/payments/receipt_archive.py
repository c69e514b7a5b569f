"""An archive of receipts: a zip file of the messages (paSendRT) with which the hub sent them."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from payments_core.errors import BadValue, RemoteProtocolError
from payments_core.wire.hub.requests import parse_request
from payments_core.wire.hub.send_receipt import SendReceiptRequest

#: Messages in one archive.
MEMBERS_LIMIT = 20_000
#: Largest message, bytes; a receipt with five transfers and stamps has some twenty thousand.
MESSAGE_LIMIT_BYTES = 1_000_000
_PIECE = 64_000


class ArchivedReceipt(NamedTuple):
    """A receipt with the message that carried it."""

    request: SendReceiptRequest
    raw: bytes


class ArchiveRefused(BadValue):
    """What in the archive cannot be taken: `member` and `reason`, with the field where known."""

    def __init__(self, member: str, reason: str, field: str | None = None) -> None:
        super().__init__(
            "receipt_archive_refused", member=member[:120], reason=reason, field=field or "-"
        )


def read_archive(path: Path) -> Iterator[ArchivedReceipt]:
    """Every receipt in the order of the archive; raises ArchiveRefused at the first bad one."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as trouble:
        raise ArchiveRefused("-", "not_zip") from trouble
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if len(members) > MEMBERS_LIMIT:
            raise ArchiveRefused("-", "too_many_members")
        for member in members:
            yield _receipt(member.filename, _read(archive, member))


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Piece by piece, because what the archive says of a member's size need not be true."""
    data = bytearray()
    try:
        with archive.open(member) as file:
            while piece := file.read(_PIECE):
                data += piece
                if len(data) > MESSAGE_LIMIT_BYTES:
                    raise ArchiveRefused(member.filename, "too_large")
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as trouble:
        raise ArchiveRefused(member.filename, "not_zip") from trouble
    return bytes(data)


def _receipt(name: str, raw: bytes) -> ArchivedReceipt:
    try:
        request = parse_request(raw)
    except RemoteProtocolError as trouble:
        field = trouble.facts.get("field")
        reason = str(trouble.facts.get("reason"))
        raise ArchiveRefused(name, reason, str(field) if field else None) from trouble
    if not isinstance(request, SendReceiptRequest):
        raise ArchiveRefused(name, "no_receipt")
    return ArchivedReceipt(request, raw)
