"""Lists of notices: filtered, opened, chosen, up to date, as they were left."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from counter_app.events import ChangesHeard, ConnectivityChanged
from counter_app.services.list_choice import LISTS, Days, ListScope
from counter_app.services.views import RowState
from counter_app.ui.background import WORKERS
from counter_app.ui.papers import bulk_acts
from counter_app.ui.style.messages import amount
from counter_app.ui.style.words import LANGUAGES
from counter_app.ui.widgets.choice import Choice
from payments_core.errors import WorldTrouble
from payments_core.notice.content import ReceiptContent
from payments_core.wire.desk.notice_messages import Change, ChangeKind
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import NOW, notice_number

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def day(desk: DeskWindow) -> DeskWindow:
    desk.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("day_table") and desk.table("day_table").current() is not None)
    return desk


def test_a_state_may_be_picked_out(day: DeskWindow) -> None:
    choice = day.part(Choice, "state_filter")
    choice.setCurrentIndex(choice.findData(RowState.PAID))

    def states() -> list[RowState]:
        return [one.state for one in day.table("day_table").rows_model.rows]

    day.wait(lambda: states() == [RowState.PAID, RowState.PAID])


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_to_choose_from_have_the_names_of_the_window(day: DeskWindow, language: str) -> None:
    day.window.wardrobe.change(language=language)
    day.wait(lambda: day.has("kind_filter") and day.part(Choice, "kind_filter").count() > 1)
    choice = day.part(Choice, "kind_filter")
    names = {choice.itemData(at): choice.itemText(at) for at in range(1, choice.count())}
    kinds = [offer.kind for offer in day.world.offers]
    assert names == {one.kind_id: one.name_en if language == "en" else one.name for one in kinds}


def test_a_payment_turns_its_row(day: DeskWindow) -> None:
    day.world.pay(notice_number(191203))
    table = day.table("day_table")

    def states() -> dict[str, RowState]:
        return {one.notice_number: one.state for one in table.rows_model.rows}

    day.wait(lambda: states()[notice_number(191203)] is RowState.PAID)


def test_receipt_of_a_paid_row_comes_with_the_key_of_every_paper(day: DeskWindow) -> None:
    choice = day.part(Choice, "state_filter")
    choice.setCurrentIndex(choice.findData(RowState.PAID))
    day.wait(lambda: day.has("receipt_button") and not day.has("reprint_button"))
    day.press(Qt.Key.Key_F7)
    day.wait(lambda: len(day.world.printed) == 1)
    assert isinstance(day.world.printed[0], ReceiptContent)


def test_enter_opens_the_story_of_the_row(day: DeskWindow) -> None:
    latest = max(day.world.notices, key=lambda one: one.released_at)
    day.press(Qt.Key.Key_Return)
    day.wait(lambda: day.has("verify_answer"))
    assert day.field("search_field").text().replace(" ", "") == latest.notice_number


def test_list_has_its_hour_while_the_line_is_away(day: DeskWindow) -> None:
    assert "situazione" not in day.words("list_count")
    day.world.go_offline()
    day.wait(lambda: day.words("list_count").startswith("situazione delle 10:32 · "))
    day.world.online = True
    day.world.events.publish(ConnectivityChanged(online=True))
    day.wait(lambda: "situazione" not in day.words("list_count"))


def choose(day: DeskWindow, name: str, value: object) -> None:
    choice = day.part(Choice, name)
    choice.setCurrentIndex(choice.findData(value))


def test_rows_are_chosen_counted_and_printed(day: DeskWindow) -> None:
    table = day.table("day_table")
    day.press(Qt.Key.Key_Space)
    day.press(Qt.Key.Key_Down)
    day.press(Qt.Key.Key_Down, SHIFT)
    rows = table.rows_model.rows[:3]
    total = amount(sum(one.amount_cents for one in rows))
    day.wait(lambda: day.words("list_count").endswith(f"3 scelti, {total}"))
    assert day.part(QPushButton, "print_these_button").text() == "Stampa scelti"
    day.press(Qt.Key.Key_P, CTRL)
    day.wait(lambda: day.focus() == "bulk_way")
    day.press(Qt.Key.Key_F9)
    day.wait(lambda: bool(day.world.bulk_orders))
    assert day.world.bulk_orders[0].notices == rows


def test_more_than_a_print_takes_are_refused_before_they_are_read(
    day: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk_acts, "NOTICES_AT_MOST", 3)
    day.press(Qt.Key.Key_P, CTRL)
    assert "al massimo 3 per volta" in day.told()
    assert day.has("day_table")


def test_whoever_comes_back_finds_the_list_the_row_and_what_was_chosen(day: DeskWindow) -> None:
    choose(day, "list_days", Days.ALL)
    field = day.part(QLineEdit, "list_text")
    field.setFocus()
    day.type("ross")
    day.wait(lambda: day.world.lists_asked[-1].text == "ross")
    table = day.table("day_table")
    day.wait(lambda: day.has("open_notice_button"))
    table.setFocus()
    day.press(Qt.Key.Key_Space)
    day.press(Qt.Key.Key_Down)
    number = table.current_number()
    day.press(Qt.Key.Key_Return)
    day.wait(lambda: day.has("verify_answer"))
    day.press(Qt.Key.Key_Escape)
    day.wait(lambda: day.has("day_table") and day.table("day_table").current() is not None)
    assert day.table("day_table").current_number() == number
    assert day.part(QLineEdit, "list_text").text() == "ross"
    assert "1 scelto" in day.words("list_count")


def test_the_list_is_there_again_as_it_was_left_but_not_who_was_looked_for(
    day: DeskWindow,
) -> None:
    choose(day, "list_scope", ListScope.OFFICE)
    choose(day, "state_filter", RowState.TO_PAY)
    day.part(QLineEdit, "list_text").setText("bianchi")
    day.wait(lambda: "TO_PAY" in "".join(day.world.preferences.values()))
    day.press(Qt.Key.Key_F3)
    day.press(Qt.Key.Key_3, CTRL)
    day.wait(lambda: day.has("desk_filter"))
    asked = day.world.lists_asked[-1]
    assert (asked.choice.scope, asked.choice.state) == (ListScope.OFFICE, RowState.TO_PAY)
    assert asked.text == ""
    assert "bianchi" not in "".join(day.world.preferences.values())


def test_days_of_one_s_own_are_not_remembered(day: DeskWindow) -> None:
    choose(day, "list_days", Days.LAST_SEVEN)
    choose(day, "list_days", Days.CHOSEN)
    choose(day, "state_filter", RowState.PAID)
    day.wait(lambda: "PAID" in "".join(day.world.preferences.values()))
    (kept,) = day.world.preferences.values()
    assert LISTS.read(kept).choice.days is Days.LAST_SEVEN


def test_the_office_s_list_says_why_it_is_not_there(day: DeskWindow) -> None:
    day.world.online = False
    choose(day, "list_scope", ListScope.OFFICE)
    day.wait(lambda: day.has("no_notices"))
    assert day.words("no_notices_headline") == "Questo elenco adesso non si può vedere"
    assert not day.has("print_these_button")
    day.world.online = True
    day.press(Qt.Key.Key_F5)
    day.wait(lambda: day.has("day_table"))
    assert day.words("list_count").startswith("situazione delle 10:32")


def test_what_comes_late_for_another_question_is_not_shown(
    day: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer to the first filter comes after that to the second."""
    listing, gate = day.window.counter.listing, threading.Event()
    quick = listing.open

    def slow(asked, progress):
        if asked.choice.state is RowState.PAID:
            day.world.wait_at(gate)
        return quick(asked, progress)

    monkeypatch.setattr(listing, "open", slow)
    choose(day, "state_filter", RowState.PAID)
    choose(day, "state_filter", RowState.TO_PAY)
    day.wait(lambda: day.has("print_these_button"))
    gate.set()
    day.wait(lambda: day.world.lists_asked[-1].choice.state is RowState.PAID)
    day.window.background.close()  # what was under way has come to its end
    day.wait(lambda: True)
    states = {one.state for one in day.table("day_table").rows_model.rows}
    assert states == {RowState.TO_PAY}


