"""What the database knows of its own contents, which decides how it looks things up."""

from sqlalchemy import text
from sqlalchemy.orm import Session


def refresh(session: Session) -> None:
    """Let the database look at itself after many rows came at once.

    PostgreSQL would do so by itself some time later; SQLite never does, and without it reads all
    of an entity where a key would find one row. It looks at everything: a look at some rows takes
    an entity for as small as the look was, which is worse than none.
    """
    session.execute(text("ANALYZE"))
