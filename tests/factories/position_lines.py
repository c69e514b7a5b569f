"""Lines of a file of debts that another program has sent out."""

import json
from pathlib import Path
from typing import Any

from tests.factories.released_debts import number_of
from tests.factories.server import RATE, RATE_CENTS, TAX_CODE


def position_line(base: int = 1, **changes: Any) -> dict[str, Any]:
    """A good line; a change to None takes the field out."""
    line = {
        "notice_number": number_of(base),
        "kind_id": RATE,
        "rate_id": RATE,
        "rate_version": 1,
        "debtor": {"kind": "F", "identifier": TAX_CODE, "full_name": "Rossi Mario"},
        "subject": "Carta d'identità elettronica",
        "amount_cents": RATE_CENTS,
        "due_on": "2026-12-23",
        "released_at": "2026-11-20T09:00:00Z",
    } | changes
    return {name: value for name, value in line.items() if value is not None}


def share(cents: int, tax_code: str = "80999990049", **changes: Any) -> dict[str, Any]:
    """A transfer of a line."""
    return {
        "amount_cents": cents,
        "beneficiary_tax_code": tax_code,
        "beneficiary_name": "Provincia di Esempio",
        "iban": "IT60X0542811101000000123456",
        "remittance": "Addizionale",
        "category": "9/0101101IM/",
    } | changes


def plan(*parts: tuple[int, int, str], **changes: Any) -> list[dict[str, Any]]:
    """Instalments of a line: base of the number, cents, due date."""
    return [
        {"notice_number": number_of(base), "amount_cents": cents, "due_on": due_on} | changes
        for base, cents, due_on in parts
    ]


def write_lines(path: Path, *lines: dict[str, Any] | str) -> Path:
    """A file of lines, each an object or a text as it is."""
    written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(written) + "\n", encoding="utf-8")
    return path
