"""Tables for spreadsheets: CSV as Italian Excel and LibreOffice open it.

UTF-8 with a byte-order mark, semicolons, decimal commas. What begins like a formula is a text: an
apostrophe goes before it, because a debtor may have any name and a spreadsheet runs what it reads
(OWASP, CSV injection).
"""

import csv
from collections.abc import Iterable
from typing import Final, TextIO

from payments_core.money import Cents, format_euro

#: Encoding of a file, with its mark.
ENCODING: Final = "utf-8-sig"
#: With these a spreadsheet takes a cell for a formula.
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")


class Spreadsheet:
    """A table that is being written into a file, opened with `newline=""`."""

    def __init__(self, file: TextIO, titles: Iterable[str]) -> None:
        self._lines = csv.writer(file, delimiter=";")
        self._lines.writerow(titles)

    def add(self, rows: Iterable[Iterable[str]]) -> None:
        """Further rows, none of which is run."""
        self._lines.writerows([as_text(cell) for cell in row] for row in rows)


def as_text(cell: str) -> str:
    """A cell that no spreadsheet runs.

    >>> as_text("=HYPERLINK(1)"), as_text("Rossi Maria"), as_text("")
    ("'=HYPERLINK(1)", 'Rossi Maria', '')
    """
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell


def plain_code(code: str) -> str:
    """A tax code that stays a text: a spreadsheet takes digits alone for a number, and a number has
    no zeros in front. The apostrophe is that of a formula; behind it they are found as they are.

    >>> plain_code("00856930102"), plain_code("RSSMRA80A41Z999C")
    ("'00856930102", 'RSSMRA80A41Z999C')
    """
    return f"'{code}" if code.isdigit() else code


def plain_amount(cents: int) -> str:
    """An amount without thousands points, as spreadsheets read it.

    >>> plain_amount(123450)
    '1234,50'
    """
    return format_euro(Cents(cents)).replace(".", "")
