"""A desk as a process of its own that makes the print it has found, until it is killed."""

from multiprocessing.context import ForkServerProcess
from pathlib import Path

from counter_app.services import bulk_papers
from counter_app.store.database import Database
from payments_documents.notices import bulk_file
from tests.factories.bulk_printing import bulk_printing
from tests.factories.counter import KEY, Heard
from tests.factories.desk_services import desk_services
from tests.factories.fake_server import PASSWORD, FakeServer
from tests.factories.forked import forked

#: Notices between two steps: few, so that a blow hits the middle of the work.
STEP = 3


def desk_that_prints(folder: Path, server_url: str) -> ForkServerProcess:
    """The desk of this folder, whose operator signs in."""
    return forked(_print, folder, server_url)


def _print(folder: Path, server_url: str) -> None:
    bulk_papers.BLOCK = bulk_file.NOTICES_PER_STEP = STEP  # type: ignore[misc]
    database = Database(folder / "store.db")
    database.open(KEY)
    services = desk_services(folder, FakeServer(url=server_url), database)
    services.sign_in.sign_in("laura", PASSWORD)
    bulk, heard = bulk_printing(services), Heard(services.events)
    services.spool.start()
    bulk.worker.start()
    heard.wait_until(lambda: bulk.prints.unfinished() is None)
