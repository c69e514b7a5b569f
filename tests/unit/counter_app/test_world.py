from pathlib import Path

from counter_app.settings import CounterSettings
from counter_app.world import SystemClock, new_id, new_secret, program_version, this_world


def test_ids_and_secrets_differ_and_the_clock_knows_its_zone() -> None:
    assert new_id() != new_id()
    assert new_secret() != new_secret()
    assert SystemClock().now().tzinfo is not None


def test_ticks_never_go_back() -> None:
    clock = SystemClock()
    assert clock.ticks() <= clock.ticks()


def test_this_machine_is_the_same_each_time(tmp_path: Path) -> None:
    settings = CounterSettings(home=tmp_path)
    assert this_world(settings).machine == this_world(settings).machine
    assert program_version()[0].isdigit()
