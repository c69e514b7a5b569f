"""Reading XML that strangers sent: bounded, without DTD, every refusal with its place.

The hub's flows and the banks' journals need no document type, no entities and no exotic
encoding; whoever sends them wants to reach other files or to exhaust our memory, so they are
refused before the parser sees them.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Self

from lxml import etree

from payments_core.clock import from_rome_wall_clock
from payments_core.errors import Fact, RemoteProtocolError

#: Encodings in which the characters of `<!DOCTYPE` are the bytes of `<!DOCTYPE`; others (UTF-7,
#: UTF-16, EBCDIC) could hide it from the search below.
_PLAIN_ENCODINGS = frozenset(
    {"utf-8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "cp1252"}
)
_DECLARATION = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']"
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})?", re.ASCII)
_INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?)[0-9]*"
    r"(Z|[+-][0-9]{2}:[0-9]{2})?",
    re.ASCII,
)
_MAX_PATTERN_LENGTH = 100


def parse_untrusted(data: bytes, max_bytes: int, *, long_texts: bool = False) -> etree._Element:
    """The root element of a stranger's document of at most `max_bytes` bytes.

    Raises RemoteProtocolError `xml_too_large`, `xml_encoding_refused`, `xml_doctype_refused` or
    `xml_malformed` (facts: line, column, reason). Comments and processing instructions are
    dropped; depth and single texts are bounded by the library's own limits, or with `long_texts` by
    `max_bytes` alone (the library takes no text of more than ten million bytes by itself).
    """
    if len(data) > max_bytes:
        raise RemoteProtocolError("xml_too_large", bytes=len(data), max_bytes=max_bytes)
    encoding = _encoding(data)
    if b"<!DOCTYPE" in data:
        raise RemoteProtocolError("xml_doctype_refused")
    parser = etree.XMLParser(
        encoding=encoding,  # ours, not the one of a declaration that we failed to see
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=long_texts,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise RemoteProtocolError(
            "xml_malformed", line=line, column=column, reason=str(error.msg)[:200]
        ) from None


def open_document(data: bytes, max_bytes: int, tag: str, code: str) -> "Record":
    """The root as a record, when its tag (in `{namespace}name` form) is the expected one.

    Raises as `parse_untrusted`, or `code` with the reason `other_document`.
    """
    root = parse_untrusted(data, max_bytes)
    if root.tag != tag:
        raise RemoteProtocolError(
            code,
            element=f"/{root.tag[:_MAX_PATTERN_LENGTH]}",
            line=_line_of(root),
            reason="other_document",
        )
    return Record(root, code)


def _line_of(element: etree._Element) -> int | None:
    line: int | None = element.sourceline  # type: ignore[assignment]  # the stubs know no type
    return line


def _encoding(data: bytes) -> str:
    declared = _DECLARATION.match(data)
    name = declared.group(1).decode("ascii").lower() if declared else "utf-8"
    if data.startswith(_WIDE_MARKS) or b"\x00" in data[:4] or name not in _PLAIN_ENCODINGS:
        raise RemoteProtocolError("xml_encoding_refused", encoding=name)
    return name


class Record:
    """One element whose children are fields: asked by local name, answered once and typed.

    Children of another namespace (a signature) are not seen. Every refusal is a
    RemoteProtocolError with the caller's `code` and the facts `element` (path from the root),
    `line` (1-based) and `reason` (a stable word: missing, repeated, not_text, too_long,
    malformed, out_of_range, unknown_value).
    """

    __slots__ = ("_children", "_code", "_element", "_path")

    def __init__(self, element: etree._Element, code: str, path: str = "") -> None:
        self._element = element
        self._code = code
        name = etree.QName(element)
        self._path = f"{path}/{name.localname}"
        self._children: dict[str, list[etree._Element]] = {}
        for child in element.iterchildren("*"):
            child_name = etree.QName(child)
            if child_name.namespace == name.namespace:
                self._children.setdefault(child_name.localname, []).append(child)

    def refusal(self, reason: str, name: str = "", **facts: Fact) -> RemoteProtocolError:
        """The error that names the field `name` of this element, or the element itself."""
        found = self._children.get(name)
        where = found[0] if found else self._element
        path = f"{self._path}/{name}" if name else self._path
        return RemoteProtocolError(
            self._code, element=path, line=_line_of(where), reason=reason, **facts
        )

    def has(self, name: str) -> bool:
        """Whether the field is there, even empty."""
        return name in self._children

    def records(self, name: str) -> Iterator[Self]:
        """Every child of that name as a record, in document order."""
        for child in self._children.get(name, ()):
            yield type(self)(child, self._code, self._path)

    def record(self, name: str) -> Self:
        """The one child of that name; missing or repeated is refused."""
        self._only(name)
        return next(self.records(name))

    def text(self, name: str, max_length: int) -> str:
        """Text of a required field without the blanks around it, `max_length` in characters."""
        text = self.optional_text(name, max_length)
        if text is None:
            raise self.refusal("missing", name)
        return text

    def optional_text(self, name: str, max_length: int) -> str | None:
        """Text of a field, None when the field is absent or blank."""
        if name not in self._children:
            return None
        element = self._only(name)
        if len(element):
            raise self.refusal("not_text", name)
        text = (element.text or "").strip()
        if len(text) > max_length:
            raise self.refusal("too_long", name, max_length=max_length)
        return text or None

    def matching(self, name: str, pattern: re.Pattern[str]) -> str:
        """Text of a required field that the whole pattern describes."""
        self.parts(name, pattern)
        return self.text(name, _MAX_PATTERN_LENGTH)

    def parts(self, name: str, pattern: re.Pattern[str]) -> tuple[str, ...]:
        """Groups of the pattern that describes a required field; an absent group is empty."""
        text = self.text(name, _MAX_PATTERN_LENGTH)
        found = pattern.fullmatch(text)
        if found is None:
            raise self.refusal("malformed", name, value=text)
        return found.groups("")

    def whole_number(self, name: str, lowest: int, highest: int) -> int:
        """A required non-negative integer inside its bounds; leading zeros do not count."""
        text = self.text(name, 40)
        if not (text.isascii() and text.isdigit()):
            raise self.refusal("malformed", name, value=text)
        number = int(text)
        if not lowest <= number <= highest:
            raise self.refusal("out_of_range", name, value=text, lowest=lowest, highest=highest)
        return number

    def day(self, name: str) -> date:
        """A required xs:date; the zone that the schema tolerates says nothing about a day."""
        text = self.text(name, 40)
        found = _DATE.fullmatch(text)
        try:
            return date.fromisoformat(found.group(1) if found else "")
        except ValueError:
            raise self.refusal("malformed", name, value=text) from None

    def optional_day(self, name: str) -> date | None:
        """An xs:date, or None when the field is absent or blank."""
        return None if self.optional_text(name, 40) is None else self.day(name)

    def instant(self, name: str) -> datetime:
        """A required xs:dateTime as UTC; without a zone it is Rome's wall clock."""
        text = self.text(name, 60)
        found = _INSTANT.fullmatch(text)
        try:
            return _utc(*found.groups()) if found else _utc("", None)
        except (ValueError, OverflowError):
            raise self.refusal("malformed", name, value=text) from None

    def _only(self, name: str) -> etree._Element:
        found = self._children.get(name, [])
        if len(found) != 1:
            raise self.refusal("repeated" if found else "missing", name)
        return found[0]


def _utc(wall_clock: str, zone: str | None) -> datetime:
    moment = datetime.fromisoformat(wall_clock + (zone or "").replace("Z", "+00:00"))
    return from_rome_wall_clock(moment) if moment.tzinfo is None else moment.astimezone(UTC)
