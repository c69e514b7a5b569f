import pytest

from counter_app.services.progress import Progress
from counter_app.ui.lists import list_work
from counter_app.ui.lists.list_work import ListWork
from counter_app.ui.style.fonts import load_fonts
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words


@pytest.fixture
def work(qapp: object, qtbot, monkeypatch) -> ListWork:
    monkeypatch.setattr(list_work, "LASTS_MS", 1)
    monkeypatch.setattr(list_work, "SAID_EVERY_MS", 1)
    load_fonts()
    theme = Theme(LIGHT)
    made = ListWork(Look(theme, Icons(theme), Words("it")))
    qtbot.addWidget(made)
    return made


def test_what_lasts_says_how_far_it_is_until_it_is_over(work: ListWork, qtbot) -> None:
    progress = Progress()
    work.follow(progress, "lists.exporting")
    qtbot.waitUntil(lambda: work.lasts)
    assert work.accessibleName() == "Esportazione…"
    progress.whole, progress.done = 1_000_000, 12_400
    qtbot.waitUntil(lambda: work.accessibleName() == "Esportazione: 12.400 di 1.000.000")
    work.leave()
    assert not work.lasts
    assert work.isHidden()


def test_what_is_quick_says_nothing(work: ListWork, qtbot) -> None:
    work.follow(Progress(), "lists.reading")
    work.leave()
    with qtbot.assertNotEmitted(work.lasting_changed, wait=20):
        pass


def test_it_is_called_off(work: ListWork) -> None:
    work.call_off()
    progress = Progress()
    work.follow(progress, "lists.reading")
    work.call_off()
    assert not progress.wanted()
