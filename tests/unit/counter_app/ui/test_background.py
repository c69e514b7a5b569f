"""Answers come back on the window thread; the binding keeps its references."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from counter_app.asking_nobody import AskedAllTheSame, refuse_to_ask
from counter_app.services.progress import Progress
from counter_app.ui.background import WORKERS, Background
from payments_core.errors import RuleBroken

#: References that a thousand calls may leave behind for other reasons.
SLACK = 50


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def _never(_value: object) -> None:
    raise AssertionError("this answer was not expected")


def test_work_runs_elsewhere_and_its_answer_comes_back_here(
    background: Background, qtbot: QtBot
) -> None:
    seen: list[tuple[threading.Thread, threading.Thread]] = []
    background.run(
        threading.current_thread,
        lambda there: seen.append((there, threading.current_thread())),
        _never,
    )
    qtbot.waitUntil(lambda: bool(seen))
    there, here = seen[0]
    assert there is not here
    assert here is threading.main_thread()


def test_expected_trouble_goes_to_failed_with_its_code(
    background: Background, qtbot: QtBot
) -> None:
    failed: list[Exception] = []

    def work() -> None:
        raise RuleBroken("notice_unknown")

    background.run(work, _never, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], RuleBroken)
    assert failed[0].code == "notice_unknown"


def test_a_defect_is_logged_and_told(
    background: Background, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    failed: list[Exception] = []
    background.run(lambda: 1 // 0, _never, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], ZeroDivisionError)
    assert "window work failed" in caplog.text


def test_an_abandoned_answer_is_dropped(background: Background, qtbot: QtBot) -> None:
    may_end = threading.Event()
    later: list[int] = []
    ticket = background.run(may_end.wait, _never, _never)
    ticket.abandon()
    may_end.set()
    background.run(lambda: 1, later.append, _never)
    qtbot.waitUntil(lambda: bool(later))
    assert later == [1]


def test_what_asks_nobody_is_done_while_everything_else_waits(
    background: Background, qtbot: QtBot
) -> None:
    may_end, done = threading.Event(), list[str]()
    for _ in range(2 * WORKERS):
        background.run(may_end.wait, lambda _answer: done.append("server"), _never)
    background.run_here(lambda: "here", done.append, _never)
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["here"]
    may_end.set()
    qtbot.waitUntil(lambda: len(done) == 2 * WORKERS + 1)


def test_asking_the_server_from_work_that_asks_nobody_fails_at_once(
    background: Background, qtbot: QtBot
) -> None:
    failed: list[Exception] = []
    background.run_here(refuse_to_ask, _never, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], AskedAllTheSame)
    asked: list[None] = []
    background.run(refuse_to_ask, asked.append, _never)
    qtbot.waitUntil(lambda: bool(asked))


def test_a_question_that_is_withdrawn_in_time_is_never_asked(
    background: Background, qtbot: QtBot
) -> None:
    may_end, asked, later = threading.Event(), list[str](), list[int]()
    for _ in range(WORKERS):
        background.run(may_end.wait, lambda _answer: None, _never)
    background.run(lambda: asked.append("too late"), _never, _never).withdraw()
    background.run(lambda: 1, later.append, _never)
    may_end.set()
    qtbot.waitUntil(lambda: bool(later))
    assert asked == []


def test_nothing_is_started_after_the_end(background: Background) -> None:
    background.close()
    started: list[int] = []
    for run in (background.run, background.run_here):
        assert run(lambda: started.append(1), _never, _never).abandoned
    assert started == []


def test_long_work_is_called_off_at_the_end(background: Background) -> None:
    progress = Progress()
    background.call_off_at_end(progress)
    background.run(lambda: _until_called_off(progress), _never, _never)
    background.close()
    assert not progress.wanted()


def _until_called_off(progress: Progress) -> None:
    while progress.wanted():
        pass


class _Source(QObject):
    happened = Signal(object)


def test_the_binding_gives_back_the_references_it_takes(qapp: object) -> None:
    """A binding that loses references to None ends the program after some thousand calls."""
    source, label = _Source(), QLabel()
    source.happened.connect(lambda _value: None)
    before = sys.getrefcount(None)
    for place in range(500):
        label.setText(str(place))
        source.happened.emit(place)
    assert abs(sys.getrefcount(None) - before) < SLACK
