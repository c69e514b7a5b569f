from dataclasses import replace
from datetime import UTC, datetime

from lxml import etree

from hub_sandbox.duty_stamp import SoldStamp, write_stamp
from payments_core.money import Cents
from tests.factories.catalogue import BASE64_HASH
from tests.shared_spec import spec

STAMP = SoldStamp(
    stamp_id="0123456789abcdef0123456789abcdef-2",
    psp_tax_code="99999999990",
    psp_name="Banca di Esempio & figli",
    sold_at=datetime(2026, 7, 1, 22, 30, 15, tzinfo=UTC),
    amount_cents=Cents(1600),
    document_hash=BASE64_HASH,
)


def test_stamp_follows_the_official_schema() -> None:
    schema = etree.XMLSchema(etree.parse(spec("pagopa-api", "xsd-common", "MarcaDaBollo.xsd")))
    schema.assertValid(etree.fromstring(write_stamp(STAMP)))


def test_stamp_says_who_sold_it_when_and_for_which_document() -> None:
    stamp = etree.fromstring(write_stamp(STAMP))
    assert stamp.findtext("{*}PSP/{*}Denominazione") == "Banca di Esempio & figli"
    assert stamp.findtext("{*}IUBD") == STAMP.stamp_id
    assert stamp.findtext("{*}OraAcquisto") == "2026-07-02T00:30:15+02:00"
    assert (stamp.findtext("{*}Importo"), stamp.findtext("{*}TipoBollo")) == ("16.00", "01")
    assert stamp.findtext("{*}ImprontaDocumento/{*}DigestValue") == BASE64_HASH


def test_signature_is_of_what_was_sold() -> None:
    assert write_stamp(STAMP) == write_stamp(STAMP)
    other = etree.fromstring(write_stamp(replace(STAMP, amount_cents=Cents(200))))
    value = "{*}Signature/{*}SignatureValue"
    assert other.findtext(value) != etree.fromstring(write_stamp(STAMP)).findtext(value)
