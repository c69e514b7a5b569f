"""What is used most stands first, and the order does not move under the fingers."""

from datetime import date, datetime, timedelta

from counter_app.services.often_used import WEEKS, monday_of
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW, PASSWORD

#: Served on `NOW`, a Monday.
TODAY = NOW.date()


def order(services: Services) -> list[str]:
    return [offer.kind.kind_id for offer in services.release.offers()]


def released_at(services: Services, at: datetime, *kinds: str) -> None:
    """Notices released then, and back to the present."""
    services.clock.set(at)
    for kind in kinds:
        services.release_one(kind, **({"metri": "10"} if kind == "suolo" else {}))
    services.clock.set(NOW)


def test_monday_is_the_same_all_week() -> None:
    assert {monday_of(date(2026, 11, day)) for day in range(23, 30)} == {date(2026, 11, 23)}
    assert monday_of(date(2026, 11, 22)) == date(2026, 11, 16)


def test_without_a_past_the_order_is_the_server_s(services: Services) -> None:
    server = [info.kind.kind_id for info in services.server.profile.kinds]
    assert order(services) == [kind for kind in server if kind in order(services)]
    assert len(order(services)) > 1


def test_what_was_released_most_in_past_weeks_is_first_and_instalments_count_once(
    services: Services,
) -> None:
    usual = order(services)
    first, second = usual[0], "suolo"
    assert first != second
    services.clock.set(NOW - timedelta(days=3))
    services.release_one(second, plan=2, metri="10")
    services.release_one(first)
    services.clock.set(NOW)
    assert order(services) == usual
    released_at(services, NOW + timedelta(days=2), second)
    services.clock.set(NOW + timedelta(days=7))
    assert order(services) == [second, *(kind for kind in usual if kind != second)]


def test_nothing_moves_within_a_week_whatever_is_released(services: Services) -> None:
    usual = order(services)
    for day in range(7):
        released_at(services, NOW + timedelta(days=day), "suolo")
        services.clock.set(NOW + timedelta(days=day, minutes=1))
        assert order(services) == usual
    services.clock.set(NOW + timedelta(days=7))
    assert order(services)[0] == "suolo"


def test_what_is_long_past_does_not_count(services: Services) -> None:
    usual = order(services)
    released_at(services, NOW - timedelta(weeks=WEEKS, days=1), "suolo")
    assert order(services) == usual


def test_another_operator_s_habits_come_after_one_s_own(services: Services) -> None:
    released_at(services, NOW - timedelta(days=3), "suolo", "suolo", "suolo")
    services.sign_in.sign_in("elena", PASSWORD)
    assert order(services)[0] == "suolo"
    released_at(services, NOW + timedelta(days=1), "concorso")
    services.clock.set(NOW + timedelta(days=7))
    assert order(services)[:2] == ["concorso", "suolo"]
