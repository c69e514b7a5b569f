from datetime import UTC, datetime

import pytest

from central_server.catalogue import administration, service
from central_server.identity.actor import Actor
from payments_core.errors import RuleBroken
from payments_core.model.role import Role
from payments_core.wire.desk.catalogue_messages import PutKind
from tests.factories.server import DESK, ENTITY, OPERATOR, RATE, a_kind, add_everything

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ADMINISTRATOR = Actor(ENTITY, DESK, OPERATOR, frozenset({Role.ADMINISTRATOR}))


@pytest.fixture(autouse=True)
def _entity(session) -> None:
    add_everything(session)


def put(session, made_from=1, *, dry_run=False, **changes):
    wanted = PutKind(kind=a_kind(**changes), made_from=made_from)
    return administration.put(session, ADMINISTRATOR, wanted, NOW, dry_run=dry_run)


@pytest.mark.parametrize("role", [Role.CLERK, Role.SUPERVISOR])
def test_others_are_refused(session, role):
    actor = Actor(ENTITY, DESK, OPERATOR, frozenset({role}))
    wanted = PutKind(kind=a_kind(), made_from=1)
    for act in (
        lambda: administration.catalogue_of(session, actor),
        lambda: administration.history_of(session, actor, RATE),
        lambda: administration.put(session, actor, wanted, NOW, dry_run=True),
    ):
        with pytest.raises(RuleBroken, match="role_missing"):
            act()


def test_what_a_document_leaves_out_of_the_rates_is_no_difference(session):
    assert put(session, dry_run=True, rates=[]).differences == ()


def test_whoever_was_quicker_by_a_blink_is_not_overwritten(session, monkeypatch):
    """Both have read the same revision; the database lets one of them write the next."""
    put(session, offline=False)
    stale = service.repository.revisions(session, ENTITY, RATE)[1]
    monkeypatch.setattr(service.repository, "kind_row", lambda *_: stale)
    with pytest.raises(RuleBroken, match="kind_changed_meanwhile"):
        put(session, expires=True)


def test_history_names_every_author(session):
    put(session, offline=False)
    history = administration.history_of(session, ADMINISTRATOR, RATE)
    assert [(one.revision, one.made_by) for one in history.revisions] == [
        (2, "Laura Bianchi"), (1, None),
    ]  # fmt: skip


def test_a_long_history_tells_its_end_with_what_each_changed(session, monkeypatch):
    monkeypatch.setattr(administration, "REVISIONS_LIMIT", 2)
    for number in range(1, 4):
        put(session, number, expires=number % 2 == 1)
    history = administration.history_of(session, ADMINISTRATOR, RATE)
    assert [one.revision for one in history.revisions] == [4, 3]
    assert all(
        [place.place for place in one.differences] == ["expires"] for one in history.revisions
    )
