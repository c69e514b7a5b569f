"""Pictures of every window: `python -m tests.factories.screen_pictures FOLDER [NAME]`.

Both languages, three themes, two sizes, three text sizes; made by one script so that whoever
changes the window looks at all of it.
"""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from counter_app.printing.device import JobState
from counter_app.services.views import AnswerKind, PrinterState, ReleaseAnswer
from counter_app.ui.application import start
from counter_app.ui.main_window import MainWindow
from counter_app.ui.places import (
    CitizenPlace,
    NoticesPlace,
    ReleasePlace,
    SearchPlace,
    TasksPlace,
    VerifyPlace,
)
from counter_app.ui.preview import Preview
from counter_app.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from tests.factories.screens import (
    DESK,
    NOW,
    PASSWORD,
    PEOPLE,
    FakeCounter,
    World,
    notice_number,
    some_tasks,
)

SMALL, LARGE = (1366, 696), (1920, 1010)


@dataclass(frozen=True)
class Sitting:
    """A window and the world behind it."""

    window: MainWindow
    world: World

    def settle(self, until: Callable[[], bool] | None = None, seconds: float = 5.0) -> None:
        """Run the window until a condition holds, then until it is quiet."""
        deadline = time.monotonic() + seconds
        while until is not None and not until() and time.monotonic() < deadline:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        quiet_from = time.monotonic()
        while time.monotonic() - quiet_from < 0.25:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def child(self, name: str) -> QWidget | None:
        return self.window.findChild(QWidget, name)

    def go(self, place: object) -> None:
        shell = self.window.shell
        assert shell is not None
        shell.go(place)  # type: ignore[arg-type]
        self.settle()

    def preview_drawn(self) -> bool:
        preview = self.window.findChild(Preview)
        return preview is not None and preview.has_page()


def sit_down(world: World, language: str, theme: Theme, size: tuple[int, int]) -> Sitting:
    """A window of this look, at the sign-in or the first start."""
    window = start(lambda: FakeCounter(world), language, theme)
    window.resize(*size)
    window.activateWindow()
    sitting = Sitting(window, world)
    sitting.settle(
        lambda: sitting.child("username") is not None or sitting.child("server_url") is not None
    )
    return sitting


def sign_in(sitting: Sitting) -> None:
    """As a clerk does."""
    for name, text in (("username", "laura.bianchi"), ("password", PASSWORD)):
        field = sitting.window.findChild(QLineEdit, name)
        assert field is not None
        field.setText(text)
    QTest.keyClick(sitting.window.findChild(QLineEdit, "password"), Qt.Key.Key_Return)
    sitting.settle(lambda: sitting.window.shell is not None)


def _signed_in(sitting: Sitting) -> None:
    sign_in(sitting)


def enrolment(sitting: Sitting) -> None:
    """First start; the world is not enrolled."""


def sign_in_filled(sitting: Sitting) -> None:
    QTest.keyClicks(sitting.window.findChild(QLineEdit, "username"), "laura.bianchi")
    QTest.keyClick(sitting.window.findChild(QLineEdit, "username"), Qt.Key.Key_Return)
    QTest.keyClicks(sitting.window.findChild(QLineEdit, "password"), "sbagliata")


def sign_in_refused(sitting: Sitting) -> None:
    sign_in_filled(sitting)
    QTest.keyClick(sitting.window.findChild(QLineEdit, "password"), Qt.Key.Key_Return)


def search_empty(sitting: Sitting) -> None:
    _signed_in(sitting)


def search(sitting: Sitting) -> None:
    _signed_in(sitting)
    sitting.go(ReleasePlace(PEOPLE[7], "Mensa scolastica"))
    sitting.go(SearchPlace())
    QTest.keyClicks(sitting.window.findChild(QLineEdit, "search_field"), "ross mar")


def nobody(sitting: Sitting) -> None:
    _signed_in(sitting)
    QTest.keyClicks(sitting.window.findChild(QLineEdit, "search_field"), "rosi maria")


def citizen(sitting: Sitting) -> None:
    _signed_in(sitting)
    sitting.go(CitizenPlace("c1"))


def citizen_none(sitting: Sitting) -> None:
    _signed_in(sitting)
    sitting.go(CitizenPlace("c4"))


def release_empty(sitting: Sitting) -> None:
    _signed_in(sitting)
    sitting.go(ReleasePlace(PEOPLE[0]))


def release(sitting: Sitting) -> None:
    release_empty(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    sitting.settle(sitting.preview_drawn)


def release_wrong(sitting: Sitting) -> None:
    release(sitting)
    field = sitting.window.findChild(QLineEdit, "due_field")
    assert field is not None
    field.setText("31/02/2027")
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)


