from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.events import BulkPrintChanged
from counter_app.services.bulk_order import BulkWay
from counter_app.store.bulk_prints import BulkState
from payments_core.errors import RuleBroken
from tests.factories.bulk_printing import Bulk, bulk_printing
from tests.factories.counter import KEY, Heard
from tests.factories.desk_services import Services
from tests.factories.fake_server import PASSWORD


@pytest.fixture
def bulk(services: Services) -> Iterator[Bulk]:
    made = bulk_printing(services)
    yield made
    made.worker.stop()
    services.spool.stop()


def test_threads_print_all_of_it_by_themselves(bulk: Bulk, services: Services) -> None:
    shown, heard = bulk.released(8), Heard(services.events)
    services.spool.start()
    bulk.worker.start()
    begun = bulk.begin(shown)
    heard.wait_until(lambda: bulk.view(begun).is_over)
    assert bulk.view(begun).printed == 8
    assert BulkPrintChanged(begun.print_id) in heard.events


def test_print_goes_on_when_the_program_starts_again(
    bulk: Bulk, services: Services, tmp_path: Path
) -> None:
    begun = bulk.begin(bulk.released(2), BulkWay.ONE_FILE, tmp_path / "avvisi.pdf")
    after, heard = bulk_printing(services), Heard(services.events)
    after.worker.start()
    heard.wait_until(lambda: after.view(begun).is_over)
    after.worker.stop()
    assert (tmp_path / "avvisi.pdf").exists()


def test_print_waits_while_nobody_or_somebody_else_is_there(
    bulk: Bulk, services: Services, tmp_path: Path
) -> None:
    begun = bulk.begin(bulk.released(2), BulkWay.ONE_FILE, tmp_path / "avvisi.pdf")
    services.sign_in.sign_out()
    bulk.worker.turn()
    assert (bulk.view(begun).state, bulk.view(begun).printed) == (BulkState.RUNNING, 0)
    services.sign_in.sign_in("marco", PASSWORD)
    bulk.worker.turn()
    assert bulk.view(begun).printed == 0
    services.sign_in.sign_in("laura", PASSWORD)
    bulk.worker.turn()
    assert bulk.view(begun).state is BulkState.DONE


def test_sign_out_between_two_papers_stops_politely(
    bulk: Bulk, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = bulk.begin(bulk.released(2))
    send = services.spool.print_notice

    def leave(*given: object) -> object:
        ticket = send(*given)  # type: ignore[arg-type]
        services.sign_in.sign_out()
        return ticket

    monkeypatch.setattr(services.spool, "print_notice", leave)
    bulk.worker.turn()
    view = bulk.view(begun)
    assert (view.state, view.under_way) == (BulkState.RUNNING, 1)


def test_closed_store_is_no_trouble(bulk: Bulk, services: Services) -> None:
    begun = bulk.begin(bulk.released(1))
    services.database.close()
    bulk.worker.turn()
    services.database.open(KEY)
    assert bulk.view(begun).state is BulkState.RUNNING


def test_what_stops_the_whole_print_is_kept_as_its_reason(
    bulk: Bulk, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise RuleBroken("audit_trail_full", entries=9)

    begun = bulk.begin(bulk.released(2))
    monkeypatch.setattr(services.spool, "print_notice", full)
    bulk.worker.turn()
    view = bulk.view(begun)
    assert (view.state, view.problem, view.facts) == (
        BulkState.PAUSED, "audit_trail_full", {"entries": 9},
    )  # fmt: skip
    assert view.left_out == ()


def test_pause_holds_and_go_on_goes_on(bulk: Bulk, tmp_path: Path) -> None:
    begun = bulk.begin(bulk.released(2), BulkWay.FILE_EACH, tmp_path / "avvisi")
    bulk.prints.pause(begun.print_id)
    bulk.worker.turn()
    assert (bulk.view(begun).state, bulk.view(begun).printed) == (BulkState.PAUSED, 0)
    bulk.prints.go_on(begun.print_id)
    bulk.worker.turn()
    assert bulk.view(begun).state is BulkState.DONE


def test_papers_that_come_out_of_a_print_that_is_held_are_told(
    bulk: Bulk, services: Services
) -> None:
    begun = bulk.begin(bulk.released(1))
    bulk.worker.turn()
    bulk.prints.pause(begun.print_id)
    for worker in services.spool._workers.values():
        worker.turn()
    heard = Heard(services.events)
    bulk.worker.turn()
    assert BulkPrintChanged(begun.print_id) in heard.events
    assert (bulk.view(begun).printed, bulk.view(begun).under_way) == (1, 0)
