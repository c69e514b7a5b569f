"""The citizen's screen: there when it is of use, silent about everybody, never in the way."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.events import ChangeArrived
from counter_app.services.customer_codes import CustomerCode
from counter_app.services.views import RowState
from counter_app.ui.customer import customer_screen
from counter_app.ui.customer.customer_layout import Shown
from counter_app.ui.style.theme import DARK, Theme
from payments_core.errors import RuleBroken
from payments_core.notice.language import Language
from payments_core.wire.desk.notice_messages import ChangeKind
from tests.architecture.source import ROOT
from tests.factories.customer_desk import (
    BESIDE,
    Screens,
    customer_of,
    display_of,
    picture_of,
    shown,
    watched_screens,
)
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_world import HELD_SECONDS, World

#: Where the citizen's window is, whether the clerk's kept the keys, and where the former is when
#: the latter has gone to the other screen.
TWO_SCREENS = """
from counter_app.ui.style.theme import LIGHT, Theme
from tests.factories.screen_world import World
from tests.factories.sitting import sign_in, sit_down

sitting = sit_down(World(), "it", Theme(LIGHT), (1300, 696))
sign_in(sitting)
customer = sitting.window.shell.around.customer
print(*customer.display.geometry().getRect(), sep=",")
print(sitting.window.isActiveWindow())
sitting.window.move(1400, 10)
sitting.settle()
print(*customer.display.geometry().getRect(), sep=",")
sitting.window.close()
"""


@pytest.fixture
def screens(monkeypatch: pytest.MonkeyPatch) -> Screens:
    return watched_screens(monkeypatch)


@pytest.fixture
def citizen(screens: Screens, desk: DeskWindow) -> DeskWindow:
    """On Maria's page, a notice to pay in hand."""
    desk.open_citizen("ross mar")
    desk.wait(lambda: desk.table("notices_table").current() is not None)
    return desk


class SlowCodes:
    """The code of one number comes when it is let go; asked for again, it may be refused."""

    def __init__(self, of_notice: Callable[[str], CustomerCode]) -> None:
        self._of_notice = of_notice
        self.number = ""
        self.others: tuple[str, ...] = ()
        self.next_refuses = ""
        self.asked = 0
        self.go_on = threading.Event()

    def of_notice(self, number: str) -> CustomerCode:
        if number != self.number:
            return self._of_notice(number)
        self.asked += 1
        if self.asked > 1 and self.next_refuses:
            raise RuleBroken(self.next_refuses, notice_number=number)
        made = self._of_notice(number)
        self.go_on.wait(HELD_SECONDS)
        return replace(made, other_numbers=self.others)

    def finish(self, desk: DeskWindow) -> None:
        """Let it go, and wait until the window has taken it."""
        QApplication.processEvents()
        self.go_on.set()
        desk.settle()


def in_hand(desk: DeskWindow) -> str:
    notice = desk.table("notices_table").current()
    return notice.notice_number


def next_payable(desk: DeskWindow) -> str:
    """Take the next notice in hand that has a code; its number."""
    table = desk.table("notices_table")
    while True:
        desk.press(Qt.Key.Key_Down)
        if table.current().state in (RowState.TO_PAY, RowState.OVERDUE):
            return in_hand(desk)


def show_code(desk: DeskWindow) -> str:
    """The code of the notice in hand on the citizen's screen; its number."""
    desk.wait(lambda: desk.table("notices_table").current() is not None)
    number = in_hand(desk)
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: shown(desk) is Shown.TO_PAY)
    return number


def tell(desk: DeskWindow, number: str, kind: ChangeKind) -> None:
    desk.world.events.publish(ChangeArrived(number, kind))


def test_with_one_screen_there_is_a_window_only_while_it_shows_something(
    citizen: DeskWindow,
) -> None:
    assert customer_of(citizen).display is None
    show_code(citizen)
    display, own = display_of(citizen), citizen.window
    assert display.isVisible()
    assert own.geometry().contains(display.geometry())
    assert "finestra per il cittadino" in citizen.told()
    # Over the story at the side; table, acts and everything to type in stay in sight.
    table = citizen.table("notices_table")
    at = QRect(table.mapToGlobal(table.rect().topLeft()), table.size())
    assert not at.intersects(display.geometry())
    citizen.press(Qt.Key.Key_F3)
    assert customer_of(citizen).display is None


def test_on_two_screens_of_one_machine_each_window_has_its_own(tmp_path: Path) -> None:
    screens = [
        {"name": name, "x": left, "y": 0, "width": wide, "height": 768, "logicalDpi": 96, "dpr": 1}
        for name, left, wide in (("clerk", 0, 1366), ("citizen", 1366, 1024))
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}))
    done = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == ["1366,0,1024,768", "True", "0,0,1366,768"]


