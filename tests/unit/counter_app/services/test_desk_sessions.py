from datetime import timedelta

import pytest

from counter_app.services.desk_sessions import WORKING_DAY, DeskSession, DeskSessions
from counter_app.services.views import OperatorView
from payments_core.errors import RuleBroken
from tests.factories.fake_server import NOW

DAY = timedelta(days=1)


def session(name: str = "laura", *, has_pin: bool = True, online: bool = True) -> DeskSession:
    operator = OperatorView(f"op-{name}", name, name.title(), ("clerk",))
    token, expires_at = ("t", NOW + DAY) if online else (None, None)
    return DeskSession(operator, token, expires_at, None, NOW, has_pin)


@pytest.mark.parametrize(
    ("waited", "opens"),
    [
        (timedelta(0), True),
        (WORKING_DAY, True),
        (WORKING_DAY + timedelta(seconds=1), False),
        # A clock that was turned back says nothing of how long it was.
        (-timedelta(seconds=1), False),
    ],
)
def test_a_pin_is_good_for_a_working_day(waited: timedelta, opens: bool) -> None:
    assert session().opens_with_pin(NOW + waited) is opens
    assert session(online=False).opens_with_pin(NOW + waited) is opens


def test_a_session_that_is_over_opens_with_nothing() -> None:
    short = session()
    short.expires_at = NOW + timedelta(hours=1)
    assert short.opens_with_pin(NOW + timedelta(minutes=59))
    assert not short.opens_with_pin(NOW + timedelta(hours=1))


def test_nobody_is_present_while_the_work_is_locked() -> None:
    sessions, laura = DeskSessions(), session()
    sessions.begin(laura)
    assert sessions.stay() is laura
    assert sessions.lock(NOW) is laura
    assert sessions.present is None
    assert sessions.take_gone() == []
    with pytest.raises(RuleBroken, match="not_signed_in"):
        sessions.stay()
    assert sessions.unlock(laura)
    assert (sessions.present, sessions.locked) == (laura, None)


def test_without_a_pin_a_lock_ends_the_session() -> None:
    sessions, laura = DeskSessions(), session(has_pin=False)
    sessions.begin(laura)
    assert sessions.lock(NOW) is None
    assert (sessions.take_gone(), sessions.take_gone()) == ([laura], [])


def test_a_second_lock_changes_nothing() -> None:
    sessions, laura = DeskSessions(), session()
    sessions.begin(laura)
    sessions.lock(NOW)
    assert sessions.lock(NOW) is laura


def test_whoever_comes_in_over_a_lock_ends_it() -> None:
    sessions, laura, ugo = DeskSessions(), session(), session("ugo")
    sessions.begin(laura)
    sessions.lock(NOW)
    sessions.begin(ugo)
    assert not sessions.unlock(laura)
    assert sessions.present is ugo
    assert sessions.take_gone() == [laura]
    assert (sessions.holds(ugo), sessions.holds(laura)) == (True, False)


def test_a_leave_takes_the_locked_work_along() -> None:
    sessions, laura = DeskSessions(), session()
    sessions.begin(laura)
    sessions.lock(NOW)
    sessions.leave()
    assert sessions.locked is None
    assert sessions.take_gone() == [laura]


def test_only_the_locked_session_is_dropped() -> None:
    sessions, laura = DeskSessions(), session()
    sessions.begin(laura)
    sessions.drop(laura)
    assert sessions.present is laura
    sessions.lock(NOW)
    sessions.drop(laura)
    assert (sessions.locked, sessions.take_gone()) == (None, [laura])


def test_whoever_comes_learns_whether_somebody_was_here() -> None:
    sessions, laura = DeskSessions(), session()
    assert not sessions.follows_somebody()
    sessions.begin(laura)
    assert sessions.follows_somebody()
    sessions.lock(NOW)
    assert sessions.follows_somebody()
    sessions.leave()
    assert sessions.follows_somebody()
    sessions.take_gone()
    assert not sessions.follows_somebody()
