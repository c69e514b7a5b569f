import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.store import desk_clock
from counter_app.store.desk_clock import KEEP_SECONDS, NOTEWORTHY, UNHEARD_LEAP, DeskClock
from payments_core.wire.desk.operation_messages import ClockMark
from tests.factories.fake_server import NOW

HOUR = timedelta(hours=1)


class Machine:
    """A PC: the truth, what its clock says, and a counter that nobody sets."""

    def __init__(self, path: Path, wrong: timedelta = timedelta(0)) -> None:
        self.truth = NOW
        self.wrong = wrong
        self._began = NOW
        self._path = path

    def now(self) -> datetime:
        return self.truth + self.wrong

    def ticks(self) -> float:
        return 5_000.0 + (self.truth - self._began).total_seconds()

    def start(self) -> DeskClock:
        return DeskClock(self, self.ticks, self._path)

    def sleep(self, span: timedelta) -> None:
        self.truth += span


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "marks" / "test.clock.json")


def test_before_the_server_was_heard_the_pc_s_clock_is_believed_and_marked(
    machine: Machine,
) -> None:
    clock = machine.start()
    assert clock.now() == NOW
    assert clock.mark() == ClockMark(corrected_seconds=0, doubtful=True)
    assert not clock.is_far_off()


def test_right_clock_is_not_marked_once_the_server_was_heard(machine: Machine) -> None:
    clock = machine.start()
    clock.hear(NOW, 0.2)
    assert clock.now() == NOW
    assert clock.mark() is None


@pytest.mark.parametrize("wrong", [-26 * HOUR, 3 * HOUR, NOTEWORTHY, -NOTEWORTHY])
def test_clock_that_is_wrong_is_corrected_and_says_by_how_much(
    machine: Machine, wrong: timedelta
) -> None:
    machine.wrong = wrong
    clock = machine.start()
    clock.hear(machine.truth.replace(microsecond=0), 0.2)
    assert abs(clock.now() - machine.truth) <= timedelta(seconds=1)
    machine.sleep(8 * HOUR)
    assert abs(clock.now() - machine.truth) <= timedelta(seconds=1)
    mark = clock.mark()
    if abs(wrong) > NOTEWORTHY:
        assert clock.is_far_off()
        assert mark is not None
        assert abs(mark.corrected_seconds + wrong.total_seconds()) <= 1
        assert not mark.doubtful


@given(
    off=st.floats(-5.0, 5.0), way=st.floats(0.0, 10.0), back=st.floats(0.0, 1.0),
    fraction=st.integers(0, 999_999),
)  # fmt: skip
def test_an_answer_sets_the_clock_as_near_as_it_can_and_never_sets_a_right_one(
    tmp_path_factory: pytest.TempPathFactory, off: float, way: float, back: float, fraction: int
) -> None:
    machine = Machine(tmp_path_factory.mktemp("clock") / "clock.json", timedelta(seconds=off))
    machine.truth += timedelta(microseconds=fraction)
    clock = machine.start()
    said = machine.truth.replace(microsecond=0)
    machine.sleep(timedelta(seconds=way * back))
    before = clock.now()
    clock.hear(said, way)
    assert abs(clock.now() - machine.truth).total_seconds() <= max(abs(off), 1 + way)
    if off == 0:
        assert clock.now() == before


def test_clock_that_is_set_while_the_program_runs_changes_nothing(machine: Machine) -> None:
    clock = machine.start()
    clock.hear(NOW, 0.1)
    for jump in (100 * HOUR, -300 * HOUR):
        machine.wrong = jump
        machine.sleep(HOUR)
        assert clock.now() == machine.truth
    assert clock.is_far_off()


def test_correction_holds_across_a_restart_and_is_doubtful_until_the_server_is_heard(
    machine: Machine,
) -> None:
    machine.wrong = 26 * HOUR
    machine.start().hear(NOW, 0.0)
    machine.sleep(12 * HOUR)
    clock = machine.start()
    assert abs(clock.now() - machine.truth) <= timedelta(seconds=1)
    mark = clock.mark()
    assert mark is not None
    assert mark.doubtful
    clock.hear(machine.truth, 0.0)
    assert not clock.mark().doubtful


def test_clock_that_somebody_has_put_right_needs_no_correction_at_the_next_start(
    machine: Machine,
) -> None:
    machine.wrong = 2 * HOUR
    clock = machine.start()
    clock.hear(NOW, 0.0)
    machine.wrong = timedelta(0)
    machine.sleep(timedelta(seconds=KEEP_SECONDS))
    clock.hear(None, None)
    machine.sleep(HOUR)
    assert abs(machine.start().now() - machine.truth) <= timedelta(seconds=1)


