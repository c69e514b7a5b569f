"""Supervisors see every desk and close the day; clerks see their own."""

import threading
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from counter_app.services.day import DayView
from counter_app.ui.widgets.bars import WHOLE
from counter_app.ui.widgets.cells import Kind
from counter_app.ui.widgets.choice import Choice
from payments_core.clock import rome_date
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_cancels import ask_to_cancel
from tests.factories.screen_people import NOW, PASSWORD
from tests.factories.screen_refunds import refund_of
from tests.factories.screen_world import World

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TODAY = rome_date(NOW)


def choose(desk: DeskWindow, name: str, place: int) -> None:
    choice = desk.part(Choice, name)
    choice.setCurrentIndex(place)
    choice.activated.emit(place)


def test_supervisor_sees_every_desk_with_totals(lead) -> None:
    desk = lead()
    assert desk.table("desks_table").model().rowCount() == 5
    assert desk.words("day_totals").startswith("Rilasciati 1.206 per 26.471,70 €")
    assert desk.has("close_day_button")


def test_clerk_sees_this_desk_alone_and_closes_nothing(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_5, CTRL)
    desk.wait(lambda: desk.has("day_kinds"))
    assert not desk.has("desks_table")
    assert "solo questa postazione" in desk.words("day_as_of")
    assert not desk.has("close_day_button")
    assert desk.has("day_report_button")


def test_closing_twice_is_said(lead, world: World) -> None:
    desk = lead()
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "chiusa: tutti gli sportelli" in desk.told())
    desk.wait(lambda: desk.has("day_closed") and "Chiusa da" in desk.words("day_closed"))
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "chiusura numero 2" in desk.told())
    assert [(one.closed_on, one.office) for one in world.closings] == [(TODAY, None)] * 2


def test_keys_hammered_close_once_at_a_time(lead, world: World) -> None:
    desk = lead()
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "chiusa" in desk.told())
    assert len(world.closings) == 1


def test_enter_closes_no_day(lead, world: World) -> None:
    desk = lead()
    desk.press(Qt.Key.Key_Return)
    assert world.closings == []


def test_arrows_go_to_the_days_before_and_back(lead, world: World) -> None:
    desk = lead()
    assert not desk.has("day_after_button")
    desk.press(Qt.Key.Key_Left, ALT)
    desk.wait(lambda: desk.words("day_title") == "Giornata del 22/11/2026")
    yesterday = TODAY - timedelta(days=1)
    assert world.days_asked[-1] == (yesterday, yesterday, None)
    desk.press(Qt.Key.Key_Right, ALT)
    desk.wait(lambda: desk.words("day_title") == "Giornata del 23/11/2026")


def test_several_days_are_looked_at_but_not_closed(lead) -> None:
    desk = lead()
    choose(desk, "day_span", 2)
    desk.wait(lambda: desk.words("day_title") == "Dal 17/11/2026 al 23/11/2026")
    assert not desk.has("close_day_button")


def test_one_office_is_looked_at_and_closed_alone(lead, world: World) -> None:
    desk = lead()
    choose(desk, "day_office", 2)
    desk.wait(lambda: world.days_asked[-1] == (TODAY, TODAY, "Tributi"))
    desk.wait(lambda: desk.offers("close_day"))
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "chiusa: Tributi" in desk.told())
    assert world.closings[0].office == "Tributi"


def test_cancellations_lead_to_their_notice(lead) -> None:
    desk = lead()
    choose(desk, "day_told", 5)
    desk.wait(lambda: desk.has("day_notices"))
    desk.table("day_notices").setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: not desk.has("day_notices"))
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("day_notices"))


def test_refunds_to_approve_are_decided_from_here(lead, world: World) -> None:
    refund_of(world)
    desk = lead()
    desk.wait(lambda: desk.part(Choice, "day_told").itemText(6) == "Rimborsi da approvare (1)")
    choose(desk, "day_told", 6)
    desk.wait(lambda: desk.has("day_notices"))
    desk.table("day_notices").setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("approve_refund_button"))


def test_cancellations_to_approve_are_counted_and_decided_from_here(lead, world: World) -> None:
    number = world.notices[0].notice_number
    ask_to_cancel(world, number, amount_cents=123450)
    desk = lead()
    desk.wait(lambda: desk.words("day_to_approve") == "Da approvare: 1 annullo per 1.234,50 €")
    assert desk.part(Choice, "day_told").itemText(7) == "Annulli da approvare (1)"
    choose(desk, "day_told", 7)
    desk.wait(lambda: desk.has("day_notices"))
    desk.press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("approve_cancel_button"))


