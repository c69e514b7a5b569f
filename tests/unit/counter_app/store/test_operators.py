from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.store import operators
from payments_core.model.role import Role
from payments_core.wire.desk.messages import SignInReply
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW


def reply(*roles: Role, kinds: tuple[str, ...] | None = None) -> SignInReply:
    return SignInReply(
        token="t",
        operator_id="op-1",
        username="laura",
        display_name="Laura Bianchi",
        roles=roles,
        kinds=kinds,
        expires_at=NOW,
    )


def test_operator_is_as_at_the_last_online_sign_in(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        operators.keep(session, reply(Role.CLERK), "first", NOW)
        session.flush()
        later = NOW + timedelta(days=1)
        operators.keep(session, reply(Role.CLERK, Role.SUPERVISOR), "second", later)
    with database.read() as session:
        row = operators.find(session, "laura")
        assert operators.find(session, "paolo") is None
    assert row is not None
    assert (row.verifier, row.verified_at) == ("second", later)
    assert operators.roles_of(row) == ("clerk", "supervisor")
    database.close()


@pytest.mark.parametrize("kinds", [None, ("carta-identita", "tari")])
def test_kinds_are_as_at_the_last_online_sign_in(
    tmp_path: Path, kinds: tuple[str, ...] | None
) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        operators.keep(session, reply(Role.CLERK, kinds=("suolo",)), "first", NOW)
        operators.keep(session, reply(Role.CLERK, kinds=kinds), "second", NOW)
    with database.read() as session:
        row = operators.find(session, "laura")
    assert row is not None
    assert operators.kinds_of(row) == kinds
    database.close()


def test_forgotten_operator_is_not_known_any_more(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        operators.keep(session, reply(Role.CLERK), "first", NOW)
        operators.keep(
            session, reply(Role.CLERK).model_copy(update={"username": "paolo"}), "second", NOW
        )
        session.flush()
        operators.forget(session, "laura")
        operators.forget(session, "nobody")
    with database.read() as session:
        assert operators.find(session, "laura") is None
        assert operators.find(session, "paolo") is not None
    database.close()
