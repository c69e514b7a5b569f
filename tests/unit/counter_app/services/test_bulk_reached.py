from pathlib import Path

from counter_app.services.bulk_order import BulkWay
from counter_app.services.bulk_reached import Reached, reached_by
from counter_app.store import bulk_prints
from tests.factories.bulk_printing import bulk_printing, print_all
from tests.factories.desk_services import Services


def reached(services: Services, print_id: str) -> Reached:
    with services.database.read() as session:
        row = bulk_prints.find(session, print_id)
        assert row is not None
        return reached_by(session, row)


def test_a_paper_in_the_printer_s_queue_is_under_way_until_it_is_out(services: Services) -> None:
    bulk = bulk_printing(services)
    begun = bulk.begin(bulk.released(2))
    assert reached(services, begun.print_id) == Reached(0, 0, 2)
    bulk.worker.turn()
    assert reached(services, begun.print_id) == Reached(0, 2, 2)
    print_all(bulk)
    assert reached(services, begun.print_id) == Reached(2, 0, 2)


def test_what_is_in_its_file_is_out(services: Services, tmp_path: Path) -> None:
    bulk = bulk_printing(services)
    begun = bulk.begin(bulk.released(2), BulkWay.ONE_FILE, tmp_path / "avvisi.pdf")
    bulk.worker.turn()
    assert reached(services, begun.print_id) == Reached(2, 0, 2)
