"""A paper is kept as a file or put into a draft, and whoever does it is told how it went."""

import email
from collections.abc import Callable, Iterator
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from counter_app.ui.papers.paper_sheet import PaperSheet
from tests.factories.desk_on_screen import DeskOnScreen, desk_on_screen
from tests.factories.desk_window import DeskWindow
from tests.factories.fake_server import FakeServer, citizen, serving
from tests.factories.pdf_reader import all_text
from tests.factories.screen_people import notice_number
from tests.factories.screen_world import World

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def real(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DeskOnScreen]:
    server = FakeServer(citizens=[citizen(email="maria.rossi@example.org")])
    with serving(server), desk_on_screen(tmp_path, server, monkeypatch) as desk:
        yield desk


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was handed to the programs of this PC."""
    files = list[Path]()

    def open_url(url: QUrl) -> bool:
        files.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return files


def look_at(desk: DeskWindow, number: str) -> None:
    desk.press(Qt.Key.Key_F2)
    desk.type(number)
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("preview_button"))
    desk.press(Qt.Key.Key_O, CTRL)
    desk.wait(lambda: desk.has("paper_sheet") and desk.part(PaperSheet, "paper_sheet").pages > 0)


def ask_where(desk: DeskWindow) -> QFileDialog:
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(lambda: bool(desk.window.findChildren(QFileDialog)))
    return desk.part(QFileDialog, "save_dialog")


def save_to(desk: DeskWindow, folder: Path, name: str | None = None) -> None:
    dialog = ask_where(desk)
    offered = Path(dialog.selectedFiles()[0]).name
    dialog.setDirectory(str(folder))
    dialog.selectFile(name or offered)
    dialog.accept()


def test_paper_is_saved_under_a_name_that_says_what_it_is(
    real: DeskOnScreen, tmp_path: Path
) -> None:
    number, desk = real.released(), real.window
    look_at(desk, number)
    save_to(desk, tmp_path)
    desk.wait(lambda: desk.told().startswith(f"Salvato avviso-{number}.pdf"))
    assert (tmp_path / f"avviso-{number}.pdf").read_bytes().startswith(b"%PDF-")
    # A paper of it is out in the world, and the next one says so.
    desk.wait(lambda: desk.words("paper_title").startswith("Copia"))
    (paper,) = real.counter.papers.of_notice(number)
    assert (paper.printer, paper.asked_by) == ("file", "Laura")


def test_paper_printed_since_it_was_shown_is_saved_as_a_copy(
    real: DeskOnScreen, tmp_path: Path
) -> None:
    number, desk = real.released(), real.window
    look_at(desk, number)
    real.counter.spool.print_notice(real.counter.reprint.content(number))
    assert not desk.words("paper_title").startswith("Copia")
    save_to(desk, tmp_path)
    desk.wait(lambda: desk.told().startswith("Salvato"))
    assert "COPIA" in all_text((tmp_path / f"avviso-{number}.pdf").read_bytes())
    assert [one.copy for one in real.counter.papers.of_notice(number)] == [False, True]


def test_notice_paid_while_a_place_for_it_is_sought_is_not_saved(
    real: DeskOnScreen, tmp_path: Path
) -> None:
    number, desk = real.released(), real.window
    look_at(desk, number)
    dialog = ask_where(desk)
    real.server.pay(number)
    desk.wait(lambda: real.counter.lists.today()[0].paid_at is not None)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("avviso.pdf")
    dialog.accept()
    desk.wait(lambda: "già" in desk.told())
    assert not (tmp_path / "avviso.pdf").exists()
    assert real.counter.papers.of_notice(number) == ()


def test_folder_that_cannot_be_written_to_is_told_and_nothing_is_left_of_it(
    real: DeskOnScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, desk = real.released(), real.window
    look_at(desk, number)
    (tmp_path / "mine").mkdir()

    def denied(_path: Path, _content: bytes) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr("counter_app.services.paper_files.write_durably", denied)
    save_to(desk, tmp_path / "mine")
    desk.wait(lambda: desk.told().startswith("Nella cartella"))
    assert "Scegli un'altra cartella" in desk.told()
    assert list((tmp_path / "mine").iterdir()) == []
    assert not real.counter.reprint.content(number).copy


def test_draft_with_the_paper_is_opened_in_the_mail_program_and_is_gone_at_the_end(
    real: DeskOnScreen, opened: list[Path]
) -> None:
    number, desk = real.released(), real.window
    real.counter.lookup.citizen("c-1")
    look_at(desk, number)
    desk.press(Qt.Key.Key_M, CTRL | SHIFT)
    desk.wait(lambda: desk.told().startswith("Bozza per maria.rossi@example.org"))
    (draft,) = opened
    message = email.message_from_bytes(draft.read_bytes(), policy=default)
    assert (message["X-Unsent"], message["To"]) == ("1", "maria.rossi@example.org")
    (paper,) = real.counter.papers.of_notice(number)
    assert paper.printer == "mail"
    real.counter.stop()
    assert not draft.parent.exists()


def test_draft_to_nobody_says_that_an_address_is_missing(
    world: World, open_desk: Callable[..., DeskWindow], opened: list[Path]
) -> None:
    world.notices[:] = [one for one in world.notices if one.citizen_id == "c1"]
    desk = open_desk(language="en")
    desk.sign_in()
    desk.window.counter.ready_papers._recipient = lambda _check: None
    look_at(desk, notice_number(191203))
    desk.press(Qt.Key.Key_M, CTRL | SHIFT)
    desk.wait(lambda: desk.told().startswith("Draft opened in the mail program: write to whom"))
    assert len(opened) == 1


def test_pc_without_a_mail_program_says_what_to_do_instead(
    desk: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    look_at(desk, notice_number(191203))
    desk.press(Qt.Key.Key_M, CTRL | SHIFT)
    desk.wait(lambda: "Salva il PDF (Ctrl+S)" in desk.told())
