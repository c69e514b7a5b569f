"""SOAP 1.1 around the hub's messages: opened without trust, closed without surprises.

Opening accepts what differs between SOAP libraries (prefixes, headers of others, comments, CDATA,
a byte order mark) and refuses what no honest caller sends: document types and entities,
encodings other than UTF-8, messages beyond their `Limits`; and what SOAP
itself forbids to read on: another version, a header that must be understood (SOAP 1.1, 4.1.2 and
4.2.3). Every refusal is a `RemoteProtocolError` with code `soap_envelope` and the facts `field`
and `reason`.
"""

from dataclasses import dataclass

from lxml import etree

from payments_core.errors import RemoteProtocolError
from payments_core.wire.hub.operations import PA_NAMESPACE
from payments_core.wire.xml import parse_untrusted

#: Namespace of SOAP 1.1; version 1.2 has another and is not spoken by the hub.
SOAP_NAMESPACE = "http://schemas.xmlsoap.org/soap/envelope/"

#: Largest request, bytes. A receipt with five signed stamps stays under a tenth of it.
MAX_REQUEST_BYTES = 2 * 1024 * 1024

#: Most signs of markup (`<`) in a request: each may cost a hundred times its size in memory. The
#: fullest receipt of the schema has under a thousand.
MAX_MARKUP = 10_000

#: The header is for whoever receives the message (SOAP 1.1, 4.2.2); no actor means the same.
_NEXT_ACTOR = "http://schemas.xmlsoap.org/soap/actor/next"

#: Tag of the envelope itself.
ENVELOPE = f"{{{SOAP_NAMESPACE}}}Envelope"
_HEADER = f"{{{SOAP_NAMESPACE}}}Header"
_BODY = f"{{{SOAP_NAMESPACE}}}Body"
_ACTOR = f"{{{SOAP_NAMESPACE}}}actor"
_MUST_UNDERSTAND = f"{{{SOAP_NAMESPACE}}}mustUnderstand"
_ENCODINGS = frozenset({"UTF-8", "US-ASCII", "ASCII"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What a message may cost: bytes, signs of markup, and texts beyond ten million bytes."""

    max_bytes: int
    max_markup: int
    long_texts: bool = False


#: Of a request of the hub.
REQUEST_LIMITS = Limits(MAX_REQUEST_BYTES, MAX_MARKUP)


def open_envelope(body: bytes, limits: Limits = REQUEST_LIMITS) -> etree._Element:
    """The single element inside the SOAP body."""
    root = parse_message(body, limits)
    if root.tag != ENVELOPE:
        other_version = etree.QName(root).localname == "Envelope"
        raise _refused("Envelope", "version" if other_version else "unexpected")
    children = list(root)
    if children and children[0].tag == _HEADER:
        _require_nothing_to_understand(children.pop(0))
    if not children or children[0].tag != _BODY:
        raise _refused("Body", "missing")
    if len(children) > 1:
        raise _refused("Envelope", "unexpected")
    payload = list(children[0])
    if len(payload) != 1:
        raise _refused("Body", "unexpected" if payload else "empty")
    return payload[0]


def parse_message(body: bytes, limits: Limits = REQUEST_LIMITS) -> etree._Element:
    """The root of a message, in an envelope or without; what is refused everywhere is here."""
    if body.count(b"<") > limits.max_markup:
        raise _refused("Envelope", "xml_too_large")
    try:
        root = parse_untrusted(body, limits.max_bytes, long_texts=limits.long_texts)
    except RemoteProtocolError as error:
        raise _refused("Envelope", error.code) from None
    # The hub speaks UTF-8; bytes that are good text in some other encoding would be misread.
    if (root.getroottree().docinfo.encoding or "UTF-8").upper() not in _ENCODINGS:
        raise _refused("Envelope", "xml_encoding_refused")
    return root


def new_message(element: str) -> etree._Element:
    """An empty message of the hub's namespace, to be filled with unqualified children."""
    return etree.Element(f"{{{PA_NAMESPACE}}}{element}", nsmap={"pa": PA_NAMESPACE})


def close_envelope(message: etree._Element) -> bytes:
    """The message inside an envelope, UTF-8 with an XML declaration."""
    envelope = etree.Element(ENVELOPE, nsmap={"soapenv": SOAP_NAMESPACE})
    etree.SubElement(envelope, _BODY).append(message)
    return etree.tostring(envelope, xml_declaration=True, encoding="UTF-8")


def soap_fault(blame: str, text: str) -> bytes:
    """A fault of SOAP itself, for a request that never named an operation of ours.

    `blame` is `Client`, `Server`, `MustUnderstand` or `VersionMismatch` (SOAP 1.1, 4.4.1).
    """
    fault = etree.Element(f"{{{SOAP_NAMESPACE}}}Fault", nsmap={"soapenv": SOAP_NAMESPACE})
    etree.SubElement(fault, "faultcode").text = f"soapenv:{blame}"
    etree.SubElement(fault, "faultstring").text = text
    return close_envelope(fault)


def _require_nothing_to_understand(header: etree._Element) -> None:
    """No header means anything to us, so none may insist on it."""
    for entry in header:
        insists = entry.get(_MUST_UNDERSTAND, "").strip() in ("1", "true")
        if insists and entry.get(_ACTOR, "") in ("", _NEXT_ACTOR):
            raise _refused("Header", "must_understand")


def _refused(field: str, reason: str) -> RemoteProtocolError:
    return RemoteProtocolError("soap_envelope", operation=None, field=field, reason=reason)
