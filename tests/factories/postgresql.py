"""A private PostgreSQL cluster for a test session, started and stopped by the tests themselves."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.factories.server_process import free_port

#: The newest PostgreSQL that the distribution has installed.
BINARIES = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/usr/bin"))
ADMIN = "postgres"


def _as_unprivileged(*command: str | Path) -> None:
    # PostgreSQL refuses to run as root.
    prefix = ["runuser", "-u", ADMIN, "--"] if os.geteuid() == 0 else []
    subprocess.run(
        [*prefix, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/", timeout=60
    )


@contextmanager
def private_cluster(folder: Path, *, durable: bool = False) -> Iterator[str]:
    """Yields the URL of the cluster without a database name; `folder` is given away.

    `durable` lets every commit reach the disk, as in service; tests of logic need not wait for it.
    """
    folder.mkdir(parents=True)
    if os.geteuid() == 0:
        shutil.chown(folder, ADMIN)
    data, port = folder / "data", free_port()
    _as_unprivileged(
        BINARIES / "initdb", "-U", ADMIN, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
        "--no-sync", "-D", data,
    )  # fmt: skip
    sync = "on" if durable else "off"
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync={sync}"
    _as_unprivileged(
        BINARIES / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start"
    )
    try:
        yield f"postgresql+psycopg://{ADMIN}@127.0.0.1:{port}"
    finally:
        _as_unprivileged(BINARIES / "pg_ctl", "-D", data, "-m", "immediate", "stop")
