from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from payments_core.rules.catalogue_checks import kind_faults
from payments_core.rules.offers import offers, rate_version, rates_on
from tests.factories.catalogue import a_kind, a_rate

FIRST = date(2026, 1, 1)


def versions(*begins: date | None, last: date | None = None):
    rates = [
        replace(a_rate(), version=number, valid_from=begin)
        for number, begin in enumerate(begins, start=1)
    ]
    rates[-1] = replace(rates[-1], valid_to=last)
    return replace(a_kind(), rates=tuple(rates))


def test_version_takes_over_on_the_day_it_becomes_valid() -> None:
    kind = versions(None, date(2027, 1, 1))
    assert [rate.version for rate in rates_on(kind, date(2026, 12, 31))] == [1]
    assert [rate.version for rate in rates_on(kind, date(2027, 1, 1))] == [2]


def test_rate_that_has_ended_is_not_offered_even_where_an_older_one_never_did() -> None:
    kind = versions(None, date(2027, 1, 1), last=date(2027, 6, 30))
    assert list(rates_on(kind, date(2027, 7, 1))) == []


def test_kind_is_offered_while_it_is_valid() -> None:
    kind = replace(versions(None), valid_from=date(2026, 3, 1), valid_to=date(2026, 3, 31))
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)]
    assert [len(offers([(kind, 4)], day)) for day in days] == [0, 1, 1, 0]
    (offer,) = offers([(kind, 4)], date(2026, 3, 1))
    assert (offer.kind, offer.revision, offer.rate) == (kind, 4, kind.rates[0])


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=5, unique=True).map(sorted),
    st.integers(0, 70),
)
def test_no_day_has_two_versions_of_a_rate(begins: list[int], day: int) -> None:
    kind = versions(*(FIRST + timedelta(days=begin) for begin in begins))
    assert kind_faults(kind) == []
    found = list(rates_on(kind, FIRST + timedelta(days=day)))
    begun = sum(begin <= day for begin in begins)
    assert [rate.version for rate in found] == ([begun] if begun else [])


def test_any_version_is_found_by_its_number() -> None:
    kind = versions(None, date(2027, 1, 1))
    rate_id = kind.rates[0].rate_id
    assert rate_version(kind, rate_id, 2) is kind.rates[1]
    assert rate_version(kind, rate_id, 3) is None
    assert rate_version(kind, "other", 1) is None
