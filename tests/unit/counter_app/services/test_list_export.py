import csv
import errno
import os
from array import array
from pathlib import Path

import pytest

from counter_app.services import list_export as module
from counter_app.services.audit_trail import AuditTrail
from counter_app.services.list_choice import SortBy
from counter_app.services.list_export import ExportColumn, ListExport
from counter_app.services.open_list import held
from counter_app.services.progress import Progress
from counter_app.services.spreadsheet import as_text
from counter_app.store import audit
from payments_core.errors import RuleBroken, WorldTrouble
from tests.factories.counter import ids
from tests.factories.desk_services import Services
from tests.factories.screen_notices import notices_of_maria

FOUND = held(notices_of_maria(), SortBy.RELEASED, descending=True, as_of=None)
COLUMNS = (
    ExportColumn("Cittadino", lambda one: one.debtor_name),
    ExportColumn("Importo", lambda one: f"{one.amount_cents // 100},{one.amount_cents % 100:02}"),
)


@pytest.fixture
def export(services: Services) -> ListExport:
    trail = AuditTrail(services.clock, ids("entry"))
    return ListExport(services.database, services.sign_in, trail)


def write(export: ListExport, path: Path, progress: Progress | None = None, columns=COLUMNS) -> int:
    return export.write(path, FOUND, FOUND.numbers, columns, progress or Progress())


def test_a_spreadsheet_in_italian_reads_it(export, tmp_path: Path) -> None:
    path = tmp_path / "elenco.csv"
    assert write(export, path) == len(FOUND.numbers)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    titles, first, *_ = csv.reader(raw.decode("utf-8-sig").splitlines(), delimiter=";")
    assert titles == ["Cittadino", "Importo"]
    assert first == ["Rossi Maria", "22,50"]
    assert [one.name for one in tmp_path.glob("*elenco*")] == ["elenco.csv"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(export, tmp_path: Path, sign: str) -> None:
    path, evil = tmp_path / "elenco.csv", f'{sign}HYPERLINK("http://x";"y")'
    write(export, path, columns=(ExportColumn("Titolo", lambda _one: evil),))
    with path.open(encoding="utf-8-sig", newline="") as file:
        _titles, (cell,), *_ = csv.reader(file, delimiter=";")
    assert cell == f"'{evil}"
    assert as_text(f"a{sign}") == f"a{sign}"


def test_who_takes_a_list_away_is_noted_before_it_is_there(
    services: Services, export, tmp_path: Path
) -> None:
    with pytest.raises(WorldTrouble, match="export_unwritable"):
        write(export, tmp_path / "nowhere" / "elenco.csv")
    with services.database.read() as session:
        (entry,) = audit.due(session, 10)
    assert (entry.act, entry.hits) == ("LIST_EXPORTED", len(FOUND.numbers))
    assert entry.operator_id == services.sign_in.operator_id()


def test_nobody_exports_nothing(services: Services, export, tmp_path: Path) -> None:
    services.sign_in.sign_out()
    with pytest.raises(RuleBroken, match="not_signed_in"):
        write(export, tmp_path / "elenco.csv")
    assert not (tmp_path / "elenco.csv").exists()


def test_called_off_it_leaves_what_was_there(export, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(module, "PORTION", 2)
    path, progress = tmp_path / "elenco.csv", Progress()
    path.write_text("of before")

    def enough(one) -> str:
        progress.call_off()
        return one.debtor_name

    assert write(export, path, progress, (ExportColumn("Cittadino", enough),)) == 0
    assert progress.done == 2
    assert path.read_text() == "of before"
    assert len(list(tmp_path.glob("*elenco*"))) == 1


def test_a_full_disk_leaves_nothing_half(export, tmp_path: Path, monkeypatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(module.os, "fsync", full)
        with pytest.raises(WorldTrouble, match="export_disk_full"):
            write(export, tmp_path / "elenco.csv")
    assert list(tmp_path.glob("*elenco*")) == []


def test_memory_does_not_grow_with_the_list(export, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(module, "PORTION", 3)
    asked: list[int] = []

    class Watched:
        numbers, total_cents, as_of, complete = FOUND.numbers, FOUND.total_cents, None, True
        total_of, total_but = FOUND.total_of, FOUND.total_but

        def rows(self, numbers):
            asked.append(len(numbers))
            return FOUND.rows(numbers)

    source = Watched()
    numbers = array("q", FOUND.numbers)
    assert export.write(tmp_path / "e.csv", source, numbers, COLUMNS, Progress()) == len(numbers)
    assert max(asked) == 3
    assert sum(asked) == len(numbers)
