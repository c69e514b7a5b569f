from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from counter_app.services.audit_trail import AuditTrail
from counter_app.services.pins import PIN_TRIES, Pins
from counter_app.store import audit, pins
from counter_app.store.database import Database
from payments_core.errors import RuleBroken
from payments_core.model.audit_act import AuditAct
from tests.factories.clock import FakeClock
from tests.factories.counter import ids, open_store
from tests.factories.fake_server import NOW

PIN = "490271"
HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    store = open_store(tmp_path)
    yield store
    store.close()


def over(database: Database, run: str = "first") -> Pins:
    """PINs as they are after a start of the program."""
    clock = FakeClock(NOW)
    return Pins(database, HASHER, clock, AuditTrail(clock, ids(run)))


@pytest.fixture
def kept(database: Database) -> Pins:
    built = over(database)
    built.keep("op-1", PIN)
    return built


def said(built: Pins, typed: str) -> tuple[str, object]:
    """Code of the refusal and the tries left; `ok` for the right one."""
    try:
        built.compare("op-1", typed)
    except RuleBroken as trouble:
        return trouble.code, trouble.facts.get("left")
    return "ok", None


def test_a_pin_is_kept_as_a_slow_hash_alone(kept: Pins, database: Database) -> None:
    with database.read() as session:
        row = pins.find(session, "op-1")
    assert row is not None
    assert row.verifier.startswith("$argon2id$")
    assert PIN not in row.verifier
    assert (kept.is_kept("op-1"), kept.is_kept("op-2")) == (True, False)


def test_wrong_ones_are_counted_down_and_then_the_right_one_opens_nothing(kept: Pins) -> None:
    heard = [said(kept, "111111") for _ in range(PIN_TRIES)]
    assert heard == [*(("pin_wrong", left) for left in (4, 3, 2, 1)), ("pin_used_up", None)]
    assert said(kept, PIN) == ("pin_used_up", None)


def test_the_right_one_ends_the_count(kept: Pins) -> None:
    for _ in range(PIN_TRIES - 1):
        said(kept, "111111")
    assert said(kept, PIN) == ("ok", None)
    assert said(kept, "111111") == ("pin_wrong", 4)


def test_a_restart_forgets_no_try_and_neither_does_the_password_after_it(
    kept: Pins, database: Database
) -> None:
    for _ in range(3):
        said(kept, "111111")
    again = over(database, "second")
    assert again.recognised("op-1", changed=False)
    assert said(again, "111111") == ("pin_wrong", 1)


def test_a_try_is_a_row_before_it_is_compared(
    kept: Pins, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pull_the_plug(*_: object) -> bool:
        raise SystemExit

    monkeypatch.setattr("counter_app.services.pins.is_secret", pull_the_plug)
    with pytest.raises(SystemExit):
        kept.compare("op-1", PIN)
    with database.read() as session:
        assert pins.count_tries(session, "op-1") == 1


def test_the_password_makes_a_used_up_pin_good_again(kept: Pins) -> None:
    for _ in range(PIN_TRIES):
        said(kept, "111111")
    assert kept.recognised("op-1", changed=False)
    assert said(kept, PIN) == ("ok", None)


def test_another_password_takes_the_pin_away(kept: Pins) -> None:
    assert not kept.recognised("op-1", changed=True)
    assert said(kept, PIN) == ("pin_not_asked", None)


def test_taken_away_it_opens_nothing(kept: Pins) -> None:
    kept.take_away("op-1")
    assert said(kept, PIN) == ("pin_not_asked", None)


def test_the_audit_log_hears_of_right_and_wrong_ones(kept: Pins, database: Database) -> None:
    said(kept, "111111")
    said(kept, PIN)
    with database.read() as session:
        entries = audit.due(session, 10)
    assert [(one.operator_id, one.act) for one in entries] == [
        ("op-1", AuditAct.SIGN_IN_REFUSED), ("op-1", AuditAct.SIGNED_IN),
    ]  # fmt: skip
