"""One line of choices asks for lists."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from counter_app.services.list_choice import Days, ListChoice, ListQuestion, ListScope
from counter_app.services.views import RowState
from counter_app.ui.lists.list_filters import SMALL, ListFilters
from counter_app.ui.style.fonts import load_fonts
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.choice import Choice


@pytest.fixture
def filters(qapp: object, qtbot) -> ListFilters:
    load_fonts()
    theme = Theme(LIGHT)
    made = ListFilters(Look(theme, Icons(theme), Words("it")))
    qtbot.addWidget(made)
    made.resize(1200, 60)
    made.show()
    made.show_asked(ListQuestion())
    made.offer({"mensa": "Mensa"}, {"op-1": "Laura"}, {"d-3": "Sportello 3"})
    return made


def choose(filters: ListFilters, name: str, value: object) -> None:
    part = filters.findChild(Choice, name)
    part.setCurrentIndex(part.findData(value))


def seen(filters: ListFilters, name: str) -> bool:
    return any(one.isVisible() for one in filters.children() if one.objectName() == name)


def said(filters: ListFilters) -> str:
    """What is said of the days, where it is seen."""
    words = filters.findChild(QLabel, "days_wrong")
    return words.text() if words.isVisible() else ""


def test_each_choice_asks_for_another_list(filters: ListFilters, qtbot) -> None:
    with qtbot.waitSignal(filters.changed):
        choose(filters, "state_filter", RowState.PAID)
    choose(filters, "kind_filter", "mensa")
    choose(filters, "operator_filter", "op-1")
    choice = filters.asked().choice
    assert (choice.state, choice.kind_id, choice.operator_id) == (RowState.PAID, "mensa", "op-1")


def test_what_does_not_belong_to_a_list_filters_nothing(filters: ListFilters) -> None:
    assert not seen(filters, "desk_filter")
    choose(filters, "operator_filter", "op-1")
    choose(filters, "list_scope", ListScope.OFFICE)
    assert filters.asked().choice.operator_id is None
    choose(filters, "desk_filter", "d-3")
    assert filters.asked().choice.desk_id == "d-3"
    choose(filters, "list_scope", ListScope.MINE)
    assert filters.asked().choice.desk_id is None
    assert not seen(filters, "operator_filter")


def test_days_of_one_s_own_are_typed_and_a_wrong_one_asks_for_nothing(
    filters: ListFilters, qtbot
) -> None:
    assert not seen(filters, "list_first_day")
    choose(filters, "list_days", Days.CHOSEN)
    first = filters.findChild(QLineEdit, "list_first_day")
    first.setText("3/11/26")
    first.editingFinished.emit()
    assert filters.asked().first_on == date(2026, 11, 3)
    for wrong in ("31/02/2026", "domani", "1/1/1999"):
        first.setText(wrong)
        with qtbot.assertNotEmitted(filters.changed):
            first.editingFinished.emit()
        assert first.property("wrong") == "true"
        assert first.accessibleDescription().startswith("Questa data non torna")
        assert said(filters).startswith("Questa data non torna")
    first.setText("")
    first.editingFinished.emit()
    assert first.property("wrong") == ""
    assert filters.asked().first_on is None


def test_days_in_the_wrong_order_say_so_and_ask_for_nothing(filters: ListFilters, qtbot) -> None:
    choose(filters, "list_days", Days.CHOSEN)
    first, last = (
        filters.findChild(QLineEdit, name) for name in ("list_first_day", "list_last_day")
    )
    first.setText("23/11/2026")
    first.editingFinished.emit()
    last.setText("3/11/2026")
    with qtbot.assertNotEmitted(filters.changed):
        last.editingFinished.emit()
    assert said(filters).startswith("Il primo giorno viene dopo l'ultimo")
    assert last.accessibleDescription() == said(filters)
    last.setText("30/11/2026")
    with qtbot.waitSignal(filters.changed):
        last.editingFinished.emit()
    assert said(filters) == ""
    assert filters.asked().last_on == date(2026, 11, 30)


def test_what_is_no_day_holds_up_nobody_who_wants_other_days(filters: ListFilters, qtbot) -> None:
    choose(filters, "list_days", Days.CHOSEN)
    filters.findChild(QLineEdit, "list_first_day").setText("domani")
    filters.findChild(QLineEdit, "list_first_day").editingFinished.emit()
    with qtbot.waitSignal(filters.changed):
        choose(filters, "list_days", Days.YESTERDAY)
    assert filters.asked().choice.days is Days.YESTERDAY
    assert not seen(filters, "list_first_day")
    assert said(filters) == ""


def test_typing_is_asked_once_it_pauses(filters: ListFilters, qtbot) -> None:
    field = filters.findChild(QLineEdit, "list_text")
    with qtbot.waitSignal(filters.changed):
        qtbot.keyClicks(field, "rossi ")
    assert filters.asked().text == "rossi"


def test_what_was_chosen_stays_though_nobody_offers_it_any_more(filters: ListFilters) -> None:
    asked = ListQuestion(ListChoice(kind_id="gone"))
    filters.show_asked(asked)
    filters.offer({"mensa": "Mensa"}, {}, {})
    assert filters.findChild(Choice, "kind_filter").currentData() == "gone"
    assert filters.asked() == asked


def test_small_windows_keep_what_filters(filters: ListFilters) -> None:
    choose(filters, "kind_filter", "mensa")
    filters.resize(SMALL - 10, 60)
    assert seen(filters, "kind_filter")
    assert not seen(filters, "operator_filter")


def test_box_that_is_open_stays_when_the_same_is_offered_again(filters: ListFilters) -> None:
    kinds = {"mensa": "Mensa", "nido": "Nido", "suolo": "Suolo pubblico"}
    filters.offer(kinds, {"op-1": "Laura"}, {"d-3": "Sportello 3"})
    box = filters.findChild(Choice, "kind_filter")
    box.showPopup()
    view = box.view()
    for _row in range(2):
        QTest.keyClick(view, Qt.Key.Key_Down)
    filters.offer(dict(kinds), {"op-1": "Laura"}, {"d-3": "Sportello 3"})
    assert view.currentIndex().data() == "Nido"
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert box.currentData() == "nido"
