"""The paper beside a form: what it will be, then what has come out of the printer."""

import pytest
from PySide6.QtWidgets import QLabel

from counter_app.services.views import Released
from counter_app.ui.page import Page
from counter_app.ui.paper_watch import Paper
from counter_app.ui.release.paper_side import PaperSide, print_first
from payments_core.errors import RuleBroken
from payments_core.money import Cents
from payments_core.notice.content import AnyNotice
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import notice_number

NUMBER = notice_number(123456)
RELEASED = Released("operation-1", ((NUMBER,),), Cents(1000), "Rossi Maria", "Carta d'identità")


@pytest.fixture
def page(desk: DeskWindow) -> Page:
    desk.open_citizen("rossi maria")
    shell = desk.window.shell
    assert shell is not None
    assert shell.page is not None
    return shell.page


@pytest.mark.parametrize(
    ("said", "title"), [("release", "Avviso rilasciato"), ("notice_plan", "Foglio delle rate")]
)
def test_title_says_whether_it_is_a_preview_or_the_paper(page: Page, said: str, title: str) -> None:
    side = PaperSide(page, said)

    def titles() -> set[str]:
        return {one.text() for one in side.frame.findChildren(QLabel)}

    assert "Anteprima" in titles()
    side.show_paper(page.around.counter.plans.first_paper(NUMBER))
    assert title in titles()
    assert "Anteprima" not in titles()
    side.preview.close_down()  # its page is on the worker, and it goes with the test


def test_what_is_printed_is_handed_over_with_its_job(page: Page, desk: DeskWindow) -> None:
    printed: list[tuple[AnyNotice, Paper]] = []
    print_first(page, RELEASED, lambda *done: printed.append(done), pytest.fail)
    desk.wait(lambda: printed != [])
    [(content, paper)] = printed
    assert desk.world.printed == [content]
    assert len(paper.tickets) == 1
    assert desk.world.without_paper == []


def test_paper_that_cannot_be_made_is_waited_for_by_nobody(
    page: Page, desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(number: str) -> AnyNotice:
        raise RuleBroken("notice_already_paid", notice_number=number)

    monkeypatch.setattr(page.around.counter.plans, "first_paper", refused)
    failed: list[Exception] = []
    print_first(page, RELEASED, lambda *_done: pytest.fail("printed"), failed.append)
    desk.wait(lambda: failed != [])
    assert desk.world.without_paper == ["operation-1"]
    assert desk.world.printed == []
