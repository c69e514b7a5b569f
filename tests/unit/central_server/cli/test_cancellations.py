from datetime import UTC, datetime

import pytest

from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from tests.factories.cancellations import SUPERVISOR, CancelDesk, set_threshold
from tests.factories.released_debts import add_position, number_of
from tests.factories.server import ENTITY


@pytest.fixture
def asked(applied, empty_database_url, clock):
    """A cancellation that waits, and one that was rejected."""
    clock.set(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    engine = make_engine(empty_database_url)
    with UnitOfWork(engine)() as session:
        set_threshold(session)
        desk = CancelDesk(session, clock.now())
        waiting, rejected = add_position(session, 98), add_position(session, 99)
        desk.ask(waiting, SUPERVISOR)
        desk.reject(desk.ask(rejected, SUPERVISOR))
    engine.dispose()
    return applied


def test_list_says_which_how_much_why_and_what_was_decided(asked):
    status, said = asked("cancellations", "list", "--entity", ENTITY)
    heading, waiting, reason, rejected, _, why_not = said.splitlines()
    assert (status, heading) == (0, "Annullamenti chiesti: 2")
    assert waiting.startswith("  23/11/2026 10:30  ")
    assert "21,95 euro" in waiting
    assert waiting.endswith("da approvare")
    assert reason == "    rilasciato per errore"
    assert "rifiutato da" in rejected
    assert why_not == "    È dovuto"
    _, said = asked("cancellations", "list", "--entity", ENTITY, "--language", "en")
    assert said.splitlines()[1].endswith("to be approved")


def test_programs_get_one_state_where_it_is_named(asked):
    words = ("cancellations", "list", "--entity", ENTITY, "--format", "json")
    _, told = asked(*words, "--state", "REQUESTED")
    [one] = told["cancellations"]
    assert (one["notice_number"], one["amount_cents"]) == (number_of(98), 2195)
    _, told = asked(*words, "--state", "MOOT")
    assert told == {"cancellations": []}


def test_unknown_entity_is_refused(applied):
    words = ("cancellations", "list", "--entity", "99999999999", "--format", "json")
    status, told = applied(*words)
    assert (status, told["error"]) == (1, "entity_unknown")
