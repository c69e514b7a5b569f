from datetime import date

import pytest

from payments_core.errors import BadValue
from payments_core.rules.worked_out import work_out
from tests.factories.fake_server import kinds

GROUND = kinds()[2]
DAY = date(2026, 11, 23)


def test_amount_and_subject_come_from_what_was_typed() -> None:
    worked_out = work_out(GROUND, GROUND.rates[0], {"metri": "12"}, DAY)
    assert worked_out.values == {"metri": 12}
    assert (worked_out.total_cents, worked_out.subject) == (12012, "Suolo pubblico, metri 12")
    (part,) = worked_out.calculation.parts
    assert part.working == "12 × 10,01"


@pytest.mark.parametrize("typed", [{}, {"metri": ""}, {"metri": "0"}, {"metri": "501"}])
def test_field_that_is_to_blame_is_named(typed: dict[str, str]) -> None:
    with pytest.raises(BadValue) as refused:
        work_out(GROUND, GROUND.rates[0], typed, DAY)
    assert refused.value.facts["field"] == "metri"
