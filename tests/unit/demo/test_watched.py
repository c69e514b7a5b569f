import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QMainWindow

from demo.hands import Hands
from demo.report import Picture
from demo.stage import Stage
from demo.watched import Beat, PersonLeft, WatchedHands, relayed, watched
from payments_documents.texts import load_texts

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(qapp: object) -> Iterator[QMainWindow]:
    window = QMainWindow()
    field = QLineEdit()
    field.setObjectName("name")
    window.setCentralWidget(field)
    window.show()
    window.activateWindow()
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def hands(window: QMainWindow, tmp_path: Path) -> WatchedHands:
    made = watched(Hands(window, tmp_path, load_texts("counter", "it")))
    made.key_seconds = made.letter_seconds = 0.0
    return made


def test_hands_write_letter_by_letter_over_what_was_there(
    hands: WatchedHands, window: QMainWindow
) -> None:
    field = window.centralWidget()
    assert isinstance(field, QLineEdit)
    field.setText("prima")
    hands.write("name", "rossi maria")
    hands.press(Qt.Key.Key_Home)
    assert field.text() == "rossi maria"
    assert field.cursorPosition() == 0


def test_a_picture_is_taken_once(hands: WatchedHands, tmp_path: Path) -> None:
    hands.pictures.append(Picture("01-start.png", "start"))
    hands.picture("start")
    hands.picture("search")
    assert [one.name for one in hands.pictures] == ["start", "search"]
    assert (tmp_path / "02-search.png").is_file()


def test_hands_stop_at_once_when_the_window_is_closed(
    hands: WatchedHands, window: QMainWindow
) -> None:
    QTimer.singleShot(50, window.close)
    with pytest.raises(PersonLeft):
        hands.until(lambda: False, "what never comes")


def test_the_pictures_of_watched_hands_are_those_of_the_story(
    window: QMainWindow, tmp_path: Path
) -> None:
    plain = Hands(window, tmp_path, load_texts("counter", "it"))
    assert watched(plain).pictures is plain.pictures


def stage(asked: list[tuple[str, ...]]) -> Stage:
    programs = SimpleNamespace(command=lambda *words: asked.append(words) or "answer")
    nothing = dict.fromkeys(Stage.__dataclass_fields__)
    return Stage(**nothing | {"programs": programs, "sandbox_port": 8000})


def test_commands_of_a_relayed_stage_are_carried_out_by_the_relay() -> None:
    asked: list[tuple[str, ...]] = []
    relay_saw: list[object] = []

    def relay(command: object) -> object:
        relay_saw.append(command)
        return command()

    through = relayed(stage(asked), relay)
    assert through.server("positions", "show") == "answer"
    assert through.sandbox("pay", "3010") == "answer"
    assert len(relay_saw) == 2
    assert [words[1] for words in asked] == ["positions", "pay"]


def test_the_window_lives_while_a_command_is_carried_out(window: QMainWindow) -> None:
    over, looked = threading.Event(), threading.Event()

    def look() -> None:
        looked.set()
        over.set()

    with ThreadPoolExecutor(1) as world:
        beat = Beat(window, world)
        beat.start(look)
        answer = beat.patiently(lambda: over.wait(5))
        beat.stop()
    assert answer is True
    assert looked.is_set()


def test_waiting_ends_with_the_window_and_nothing_more_is_begun(window: QMainWindow) -> None:
    with ThreadPoolExecutor(1) as world:
        beat = Beat(window, world)
        beat.start(lambda: None)
        window.close()
        with pytest.raises(PersonLeft):
            beat.wait()
        assert beat.unless_over(lambda: "still") == "still"
        beat.stop()
        with pytest.raises(PersonLeft):
            beat.unless_over(lambda: "too late")
