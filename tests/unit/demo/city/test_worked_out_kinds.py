from datetime import date, timedelta

import pytest
from pydantic import TypeAdapter

from demo.city.rates import sample_rates
from demo.city.worked_out_kinds import (
    FINE,
    FINE_DAYS,
    FINE_VERSION,
    fine_fields,
    market_fee,
    with_fine_of_the_day,
)
from payments_core.model.debt_kind import DebtKind
from payments_core.rules.catalogue_checks import kind_faults
from payments_core.rules.offers import rates_on
from payments_core.rules.worked_out import work_out

TODAY = date(2026, 11, 25)


def read(tree: dict[str, object]) -> DebtKind:
    kind = TypeAdapter(DebtKind).validate_python(tree)
    assert kind_faults(kind) == []
    return kind


def fine_kind() -> DebtKind:
    rate = next(one for one in sample_rates(TODAY) if one.rate_id == FINE)
    parts = [
        {"label": part.label, "amount": "1,00", "chapter": part.chapter,
         "assessment": part.assessment}
        for part in rate.parts
    ]  # fmt: skip
    names = {"name": rate.name, "name_en": rate.name_en}
    tree = {
        "kind_id": FINE, **names, "remittance": rate.remittance, "category": rate.category,
        "account_id": rate.account_id, "due": {"rule": "after_days", "days": 60},
        "rates": [{"rate_id": FINE, "version": 1, **names, "parts": parts}],
    }  # fmt: skip
    return read(with_fine_of_the_day(tree, TODAY))


@pytest.mark.parametrize(
    ("metres", "cents"),
    [("20", 24_800 + 1_240 + 300), ("25", 24_800 + 4_950 + 1_488 + 300)],
)
def test_a_pitch_costs_less_for_each_metre_beyond_twenty(metres: str, cents: int) -> None:
    kind = read(market_fee(TODAY))
    done = work_out(kind, kind.rates[0], {"posto": "B12", "metri": metres}, TODAY)
    assert (done.total_cents, done.subject) == (cents, "Canone del mercato 2026, posto B12")


@pytest.mark.parametrize(("day", "cents"), [(2, 7_340), (19, 9_950), (99, 18_550)])
def test_a_fine_costs_what_its_day_says(day: int, cents: int) -> None:
    kind = fine_kind()
    typed = fine_fields("31540", "87,00", "173,00", TODAY)
    done = work_out(kind, kind.rates[-1], typed, TODAY + timedelta(days=day))
    assert (done.total_cents, done.subject) == (cents, "Verbale 31540")


def test_desks_release_fines_by_the_new_rate_and_older_ones_keep_theirs() -> None:
    kind = fine_kind()
    since = TODAY - timedelta(days=FINE_DAYS)
    assert [rate.version for rate in rates_on(kind, since)] == [FINE_VERSION]
    assert [rate.version for rate in rates_on(kind, since - timedelta(days=1))] == [1]
