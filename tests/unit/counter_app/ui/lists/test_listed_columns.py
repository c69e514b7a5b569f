"""Columns of lists as their operator wants them, and what files say in them."""

from dataclasses import replace

import pytest

from counter_app.services.list_choice import ColumnChoice, SortBy
from counter_app.ui.lists.listed_columns import (
    WIDE_WINDOW,
    ListedColumn,
    arranged,
    choices_of,
    listed_notice_columns,
)
from counter_app.ui.style.fonts import load_fonts
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.rows_table import columns_that_fit
from tests.factories.screen_notices import notices_of_maria


@pytest.fixture
def columns(qapp: object) -> tuple[ListedColumn, ...]:
    load_fonts()
    theme = Theme(LIGHT)
    look = Look(theme, Icons(theme), Words("it"))
    return listed_notice_columns(look, office=True, one_day=True)


def names(columns) -> list[str]:
    return [one.column.name for one in columns]


def test_every_column_has_a_name_and_is_sorted_by_something_of_its_own(columns) -> None:
    assert sorted(one.column.sort for one in columns) == sorted(SortBy)
    assert len(set(names(columns))) == len(columns)


def test_wide_windows_have_more_columns(columns) -> None:
    plain = [one.column for one in columns]

    def shown(room: int) -> set[str]:
        return {plain[place].name for place in columns_that_fit(plain, room)}

    small = {"released", "state", "citizen", "subject", "number", "amount"}
    assert shown(1150) == small
    assert shown(WIDE_WINDOW + 400) == small | {"tax_code", "due", "desk", "operator"}


def test_a_file_says_what_a_spreadsheet_understands(columns) -> None:
    notice = replace(notices_of_maria()[0], amount_cents=123450, operator="Laura", desk="S 3")
    said = {one.column.name: one.text(notice) for one in columns}
    assert said["released"] == "04/09/2026 10:58"
    assert said["amount"] == "1234,50"
    assert " " in said["number"]  # eighteen digits would be rounded
    assert (said["operator"], said["desk"], said["due"]) == ("Laura", "S 3", "30/09/2026")
    assert said["tax_code"] == notice.debtor_identifier
    firm = replace(notice, debtor_identifier="00856930102")
    (code,) = (one for one in columns if one.column.name == "tax_code")
    assert code.text(firm) == "'00856930102"  # a number would lose what it begins with
    assert code.column.cell(firm).text == "00856930102"


def test_columns_come_in_the_order_that_was_chosen_and_new_ones_behind(columns) -> None:
    choices = (ColumnChoice("amount"), ColumnChoice("state", shown=False), ColumnChoice("gone"))
    found = arranged(columns, choices)
    assert names(found)[0] == "amount"
    assert "state" not in names(found)
    assert names(found)[1:] == [one for one in names(columns) if one not in ("amount", "state")]


def test_a_chosen_column_is_there_in_small_windows_in_its_own_width(columns) -> None:
    (wide,) = (
        one.column
        for one in arranged(columns, (ColumnChoice("desk", width=300),))
        if one.column.name == "desk"
    )
    assert (wide.width, wide.grow, wide.wide_only) == (300, 0, False)


def test_what_was_said_of_columns_of_other_lists_is_kept(columns) -> None:
    choices = (ColumnChoice("citizen"), ColumnChoice("of_another", width=90))
    said = choices_of(columns, choices)
    assert said[:2] == choices
    assert {one.name for one in said} == {*names(columns), "of_another"}


def test_notice_whose_cancellation_waits_says_so_on_the_screen_and_in_files(columns) -> None:
    subject = next(one for one in columns if one.column.name == "subject")
    usual = notices_of_maria()[0]
    assert subject.column.cell(usual).text == subject.text(usual) == usual.subject
    waiting = replace(usual, cancel_waits=True)
    assert subject.text(waiting) == f"Annullo da approvare · {usual.subject}"
    assert subject.column.cell(waiting).text == subject.text(waiting)
