"""A PIN leads back to locked work: of the same operator, the same day, at the same run."""

from pathlib import Path

import pytest

from counter_app.services.desk_sessions import WORKING_DAY
from counter_app.services.pins import PIN_TRIES
from counter_app.services.way_back import WayBack
from counter_app.store import operators, pins
from payments_core.errors import BadValue, RuleBroken
from tests.factories.counter import MemoryKeyring, built_counter
from tests.factories.desk_services import Services
from tests.factories.fake_server import ENROLMENT_CODE, PASSWORD, FakeServer, Fault, serving

PIN, WRONG = "490271", "490272"


@pytest.fixture
def locked(services: Services) -> Services:
    """Laura has a PIN and has locked."""
    services.lock.set_pin(PASSWORD, PIN)
    assert services.lock.lock() is WayBack.PIN
    return services


def refusal(services: Services, pin: str = PIN) -> str:
    with pytest.raises(RuleBroken) as refused:
        services.lock.unlock(pin)
    return refused.value.code


def test_the_pin_leads_back_to_the_session_that_was_locked(locked: Services) -> None:
    assert locked.sign_in.current() is None
    with pytest.raises(RuleBroken, match="not_signed_in"):
        locked.sign_in.token()
    asked = len(locked.server.requests)
    assert locked.lock.unlock(PIN).operator_id == "op-laura"
    assert locked.sign_in.token() == "token-laura"
    assert len(locked.server.requests) == asked


def test_without_a_pin_the_password_is_asked(services: Services) -> None:
    assert not services.lock.has_pin()
    assert services.lock.lock() is WayBack.PASSWORD
    assert refusal(services) == "pin_not_asked"


def test_it_is_no_first_sign_in(locked: Services) -> None:
    locked.sign_in.sign_out()
    assert locked.lock.way_back() is WayBack.PASSWORD
    assert refusal(locked) == "pin_not_asked"
    locked.sign_in.sign_in("laura", PASSWORD)
    assert locked.lock.has_pin()


def test_a_working_day_later_the_password_is_asked(locked: Services) -> None:
    locked.clock.advance(seconds=int(WORKING_DAY.total_seconds()) + 1)
    assert refusal(locked) == "pin_not_asked"
    assert locked.lock.way_back() is WayBack.PASSWORD


def test_a_lock_after_a_working_day_asks_for_the_password_at_once(services: Services) -> None:
    services.lock.set_pin(PASSWORD, PIN)
    services.clock.advance(seconds=int(WORKING_DAY.total_seconds()) + 1)
    assert services.lock.lock() is WayBack.PASSWORD


def test_after_five_wrong_ones_the_password_is_asked_and_makes_it_good_again(
    locked: Services,
) -> None:
    heard = [refusal(locked, WRONG) for _ in range(PIN_TRIES)]
    assert heard == [*["pin_wrong"] * 4, "pin_used_up"]
    assert refusal(locked) == "pin_not_asked"
    locked.sign_in.sign_in("laura", PASSWORD)
    assert locked.lock.lock() is WayBack.PIN
    locked.lock.unlock(PIN)


def test_another_operator_comes_in_from_the_lock_and_the_session_is_seen_off(
    locked: Services,
) -> None:
    locked.sign_in.sign_in("paolo", PASSWORD)
    assert refusal(locked) == "pin_not_asked"
    locked.sign_in.see_off()
    assert "DELETE sessions/current" in locked.server.requests
    assert locked.sign_in.operator_id() == "op-paolo"
    assert not locked.lock.has_pin()
    assert locked.lock.lock() is WayBack.PASSWORD


def test_a_pin_is_nobody_else_s(locked: Services) -> None:
    locked.sign_in.sign_in("paolo", PASSWORD)
    locked.lock.set_pin(PASSWORD, "837465")
    locked.lock.lock()
    assert refusal(locked, PIN) == "pin_wrong"
    assert locked.lock.unlock("837465").operator_id == "op-paolo"


def test_revoked_while_it_was_locked_the_password_is_asked(locked: Services) -> None:
    with locked.database.write() as session:
        operators.forget(session, "laura")
    assert refusal(locked) == "pin_not_asked"


