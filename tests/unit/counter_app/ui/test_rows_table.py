"""Columns that give way, rows that keep the hand where it was."""

from counter_app.ui.messages import Words
from counter_app.ui.rows_table import columns_that_fit
from counter_app.ui.search_view import citizen_columns
from tests.factories.desk_window import DeskWindow
from tests.factories.screens import notice_number


def test_the_least_needed_column_goes_first() -> None:
    columns = citizen_columns(Words("it"), lambda: "")
    assert columns_that_fit(columns, 1000) == [0, 1, 2, 3, 4]
    assert columns_that_fit(columns, 800) == [0, 1, 2, 4]
    assert columns_that_fit(columns, 560) == [0, 1, 4]


def test_name_and_tax_code_never_go() -> None:
    columns = citizen_columns(Words("it"), lambda: "")
    assert columns_that_fit(columns, 10)[:2] == [0, 1]


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
