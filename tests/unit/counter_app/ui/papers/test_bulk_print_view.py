"""A print of many notices is asked for, followed, held and found again, with keys alone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from counter_app.printing.device import JobState, Outcome
from counter_app.services.bulk_order import BulkWay
from counter_app.services.views import RowState
from counter_app.store.bulk_prints import BulkState
from counter_app.ui.widgets.choice import Choice
from tests.factories.desk_on_screen import DeskOnScreen, desk_on_screen
from tests.factories.desk_window import DeskWindow
from tests.factories.fake_server import FakeServer, citizen, serving

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def real(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DeskOnScreen]:
    server = FakeServer(citizens=[citizen()])
    with serving(server), desk_on_screen(tmp_path, server, monkeypatch) as desk:
        yield desk


def open_list(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_3, CTRL)
    desk.wait(lambda: desk.has("day_table") and desk.table("day_table").current() is not None)


def open_page(desk: DeskWindow) -> None:
    open_list(desk)
    desk.press(Qt.Key.Key_P, CTRL)
    desk.wait(lambda: desk.focus() == "bulk_way")


def choose_folder(desk: DeskWindow, folder: Path) -> None:
    desk.wait(lambda: bool(desk.window.findChildren(QFileDialog)))
    dialog = desk.part(QFileDialog, "save_dialog")
    dialog.setDirectory(str(folder))
    name = dialog.selectedFiles()[0]
    if dialog.fileMode() is QFileDialog.FileMode.Directory:
        dialog.selectFile(str(folder))
    else:
        dialog.selectFile(Path(name).name)
    dialog.accept()


def headline(desk: DeskWindow) -> str:
    return desk.answer("bulk_answer").headline()


def test_list_is_printed_and_what_was_paid_meanwhile_is_told(real: DeskOnScreen) -> None:
    desk, numbers = real.window, [real.released() for _ in range(3)]
    open_page(desk)
    assert desk.words("bulk_about") == "3 avvisi · 65,85 €"
    real.server.pay(numbers[0])
    real.counter.background.engine.wake()
    desk.wait(
        lambda: (
            {one.state for one in real.counter.lists.today()} == {RowState.PAID, RowState.TO_PAY}
        )
    )
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("bulk_answer") and headline(desk) == "Stampa finita: 2 di 3")
    assert sorted(real.printers.printed) == sorted(f"notice-{one}" for one in numbers[1:])
    (row,) = desk.table("left_out_table").rows_model.rows
    assert row.notice_number == numbers[0]
    desk.press(Qt.Key.Key_F5)
    desk.wait(lambda: desk.has("verify_answer"))
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("bulk_answer") and headline(desk) == "Stampa finita: 2 di 3")


def test_whoever_leaves_finds_it_again_and_the_status_line_says_how_far_it_is(
    real: DeskOnScreen,
) -> None:
    desk = real.window
    for _ in range(5):
        real.released()
    real.printers.outcomes += [Outcome.NOT_SENT] * 5000
    open_page(desk)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("bulk_answer") and "3 fogli" in desk.answer("bulk_answer").detail())
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: "Stampa: 0 di 5" in desk.status() and desk.has("day_table"))
    desk.press(Qt.Key.Key_P, CTRL)
    desk.wait(lambda: desk.has("bulk_answer"))
    desk.press(Qt.Key.Key_H, CTRL)
    desk.wait(lambda: headline(desk) == "Stampa sospesa: 0 di 5")
    desk.wait(lambda: "Stampa sospesa: 0 di 5" in desk.status())
    real.printers.outcomes.clear()
    desk.wait(lambda: headline(desk) == "Stampa sospesa: 3 di 5")
    desk.wait(lambda: "Stampa sospesa: 3 di 5" in desk.status())
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: headline(desk) == "Stampa finita: 5 di 5")
    desk.wait(lambda: "Stampa:" not in desk.status())


@pytest.mark.parametrize("way", [BulkWay.ONE_FILE, BulkWay.FILE_EACH])
def test_list_is_saved_where_the_clerk_says(
    real: DeskOnScreen, tmp_path: Path, way: BulkWay
) -> None:
    desk, numbers = real.window, [real.released(), real.released()]
    (tmp_path / "mine").mkdir()
    open_page(desk)
    choice = desk.part(Choice, "bulk_way")
    choice.setCurrentIndex(choice.findData(way))
    desk.press(Qt.Key.Key_F9)
    choose_folder(desk, tmp_path / "mine")
    desk.wait(lambda: desk.has("bulk_answer") and headline(desk) == "Stampa finita: 2 di 2")
    (made,) = (tmp_path / "mine").iterdir()
    assert str(made) in desk.answer("bulk_answer").detail()
    assert made.name.startswith("avvisi-2026-11-23-")
    if way is BulkWay.FILE_EACH:
        assert {path.stem for path in made.iterdir()} == set(numbers)
    (paper,) = real.counter.papers.of_notice(numbers[0])
    assert (paper.printer, paper.state) == ("file", JobState.CONFIRMED)


def test_only_what_the_filter_shows_is_printed(desk: DeskWindow) -> None:
    open_list(desk)
    choice = desk.part(Choice, "state_filter")
    choice.setCurrentIndex(choice.findData(RowState.TO_PAY))
    assert not desk.has("print_these_button")  # the list of before is still in sight
    desk.wait(lambda: desk.has("print_these_button"))
    rows = desk.table("day_table").rows_model.rows
    assert {one.state for one in rows} == {RowState.TO_PAY}
    desk.table("day_table").setFocus()
    desk.press(Qt.Key.Key_P, CTRL)
    desk.wait(lambda: desk.focus() == "bulk_way")
    assert not desk.has("left_out_table")
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: bool(desk.world.bulk_orders))
    (order,) = desk.world.bulk_orders
    assert (order.notices, order.by_postal_code) == (rows, True)


def test_nothing_to_print_cannot_be_printed(desk: DeskWindow) -> None:
    desk.world.notices = [replace(desk.world.notices[0], state=RowState.CANCELLED)]
    open_page(desk)
    assert desk.words("bulk_left_out_title") == "1 avviso non si stampa"
    assert not desk.has("begin_bulk_button")


def test_print_of_somebody_else_can_only_be_cancelled(desk: DeskWindow) -> None:
    open_page(desk)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("pause_bulk_button"))
    prints = desk.window.counter.bulk_prints
    prints.come_to(waits_for="Marco Neri", printed=4, count=9)
    desk.wait(lambda: headline(desk) == "La stampa aspetta Marco Neri: 4 di 9")
    assert not desk.has("pause_bulk_button")
    assert not desk.has("go_on_bulk_button")
    desk.press(Qt.Key.Key_D, CTRL)
    desk.wait(lambda: headline(desk) == "Stampa annullata: 4 di 9")
    assert desk.world.bulk is not None
    assert desk.world.bulk.state is BulkState.CANCELLED
