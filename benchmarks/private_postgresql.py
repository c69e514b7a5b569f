"""A PostgreSQL cluster of the benchmark's own: durable, on a free port, gone afterwards."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.factories import postgresql


@contextmanager
def private_cluster() -> Iterator[str]:
    """Yields the URL of an empty database; every commit reaches the disk, as in service."""
    folder = Path(tempfile.mkdtemp(prefix="benchmark-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        with postgresql.private_cluster(folder / "pg", durable=True) as url:
            yield f"{url}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
