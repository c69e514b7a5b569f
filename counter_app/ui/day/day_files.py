"""Where a report or a table is to be saved, and that it was."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from counter_app.services.paper_files import save_pdf
from counter_app.ui.page import Page


def ask_where(page: Page, file_name: str, make: Callable[[], bytes]) -> None:
    """Ask for a place, then make the file on a worker and say where it is."""
    suffix = file_name.rpartition(".")[2]
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(page, page.words.say("paper.save_title"))
    dialog.setObjectName("save_dialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(page.words.say(f"day.{suffix}_files"))
    dialog.setDefaultSuffix(suffix)
    dialog.setDirectory(folder)
    dialog.selectFile(file_name)
    dialog.fileSelected.connect(lambda chosen: _save(page, Path(chosen), make))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _save(page: Page, path: Path, make: Callable[[], bytes]) -> None:
    def done(_none: None) -> None:
        saved = page.words.say("paper.saved", file=path.name, folder=path.parent)
        page.around.ways.tell(saved)

    page.ask(lambda: save_pdf(path, make()), done)
