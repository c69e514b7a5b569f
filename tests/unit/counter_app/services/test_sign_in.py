import errno
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from unittest import mock

import pytest
import sqlcipher3.dbapi2
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from counter_app.composition import Counter
from counter_app.services.sign_in import OFFLINE_SIGN_IN
from counter_app.store import desk, operators
from counter_app.store.vault import Vault
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.wire.desk.messages import SignInReply, SignInRequest
from tests.factories.clock import FakeClock
from tests.factories.counter import MemoryKeyring, built_counter
from tests.factories.desk_services import Services
from tests.factories.fake_server import (
    ENROLMENT_CODE,
    NOW,
    PASSWORD,
    FakeServer,
    Fault,
    kind,
    serving,
)


def test_operator_signs_in_with_the_server(services: Services) -> None:
    operator = services.sign_in.sign_in(" laura ", PASSWORD)
    assert operator.operator_id == "op-laura"
    assert services.sign_in.current() == operator
    assert services.sign_in.token() == "token-laura"


def keep_nobody(services: Services) -> None:
    with services.database.write() as session:
        profile = services.server.profile.model_copy(update={"registry": RegistryPolicy.NOTHING})
        desk.keep_profile(session, profile)


def test_wrong_password_is_refused_by_the_server_and_nobody_else(services: Services) -> None:
    services.sign_in.sign_out()
    with pytest.raises(RuleBroken, match="credentials_refused"):
        services.sign_in.sign_in("laura", "wrong")
    assert services.sign_in.current() is None


@pytest.mark.parametrize(("username", "password"), [("", "x"), ("laura", ""), ("x" * 65, "x")])
def test_incomplete_sign_in_asks_nobody(services: Services, username: str, password: str) -> None:
    asked = len(services.server.requests)
    with pytest.raises(BadValue, match="sign_in_incomplete"):
        services.sign_in.sign_in(username, password)
    assert len(services.server.requests) == asked


def test_known_operator_signs_in_without_the_server(services: Services) -> None:
    services.server.spoil("sessions", Fault.REFUSE, Fault.REFUSE, Fault.REFUSE, Fault.REFUSE)
    assert services.sign_in.sign_in("laura", PASSWORD).roles == ("clerk",)
    with pytest.raises(WorldTrouble, match="server_unreachable"):
        services.sign_in.token()
    with pytest.raises(RuleBroken, match="credentials_refused"):
        services.sign_in.sign_in("laura", "wrong")
    with pytest.raises(RuleBroken, match="sign_in_needs_server"):
        services.sign_in.sign_in("paolo", PASSWORD)


def test_line_that_comes_back_needs_no_second_password(services: Services) -> None:
    services.server.spoil("sessions", Fault.REFUSE)
    services.sign_in.sign_in("laura", PASSWORD)
    assert services.sign_in.token() == "token-laura"


def offline(services: Services, password: str = PASSWORD) -> str:
    """The code with which a sign-in without the server is refused, `ok` when it is not."""
    services.server.spoil("sessions", Fault.REFUSE)
    try:
        services.sign_in.sign_in("laura", password)
    except RuleBroken as trouble:
        return trouble.code
    return "ok"


@pytest.mark.parametrize(
    ("moved", "said"),
    [
        (OFFLINE_SIGN_IN, "ok"),
        (OFFLINE_SIGN_IN + timedelta(seconds=1), "sign_in_needs_server"),
        (-timedelta(hours=23), "ok"),
        (-timedelta(days=2), "sign_in_needs_server"),
    ],
)
def test_offline_sign_in_runs_out_and_a_clock_set_back_prolongs_nothing(
    services: Services, moved: timedelta, said: str
) -> None:
    services.clock.set(NOW + moved)
    assert offline(services) == said


def test_wrong_passwords_are_waited_for_without_the_server_too(services: Services) -> None:
    assert [offline(services, "wrong") for _ in range(4)] == [
        *["credentials_refused"] * 3,
        "sign_in_blocked",
    ]
    assert offline(services) == "sign_in_blocked"
    services.clock.advance(seconds=2)
    assert offline(services) == "ok"
    assert offline(services, "wrong") == "credentials_refused"


