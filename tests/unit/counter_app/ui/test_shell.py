"""The shell hands keys, focus and answers to the work only while the work is seen."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from counter_app.events import DeskWiped, LineReturned, PrintJobMoved
from counter_app.ui.main_window import MainWindow
from counter_app.ui.places import Area, CitizenPlace, ReleasePlace, SearchPlace, VerifyPlace
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import PASSWORD, PEOPLE
from tests.factories.screen_world import World

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LUCIA = PEOPLE[7]


def lock(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_L, CTRL)
    desk.wait(lambda: desk.focus() == "password")


def come_back(desk: DeskWindow) -> None:
    desk.type(PASSWORD)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: not desk.has("password"))


def begin(desk: DeskWindow, person: int) -> None:
    desk.window.shell.go(ReleasePlace(PEOPLE[person]))
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, ALT)
    desk.settle()


@pytest.fixture
def searches(desk: DeskWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was searched."""
    lookup, asked = desk.window.counter.lookup, list[str]()
    real = lookup.search
    monkeypatch.setattr(lookup, "search", lambda text: (asked.append(text), real(text))[1])
    return asked


def test_last_citizen_is_another_than_the_one_whose_page_this_is(
    desk: DeskWindow, world: World
) -> None:
    shell = desk.window.shell
    world.recent = [PEOPLE[0], PEOPLE[7]]

    def sees(name: str) -> bool:
        return desk.has("citizen_name") and desk.words("citizen_name") == name

    shell.go(CitizenPlace(PEOPLE[0].citizen_id))
    desk.wait(lambda: sees("Rossi Maria"))
    desk.press(Qt.Key.Key_F8)
    desk.wait(lambda: sees("Canepa Lucia"))
    # Pressed once more it leads back.
    desk.press(Qt.Key.Key_F8)
    desk.wait(lambda: sees("Rossi Maria"))


def test_somebody_new_is_made_from_wherever_one_is(desk: DeskWindow) -> None:
    shell = desk.window.shell
    begin(desk, 0)
    desk.press(Qt.Key.Key_N, CTRL)
    desk.wait(lambda: desk.focus() == "person_family_name")
    desk.type("Verdi")
    # Pressed again it takes nothing away.
    desk.press(Qt.Key.Key_N, CTRL)
    assert desk.field("person_family_name").text() == "Verdi"
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("favourite_1"))
    assert shell.around.begun.notices.of(PEOPLE[0].citizen_id) is not None
    shell.go(CitizenPlace(PEOPLE[7].citizen_id))
    desk.wait(lambda: desk.has("citizen_name"))
    desk.press(Qt.Key.Key_N, CTRL)
    desk.wait(lambda: desk.has("person_family_name"))
    assert desk.field("person_family_name").text() == "Verdi"


def test_a_scan_that_is_answered_under_the_lock_takes_no_key_of_the_password(
    desk: DeskWindow, world: World, searches: list[str]
) -> None:
    shell = desk.window.shell
    world.hold = threading.Event()
    shell.scanned(LUCIA.tax_code)
    lock(desk)
    world.hold.set()
    desk.settle()
    assert desk.focus() == "password"
    desk.type("segreto")
    desk.settle()
    assert desk.field("password").text() == "segreto"
    assert shell.header.search.text() == ""
    assert searches == [LUCIA.tax_code]


def test_what_a_scan_leads_to_is_there_when_its_clerk_comes_back(
    desk: DeskWindow, world: World
) -> None:
    world.hold = threading.Event()
    desk.window.shell.scanned(LUCIA.tax_code)
    lock(desk)
    world.hold.set()
    desk.settle()
    assert desk.window.shell.present_place() == SearchPlace()
    come_back(desk)
    assert desk.window.shell.present_place() == CitizenPlace(LUCIA.citizen_id)
    assert desk.told() == "Codice fiscale: letto."


def test_a_release_that_is_answered_under_the_lock_takes_no_key_of_the_password(
    desk: DeskWindow, world: World
) -> None:
    world.hold_release = threading.Event()
    begin(desk, 0)
    desk.press(Qt.Key.Key_F9)
    lock(desk)
    world.hold_release.set()
    desk.wait(lambda: len(world.printed) == 1)
    assert desk.focus() == "password"
    desk.type("segreto")
    assert desk.field("password").text() == "segreto"
    assert desk.window.shell.header.search.text() == ""


