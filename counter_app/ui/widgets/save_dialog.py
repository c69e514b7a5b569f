"""Asks where something is to be saved, without stopping the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_file(
    over: QWidget, title: str, kind: str, file_name: str, then: Callable[[Path], object]
) -> None:
    """A file of this kind, which begins as `file_name` among the documents; its ending stays."""
    dialog = _dialog(over, title, then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(file_name.rpartition(".")[2])
    dialog.selectFile(file_name)
    dialog.open()


def ask_for_folder(over: QWidget, title: str, then: Callable[[Path], object]) -> None:
    """A folder that is there."""
    dialog = _dialog(over, title, then)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.open()


def _dialog(over: QWidget, title: str, then: Callable[[Path], object]) -> QFileDialog:
    dialog = QFileDialog(over, title)
    dialog.setObjectName("save_dialog")
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    dialog.setDirectory(QStandardPaths.writableLocation(documents))
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