def test_the_server_s_word_ends_the_wait(services: Services) -> None:
    for _ in range(3):
        offline(services, "wrong")
    services.sign_in.sign_in("laura", PASSWORD)
    assert offline(services, "wrong") == "credentials_refused"


def test_mistyped_password_takes_no_way_in(services: Services) -> None:
    with pytest.raises(RuleBroken, match="credentials_refused"):
        services.sign_in.sign_in("laura", "wrong")
    assert offline(services) == "ok"


def test_password_that_was_good_until_now_opens_nothing_any_more(services: Services) -> None:
    services.server.password = "quella-nuova"
    with pytest.raises(RuleBroken, match="credentials_refused"):
        services.sign_in.sign_in("laura", PASSWORD)
    assert offline(services) == "sign_in_needs_server"
    services.sign_in.sign_in("laura", "quella-nuova")
    assert offline(services, "quella-nuova") == "ok"
    assert offline(services) == "credentials_refused"


def test_account_that_was_closed_meanwhile_is_found_out_when_the_line_is_back(
    services: Services,
) -> None:
    assert offline(services) == "ok"
    services.server.password = "chiuso"
    with pytest.raises(RuleBroken, match="sign_in_again"):
        services.sign_in.token()
    assert offline(services) == "sign_in_needs_server"


def test_revoked_operator_needs_the_server(services: Services) -> None:
    with services.database.write() as session:
        operators.forget(session, "laura")
    assert offline(services) == "sign_in_needs_server"


def test_store_that_is_locked_is_not_guessed_open(tmp_path: Path) -> None:
    keyring = MemoryKeyring(works=False)
    with serving(FakeServer()) as fake:
        first = built_counter(tmp_path, keyring)
        first.start()
        first.setup.enrol(fake.url, ENROLMENT_CODE)
        first.sign_in.sign_in("laura", PASSWORD)
        first.stop()
    clock, wrong, blocked = FakeClock(NOW), "store_passphrase_wrong", "sign_in_blocked"
    for refusals in ([wrong, wrong], [wrong, blocked], [blocked]):
        again = built_counter(tmp_path, keyring, clock)
        again.start()
        assert [refusal_of(again, "laura") for _ in refusals] == refusals
        # Who has no slot is not compared with anything, and so not counted.
        assert refusal_of(again, "paolo") == "store_locked_for_operator"
        again.stop()
        clock.advance(days=100)  # nobody waits less for it


def refusal_of(counter: Counter, username: str) -> str:
    with pytest.raises(RuleBroken) as refused:
        counter.sign_in.sign_in(username, "wrong")
    return refused.value.code


def test_session_that_is_over_asks_for_the_password(services: Services) -> None:
    services.clock.advance(days=4000)
    with pytest.raises(RuleBroken, match="sign_in_again"):
        services.sign_in.token()


def test_nobody_is_signed_in_after_signing_out(services: Services) -> None:
    services.server.spoil("sessions/current", Fault.REFUSE)
    services.sign_in.sign_out()
    services.sign_in.sign_out()
    with pytest.raises(RuleBroken, match="not_signed_in"):
        services.sign_in.token()
    with pytest.raises(RuleBroken, match="not_signed_in"):
        services.sign_in.operator_id()


