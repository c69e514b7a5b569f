"""A paper is looked at before it is printed, kept or sent."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from counter_app.printing.device import JobState
from counter_app.ui.papers.paper_sheet import PaperSheet
from counter_app.ui.places import PaperPlace
from payments_core.wire.desk.notice_messages import ChangeKind
from tests.factories.desk_on_screen import DeskOnScreen, desk_on_screen
from tests.factories.desk_window import DeskWindow
from tests.factories.fake_server import FakeServer, serving
from tests.factories.screen_people import notice_number
from tests.factories.screen_world import World

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def real(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DeskOnScreen]:
    with serving(FakeServer()) as server, desk_on_screen(tmp_path, server, monkeypatch) as desk:
        yield desk


def look_at(desk: DeskWindow, number: str) -> PaperSheet:
    """By the number, from Verifica."""
    desk.press(Qt.Key.Key_F2)
    desk.type(number)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("preview_button"))
    desk.press(Qt.Key.Key_O, CTRL)
    return shown(desk)


def shown(desk: DeskWindow) -> PaperSheet:
    desk.wait(lambda: desk.has("paper_sheet") and desk.part(PaperSheet, "paper_sheet").pages > 0)
    return desk.part(PaperSheet, "paper_sheet")


def test_paper_is_looked_at_printed_and_then_a_copy(real: DeskOnScreen) -> None:
    number, desk = real.released(), real.window
    sheet = look_at(desk, number)
    assert desk.focus() == "paper_sheet"
    assert sheet.accessibleName().startswith("Avviso 30")
    assert "Rossi Maria" in sheet.accessibleDescription()
    assert real.printers.printed == []
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.words("paper_title").startswith("Copia dell'avviso"))
    desk.wait(lambda: desk.told().startswith("Stampa finita: avviso"))
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("Stampa finita: copia"))
    assert [one.copy for one in real.counter.papers.of_notice(number)] == [False, True]
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("verify_answer"))


def test_paper_is_looked_at_from_the_list_of_the_day_and_from_the_person(
    real: DeskOnScreen,
) -> None:
    number, desk = real.released(), real.window
    desk.press(Qt.Key.Key_3, CTRL)
    desk.wait(lambda: desk.has("preview_button"))
    desk.press(Qt.Key.Key_O, CTRL)
    assert number[-4:-2] in shown(desk).accessibleName()
    desk.press(Qt.Key.Key_F3)
    desk.wait(lambda: desk.focus() == "search_field")
    desk.open_citizen("rossi")
    desk.wait(lambda: desk.has("preview_button"))
    desk.press(Qt.Key.Key_O, CTRL)
    shown(desk)


def test_paper_turns_into_a_refusal_when_the_notice_is_cancelled_meanwhile(
    real: DeskOnScreen,
) -> None:
    number, desk = real.released(), real.window
    look_at(desk, number)
    real.server.append_change(ChangeKind.NOTICE_CANCELLED, number)
    desk.wait(lambda: desk.has("paper_refusal"))
    assert desk.answer("paper_refusal").headline().startswith("Questo avviso è annullato")
    assert not desk.has("print_button")
    assert not desk.has("paper_sheet")


def test_receipts_of_a_notice_paid_twice_are_looked_at_one_after_the_other(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    desk = open_desk()
    desk.sign_in()
    look_at(desk, notice_number(992148))
    assert desk.words("paper_title").startswith("Ricevuta dell'avviso")
    text = desk.part(PaperSheet, "paper_sheet").accessibleDescription()
    assert "7F21-0091" in text
    desk.press(Qt.Key.Key_PageDown, CTRL)
    sheet = desk.part(PaperSheet, "paper_sheet")
    desk.wait(lambda: "7F21-0092" in sheet.accessibleDescription())
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("In stampa: ricevuta"))
    # What is looked at is a page, and it is a page that is printed.
    (content,) = world.pages
    assert content.receipt.receipt_id == "7F21-0092"


def test_page_grows_and_shrinks_with_keys_and_the_words_beside_it_follow(
    open_desk: Callable[..., DeskWindow],
) -> None:
    desk = open_desk(language="en")
    desk.sign_in()
    sheet = look_at(desk, notice_number(191203))
    assert desk.words("paper_page") == "page 1 of 1 · whole page"
    desk.press(Qt.Key.Key_Plus)
    desk.wait(lambda: desk.words("paper_page") == "page 1 of 1 · 125 %")
    desk.press(Qt.Key.Key_0)
    desk.wait(lambda: sheet.zoom == 100)
    assert desk.has("larger_button")


def test_unknown_notice_has_no_paper_and_leads_to_verify(desk: DeskWindow) -> None:
    shell = desk.window.shell
    assert shell is not None
    shell.go(PaperPlace("301000000000004285"))
    desk.wait(lambda: desk.has("paper_refusal"))
    assert desk.answer("paper_refusal").headline().startswith("Questo avviso non è nostro")
    assert not desk.has("save_pdf_button")
    desk.press(Qt.Key.Key_F5)
    desk.wait(lambda: desk.has("verify_answer"))


def test_print_that_is_in_doubt_is_told_where_it_was_asked_for(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    desk = open_desk()
    desk.sign_in()
    look_at(desk, notice_number(191203))
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("In stampa"))
    world.end_print("job-1", JobState.UNCERTAIN)
    desk.wait(lambda: desk.told().startswith("Stampa incerta"))
