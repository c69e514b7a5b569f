"""The watchdog of the window bites where it must, and nowhere else."""

import gc
import re
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from sqlalchemy import create_engine, text

from tests.factories.window_watch import WindowWatch, Yardstick

TOO_LONG_SECONDS = 0.080
#: Tests of a window that is slow once, is slow again and again, waits.
INNER = """
from tests.factories.window_watch import WindowWatch

slow = ["F9: 80 ms of the processor"]

def test_once():
    WindowWatch(silences=[slow.pop()] if slow else []).finish()

def test_again():
    WindowWatch(silences=["F9: 80 ms of the processor"]).finish()

def test_waits():
    WindowWatch(silences=["F9: the window waits (time.sleep)"]).finish()
"""


@pytest.fixture
def watch(qapp: object) -> Iterator[WindowWatch]:
    watch = WindowWatch(slowness=lambda: 1.0)
    yield watch
    watch.silences.clear()
    watch.finish()


def burn(seconds: float = TOO_LONG_SECONDS) -> None:
    """Work of this thread's own."""
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def live(handler: object) -> None:
    """The loop as the program runs it, with one handler in it."""
    loop = QEventLoop()
    QTimer.singleShot(0, handler)
    QTimer.singleShot(100, loop.quit)
    loop.exec()


def test_a_handler_that_works_too_long_is_told_with_what_called_it(watch: WindowWatch) -> None:
    with watch.turn("F9"):
        burn()
    (silence,) = watch.silences
    assert silence.startswith("F9: 8")
    with pytest.raises(AssertionError, match="did not answer"):
        WindowWatch(silences=["F9: 80 ms"]).finish()


def test_a_handler_that_works_too_long_is_found_in_the_loop_of_a_program(
    watch: WindowWatch,
) -> None:
    watch.follow_loop()
    live(burn)
    watch.leave_loop()
    assert len(watch.silences) == 1


def test_garbage_of_other_tests_is_not_the_windows_doing(
    watch: WindowWatch,
) -> None:
    litter = [[number] for number in range(3_000_000)]
    own = WindowWatch(slowness=lambda: 1.0, counts_garbage=True)
    for one in (watch, own):
        with one.turn("F9"):
            gc.collect()
    del litter
    assert watch.silences == []
    assert watch.longest_seconds < own.longest_seconds / 2
    own.silences.clear()
    own.finish()


def test_whoever_waits_elsewhere_keeps_nobody_waiting(watch: WindowWatch) -> None:
    worker = threading.Thread(target=lambda: time.sleep(TOO_LONG_SECONDS))
    watch.follow_loop()
    live(worker.start)
    watch.leave_loop()
    worker.join()
    assert watch.silences == []


def test_work_on_other_threads_is_not_the_window_s(watch: WindowWatch) -> None:
    worker = threading.Thread(target=lambda: burn(2 * TOO_LONG_SECONDS))
    worker.start()
    with watch.turn("F9"):
        worker.join()
    assert watch.silences == []


def test_a_window_that_sleeps_is_found_however_short_it_is(watch: WindowWatch) -> None:
    with watch.turn("F9"):
        time.sleep(0)
    assert watch.silences == ["F9: the window waits (time.sleep)"]
    watch.silences.clear()
    time.sleep(0)
    assert watch.silences == []


def test_a_window_that_waits_for_another_thread_is_found(watch: WindowWatch) -> None:
    with ThreadPoolExecutor(1) as pool, watch.turn("F9"):
        pool.submit(burn).result()
    assert watch.silences == ["F9: the window waits (work of another thread)"]


def test_a_window_that_asks_the_database_itself_is_found(watch: WindowWatch) -> None:
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(":memory:"))
    with engine.connect() as connection, watch.turn("F5"):
        connection.execute(text("SELECT 1"))
    engine.dispose()
    assert watch.silences == ["F5: the window waits (database: SELECT 1)"]


def test_a_machine_that_others_slow_down_is_not_the_window_s_doing(qapp: object) -> None:
    slowed_down = WindowWatch(slowness=lambda: 2.0)
    with slowed_down.turn("F9"):
        burn()
    slowed_down.finish()


def test_a_turn_is_too_long_when_it_is_so_twice_and_waiting_is_wrong_at_once(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    inner = tmp_path / "test_inner.py"
    inner.write_text(INNER, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-c", str(pytestconfig.inipath), "-p", "no:randomly"]
    run = subprocess.run([*command, str(inner)], capture_output=True, text=True, check=False)
    assert re.findall(r"^FAILED .*::(\w+)", run.stdout, re.M) == ["test_again", "test_waits"]
    assert "2 failed, 1 passed, 2 rerun" in run.stdout


def test_the_yardstick_finds_a_quiet_machine_as_quick_as_usual() -> None:
    assert Yardstick().slowness() >= 1.0