def test_letters_typed_just_before_the_lock_are_searched_after_it(
    desk: DeskWindow, searches: list[str]
) -> None:
    desk.type("ross")
    desk.window.shell.set_covered(True)
    assert searches == []
    desk.window.shell.set_covered(False)
    desk.wait(lambda: searches == ["ross"])


def test_the_sheet_of_keys_does_not_lie_over_the_sign_in(desk: DeskWindow) -> None:
    for _ in range(2):
        desk.press(Qt.Key.Key_F1)
    desk.wait(lambda: desk.has("key_sheet"))
    desk.window.shell.lock_asked.emit()
    desk.window.activateWindow()
    desk.wait(lambda: desk.focus() == "password")
    assert QApplication.activeModalWidget() is None


def test_a_sheet_of_keys_that_is_not_open_yet_stays_away_from_the_sign_in(
    desk: DeskWindow,
) -> None:
    desk.window.shell.show_keys()
    desk.window.shell.lock_asked.emit()
    desk.settle()
    assert not desk.has("key_sheet")
    assert desk.focus() == "password"
    come_back(desk)
    desk.window.shell.show_keys()
    desk.wait(lambda: desk.has("key_sheet"))
    QApplication.activeModalWidget().close()


def test_a_question_that_is_open_does_not_lie_over_the_sign_in(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_5, CTRL)
    desk.wait(lambda: desk.has("day_report_button"))
    desk.press(Qt.Key.Key_P, CTRL)
    assert desk.part(QFileDialog, "save_dialog").isVisible()
    desk.window.shell.lock_asked.emit()
    desk.wait(lambda: desk.focus() == "password")
    assert QApplication.activeModalWidget() is None
    assert not desk.has("save_dialog")


def test_the_place_of_an_export_is_asked_for_when_its_clerk_comes_back(
    desk: DeskWindow,
) -> None:
    desk.press(Qt.Key.Key_3, CTRL)
    desk.wait(lambda: desk.has("export_button"))
    desk.press(Qt.Key.Key_S, CTRL)
    desk.window.shell.lock_asked.emit()
    desk.wait(lambda: desk.focus() == "password")
    desk.settle()
    assert QApplication.activeModalWidget() is None
    come_back(desk)
    assert desk.part(QFileDialog, "save_dialog").isVisible()


def test_resume_leaves_the_form_in_hand_for_the_one_begun_before(desk: DeskWindow) -> None:
    begin(desk, 0)
    begin(desk, 1)
    for expected in (PEOPLE[0], PEOPLE[1]):
        desk.press(Qt.Key.Key_R, CTRL)
        desk.settle()
        place = desk.window.shell.present_place()
        assert isinstance(place, ReleasePlace)
        assert place.citizen == expected


def test_resume_stays_where_nothing_else_was_begun(desk: DeskWindow) -> None:
    begin(desk, 0)
    page = desk.window.shell.page
    desk.press(Qt.Key.Key_R, CTRL)
    assert desk.window.shell.page is page


def test_nothing_begun_outlives_the_desk(desk: DeskWindow, world: World) -> None:
    begin(desk, 0)
    assert world.drafts["op-laura.bianchi"] != {}
    world.enrolled = False
    world.drafts.clear()
    world.events.publish(DeskWiped())
    desk.wait(lambda: desk.focus() == "server_url")
    for text in ("https://server", "codice-buono"):
        desk.type(text)
        desk.press(Qt.Key.Key_Return)
    desk.sign_in()
    desk.press(Qt.Key.Key_R, CTRL)
    desk.settle()
    assert desk.window.shell.present_place() == SearchPlace()
    assert world.drafts == {}


def test_a_desk_that_is_wiped_behind_its_new_code_offers_no_way_back(
    desk: DeskWindow, world: World
) -> None:
    desk.window.shell.enrolment_asked.emit()
    desk.wait(lambda: desk.has("back_button"))
    world.enrolled = False
    world.events.publish(DeskWiped())
    desk.wait(lambda: desk.has("enrolment_code") and not desk.has("back_button"))


