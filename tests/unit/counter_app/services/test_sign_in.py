import pytest

from counter_app.store import operators
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from tests.factories.desk_services import Services
from tests.factories.fake_server import PASSWORD, Fault, kind


def test_operator_signs_in_with_the_server(services: Services) -> None:
    operator = services.sign_in.sign_in(" laura ", PASSWORD)
    assert operator.operator_id == "op-laura"
    assert services.sign_in.current() == operator
    assert services.sign_in.token() == "token-laura"


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


def test_offline_sign_in_runs_out(services: Services) -> None:
    services.clock.advance(days=31)
    services.server.spoil("sessions", Fault.REFUSE)
    with pytest.raises(RuleBroken, match="sign_in_needs_server"):
        services.sign_in.sign_in("laura", PASSWORD)


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
