"""One request or job is one transaction; services never commit, this does.

The commit happens before the answer leaves: use `with` inside the route, never a FastAPI
dependency that commits after its `yield`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.orm import Session


class UnitOfWork:
    """Makes sessions: `with unit_of_work() as session:` commits at the end or rolls back."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def __call__(self) -> Iterator[Session]:
        """One transaction: committed when the block ends well, rolled back otherwise."""
        with Session(self._engine, expire_on_commit=False) as session, session.begin():
            yield session