def test_a_password_that_was_changed_takes_the_pin_along(locked: Services) -> None:
    locked.server.password = "quella-nuova"
    locked.sign_in.sign_in("laura", "quella-nuova")
    assert not locked.lock.has_pin()
    assert locked.lock.lock() is WayBack.PASSWORD


def test_a_former_password_that_is_refused_takes_the_pin_along(locked: Services) -> None:
    locked.server.password = "quella-nuova"
    with pytest.raises(RuleBroken, match="credentials_refused"):
        locked.sign_in.sign_in("laura", PASSWORD)
    with locked.database.read() as session:
        assert pins.find(session, "op-laura") is None
    assert refusal(locked) == "pin_not_asked"


def test_it_works_without_the_server(services: Services) -> None:
    services.lock.set_pin(PASSWORD, PIN)
    services.sign_in.sign_out()
    services.server.spoil("sessions", Fault.REFUSE)
    services.sign_in.sign_in("laura", PASSWORD)
    assert services.lock.lock() is WayBack.PIN
    services.lock.unlock(PIN)
    assert services.sign_in.token() == "token-laura"


@pytest.mark.parametrize("pin", ["000000", "123456", "12345", "abcdef"])
def test_a_poor_pin_is_refused_before_the_password_is_compared(
    services: Services, pin: str
) -> None:
    with pytest.raises(BadValue):
        services.lock.set_pin("wrong", pin)
    assert not services.lock.has_pin()


def test_a_pin_is_not_set_without_the_password(services: Services) -> None:
    for _ in range(3):
        with pytest.raises(RuleBroken, match="credentials_refused"):
            services.lock.set_pin("wrong", PIN)
    with pytest.raises(RuleBroken, match="sign_in_blocked"):
        services.lock.set_pin(PASSWORD, PIN)
    assert not services.lock.has_pin()


def test_nobody_sets_a_pin_under_the_lock(locked: Services) -> None:
    with pytest.raises(RuleBroken, match="not_signed_in"):
        locked.lock.set_pin(PASSWORD, "837465")
    with pytest.raises(RuleBroken, match="not_signed_in"):
        locked.lock.remove_pin()


def test_where_the_desk_could_not_keep_the_operator_there_is_nothing_to_compare(
    services: Services,
) -> None:
    with services.database.write() as session:
        operators.forget(session, "laura")
    with pytest.raises(RuleBroken, match="pin_needs_sign_in"):
        services.lock.set_pin(PASSWORD, PIN)


def test_removed_it_is_not_asked(services: Services) -> None:
    services.lock.set_pin(PASSWORD, PIN)
    services.lock.remove_pin()
    assert services.lock.lock() is WayBack.PASSWORD


def test_a_clock_that_is_turned_back_prolongs_nothing(locked: Services) -> None:
    locked.clock.advance(seconds=-60)
    assert refusal(locked) == "pin_not_asked"


def test_a_restart_asks_for_the_password_and_forgets_no_wrong_pin(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    with serving(FakeServer()) as fake:
        first = built_counter(tmp_path, keyring)
        first.start()
        first.setup.enrol(fake.url, ENROLMENT_CODE)
        first.sign_in.sign_in("laura", PASSWORD)
        first.lock.set_pin(PASSWORD, PIN)
        first.lock.lock()
        for _ in range(3):
            with pytest.raises(RuleBroken, match="pin_wrong"):
                first.lock.unlock(WRONG)
        first.stop()
        again = built_counter(tmp_path, keyring)
        again.start()
        with pytest.raises(RuleBroken, match="pin_not_asked"):
            again.lock.unlock(PIN)
        again.sign_in.sign_in("laura", PASSWORD)
        assert again.lock.lock() is WayBack.PIN
        with pytest.raises(RuleBroken, match="pin_wrong") as refused:
            again.lock.unlock(WRONG)
        assert refused.value.facts["left"] == 1
        assert again.lock.unlock(PIN).username == "laura"
        again.stop()
