"""A list of notices as a file for a spreadsheet.

Numbers of notices are written in fours: Excel keeps fifteen digits of a number and drops the rest.

Rows are read and written in portions, so that a million costs no more memory than a hundred. The
file has its name only when it is whole.
"""

import errno
import os
from array import array
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from counter_app.services.audit_trail import AuditTrail
from counter_app.services.open_list import OpenList
from counter_app.services.progress import Progress
from counter_app.services.sign_in import SignIn
from counter_app.services.spreadsheet import ENCODING, Spreadsheet
from counter_app.services.views import NoticeView
from counter_app.store.database import Database
from counter_app.store.durable_file import move_durably
from payments_core.errors import WorldTrouble
from payments_core.model.audit_act import AuditAct

#: Rows that are read and written between two looks at whether they are still wanted.
PORTION: Final = 200
_FULL: Final = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column of the file: its title, and what it says of a notice."""

    title: str
    text: Callable[[NoticeView], str]


class ListExport:
    """Writes lists; who has taken one away is in the audit log before anything is in the file."""

    def __init__(self, database: Database, sign_in: SignIn, trail: AuditTrail) -> None:
        self._database = database
        self._sign_in = sign_in
        self._trail = trail

    def write(
        self,
        path: Path,
        source: OpenList,
        numbers: "array[int]",
        columns: Sequence[ExportColumn],
        progress: Progress,
    ) -> int:
        """Write these notices of a list; says how many there are, 0 when it was called off.

        What was at `path` gives way only to the whole file; called off, nothing is left. Raises
        `not_signed_in`, `audit_trail_full`, `export_disk_full`, `export_unwritable`.
        """
        operator_id = self._sign_in.operator_id()
        with self._database.write() as session:
            hits = len(numbers)
            self._trail.note(session, operator_id, AuditAct.LIST_EXPORTED, hits=hits)
        begun = path.with_name(f".{path.name}.new")
        try:
            with begun.open("w", encoding=ENCODING, newline="") as file:
                written = _write(file, source, numbers, columns, progress)
                file.flush()
                os.fsync(file.fileno())
            if not progress.wanted():
                return 0
            move_durably(begun, path)
        except OSError as trouble:
            code = "export_disk_full" if trouble.errno in _FULL else "export_unwritable"
            raise WorldTrouble(code, folder=str(path.parent), file=path.name) from trouble
        finally:
            with suppress(OSError):
                begun.unlink(missing_ok=True)
        return written


def _write(
    file: TextIO,
    source: OpenList,
    numbers: "array[int]",
    columns: Sequence[ExportColumn],
    progress: Progress,
) -> int:
    sheet = Spreadsheet(file, (one.title for one in columns))
    progress.whole, written = len(numbers), 0
    for start in range(0, len(numbers), PORTION):
        if not progress.wanted():
            break
        portion = numbers[start : start + PORTION]
        rows = source.rows(portion)
        shown = [rows[number] for number in portion if number in rows]
        sheet.add([one.text(row) for one in columns] for row in shown)
        written += len(shown)
        progress.done = start + len(portion)
    return written