def test_the_small_window_is_there_again_where_somebody_has_moved_it(citizen: DeskWindow) -> None:
    show_code(citizen)
    display_of(citizen).move(40, 60)
    moved = display_of(citizen).geometry()
    customer_of(citizen).clear()
    assert customer_of(citizen).display is None
    show_code(citizen)
    assert display_of(citizen).geometry() == moved
    display_of(citizen).close()
    assert shown(citizen) is Shown.IDLE


def test_a_second_screen_is_idle_from_the_beginning_and_filled_by_the_window(
    screens: Screens, desk: DeskWindow
) -> None:
    screens.change(BESIDE)
    display = display_of(desk)
    assert display.normalGeometry() == BESIDE
    assert display.isFullScreen()
    assert shown(desk) is Shown.IDLE
    assert display.accessibleName().startswith("Comune di Esempio · Sportello 12")


def test_screens_come_and_go_with_what_is_on_them(screens: Screens, citizen: DeskWindow) -> None:
    screens.change(BESIDE)
    show_code(citizen)
    assert "schermo del cittadino" in citizen.told()
    screens.change(None)
    small = display_of(citizen)
    assert small.view.shown is Shown.TO_PAY
    assert not small.isFullScreen()
    screens.change(BESIDE)
    assert display_of(citizen).normalGeometry() == BESIDE
    assert display_of(citizen).view.shown is Shown.TO_PAY
    customer_of(citizen).clear()
    screens.change(None)
    assert customer_of(citizen).display is None


@pytest.mark.parametrize("second", [None, BESIDE])
def test_nothing_of_it_takes_focus_or_keys(
    screens: Screens, citizen: DeskWindow, second: QRect | None
) -> None:
    screens.change(second)
    before = QApplication.focusWidget()
    show_code(citizen)
    display = display_of(citizen)
    assert QApplication.focusWidget() is before
    assert display.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert display.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not display.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    parts = [display, *display.findChildren(QWidget)]
    assert {part.focusPolicy() for part in parts} == {Qt.FocusPolicy.NoFocus}
    citizen.type("parodi")
    citizen.wait(lambda: citizen.field("search_field").text() == "parodi")


@pytest.mark.parametrize("size", [(1024, 768), (3840, 2160), (320, 384)])
@pytest.mark.parametrize("theme", [None, Theme(DARK, 200)])
def test_another_program_reads_the_code_off_the_screen(
    screens: Screens,
    open_desk: Callable[..., DeskWindow],
    size: tuple[int, int],
    theme: Theme | None,
) -> None:
    screens.second = QRect(1920, 0, *size)
    desk = open_desk(theme=theme)
    desk.sign_in()
    desk.open_citizen("ross mar")
    number = show_code(desk)
    cents = desk.world.notice(number).amount_cents
    display = display_of(desk)
    display.resize(*size)
    read = zxingcpp.read_barcode(picture_of(display), formats=zxingcpp.BarcodeFormat.QRCode)
    assert read is not None
    assert read.text == f"PAGOPA|002|{number}|80999990106|{cents}"


