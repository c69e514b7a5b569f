"""What the database knows of its own contents, which decides how it looks things up."""

from sqlalchemy import text
from sqlalchemy.orm import Session

#: Rows of an index that SQLite looks at: enough to tell a rare value from a common one.
SQLITE_ANALYSIS_LIMIT = 1000


def refresh(session: Session) -> None:
    """Let the database look at itself after many rows came at once.

    PostgreSQL would do so by itself some time later; SQLite never does, and without it reads all
    of an entity where a key would find one row.
    """
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text(f"PRAGMA analysis_limit={SQLITE_ANALYSIS_LIMIT}"))
    session.execute(text("ANALYZE"))
