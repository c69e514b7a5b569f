"""`./run demo --headless`: the main job with the real programs, and what it leaves behind."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from payments_core.notice.codes import qr_payload
from tests.architecture.source import ROOT
from tests.factories import escpos_reader
from tests.factories.pdf_reader import all_text, printed_codes

AMOUNT_CENTS = 2250
#: Notices of the day without a line.
OFF_LINE = 30
#: Of a refund, after it was asked for.
EVENTS = ["APPROVE", "EXPORT", "CLOSE"]
STAGES = ["rilasciato", "pagato", "riversato", "accreditato", "riconciliato"]


def play(folder: Path, *options: str) -> Path:
    """The demonstration, from its beginning to a good end."""
    done = subprocess.run(
        [sys.executable, "-m", "demo", "--headless", "--citizens", "100", *options,
         "--output", str(folder)],
        cwd=ROOT, capture_output=True, text=True, timeout=540, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def told(output: Path) -> list[list[str]]:
    """Each stage of the money with its amount, as the report has it."""
    lines = (output / "report.txt").read_text(encoding="utf-8").splitlines()
    return [line.split()[:2] for line in lines if line.split()[:1] and line.split()[0] in STAGES]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return play(tmp_path_factory.mktemp("demonstration") / "out", "--outage")


@pytest.mark.timeout(600)
def test_the_report_says_the_same_amount_at_every_stage(output: Path) -> None:
    assert told(output) == [[stage, "22,50"] for stage in STAGES]


@pytest.mark.timeout(600)
def test_the_same_story_is_told_without_a_station(tmp_path: Path) -> None:
    output = play(tmp_path / "out", "--hub-model", "gpd")
    assert told(output) == [[stage, "22,50"] for stage in STAGES]
    with closing(sqlite3.connect(output / "central-server.db")) as database:
        models = database.execute("SELECT hub_model FROM stations ORDER BY 1").fetchall()
        asked = database.execute("SELECT count(*) FROM hub_events").fetchone()
    assert (models, asked) == ([("gpd_v1",), ("gpd_v3",)], (0,))


@pytest.mark.timeout(600)
def test_the_printed_notice_carries_the_code_that_was_paid(output: Path) -> None:
    report = (output / "report.txt").read_text(encoding="utf-8")
    number = re.search(r"rilasciato.*?((?:\d{4} ){4}\d{2})", report)
    assert number is not None
    notice = next(iter(sorted((output / "papers").glob("*notice*.pdf")))).read_bytes()
    assert number.group(1) in all_text(notice)
    payload = qr_payload(number.group(1).replace(" ", ""), "80999990015", AMOUNT_CENTS)
    assert payload in printed_codes(notice).values()


@pytest.mark.timeout(600)
def test_the_receipts_came_out_of_both_printers(output: Path) -> None:
    assert list((output / "papers").glob("*receipt*.pdf"))
    roll = escpos_reader.read((output / "receipt-roll.bin").read_bytes())
    assert any("22,50" in line.text for line in roll.lines)


@pytest.mark.timeout(600)
def test_every_screen_has_its_picture(output: Path) -> None:
    names = {path.stem.split("-", 1)[1] for path in output.glob("[0-9][0-9]-*.png")}
    assert names >= {
        "enrolment", "sign-in", "start", "search", "citizen", "release", "released", "paid",
        "verify", "notices", "tasks", "citizen-paid", "paid-twice", "nobody", "offline",
        "release-offline", "released-offline", "person-offline", "power-back", "waiting",
        "back-online", "outage-paid",
    }  # fmt: skip


def released_off_line(output: Path) -> list[tuple[str, ...]]:
    """Number and five amounts of each notice that the report lists as released without a line."""
    report = (output / "report.en.txt").read_text(encoding="utf-8")
    row = re.compile(
        r"  ((?:\d{4} ){4}\d{2})  .+: released ([\d,]+), paid ([\d,]+), settled ([\d,]+), "
        r"credited ([\d,]+), reconciled ([\d,]+)"
    )
    return [found.groups() for line in report.splitlines() if (found := row.fullmatch(line))]


@pytest.mark.timeout(600)
def test_notices_released_without_a_line_are_paid_and_credited(output: Path) -> None:
    report = (output / "report.en.txt").read_text(encoding="utf-8")
    rows = released_off_line(output)
    assert len({number for number, *_ in rows}) == len(rows) == OFF_LINE
    assert all(len(set(amounts)) == 1 for _, *amounts in rows)
    together = sum(int(released.replace(",", "")) for _, released, *_ in rows)
    assert f"All together: released {together // 100:,}".replace(",", ".") in report
    # What was printed is what was registered: nothing was lost with the power, nothing came twice.
    papers = [all_text(path.read_bytes()) for path in (output / "outage-papers").glob("*.pdf")]
    assert len(papers) == OFF_LINE
    assert all("DA REGISTRARE" in paper for paper in papers)
    assert all(any(number in paper for paper in papers) for number, *_ in rows)


@pytest.mark.timeout(600)
def test_power_went_while_another_notice_was_begun_and_nobody_was_lost(output: Path) -> None:
    numbers = [number.replace(" ", "") for number, *_ in released_off_line(output)]
    with closing(sqlite3.connect(output / "central-server.db")) as database:
        people = dict(
            database.execute(
                "SELECT notice_number, citizen_id FROM notices JOIN installments USING "
                "(entity_id, notice_number) JOIN positions USING (entity_id, position_id)"
            )
        )
        newcomers = database.execute(
            "SELECT count(*) FROM citizens WHERE family_name = 'Zunino' AND given_name = 'Carla'"
        ).fetchone()
    assert len({people[number] for number in numbers}) == 6
    assert newcomers == (1,)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("page", ["report.html", "report.en.html"])
def test_the_page_tells_the_story_and_shows_pictures_that_are_there(
    output: Path, page: str
) -> None:
    written = (output / page).read_text(encoding="utf-8")
    shown = re.findall(r'<img src="([^"]+)"', written)
    assert len(shown) > 20
    assert [name for name in shown if not (output / name).is_file()] == []
    assert 'class="verdict ok"' in written
    assert written.count("✓") == 12
    assert "✗" not in written


@pytest.mark.timeout(600)
def test_colleagues_have_left_something_of_everything(output: Path) -> None:
    with closing(sqlite3.connect(output / "central-server.db")) as database:

        def ask(question: str) -> list[tuple[object, ...]]:
            return database.execute(question).fetchall()

        last = ask("SELECT event FROM refund_events ORDER BY event_no")
        assert [event for (event,) in last] == EVENTS
        assert sorted(ask("SELECT act FROM position_events")) == [("CANCELLED",), ("SUSPENDED",)]
        markets = ask("SELECT status FROM positions WHERE kind_id = 'mercato' ORDER BY status")
        assert markets == [("PARTIALLY_PAID",), ("VALID",)]
        assert ask("SELECT count(*) FROM positions WHERE live") == [(2,)]
    assert len((output / "refunds.csv").read_text(encoding="utf-8").splitlines()) == 2
