"""The hub's messages that the station benchmark sends, and the traffic fines they are about."""

import hashlib
import json
from typing import Any

ENTITY = "80999990106"

#: A fine whose reduced amount is what every receipt pays. Its notice was printed with 30 % off,
#: and the receipts are of later than five and sooner than sixty days after its notification.
FINE_TYPED = json.dumps({"ridotta": "21,95", "piena": "45,50", "notifica": "2026-11-01"})
_NAMES = {"name": "Sanzione del codice della strada", "name_en": "Traffic fine"}
_ALLOCATED = {"chapter": "30100.02.0042", "assessment": "2026/114"}
_PRICES = {"rule": "fine", "reduced": "ridotta", "full": "piena", "notified_on": "notifica"}
FINE_KIND: dict[str, Any] = {
    "kind_id": "multa",
    **_NAMES,
    "category": "6/0102100SA/",
    "remittance": "Sanzione del codice della strada",
    "account_id": "tesoreria",
    "due": {"rule": "after_days", "days": 60},
    "fields": [
        {"field": "ridotta", "label": "Ridotta", "label_en": "Reduced", "type": "amount"},
        {"field": "piena", "label": "Piena", "label_en": "Full", "type": "amount"},
        {"field": "notifica", "label": "Notifica", "label_en": "Notified", "type": "date"},
    ],
    "rates": [
        {
            "rate_id": "multa",
            "version": 1,
            **_NAMES,
            "parts": [{"label": "Sanzione", "amount": _PRICES, **_ALLOCATED}],
        }
    ],
}

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
