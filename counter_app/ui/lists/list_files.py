"""A list written into a file: asked where, followed, and told when it is there."""

from array import array
from collections.abc import Sequence
from pathlib import Path

from counter_app.services.list_export import ExportColumn
from counter_app.services.open_list import OpenList
from counter_app.services.progress import Progress
from counter_app.ui.lists.list_work import ListWork
from counter_app.ui.lists.listed_columns import ListedColumn
from counter_app.ui.page import Page
from counter_app.ui.widgets.save_dialog import ask_for_file
from payments_core.clock import rome_local


class ListFiles:
    """One file at a time. It is written to its end also when its page is left; the end of the
    program calls it off, and then there is no file."""

    def __init__(self, page: Page, work: ListWork) -> None:
        self._page = page
        self._work = work
        self._progress: Progress | None = None

    def ask_where(
        self, source: OpenList, numbers: "array[int]", columns: Sequence[ListedColumn]
    ) -> None:
        """Ask for the file, and write it."""
        page, say = self._page, self._page.words.say
        if self._progress is not None:
            page.around.ways.tell(say("lists.export_under_way"))
            return
        started = rome_local(page.around.counter.clock.now())
        name = say("lists.file_name", moment=started.strftime("%Y-%m-%d-%H%M"))
        ask_for_file(
            page,
            say("lists.export_where"),
            say("lists.csv_files"),
            f"{name}.csv",
            lambda path: self._write(path, source, numbers, columns),
        )

    def _write(
        self,
        path: Path,
        source: OpenList,
        numbers: "array[int]",
        columns: Sequence[ListedColumn],
    ) -> None:
        page, exports = self._page, self._page.around.counter.exports
        progress = self._progress = Progress()
        page.around.background.call_off_at_end(progress)
        written = tuple(ExportColumn(one.column.title, one.text) for one in columns)

        def then(count: int) -> None:
            words = page.words
            page.around.ways.tell(words.count("lists.exported", count, file=path.name))
            self._over()

        def failed(error: Exception) -> None:
            page.around.ways.tell(page.words.problem(error))
            self._over()

        self._work.follow(progress, "lists.exporting")
        page.carry_through(
            lambda: exports.write(path, source, numbers, written, progress), then, failed
        )

    def _over(self) -> None:
        self._progress = None
        if not self._page.gone:
            self._work.leave()
