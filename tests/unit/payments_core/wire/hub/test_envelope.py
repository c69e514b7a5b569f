import pytest

from payments_core.errors import RemoteProtocolError
from payments_core.wire.hub import envelope
from payments_core.wire.hub.requests import parse_request
from payments_core.wire.hub.verify import VerifyRequest
from tests.factories import hub_messages as hub

MESSAGE = hub.message(hub.verify_request())
GOOD = hub.request(hub.verify_request())
NUMBER = hub.NOTICE.encode()


def assert_refused(body: bytes, reason: str) -> None:
    with pytest.raises(RemoteProtocolError) as refusal:
        envelope.open_envelope(body)
    assert refusal.value.code == "soap_envelope"
    assert refusal.value.facts["reason"] == reason
    assert refusal.value.facts["operation"] is None


def other_prefixes() -> bytes:
    return GOOD.replace(b"soapenv:", b"s:").replace(b"xmlns:soapenv", b"xmlns:s")


def default_namespace_for_soap() -> bytes:
    inside = MESSAGE.replace("><idPA>", ' xmlns=""><idPA>', 1)
    return (f'<Envelope xmlns="{hub.SOAP}"><Body>{inside}</Body></Envelope>').encode()


def foreign_header() -> bytes:
    header = (
        '<w:Security xmlns:w="urn:w" s:mustUnderstand="0" xmlns:s="urn:s"><w:a>1</w:a></w:Security>'
    )
    return GOOD.replace(b"<soapenv:Header/>", f"<soapenv:Header>{header}</soapenv:Header>".encode())


DIALECTS = {
    "plain": GOOD,
    "other prefixes": other_prefixes(),
    "default namespace for soap": default_namespace_for_soap(),
    "foreign header": foreign_header(),
    "no header": GOOD.replace(b"<soapenv:Header/>", b""),
    "byte order mark": b"\xef\xbb\xbf" + GOOD,
    "no declaration": GOOD.partition(b"?>")[2],
    "declared as ascii": GOOD.replace(b'encoding="UTF-8"', b'encoding="us-ascii"'),
    "cdata": GOOD.replace(NUMBER, b"<![CDATA[" + NUMBER + b"]]>"),
    "comment and instruction": GOOD.replace(NUMBER, b"<!-- a -->" + NUMBER + b"<?b c?>"),
    "comment inside a text": GOOD.replace(NUMBER, NUMBER[:9] + b"<!-- a -->" + NUMBER[9:]),
    "indented": GOOD.replace(b"><", b">\r\n  <"),
    "blanks inside tags": GOOD.replace(b"<idPA>", b"<idPA\n>"),
}


@pytest.mark.parametrize("body", DIALECTS.values(), ids=DIALECTS)
def test_what_differs_between_soap_libraries_is_read(body: bytes) -> None:
    request = parse_request(body)
    assert isinstance(request, VerifyRequest)
    assert request.notice_number == hub.NOTICE


@pytest.mark.parametrize(
    "encoding", ["iso-8859-1", "latin-1", "utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_other_encodings_are_refused(encoding: str) -> None:
    text = GOOD.decode().replace("UTF-8", encoding.upper())
    assert_refused(text.encode(encoding), "xml_encoding_refused")


def test_document_type_hidden_by_a_long_declaration_is_refused() -> None:
    hidden = '<?xml version="1.0"' + " " * 300 + 'encoding="UTF-7"?>+ADwAIQ-DOCTYPE x>'
    with pytest.raises(RemoteProtocolError):
        envelope.open_envelope(hidden.encode() + GOOD.partition(b"?>")[2])


def test_bytes_that_are_not_utf8_are_refused() -> None:
    assert_refused(GOOD.replace(b"80999990106", b"\xc3\x28"), "xml_malformed")


def test_document_type_is_refused() -> None:
    doctype = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    assert_refused(GOOD.replace(b"?>", b"?>" + doctype, 1), "xml_doctype_refused")


def test_entities_that_multiply_are_refused() -> None:
    entities = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 12))
    doctype = f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]>'
    body = GOOD.replace(b"?>", b"?>" + doctype.encode(), 1).replace(b"80999990106", b"&e11;", 1)
    assert_refused(body, "xml_doctype_refused")


def test_entity_without_declaration_is_refused() -> None:
    assert_refused(GOOD.replace(b"80999990106", b"&nbsp;", 1), "xml_malformed")


def test_gigantic_request_is_refused_before_it_is_parsed() -> None:
    field = b"x" * (50 * 1024 * 1024)
    assert_refused(GOOD.replace(b"80999990106", field, 1), "xml_too_large")


