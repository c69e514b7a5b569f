import random
from datetime import date

from demo.city.daily_life import DailyLife, DocumentNumbers
from hub_sandbox.cash_journal import Direction
from payments_core.rules.remittance_text import RemittanceKind, read


def test_numbers_run_on_within_a_year_and_begin_anew_in_the_next() -> None:
    numbers = DocumentNumbers()
    first = numbers.next_in("order", date(2025, 11, 24))
    assert first > 3_000
    assert numbers.next_in("order", date(2025, 12, 31)) == first + 1
    assert numbers.next_in("order", date(2026, 1, 2)) < 100
    assert numbers.next_in("provisional", date(2026, 1, 2)) < 100


def test_rents_come_in_and_are_no_payments_of_notices() -> None:
    life = DailyLife(DocumentNumbers(), random.Random(1))
    (rent,) = life.incoming(date(2026, 3, 3))
    assert rent.direction is Direction.IN
    assert read(rent.remittance).kind is RemittanceKind.OTHER
    assert life.incoming(date(2026, 3, 13)) == []


def test_suppliers_and_salaries_never_empty_the_till() -> None:
    life = DailyLife(DocumentNumbers(), random.Random(1))
    salaries = 0
    for day in (26, 27, 28, 30):
        paid = life.outgoing(date(2026, 4, day), 10_000)
        assert all(one.direction is Direction.OUT and one.amount_cents > 0 for one in paid)
        assert sum(one.amount_cents for one in paid) < 10_000
        salaries += sum(one.counterparty == "PERSONALE" for one in paid)
    assert salaries == 1
    assert life.outgoing(date(2026, 5, 4), 0) == []
