import json

import pytest

from payments_documents.notices import bulk_file
from tests.factories.pdf_reader import all_text, printed_codes, reader
from tests.factories.pictures import COAT_OF_ARMS
from tests.factories.position_lines import plan, position_line, write_lines
from tests.factories.released_debts import number_of
from tests.factories.server import ENTITY, RATE, TAX_CODE

STREETS = (("16121", "Via Roma"), ("16100", "Via Zara"), ("16100", "Via Bari"))


@pytest.fixture
def imported(applied, tmp_path):
    """A file of three debts with addresses, and one that was withdrawn, taken in."""
    lines = [
        position_line(
            base,
            debtor={"kind": "F", "identifier": TAX_CODE, "full_name": f"Rossi {base}",
                    "street": street, "postal_code": code, "city": "Esempio", "province": "GE"},
        )
        for base, (code, street) in enumerate(STREETS, 1)
    ]  # fmt: skip
    path = write_lines(tmp_path / "tari.jsonl", *lines, position_line(9, cancelled=True))
    status, said = applied("positions", "import", path, "--entity", ENTITY, "--in-archive")
    assert status == 0, said
    return path


@pytest.fixture
def printing(applied, tmp_path):
    def run(*words, output="json", to="avvisi.pdf"):
        return applied(
            "notices", "print", *words, "--output", tmp_path / to, "--entity", ENTITY,
            "--format", output,
        )  # fmt: skip

    return run


def names_of(pdf: bytes) -> list[str]:
    return [
        next(name for name in ("Rossi 1", "Rossi 2", "Rossi 3") if name in page.extract_text())
        for page in reader(pdf).pages
    ]


def test_what_an_import_brought_is_one_file_without_what_was_cancelled(
    printing, imported, tmp_path
):
    status, done = printing("--import", imported)
    assert (status, done["papers"], done["before"]) == (0, 3, 0)
    assert done["left_out"] == [{"notice_number": number_of(9), "reason": "notice_cancelled"}]
    pdf = (tmp_path / "avvisi.pdf").read_bytes()
    assert names_of(pdf) == ["Rossi 1", "Rossi 2", "Rossi 3"]
    codes = printed_codes(pdf)
    assert codes["QRCode"] == f"PAGOPA|002|{number_of(1)}|{ENTITY}|2195"
    assert codes["DataMatrix"][15:33] == number_of(1)
    assert "FAC-SIMILE" in all_text(pdf)
    assert "COPIA" not in all_text(pdf)


def test_kind_by_postal_code_comes_as_letters_are_carried(printing, imported, tmp_path):
    status, done = printing("--kind", RATE, "--by-postal-code")
    assert (status, done["papers"]) == (0, 3)
    assert names_of((tmp_path / "avvisi.pdf").read_bytes()) == ["Rossi 3", "Rossi 2", "Rossi 1"]


def test_marks_of_the_installation_are_on_all_of_them(printing, imported, tmp_path, monkeypatch):
    (tmp_path / "marks").mkdir()
    (tmp_path / "marks" / "pagopa.svg").write_bytes(COAT_OF_ARMS)
    monkeypatch.setenv("CENTRAL_SERVER_MARKS_FOLDER", str(tmp_path / "marks"))
    assert printing("--kind", RATE)[0] == 0
    assert "pagoPA" not in all_text((tmp_path / "avvisi.pdf").read_bytes())


def test_numbers_as_people_write_them_make_a_folder_in_their_order(printing, imported, tmp_path):
    path = tmp_path / "numeri.txt"
    grouped = " ".join(number_of(2)[start : start + 4] for start in range(0, 18, 4))
    path.write_text(f"{grouped}\n\n{number_of(1)}\n{number_of(1)}\n")
    assert printing("--numbers", path, "--one-file-each", to="avvisi")[0] == 0
    files = sorted(each.name for each in (tmp_path / "avvisi").iterdir())
    assert files == [f"{number_of(1)}.pdf", f"{number_of(2)}.pdf"]


def test_every_printed_notice_is_on_record_and_the_next_paper_is_a_copy(
    printing, applied, imported, tmp_path
):
    printing("--import", imported)
    listed = applied(
        "audit", "list", "--notice", number_of(2), "--entity", ENTITY, "--format", "json"
    )[1]
    (event,) = listed["events"]
    assert (event["act"], event["desk_id"]) == ("NOTICE_PRINTED", "server")
    assert printing("--import", imported, to="di-nuovo.pdf")[1]["papers"] == 3
    assert all_text((tmp_path / "di-nuovo.pdf").read_bytes()).count("COPIA") == 3