def test_more_markup_than_any_message_has_is_refused_before_it_is_parsed() -> None:
    spare = envelope.MAX_MARKUP - GOOD.count(b"<")
    assert isinstance(
        parse_request(GOOD.replace(b"<idPA>", b"<!-- -->" * spare + b"<idPA>")), VerifyRequest
    )
    assert_refused(GOOD.replace(b"<idPA>", b"<a/>" * (spare + 1) + b"<idPA>"), "xml_too_large")


def test_fullest_receipt_is_far_from_the_limits() -> None:
    metadata = hub.metadata(*map(str, range(15)))
    stamp = "QUJD" * 4000
    name, parts = hub.transfer(1, 2, stamp=stamp)
    full = (name, [*parts[:-1], metadata])
    receipt = hub.with_field(hub.receipt(2, transfers=[full] * 5), "metadata", metadata)
    body = hub.request(hub.send_receipt_request(2, receipt))
    parse_request(body)
    assert body.count(b"<") * 10 < envelope.MAX_MARKUP
    assert len(body) * 10 < envelope.MAX_REQUEST_BYTES


def test_deep_nesting_is_refused() -> None:
    depth = 1000
    assert_refused(hub.soap("<a>" * depth + "</a>" * depth), "xml_malformed")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "xml_malformed"),
        (b"<", "xml_malformed"),
        (b"{}", "xml_malformed"),
        (b"<a/>", "unexpected"),
        (GOOD.replace(hub.SOAP.encode(), b"http://www.w3.org/2003/05/soap-envelope"), "version"),
        (f'<s:Envelope xmlns:s="{hub.SOAP}"/>'.encode(), "missing"),
        (f'<s:Envelope xmlns:s="{hub.SOAP}"><s:Header/></s:Envelope>'.encode(), "missing"),
        (f'<s:Envelope xmlns:s="{hub.SOAP}"><Body/></s:Envelope>'.encode(), "missing"),
        (hub.soap(""), "empty"),
        (hub.soap("text"), "empty"),
        (hub.soap(MESSAGE + MESSAGE), "unexpected"),
        (GOOD.replace(b"</soapenv:Envelope>", b"<a/></soapenv:Envelope>"), "unexpected"),
    ],
)
def test_what_is_not_an_envelope_with_one_message_is_refused(body: bytes, reason: str) -> None:
    assert_refused(body, reason)


NEXT = "http://schemas.xmlsoap.org/soap/actor/next"


def with_header(attributes: str) -> bytes:
    header = f'<w:Security xmlns:w="urn:w" {attributes}/>'
    return GOOD.replace(b"<soapenv:Header/>", f"<soapenv:Header>{header}</soapenv:Header>".encode())


@pytest.mark.parametrize(
    "attributes",
    [
        'soapenv:mustUnderstand="1"',
        'soapenv:mustUnderstand="true"',
        'soapenv:mustUnderstand="1" soapenv:actor=""',
        f'soapenv:mustUnderstand="1" soapenv:actor="{NEXT}"',
    ],
)
def test_header_that_must_be_understood_stops_the_message(attributes: str) -> None:
    assert_refused(with_header(attributes), "must_understand")


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        'soapenv:mustUnderstand="0"',
        'mustUnderstand="1"',
        'soapenv:mustUnderstand="1" soapenv:actor="http://example.org/somebody-else"',
    ],
)
def test_header_that_need_not_be_understood_here_is_not_looked_at(attributes: str) -> None:
    assert isinstance(parse_request(with_header(attributes)), VerifyRequest)


def test_closed_envelope_opens_again() -> None:
    body = envelope.close_envelope(envelope.new_message("paSendRTRes"))
    assert body.startswith(b"<?xml")
    assert envelope.open_envelope(body).tag == f"{{{hub.PA}}}paSendRTRes"


def test_fault_of_soap_names_who_is_to_blame() -> None:
    fault = envelope.open_envelope(envelope.soap_fault("Client", "why"))
    assert fault.tag == f"{{{hub.SOAP}}}Fault"
    assert fault.findtext("faultcode") == "soapenv:Client"
    assert fault.findtext("faultstring") == "why"


def test_limits_are_those_of_the_message() -> None:
    long = GOOD.replace(NUMBER, b"1" * 11_000_000)
    roomy = envelope.Limits(len(long), 10_000, long_texts=True)
    assert envelope.open_envelope(long, roomy).findtext("qrCode/noticeNumber") == "1" * 11_000_000
    for limits in (
        envelope.Limits(len(long) - 1, 10_000, long_texts=True),
        envelope.Limits(len(long), 3, long_texts=True),
        envelope.Limits(len(long), 10_000),
    ):
        with pytest.raises(RemoteProtocolError) as refusal:
            envelope.open_envelope(long, limits)
        assert str(refusal.value.facts["reason"]).startswith("xml_")
