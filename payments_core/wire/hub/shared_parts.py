"""Pieces that several messages share: who is asked, subjects and metadata (paForNode.xsd)."""

from dataclasses import dataclass

from lxml import etree

from payments_core.errors import LocalProtocolError
from payments_core.model.debt_position import Address, Party, PersonKind
from payments_core.wire.hub import fields
from payments_core.wire.hub.elements import ElementReader, add, add_optional

Metadata = tuple[tuple[str, str], ...]

#: Most entries of one metadata list (sac-common-types, ctMetadata).
METADATA_LIMIT = 15
#: Most transfers of one payment (paForNode.xsd, ctTransferListPA).
TRANSFER_LIMIT = 5


@dataclass(frozen=True, slots=True)
class StationAddress:
    """Whom the hub believes to be calling: entity, technical broker and station, unverified."""

    pa: str
    broker: str
    station: str


@dataclass(frozen=True, slots=True)
class NoticeReference:
    """The notice that a payer typed or scanned (qrCode); its check digits may be wrong."""

    entity_tax_code: str
    notice_number: str


def read_station(reader: ElementReader) -> StationAddress:
    """idPA, idBrokerPA, idStation: how every request begins."""
    return StationAddress(
        pa=reader.value("idPA", fields.TEXT_35),
        broker=reader.value("idBrokerPA", fields.TEXT_35),
        station=reader.value("idStation", fields.TEXT_35),
    )


def read_notice_reference(reader: ElementReader) -> NoticeReference:
    """ctQrCode."""
    part = reader.child("qrCode")
    reference = NoticeReference(
        entity_tax_code=part.value("fiscalCode", fields.ENTITY_TAX_CODE),
        notice_number=part.value("noticeNumber", fields.NOTICE_NUMBER),
    )
    part.end()
    return reference


def read_party(reader: ElementReader) -> Party:
    """ctSubject, all of it."""
    identity = reader.child("uniqueIdentifier")
    kind = identity.value("entityUniqueIdentifierType", fields.choice(PersonKind))
    identifier = identity.value("entityUniqueIdentifierValue", fields.IDENTIFIER)
    identity.end()
    party = Party(
        kind=kind,
        identifier=identifier,
        full_name=reader.value("fullName", fields.TEXT_70),
        address=Address(
            street=reader.optional_value("streetName", fields.TEXT_70),
            street_number=reader.optional_value("civicNumber", fields.TEXT_16),
            postal_code=reader.optional_value("postalCode", fields.TEXT_16),
            city=reader.optional_value("city", fields.TEXT_35),
            province=reader.optional_value("stateProvinceRegion", fields.TEXT_35),
            country=reader.optional_value("country", fields.COUNTRY),
        ),
        email=reader.optional_value("e-mail", fields.email),
    )
    reader.end()
    return party


def add_party(parent: etree._Element, name: str, party: Party) -> None:
    """ctSubject under the given name."""
    subject = etree.SubElement(parent, name)
    identity = etree.SubElement(subject, "uniqueIdentifier")
    add(identity, "entityUniqueIdentifierType", party.kind.value, fields.any_text)
    add(identity, "entityUniqueIdentifierValue", party.identifier, fields.IDENTIFIER)
    add(subject, "fullName", party.full_name, fields.TEXT_70)
    add_optional(subject, "streetName", party.address.street, fields.TEXT_70)
    add_optional(subject, "civicNumber", party.address.street_number, fields.TEXT_16)
    add_optional(subject, "postalCode", party.address.postal_code, fields.TEXT_16)
    add_optional(subject, "city", party.address.city, fields.TEXT_35)
    add_optional(subject, "stateProvinceRegion", party.address.province, fields.TEXT_35)
    add_optional(subject, "country", party.address.country, fields.COUNTRY)
    add_optional(subject, "e-mail", party.email, fields.email)


def read_optional_metadata(reader: ElementReader) -> Metadata:
    """ctMetadata where it may stand next; no entries when it is absent."""
    part = reader.optional_child("metadata")
    if part is None:
        return ()
    entries = []
    for entry in part.children("mapEntry", at_most=METADATA_LIMIT):
        entries.append((entry.value("key", fields.TEXT_140), entry.value("value", fields.TEXT_140)))
        entry.end()
    part.end()
    return tuple(entries)


def add_optional_metadata(parent: etree._Element, metadata: Metadata) -> None:
    """ctMetadata when there are entries; more than the schema allows is LocalProtocolError."""
    if not metadata:
        return
    if len(metadata) > METADATA_LIMIT:
        raise LocalProtocolError("hub_answer_malformed", field="metadata", reason="count")
    part = etree.SubElement(parent, "metadata")
    for key, value in metadata:
        entry = etree.SubElement(part, "mapEntry")
        add(entry, "key", key, fields.TEXT_140)
        add(entry, "value", value, fields.TEXT_140)
