"""Parts of a form are built one in a turn, and all at once for a key that goes through it."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from counter_app.ui.kinds.form_queue import BuildQueue


class Form:
    """Notes what is built, and whether it would be painted then."""

    def __init__(self) -> None:
        self.pages = QWidget()
        self.built: list[str] = []
        self.queue = BuildQueue(self.pages, lambda: self.built.append("whole"))

    def add(self, *names: str) -> None:
        for name in names:
            self.queue.add(self.pages, lambda name=name: self.built.append(name))


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made.pages)
    return made


def test_each_part_has_a_turn_and_nothing_is_painted_before_the_last(form: Form) -> None:
    form.add("one", "two")
    assert form.built == []
    seen = []
    while not form.pages.updatesEnabled():
        before = len(form.built)
        QApplication.processEvents()
        seen.append(form.built[before:])
    assert [turn for turn in seen if turn] == [["one"], ["two"], ["whole"]]


def test_a_part_may_bring_others(form: Form) -> None:
    form.queue.add(form.pages, lambda: form.add("inside"))
    form.add("beside")
    form.queue.finish()
    assert form.built == ["beside", "inside", "whole"]
    assert form.pages.updatesEnabled()


def test_a_part_that_asks_for_the_rest_while_it_is_built_is_built_first(form: Form) -> None:
    def step() -> None:
        form.queue.finish()
        form.built.append("one")

    form.queue.add(form.pages, step)
    form.add("two")
    form.queue.finish()
    assert form.built == ["one", "two", "whole"]


def test_what_was_taken_away_is_not_built(form: Form) -> None:
    owner = QWidget()
    form.queue.add(owner, lambda: form.built.append("gone"))
    delete(owner)
    form.queue.finish()
    assert form.built == ["whole"]


def test_a_form_that_is_whole_stays_as_it_is(form: Form) -> None:
    form.queue.finish()
    assert form.built == []


def test_a_part_that_is_defective_keeps_nobody_from_the_others(form: Form, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    form.queue.add(form.pages, fail)
    form.add("two")
    form.queue.add(form.pages, fail)
    with qtbot.captureExceptions() as defects:
        qtbot.waitUntil(form.pages.updatesEnabled)
    assert len(defects) == 2
    assert form.built == ["two", "whole"]
