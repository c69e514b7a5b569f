"""The page on the screen is drawn by workers, several of them at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from counter_app.ui.background import Background
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.preview import A4_RATIO, Preview, first_page
from payments_documents.notices import notice_page
from tests.factories.counter import notice_content


def test_a_page_is_drawn_as_wide_as_the_screen_asks(qapp: object) -> None:
    image = first_page(notice_content(), 300).image
    assert image.width() == 300
    assert abs(image.height() - 300 * A4_RATIO) <= 1


def test_pages_are_drawn_on_many_threads_alike(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without turns the library ends the whole program within some sixty pages."""
    pdf = notice_page.render(notice_content())
    monkeypatch.setattr(notice_page, "render", lambda _content: pdf)
    with ThreadPoolExecutor(4) as workers:
        images = list(workers.map(lambda _: first_page(notice_content(), 120).image, range(120)))
    assert all(image == images[0] for image in images)


def test_whoever_cannot_see_the_page_reads_it(qtbot: QtBot) -> None:
    theme, background = Theme(LIGHT), Background()
    preview = Preview(Look(theme, Icons(theme), Words("it")), background, "Ancora niente")
    qtbot.addWidget(preview)
    preview.resize(200, 300)
    preview.show()
    assert preview.accessibleDescription() == "Ancora niente"
    content = notice_content()
    preview.show_content(content)
    qtbot.waitUntil(preview.has_page)
    assert content.subject in preview.accessibleDescription()
    preview.show_content(None)
    assert preview.accessibleDescription() == "Ancora niente"
    background.close()


def test_a_view_that_was_left_draws_no_page_however_it_is_laid_out(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme, background, asked = Theme(LIGHT), Background(), list[object]()
    preview = Preview(Look(theme, Icons(theme), Words("it")), background, "-")
    qtbot.addWidget(preview)
    preview.resize(200, 300)
    preview.show()
    preview.show_content(notice_content())
    qtbot.waitUntil(preview.has_page)
    monkeypatch.setattr(background, "run", lambda *work: asked.append(work))
    preview.close_down()
    preview.resize(300, 500)
    settle = preview.findChild(QTimer)
    assert settle is not None
    assert settle.isActive()
    qtbot.waitUntil(lambda: not settle.isActive())
    assert asked == []
    background.close()
