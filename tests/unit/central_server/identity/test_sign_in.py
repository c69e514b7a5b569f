from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from central_server.identity import repository, sign_in
from central_server.identity.models import (
    OperatorKindRow,
    OperatorRoleRow,
    OperatorSessionRow,
    SignInAttemptsRow,
)
from central_server.identity.secrets import NOBODY_HASH, fingerprint
from payments_core.errors import RuleBroken
from payments_core.model.role import Role
from payments_core.rules.sign_in_wait import FIRST_WAIT_SECONDS, FREE_ATTEMPTS
from tests.factories.server import OPERATOR, USERNAME, add_desk, add_operator

TOKEN = "token-of-the-session"


@pytest.fixture
def desk(session):
    add_operator(session)
    return add_desk(session)


def complete(session, desk, clock, token=TOKEN):
    attempt = sign_in.begin(session, desk, USERNAME, clock.now())
    return sign_in.complete(session, desk, attempt.operator, lambda: token, clock.now())


def test_token_proves_the_operator_at_the_desk(session, desk, clock):
    reply = complete(session, desk, clock)
    actor = sign_in.authenticate(session, desk, f"Bearer {reply.token}", clock.now())
    assert (actor.operator_id, actor.desk_id) == (OPERATOR, desk.desk_id)
    assert actor.roles == {Role.CLERK}


def test_token_is_kept_as_a_fingerprint(session, desk, clock):
    complete(session, desk, clock)
    session.flush()
    row = session.query(OperatorSessionRow).one()
    assert TOKEN not in str(vars(row))


def test_token_opens_nothing_at_another_desk(session, desk, clock):
    complete(session, desk, clock)
    other = add_desk(session, desk_id="sportello-13", code="another-code")
    with pytest.raises(RuleBroken, match="session_refused"):
        sign_in.authenticate(session, other, f"Bearer {TOKEN}", clock.now())


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", f"Basic {TOKEN}", "Bearer no"])
def test_anything_but_the_token_is_refused(session, desk, clock, header):
    complete(session, desk, clock)
    with pytest.raises(RuleBroken, match="session_refused"):
        sign_in.authenticate(session, desk, header, clock.now())


def test_session_lasts_twelve_hours(session, desk, clock):
    reply = complete(session, desk, clock)
    assert reply.expires_at == clock.now() + timedelta(hours=12)
    clock.advance(hours=12)
    with pytest.raises(RuleBroken, match="session_expired"):
        sign_in.authenticate(session, desk, f"Bearer {TOKEN}", clock.now())


def test_signing_out_ends_the_session(session, desk, clock):
    complete(session, desk, clock)
    sign_in.sign_out(session, desk, f"Bearer {TOKEN}", clock.now())
    with pytest.raises(RuleBroken, match="session_refused"):
        sign_in.authenticate(session, desk, f"Bearer {TOKEN}", clock.now())


def test_unknown_name_is_compared_with_nobody(session, desk, clock):
    attempt = sign_in.begin(session, desk, "nobody", clock.now())
    assert (attempt.operator, attempt.password_hash) == (None, NOBODY_HASH)


def test_attempts_are_counted_before_the_password_is_looked_at(session, desk, clock):
    for _ in range(FREE_ATTEMPTS):
        sign_in.begin(session, desk, USERNAME, clock.now())
    with pytest.raises(RuleBroken, match="sign_in_blocked") as blocked:
        sign_in.begin(session, desk, USERNAME, clock.now())
    assert blocked.value.facts == {"seconds": FIRST_WAIT_SECONDS}


def test_names_and_desks_are_throttled_apart(session, desk, clock):
    other = add_desk(session, desk_id="sportello-13", code="another-code")
    for _ in range(FREE_ATTEMPTS):
        sign_in.begin(session, desk, USERNAME, clock.now())
    sign_in.begin(session, other, USERNAME, clock.now())
    sign_in.begin(session, desk, "somebody.else", clock.now())


def test_success_forgets_the_attempts(session, desk, clock):
    for _ in range(2):
        sign_in.begin(session, desk, USERNAME, clock.now())
    complete(session, desk, clock)
    clock.advance(minutes=10)
    for _ in range(FREE_ATTEMPTS):
        sign_in.begin(session, desk, USERNAME, clock.now())


def test_success_leaves_the_count_for_attempts_under_way(session, desk, clock):
    for _ in range(2):
        sign_in.begin(session, desk, USERNAME, clock.now())
    complete(session, desk, clock)
    row = repository.attempts_of(session, desk.entity_id, desk.desk_id, USERNAME)
    assert (row.attempts, row.blocked_until) == (0, clock.now())


def test_what_is_typed_as_a_name_is_not_kept(session, desk, clock):
    """It may well be a password, typed into the wrong field."""
    sign_in.begin(session, desk, "the password", clock.now())
    kept = session.scalars(select(SignInAttemptsRow.username_hash)).all()
    assert kept == [fingerprint("the password")]


def test_attempts_are_forgotten_a_day_after_nobody_has_to_wait_any_more(session, desk, clock):
    sign_in.begin(session, desk, "nobody", clock.now())
    clock.advance(hours=23)
    sign_in.begin(session, desk, USERNAME, clock.now())
    assert repository.attempts_of(session, desk.entity_id, desk.desk_id, "nobody") is not None
    clock.advance(hours=2)
    sign_in.begin(session, desk, USERNAME, clock.now())
    session.expire_all()
    assert repository.attempts_of(session, desk.entity_id, desk.desk_id, "nobody") is None
    assert repository.attempts_of(session, desk.entity_id, desk.desk_id, USERNAME).attempts == 2


def test_somebody_without_a_role_has_left(session, desk, clock):
    signed_in = complete(session, desk, clock)
    session.execute(delete(OperatorRoleRow))
    assert sign_in.begin(session, desk, USERNAME, clock.now()).operator is None
    with pytest.raises(RuleBroken, match="session_refused"):
        sign_in.authenticate(session, desk, f"Bearer {signed_in.token}", clock.now())


def test_reply_says_to_which_kinds_the_operator_is_limited(session, desk, clock):
    assert complete(session, desk, clock).kinds is None
    session.add_all(
        OperatorKindRow(entity_id=desk.entity_id, operator_id=OPERATOR, kind_id=kind_id)
        for kind_id in ("tari", "carta-identita")
    )
    assert complete(session, desk, clock, "another").kinds == ("carta-identita", "tari")
