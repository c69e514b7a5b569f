"""A folder with one PDF for each of thousands of notices, for whoever sends them one by one.

Each file appears whole, under the number of its notice. While the work is unfinished, `print.json`
in the folder says what it is; whoever begins it again finds in `done` what is there already.
"""

import json
import os
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from payments_core.errors import RuleBroken
from payments_core.notice.content import AnyNotice
from payments_core.notice.language import Language
from payments_documents.notices import notice_page

_WORK: Final = "print.json"


class BulkFolder:
    """A folder of notices, new or left unfinished; used as `BulkFile`.

    `bulk_folder_not_empty` for a folder that has other files in it, `bulk_of_another_purpose` for
    one that was begun with another selection.
    """

    def __init__(self, path: Path, purpose: str, run_id: str, language: Language) -> None:
        self._path = path
        self._purpose = purpose
        self._language = language
        self._work = path / _WORK
        self.run_id = run_id
        #: Names of the notices whose files are there, in no order.
        self.done: dict[str, None] = {}

    @property
    def unfinished(self) -> bool:
        """Whether the folder was begun, by this work or another, and something may be missing."""
        return self._work.exists()

    def __enter__(self) -> Self:
        self._path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._work.exists():
            work = json.loads(self._work.read_text(encoding="utf-8"))
            if work["purpose"] != self._purpose:
                raise RuleBroken("bulk_of_another_purpose", path=str(self._work))
            self.run_id = work["run_id"]
            self.done.update((path.stem, None) for path in sorted(self._path.glob("*.pdf")))
        elif any(path.name != f"{_WORK}.part" for path in self._path.iterdir()):
            raise RuleBroken("bulk_folder_not_empty", path=str(self._path))
        else:
            begun = json.dumps({"purpose": self._purpose, "run_id": self.run_id})
            self._write(self._work, begun.encode())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """What is there stays."""

    def add(self, key: str, content: AnyNotice) -> None:
        """Draw a notice into a file of its own; refuses what `notice_page.render` does."""
        self._write(self._path / f"{key}.pdf", notice_page.render(content, self._language))
        self.done[key] = None

    def save(self) -> None:
        """Each file was safe when it got its name."""

    def finish(self) -> None:
        """Say that nothing is missing; `bulk_is_empty` when there is no notice at all."""
        for begun in self._path.glob("*.part"):
            begun.unlink()
        self._work.unlink()
        if not self.done:
            raise RuleBroken("bulk_is_empty")

    def tidy(self) -> None:
        """Nothing stays beside finished work: that it was begun is forgotten last."""

    def _write(self, path: Path, data: bytes) -> None:
        part = path.with_name(f"{path.name}.part")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