def test_interrupted_work_goes_on_and_records_each_notice_once(
    printing, applied, imported, tmp_path, monkeypatch
):
    monkeypatch.setattr("central_server.papers.bulk.BLOCK", 1)
    add, added = bulk_file.BulkFile.add, []

    def interrupted(self, key, content):
        if len(added) == 2:
            raise KeyboardInterrupt
        added.append(key)
        add(self, key, content)

    with monkeypatch.context() as patched:
        patched.setattr(bulk_file.BulkFile, "add", interrupted)
        status, said = printing("--import", imported, output="text")
    assert (status, "2 avvisi su 4" in said) == (1, True)
    assert not (tmp_path / "avvisi.pdf").exists()
    status, done = printing("--import", imported)
    assert (status, done["papers"], done["before"]) == (0, 3, 2)
    pdf = (tmp_path / "avvisi.pdf").read_bytes()
    assert names_of(pdf) == ["Rossi 1", "Rossi 2", "Rossi 3"]
    assert "COPIA" not in all_text(pdf)
    events = applied("audit", "list", "--entity", ENTITY, "--format", "json")[1]["events"]
    assert sorted(event["notice_number"] for event in events) == [
        number_of(base) for base in (1, 2, 3)
    ]


def test_notice_that_no_font_can_print_is_left_out_with_its_reason(printing, applied, tmp_path):
    odd = {"kind": "F", "identifier": TAX_CODE, "full_name": "Rossi \ue000"}
    path = write_lines(tmp_path / "a.jsonl", position_line(1, debtor=odd), position_line(2))
    applied("positions", "import", path, "--entity", ENTITY, "--in-archive")
    status, said = printing("--import", path, output="text")
    assert status == 1
    assert "1 avvisi in" in said
    assert "non si può stampare" in said


def test_debt_in_instalments_is_one_paper_with_a_code_for_each(printing, applied, tmp_path):
    line = position_line(
        1, amount_cents=2400, rate_id=None, rate_version=None,
        instalments=plan((5, 1200, "2026-12-30"), (6, 1200, "2027-02-28")),
    )  # fmt: skip
    path = write_lines(tmp_path / "a.jsonl", line, position_line(2))
    said = applied("positions", "import", path, "--entity", ENTITY, "--in-archive")
    assert said[0] == 0, said
    status, done = printing("--import", path)
    assert (status, done["papers"], done["left_out"]) == (0, 2, [])
    words = all_text((tmp_path / "avvisi.pdf").read_bytes()).replace(" ", "")
    for base in (1, 5, 6, 2):
        assert number_of(base) in words
    events = applied("audit", "list", "--entity", ENTITY, "--format", "json")[1]["events"]
    assert len(events) == 4


def test_unknown_number_is_told_and_stops_nobody(printing, imported, tmp_path):
    path = tmp_path / "numeri.txt"
    path.write_text(f"{number_of(77)}\n{number_of(1)}\n")
    status, done = printing("--numbers", path, "--by-postal-code")
    assert (status, done["papers"]) == (1, 1)
    assert done["left_out"] == [{"notice_number": number_of(77), "reason": "notice_unknown"}]


@pytest.mark.parametrize("line", ["12345", "x" * 500, "301000000000004286"])
def test_file_with_something_else_in_it_prints_nothing(printing, imported, tmp_path, line):
    path = tmp_path / "numeri.txt"
    path.write_text(f"{number_of(1)}\n{line}\n")
    status, said = printing("--numbers", path)
    assert (status, said["error"], said["facts"]["line"]) == (1, "numbers_file_refused", 2)
    assert not (tmp_path / "avvisi.pdf").exists()


def test_debts_file_that_is_none_prints_nothing(printing, imported, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(position_line(1)) + "\n{}\n")
    status, said = printing("--import", path)
    assert (status, said["error"], said["facts"]["line"]) == (1, "numbers_file_refused", 2)


def test_nothing_is_overwritten_and_nothing_made_of_nothing(printing, imported, tmp_path):
    (tmp_path / "avvisi.pdf").write_text("mine")
    assert printing("--import", imported)[1]["error"] == "file_exists"
    assert (tmp_path / "avvisi.pdf").read_text() == "mine"
    (tmp_path / "nessuno.txt").write_text("\n")
    said = printing("--numbers", tmp_path / "nessuno.txt", to="altro.pdf")[1]
    assert said["error"] == "bulk_is_empty"
    assert printing("--kind", "nessuno", to="altro.pdf")[1]["error"] == "kind_unknown"
    assert not list(tmp_path.glob("altro*"))


def test_journal_that_a_crash_left_beside_the_finished_file_goes(printing, imported, tmp_path):
    printing("--import", imported)
    (tmp_path / "avvisi.pdf.journal").write_text("{}")
    assert printing("--import", imported)[0] == 1
    assert not (tmp_path / "avvisi.pdf.journal").exists()
