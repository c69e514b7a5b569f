"""The files of a history: positions by month, receipts in archives, flows and journals by day."""

import json
import zipfile
from collections.abc import Iterable
from datetime import datetime, timedelta
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from demo.city.debts import Debt, Debtor
from demo.city.worked_out_kinds import FINE_VERSION
from payments_core.clock import rome_local

#: Members of one archive.
MAX_RECEIPTS = 5_000


class PositionFiles:
    """JSON lines, one file for each month of an entity, closed when the next one begins."""

    def __init__(self, folder: Path, entity: str) -> None:
        self._folder = folder
        self._entity = entity
        self._file: TextIOWrapper | None = None
        self.paths: list[Path] = []

    def begin(self, month: str) -> None:
        """Begin a month; it becomes a file with its first position."""
        self.close()
        self._month = month

    def add(self, number: str, debt: Debt) -> None:
        """Write one position."""
        if self._file is None:
            path = self._folder / f"positions-{self._entity}-{self._month}.jsonl"
            self.paths.append(path)
            self._file = path.open("w", encoding="utf-8", newline="\n")
        line = json.dumps(position_tree(number, debt), ensure_ascii=False, separators=(",", ":"))
        self._file.write(f"{line}\n")

    def close(self) -> None:
        """End the month."""
        if self._file is not None:
            self._file.close()
            self._file = None


class ReceiptArchives:
    """Zip files of receipts in the order in which they came, a few thousand in each."""

    def __init__(self, folder: Path, entity: str) -> None:
        self._folder = folder
        self._entity = entity
        self._archive: zipfile.ZipFile | None = None
        self._members = self._part = 0
        self.paths: list[Path] = []

    def begin(self, month: str) -> None:
        """Begin a month."""
        self.close()
        self._month, self._part = month, 0

    def add(self, receipt_id: str, document: bytes, paid_at: datetime) -> None:
        """Put in one receipt."""
        if self._archive is not None and self._members >= MAX_RECEIPTS:
            self.close()
        if self._archive is None:
            self._part += 1
            name = f"receipts-{self._entity}-{self._month}-{self._part:02d}.zip"
            self.paths.append(self._folder / name)
            self._archive = zipfile.ZipFile(self.paths[-1], "w")
            self._members = 0
        local = rome_local(paid_at)
        member = zipfile.ZipInfo(f"{receipt_id}.xml", local.timetuple()[:6])
        member.compress_type = zipfile.ZIP_DEFLATED
        self._archive.writestr(member, document, compresslevel=1)
        self._members += 1

    def close(self) -> None:
        """End the archive at hand."""
        if self._archive is not None:
            self._archive.close()
            self._archive = None


class DayFiles:
    """XML files with the day in their name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.paths: list[Path] = []

    def add(self, files: Iterable[tuple[str, str]]) -> None:
        """Write documents by name."""
        for name, document in files:
            path = self._folder / name
            path.write_text(document, encoding="utf-8")
            self.paths.append(path)


def position_tree(number: str, debt: Debt) -> dict[str, Any]:
    """A position as its line says it; what is absent is left out."""
    released_at = debt.release.at
    tree = {
        "notice_number": number,
        "kind_id": debt.rate_id,
        "rate_id": debt.rate_id,
        "rate_version": FINE_VERSION if debt.fields else 1,
        "fields": debt.fields,
        "debtor": _debtor_tree(debt.debtor),
        "registry_number": debt.debtor.registry_number,
        "subject": debt.subject,
        "amount_cents": debt.amount_cents,
        "due_on": debt.due_on.isoformat(),
        "released_at": _instant(released_at),
        "registered_at": _instant(released_at + timedelta(seconds=1 + int(number) % 2)),
        "desk_id": debt.release.desk_id,
        "operator": debt.release.operator,
        "cancelled": debt.cancelled,
        "transfers": _transfer_trees(debt),
    }
    return {key: value for key, value in tree.items() if value is not None}


def write_json(path: Path, tree: Any) -> Path:
    """For people and programs: indented, letters as they are."""
    path.write_text(json.dumps(tree, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def _debtor_tree(debtor: Debtor) -> dict[str, str]:
    tree = {
        "kind": debtor.kind,
        "identifier": debtor.identifier,
        "full_name": debtor.full_name,
        "street": debtor.street,
        "street_number": debtor.street_number,
        "postal_code": debtor.postal_code,
        "city": debtor.city,
        "province": debtor.province,
        "country": "IT",
        "email": debtor.email,
    }
    return {key: value for key, value in tree.items() if value}


def _transfer_trees(debt: Debt) -> list[dict[str, Any]] | None:
    if len(debt.shares) == 1:
        return None
    return [
        {
            "amount_cents": share.amount_cents,
            "beneficiary_tax_code": share.beneficiary_tax_code,
            "beneficiary_name": share.beneficiary_name,
            "iban": share.iban,
            "remittance": share.remittance,
            "category": share.category,
        }
        for share in debt.shares
    ]


def _instant(instant: datetime) -> str:
    return f"{instant:%Y-%m-%dT%H:%M:%S}Z"
