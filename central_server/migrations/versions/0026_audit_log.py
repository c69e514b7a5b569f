"""Keep an audit log, chained, that the database lets nobody change."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

#: Whoever makes one of these tables anew, as SQLite must to change a column, makes its guards anew.
_APPEND_ONLY = ("audit_events", "audit_seals")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "audit_events",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("event_id", sa.String(length=64), nullable=False),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=False),
        sa.Column("operator_id", sa.String(length=64), nullable=True),
        sa.Column("operator_known", sa.Boolean(), nullable=False),
        sa.Column("citizen_id", sa.String(length=64), nullable=True),
        sa.Column("notice_number", sa.String(length=18), nullable=True),
        sa.Column("hits", sa.Integer(), nullable=True),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offline", sa.Boolean(), nullable=False),
        sa.Column("clock_doubtful", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "source", "event_id", name=op.f("pk_audit_events")),
    )
    for column in ("happened_at", "citizen_id", "operator_id"):
        name = op.f(f"ix_audit_events_entity_id_{column}")
        op.create_index(name, "audit_events", ["entity_id", column])
    op.create_table(
        "audit_unsealed",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("event_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "source", "event_id"],
            ["audit_events.entity_id", "audit_events.source", "audit_events.event_id"],
            name=op.f("fk_audit_unsealed_entity_id_source_event_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "source", "event_id", name=op.f("pk_audit_unsealed")),
    )
    op.create_table(
        "audit_seals",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("event_id", sa.String(length=64), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "number", name=op.f("pk_audit_seals")),
        sa.UniqueConstraint(
            "entity_id", "source", "event_id",
            name=op.f("uq_audit_seals_entity_id_source_event_id"),
        ),
    )  # fmt: skip
    op.create_table(
        "audit_chains",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("last_number", sa.BigInteger(), nullable=False),
        sa.Column("last_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_audit_chains")),
    )
    _guard()


def _guard() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
        for table in _APPEND_ONLY:
            op.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE "
                f"ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()"
            )
        return
    for table in _APPEND_ONLY:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def downgrade() -> None:
    """Take back."""
    for table in ("audit_chains", "audit_seals", "audit_unsealed", "audit_events"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_audit_change()")
