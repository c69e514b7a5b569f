"""A notice for a number that was printed ahead: typed or scanned, looked up, then released."""

import pytest
from PySide6.QtCore import Qt

from counter_app.ui.places import ReleasePlace
from counter_app.ui.release.release_form import ReleaseForm
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_offers import MARKET
from tests.factories.screen_people import PEOPLE, notice_number

NUMBER = notice_number(77)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(desk: DeskWindow) -> ReleaseForm:
    desk.world.pads[NUMBER] = "mensa"
    desk.window.shell.go(ReleasePlace(PEOPLE[0]))
    desk.wait(lambda: desk.has("favourite_1"))
    return desk.window.findChild(ReleaseForm)


def test_number_of_a_form_brings_its_kind_and_is_released(
    desk: DeskWindow, form: ReleaseForm
) -> None:
    desk.press(Qt.Key.Key_B, CTRL)
    assert desk.focus() == "pad_field"
    desk.type(NUMBER)
    desk.press(Qt.Key.Key_Tab)
    desk.wait(lambda: form.offer is not None)
    assert form.offer.kind.kind_id == "mensa"
    assert not form.plan.is_offered
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.world.released != [])
    assert desk.world.released[0].pad_number == NUMBER


def test_nothing_is_released_before_the_number_is_known(
    desk: DeskWindow, form: ReleaseForm
) -> None:
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.wait(lambda: desk.field("due_field").text() != "")
    desk.press(Qt.Key.Key_B, CTRL)
    desk.press(Qt.Key.Key_F9)
    assert form.pad.is_wrong()
    desk.type(notice_number(78))
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: form.pad.is_wrong())
    assert desk.focus() == "pad_field"
    assert desk.world.released == []


def test_scan_goes_into_the_field_while_it_has_the_focus(
    desk: DeskWindow, form: ReleaseForm
) -> None:
    desk.press(Qt.Key.Key_B, CTRL)
    desk.window.shell.scanned(NUMBER)
    desk.wait(lambda: form.pad.printed is not None)
    assert desk.has("pad_field")


def test_number_is_kept_with_the_draft(desk: DeskWindow, form: ReleaseForm) -> None:
    desk.press(Qt.Key.Key_B, CTRL)
    desk.type(NUMBER)
    desk.press(Qt.Key.Key_Tab)
    desk.wait(lambda: form.offer is not None)
    desk.press(Qt.Key.Key_Escape)
    desk.window.shell.go(desk.window.shell.page.around.begun.notices.latest()[0])
    desk.wait(lambda: desk.has("pad_field"))
    again = desk.window.findChildren(ReleaseForm)[-1]
    desk.wait(lambda: again.pad.printed is not None)
    assert again.pad.printed.notice_number == NUMBER


def test_another_kind_than_that_of_the_form_is_told(desk: DeskWindow, form: ReleaseForm) -> None:
    desk.press(Qt.Key.Key_B, CTRL)
    desk.type(NUMBER)
    desk.press(Qt.Key.Key_Tab)
    desk.wait(lambda: form.offer is not None)
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.wait(lambda: form.pad.is_wrong())
    desk.press(Qt.Key.Key_F9)
    assert desk.world.released == []
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert not form.pad.is_wrong()
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.world.released != [])


def test_form_that_is_taken_up_is_still_paid_at_once(desk: DeskWindow) -> None:
    desk.world.offers = (MARKET,)
    desk.world.pads[NUMBER] = "mercato"
    desk.window.shell.go(ReleasePlace(PEOPLE[0], "Canone del mercato", typed={"#pad": NUMBER}))
    desk.wait(lambda: desk.has("pad_field"))
    again = desk.window.findChild(ReleaseForm)
    desk.wait(lambda: again.pad.printed is not None)
    assert not again.plan.is_offered


def test_doing_without_gives_the_next_number_of_the_desk(
    desk: DeskWindow, form: ReleaseForm
) -> None:
    desk.press(Qt.Key.Key_B, CTRL)
    desk.type(NUMBER)
    desk.press(Qt.Key.Key_Tab)
    desk.wait(lambda: form.offer is not None)
    desk.press(Qt.Key.Key_B, CTRL)
    assert not desk.has("pad_field")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.world.released != [])
    assert desk.world.released[0].pad_number is None


def test_without_the_line_no_form_is_offered(desk: DeskWindow, form: ReleaseForm) -> None:
    desk.world.go_offline()
    desk.wait(lambda: desk.has("offline_note"))
    assert "pad" not in [act.name for act in desk.window.shell.page.acts()]
