"""The database's own troubles, named for the doors, which do not know SQLAlchemy."""

from sqlalchemy import exc

#: Away, busy or overloaded: nothing was decided and the same request may succeed later.
DATABASE_TROUBLE: tuple[type[Exception], ...] = (
    exc.OperationalError,
    exc.InterfaceError,
    exc.TimeoutError,
)
