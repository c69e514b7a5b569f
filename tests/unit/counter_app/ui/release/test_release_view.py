"""From the form to paper or to the citizen's screen: once, whatever keys are hammered."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from counter_app.services.views import AnswerKind, ReleaseAnswer, RowState
from counter_app.store.number_source import NumberSource
from counter_app.ui.background import WORKERS
from counter_app.ui.customer.customer_layout import Shown
from counter_app.ui.places import ReleasePlace
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.key_button import KeyButton
from counter_app.ui.widgets.preview import Preview
from payments_core.errors import RuleBroken
from payments_core.notice.content import InstalmentsContent, ReceiptContent
from payments_core.wire.desk.notice_messages import ActKind
from tests.factories.customer_desk import (
    BESIDE,
    Screens,
    customer_of,
    display_of,
    shown,
    watched_screens,
)
from tests.factories.desk_on_screen import DeskOnScreen, desk_on_screen
from tests.factories.desk_window import DeskWindow
from tests.factories.fake_server import FakeServer, serving
from tests.factories.screen_cancels import ask_to_cancel
from tests.factories.screen_offers import FREE_MARKET, MARKET
from tests.factories.screen_people import PEOPLE

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LATE = ReleaseAnswer(AnswerKind.UNANSWERED, None, may_print=True)
WAITS = ReleaseAnswer(AnswerKind.UNANSWERED, None, may_print=False)


@pytest.fixture
def screens(monkeypatch: pytest.MonkeyPatch) -> Screens:
    screens = watched_screens(monkeypatch)
    screens.second = BESIDE
    return screens


@pytest.fixture
def form(screens: Screens, desk: DeskWindow) -> DeskWindow:
    """An identity card for Maria, ready to be released."""
    desk.window.shell.go(ReleasePlace(PEOPLE[0]))
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, ALT)
    desk.wait(lambda: desk.field("due_field").text() == "23/12/2026")
    return desk


@pytest.fixture
def real(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DeskOnScreen]:
    watched_screens(monkeypatch)
    with serving(FakeServer()) as server, desk_on_screen(tmp_path, server, monkeypatch) as desk:
        yield desk


def hammer(desk: DeskWindow) -> None:
    """All that impatient hands press while nothing seems to happen."""
    for _ in range(10):
        desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_F12)
    desk.press(Qt.Key.Key_Return, CTRL)
    for _ in range(5):
        desk.press(Qt.Key.Key_Return)
    for _ in range(3):
        desk.press(Qt.Key.Key_F9)


def is_released(desk: DeskWindow) -> bool:
    return desk.has("released_number")


def test_f12_releases_without_paper_and_shows_the_code(form: DeskWindow) -> None:
    form.press(Qt.Key.Key_F12)
    form.wait(lambda: shown(form) is Shown.TO_PAY)
    number = form.world.notices[0].notice_number
    assert display_of(form).view.drawn.code.notice_number == number
    assert form.world.printed == []
    form.wait(lambda: form.world.without_paper == ["operation-1"])
    assert "Non è stampato" in form.words("paper_line")
    assert form.focus() == "search_field"
    form.press(Qt.Key.Key_F7)
    form.wait(lambda: len(form.world.printed) == 1)


def test_of_a_plan_the_first_code_is_shown_and_all_are_printed(
    screens: Screens, desk: DeskWindow
) -> None:
    desk.world.offers = (FREE_MARKET,)
    desk.window.shell.go(ReleasePlace(PEOPLE[0]))
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, ALT)
    desk.wait(lambda: desk.focus() == "field_posto")
    for text in ("B12", "25"):
        desk.type(text)
        desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_T, CTRL)
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: shown(desk) is Shown.TO_PAY)
    desk.wait(lambda: len(desk.world.printed) == 1)
    assert isinstance(desk.world.printed[0], InstalmentsContent)
    assert desk.world.without_paper == []
    code = display_of(desk).view.drawn.code
    assert len(code.other_numbers) == 2
    desk.world.pay(code.other_numbers[0])
    desk.wait(lambda: shown(desk) is Shown.IDLE)


def test_one_paid_instalment_does_not_pay_the_plan(desk: DeskWindow) -> None:
    desk.world.offers = (MARKET,)
    desk.window.shell.go(ReleasePlace(PEOPLE[0]))
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, ALT)
    desk.wait(lambda: desk.focus() == "field_posto")
    for text in ("B12", "25", "Altro"):
        desk.type(text)
        desk.press(Qt.Key.Key_Return)
    for _ in range(2):
        desk.press(Qt.Key.Key_T, CTRL)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: len(desk.world.printed) == 1)
    band = desk.answer("answer_panel")
    numbers = [one.notice_number for one in desk.world.notices if one.debt == "operation-1"]
    *_, second, last = numbers
    desk.world.pay(last)
    desk.wait(lambda: "Pagata la rata 3 di 3" in band.accessibleName())
    assert band.tone is Tone.TO_PAY
    # News of a sibling that is still to be paid takes nothing back.
    desk.window.shell.page.notice_changed(second)
    desk.settle()
    assert "Pagata la rata 3 di 3" in band.accessibleName()
    # What is paid has its receipt; what is left its paper, and its code.
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: len(desk.world.printed) == 2)
    assert isinstance(desk.world.printed[1], ReceiptContent)
    desk.press(Qt.Key.Key_F7, CTRL)
    desk.wait(lambda: len(desk.world.printed) == 3)
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: shown(desk) is Shown.TO_PAY)
    assert customer_of(desk).view.drawn.code.notice_number == numbers[-3]
    for number in numbers[-3:-1]:
        desk.world.pay(number)
    desk.wait(lambda: band.tone is Tone.PAID)
    assert "Pagate tutte le 3 rate" in band.accessibleName()


def test_the_citizen_s_screen_turns_to_paid_with_the_clerk_s(form: DeskWindow) -> None:
    form.press(Qt.Key.Key_F12)
    form.wait(lambda: shown(form) is Shown.TO_PAY)
    form.world.pay(form.world.notices[0].notice_number)
    form.wait(lambda: shown(form) is Shown.PAID)
    form.wait(lambda: form.answer("answer_panel").tone.value == RowState.PAID)
    form.press(Qt.Key.Key_F3)
    assert shown(form) is Shown.IDLE


def test_a_cancellation_that_waits_is_said_of_the_notice_just_released(form: DeskWindow) -> None:
    form.press(Qt.Key.Key_F9)
    form.wait(lambda: is_released(form))
    form.settle()
    number = form.world.notices[0].notice_number
    ask_to_cancel(form.world, number)
    form.window.shell.page.notice_changed(number)
    band = form.answer("answer_panel")
    form.wait(lambda: band.headline() == "Annullo da approvare")
    assert band.detail().endswith("finché nessuno approva si può pagare.")


def test_what_was_released_by_mistake_is_cancelled_from_its_answer(form: DeskWindow) -> None:
    form.world.possible_acts = (ActKind.CANCEL,)
    form.press(Qt.Key.Key_F9)
    form.wait(lambda: is_released(form) and form.offers("cancel"))
    number = form.words("released_number").replace(" ", "")
    form.press(Qt.Key.Key_D, CTRL)
    form.wait(lambda: form.focus() == "reason_field")
    form.type("importo sbagliato")
    form.press(Qt.Key.Key_F9)
    form.wait(lambda: len(form.world.decided) == 1)
    cancelled, wanted = form.world.decided[0]
    assert (cancelled, wanted.act) == (number, ActKind.CANCEL)


def test_what_was_paid_meanwhile_is_not_cancelled_but_shown(form: DeskWindow) -> None:
    form.world.possible_acts = (ActKind.CANCEL,)
    form.press(Qt.Key.Key_F9)
    form.wait(lambda: is_released(form) and form.offers("cancel"))
    number = form.words("released_number").replace(" ", "")
    # The window has not heard of it yet when the key is pressed.
    cancel = form.window.findChild(KeyButton, "cancel_button")
    form.world.pay(number)
    cancel.click()
    form.wait(lambda: form.has("verify_answer"))
    assert form.answer("verify_answer").headline().startswith("Pagato")


def test_a_printed_notice_can_be_shown_afterwards(form: DeskWindow) -> None:
    form.press(Qt.Key.Key_F9)
    form.wait(lambda: len(form.world.printed) == 1)
    assert shown(form) is Shown.IDLE
    form.wait(lambda: form.part(KeyButton, "show_code_button").isEnabled())
    form.press(Qt.Key.Key_F12)
    form.wait(lambda: shown(form) is Shown.TO_PAY)
    assert len(form.world.released) == 1


def test_without_an_answer_the_paper_comes_and_no_code(form: DeskWindow) -> None:
    form.world.answer = LATE
    form.press(Qt.Key.Key_F12)
    form.wait(lambda: len(form.world.printed) == 1)
    assert shown(form) is Shown.IDLE
    assert "il codice non si mostra" in form.told()
    assert form.world.without_paper == []


def test_refusal_says_what_was_wrong_with_its_facts(form: DeskWindow) -> None:
    form.world.answer = ReleaseAnswer(
        AnswerKind.REFUSED, None, may_print=False, problem_code="plan_not_offered",
        problem_facts={"offered": "2, 3"},
    )  # fmt: skip
    form.press(Qt.Key.Key_F9)
    form.wait(lambda: form.has("answer_panel"))
    form.wait(lambda: "rate possono essere: 2, 3" in form.answer("answer_panel").detail())
    assert form.world.printed == []


def test_without_an_answer_a_kind_that_needs_one_waits(form: DeskWindow) -> None:
    form.world.answer = WAITS
    form.press(Qt.Key.Key_F12)
    form.wait(lambda: "quando arriva la risposta" in form.told())
    assert (shown(form), form.world.printed) == (Shown.IDLE, [])
    assert not form.part(KeyButton, "show_code_button").isEnabled()


def test_a_clerk_who_has_gone_on_finds_the_paper(form: DeskWindow) -> None:
    form.world.hold_answer = threading.Event()
    form.press(Qt.Key.Key_F12)
    form.wait(lambda: is_released(form))
    form.press(Qt.Key.Key_F3)
    form.world.hold_answer.set()
    form.wait(lambda: len(form.world.printed) == 1)
    assert shown(form) is Shown.IDLE


def test_after_a_lock_the_paper_comes_and_no_code(form: DeskWindow) -> None:
    form.world.hold_answer = threading.Event()
    form.press(Qt.Key.Key_F12)
    form.wait(lambda: len(form.world.released) == 1)
    form.press(Qt.Key.Key_L, CTRL)
    assert form.has("password")
    form.world.hold_answer.set()
    form.wait(lambda: len(form.world.printed) == 1)
    assert shown(form) is Shown.IDLE
    assert form.world.without_paper == []


def test_where_no_code_can_be_made_the_paper_comes(
    form: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_number: str) -> None:
        raise RuleBroken("code_offline")

    monkeypatch.setattr(form.window.counter.codes, "of_release", refuse)
    form.press(Qt.Key.Key_F12)
    form.wait(lambda: len(form.world.printed) == 1)
    assert shown(form) is Shown.IDLE


def test_offline_f12_says_why_and_releases_nothing(form: DeskWindow) -> None:
    form.world.go_offline()
    form.wait(lambda: form.has("offline_note"))
    form.wait(lambda: not form.part(KeyButton, "release_code_button").isEnabled())
    assert "fuori linea" in form.part(KeyButton, "release_code_button").toolTip()
    form.press(Qt.Key.Key_F12)
    form.wait(lambda: form.told().startswith("Sei fuori linea"))
    assert form.world.released == []


def test_keys_hammered_during_a_release_make_one_notice(form: DeskWindow) -> None:
    form.world.hold_release = threading.Event()
    hammer(form)
    QApplication.processEvents()
    form.world.hold_release.set()
    form.wait(lambda: is_released(form))
    hammer(form)
    form.wait(lambda: len(form.world.printed) == 1)
    assert len(form.world.released) == 1
    assert form.world.drafts.get("op-laura.bianchi", {}) == {}


def test_keys_hammered_while_a_release_fails_lose_nothing(form: DeskWindow) -> None:
    form.world.hold_release = threading.Event()
    form.world.trouble = RuleBroken("numbers_exhausted")
    hammer(form)
    form.world.hold_release.set()
    form.wait(lambda: form.part(KeyButton, "release_button").isEnabled())
    assert form.world.released == []
    assert form.field("kind_field").text() == "Carta d'identità elettronica"
    form.world.trouble = None
    form.press(Qt.Key.Key_F9)
    form.wait(lambda: is_released(form))
    assert len(form.world.released) == 1


def test_keys_hammered_at_a_slow_disk_use_one_number(
    real: DeskOnScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, usual, asked = threading.Event(), NumberSource.next_numbers, list[int]()

    def next_numbers(source: NumberSource, count: int = 1) -> object:
        asked.append(count)
        real.window.world.wait_at(slow)
        return usual(source, count)

    desk = real.window
    desk.open_citizen("rossi")
    monkeypatch.setattr(NumberSource, "next_numbers", next_numbers)
    desk.wait(lambda: desk.has("new_notice_button"))
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, ALT)
    desk.wait(lambda: desk.has("total"))
    left = real.counter.status.view().numbers_left
    hammer(desk)
    slow.set()
    desk.wait(lambda: is_released(desk))
    hammer(desk)
    desk.wait(lambda: len(real.printers.printed) == 1)
    assert asked == [1]
    assert len(real.counter.lists.today()) == 1
    assert real.counter.status.view().numbers_left == left - 1
    desk.wait(lambda: len(real.server.operations) == 1)


def test_a_real_release_is_shown_and_turns_to_paid_with_the_server_s_news(
    real: DeskOnScreen,
) -> None:
    desk = real.window
    desk.open_citizen("rossi")
    desk.wait(lambda: desk.has("new_notice_button"))
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, ALT)
    desk.wait(lambda: desk.has("total"))
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: shown(desk) is Shown.TO_PAY)
    (notice,) = real.counter.lists.today()
    assert display_of(desk).view.drawn.code.notice_number == notice.notice_number
    real.server.pay(notice.notice_number)
    desk.wait(lambda: shown(desk) is Shown.PAID)
    desk.wait(lambda: desk.answer("answer_panel").tone.value == RowState.PAID)
    assert real.printers.printed == []


def test_what_is_on_hold_comes_back_whole(screens: Screens, desk: DeskWindow) -> None:
    desk.world.offers = (FREE_MARKET,)
    desk.window.shell.go(ReleasePlace(PEOPLE[0]))
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, ALT)
    desk.wait(lambda: desk.focus() == "field_posto")
    for text in ("B12", "25", "Altro"):
        desk.type(text)
        desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_T, CTRL)
    desk.field("due_field").setText("31/03/2027")
    before = desk.window.shell.present_place()
    desk.press(Qt.Key.Key_H, CTRL)
    desk.wait(lambda: desk.focus() == "search_field" and "Ctrl+R" in desk.told())
    desk.press(Qt.Key.Key_R, CTRL)
    desk.wait(lambda: desk.has("field_posto"))
    after = desk.window.shell.present_place()
    assert after == before
    assert isinstance(after, ReleasePlace)
    assert dict(after.typed) == {"posto": "B12", "metri": "25", "merce": "Altro", "#plan": "2"}
    assert after.due_text == "31/03/2027"


def test_nothing_typed_is_nothing_to_hold(screens: Screens, desk: DeskWindow) -> None:
    desk.window.shell.go(ReleasePlace(PEOPLE[0]))
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_H, CTRL)
    desk.wait(lambda: desk.focus() == "search_field")
    assert desk.told() == ""


def test_releases_go_on_while_the_server_does_not_answer(form: DeskWindow) -> None:
    """Every question to it waits, more than there are workers for them."""
    silent = form.world.hold = form.world.hold_check = threading.Event()
    for _ in range(2 * WORKERS):
        form.window.shell.page.ask(lambda: form.window.counter.lookup.search("rossi"), print)
    for number in (1, 2):
        form.press(Qt.Key.Key_F9)
        form.wait(lambda number=number: len(form.world.printed) == number)
        form.window.shell.go(ReleasePlace(PEOPLE[number]))
        form.wait(lambda: form.has("favourite_1"))
        form.press(Qt.Key.Key_1, ALT)
        form.wait(lambda: form.part(Preview, "preview").has_page())
    # What is typed next is on the disk, too.
    form.wait(lambda: PEOPLE[2].citizen_id in form.world.drafts["op-laura.bianchi"])
    assert not silent.is_set()
    silent.set()
