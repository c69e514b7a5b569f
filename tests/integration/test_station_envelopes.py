"""Every dialect of SOAP that a caller may speak, over real HTTP, and what is answered to it."""

from collections.abc import Iterator

import httpx
import pytest

from central_server.db.unit_of_work import Session
from tests.factories import hub_messages as hub
from tests.factories.released_debts import add_position, number_of
from tests.factories.server import ENTITY, add_entity
from tests.factories.station_door import HEADERS, Door, furnished_door

NUMBER = number_of(1)
TREE = hub.with_field(hub.verify_request(), "qrCode/noticeNumber", ("noticeNumber", NUMBER))
GOOD = hub.request(TREE)
ANSWER = "paVerifyPaymentNoticeRes"


def furnish(session: Session) -> None:
    add_entity(session)
    add_position(session)


@pytest.fixture(scope="module")
def door(template_url, tmp_path_factory) -> Iterator[Door]:
    with furnished_door(template_url, tmp_path_factory.mktemp("door"), furnish) as (door, _):
        yield door


def header(attributes: str) -> bytes:
    inside = f'<soapenv:Header><w:Security xmlns:w="urn:w" {attributes}/></soapenv:Header>'
    return GOOD.replace(b"<soapenv:Header/>", inside.encode())


def declared(name: str, encoding: str | None = None) -> bytes:
    return GOOD.decode().replace("UTF-8", name).encode(encoding or name)


MUST = 'soapenv:mustUnderstand="1"'
READ = {
    "other prefixes": GOOD.replace(b"soapenv:", b"S:")
    .replace(b":soapenv", b":S")
    .replace(b"pa:", b"ns2:")
    .replace(b":pa=", b":ns2="),
    "byte order mark": b"\xef\xbb\xbf" + GOOD,
    "no declaration": GOOD.partition(b"?>")[2],
    "cdata": GOOD.replace(NUMBER.encode(), f"<![CDATA[{NUMBER}]]>".encode()),
    "comments": GOOD.replace(b"<idPA>", b"<!-- a --><idPA><!-- b -->").replace(
        b"</soapenv:Envelope>", b"</soapenv:Envelope><!-- c -->"
    ),
    "character references": GOOD.replace(ENTITY.encode(), f"&#x38;{ENTITY[1:]}".encode()),
    "indented": GOOD.replace(b"><", b">\r\n\t<"),
    "foreign header": header(""),
    "header that need not be understood": header('soapenv:mustUnderstand="0"'),
    "header for somebody else": header(f'{MUST} soapenv:actor="http://example.org/other"'),
    "schema location": GOOD.replace(
        b"<soapenv:Body>",
        b'<soapenv:Body xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
        b'i:schemaLocation="a b">',
    ),
}
SENT = {
    "no action": {},
    "quoted action": {"SOAPAction": '"paVerifyPaymentNotice"'},
    "bare action": {"SOAPAction": "paVerifyPaymentNotice"},
    "empty action": {"SOAPAction": '""'},
    "action of another operation": {"SOAPAction": '"paSendRTV2"'},
    "type of xml": {"Content-Type": "application/xml"},
    "type of soap 1.2": {"Content-Type": "application/soap+xml; action=x"},
    "type of json": {"Content-Type": "application/json"},
    "other character set in the type": {"Content-Type": "text/xml; charset=iso-8859-1"},
    "malformed type": {"Content-Type": ";;="},
    "form": {"Content-Type": "application/x-www-form-urlencoded"},
}
REFUSED = {
    "empty": b"",
    "blank": b" \r\n",
    "json": b'{"idPA": "80999990106"}',
    "several parts": b"--b\r\nContent-Type: text/xml\r\n\r\n" + GOOD + b"\r\n--b--",
    "compressed": b"\x1f\x8b\x08\x00" + bytes(60),
    "utf-16": declared("UTF-16"),
    "utf-16 without its mark": declared("UTF-16", "utf-16-le"),
    "utf-32": declared("UTF-32"),
    "iso-8859-1": declared("ISO-8859-1"),
    "declared as utf-16, sent as utf-8": declared("UTF-16", "utf-8"),
    "unknown encoding": declared("KLINGON", "utf-8"),
    "bytes of no character": GOOD.replace(ENTITY.encode(), b"\xc3\x28"),
    "document type": GOOD.replace(b"?>", b"?><!DOCTYPE a>"),
    "entity": GOOD.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>').replace(
        ENTITY.encode(), b"&b;"
    ),
    "file as entity": GOOD.replace(
        b"?>", b'?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    ).replace(ENTITY.encode(), b"&b;"),
    "undeclared entity": GOOD.replace(ENTITY.encode(), b"&b;"),
    "message without envelope": hub.message(TREE).encode(),
    "two messages": hub.soap(hub.message(TREE) * 2),
    "no message": hub.soap(""),
    "answer": hub.soap(f'<pa:{ANSWER} xmlns:pa="{hub.PA}"/>'),
    "operation of another namespace": GOOD.replace(hub.PA.encode(), b"urn:other"),
    "unknown operation": hub.soap(f'<pa:paTellSecrets xmlns:pa="{hub.PA}"/>'),
    "soap 1.2": GOOD.replace(hub.SOAP.encode(), b"http://www.w3.org/2003/05/soap-envelope"),
    "header that must be understood": header(MUST),
    "cut": GOOD[:-20],
    "more behind the end": GOOD + b"<a/>",
    "zeros": bytes(64),
}


@pytest.mark.parametrize("content", READ.values(), ids=READ)
def test_dialect_is_understood(door: Door, content: bytes) -> None:
    assert door.post(content) == (200, ANSWER, None)


@pytest.mark.parametrize("headers", SENT.values(), ids=SENT)
def test_message_alone_says_what_it_is(door: Door, headers: dict[str, str]) -> None:
    assert door.post(GOOD, headers) == (200, ANSWER, None)


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_what_is_no_message_gets_a_fault_of_soap(door: Door, content: bytes) -> None:
    assert door.post(content) == (400, "Fault", "PAA_SINTASSI_EXTRAXSD")


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"])
def test_other_methods_are_told_how_to_ask(door: Door, method: str) -> None:
    response = httpx.request(method, door.address, params="wsdl", headers=HEADERS)
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    if method != "HEAD":
        assert door.read(response).is_no_message


def test_slash_at_the_end_changes_nothing(door: Door) -> None:
    response = httpx.post(f"{door.address}/", content=GOOD, headers=HEADERS)
    assert door.read(response) == (200, ANSWER, None)


def test_message_in_pieces_without_a_length_is_read(door: Door) -> None:
    pieces = (GOOD[at : at + 7] for at in range(0, len(GOOD), 7))
    assert door.read(httpx.post(door.address, content=pieces)) == (200, ANSWER, None)
