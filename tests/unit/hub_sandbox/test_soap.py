import pytest
from lxml import etree

from hub_sandbox.refusals import HubRefusal
from hub_sandbox.soap import PA, SOAP, client_fault, open_body, unwrap, wrap

EMPTY = b'<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body/></e:Envelope>'


def test_what_is_wrapped_comes_out_again() -> None:
    body = etree.Element(f"{{{PA}}}paSendRTRes")
    assert unwrap(wrap(body), "paSendRTRes").tag == body.tag


def test_comments_and_processing_instructions_are_nothing() -> None:
    message = wrap(etree.Element(f"{{{PA}}}paSendRTRes"))
    commented = message.replace(b"soapenv:Body>", b"soapenv:Body><!-- x --><?y z?>", 1)
    assert len(unwrap(commented, "paSendRTRes")) == 0


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (b"not xml", "not XML"),
        (b"", "not XML"),
        (b"<html/>", "not a SOAP 1.1 envelope"),
        (
            b'<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body/></e:Envelope>',
            "not a SOAP 1.1 envelope",
        ),
        (wrap(etree.Element("other")), "other instead of paSendRTRes"),
        (wrap(etree.Element("paSendRTRes")), "paSendRTRes instead of"),
        (
            b'<!DOCTYPE x [<!ENTITY a "b">]>' + EMPTY,
            "document type",
        ),
        (EMPTY, "nothing instead of"),
    ],
)
def test_anything_else_refuses_the_answer(answer: bytes, why: str) -> None:
    with pytest.raises(HubRefusal) as caught:
        unwrap(answer, "paSendRTRes")
    assert why in (caught.value.detail or "")


def test_fault_of_soap_blames_the_client() -> None:
    fault = open_body(client_fault("nothing that is offered"))
    assert fault.tag == f"{{{SOAP}}}Fault"
    assert fault.findtext("faultcode") == "soapenv:Client"
    assert fault.findtext("faultstring") == "nothing that is offered"
