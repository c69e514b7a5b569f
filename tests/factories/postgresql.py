"""A private PostgreSQL cluster for a test session, started and stopped by the tests themselves."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.factories.server_process import free_port, wait_until

#: The newest PostgreSQL that the distribution has installed.
BINARIES = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/usr/bin"))
ADMIN = "postgres"


def _as_unprivileged(*command: str | Path) -> None:
    # PostgreSQL refuses to run as root.
    prefix = ["runuser", "-u", ADMIN, "--"] if os.geteuid() == 0 else []
    subprocess.run(
        [*prefix, *map(str, command)], check=True, stdout=subprocess.DEVNULL, cwd="/", timeout=60
    )


class Cluster:
    """A cluster of one's own in `folder`, which is given away; to be started.

    `durable` lets every commit reach the disk, as in service; tests of logic need not wait for it.
    """

    def __init__(self, folder: Path, *, durable: bool) -> None:
        folder.mkdir(parents=True)
        if os.geteuid() == 0:
            shutil.chown(folder, ADMIN)
        self._folder, self._data, self._log = folder, folder / "data", folder / "log"
        port = free_port()
        _as_unprivileged(
            BINARIES / "initdb", "-U", ADMIN, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
            "--no-sync", "-D", self._data,
        )  # fmt: skip
        sync = "on" if durable else "off"
        self._options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync={sync}"
        #: Of the cluster, without a database name.
        self.url = f"postgresql+psycopg://{ADMIN}@127.0.0.1:{port}"

    def start(self) -> None:
        """Start it, after a crash with what it had committed."""
        _as_unprivileged(
            BINARIES / "pg_ctl", "-D", self._data, "-w", "-o", self._options, "-l", self._log,
            "start",
        )  # fmt: skip

    def stop(self) -> None:
        """End it without ceremony."""
        _as_unprivileged(BINARIES / "pg_ctl", "-D", self._data, "-m", "immediate", "stop")

    def kill(self) -> None:
        """`kill -9` of all its processes at once; returns when they are gone."""
        lock = self._data / "postmaster.pid"
        first = int(lock.read_text().split()[0])
        os.kill(first, signal.SIGSTOP)  # or it would let somebody in meanwhile
        others = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        processes = [first, *map(int, others)]
        for process in processes:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                continue  # a connection had just ended by itself
        wait_until(lambda: not any(map(_lives, processes)), "PostgreSQL does not die")
        # Where nobody asks after orphans the dead are taken for a server that runs.
        for left in (lock, *self._folder.glob(".s.PGSQL.*")):
            left.unlink()


def _lives(process: int) -> bool:
    """Whether it holds anything still; one that nobody has asked after does not."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@contextmanager
def private_cluster(folder: Path, *, durable: bool = False) -> Iterator[str]:
    """Yields the URL of a cluster without a database name; `folder` is given away."""
    cluster = Cluster(folder, durable=durable)
    cluster.start()
    try:
        yield cluster.url
    finally:
        cluster.stop()
