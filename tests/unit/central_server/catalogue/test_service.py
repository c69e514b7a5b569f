from datetime import UTC, datetime

import pytest

from central_server.catalogue import repository, service
from central_server.catalogue.service import Done, KindRefused
from tests.factories.server import (
    BANK_IBAN,
    COMPANY,
    ENTITY,
    RATE,
    a_kind,
    add_entity,
    add_kind,
    kind_document,
)

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ELSEWHERE = "IT40X0999901400000000012345"


@pytest.fixture(autouse=True)
def _entity(session) -> None:
    add_entity(session)


def put(session, **changes):
    return service.put_kind(session, ENTITY, a_kind(**changes), author="op-1", now=NOW)


def faults(session, **changes):
    with pytest.raises(KindRefused) as refused:
        put(session, **changes)
    return refused.value.faults


def rate(version: int, amount: str = "5,16", **changes):
    (first,) = kind_document(parts=(amount,))["rates"]
    return first | {"version": version} | changes


def test_same_document_again_changes_nothing(session):
    assert [put(session), put(session)] == [Done.ADDED, Done.UNCHANGED]


def test_every_revision_says_who_made_it_and_when(session):
    put(session)
    put(session, offline=False)
    newest, first = repository.revisions(session, ENTITY, RATE)
    assert (newest.revision, newest.made_by, newest.made_at) == (2, "op-1", NOW)
    assert repository.kind_of(first).offline


def test_versions_that_a_document_leaves_out_stay(session):
    put(session, rates=[rate(1)])
    assert put(session, rates=[rate(2, "6,00", valid_from="2027-01-01")]) is Done.CHANGED
    kind = repository.kind_of(repository.kind_row(session, ENTITY, RATE))
    assert [each.version for each in kind.rates] == [1, 2]
    assert put(session, rates=[rate(1)]) is Done.UNCHANGED


def test_version_may_end_but_not_change(session):
    put(session, rates=[rate(1)])
    assert put(session, rates=[rate(1, valid_to="2027-12-31")]) is Done.CHANGED
    assert faults(session, rates=[rate(1, "5,17")]) == ((f"rates.{RATE}.1", "rate_version_fixed"),)


def test_version_must_fit_those_that_are_there(session):
    put(session, rates=[rate(1, valid_to="2027-12-31")])
    late = rate(2, valid_from="2027-06-01")
    assert faults(session, rates=[late]) == (("rates.1.valid_from", "overlaps_the_version_before"),)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"account_id": "nowhere"}, ("account_id", "account_unknown")),
        ({"to": ENTITY}, ("beneficiaries.0.tax_code", "is_the_entity_itself")),
        ({"to": COMPANY, "iban": ELSEWHERE}, ("beneficiaries.0.iban", "iban_not_of_the_entity")),
    ],
)
def test_what_the_entities_do_not_have_is_refused(session, changes, fault):
    add_entity(session, COMPANY, segregation_code="02")
    if (tax_code := changes.pop("to", None)) is not None:
        iban = changes.pop("iban", BANK_IBAN)
        changes["beneficiaries"] = [
            {"beneficiary_id": "altro", "tax_code": tax_code, "name": "Altro", "iban": iban}
        ]
    assert faults(session, **changes) == (fault,)


def test_account_of_another_entity_here_may_be_paid_into(session):
    add_entity(session, COMPANY, segregation_code="02")
    there = {"beneficiary_id": "a", "tax_code": COMPANY, "name": "Azienda", "iban": BANK_IBAN}
    assert put(session, beneficiaries=[there]) is Done.ADDED


def test_all_faults_are_told(session):
    found = faults(session, account_id="nowhere", remittance="{a}", valid_from="2027-01-01",
                   valid_to="2026-01-01")  # fmt: skip
    assert found == (("valid_to", "before_valid_from"), ("remittance", "placeholder_unknown"))


def test_new_kind_comes_last(session):
    put(session)
    add_kind(session, kind_id="altro")
    assert [row.rank for row in repository.current_rows(session, ENTITY)] == [1, 2]
