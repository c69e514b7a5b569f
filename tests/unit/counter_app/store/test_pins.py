from datetime import timedelta
from pathlib import Path

from counter_app.store import operators, pins
from payments_core.model.role import Role
from payments_core.wire.desk.messages import SignInReply
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW


def test_a_pin_takes_the_place_of_the_one_before_with_the_tries_at_it(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    later = NOW + timedelta(hours=1)
    with database.write() as session:
        pins.keep(session, "op-1", "first", NOW)
        pins.add_try(session, "op-1", NOW)
        pins.keep(session, "op-1", "second", later)
    with database.read() as session:
        row = pins.find(session, "op-1")
        assert row is not None
        assert (row.verifier, row.set_at) == ("second", later)
        assert pins.find(session, "op-2") is None
        assert pins.count_tries(session, "op-1") == 0
    database.close()


def test_tries_are_counted_for_each_operator_until_they_are_forgotten(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        for operator_id in ("op-1", "op-1", "op-2"):
            pins.add_try(session, operator_id, NOW)
    database.close()
    database = open_store(tmp_path)
    with database.write() as session:
        assert pins.count_tries(session, "op-1") == 2
        pins.forget_tries(session, "op-1")
        assert pins.count_tries(session, "op-1") == 0
        assert pins.count_tries(session, "op-2") == 1
    database.close()


def test_whoever_is_forgotten_as_an_operator_has_no_pin_any_more(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        for name in ("laura", "paolo"):
            reply = SignInReply(
                token="t", operator_id=f"op-{name}", username=name, display_name=name,
                roles=(Role.CLERK,), expires_at=NOW,
            )  # fmt: skip
            operators.keep(session, reply, "password", NOW)
            pins.keep(session, f"op-{name}", "pin", NOW)
        session.flush()
        operators.forget(session, "laura")
        operators.forget(session, "nobody")
    with database.read() as session:
        assert pins.find(session, "op-laura") is None
        assert pins.find(session, "op-paolo") is not None
    database.close()
