import tomllib

import pytest

from counter_app.toml_lines import with_value, without_table
from payments_core.errors import BadValue

WRITTEN = """# by hand
language = "en"

[printers]
paper = "qt:Ufficio"   # first floor
roll = "tcp:10.0.0.5:9100"

[printers.archive]     # the large one
address = "qt:Corridoio"
duplex = true

[papers]
receipt = "archive"
"""


def test_only_the_value_changes_and_what_a_person_wrote_stays() -> None:
    changed = with_value(WRITTEN, "printers", "roll", "usb:04b8:0e15")
    assert changed == WRITTEN.replace("tcp:10.0.0.5:9100", "usb:04b8:0e15")


def test_a_table_within_a_table_is_found() -> None:
    changed = with_value(WRITTEN, "printers.archive", "address", 'qt:Sala "B"\\2')
    assert tomllib.loads(changed)["printers"]["archive"] == {
        "address": 'qt:Sala "B"\\2',
        "duplex": True,
    }


def test_a_value_is_taken_away_or_added() -> None:
    gone = with_value(WRITTEN, "printers", "roll", None)
    assert "roll" not in tomllib.loads(gone)["printers"]
    assert tomllib.loads(with_value(gone, "papers", "notice", "archive"))["papers"] == {
        "receipt": "archive",
        "notice": "archive",
    }


@pytest.mark.parametrize("text", ["", 'language = "it"\n', 'language = "it"'])
def test_a_table_that_is_not_there_is_begun(text: str) -> None:
    tree = tomllib.loads(with_value(text, "printers", "paper", "qt:A"))
    assert tree.pop("printers") == {"paper": "qt:A"}
    assert tree == tomllib.loads(text)


def test_a_whole_table_goes() -> None:
    tree = tomllib.loads(without_table(WRITTEN, "printers.archive"))
    assert tree["printers"] == {"paper": "qt:Ufficio", "roll": "tcp:10.0.0.5:9100"}
    assert tree["papers"] == {"receipt": "archive"}


def test_lines_end_as_they_did() -> None:
    changed = with_value(WRITTEN.replace("\n", "\r\n"), "printers", "paper", "qt:B")
    assert changed.count("\r\n") == changed.count("\n") == WRITTEN.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        'printers = {paper = "qt:A"}\n',
        'printers.paper = "qt:A"\n',
        '[printers]\n"paper" = "qt:A"\n',
        "note = '''\n[printers]\npaper = 1\n'''\n[printers]\npaper = 'qt:A'\n",
        '[printers]\npaper = """\nqt:A"""\n',
    ],
)
def test_what_is_laid_out_otherwise_is_refused_not_spoilt(text: str) -> None:
    with pytest.raises(BadValue, match="settings_not_editable"):
        with_value(text, "printers", "paper", "qt:B")
