"""A long list of differences is there from its beginning, and whole after a few turns."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.kinds.kind_differences import (
    PORTION,
    REVISIONS_PORTION,
    SHOWN,
    DifferencesGrid,
    HistoryPanel,
)
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words
from payments_core.wire.desk.catalogue_messages import Difference, KindRevision

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)


@pytest.fixture
def look(qapp: object) -> Look:
    theme = Theme(LIGHT)
    return Look(theme, Icons(theme), Words("it"))


def differences(count: int) -> list[Difference]:
    return [Difference(place="name", before=f"{number}", after="new") for number in range(count)]


def lines(grid: DifferencesGrid, column: int) -> list[str]:
    """What stands in a column, from above."""
    layout = grid.layout()
    assert isinstance(layout, QGridLayout)
    found = []
    for line in range(layout.rowCount()):
        item = layout.itemAtPosition(line, column)
        if item is not None and isinstance(item.widget(), QLabel):
            found.append(item.widget().text())
    return found


def settle() -> None:
    for _ in range(SHOWN // PORTION + 1):
        QApplication.processEvents()


def test_the_rest_follows_in_its_order(qtbot: QtBot, look: Look) -> None:
    grid = DifferencesGrid(look, differences(2 * PORTION + 1))
    qtbot.addWidget(grid)
    assert lines(grid, 1) == ["Prima", *(str(number) for number in range(PORTION))]
    settle()
    assert lines(grid, 1) == ["Prima", *(str(number) for number in range(2 * PORTION + 1))]


class Moves(QObject):
    """Counts how often labels are put in their place."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Move and isinstance(watched, QLabel)
        return False


def test_lines_that_follow_in_a_window_in_sight_are_laid_out_together(
    qtbot: QtBot, look: Look
) -> None:
    window, moves = QWidget(), Moves()
    QVBoxLayout(window).addWidget(DifferencesGrid(look, differences(3 * PORTION)))
    qtbot.addWidget(window)
    QApplication.instance().installEventFilter(moves)
    window.show()
    settle()
    QApplication.instance().removeEventFilter(moves)
    labels = window.findChildren(QLabel)
    assert all(one.isVisible() for one in labels)
    # Once for each portion that has come, and once more where heights follow from widths.
    assert moves.count <= 6 * len(labels)


def test_long_history_is_there_from_its_newest_and_whole_after_a_few_turns(
    qtbot: QtBot, look: Look
) -> None:
    panel, moves = HistoryPanel(look), Moves()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_revisions(revisions(3 * REVISIONS_PORTION))
    assert numbers(panel) == list(range(3 * REVISIONS_PORTION, 2 * REVISIONS_PORTION, -1))
    QApplication.instance().installEventFilter(moves)
    settle()
    QApplication.instance().removeEventFilter(moves)
    assert numbers(panel) == list(range(3 * REVISIONS_PORTION, 0, -1))
    assert moves.count <= 6 * len(panel.findChildren(QLabel))


def test_other_history_takes_the_place_of_one_that_is_still_coming(
    qtbot: QtBot, look: Look
) -> None:
    panel = HistoryPanel(look)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_revisions(revisions(3 * REVISIONS_PORTION))
    panel.show_revisions(revisions(2))
    settle()
    assert numbers(panel) == [2, 1]


def revisions(count: int) -> list[KindRevision]:
    return [
        KindRevision(revision=number, made_at=NOW, made_by="Laura", differences=differences(2))
        for number in range(count, 0, -1)
    ]


def numbers(panel: HistoryPanel) -> list[int]:
    """The revisions that the panel shows, from above."""
    shown = [one for one in panel.findChildren(QLabel) if one.isVisible()]
    shown.sort(key=lambda one: one.mapTo(panel, QPoint()).y())
    said = [one.text() for one in shown if one.property("role") == "strong"]
    return [int(text.split()[-1]) for text in said]


def test_what_is_too_much_is_counted_under_the_last_line(qtbot: QtBot, look: Look) -> None:
    grid = DifferencesGrid(look, differences(SHOWN + 7))
    qtbot.addWidget(grid)
    settle()
    assert len(lines(grid, 1)) == SHOWN + 1
    assert "7" in lines(grid, 0)[-1]


def test_of_a_new_kind_there_is_nothing_before(qtbot: QtBot, look: Look) -> None:
    grid = DifferencesGrid(look, differences(1), is_new=True)
    qtbot.addWidget(grid)
    assert lines(grid, 1) == ["Dopo", "new"]


def test_upright_says_before_and_after_under_the_place(qtbot: QtBot, look: Look) -> None:
    both = [
        Difference(place="name", before="prima", after="dopo"),
        Difference(place="name", before=None, after="dopo"),
    ]
    grid = DifferencesGrid(look, both, upright=True)
    qtbot.addWidget(grid)
    place, changed, _, added = lines(grid, 0)
    assert place == "Nome"
    assert "prima" in changed
    assert "dopo" in changed
    assert "dopo" in added
