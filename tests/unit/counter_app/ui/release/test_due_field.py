"""A due date says itself what is wrong with it, and what was typed stays."""

from datetime import date

import pytest

from counter_app.ui.release.due_field import DueField
from tests.factories.desk_window import DeskWindow

TODAY = date(2026, 11, 23)


@pytest.fixture
def due(desk: DeskWindow) -> DueField:
    return DueField(desk.window.look, "Da pagare entro", lambda: TODAY, name="due_field")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("23/11/2026", "oggi"), ("24.11.26", "domani"), ("23/12/2026", "30 giorni da oggi")],
)
def test_date_from_today_on_is_good(due: DueField, typed: str, said: str) -> None:
    due.edit.setText(typed)
    assert due.check()
    assert (due.is_wrong(), due.edit.accessibleDescription()) == (False, said)


@pytest.mark.parametrize(
    ("typed", "said"), [("", "non torna"), ("31/02/2027", "non torna"), ("22/11/2026", "passata")]
)
def test_other_dates_are_complained_about(due: DueField, typed: str, said: str) -> None:
    due.edit.setText(typed)
    assert not due.check()
    assert due.is_wrong()
    assert said in due.edit.accessibleDescription()
    assert due.text() == typed


def test_date_that_nobody_has_asked_for_may_be_missing(due: DueField) -> None:
    assert not due.check(wanted=False)
    assert not due.is_wrong()
    due.edit.setText("domani")
    assert not due.check(wanted=False)
    assert due.is_wrong()


def test_what_was_typed_is_not_proposed_over(due: DueField) -> None:
    due.propose(date(2026, 12, 23))
    assert due.due_on() == date(2026, 12, 23)
    due.propose(date(2027, 1, 31))
    assert due.text() == "23/12/2026"
