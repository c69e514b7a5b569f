"""Messages of the hub as plain trees of text, built without the codecs under test.

A tree is a pair of a name and either its text or its children. Tests change trees freely, also
into things that no schema allows.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape

Tree = tuple[str, "str | list[Tree]"]

PA = "http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"

ENTITY = "80999990106"
OTHER_ENTITY = "99999990106"
NOTICE = "301000000000004285"
BANK_IBAN = "IT60X0542811101000000123456"
POSTAL_IBAN = "IT23X0760101000000012345678"

STATION: list[Tree] = [
    ("idPA", ENTITY),
    ("idBrokerPA", ENTITY),
    ("idStation", f"{ENTITY}_01"),
]
QR_CODE: Tree = ("qrCode", [("fiscalCode", ENTITY), ("noticeNumber", NOTICE)])


def subject(name: str, full: bool = True) -> Tree:
    """A debtor or payer, with every optional field or with none."""
    identity: Tree = (
        "uniqueIdentifier",
        [
            ("entityUniqueIdentifierType", "F"),
            ("entityUniqueIdentifierValue", "RSSMRA80A01Z999Y"),
        ],
    )
    optional: list[Tree] = [
        ("streetName", "Via delle Prove"),
        ("civicNumber", "12/a"),
        ("postalCode", "00100"),
        ("city", "Esempio"),
        ("stateProvinceRegion", "EE"),
        ("country", "IT"),
        ("e-mail", "mario.rossi@example.org"),
    ]
    return (name, [identity, ("fullName", "Mario Rossi"), *(optional if full else [])])


def metadata(*keys: str) -> Tree:
    """A metadata list with one entry for each key."""
    return (
        "metadata",
        [("mapEntry", [("key", key), ("value", f"value of {key}")]) for key in keys],
    )


def transfer(number: int, version: int, stamp: str | None = None, full: bool = True) -> Tree:
    """One transfer of 10.00 euro; a stamp (base64) takes the place of the account."""
    account: Tree = ("MBDAttachment", stamp) if stamp is not None else ("IBAN", BANK_IBAN)
    name: list[Tree] = [("companyName", "Comune di Esempio")] if version == 2 and full else []
    return (
        "transfer",
        [
            ("idTransfer", str(number)),
            ("transferAmount", "10.00"),
            ("fiscalCodePA", ENTITY),
            *name,
            account,
            ("remittanceInformation", "Carta d'identità"),
            ("transferCategory", "9/0101100SP/"),
            *([metadata("note")] if full else []),
        ],
    )


def verify_request() -> Tree:
    """paVerifyPaymentNoticeReq."""
    return ("paVerifyPaymentNoticeReq", [*STATION, QR_CODE])


def get_payment_request(version: int, full: bool = True) -> Tree:
    """paGetPaymentReq or paGetPaymentV2Request."""
    optional: list[Tree] = [
        ("amount", "10.00"),
        ("paymentNote", "cart 1"),
        ("transferType", "PAGOPA"),
        ("dueDate", "2026-12-31"),
    ]
    element = "paGetPaymentReq" if version == 1 else "paGetPaymentV2Request"
    return (element, [*STATION, QR_CODE, *(optional if full else [])])


def demand_request() -> Tree:
    """paDemandPaymentNoticeRequest, its service's data `<service/>`."""
    service: list[Tree] = [
        ("idServizio", "00001"),
        ("idSoggettoServizio", "00099"),
        ("datiSpecificiServizioRequest", "PHNlcnZpY2UvPg=="),
    ]
    return ("paDemandPaymentNoticeRequest", [*STATION, *service])


def receipt(version: int, full: bool = True, transfers: Iterable[Tree] | None = None) -> Tree:
    """The receipt element with every optional field or with none."""

    def optional(*fields: Tree) -> list[Tree]:
        return list(fields) if full else []

    second = version == 2
    return (
        "receipt",
        [
            ("receiptId", "0f3c9d9e0c6f4a0f8f1f5e2d7b6a5c4d"),
            ("noticeNumber", NOTICE),
            ("fiscalCode", ENTITY),
            ("outcome", "OK"),
            ("creditorReferenceId", NOTICE[1:]),
            ("paymentAmount", "10.00"),
            ("description", "Carta d'identità"),
            ("companyName", "Comune di Esempio"),
            *optional(("officeName", "Anagrafe")),
            subject("debtor", full),
            ("transferList", list(transfers or [transfer(1, version, full=full)])),
            ("idPSP", "PSPTEST"),
            *optional(("pspFiscalCode", OTHER_ENTITY), ("pspPartitaIVA", OTHER_ENTITY)),
            ("PSPCompanyName", "Banca di Prova"),
            ("idChannel", f"{OTHER_ENTITY}_01"),
            ("channelDescription", "app"),
            *optional(subject("payer"), ("paymentMethod", "creditCard")),
            *(optional(("paymentNote", "cart 1")) if second else []),
            *optional(("fee", "1.50")),
            *(
                optional(("primaryCiIncurredFee", "0.50"), ("idBundle", "b1"), ("idCiBundle", "c1"))
                if second
                else []
            ),
            *optional(
                ("paymentDateTime", "2026-07-01T12:30:00"),
                ("applicationDate", "2026-07-01"),
                ("transferDate", "2026-07-02"),
                metadata("origin"),
                ("standIn", "true"),
            ),
        ],
    )


def send_receipt_request(version: int, body: Tree | None = None) -> Tree:
    """paSendRTReq or paSendRTV2Request."""
    element = "paSendRTReq" if version == 1 else "paSendRTV2Request"
    return (element, [*STATION, body or receipt(version)])


def xml(tree: Tree, prefix: str = "") -> str:
    """The tree as text; a prefix goes on its own name only, children stay unqualified."""
    name, content = tree
    inside = escape(content) if isinstance(content, str) else "".join(map(xml, content))
    return f"<{prefix}{name}>{inside}</{prefix}{name}>"


def message(tree: Tree) -> str:
    """The tree as the element of the hub's namespace, alone."""
    return xml(tree, "pa:").replace(">", f' xmlns:pa="{PA}">', 1)


def soap(inside: str) -> bytes:
    """An envelope around the text of a body."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<soapenv:Envelope xmlns:soapenv="{SOAP}"><soapenv:Header/>'
        f"<soapenv:Body>{inside}</soapenv:Body></soapenv:Envelope>"
    ).encode()


def request(tree: Tree) -> bytes:
    """The tree inside an envelope, as the hub would post it."""
    return soap(message(tree))


def with_field(tree: Tree, path: str, *replacement: Tree) -> Tree:
    """The tree with the first child found at `a/b/c` replaced (removed, repeated) as said."""
    first, _, rest = path.partition("/")
    name, content = tree
    changed: list[Tree] = []
    found = False
    for child in content:
        if isinstance(child, tuple) and child[0] == first and not found:
            found = True
            changed.extend([with_field(child, rest, *replacement)] if rest else replacement)
        else:
            changed.append(child)  # type: ignore[arg-type]
    if not found:
        raise LookupError(f"{name} has no {first}")
    return (name, changed)
