from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.printing.device import JobState, PaperWay
from counter_app.store import prints
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW


def job(job_id: str, printer: str = "roll") -> prints.NewJob:
    return prints.NewJob(job_id, printer, f"receipt/{job_id}", "Mensa", None, b"bytes")


def test_jobs_of_a_printer_come_in_their_order(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        for new in (job("z"), job("a"), job("m", "paper")):
            prints.add(session, new, "QUEUED", NOW)
            session.flush()
        first = prints.first_in_state(session, "roll", "QUEUED")
        assert first is not None
        assert first.job_id == "z"
        assert prints.first_in_state(session, "roll", "SENDING") is None
        assert [row.job_id for row in prints.in_state(session, "QUEUED")] == ["z", "a", "m"]
    database.close()


def test_only_the_named_states_count_as_printed(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        prints.add(session, job("a"), "FAILED", NOW)
    with database.read() as session:
        assert not prints.was_printed(session, "receipt/a", ("CONFIRMED",))
        assert prints.was_printed(session, "receipt/a", ("CONFIRMED", "FAILED"))
        assert prints.find(session, "b") is None
    database.close()


@pytest.mark.parametrize("way", list(PaperWay))
def test_paper_that_goes_into_a_file_waits_for_no_printer(tmp_path: Path, way: PaperWay) -> None:
    """Not even where the program was killed while it was written."""
    database = open_store(tmp_path)
    with database.write() as session:
        prints.add(session, job("a"), JobState.QUEUED, NOW)
        prints.add(session, job("b", "A4"), JobState.SENDING, NOW)
        prints.add(session, job("c", way), JobState.SENDING, NOW)
    with database.read() as session:
        assert prints.count_under_way(session) == 2
    database.close()


def test_paper_of_several_numbers_is_a_paper_about_each(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    plan = replace(job("plan"), notice_number="1", further_numbers=("2", "3"))
    with database.write() as session:
        prints.add(session, plan, "CONFIRMED", NOW)
        prints.add(session, replace(job("alone"), notice_number="2"), "CONFIRMED", NOW)
    with database.read() as session:
        found = {
            number: [row.job_id for row in prints.of_notice(session, number)] for number in "1234"
        }
    assert found == {"1": ["plan"], "2": ["plan", "alone"], "3": ["plan"], "4": []}
    database.close()