def test_it_turns_to_paid_with_the_clerk_s_screen_and_then_is_idle(
    screens: Screens, citizen: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    screens.change(BESIDE)
    number = show_code(citizen)
    customer_of(citizen)._paid.setInterval(50)
    citizen.world.pay(number)
    citizen.wait(lambda: shown(citizen) is Shown.PAID)
    assert "Pagato" in display_of(citizen).accessibleName()
    assert customer_screen.PAID_MS == 10_000
    citizen.wait(lambda: shown(citizen) is Shown.IDLE)


def test_a_payment_told_while_its_code_is_made_is_not_asked_for_again(
    citizen: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes, number = citizen.window.counter.codes, in_hand(citizen)
    made = codes.of_notice(number)
    tell(citizen, number, ChangeKind.NOTICE_PAID)
    QApplication.processEvents()
    monkeypatch.setattr(codes, "of_notice", lambda _number: made)
    citizen.press(Qt.Key.Key_F12)
    citizen.wait(lambda: shown(citizen) is Shown.PAID)


@pytest.fixture
def slow(citizen: DeskWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowCodes]:
    codes = SlowCodes(citizen.window.counter.codes.of_notice)
    monkeypatch.setattr(citizen.window.counter.codes, "of_notice", codes.of_notice)
    yield codes
    codes.go_on.set()


def test_the_code_that_was_asked_for_last_is_the_one_that_is_shown(
    citizen: DeskWindow, slow: SlowCodes
) -> None:
    slow.number = in_hand(citizen)
    citizen.press(Qt.Key.Key_F12)
    second = next_payable(citizen)
    citizen.press(Qt.Key.Key_F12)
    citizen.wait(lambda: shown(citizen) is Shown.TO_PAY)
    slow.finish(citizen)
    assert display_of(citizen).view.drawn.code.notice_number == second


def test_the_code_of_one_notice_is_gone_as_soon_as_that_of_another_is_asked_for(
    citizen: DeskWindow, slow: SlowCodes
) -> None:
    show_code(citizen)
    slow.number = next_payable(citizen)
    citizen.press(Qt.Key.Key_F12)
    assert shown(citizen) is Shown.IDLE


def test_a_code_that_is_ready_after_the_lock_is_not_shown(
    citizen: DeskWindow, slow: SlowCodes
) -> None:
    slow.number = in_hand(citizen)
    citizen.press(Qt.Key.Key_F12)
    citizen.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    slow.finish(citizen)
    assert citizen.window._customer.view.shown is Shown.IDLE


@pytest.mark.parametrize("whose", ["own", "sibling"])
@pytest.mark.parametrize("kind", [ChangeKind.NOTICE_CANCELLED, ChangeKind.NOTICE_EXPIRED])
def test_what_ends_a_code_while_it_is_made_is_not_missed(
    citizen: DeskWindow, slow: SlowCodes, kind: ChangeKind, whose: str
) -> None:
    slow.number, slow.others = in_hand(citizen), ("300000000000000000",)
    citizen.press(Qt.Key.Key_F12)
    slow.next_refuses = "notice_cancelled"
    tell(citizen, slow.number if whose == "own" else slow.others[0], kind)
    slow.finish(citizen)
    # It was asked for once more, and the answer says why there is none.
    citizen.wait(lambda: "annullato" in citizen.told())
    assert shown(citizen) is Shown.IDLE


def test_another_way_that_is_paid_while_the_code_is_made_ends_it(
    citizen: DeskWindow, slow: SlowCodes
) -> None:
    slow.number, slow.others = in_hand(citizen), ("300000000000000000",)
    citizen.press(Qt.Key.Key_F12)
    slow.next_refuses = "notice_already_paid"
    tell(citizen, slow.others[0], ChangeKind.NOTICE_PAID)
    slow.finish(citizen)
    citizen.wait(lambda: "pagato" in citizen.told())
    assert shown(citizen) is Shown.IDLE


@pytest.mark.parametrize(
    "kind",
    [
        ChangeKind.NOTICE_CHANGED,
        ChangeKind.NOTICE_SUSPENDED,
        ChangeKind.NOTICE_EXPIRED,
        ChangeKind.NOTICE_CANCELLED,
    ],
)
def test_a_code_that_is_no_longer_right_is_gone(citizen: DeskWindow, kind: ChangeKind) -> None:
    number = show_code(citizen)
    tell(citizen, "300000000000000000", kind)
    tell(citizen, number, ChangeKind.NOTICE_REGISTERED)
    QApplication.processEvents()
    assert shown(citizen) is Shown.TO_PAY
    tell(citizen, number, kind)
    citizen.wait(lambda: shown(citizen) is Shown.IDLE)


def test_without_the_line_no_code_stays_and_none_is_shown(citizen: DeskWindow) -> None:
    show_code(citizen)
    citizen.world.go_offline()
    citizen.wait(lambda: shown(citizen) is Shown.IDLE)
    citizen.wait(lambda: not citizen.part(QWidget, "show_code_button").isEnabled())
    citizen.press(Qt.Key.Key_F12)
    citizen.wait(lambda: citizen.told().startswith("Sei fuori linea"))
    assert shown(citizen) is Shown.IDLE


@pytest.mark.parametrize("second", [None, BESIDE])
def test_leaving_locking_and_another_size_of_text_empty_it(
    screens: Screens, citizen: DeskWindow, second: QRect | None
) -> None:
    screens.change(second)
    for leave in (
        lambda: citizen.window.wardrobe.change(scale_percent=115),
        lambda: citizen.window.wardrobe.change(language="en"),
        lambda: citizen.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier),
    ):
        show_code(citizen)
        customer = customer_of(citizen)
        leave()
        assert customer.view.shown is Shown.IDLE
        assert (customer.display is None) is (second is None)
        citizen.wait(citizen.is_at_work)
        if citizen.has("notices_table"):
            citizen.wait(lambda: citizen.table("notices_table").current() is not None)


def test_the_end_of_the_program_takes_it_away(screens: Screens, citizen: DeskWindow) -> None:
    screens.change(BESIDE)
    customer = customer_of(citizen)
    assert customer.display is not None
    citizen.window.close()
    assert customer.display is None


def test_it_says_nothing_of_anybody(screens: Screens, citizen: DeskWindow, world: World) -> None:
    screens.change(BESIDE)
    world.second_language = Language.SL
    number = show_code(citizen)
    notice = world.notice(number)
    said = display_of(citizen).accessibleName()
    for secret in (*notice.debtor_name.split(), notice.debtor_identifier, number):
        assert secret not in said
    assert "Skenirajte kodo" in said