def release_offline(sitting: Sitting) -> None:
    sitting.world.go_offline()
    sitting.world.roll = PrinterState.PAPER_OUT
    release(sitting)


def released(sitting: Sitting) -> None:
    release(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)
    sitting.settle(lambda: bool(sitting.world.printed))


def released_offline(sitting: Sitting) -> None:
    sitting.world.go_offline()
    sitting.world.answer = ReleaseAnswer(AnswerKind.UNANSWERED, None, may_print=True)
    released(sitting)


def released_paid(sitting: Sitting) -> None:
    released(sitting)
    sitting.world.pay(sitting.world.notices[0].notice_number)


def released_printed(sitting: Sitting) -> None:
    released(sitting)
    sitting.world.end_print("job-1")


def released_uncertain(sitting: Sitting) -> None:
    released(sitting)
    sitting.world.end_print("job-1", JobState.UNCERTAIN)


def released_without_paper(sitting: Sitting) -> None:
    sitting.world.paper = PrinterState.PAPER_OUT
    released(sitting)


def verify_paid(sitting: Sitting) -> None:
    _signed_in(sitting)
    sitting.go(VerifyPlace(notice_number(177881)))


def verify_printed(sitting: Sitting) -> None:
    verify_paid(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def citizen_paid(sitting: Sitting) -> None:
    _signed_in(sitting)
    sitting.go(CitizenPlace("c1", notice_number(177881)))


def verify_unpaid(sitting: Sitting) -> None:
    _signed_in(sitting)
    sitting.go(VerifyPlace(notice_number(123456)))


def verify_offline(sitting: Sitting) -> None:
    _signed_in(sitting)
    sitting.world.go_offline()
    sitting.go(VerifyPlace(notice_number(191203)))


def verify_twice(sitting: Sitting) -> None:
    _signed_in(sitting)
    sitting.go(VerifyPlace(notice_number(992148)))


def verify_mistyped(sitting: Sitting) -> None:
    _signed_in(sitting)
    sitting.go(VerifyPlace("310000000001234567"))


def verify_begin(sitting: Sitting) -> None:
    _signed_in(sitting)
    sitting.go(VerifyPlace())


def notices(sitting: Sitting) -> None:
    _signed_in(sitting)
    sitting.go(NoticesPlace())


def tasks(sitting: Sitting) -> None:
    sitting.world.tasks = some_tasks()
    _signed_in(sitting)
    sitting.world.go_offline()
    sitting.go(TasksPlace())


def keys(sitting: Sitting) -> None:
    _signed_in(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F1)


def training(sitting: Sitting) -> None:
    citizen(sitting)


SCENES: tuple[Callable[[Sitting], None], ...] = (
    enrolment,
    sign_in_filled,
    sign_in_refused,
    search_empty,
    search,
    nobody,
    citizen,
    citizen_none,
    citizen_paid,
    release_empty,
    release,
    release_wrong,
    release_offline,
    released,
    released_offline,
    released_paid,
    released_printed,
    released_uncertain,
    released_without_paper,
    verify_begin,
    verify_paid,
    verify_printed,
    verify_unpaid,
    verify_offline,
    verify_twice,
    verify_mistyped,
    notices,
    tasks,
    keys,
    training,
)
LOOKS = (
    ("light-it", "it", Theme(LIGHT), SMALL),
    ("light-en", "en", Theme(LIGHT), SMALL),
    ("light-it-1920", "it", Theme(LIGHT), LARGE),
    ("dark-it", "it", Theme(DARK), SMALL),
    ("contrast-it", "it", Theme(HIGH_CONTRAST), SMALL),
    ("light-it-150", "it", Theme(LIGHT, 150), SMALL),
    ("contrast-en-200", "en", Theme(HIGH_CONTRAST, 200), SMALL),
)


def draw(
    scene: Callable[[Sitting], None], language: str, theme: Theme, size: tuple[int, int], path: Path
) -> None:
    """One picture."""
    world = World(enrolled=scene is not enrolment)
    if scene is training:
        world.identity = DESK.__class__(DESK.entity_name, DESK.desk_name, DESK.office, True)
    world.clock.instant = NOW
    sitting = sit_down(world, language, theme, size)
    scene(sitting)
    sitting.settle()
    sheet = sitting.child("key_sheet")
    (sheet if sheet is not None else sitting.window).grab().save(str(path))
    sitting.window.close()
    sitting.window.deleteLater()
    sitting.settle()


def draw_all(folder: Path, wanted: str = "", look: str = "") -> None:
    """Every scene in every look, or those whose names begin so."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, language, theme, size in LOOKS:
        for scene in SCENES:
            if scene.__name__.startswith(wanted) and look in ("", name):
                draw(scene, language, theme, size, folder / f"{scene.__name__}-{name}.png")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    draw_all(Path(sys.argv[1]), *sys.argv[2:4])
