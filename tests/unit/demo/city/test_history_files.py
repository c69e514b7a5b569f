import json
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from central_server.takeover.positions_file import PositionLine, read_positions
from demo.city import history_files
from demo.city.debts import Debt, Release, debtor_of, make_debt
from demo.city.history_files import (
    DayFiles,
    PositionFiles,
    ReceiptArchives,
    position_tree,
    write_json,
)
from demo.city.people import residents
from demo.city.rates import sample_rates
from payments_core.identifiers import notice_number

TODAY = date(2026, 11, 23)
MARIA = next(iter(residents(1, 7, TODAY)))
RATES = {rate.rate_id: rate for rate in sample_rates(TODAY)}
AT = datetime(2026, 4, 14, 19, 5, 7, tzinfo=UTC)
NUMBER, OTHER_NUMBER = (notice_number.build("01", base) for base in (1, 2))


def a_debt(rate_id: str = "mensa", release: Release | None = None) -> Debt:
    return make_debt(RATES[rate_id], debtor_of(MARIA), release or Release(AT))


def test_position_leaves_out_what_is_absent() -> None:
    tree = position_tree(NUMBER, a_debt())
    assert not {"desk_id", "operator", "registry_number", "transfers"} & set(tree)
    assert (tree["released_at"], tree["due_on"]) == ("2026-04-14T19:05:07Z", "2026-05-14")
    assert tree["registered_at"] in ("2026-04-14T19:05:08Z", "2026-04-14T19:05:09Z")
    desk = position_tree(NUMBER, a_debt(release=Release(AT, "sportello-61", "teresa.larosa")))
    assert (desk["desk_id"], desk["operator"]) == ("sportello-61", "teresa.larosa")


def test_waste_tax_lists_its_transfers() -> None:
    transfers = position_tree(NUMBER, a_debt("tari"))["transfers"]
    assert [transfer["amount_cents"] for transfer in transfers] == [22_000, 1_100]


def test_the_server_reads_what_is_written_month_by_month(tmp_path: Path) -> None:
    files = PositionFiles(tmp_path, "80999990015")
    without_code = replace(a_debt(), debtor=debtor_of(replace(MARIA, tax_code=None)))
    for month, debt in (("2026-04", a_debt("tari")), ("2026-05", without_code)):
        files.begin(month)
        files.add(NUMBER, debt)
        files.add(OTHER_NUMBER, replace(debt, cancelled=True))
    files.begin("2026-06")
    files.close()
    assert [path.name for path in files.paths] == [
        "positions-80999990015-2026-04.jsonl", "positions-80999990015-2026-05.jsonl",
    ]  # fmt: skip
    lines = [line for path in files.paths for _, line in read_positions(path)]
    assert all(isinstance(line, PositionLine) for line in lines)
    assert lines[2].registry_number == MARIA.registry_number
    assert [line.cancelled for line in lines] == [False, True, False, True]


def test_archives_hold_so_many_receipts_in_the_order_of_payment(
    tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(history_files, "MAX_RECEIPTS", 2)
    archives = ReceiptArchives(tmp_path, "80999990015")
    archives.begin("2026-04")
    for number in range(5):
        archives.add(f"r{9 - number}", b"<x/>", AT + timedelta(hours=number))
    archives.begin("2026-05")
    archives.add("last", b"<y/>", AT + timedelta(days=30))
    archives.close()
    names = [path.name for path in archives.paths]
    assert names == sorted(names)
    assert names[-2:] == ["receipts-80999990015-2026-04-03.zip",
                          "receipts-80999990015-2026-05-01.zip"]  # fmt: skip
    members = [zipfile.ZipFile(path).namelist() for path in archives.paths]
    assert members == [["r9.xml", "r8.xml"], ["r7.xml", "r6.xml"], ["r5.xml"], ["last.xml"]]
    assert zipfile.ZipFile(archives.paths[0]).infolist()[0].date_time == (2026, 4, 14, 21, 5, 6)


def test_days_are_files_by_name(tmp_path: Path) -> None:
    files = DayFiles(tmp_path)
    files.add([("b.xml", "<é/>"), ("a.xml", "<a/>")])
    assert [path.name for path in files.paths] == ["b.xml", "a.xml"]
    assert (tmp_path / "b.xml").read_bytes() == "<é/>".encode()


def test_json_is_for_people_too(tmp_path: Path) -> None:
    path = write_json(tmp_path / "x.json", {"a": "è"})
    assert "è" in path.read_text("utf-8")
    assert json.loads(path.read_text("utf-8")) == {"a": "è"}
