"""kill -9 of a desk that prints many notices, again and again: all of them are on paper, once."""

from collections import Counter
from pathlib import Path

import pytest

from counter_app.printing.device import JobState
from counter_app.services.bulk_order import BulkWay
from counter_app.store.bulk_prints import BulkState
from counter_app.store.database import Database
from tests.factories.bulk_printing import bulk_printing
from tests.factories.bulk_process import STEP, desk_that_prints
from tests.factories.counter import KEY
from tests.factories.desk_services import desk_services
from tests.factories.fake_server import PASSWORD, FakeServer, serving
from tests.factories.pdf_reader import reader
from tests.factories.server_process import wait_until

NOTICES, BLOWS = 20, 3


@pytest.mark.parametrize("way", list(BulkWay))
def test_every_notice_is_printed_once_whenever_the_desk_is_killed(
    tmp_path: Path, way: BulkWay
) -> None:
    target = tmp_path / ("avvisi.pdf" if way is BulkWay.ONE_FILE else "avvisi")
    with serving(FakeServer()) as server:
        services = desk_services(tmp_path, server)
        services.sign_in.sign_in("laura", PASSWORD)
        bulk = bulk_printing(services)
        shown = bulk.released(NOTICES)
        begun = bulk.begin(shown, way, None if way is BulkWay.PRINTER else target)
        for blow in range(BLOWS):
            done = bulk.view(begun).printed
            desk = desk_that_prints(tmp_path, server.url)
            try:
                wait_until(
                    lambda least=done + blow: bulk.view(begun).printed > least,
                    "the desk prints nothing", 30,
                )  # fmt: skip
            finally:
                desk.kill()
                desk.join(10)
            assert bulk.view(begun).printed < NOTICES
        services.client.close()
        services.database.close()

        desk = desk_that_prints(tmp_path, server.url)
        desk.join(60)
        assert desk.exitcode == 0
        database = Database(tmp_path / "store.db")
        database.open(KEY)
        services = desk_services(tmp_path, server, database)
        bulk = bulk_printing(services)
        view = bulk.view(begun)
        assert (view.state, view.printed, view.left_out) == (BulkState.DONE, NOTICES, ())
        numbers = [one.notice_number for one in shown]
        jobs = {number: bulk.jobs(number) for number in numbers}
        services.client.close()
        services.database.close()
    assert {len(each) for each in jobs.values()} == {1}
    assert not any(each[0].copy for each in jobs.values())
    states = Counter(each[0].state for each in jobs.values())
    if way is BulkWay.PRINTER:
        # Of the paper that was at the printer at a blow nobody knows, and its task says so.
        assert states[JobState.CONFIRMED] >= NOTICES - BLOWS
        assert set(states) <= {JobState.CONFIRMED, JobState.UNCERTAIN}
        return
    assert states == {JobState.CONFIRMED: NOTICES}
    paths = [target] if way is BulkWay.ONE_FILE else [target / f"{one}.pdf" for one in numbers]
    pages = [page.extract_text() for path in paths for page in reader(path.read_bytes()).pages]
    assert len(pages) == NOTICES > STEP * BLOWS
    for number, text in zip(numbers, pages, strict=True):
        assert number in text.replace(" ", "")
        assert "COPIA" not in text
