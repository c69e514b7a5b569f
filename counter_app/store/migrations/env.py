"""Runs inside the transaction that opens the store; there is no command line for it."""

from alembic import context

from counter_app.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
context.run_migrations()
