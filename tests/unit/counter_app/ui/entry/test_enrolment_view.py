"""The first start checks the address before it asks anybody."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from counter_app.events import DeskWiped
from counter_app.services.desk_setup import FormerDesk
from counter_app.ui.entry.enrolment_view import EnrolmentView
from tests.factories.desk_window import DeskWindow
from tests.factories.screens import World


def test_an_address_without_its_beginning_is_complained_about_and_kept(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.enrolled = False
    desk = open_desk()
    desk.type("pagamenti.esempio.it")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    assert "comincia con https://" in desk.field("server_url").accessibleDescription()
    assert desk.field("server_url").text() == "pagamenti.esempio.it"
    assert desk.focus() == "server_url"


def test_a_missing_code_is_asked_for(world: World, open_desk: Callable[..., DeskWindow]) -> None:
    world.enrolled = False
    desk = open_desk()
    desk.type("https://pagamenti.esempio.it")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    assert "Manca il codice" in desk.field("enrolment_code").accessibleDescription()


def test_a_machine_that_is_no_desk_yet_claims_nothing_about_one(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.enrolled = False
    desk = open_desk()
    assert not desk.has("status_line")


def test_a_machine_that_was_a_desk_is_told_what_has_become_of_it(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.enrolled, world.former = False, FormerDesk.LOST
    desk = open_desk()
    desk.wait(lambda: "niente è cancellato" in desk.words("card_below"))
    assert desk.focus() == "server_url"


def test_a_desk_that_is_wiped_becomes_a_machine_to_enrol(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    desk = open_desk()
    desk.sign_in()
    world.enrolled, world.former = False, FormerDesk.RETIRED
    world.events.publish(DeskWiped())
    desk.wait(lambda: desk.has("enrolment_code"))
    assert desk.words("card_above") == "Postazione ritirata"
    assert desk.window.shell is None


def dropped(view: EnrolmentView, *paths: Path) -> bool:
    """Drag files over the card and let them fall; whether it would have them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    middle, left = QPoint(5, 5), Qt.MouseButton.LeftButton
    over = QDragEnterEvent(middle, copy, data, left, none)
    over.ignore()
    view.dragEnterEvent(over)
    if over.isAccepted():
        view.dropEvent(QDropEvent(middle, copy, data, left, none))
    return over.isAccepted()


def test_a_file_that_is_dropped_makes_the_machine_a_desk(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.enrolled = False
    desk = open_desk()
    (view,) = desk.window.findChildren(EnrolmentView)
    assert not dropped(view, Path("/media/stick/a.json"), Path("/media/stick/b.json"))
    assert dropped(view, Path("/media/stick/holiday.json"))
    desk.wait(lambda: "non è un file di attivazione" in desk_complaint(desk))
    assert dropped(view, Path("/media/stick/sportello-12.json"))
    desk.wait(lambda: desk.has("username"))


def desk_complaint(desk: DeskWindow) -> str:
    return desk.field("enrolment_code").accessibleDescription()


def test_a_file_is_chosen_with_a_key(world: World, open_desk: Callable[..., DeskWindow]) -> None:
    world.enrolled = False
    desk = open_desk()
    desk.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    dialog = desk.part(QFileDialog, "enrolment_file_dialog")
    dialog.fileSelected.emit("/media/stick/sportello-12.json")
    dialog.close()
    desk.wait(lambda: desk.has("username"))
