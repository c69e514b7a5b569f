from hypothesis import given
from hypothesis import strategies as st

from payments_core.model.rate import Rate, RatePart
from payments_core.money import Cents


@given(st.lists(st.integers(0, 100_000), max_size=8))
def test_total_is_what_the_parts_make_up(amounts: list[int]) -> None:
    rate = Rate(
        rate_id="carta-identita",
        version=1,
        name="Carta d'identità elettronica",
        name_en="Electronic identity card",
        remittance="Carta d'identità elettronica",
        category="9/0101100SP/",
        parts=tuple(RatePart(f"part {cents}", Cents(cents)) for cents in amounts),
        due_days=30,
        offline=True,
    )
    assert rate.total_cents == sum(amounts)
