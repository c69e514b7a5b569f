import csv

import pytest

from tests.factories.position_lines import position_line, write_lines
from tests.factories.released_debts import number_of
from tests.factories.server import ENTITY, RATE


@pytest.fixture
def pads(applied):
    def run_pads(*arguments, output="json"):
        return applied("pads", *arguments, "--entity", ENTITY, "--format", output)

    return run_pads


def written(path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_pad_is_written_for_the_print_shop_and_used_by_a_file(pads, applied, tmp_path):
    path = tmp_path / "blocchetto.csv"
    status, made = pads("make", "--kind", RATE, "--count", "3", "--output", path)
    assert (status, made["count"], made["used"]) == (0, 3, 0)
    first = base_of(made["first"])
    assert written(path) == [
        ["notice_number", "printed"],
        *([number_of(base), number_printed(base)] for base in range(first, first + 3)),
    ]
    lines = write_lines(tmp_path / "preavvisi.jsonl", position_line(first + 1))
    assert applied("positions", "import", lines, "--entity", ENTITY, "--in-archive")[0] == 0
    assert [(pad["used"], pad["count"]) for pad in pads("list")[1]["pads"]] == [(1, 3)]
    again = tmp_path / "di-nuovo.csv"
    assert pads("write", made["pad_id"], "--output", again)[0] == 0
    assert again.read_bytes() == path.read_bytes()


def base_of(number: str) -> int:
    return int(number[3:16])


def number_printed(base: int) -> str:
    number = number_of(base)
    return " ".join(number[start : start + 4] for start in range(0, 18, 4))


def test_people_read_what_was_set_aside(pads, tmp_path):
    assert pads("list", output="text") == (0, "Nessun blocchetto.\n")
    path = tmp_path / "blocchetto.csv"
    said = pads("make", "--kind", RATE, "--count", "3", "--output", path, output="text")[1]
    first = base_of(written(path)[1][0])
    assert f"3 numeri, da {number_printed(first)} a {number_printed(first + 2)}" in said
    assert "usati 0 di 3" in pads("list", output="text")[1]


def test_refused_pad_leaves_no_file_and_takes_no_number(pads, tmp_path):
    path = tmp_path / "blocchetto.csv"
    status, said = pads("make", "--kind", "nessuno", "--count", "3", "--output", path)
    assert (status, said["error"], list(tmp_path.glob("bl*"))) == (1, "kind_unknown", [])
    path.write_text("di un altro", encoding="utf-8")
    status, said = pads("make", "--kind", RATE, "--count", "3", "--output", path)
    assert (status, said["error"]) == (1, "file_exists")
    assert path.read_text(encoding="utf-8") == "di un altro"
    assert pads("list")[1]["pads"] == []
