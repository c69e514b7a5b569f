from datetime import UTC, datetime

import pytest

from central_server.papers import repository, service
from central_server.positions import repository as positions
from tests.factories import released_debts as debts
from tests.factories.server import CITIZEN, COMPANY, ENTITY, RATE, add_everything

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.fixture
def numbers(session):
    add_everything(session)
    return [debts.add_position(session, base) for base in (1, 2, 3)]


def move(session, number, code, street):
    position = positions.position_by_notice(session, ENTITY, number).position
    position.debtor_postal_code, position.debtor_street = code, street
    session.flush()


def test_notices_of_a_kind_come_by_number_or_as_letters_are_carried(session, numbers):
    move(session, numbers[0], "16121", "Via Roma")
    move(session, numbers[1], "16100", "Via Zara")
    move(session, numbers[2], None, None)
    assert repository.numbers_of_kind(session, ENTITY, RATE, by_postal_code=False) == numbers
    carried = [numbers[2], numbers[1], numbers[0]]
    assert repository.numbers_of_kind(session, ENTITY, RATE, by_postal_code=True) == carried
    assert repository.numbers_of_kind(session, ENTITY, "other", by_postal_code=True) == []
    assert repository.numbers_of_kind(session, COMPANY, RATE, by_postal_code=True) == []


def test_list_of_numbers_is_sorted_block_by_block_and_loses_none(session, numbers, monkeypatch):
    monkeypatch.setattr(repository, "BLOCK", 2)
    move(session, numbers[0], "16121", "Via Roma")
    asked = [debts.number_of(77), *numbers]
    ordered = repository.by_postal_code(session, ENTITY, asked)
    assert ordered == [*numbers[1:], numbers[0], debts.number_of(77)]
    assert repository.by_postal_code(session, COMPANY, asked) == asked


def test_it_is_known_to_whom_notices_were_released(session, numbers):
    assert repository.citizens_of(session, ENTITY, numbers[:1]) == {numbers[0]: CITIZEN}
    assert repository.citizens_of(session, COMPANY, numbers[:1]) == {}


def test_papers_of_the_same_run_are_no_earlier_ones(session, numbers):
    service.record_printed(session, ENTITY, numbers[:1], "first", NOW)
    session.flush()
    assert repository.printed_before(session, ENTITY, numbers, "print:second") == {numbers[0]}
    assert repository.printed_before(session, ENTITY, numbers, "print:first") == set()
    assert repository.printed_before(session, COMPANY, numbers, "print:second") == set()


def test_of_each_debt_the_first_number_stays_in_its_place(session, numbers, monkeypatch):
    monkeypatch.setattr(repository, "BLOCK", 2)
    plan = debts.add_plan(session, 20)
    asked = [numbers[0], plan.rates[1], plan.single, "unknown", numbers[1], plan.rates[0]]
    kept = [numbers[0], plan.rates[1], "unknown", numbers[1]]
    assert repository.one_a_debt(session, ENTITY, asked) == kept
    debts_of = repository.payments_of_same_debts(session, ENTITY, [plan.rates[1], numbers[0]])
    assert sorted(len(rows) for rows in debts_of.values()) == [1, 4]
    assert repository.payments_of_same_debts(session, COMPANY, asked) == {}
