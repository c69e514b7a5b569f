"""Sequences of elements, read strictly in the order of the schema and written the same way.

A reader walks over the children of one element: whoever calls it names the children in the order
of the schema, so a child that is missing, repeated, unknown or out of order is noticed by itself.
Python evaluates keyword arguments as written, so a value may be read within one constructor call
as long as its arguments stand in the order of the schema.
"""

from collections.abc import Callable
from typing import TypeVar

from lxml import etree

from payments_core.errors import BadValue, LocalProtocolError, RemoteProtocolError
from payments_core.wire.hub.fields import XML_BLANKS

Value = TypeVar("Value")

#: Attributes that XML Schema allows on any element and that carry no data.
_HARMLESS_ATTRIBUTES = frozenset(
    f"{{http://www.w3.org/2001/XMLSchema-instance}}{name}"
    for name in ("type", "schemaLocation", "noNamespaceSchemaLocation")
)
_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


class ElementReader:
    """The children of one element, consumed from the first to the last.

    Every method raises RemoteProtocolError `soap_syntax` with the facts `operation`, `field`
    (path below the operation's element) and `reason`.
    """

    def __init__(self, operation: str, path: str, element: etree._Element) -> None:
        self._operation = operation
        self._path = path
        self._children = list(element)
        self._next = 0
        self._refuse_attributes(path, element)
        stray = [element.text, *(child.tail for child in element)]
        if any(text and text.strip(XML_BLANKS) for text in stray):
            raise self._refused(path, "text")

    def child(self, name: str) -> "ElementReader":
        """The next child, which must be there, as a reader of its own."""
        element = self._take(name)
        if element is None:
            raise self._refused(self._path_of(name), "missing")
        return ElementReader(self._operation, self._path_of(name), element)

    def optional_child(self, name: str) -> "ElementReader | None":
        """The next child, if it has this name."""
        return self.child(name) if self._peek() == name else None

    def children(self, name: str, at_most: int) -> "list[ElementReader]":
        """One to `at_most` children of the same name."""
        found = [self.child(name)]
        while len(found) < at_most and self._peek() == name:
            found.append(self.child(name))
        return found

    def readings(
        self, name: str, read: "Callable[[ElementReader], Value]"
    ) -> "list[Value | RemoteProtocolError]":
        """Every child of this name, each read by itself: one that cannot be read is in its place
        as the refusal, and spoils no other. One that is nil says nothing and is left out."""
        found: list[Value | RemoteProtocolError] = []
        while (element := self._take(name)) is not None:
            if element.get(_NIL, "").strip(XML_BLANKS) in ("true", "1"):
                continue
            path = self._path_of(f"{name}[{len(found)}]")
            try:
                found.append(read(ElementReader(self._operation, path, element)))
            except RemoteProtocolError as refusal:
                found.append(refusal)
        return found

    def value(self, name: str, read: Callable[[str], Value]) -> Value:
        """The value of the next child, which must be there."""
        element = self._take(name)
        if element is None:
            raise self._refused(self._path_of(name), "missing")
        path = self._path_of(name)
        self._refuse_attributes(path, element)
        if len(element):
            raise self._refused(path, "unexpected")
        try:
            return read(element.text or "")
        except BadValue as error:
            raise self._refused(path, error.code) from None

    def optional_value(self, name: str, read: Callable[[str], Value]) -> Value | None:
        """The value of the next child, if it has this name."""
        return self.value(name, read) if self._peek() == name else None

    def end(self) -> None:
        """Say that nothing more may follow."""
        left = self._peek()
        if left is not None:
            raise self._refused(self._path_of(etree.QName(left).localname), "unexpected")

    def _peek(self) -> str | None:
        return str(self._children[self._next].tag) if self._next < len(self._children) else None

    def _take(self, name: str) -> etree._Element | None:
        if self._peek() != name:
            return None
        self._next += 1
        return self._children[self._next - 1]

    def _path_of(self, name: str) -> str:
        return f"{self._path}/{name}" if self._path else name

    def _refuse_attributes(self, path: str, element: etree._Element) -> None:
        if not _HARMLESS_ATTRIBUTES.issuperset(map(str, element.attrib)):
            raise self._refused(path, "attribute")

    def _refused(self, path: str, reason: str) -> RemoteProtocolError:
        return RemoteProtocolError(
            "soap_syntax", operation=self._operation, field=path or None, reason=reason
        )


def add(parent: etree._Element, name: str, text: str, check: Callable[[str], object]) -> None:
    """Append a child with this text.

    `check` is the reader of the child's type; what it would refuse raises LocalProtocolError
    `hub_answer_malformed` with the facts `field` and `reason`, and so does a character that XML
    cannot carry.
    """
    try:
        check(text)
        etree.SubElement(parent, name).text = text
    except BadValue as error:
        raise LocalProtocolError("hub_answer_malformed", field=name, reason=error.code) from None
    except ValueError:
        raise LocalProtocolError("hub_answer_malformed", field=name, reason="character") from None


def add_optional(
    parent: etree._Element, name: str, text: str | None, check: Callable[[str], object]
) -> None:
    """As `add`; an absent or empty text adds nothing, because the hub refuses empty elements."""
    if text:
        add(parent, name, text, check)
