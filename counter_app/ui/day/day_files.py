"""Where a report or a table is to be saved, and that it was."""

from collections.abc import Callable
from pathlib import Path

from counter_app.services.paper_files import save_pdf
from counter_app.ui.page import Page
from counter_app.ui.widgets.save_dialog import ask_for_file


def ask_where(page: Page, file_name: str, make: Callable[[], bytes]) -> None:
    """Ask for a place, then make the file on a worker and say where it is."""
    say, suffix = page.words.say, file_name.rpartition(".")[2]
    ask_for_file(
        page,
        say("paper.save_title"),
        say(f"day.{suffix}_files"),
        file_name,
        lambda path: _save(page, path, make),
    )


def _save(page: Page, path: Path, make: Callable[[], bytes]) -> None:
    def done(_none: None) -> None:
        saved = page.words.say("paper.saved", file=path.name, folder=path.parent)
        page.around.ways.tell(saved)

    page.carry_through(lambda: save_pdf(path, make()), done)