def test_paper_that_a4_takes_from_a_silent_printer_is_told_wherever_the_clerk_is(
    desk: DeskWindow, world: World
) -> None:
    world.events.publish(PrintJobMoved("job-1", "Mensa scolastica"))
    desk.wait(lambda: "esce sul foglio A4: Mensa scolastica" in desk.told())


def test_return_of_the_line_is_told_also_after_the_lock(desk: DeskWindow, world: World) -> None:
    desk.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("password"))
    world.events.publish(LineReturned(registered=3, payable=3))
    desk.window.wardrobe.step_scale(0)
    assert not desk.window.shell.told()
    desk.type(PASSWORD)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.told() == "Di nuovo in linea. 3 avvisi registrati, si possono pagare.")


def do_before_the_view(monkeypatch: pytest.MonkeyPatch, step: Callable[[], None]) -> None:
    """Do this in the turn in which the frame of the work is there and no view in it."""
    build = MainWindow._build_work

    def build_and_do(window: MainWindow, operator: object) -> None:
        build(window, operator)
        step()

    monkeypatch.setattr(MainWindow, "_build_work", build_and_do)


def begin_to_work(desk: DeskWindow) -> None:
    desk.type("laura.bianchi")
    desk.press(Qt.Key.Key_Return)
    desk.type(PASSWORD)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.is_at_work() and desk.window.shell.updatesEnabled())


def test_letters_typed_before_there_is_a_view_are_searched(
    open_desk: Callable[[], DeskWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk()
    do_before_the_view(monkeypatch, lambda: desk.type("ross"))
    begin_to_work(desk)
    desk.wait(lambda: desk.has("citizen_table"))
    desk.type("i")
    assert (desk.focus(), desk.field("search_field").text()) == ("search_field", "rossi")


def test_a_scan_before_there_is_a_view_leads_to_its_place(
    open_desk: Callable[[], DeskWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk()
    do_before_the_view(monkeypatch, lambda: desk.window.shell.scanned(LUCIA.tax_code))
    begin_to_work(desk)
    desk.wait(lambda: isinstance(desk.window.shell.present_place(), CitizenPlace))


def test_an_area_chosen_before_there_is_a_view_leaves_a_way_back(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.window.shell.go(CitizenPlace(LUCIA.citizen_id))
    desk.settle()
    do_before_the_view(monkeypatch, lambda: desk.window.shell.choose_area(Area.VERIFY))
    desk.window.wardrobe.step_scale(1)
    page = desk.window.shell.page
    desk.wait(desk.window.shell.updatesEnabled)
    assert desk.window.shell.page is page
    assert isinstance(desk.window.shell.present_place(), VerifyPlace)
    desk.window.shell.back()
    here = desk.window.shell.present_place()
    assert isinstance(here, CitizenPlace)
    assert here.citizen_id == LUCIA.citizen_id


def test_what_is_told_before_there_is_a_view_stays_told(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = PrintJobMoved("job-1", "Avviso 1")
    do_before_the_view(monkeypatch, lambda: desk.window.shell.take_event(moved))
    desk.window.wardrobe.step_scale(1)
    desk.wait(desk.window.shell.updatesEnabled)
    assert "Avviso 1" in desk.told()


def test_hand_that_rests_on_a_key_prints_one_paper(desk: DeskWindow) -> None:
    desk.window.shell.go(ReleasePlace(LUCIA))
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, ALT)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: len(desk.world.printed) == 1)
    desk.press(Qt.Key.Key_F3)
    focus, shift = QApplication.focusWidget(), Qt.KeyboardModifier.ShiftModifier
    for held in (False, True, True, True):
        QTest.simulateEvent(focus, True, Qt.Key.Key_F7, shift, "", held, -1)
        desk.settle()
    QTest.simulateEvent(focus, False, Qt.Key.Key_F7, shift, "", False, -1)
    desk.settle()
    assert len(desk.world.printed) == 2
