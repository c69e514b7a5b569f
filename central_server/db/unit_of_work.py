"""One request or job is one transaction; services never commit, this does.

The commit happens before the answer leaves: use `with` inside the route, never a FastAPI
dependency that commits after its `yield`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

# The doors name the type of a session without knowing SQLAlchemy.
__all__ = ["Listener", "Session", "UnitOfWork", "announce"]

#: Called after a commit with a topic and the entity it is about.
Listener = Callable[[str, str], None]

_ANNOUNCED = "announced"


def announce(session: Session, topic: str, entity_id: str) -> None:
    """Tell whoever waits on `topic`, in this process and others, once the transaction commits.

    On PostgreSQL the topic is also a NOTIFY channel, which the database delivers with the commit.
    """
    announced: set[tuple[str, str]] = session.info.setdefault(_ANNOUNCED, set())
    announced.add((topic, entity_id))


def _notify(session: Session) -> None:
    """Tell the other processes, all topics in one statement."""
    announced = session.info.get(_ANNOUNCED)
    if announced and session.get_bind().dialect.name == "postgresql":
        session.execute(select(*(func.pg_notify(*each) for each in sorted(announced))))


class UnitOfWork:
    """Makes sessions: `with unit_of_work() as session:` commits at the end or rolls back."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` after every commit that announced something; it must not block."""
        self._listeners.append(listener)

    @contextmanager
    def __call__(self) -> Iterator[Session]:
        """A session that lives for one transaction."""
        with Session(self._engine, expire_on_commit=False) as session:
            with session.begin():
                yield session
                _notify(session)
            for topic, entity_id in session.info.get(_ANNOUNCED, ()):
                for listener in self._listeners:
                    listener(topic, entity_id)