def test_a_broken_list_says_what_to_do(day: DeskWindow) -> None:
    day.world.list_trouble = WorldTrouble("store_trouble", reason="I/O")
    day.press(Qt.Key.Key_F5)
    day.wait(lambda: day.has("no_notices"))
    assert day.words("no_notices_headline") == "Questo elenco adesso non si può vedere"


def test_rows_of_the_office_turn_when_this_desk_hears_of_them(day: DeskWindow) -> None:
    choose(day, "list_scope", ListScope.OFFICE)
    desks = day.part(Choice, "desk_filter")
    day.wait(lambda: desks.count() > 1)  # those of the office come with its list
    table, number = day.table("day_table"), notice_number(191203)

    def states() -> dict[str, RowState]:
        return {one.notice_number: one.state for one in table.rows_model.rows}

    day.wait(lambda: states().get(number) is RowState.TO_PAY)
    asked = len(day.world.lists_asked)
    changes = tuple(
        Change(cursor=1, kind=ChangeKind.NOTICE_PAID, notice_number=one, at=NOW)
        for one in ("301999999999999999", number)
    )
    day.world.events.publish(ChangesHeard(changes))
    day.wait(lambda: states()[number] is RowState.PAID)
    assert len(day.world.lists_asked) == asked


def test_row_that_one_has_gone_to_while_the_list_was_read_again_stays_in_hand(
    day: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing, gate = day.window.counter.listing, threading.Event()
    quick, asked_again = listing.open, threading.Event()

    def slow(asked, progress):
        asked_again.set()
        day.world.wait_at(gate)
        return quick(asked, progress)

    monkeypatch.setattr(listing, "open", slow)
    day.press(Qt.Key.Key_F5)
    day.wait(asked_again.is_set)
    for _row in range(2):
        day.press(Qt.Key.Key_Down)
    gone_to = day.table("day_table").current().notice_number
    gate.set()
    day.settle()
    assert day.table("day_table").current().notice_number == gone_to


def test_rows_that_are_all_left_out_are_no_choice(day: DeskWindow) -> None:
    choose(day, "state_filter", RowState.PAID)
    day.wait(lambda: len(day.table("day_table").rows_model.rows) == 2)
    day.table("day_table").setFocus()
    day.press(Qt.Key.Key_A, CTRL)
    day.wait(lambda: "2 scelti" in day.words("list_count"))
    day.press(Qt.Key.Key_Space)
    day.press(Qt.Key.Key_Down)
    day.press(Qt.Key.Key_Space)
    day.settle()
    assert "scelt" not in day.words("list_count")
    assert day.part(QPushButton, "print_these_button").text() == "Stampa questi"


def test_list_of_the_desk_and_its_print_wait_for_no_server(
    desk: DeskWindow, request: pytest.FixtureRequest
) -> None:
    silent, background = threading.Event(), desk.window.background
    request.addfinalizer(silent.set)
    for _worker in range(WORKERS):
        background.run(silent.wait, lambda _answer: None, lambda _error: None)
    desk.press(Qt.Key.Key_3, CTRL)
    desk.wait(lambda: desk.has("day_table") and desk.table("day_table").current() is not None)
    desk.press(Qt.Key.Key_Space)
    desk.wait(lambda: "1 scelto, " in desk.words("list_count"))
    desk.press(Qt.Key.Key_P, CTRL)
    desk.wait(lambda: desk.focus() == "bulk_way")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: bool(desk.world.bulk_orders))
