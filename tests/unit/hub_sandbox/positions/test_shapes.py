from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import TypeAdapter, ValidationError

from hub_sandbox.positions.shapes import Instant, Stamp, write_instant

INSTANT = TypeAdapter(Instant)


@pytest.mark.parametrize("ending", ["", "Z", ".000", ".000Z", ".000000000Z"])
def test_times_are_utc_with_or_without_their_sign(ending: str) -> None:
    due = INSTANT.validate_python(f"2026-12-31T22:59:59{ending}")
    assert due == datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC)
    assert write_instant(due) == "2026-12-31T22:59:59.000"


@pytest.mark.parametrize(
    "text", ["2026-12-31", "2026-12-31T10:00:00+01:00", "2026-02-30T10:00:00", 0, None]
)
def test_anything_else_is_no_instant(text: object) -> None:
    with pytest.raises(ValidationError):
        INSTANT.validate_python(text)


def test_instants_are_shown_in_utc() -> None:
    rome = timezone(timedelta(hours=1))
    assert write_instant(datetime(2026, 1, 1, 0, 30, tzinfo=rome)) == "2025-12-31T23:30:00.000"


def test_names_are_those_of_the_contract() -> None:
    sent = {"hashDocument": "x", "stampType": "01", "provincialResidence": "NA"}
    assert Stamp.model_validate({**sent, "colour": "red"}).model_dump(by_alias=True) == sent
