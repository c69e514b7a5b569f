"""One file out of a multipart form (RFC 7578): the only form that the hub takes."""

import re
from dataclasses import dataclass

_BOUNDARY = re.compile(r'multipart/form-data\s*;.*boundary="?([^";,\s]{1,70})"?', re.IGNORECASE)
_NAMES = re.compile(r'(?:^|;)\s*(name|filename)="([^"]*)"', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it was sent."""

    name: str
    content: bytes


def find_file(content_type: str, body: bytes, field: str) -> SentFile | None:
    """The file sent under a field's name; None for another form, or without such a file."""
    match = _BOUNDARY.match(content_type)
    if match is None:
        return None
    delimiter = b"\r\n--" + match.group(1).encode("ascii", "replace")
    first, *parts = (b"\r\n" + body).split(delimiter)
    if first:
        return None
    for part in parts[:-1]:
        head, separator, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        names = _names(head.decode("utf-8", "replace"))
        if separator and names.get("name") == field and "filename" in names:
            return SentFile(names["filename"], content)
    return None


def _names(head: str) -> dict[str, str]:
    """Names of field and file out of a part's headers."""
    for line in head.split("\r\n"):
        header, _, value = line.partition(":")
        if header.strip().lower() == "content-disposition":
            return {key.lower(): text for key, text in _NAMES.findall(value)}
    return {}
