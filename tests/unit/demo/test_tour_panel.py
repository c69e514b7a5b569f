import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from counter_app.ui.style.theme import Theme
from demo.tour_card import Card, Line, Wish
from demo.tour_panel import BESIDE, TourPanel, best_place
from tests.factories.desk_window import DeskWindow, open_window
from tests.factories.screen_world import World

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CTRL = Qt.KeyboardModifier.ControlModifier
CARD = Card(
    "Fai l'avviso.",
    lines=(Line("nuovo avviso", "F4", done=True), Line("scrivi", code="ross mar")),
    place=4,
    places=8,
    wishes=(Wish.DO_IT, Wish.SKIP),
)
SIZE = QSize(400, 300)
WINDOW, FRAME = QRect(1, 20, 1366, 616), QRect(0, 0, 1368, 717)
ACTS = QRect(97, 636, 1270, 52)


@pytest.fixture
def desk(qapp: object) -> Iterator[DeskWindow]:
    desk = open_window(World())
    yield desk
    desk.close()


@pytest.fixture
def panel(desk: DeskWindow) -> Iterator[TourPanel]:
    panel = TourPanel(desk.window)
    panel.show_card(CARD)
    panel.open_beside()
    yield panel
    panel.put_away()
    panel.deleteLater()


def button(panel: TourPanel, wish: Wish) -> QAbstractButton:
    return panel.findChildren(QAbstractButton, f"tour_{wish}")[-1]


def words(panel: TourPanel) -> list[str]:
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisible() and one.text()]


# --- where it stands -----------------------------------------------------------------------------


def test_it_stands_beside_the_window_where_the_screen_has_room() -> None:
    place = best_place(SIZE, WINDOW, FRAME, QRect(0, 0, 1920, 1080), [])
    assert place == QPoint(FRAME.right() + 1 + BESIDE, FRAME.top())


def test_on_a_small_screen_it_stands_inside_at_the_bottom_right() -> None:
    place = best_place(SIZE, WINDOW, FRAME, QRect(0, 0, 1366, 768), [ACTS])
    covered = QRect(place, SIZE)
    assert covered.right() <= WINDOW.right()
    assert covered.bottom() <= WINDOW.bottom()
    assert covered.center().x() > WINDOW.center().x()


def test_it_gives_way_to_what_the_step_is_about() -> None:
    field = QRect(900, 400, 400, 100)
    place = best_place(SIZE, WINDOW, FRAME, QRect(0, 0, 1366, 768), [ACTS, field])
    assert not QRect(place, SIZE).intersects(field)


def test_a_large_panel_hangs_over_the_edge_rather_than_hide_the_window() -> None:
    large = QSize(600, 450)
    screen = QRect(0, 0, 1920, 1080)
    place = best_place(large, WINDOW, FRAME, screen, [])
    assert screen.contains(QRect(place, large))
    assert QRect(place, large).intersected(FRAME).width() < 100


def test_it_never_leaves_the_screen() -> None:
    screen = QRect(0, 0, 800, 480)
    assert screen.contains(QRect(best_place(SIZE, WINDOW, FRAME, screen, []), SIZE))


# --- what it says --------------------------------------------------------------------------------


def test_it_says_where_the_tour_is_and_what_to_do(panel: TourPanel) -> None:
    said = words(panel)
    assert "Passo 4 di 8" in said
    assert {"Visita guidata", "Fai l'avviso.", "nuovo avviso", "scrivi", "ross mar"} <= set(said)


def test_it_is_as_high_as_its_words(panel: TourPanel) -> None:
    before = panel.height()
    panel.show_card(Card("La storia va avanti da sola."))
    low = panel.height()
    assert low < before
    panel.show_card(CARD)
    assert panel.height() == before
    for part in panel.findChildren(QLabel):
        if part.isVisible() and part.wordWrap():
            assert part.height() >= part.heightForWidth(part.width())


def test_it_follows_language_and_size_of_the_window(panel: TourPanel, desk: DeskWindow) -> None:
    wide, high = panel.width(), panel.height()
    desk.window.wardrobe.change(language="en", scale_percent=150)
    panel.show_card(CARD)
    assert panel.width() == Theme(scale_percent=150).px(wide)
    assert panel.height() > high
    assert "Guided tour" in words(panel)
    assert button(panel, Wish.DO_IT).text() == "Do it for me"


def test_only_the_wishes_of_the_card_are_offered(panel: TourPanel) -> None:
    panel.show_card(Card("Guarda.", wishes=(Wish.SKIP,)))
    assert button(panel, Wish.SKIP).isVisible()
    assert not button(panel, Wish.DO_IT).isVisible()
    assert not button(panel, Wish.CLOSE).isVisible()


# --- what it passes on ---------------------------------------------------------------------------


def test_a_click_is_a_wish_and_leaves_the_focus_where_it_was(
    panel: TourPanel, desk: DeskWindow
) -> None:
    desk.sign_in()
    wishes: list[str] = []
    panel.wished.connect(wishes.append)
    QTest.mouseClick(button(panel, Wish.DO_IT), Qt.MouseButton.LeftButton)
    assert wishes == [Wish.DO_IT]
    assert QApplication.activeWindow() is desk.window
    assert desk.focus() == "search_field"


def test_its_keys_work_in_the_counters_window_and_only_while_offered(
    panel: TourPanel, desk: DeskWindow
) -> None:
    desk.sign_in()
    wishes: list[str] = []
    panel.wished.connect(wishes.append)
    desk.press(Qt.Key.Key_G, CTRL)
    desk.press(Qt.Key.Key_J, CTRL)
    assert wishes == [Wish.DO_IT, Wish.SKIP]
    panel.show_card(Card("Fatto.", wishes=(Wish.CLOSE,)))
    desk.press(Qt.Key.Key_J, CTRL)
    desk.press(Qt.Key.Key_G, CTRL)
    assert wishes[2:] == [Wish.CLOSE]
    panel.put_away()
    desk.press(Qt.Key.Key_G, CTRL)
    assert len(wishes) == 3
    assert not panel.isVisible()


def test_it_stays_where_somebody_has_put_it(panel: TourPanel) -> None:
    begin = panel.pos()
    grip = QPoint(60, 10)
    QTest.mousePress(panel, Qt.MouseButton.LeftButton, pos=grip)
    QTest.mouseMove(panel, grip + QPoint(-40, -30))
    QTest.mouseRelease(panel, Qt.MouseButton.LeftButton, pos=grip)
    moved = panel.pos()
    assert moved == begin + QPoint(-40, -30)
    panel.show_card(Card("Guarda."))
    assert panel.pos() == moved
