import pytest
from pytestqt.qtbot import QtBot

from counter_app.ui.style.fonts import load_fonts
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.server_wait import ServerWait


@pytest.fixture
def wait(qapp: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ServerWait:
    monkeypatch.setattr("counter_app.ui.widgets.server_wait.LASTS_MS", 1)
    load_fonts()
    theme = Theme(LIGHT)
    made = ServerWait(Look(theme, Icons(theme), Words("it")))
    qtbot.addWidget(made)
    return made


def test_long_wait_is_said_until_the_last_answer_is_there(wait: ServerWait, qtbot: QtBot) -> None:
    wait.begin()
    wait.begin()
    qtbot.waitUntil(lambda: wait.lasts)
    assert "aspetta, oppure torna indietro con Esc" in wait.accessibleName()
    wait.over()
    assert wait.lasts
    with qtbot.waitSignal(wait.lasting_changed):
        wait.over()
    assert not wait.lasts
    assert wait.isHidden()


def test_whoever_sees_something_already_is_told_that_it_is_of_before(
    wait: ServerWait, qtbot: QtBot
) -> None:
    wait.has_rows = True
    wait.begin()
    qtbot.waitUntil(lambda: wait.lasts)
    assert "per ora vedi quello che si sapeva già" in wait.accessibleName()


def test_quick_answer_says_nothing(wait: ServerWait, qtbot: QtBot) -> None:
    wait.begin()
    wait.over()
    with qtbot.assertNotEmitted(wait.lasting_changed, wait=20):
        pass
