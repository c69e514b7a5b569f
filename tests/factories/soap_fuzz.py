"""Strategies for what may knock at the station's door: good messages in every state of ruin."""

from copy import deepcopy

from hypothesis import strategies as st
from lxml import etree

from tests.factories import hub_messages as hub

#: A message of each kind, with all its optional fields.
MESSAGES: dict[str, hub.Tree] = {
    "verify": hub.verify_request(),
    "get-1": hub.get_payment_request(1),
    "get-2": hub.get_payment_request(2),
    "send-1": hub.send_receipt_request(1),
    "send-2": hub.send_receipt_request(
        2, hub.receipt(2, transfers=[hub.transfer(1, 2), hub.transfer(2, 2, stamp="PG1hcmNhLz4=")])
    ),
    "demand": hub.demand_request(),
}
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp500", "utf-7"]
NAMESPACES = ["", hub.PA, hub.SOAP, "urn:other"]
NAMES = [
    "Envelope", "Body", "Header", "Fault", "idPA", "idBrokerPA", "idStation", "qrCode",
    "noticeNumber", "receipt", "transferList", "transfer", "metadata", "unknown", "e-mail",
]  # fmt: skip
TEXTS = [
    "", " ", "\t\r\n", "0", "-1", "1e400", "NaN", "99999999999.99", "0.00", "IT", "OK", "KO",
    "80999990106", "301000000000004285", "2026-02-30", "9999-12-31T24:00:00", "0001-01-01",
    "0000-00-00", "2026-11-23T10:20:00+14:00", "0001-01-01T00:00:00+14:00", "UE9TVEFM", "=",
    "\u0661\u0662", "e\u0301", "\u202e", "\U0001f4b6", "\ufffd", "\x85", "%00", "]]",
    "' OR 1=1 --",
]  # fmt: skip
#: Whatever XML can carry, and nothing else.
any_text = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40)
texts = st.sampled_from(TEXTS) | any_text | st.integers(1, 40_000).map(lambda size: "9" * size)
names = st.builds(
    lambda space, name: f"{{{space}}}{name}" if space else name,
    st.sampled_from(NAMESPACES),
    st.sampled_from(NAMES),
)


def _element(name: str, text: str, children: list[etree._Element]) -> etree._Element:
    element = etree.Element(name)
    _set_text(element, text)
    element.extend(children)
    return element


def _set_text(element: etree._Element, text: str) -> None:
    try:
        element.text = text
    except ValueError:  # no character of XML
        element.text = "?"


#: Trees of known names in no order at all.
trees = st.recursive(
    st.builds(_element, names, texts, st.just([])),
    lambda inner: st.builds(_element, names, texts, st.lists(inner, max_size=5)),
    max_leaves=30,
)


@st.composite
def mutants(draw: st.DrawFn) -> etree._Element:
    """A good envelope in which elements were dropped, doubled, moved, renamed or filled anew."""
    tree = draw(st.sampled_from(sorted(MESSAGES.items())))[1]
    root = etree.fromstring(hub.request(tree))
    for _ in range(draw(st.integers(0, 3))):
        _mutate(
            draw, draw(st.sampled_from([one for one in root.iter() if one is not root] or [root]))
        )
    return root


def _mutate(draw: st.DrawFn, element: etree._Element) -> None:
    if element.getparent() is not None and draw(st.booleans()):
        _displace(draw, element, element.getparent())
        return
    match draw(st.sampled_from(["text", "text", "rename", "attribute", "insert", "deepen"])):
        case "text":
            _set_text(element, draw(texts))
        case "rename":
            element.tag = draw(names)
        case "attribute":
            element.set(draw(names), draw(st.sampled_from(["", "1", "x" * 999])))
        case "insert":
            element.insert(draw(st.integers(0, 3)), draw(trees))
        case "deepen":
            for _ in range(draw(st.sampled_from([1, 20, 300]))):
                element = etree.SubElement(element, draw(st.sampled_from(NAMES)))


def _displace(draw: st.DrawFn, element: etree._Element, parent: etree._Element) -> None:
    match draw(st.sampled_from(["drop", "double", "move", "tail"])):
        case "drop":
            parent.remove(element)
        case "double":
            for _ in range(draw(st.sampled_from([1, 5, 100]))):
                element.addnext(deepcopy(element))
        case "move":
            parent.insert(draw(st.integers(0, 9)), element)
        case "tail":
            element.tail = draw(st.sampled_from([" ", "x", "\n"]))


def plainly_written(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


@st.composite
def oddly_written(draw: st.DrawFn, roots: st.SearchStrategy[etree._Element]) -> bytes:
    """A tree as bytes, in some encoding, declared or not, truly or not."""
    text = etree.tostring(draw(roots), encoding="unicode")
    declared = draw(st.sampled_from([None, "UTF-8", *ENCODINGS, "x-unknown"]))
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    return (head + text).encode(draw(st.sampled_from(ENCODINGS)), "xmlcharrefreplace")


@st.composite
def damaged(draw: st.DrawFn, whole: st.SearchStrategy[bytes]) -> bytes:
    """Bytes some of which were lost, changed or put in."""
    body = bytearray(draw(whole))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(body)))
        lost = draw(st.sampled_from([0, 1, 2, 40, len(body)]))
        body[at : at + lost] = draw(
            st.binary(max_size=12)
            | st.sampled_from([b"<", b"&", b"<!DOCTYPE", b"<![CDATA[", b"]]>"])
        )
    return bytes(body)


good = st.sampled_from(sorted(MESSAGES)).map(lambda name: hub.request(MESSAGES[name]))
#: Everything: what is nearly right, and what has nothing to do with the hub.
bodies = st.one_of(
    mutants().map(plainly_written),
    mutants().map(plainly_written),
    mutants().map(plainly_written),
    oddly_written(mutants()),
    damaged(good),
    damaged(mutants().map(plainly_written)),
    trees.map(plainly_written),
    trees.map(lambda root: hub.soap(etree.tostring(root).decode())),
    st.binary(max_size=2000),
)
