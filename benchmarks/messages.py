"""The hub's messages that the station benchmark sends."""

import hashlib

ENTITY = "80999990106"

_ENVELOPE = (
    '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope '
    'xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" '
    'xmlns:pa="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd"><soapenv:Header/>'
    "<soapenv:Body>{}</soapenv:Body></soapenv:Envelope>"
)
_STATION = (
    f"<idPA>{ENTITY}</idPA><idBrokerPA>{ENTITY}</idBrokerPA><idStation>{ENTITY}_01</idStation>"
)
_QUESTION = (
    "<pa:{element}>" + _STATION + f"<qrCode><fiscalCode>{ENTITY}</fiscalCode>"
    "<noticeNumber>{number}</noticeNumber></qrCode></pa:{element}>"
)
_RECEIPT = (
    "<pa:paSendRTV2Request>" + _STATION + "<receipt><receiptId>{receipt_id}</receiptId>"
    f"<noticeNumber>{{number}}</noticeNumber><fiscalCode>{ENTITY}</fiscalCode>"
    "<outcome>OK</outcome><creditorReferenceId>{iuv}</creditorReferenceId>"
    "<paymentAmount>21.95</paymentAmount><description>Carta d'identità</description>"
    "<companyName>Comune di Esempio</companyName><debtor><uniqueIdentifier>"
    "<entityUniqueIdentifierType>F</entityUniqueIdentifierType>"
    "<entityUniqueIdentifierValue>RSSMRA80A01Z999Y</entityUniqueIdentifierValue>"
    "</uniqueIdentifier><fullName>Mario Rossi</fullName></debtor><transferList><transfer>"
    "<idTransfer>1</idTransfer><transferAmount>21.95</transferAmount>"
    f"<fiscalCodePA>{ENTITY}</fiscalCodePA><IBAN>IT60X0542811101000000123456</IBAN>"
    "<remittanceInformation>Carta d'identità</remittanceInformation>"
    "<transferCategory>9/0101100SP/</transferCategory></transfer></transferList>"
    "<idPSP>TSTPITMM001</idPSP><PSPCompanyName>Banca di Esempio</PSPCompanyName>"
    "<idChannel>99999999990_01</idChannel><channelDescription>APP</channelDescription>"
    "<paymentDateTime>2026-11-23T10:20:00</paymentDateTime></receipt></pa:paSendRTV2Request>"
)


def verify(number: str) -> bytes:
    """paVerifyPaymentNotice for a notice."""
    return _question("paVerifyPaymentNoticeReq", number)


def activate(number: str) -> bytes:
    """paGetPaymentV2 for a notice."""
    return _question("paGetPaymentV2Request", number)


def receipt(number: str) -> bytes:
    """paSendRTV2 that pays a notice."""
    receipt_id = hashlib.sha256(number.encode()).hexdigest()[:32]
    body = _RECEIPT.format(receipt_id=receipt_id, number=number, iuv=number[1:])
    return _ENVELOPE.format(body).encode()


def _question(element: str, number: str) -> bytes:
    return _ENVELOPE.format(_QUESTION.format(element=element, number=number)).encode()
