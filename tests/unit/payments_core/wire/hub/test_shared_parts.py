from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from payments_core.errors import LocalProtocolError, RemoteProtocolError
from payments_core.model.debt_position import Address, Party, PersonKind
from payments_core.wire.hub.elements import ElementReader
from payments_core.wire.hub.shared_parts import (
    METADATA_LIMIT,
    add_optional_metadata,
    add_party,
    read_optional_metadata,
    read_party,
)
from tests.factories import hub_messages as hub


def text(min_size: int, max_size: int) -> st.SearchStrategy[str]:
    characters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))
    return st.text(characters, min_size=min_size, max_size=max_size)


def optional(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | strategy


PARTIES = st.builds(
    Party,
    st.sampled_from(PersonKind),
    text(2, 16),
    text(1, 70),
    st.builds(
        Address,
        optional(text(1, 70)),
        optional(text(1, 16)),
        optional(text(1, 16)),
        optional(text(1, 35)),
        optional(text(1, 35)),
        optional(st.from_regex("[A-Z]{2}", fullmatch=True)),
    ),
    st.sampled_from([None, "a@b", "first.last+tag@mail.example.org"]),
)


def reread(parent: etree._Element) -> ElementReader:
    return ElementReader("test", "", etree.fromstring(etree.tostring(parent)))


@given(PARTIES)
def test_written_party_reads_back(party: Party) -> None:
    parent = etree.Element("m")
    add_party(parent, "debtor", party)
    assert read_party(reread(parent).child("debtor")) == party


def party(**changes: Any) -> Party:
    values: dict[str, Any] = {"kind": PersonKind.LEGAL, "identifier": "AB", "full_name": "A"}
    return Party(**{**values, **changes})


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (party(identifier="A"), "entityUniqueIdentifierValue"),
        (party(full_name=""), "fullName"),
        (party(full_name="x" * 71), "fullName"),
        (party(address=Address(street="x" * 71)), "streetName"),
        (party(address=Address(street_number="x" * 17)), "civicNumber"),
        (party(address=Address(postal_code="x" * 17)), "postalCode"),
        (party(address=Address(city="x" * 36)), "city"),
        (party(address=Address(province="x" * 36)), "stateProvinceRegion"),
        (party(address=Address(country="ITA")), "country"),
        (party(email="nobody"), "e-mail"),
    ],
)
def test_party_that_the_schema_refuses_is_not_written(bad: Party, field: str) -> None:
    with pytest.raises(LocalProtocolError) as refusal:
        add_party(etree.Element("m"), "debtor", bad)
    assert refusal.value.facts["field"] == field


@given(st.lists(st.tuples(text(1, 140), text(1, 140)), max_size=METADATA_LIMIT))
def test_written_metadata_reads_back(entries: list[tuple[str, str]]) -> None:
    parent = etree.Element("m")
    add_optional_metadata(parent, tuple(entries))
    assert len(parent) == (1 if entries else 0)
    reader = reread(parent)
    assert read_optional_metadata(reader) == tuple(entries)
    reader.end()


def test_metadata_beyond_the_limit_are_refused_both_ways() -> None:
    keys = [f"key {number}" for number in range(METADATA_LIMIT + 1)]
    with pytest.raises(LocalProtocolError):
        add_optional_metadata(etree.Element("m"), tuple((key, "value") for key in keys))
    received = etree.fromstring(hub.xml(("m", [hub.metadata(*keys)])))
    with pytest.raises(RemoteProtocolError) as refusal:
        read_optional_metadata(ElementReader("test", "", received))
    assert refusal.value.facts["field"] == "metadata/mapEntry"