@contextmanager
def full_disk() -> Iterator[None]:
    """No transaction is committed and no slot is made."""

    def refuse(connection: object) -> None:
        raise OperationalError("", {}, sqlcipher3.dbapi2.OperationalError("disk is full"))

    def refuse_slot(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    event.listen(Engine, "commit", refuse)
    try:
        with mock.patch.object(Vault, "remember", refuse_slot):
            yield
    finally:
        event.remove(Engine, "commit", refuse)


def test_whom_the_server_has_accepted_is_signed_in_although_the_disk_is_full(
    services: Services,
) -> None:
    with full_disk():
        assert services.sign_in.sign_in("paolo", PASSWORD).username == "paolo"
        assert services.sign_in.token() == "token-paolo"
    services.server.spoil("sessions", Fault.REFUSE)
    with pytest.raises(RuleBroken, match="sign_in_needs_server"):
        services.sign_in.sign_in("paolo", PASSWORD)


def test_slot_that_cannot_be_made_keeps_nobody_out(services: Services) -> None:
    with mock.patch.object(Vault, "remember", side_effect=OSError(errno.ENOSPC, "full")):
        services.sign_in.sign_in("paolo", PASSWORD)
    services.server.spoil("sessions", Fault.REFUSE)
    assert services.sign_in.sign_in("paolo", PASSWORD).username == "paolo"


def test_whom_the_server_has_refused_is_not_let_in_because_the_disk_is_full(
    services: Services,
) -> None:
    services.sign_in.sign_out()
    services.server.password = "quella-nuova"
    with full_disk(), pytest.raises(RuleBroken, match="credentials_refused"):
        services.sign_in.sign_in("laura", PASSWORD)
    assert services.sign_in.current() is None


def test_whoever_leaves_has_left_whatever_the_store_says(services: Services) -> None:
    keep_nobody(services)
    with full_disk():
        services.sign_in.sign_out()
    assert services.sign_in.current() is None
    services.sign_in.sign_in("laura", PASSWORD)
    services.database.close()
    services.sign_in.sign_out()
    assert services.sign_in.current() is None


def test_password_is_kept_nowhere_as_it_is(services: Services) -> None:
    with services.database.read() as session:
        row = operators.find(session, "laura")
    assert row is not None
    assert row.verifier.startswith("$argon2id$")
    assert PASSWORD not in row.verifier


def test_limit_to_kinds_holds_without_the_server_too(services: Services) -> None:
    services.server.limits["laura"] = ("concorso",)
    assert services.sign_in.sign_in("laura", PASSWORD).kinds == ("concorso",)
    services.server.spoil("sessions", Fault.REFUSE)
    assert services.sign_in.sign_in("laura", PASSWORD).kinds == ("concorso",)
    assert services.sign_in.may_release(kind("concorso"))
    assert not services.sign_in.may_release(kind("suolo"))


def test_nobody_may_release_anything(services: Services) -> None:
    assert services.sign_in.may_release(kind())
    assert not services.sign_in.may_release(kind(released_by=["supervisor"]))
    services.sign_in.sign_out()
    assert not services.sign_in.may_release(kind())


def test_a_goodbye_that_comes_late_sends_away_only_who_has_left(services: Services) -> None:
    services.sign_in.leave()
    services.sign_in.sign_in("paolo", PASSWORD)
    services.sign_in.see_off()
    assert services.server.requests.count("DELETE sessions/current") == 1
    assert services.sign_in.token() == "token-paolo"
    services.sign_in.see_off()
    assert services.server.requests.count("DELETE sessions/current") == 1


@pytest.mark.parametrize("with_pin", [True, False])
def test_a_desk_that_keeps_nobody_shows_the_next_operator_nobody(
    services: Services, with_pin: bool
) -> None:
    keep_nobody(services)
    if with_pin:
        services.lock.set_pin(PASSWORD, "490271")
    services.lookup.citizen("c-1")
    services.lock.lock()
    services.sign_in.sign_in("paolo", PASSWORD)
    assert services.lookup.recent() == ()


def test_who_leaves_while_the_line_comes_back_is_seen_off_at_the_server(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.server.spoil("sessions", Fault.REFUSE)
    services.sign_in.sign_in("laura", PASSWORD)
    real = services.client.sign_in

    def leave_meanwhile(request: SignInRequest) -> SignInReply:
        reply = real(request)
        services.sign_in.leave()
        return reply

    monkeypatch.setattr(services.client, "sign_in", leave_meanwhile)
    with pytest.raises(RuleBroken, match="not_signed_in"):
        services.sign_in.token()
    assert "DELETE sessions/current" in services.server.requests


def test_who_locks_while_the_line_comes_back_finds_the_session_on_returning(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.lock.set_pin(PASSWORD, "490271")
    services.server.spoil("sessions", Fault.REFUSE)
    services.sign_in.sign_in("laura", PASSWORD)
    real = services.client.sign_in

    def lock_meanwhile(request: SignInRequest) -> SignInReply:
        reply = real(request)
        services.lock.lock()
        return reply

    with monkeypatch.context() as patched:
        patched.setattr(services.client, "sign_in", lock_meanwhile)
        services.sign_in.token()
    assert services.sign_in.current() is None
    services.lock.unlock("490271")
    asked = len(services.server.requests)
    assert services.sign_in.token() == "token-laura"
    assert len(services.server.requests) == asked
