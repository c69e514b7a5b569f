"""What the desk of the outage is told to do, and what it tells."""

import json
from dataclasses import replace

import pytest

from demo.outage_desk import Half, Mark, Order, tell

ORDER = Order(
    half=Half.MORNING, home="/h", papers="/p", pictures="/s", log="/l",
    server_url="http://127.0.0.1:1", enrolment_code="code", username="anna", password="è segreta",
    notices=30, printed=(), first_picture=10,
)  # fmt: skip


def test_order_arrives_as_it_was_given() -> None:
    later = replace(ORDER, half=Half.AFTERNOON, printed=("301", "302"))
    for order in (ORDER, later):
        assert "\n" not in order.to_line()
        assert Order.of_line(order.to_line() + "\n") == order


def test_what_has_happened_is_told_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    tell(mark=Mark.PRINTED)
    tell(number="301000000000004285")
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line) for line in lines] == [
        {"mark": "PRINTED"}, {"number": "301000000000004285"},
    ]  # fmt: skip
