"""Databases of tests: fresh ones and copies of a template, on SQLite or on a private cluster."""

import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy

_numbers = itertools.count(1)


def run_on_server(cluster: str, statement: str) -> None:
    """Run one statement outside of any database of ours."""
    engine = sqlalchemy.create_engine(f"{cluster}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


@contextmanager
def copied(template_url: str, folder: Path) -> Iterator[str]:
    """URL of a copy of a database that nobody is connected to; on SQLite a file in `folder`."""
    if template_url.startswith("sqlite"):
        copy = folder / "server.db"
        shutil.copy(template_url.removeprefix("sqlite:///"), copy)
        yield f"sqlite:///{copy}"
        return
    cluster, _, template = template_url.rpartition("/")
    name = f"test_{next(_numbers)}"
    run_on_server(cluster, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield f"{cluster}/{name}"
    run_on_server(cluster, f"DROP DATABASE {name} WITH (FORCE)")
