"""Documents to work at: what is read is what was written."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.services.kind_documents import (
    copy_of,
    document_of,
    new_kind,
    next_version,
    read_kind,
    with_named_rate,
)
from payments_core.rules.catalogue_checks import kind_faults
from tests.factories.catalogue import a_kind, a_rate, kinds, rates


@given(st.data())
def test_a_kind_comes_back_from_its_document(data: st.DataObject) -> None:
    kind = data.draw(kinds())
    kind = replace(kind, rates=(data.draw(rates(kind)),))
    assert read_kind(document_of(kind)) == (kind, kind_faults(kind))


def test_forms_that_are_wrong_are_all_named() -> None:
    written = document_of(a_kind()) | {"category": "?", "due": {"rule": "after_days"}}
    kind, faults = read_kind(written)
    assert kind is None
    assert faults == [
        ("category", "string_pattern_mismatch"),
        ("due.after_days.days", "missing"),
    ]


def test_the_only_rate_of_a_new_kind_has_the_kind_s_name_until_it_has_its_own() -> None:
    named = new_kind("tesoreria") | {"kind_id": "mercato", "name": "Mercato", "name_en": "Market"}
    (rate,) = with_named_rate(named)["rates"]
    assert (rate["rate_id"], rate["name"], rate["name_en"]) == ("mercato", "Mercato", "Market")
    own = named | {"rates": [{"rate_id": "estivo"}]}
    assert with_named_rate(own) == own
    two = named | {"rates": [{}, {}]}
    assert with_named_rate(two) == two
    assert with_named_rate(new_kind("tesoreria")) == new_kind("tesoreria")
    assert with_named_rate({"rates": "x"}) == {"rates": "x"}


def test_a_new_kind_lacks_only_what_somebody_must_say() -> None:
    _, faults = read_kind(new_kind("tesoreria"))
    assert {reason for _, reason in faults} == {"missing"}


def test_a_copy_has_no_name_and_the_newest_version_of_each_rate_as_its_first() -> None:
    old = a_rate(valid_to=date(2026, 12, 31))
    new = replace(a_rate(), version=2, valid_from=date(2027, 1, 1), name="Nuova")
    other = a_rate(rate_id="altra")
    copied = copy_of(a_kind(rates=(old, new, other)))
    assert "kind_id" not in copied
    kind, faults = read_kind(copied | {"kind_id": "copia"})
    assert (faults, kind is not None) == ([], True)
    assert [(one["name"], one["version"]) for one in copied["rates"]] == [
        ("Nuova", 1),
        ("Mensa", 1),
    ]
    assert not any("valid_from" in one for one in copied["rates"])


@pytest.mark.parametrize("version", [1, "x", None])
def test_the_next_version_begins_on_its_day(version: object) -> None:
    written = {"rate_id": "mensa", "version": version, "valid_to": "2026-12-31", "name": "Mensa"}
    following = next_version([written, {"rate_id": "altra"}], "mensa", date(2027, 1, 1))
    number = version + 1 if isinstance(version, int) else 1
    assert following == {
        "rate_id": "mensa", "version": number, "valid_from": "2027-01-01", "name": "Mensa",
    }  # fmt: skip