@pytest.mark.parametrize("wrong", [-3 * HOUR, 2 * HOUR, 24 * 365 * 5 * HOUR])
@pytest.mark.parametrize("former", [timedelta(0), -2 * HOUR])
def test_clock_that_is_put_right_without_a_line_is_believed_at_the_next_start(
    machine: Machine, wrong: timedelta, former: timedelta
) -> None:
    machine.wrong = former
    machine.start().hear(NOW, 0.0)
    machine.sleep(48 * HOUR)
    machine.wrong = former + wrong
    clock = machine.start()
    clock.hear(None, None)
    machine.wrong = former  # somebody undoes it while the program runs
    machine.sleep(HOUR)
    clock.hear(None, None)
    machine.sleep(UNHEARD_LEAP)
    for _ in range(2):
        clock = machine.start()
        assert abs(clock.now() - machine.truth) <= timedelta(seconds=1)
        clock.hear(None, None)


def test_unheard_leap_raises_by_little_what_time_never_goes_behind(machine: Machine) -> None:
    machine.start().hear(NOW, 0.0)
    machine.wrong = 365 * 5 * 24 * HOUR
    clock = machine.start()
    machine.sleep(3 * HOUR)
    clock.hear(None, None)
    assert clock.now() == machine.now()
    machine.wrong = timedelta(0)
    assert machine.start().now() == NOW + UNHEARD_LEAP + 3 * HOUR


def test_clock_set_back_in_an_outage_gives_back_none_of_its_days(machine: Machine) -> None:
    machine.start().hear(NOW, 0.0)
    for off_hours in (16, 16, 16, 16, 64) * 4:  # four weeks of mornings without a line
        machine.sleep(off_hours * HOUR)
        clock = machine.start()
        machine.sleep(8 * HOUR)
        clock.hear(None, None)
        assert clock.now() == machine.truth
    last = machine.truth
    machine.wrong = -10_000 * HOUR
    for _ in range(3):
        machine.sleep(16 * HOUR)
        clock = machine.start()
        assert clock.now() == last
        machine.sleep(8 * HOUR)
        clock.hear(None, None)
        last += 8 * HOUR


@pytest.mark.parametrize("jump", [-HOUR, -9000 * HOUR])
def test_time_never_goes_back_across_a_restart(machine: Machine, jump: timedelta) -> None:
    clock = machine.start()
    clock.hear(NOW, 0.0)
    machine.sleep(3 * HOUR)
    clock.hear(None, None)
    last = clock.now()
    machine.wrong = jump
    again = machine.start()
    assert again.now() == last
    machine.sleep(timedelta(minutes=1))
    assert again.now() == last + timedelta(minutes=1)
    assert again.is_far_off()
    assert again.mark().doubtful


def test_only_the_server_may_set_time_back(machine: Machine) -> None:
    machine.wrong = 48 * HOUR
    clock = machine.start()
    clock.hear(None, None)
    assert clock.now() == NOW + 48 * HOUR
    clock.hear(NOW, 0.0)
    assert abs(machine.start().now() - NOW) <= timedelta(seconds=1)


def test_time_is_kept_once_a_minute_and_at_each_correction(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    write = desk_clock.write_durably

    def count(path: Path, content: bytes) -> None:
        kept.append(json.loads(content)["seen_at"])
        write(path, content)

    monkeypatch.setattr(desk_clock, "write_durably", count)
    clock = machine.start()
    for _ in range(121):
        clock.hear(machine.truth, 0.0)
        machine.sleep(timedelta(seconds=1))
    assert len(kept) == 3
    clock.hear(machine.truth + HOUR, 0.0)
    assert len(kept) == 4


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{}", b"[]", b"\xff", b'{"corrected_seconds": 1e30, "seen_at": "2026-01-01"}',
        b'{"corrected_seconds": null, "seen_at": null}',
        b'{"corrected_seconds": 0, "seen_at": "x"}',
    ],
)  # fmt: skip
def test_time_that_cannot_be_read_is_as_none(machine: Machine, content: bytes) -> None:
    machine.start().hear(None, None)
    machine._path.write_bytes(content)
    assert machine.start().now() == machine.now()


def test_folder_that_cannot_be_written_stops_nothing(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(desk_clock, "write_durably", refuse)
    clock = machine.start()
    clock.hear(NOW + HOUR, 0.0)
    assert clock.now() >= NOW + HOUR


def test_what_was_kept_knows_its_zone(machine: Machine) -> None:
    machine.start().hear(NOW, 0.0)
    kept: Callable[[], str] = machine._path.read_text
    assert datetime.fromisoformat(json.loads(kept())["seen_at"]).tzinfo is not None
    assert machine.start().now().tzinfo is UTC
