"""A digital duty stamp (marca da bollo digitale) as a PSP sells it (MarcaDaBollo.xsd).

Its signature has the form of a real one and proves nothing: the key is written here.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from payments_core.clock import rome_local
from payments_core.money import Cents, to_wire

_STAMP = "http://www.agenziaentrate.gov.it/2014/MarcaDaBollo"
_SIGNATURE = "http://www.w3.org/2000/09/xmldsig#"
_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
_HMAC_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"
_CANONICAL = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
_ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
_TRAINING_KEY = b"training"
#: Stamp duty; there is no other.
_STAMP_TYPE = "01"


@dataclass(frozen=True, slots=True)
class SoldStamp:
    """Who sold which stamp (IUBD), when, and for which document: its SHA-256 in base64."""

    stamp_id: str
    psp_tax_code: str
    psp_name: str
    sold_at: datetime
    amount_cents: Cents
    document_hash: str


def write_stamp(stamp: SoldStamp) -> bytes:
    """The document `marcaDaBollo`; the same stamp has the same bytes."""
    spaces = {"mdb": _STAMP, "ds": _SIGNATURE}
    root = etree.Element(f"{{{_STAMP}}}marcaDaBollo", nsmap=spaces)
    psp = _add(root, _STAMP, "PSP")
    _add(psp, _STAMP, "CodiceFiscale", stamp.psp_tax_code)
    _add(psp, _STAMP, "Denominazione", stamp.psp_name)
    _add(root, _STAMP, "IUBD", stamp.stamp_id)
    _add(root, _STAMP, "OraAcquisto", rome_local(stamp.sold_at).isoformat(timespec="seconds"))
    _add(root, _STAMP, "Importo", to_wire(stamp.amount_cents))
    _add(root, _STAMP, "TipoBollo", _STAMP_TYPE)
    imprint = _add(root, _STAMP, "ImprontaDocumento")
    _add(imprint, _STAMP, "DigestMethod", Algorithm=_SHA256)
    _add(imprint, _SIGNATURE, "DigestValue", stamp.document_hash)
    _sign(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _sign(root: etree._Element) -> None:
    digest = hashlib.sha256(_canonical(root)).digest()
    signature = _add(root, _SIGNATURE, "Signature")
    signed = _add(signature, _SIGNATURE, "SignedInfo")
    _add(signed, _SIGNATURE, "CanonicalizationMethod", Algorithm=_CANONICAL)
    _add(signed, _SIGNATURE, "SignatureMethod", Algorithm=_HMAC_SHA256)
    reference = _add(signed, _SIGNATURE, "Reference", URI="")
    transforms = _add(reference, _SIGNATURE, "Transforms")
    _add(transforms, _SIGNATURE, "Transform", Algorithm=_ENVELOPED)
    _add(reference, _SIGNATURE, "DigestMethod", Algorithm=_SHA256)
    _add(reference, _SIGNATURE, "DigestValue", _base64(digest))
    value = hmac.digest(_TRAINING_KEY, _canonical(signed), "sha256")
    _add(signature, _SIGNATURE, "SignatureValue", _base64(value))


def _add(
    parent: etree._Element, space: str, name: str, text: str | None = None, **attributes: str
) -> etree._Element:
    element = etree.SubElement(parent, f"{{{space}}}{name}", attributes)
    element.text = text
    return element


def _canonical(element: etree._Element) -> bytes:
    return etree.tostring(element, method="c14n")


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
