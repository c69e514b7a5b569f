import csv
from io import StringIO

import pytest

from counter_app.services.spreadsheet import (
    ENCODING,
    FORMULA_SIGNS,
    Spreadsheet,
    plain_amount,
    plain_code,
)


@pytest.mark.parametrize("sign", FORMULA_SIGNS)
def test_what_begins_like_a_formula_is_a_text_and_all_else_is_as_it_was(sign: str) -> None:
    file = StringIO(newline="")
    sheet = Spreadsheet(file, ("Nome", "Importo"))
    sheet.add([(f"{sign}1+1", plain_amount(123450)), ('Rossi; "Maria"', "")])
    raw = file.getvalue().encode(ENCODING)
    assert raw.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert read == [
        ["Nome", "Importo"], [f"'{sign}1+1", "1234,50"], ["Rossi; \"Maria\"", ""],
    ]  # fmt: skip


def test_code_of_digits_alone_is_a_text_and_is_found_by_them() -> None:
    file = StringIO(newline="")
    codes = ("00856930102", "12345678903", "RSSMRA80A41Z999C", "nessuno")
    Spreadsheet(file, ("Codice fiscale",)).add([(plain_code(code),) for code in codes])
    read = [cell for (cell,) in csv.reader(StringIO(file.getvalue()), delimiter=";")]
    assert read == [
        "Codice fiscale", "'00856930102", "'12345678903", "RSSMRA80A41Z999C", "nessuno",
    ]  # fmt: skip