def test_without_the_line_supervisors_see_this_desk_and_why(lead, world: World) -> None:
    desk = lead()
    world.go_offline()
    desk.wait(lambda: not desk.has("desks_table"))
    assert "Sei fuori linea" in desk.words("day_closed")
    assert not desk.has("close_day_button")


def test_at_an_older_server_supervisors_see_this_desk_and_what_helps(lead, world: World) -> None:
    desk = lead()
    world.server_older = True
    desk.press(Qt.Key.Key_F5)
    desk.wait(lambda: not desk.has("desks_table"))
    assert "versione precedente" in desk.words("day_closed")
    assert "Sei fuori linea" not in desk.words("day_closed")
    assert not desk.has("close_day_button")


def test_news_of_notices_are_gathered_and_looked_at_once(lead, world: World) -> None:
    desk = lead()
    page = desk.window.shell.page
    page._gather.setInterval(1)
    before = len(world.days_asked)
    for _ in range(50):
        page.notice_changed("300000000001234567")
    desk.wait(lambda: len(world.days_asked) > before)
    assert len(world.days_asked) == before + 1


def test_kinds_states_and_operators_are_bars_beside_the_longest_of_their_own(lead) -> None:
    desk = lead()
    for place, name in enumerate(("day_kinds", "day_states", "day_operators")):
        choose(desk, "day_told", place)
        desk.wait(lambda name=name: desk.has(name))
        model = desk.table(name).rows_model
        at = next(at for at, one in enumerate(model.columns) if one.kind is Kind.BAR)
        bars = [model.columns[at].cell(row) for row in model.rows]
        assert max(bar.share for bar in bars) == WHOLE, name
        longest = max(bars, key=lambda bar: bar.share)
        assert int(longest.text.replace(".", "")) == max(
            int(bar.text.replace(".", "")) for bar in bars
        )


def test_newer_figures_leave_the_row_in_hand_and_the_open_choice(lead, world: World) -> None:
    desk = lead()
    kinds, told = desk.table("day_kinds"), desk.part(Choice, "day_told")
    kinds.selectRow(2)
    in_hand = kinds.current()
    told.showPopup()
    told.view().setCurrentIndex(told.model().index(3, 0))
    asked = len(world.days_asked)
    desk.window.shell.page._load()
    desk.wait(lambda: len(world.days_asked) > asked)
    desk.settle()
    assert kinds.current() == in_hand
    assert told.view().currentIndex().row() == 3
    told.hidePopup()


def test_locked_desk_asks_nothing_and_is_up_to_date_afterwards(lead, world: World) -> None:
    desk = lead()
    page = desk.window.shell.page
    desk.press(Qt.Key.Key_L, CTRL)
    desk.wait(lambda: desk.has("password"))
    asked = len(world.days_asked)
    page._again.timeout.emit()
    assert len(world.days_asked) == asked
    desk.wait(lambda: desk.focus() == "password")
    desk.type(PASSWORD)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("desks_table") and len(world.days_asked) == asked + 1)


def test_day_that_is_not_shown_yet_is_neither_closed_nor_saved(lead, world: World) -> None:
    desk = lead()
    world.hold = threading.Event()
    desk.press(Qt.Key.Key_Left, ALT)
    desk.press(Qt.Key.Key_F9)
    for act in ("close_day", "day_report", "export"):
        desk.wait(partial(lambda act: not desk.offers(act), act))
    desk.press(Qt.Key.Key_S, CTRL)
    assert not desk.window.findChildren(QFileDialog)
    world.hold.set()
    desk.wait(lambda: desk.offers("close_day"))
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: len(world.closings) == 1)
    assert world.closings[0].closed_on == TODAY - timedelta(days=1)


def test_figures_of_the_office_before_are_not_shown_for_the_next(
    lead, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, held = lead(), threading.Event()
    day = desk.window.counter.day
    quick, first = day.look, "Anagrafe centro"

    def slow(first_on: date, last_on: date, office: str | None = None) -> DayView:
        view = quick(first_on, last_on, office)
        if office == first:
            desk.world.wait_at(held)
            later = view.figures.model_copy(update={"as_of": NOW + timedelta(hours=1)})
            return replace(view, figures=later)
        return view

    monkeypatch.setattr(day, "look", slow)
    offices = desk.part(Choice, "day_office")
    at = offices.findData(first)
    choose(desk, "day_office", at)
    choose(desk, "day_office", at + 1)
    desk.wait(lambda: desk.offers("close_day"))
    shown = desk.words("day_as_of")
    held.set()
    desk.settle()
    assert desk.words("day_as_of") == shown
    assert offices.currentIndex() == at + 1
