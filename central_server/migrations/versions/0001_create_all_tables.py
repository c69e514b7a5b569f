"""Create all tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(sa.schema.CreateSequence(sa.Sequence("outbox_job_numbers")))
    op.create_table(
        "accounts",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("account_id", sa.String(length=64), nullable=False),
        sa.Column("iban", sa.String(length=35), nullable=False),
        sa.Column("holder", sa.String(length=140), nullable=False),
        sa.Column("authorisation", sa.String(length=300), nullable=True),
        sa.PrimaryKeyConstraint("entity_id", "account_id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("entity_id", "iban", name=op.f("uq_accounts_entity_id_iban")),
    )
    op.create_table(
        "change_counters",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("last_cursor", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_change_counters")),
    )
    op.create_table(
        "changes",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("cursor", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("notice_number", sa.String(length=18), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "cursor", name=op.f("pk_changes")),
    )
    op.create_table(
        "citizens",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("citizen_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=1), nullable=False),
        sa.Column("tax_code", sa.String(length=16), nullable=False),
        sa.Column("family_name", sa.String(length=120), nullable=False),
        sa.Column("given_name", sa.String(length=120), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("birth_place", sa.String(length=120), nullable=True),
        sa.Column("street", sa.String(length=120), nullable=True),
        sa.Column("street_number", sa.String(length=16), nullable=True),
        sa.Column("postal_code", sa.String(length=16), nullable=True),
        sa.Column("city", sa.String(length=80), nullable=True),
        sa.Column("province", sa.String(length=2), nullable=True),
        sa.Column("email", sa.String(length=256), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "citizen_id", name=op.f("pk_citizens")),
        sa.UniqueConstraint("entity_id", "tax_code", name=op.f("uq_citizens_entity_id_tax_code")),
    )
    with op.batch_alter_table("citizens", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_citizens_entity_id_born_on"), ["entity_id", "born_on"], unique=False
        )

    op.create_table(
        "desks",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("office", sa.String(length=120), nullable=False),
        sa.Column("enrolment_hash", sa.String(length=64), nullable=False),
        sa.Column("enrolment_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("machine_name", sa.String(length=120), nullable=True),
        sa.Column("credential_hash", sa.String(length=64), nullable=True),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("entity_id", "desk_id", name=op.f("pk_desks")),
    )
    with op.batch_alter_table("desks", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_desks_enrolment_hash"), ["enrolment_hash"], unique=False
        )

    op.create_table(
        "entities",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("name", sa.String(length=140), nullable=False),
        sa.Column("sector", sa.String(length=140), nullable=True),
        sa.Column("contacts", sa.String(length=300), nullable=True),
        sa.Column("cbill", sa.String(length=5), nullable=True),
        sa.Column("training", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_entities")),
    )
    op.create_table(
        "hub_events",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("event_id", sa.String(length=36), nullable=False),
        sa.Column("notice_number", sa.String(length=18), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "event_id", name=op.f("pk_hub_events")),
    )
    with op.batch_alter_table("hub_events", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_hub_events_entity_id_notice_number"),
            ["entity_id", "notice_number"],
            unique=False,
        )

    op.create_table(
        "hub_messages",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("operation", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "digest", name=op.f("pk_hub_messages")),
    )
    op.create_table(
        "inbox",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("external_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("entity_id", "source", "external_id", name=op.f("pk_inbox")),
    )
    op.create_table(
        "journals",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("journal_id", sa.String(length=70), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(length=8), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("bank_code", sa.String(length=16), nullable=False),
        sa.Column("bank_entity_code", sa.String(length=60), nullable=False),
        sa.Column("istat_code", sa.String(length=16), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("period_to", sa.Date(), nullable=False),
        sa.Column("source_name", sa.String(length=255), nullable=False),
        sa.Column("imported_by", sa.String(length=120), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "journal_id", "page", name=op.f("pk_journals")),
    )
    op.create_table(
        "lease_counters",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("segregation_code", sa.String(length=2), nullable=False),
        sa.Column("next_base", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "segregation_code", name=op.f("pk_lease_counters")),
    )
    op.create_table(
        "operators",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("operator_id", sa.String(length=36), nullable=False),
        sa.Column("username", sa.String(length=64), nullable=False),
        sa.Column("display_name", sa.String(length=120), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "operator_id", name=op.f("pk_operators")),
        sa.UniqueConstraint("entity_id", "username", name=op.f("uq_operators_entity_id_username")),
    )
    op.create_table(
        "outbox",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("job_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("entity_id", "job_id", name=op.f("pk_outbox")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_outbox_done_at_due_at"), ["done_at", "due_at"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_outbox_entity_id_subject_job_id"),
            ["entity_id", "subject", "job_id"],
            unique=False,
        )

    op.create_table(
        "positions",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("position_id", sa.String(length=36), nullable=False),
        sa.Column("citizen_id", sa.String(length=36), nullable=True),
        sa.Column("rate_id", sa.String(length=64), nullable=False),
        sa.Column("rate_version", sa.Integer(), nullable=False),
        sa.Column("debtor_kind", sa.String(length=1), nullable=False),
        sa.Column("debtor_identifier", sa.String(length=16), nullable=False),
        sa.Column("debtor_name", sa.String(length=70), nullable=False),
        sa.Column("debtor_street", sa.String(length=70), nullable=True),
        sa.Column("debtor_street_number", sa.String(length=16), nullable=True),
        sa.Column("debtor_postal_code", sa.String(length=16), nullable=True),
        sa.Column("debtor_city", sa.String(length=35), nullable=True),
        sa.Column("debtor_province", sa.String(length=35), nullable=True),
        sa.Column("debtor_country", sa.String(length=2), nullable=True),
        sa.Column("debtor_email", sa.String(length=256), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "position_id", name=op.f("pk_positions")),
    )
    with op.batch_alter_table("positions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_positions_entity_id_citizen_id"),
            ["entity_id", "citizen_id"],
            unique=False,
        )

    op.create_table(
        "settlement_flows",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("psp_id", sa.String(length=35), nullable=False),
        sa.Column("flow_id", sa.String(length=35), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("flow_key", sa.String(length=35), nullable=False),
        sa.Column("flow_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("regulation_id", sa.String(length=35), nullable=False),
        sa.Column("regulation_on", sa.Date(), nullable=False),
        sa.Column("sender_kind", sa.String(length=1), nullable=False),
        sa.Column("sender_name", sa.String(length=70), nullable=True),
        sa.Column("receiver_name", sa.String(length=140), nullable=True),
        sa.Column("declared_count", sa.Integer(), nullable=False),
        sa.Column("declared_cents", sa.BigInteger(), nullable=False),
        sa.Column("computed_count", sa.Integer(), nullable=False),
        sa.Column("computed_cents", sa.BigInteger(), nullable=False),
        sa.Column("anomalies", sa.String(length=255), nullable=False),
        sa.Column("source_name", sa.String(length=255), nullable=False),
        sa.Column("imported_by", sa.String(length=120), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(
            "entity_id", "psp_id", "flow_id", "revision", name=op.f("pk_settlement_flows")
        ),
    )
    with op.batch_alter_table("settlement_flows", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_settlement_flows_entity_id_flow_key"),
            ["entity_id", "flow_key"],
            unique=False,
        )

    op.create_table(
        "sign_in_attempts",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=False),
        sa.Column("username", sa.String(length=64), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("blocked_until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(
            "entity_id", "desk_id", "username", name=op.f("pk_sign_in_attempts")
        ),
    )
    op.create_table(
        "stations",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("station_id", sa.String(length=35), nullable=False),
        sa.Column("broker_tax_code", sa.String(length=11), nullable=False),
        sa.Column("segregation_code", sa.String(length=2), nullable=False),
        sa.Column("archive_url", sa.String(length=300), nullable=False),
        sa.Column("archive_key", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "station_id", name=op.f("pk_stations")),
        sa.UniqueConstraint(
            "entity_id", "segregation_code", name=op.f("uq_stations_entity_id_segregation_code")
        ),
    )
    op.create_table(
        "citizen_words",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column(
            "word",
            sa.String(length=64).with_variant(sa.String(length=64, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("citizen_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "citizen_id"],
            ["citizens.entity_id", "citizens.citizen_id"],
            name=op.f("fk_citizen_words_entity_id_citizen_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entity_id", "word", "citizen_id", name=op.f("pk_citizen_words")),
    )
    with op.batch_alter_table("citizen_words", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_citizen_words_entity_id_citizen_id_word"),
            ["entity_id", "citizen_id", "word"],
            unique=False,
        )

    op.create_table(
        "journal_movements",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("movement_id", sa.String(length=64), nullable=False),
        sa.Column("journal_id", sa.String(length=70), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=25), nullable=False),
        sa.Column("movement_kind", sa.String(length=16), nullable=False),
        sa.Column("document_kind", sa.String(length=32), nullable=False),
        sa.Column("operation", sa.String(length=16), nullable=False),
        sa.Column("document_no", sa.BigInteger(), nullable=False),
        sa.Column("document_progressive", sa.BigInteger(), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("receipt_no", sa.String(length=40), nullable=True),
        sa.Column("moved_on", sa.Date(), nullable=False),
        sa.Column("value_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("execution", sa.String(length=100), nullable=False),
        sa.Column("counterparty", sa.Text(), nullable=False),
        sa.Column("remittance", sa.Text(), nullable=False),
        sa.Column("end_to_end_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entity_id", "journal_id", "page"],
            ["journals.entity_id", "journals.journal_id", "journals.page"],
            name=op.f("fk_journal_movements_entity_id_journal_id_page"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "movement_id", name=op.f("pk_journal_movements")),
    )
    with op.batch_alter_table("journal_movements", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_journal_movements_entity_id_year_document_no"),
            ["entity_id", "year", "document_no"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_journal_movements_entity_id_year_receipt_no"),
            ["entity_id", "year", "receipt_no"],
            unique=False,
        )

    op.create_table(
        "leases",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("lease_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=False),
        sa.Column("segregation_code", sa.String(length=2), nullable=False),
        sa.Column("first_base", sa.BigInteger(), nullable=False),
        sa.Column("last_base", sa.BigInteger(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("leased_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "desk_id"],
            ["desks.entity_id", "desks.desk_id"],
            name=op.f("fk_leases_entity_id_desk_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "lease_id", name=op.f("pk_leases")),
        sa.UniqueConstraint(
            "entity_id",
            "segregation_code",
            "first_base",
            name=op.f("uq_leases_entity_id_segregation_code_first_base"),
        ),
    )
    op.create_table(
        "operator_roles",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("operator_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "operator_id"],
            ["operators.entity_id", "operators.operator_id"],
            name=op.f("fk_operator_roles_entity_id_operator_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "operator_id", "role", name=op.f("pk_operator_roles")),
    )
    op.create_table(
        "operator_sessions",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("operator_id", sa.String(length=36), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["entity_id", "operator_id"],
            ["operators.entity_id", "operators.operator_id"],
            name=op.f("fk_operator_sessions_entity_id_operator_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "token_hash", name=op.f("pk_operator_sessions")),
    )
    op.create_table(
        "payment_options",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("position_id", sa.String(length=36), nullable=False),
        sa.Column("option_no", sa.Integer(), nullable=False),
        sa.Column("notice_number", sa.String(length=18), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("description", sa.String(length=140), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "position_id"],
            ["positions.entity_id", "positions.position_id"],
            name=op.f("fk_payment_options_entity_id_position_id"),
        ),
        sa.PrimaryKeyConstraint(
            "entity_id", "position_id", "option_no", name=op.f("pk_payment_options")
        ),
        sa.UniqueConstraint(
            "entity_id", "notice_number", name=op.f("uq_payment_options_entity_id_notice_number")
        ),
    )
    op.create_table(
        "rates",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("rate_id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("remittance", sa.String(length=90), nullable=False),
        sa.Column("category", sa.String(length=140), nullable=False),
        sa.Column("account_id", sa.String(length=64), nullable=False),
        sa.Column("due_days", sa.Integer(), nullable=False),
        sa.Column("offline", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "account_id"],
            ["accounts.entity_id", "accounts.account_id"],
            name=op.f("fk_rates_entity_id_account_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "rate_id", "version", name=op.f("pk_rates")),
    )
    op.create_table(
        "receipts",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("receipt_id", sa.String(length=255), nullable=False),
        sa.Column("notice_number", sa.String(length=18), nullable=False),
        sa.Column("creditor_reference", sa.String(length=35), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("description", sa.String(length=140), nullable=False),
        sa.Column("company_name", sa.String(length=140), nullable=False),
        sa.Column("office_name", sa.String(length=140), nullable=True),
        sa.Column("debtor_kind", sa.String(length=1), nullable=False),
        sa.Column("debtor_identifier", sa.String(length=16), nullable=False),
        sa.Column("debtor_name", sa.String(length=70), nullable=False),
        sa.Column("payer_kind", sa.String(length=1), nullable=True),
        sa.Column("payer_identifier", sa.String(length=16), nullable=True),
        sa.Column("payer_name", sa.String(length=70), nullable=True),
        sa.Column("psp_id", sa.String(length=35), nullable=False),
        sa.Column("psp_name", sa.String(length=70), nullable=False),
        sa.Column("psp_tax_code", sa.String(length=70), nullable=True),
        sa.Column("psp_vat_number", sa.String(length=20), nullable=True),
        sa.Column("channel_id", sa.String(length=35), nullable=False),
        sa.Column("channel", sa.String(length=35), nullable=False),
        sa.Column("payment_method", sa.String(length=35), nullable=True),
        sa.Column("fee_cents", sa.BigInteger(), nullable=True),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("application_on", sa.Date(), nullable=True),
        sa.Column("transfer_on", sa.Date(), nullable=True),
        sa.Column("stand_in", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("position_id", sa.String(length=36), nullable=True),
        sa.Column("anomaly", sa.String(length=32), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "position_id"],
            ["positions.entity_id", "positions.position_id"],
            name=op.f("fk_receipts_entity_id_position_id"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "receipt_id", name=op.f("pk_receipts")),
    )
    with op.batch_alter_table("receipts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_receipts_entity_id_creditor_reference"),
            ["entity_id", "creditor_reference"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_receipts_entity_id_notice_number"),
            ["entity_id", "notice_number"],
            unique=False,
        )

    op.create_table(
        "settlement_lines",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("psp_id", sa.String(length=35), nullable=False),
        sa.Column("flow_id", sa.String(length=35), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("line_no", sa.Integer(), nullable=False),
        sa.Column("creditor_reference", sa.String(length=35), nullable=False),
        sa.Column("collection_id", sa.String(length=35), nullable=False),
        sa.Column("transfer_no", sa.Integer(), nullable=True),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.Integer(), nullable=False),
        sa.Column("outcome_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "psp_id", "flow_id", "revision"],
            [
                "settlement_flows.entity_id",
                "settlement_flows.psp_id",
                "settlement_flows.flow_id",
                "settlement_flows.revision",
            ],
            name=op.f("fk_settlement_lines_entity_id_psp_id_flow_id_revision"),
        ),
        sa.PrimaryKeyConstraint(
            "entity_id",
            "psp_id",
            "flow_id",
            "revision",
            "line_no",
            name=op.f("pk_settlement_lines"),
        ),
    )
    with op.batch_alter_table("settlement_lines", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_settlement_lines_entity_id_collection_id"),
            ["entity_id", "collection_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_settlement_lines_entity_id_creditor_reference"),
            ["entity_id", "creditor_reference"],
            unique=False,
        )

    op.create_table(
        "matches",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("match_id", sa.String(length=36), nullable=False),
        sa.Column("run_id", sa.String(length=36), nullable=False),
        sa.Column("psp_id", sa.String(length=35), nullable=False),
        sa.Column("flow_id", sa.String(length=35), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("movement_id", sa.String(length=64), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "movement_id"],
            ["journal_movements.entity_id", "journal_movements.movement_id"],
            name=op.f("fk_matches_entity_id_movement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["entity_id", "psp_id", "flow_id", "revision"],
            [
                "settlement_flows.entity_id",
                "settlement_flows.psp_id",
                "settlement_flows.flow_id",
                "settlement_flows.revision",
            ],
            name=op.f("fk_matches_entity_id_psp_id_flow_id_revision"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "match_id", name=op.f("pk_matches")),
        sa.UniqueConstraint(
            "entity_id",
            "psp_id",
            "flow_id",
            "revision",
            "movement_id",
            name=op.f("uq_matches_entity_id_psp_id_flow_id_revision_movement_id"),
        ),
    )
    op.create_table(
        "notices",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("notice_number", sa.String(length=18), nullable=False),
        sa.Column("desk_id", sa.String(length=36), nullable=False),
        sa.Column("operator_id", sa.String(length=36), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("payable_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["entity_id", "notice_number"],
            ["payment_options.entity_id", "payment_options.notice_number"],
            name=op.f("fk_notices_entity_id_notice_number"),
        ),
        sa.PrimaryKeyConstraint("entity_id", "notice_number", name=op.f("pk_notices")),
    )
    op.create_table(
        "provisional_closures",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("movement_id", sa.String(length=64), nullable=False),
        sa.Column("closure_no", sa.Integer(), nullable=False),
        sa.Column("document_no", sa.BigInteger(), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "movement_id"],
            ["journal_movements.entity_id", "journal_movements.movement_id"],
            name=op.f("fk_provisional_closures_entity_id_movement_id"),
        ),
        sa.PrimaryKeyConstraint(
            "entity_id", "movement_id", "closure_no", name=op.f("pk_provisional_closures")
        ),
    )
    op.create_table(
        "rate_parts",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("rate_id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("part_no", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "rate_id", "version"],
            ["rates.entity_id", "rates.rate_id", "rates.version"],
            name=op.f("fk_rate_parts_entity_id_rate_id_version"),
        ),
        sa.PrimaryKeyConstraint(
            "entity_id", "rate_id", "version", "part_no", name=op.f("pk_rate_parts")
        ),
    )
    op.create_table(
        "receipt_transfers",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("receipt_id", sa.String(length=255), nullable=False),
        sa.Column("transfer_no", sa.Integer(), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("beneficiary_tax_code", sa.String(length=11), nullable=False),
        sa.Column("beneficiary_name", sa.String(length=140), nullable=True),
        sa.Column("iban", sa.String(length=35), nullable=True),
        sa.Column("remittance", sa.String(length=140), nullable=False),
        sa.Column("category", sa.String(length=140), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entity_id", "receipt_id"],
            ["receipts.entity_id", "receipts.receipt_id"],
            name=op.f("fk_receipt_transfers_entity_id_receipt_id"),
        ),
        sa.PrimaryKeyConstraint(
            "entity_id", "receipt_id", "transfer_no", name=op.f("pk_receipt_transfers")
        ),
    )
    op.create_table(
        "transfers",
        sa.Column("entity_id", sa.String(length=11), nullable=False),
        sa.Column("position_id", sa.String(length=36), nullable=False),
        sa.Column("option_no", sa.Integer(), nullable=False),
        sa.Column("transfer_no", sa.Integer(), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("beneficiary_tax_code", sa.String(length=11), nullable=False),
        sa.Column("beneficiary_name", sa.String(length=140), nullable=True),
        sa.Column("iban", sa.String(length=35), nullable=False),
        sa.Column("postal_iban", sa.String(length=35), nullable=True),
        sa.Column("remittance", sa.String(length=140), nullable=False),
        sa.Column("category", sa.String(length=140), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id", "position_id", "option_no"],
            [
                "payment_options.entity_id",
                "payment_options.position_id",
                "payment_options.option_no",
            ],
            name=op.f("fk_transfers_entity_id_position_id_option_no"),
        ),
        sa.PrimaryKeyConstraint(
            "entity_id", "position_id", "option_no", "transfer_no", name=op.f("pk_transfers")
        ),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("transfers")
    op.drop_table("receipt_transfers")
    op.drop_table("rate_parts")
    op.drop_table("provisional_closures")
    op.drop_table("notices")
    op.drop_table("matches")
    with op.batch_alter_table("settlement_lines", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_settlement_lines_entity_id_creditor_reference"))
        batch_op.drop_index(batch_op.f("ix_settlement_lines_entity_id_collection_id"))

    op.drop_table("settlement_lines")
    with op.batch_alter_table("receipts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_receipts_entity_id_notice_number"))
        batch_op.drop_index(batch_op.f("ix_receipts_entity_id_creditor_reference"))

    op.drop_table("receipts")
    op.drop_table("rates")
    op.drop_table("payment_options")
    op.drop_table("operator_sessions")
    op.drop_table("operator_roles")
    op.drop_table("leases")
    with op.batch_alter_table("journal_movements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_journal_movements_entity_id_year_receipt_no"))
        batch_op.drop_index(batch_op.f("ix_journal_movements_entity_id_year_document_no"))

    op.drop_table("journal_movements")
    with op.batch_alter_table("citizen_words", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_citizen_words_entity_id_citizen_id_word"))

    op.drop_table("citizen_words")
    op.drop_table("stations")
    op.drop_table("sign_in_attempts")
    with op.batch_alter_table("settlement_flows", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_settlement_flows_entity_id_flow_key"))

    op.drop_table("settlement_flows")
    with op.batch_alter_table("positions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_positions_entity_id_citizen_id"))

    op.drop_table("positions")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_entity_id_subject_job_id"))
        batch_op.drop_index(batch_op.f("ix_outbox_done_at_due_at"))

    op.drop_table("outbox")
    op.drop_table("operators")
    op.drop_table("lease_counters")
    op.drop_table("journals")
    op.drop_table("inbox")
    op.drop_table("hub_messages")
    with op.batch_alter_table("hub_events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_hub_events_entity_id_notice_number"))

    op.drop_table("hub_events")
    op.drop_table("entities")
    with op.batch_alter_table("desks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_desks_enrolment_hash"))

    op.drop_table("desks")
    with op.batch_alter_table("citizens", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_citizens_entity_id_born_on"))

    op.drop_table("citizens")
    op.drop_table("changes")
    op.drop_table("change_counters")
    op.drop_table("accounts")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(sa.schema.DropSequence(sa.Sequence("outbox_job_numbers")))
