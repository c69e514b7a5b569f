"""One PDF of thousands of notices, written so that a crash loses no more than the last moments.

While it grows, the file is called `NAME.part`, and `NAME.journal` beside it says after every few
notices which are in it and how to go on: a line of JSON each, written when the pages are safely on
the disk. Whoever opens the same file again finds in `done` what need not be drawn again. At the end
the file gets its name and the journal goes. Equal notices in equal order give equal bytes, however
often the work was interrupted.
"""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final, Self

from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.notice.content import AnyNotice
from payments_core.notice.language import Language
from payments_documents.file_lock import lock
from payments_documents.notices import notice_page
from payments_documents.notices.notice_limits import require_printable
from payments_documents.pdf.sheet import PAGE_POINTS, Sheet
from payments_documents.pdf.streamed_pdf import Progress, StreamedDocument
from payments_documents.pdf.tagged_pdf import Metadata

#: Notices between two lines of the journal: what a crash costs is drawn again in a third of a
#: second, and the disk is waited for once in so many.
NOTICES_PER_STEP: Final = 50


class BulkFile:
    """A PDF of many notices, new or left unfinished; a context that leaves it unfinished on errors.

    `purpose` says what is printed (selection, language) and must be the same when the work goes on:
    `bulk_of_another_purpose` otherwise. `bulk_in_use` while another run writes it.
    `bulk_journal_damaged` when more than the last line of the journal is spoilt, or it does not fit
    the file. `OSError` when the folder cannot be written or
    is full.
    `run_id` names the work from its beginning to its end, whoever goes on with it.
    """

    def __init__(
        self, path: Path, purpose: str, run_id: str, metadata: Metadata, language: Language
    ) -> None:
        self._path = path
        self._purpose = purpose
        self.run_id = run_id
        self._metadata = metadata
        self._language = language
        self._part = path.with_name(f"{path.name}.part")
        self._journal = path.with_name(f"{path.name}.journal")
        self._waiting: list[str] = []
        #: Keys of the notices that are safely in the file, in their order.
        self.done: dict[str, None] = {}

    @property
    def unfinished(self) -> bool:
        """Whether the file was begun, by this work or another, and has not got its name."""
        return self._journal.exists() and self._part.exists()

    def __enter__(self) -> Self:
        self._file = self._open_alone()
        try:
            self._begin(*self._journal_lines())
        except BaseException:
            self._file.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def add(self, key: str, content: AnyNotice) -> None:
        """Draw a notice; refuses what cannot be printed as `notice_page.render` does, and is
        then as it was before."""
        require_printable(content)
        with self._document.part():
            sheet = Sheet(self._metadata, self._document)
            notice_page.draw_on(sheet, content, self._language)
        self._waiting.append(key)
        if len(self._waiting) >= NOTICES_PER_STEP:
            self.save()

    def save(self) -> None:
        """Make sure that what was added is on the disk, and known to be."""
        if not self._waiting:
            return
        step = asdict(self._document.progress())
        os.fsync(self._file.fileno())
        self._append({"keys": self._waiting, **step})
        self.done.update(dict.fromkeys(self._waiting))
        self._waiting = []

    def finish(self) -> None:
        """Give the file its name; `bulk_is_empty` when no notice is in it."""
        self.save()
        if self.done:
            self._document.close()
            os.fsync(self._file.fileno())
        if sys.platform == "win32":
            # An open file cannot be renamed there; elsewhere nobody gets it in between.
            self._file.close()
        if self.done:
            self._part.replace(self._path)
        self._forget()
        self._file.close()
        if not self.done:
            raise RuleBroken("bulk_is_empty")

    def tidy(self) -> None:
        """Take away the journal that a crash has left beside the finished file."""
        if self._path.exists() and not self._part.exists():
            self._journal.unlink(missing_ok=True)

    def _open_alone(self) -> BinaryIO:
        file = _open_for_owner(self._part)
        try:
            lock(file)
            # Whoever held it may have given it its name since it was opened here.
            is_held = os.path.samestat(os.fstat(file.fileno()), self._part.stat())
        except OSError:
            is_held = False
        if not is_held:
            file.close()
            raise WorldTrouble("bulk_in_use", path=str(self._part))
        return file

    def _begin(self, lines: list[dict[str, Any]], size: int) -> None:
        if not lines:
            self._journal.unlink(missing_ok=True)
            self._file.truncate(0)
        self._document = StreamedDocument(self._metadata, PAGE_POINTS, self._file)
        if lines:
            self.run_id = lines[0]["run_id"]
            try:
                self._document.go_on(_steps(lines[1:], self.done))
            except ValueError as trouble:
                raise RuleBroken("bulk_journal_damaged", path=str(self._journal)) from trouble
            # The next line must not be written on behind one that was cut short.
            os.truncate(self._journal, size)
        else:
            self._append({"purpose": self._purpose, "run_id": self.run_id})

    def _forget(self) -> None:
        for path in (self._journal, self._part):
            path.unlink(missing_ok=True)

    def _journal_lines(self) -> tuple[list[dict[str, Any]], int]:
        """What an unfinished file left and its size in bytes; nothing when it left nothing that can
        be gone on from."""
        lines: list[dict[str, Any]] = []
        size = 0
        begun = self._journal.exists() and self._part.stat().st_size > 0
        written = self._journal.read_bytes() if begun else b""
        for line in written.splitlines(keepends=True):
            # A crash cuts the last line short, which then counts for nothing; no other.
            if not line.endswith(b"\n"):
                break
            try:
                lines.append(json.loads(line))
            except ValueError as trouble:
                raise RuleBroken("bulk_journal_damaged", path=str(self._journal)) from trouble
            size += len(line)
        if lines and lines[0].get("purpose") != self._purpose:
            raise RuleBroken("bulk_of_another_purpose", path=str(self._part))
        return lines, size

    def _append(self, line: dict[str, Any]) -> None:
        with _open_for_owner(self._journal) as journal:
            journal.seek(0, os.SEEK_END)
            journal.write(json.dumps(line).encode() + b"\n")
            journal.flush()
            os.fsync(journal.fileno())


def _open_for_owner(path: Path) -> BinaryIO:
    """Names and debts of people: for nobody else on this machine."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "r+b")


def _steps(lines: list[dict[str, Any]], done: dict[str, None]) -> Iterator[Progress]:
    for line in lines:
        done.update(dict.fromkeys(line.pop("keys")))
        yield Progress(**line)
