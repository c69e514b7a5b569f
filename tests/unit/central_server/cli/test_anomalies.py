from datetime import UTC, datetime

import pytest

from central_server.anomalies import service
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.payments import service as payments
from central_server.payments.hub_access import HubCaller
from tests.factories.released_debts import number_of, receipt_for
from tests.factories.server import ENTITY, STATION


@pytest.fixture
def paid(applied, empty_database_url, clock):
    """Two receipts of notices that nobody knows."""
    clock.set(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    engine = make_engine(empty_database_url)
    with UnitOfWork(engine)() as session:
        for base in (98, 99):
            receipt = receipt_for(number_of(base), f"receipt-{base}")
            caller = HubCaller(ENTITY, STATION)
            payments.record_receipt(session, caller, receipt, b"", 2, clock)
    engine.dispose()
    return applied


def test_list_says_what_since_when_and_what_to_do(paid):
    status, said = paid("anomalies", "list", "--entity", ENTITY)
    heading, first, remedy, *_ = said.splitlines()
    assert (status, heading) == (0, "Da guardare: 2")
    assert first.startswith("  23/11/2026 10:30  ricevuta di un avviso che qui non c'è  ")
    assert first.endswith("receipt-98  21,95 euro")
    assert "positions import" in remedy
    _, said = paid("anomalies", "list", "--entity", ENTITY, "--language", "en")
    assert "receipt for a notice that is not here" in said


def test_programs_get_the_same(paid):
    status, told = paid("anomalies", "list", "--entity", ENTITY, "--format", "json")
    assert (status, told["complete"]) == (0, True)
    first, second = told["anomalies"]
    assert (first["kind"], first["reference"]) == ("UNKNOWN_NOTICE", "receipt-98")
    assert (second["notice_number"], second["amount_cents"]) == (number_of(99), 2195)
    assert "positions import" in first["to_do"]


def test_nothing_to_look_at(applied):
    assert applied("anomalies", "list", "--entity", ENTITY) == (0, "Niente da guardare.\n")


def test_list_that_is_cut_says_so(paid, monkeypatch):
    whole = service.of_entity
    monkeypatch.setattr(
        service, "of_entity", lambda session, entity_id: whole(session, entity_id, limit=1)
    )
    _, said = paid("anomalies", "list", "--entity", ENTITY)
    assert said.splitlines()[-1].startswith("Di alcuni tipi ce ne sono più")


def test_unknown_entity_is_refused(applied):
    status, told = applied("anomalies", "list", "--entity", "99999999999", "--format", "json")
    assert (status, told["error"]) == (1, "entity_unknown")
