"""SOAP 1.1 envelopes as the hub writes and reads them (document/literal)."""

from lxml import etree

from hub_sandbox.contract import refuse_answer

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
PA = "http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd"


def wrap(body: etree._Element) -> bytes:
    """An envelope with an empty header, as the hub sends it."""
    envelope = etree.Element(f"{{{SOAP}}}Envelope", nsmap={"soapenv": SOAP})
    etree.SubElement(envelope, f"{{{SOAP}}}Header")
    etree.SubElement(envelope, f"{{{SOAP}}}Body").append(body)
    return etree.tostring(envelope, xml_declaration=True, encoding="UTF-8")


def client_fault(text: str) -> bytes:
    """The fault of SOAP 1.1 for a message that names nothing which is offered."""
    fault = etree.Element(f"{{{SOAP}}}Fault", nsmap={"soapenv": SOAP})
    etree.SubElement(fault, "faultcode").text = "soapenv:Client"
    etree.SubElement(fault, "faultstring").text = text
    return wrap(fault)


def open_body(message: bytes) -> etree._Element:
    """The one child of the body; anything else is refused as an answer of a station."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        envelope = etree.fromstring(message, parser)
    except etree.XMLSyntaxError as trouble:
        refuse_answer("envelope", f"not XML ({trouble.msg})")
    if envelope.getroottree().docinfo.internalDTD is not None:
        refuse_answer("envelope", "document type declaration")
    bodies = envelope.findall(f"{{{SOAP}}}Body")
    if envelope.tag != f"{{{SOAP}}}Envelope" or len(bodies) != 1:
        refuse_answer("envelope", "not a SOAP 1.1 envelope with one body")
    children: list[etree._Element] = list(bodies[0])
    if len(children) != 1:
        refuse_answer("body", f"{len(children) or 'nothing'} instead of one element")
    return children[0]


def unwrap(answer: bytes, expected: str) -> etree._Element:
    """The one child of the body, which must be `expected`; anything else refuses the answer."""
    found = open_body(answer)
    if found.tag != f"{{{PA}}}{expected}":
        refuse_answer("body", f"{etree.QName(found).localname} instead of {expected}")
    return found
