"""Columns that give way, rows that keep the hand where it was."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea

from counter_app.ui.lists.people_columns import citizen_columns
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.cells import Cell, Kind
from counter_app.ui.widgets.rows_table import Column, columns_that_fit, shared_widths
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import notice_number


def test_the_least_needed_column_goes_first() -> None:
    columns = citizen_columns(Words("it"), lambda: "")
    assert columns_that_fit(columns, 1000) == [0, 1, 2, 3, 4]
    assert columns_that_fit(columns, 800) == [0, 1, 2, 4]
    assert columns_that_fit(columns, 560) == [0, 1, 4]


def test_name_and_tax_code_never_go() -> None:
    columns = citizen_columns(Words("it"), lambda: "")
    assert columns_that_fit(columns, 10)[:2] == [0, 1]


def _column(width: int, grow: int = 0) -> Column[str]:
    return Column("", Kind.TEXT, width, Cell, grow=grow)


def test_what_is_left_over_is_shared_and_none_of_it_lost() -> None:
    columns = (_column(0, grow=3), _column(180, grow=1), _column(100))
    widths = shared_widths(columns, [0, 1, 2], 893, lambda pixels: pixels)
    assert widths == {0: 210 + 303, 1: 180 + 100, 2: 100}


def test_where_there_is_too_little_only_one_column_gives_way() -> None:
    columns = (_column(100), _column(0, grow=1), _column(120, grow=1))
    widths = shared_widths(columns, [0, 1, 2], 300, lambda pixels: pixels)
    assert widths == {0: 100, 1: 80, 2: 120}


def test_the_current_row_stays_when_rows_are_loaded_again(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    table = desk.table("notices_table")
    desk.wait(lambda: table.current() is not None)
    table.step(2)
    chosen = table.current().notice_number
    desk.world.pay(notice_number(123456))
    desk.wait(lambda: table.rows_model.rows[0].notice_number != notice_number(123456))
    assert table.current().notice_number == chosen


def test_a_cell_is_read_aloud_with_both_its_lines(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    table = desk.table("notices_table")
    desk.wait(lambda: bool(table.rows_model.rows))
    model = table.rows_model
    assert model.index(0, 0).data() == "Scaduto"
    assert model.index(0, 1).data().startswith("Mensa scolastica · settembre 2026, Rilasciato il")


def test_what_a_table_shows_has_the_ground_of_its_table(desk: DeskWindow) -> None:
    """Qt never forgets what it has looked up in a style sheet to paint a ground twice."""
    desk.open_citizen("rossi maria")
    table = desk.table("notices_table")
    desk.wait(lambda: bool(table.rows_model.rows))
    areas = [area for area in desk.window.findChildren(QAbstractScrollArea) if area.isVisible()]
    assert {table, table.horizontalHeader()} <= set(areas)
    twice = Qt.WidgetAttribute.WA_StyledBackground
    assert [area for area in areas if area.viewport().testAttribute(twice)] == []
