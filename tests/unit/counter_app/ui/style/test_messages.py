"""Amounts and numbers are written one way everywhere."""

from counter_app.ui.style.messages import amount, fours


def test_amounts_and_numbers_are_written_as_people_write_them() -> None:
    assert amount(123450) == "1.234,50 €"
    assert fours("301000000012345688") == "3010 0000 0012 3456 88"
