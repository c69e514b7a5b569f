"""The facts of each notice are asked of the program that keeps them."""

from typing import Any

import pytest

from demo import facts
from tests.factories.told_notices import check, flow


class Records:
    """A server with notices of one flow; what it was asked is noted."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def server(self, *arguments: str) -> Any:
        self.asked.append(arguments[:-2])
        match arguments:
            case ("positions", "show", number, "--entity", _):
                return check() | {"notice_number": number}
            case ("positions", "show", *numbers, "--entity", _):
                return {"positions": [check() | {"notice_number": one} for one in numbers]}
            case _:
                return flow()


@pytest.mark.parametrize("numbers", [("301",), ("301", "302", "303")])
def test_notices_are_asked_together_and_their_flow_once(numbers: tuple[str, ...]) -> None:
    records = Records()
    told = facts.told_of(records, numbers)
    assert [one.number for one in told] == list(numbers)
    assert all(one.disagreements == () for one in told)
    assert records.asked == [
        ("positions", "show", *numbers), ("reconciliation", "show", "flow-1"),
    ]  # fmt: skip
