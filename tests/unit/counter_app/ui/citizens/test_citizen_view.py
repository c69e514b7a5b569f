import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel

from counter_app.events import ConnectivityChanged
from counter_app.services.views import CitizenView, RowState
from counter_app.ui.places import CitizenPlace
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.widgets.empty_state import EmptyState
from payments_core.wire.desk.notice_messages import ActKind
from tests.factories.desk_window import DeskWindow
from tests.factories.fake_server import NOW
from tests.factories.screen_notices import a_plan_beside_its_whole, a_plan_of
from tests.factories.screen_people import PEOPLE, notice_number


def shown(desk: DeskWindow) -> list[str]:
    """All words of the window."""
    return [one.text() for one in desk.window.findChildren(QLabel) if one.isVisible()]


def come_back(desk: DeskWindow) -> None:
    desk.world.online = True
    desk.world.events.publish(ConnectivityChanged(online=True))


def test_page_that_is_open_gets_its_hour_when_the_line_goes(desk: DeskWindow) -> None:
    desk.open_citizen("ross mar")
    hour = "Situazione delle 10:32: sei fuori linea"
    assert hour not in shown(desk)
    desk.world.go_offline()
    desk.wait(lambda: hour in shown(desk))
    come_back(desk)
    desk.wait(lambda: hour not in shown(desk))


def test_page_of_another_day_says_so(desk: DeskWindow) -> None:
    desk.world.known_at = NOW - timedelta(days=3)
    desk.world.go_offline()
    desk.open_citizen("ross mar")
    desk.wait(lambda: "Situazione delle 10:41 del 20/11/2026: sei fuori linea" in shown(desk))


def test_hour_stands_beside_the_title_where_the_card_has_no_room(
    open_desk: Callable[..., DeskWindow],
) -> None:
    desk = open_desk(theme=Theme(LIGHT, 200))
    desk.sign_in()
    desk.open_citizen("ross mar")
    desk.wait(lambda: desk.words("list_count").startswith("4 aperti"))
    desk.world.go_offline()
    desk.wait(lambda: desk.words("list_count").startswith("situazione delle 10:32 · 4 aperti"))


def test_what_was_never_read_is_not_nothing(desk: DeskWindow) -> None:
    desk.world.listed = False
    desk.world.notices.clear()
    desk.world.go_offline()
    desk.search("ross mar")
    desk.table("citizen_table").open_current()
    desk.wait(lambda: desk.has("no_notices"))
    said = desk.part(EmptyState, "no_notices").accessibleName()
    assert said.startswith("Gli avvisi di questa persona non si conoscono")
    desk.wait(lambda: "—" in shown(desk))
    assert "0,00 €" not in shown(desk)
    assert desk.words("list_count") == "solo quelli rilasciati qui"


def test_debt_that_is_paid_otherwise_is_closed_and_has_the_papers_of_what_is_left(
    desk: DeskWindow,
) -> None:
    desk.world.notices += a_plan_beside_its_whole(PEOPLE[3])
    desk.world.possible_acts = tuple(ActKind)
    desk.window.shell.go(CitizenPlace("c4", notice_number(770120)))
    desk.wait(lambda: desk.has("notices_table") and desk.words("list_count").startswith("2 aperti"))
    assert offered(desk) == ["reprint_plan"]
    rows = desk.table("notices_table")
    said = [rows.model().index(row, 1).data() for row in range(7)]
    assert said[0].endswith("A rate: pagate 1 di 3 · restano 266,80 €")
    # A plan that nobody has begun says nothing of itself.
    assert said[4].startswith("In un'unica soluzione · Tassa rifiuti 2026")
    assert "Pagato il" in said[4]
    rows.step(5)
    desk.wait(lambda: offered(desk) == [])


def offered(desk: DeskWindow) -> list[str]:
    """Which papers and decisions there are for the row in hand."""
    asked = ("reprint", "reprint_plan", "cancel")
    return [act.name for act in desk.window.shell.page.acts() if act.name in asked]


def test_plan_reads_as_one_thing(desk: DeskWindow) -> None:
    desk.world.notices += a_plan_of(PEOPLE[3])
    desk.window.shell.go(CitizenPlace("c4"))
    desk.wait(lambda: desk.has("notices_table") and desk.words("list_count").startswith("3 aperti"))
    model = desk.table("notices_table").model()
    said = [model.index(row, 1).data() for row in range(4)]
    assert said[0].startswith("Rata 1 di 3 · Canone del mercato 2026, posto B12")
    assert said[0].endswith("A rate: pagate 1 di 3 · restano 266,80 €")
    assert said[1].startswith("Rata 2 di 3 · Canone")
    assert said[3].startswith("Passo carrabile 2026")


def test_row_in_hand_is_cancelled_from_the_page(desk: DeskWindow) -> None:
    desk.world.possible_acts = (ActKind.CANCEL,)
    desk.open_citizen("ross mar")
    desk.wait(lambda: desk.table("notices_table").current() is not None)
    desk.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("act_title"))


def test_filter_opens_by_its_key(desk: DeskWindow) -> None:
    desk.open_citizen("ross mar")
    desk.wait(lambda: desk.words("list_count").startswith("4 aperti"))
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    desk.press(Qt.Key.Key_F, both)
    desk.wait(lambda: desk.part(QComboBox, "state_filter").view().isVisible())
    desk.part(QComboBox, "state_filter").hidePopup()


def test_page_of_before_a_payment_is_not_shown_over_the_one_of_after(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open_citizen("rossi maria")
    number, lookup = notice_number(191203), desk.window.counter.lookup
    quick, held, slow = lookup.citizen, threading.Event(), [True]

    def page(citizen_id: str) -> CitizenView:
        found, waits = quick(citizen_id), slow.pop()
        slow.append(False)
        if waits:
            desk.world.wait_at(held)
        return found

    def state() -> RowState:
        rows = desk.table("notices_table").rows_model.rows
        return next(one.state for one in rows if one.notice_number == number)

    monkeypatch.setattr(lookup, "citizen", page)
    desk.window.shell.page.notice_changed(number)
    desk.wait(lambda: slow == [False])
    desk.world.pay(number)
    desk.wait(lambda: state() is RowState.PAID)
    held.set()
    desk.settle()
    assert state() is RowState.PAID
