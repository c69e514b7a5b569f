"""Tables of settlement flows (flussi di rendicontazione): what each PSP says it pays over."""

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Amount, Base, EntityId, Instant


class SettlementFlowRow(Base):
    """One revision of a flow; a later one supersedes it and is another row.

    `flow_key` is the flow id in upper case, because banks change its case. `computed_*` are our
    own sums of the lines, `declared_*` the header's, which the hub does not check. `anomalies`
    holds FlowAnomaly codes parted by blanks, empty when the flow can be trusted.
    """

    __tablename__ = "settlement_flows"
    __table_args__ = (Index(None, "entity_id", "flow_key"),)

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    psp_id: Mapped[str] = mapped_column(String(35), primary_key=True)
    flow_id: Mapped[str] = mapped_column(String(35), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    flow_key: Mapped[str] = mapped_column(String(35))
    flow_at: Mapped[datetime] = mapped_column(Instant)
    regulation_id: Mapped[str] = mapped_column(String(35))
    regulation_on: Mapped[date]
    sender_kind: Mapped[str] = mapped_column(String(1))
    sender_name: Mapped[str | None] = mapped_column(String(70))
    receiver_name: Mapped[str | None] = mapped_column(String(140))
    declared_count: Mapped[int]
    declared_cents: Mapped[int] = mapped_column(Amount)
    computed_count: Mapped[int]
    computed_cents: Mapped[int] = mapped_column(Amount)
    anomalies: Mapped[str] = mapped_column(String(255))
    source_name: Mapped[str] = mapped_column(String(255))
    imported_by: Mapped[str] = mapped_column(String(120))
    imported_at: Mapped[datetime] = mapped_column(Instant)


class SettlementLineRow(Base):
    """A line of a flow: one transfer of one payment. `outcome` is an Outcome of the hub."""

    __tablename__ = "settlement_lines"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "psp_id", "flow_id", "revision"],
            [
                "settlement_flows.entity_id",
                "settlement_flows.psp_id",
                "settlement_flows.flow_id",
                "settlement_flows.revision",
            ],
        ),
        Index(None, "entity_id", "collection_id"),
        Index(None, "entity_id", "creditor_reference"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    psp_id: Mapped[str] = mapped_column(String(35), primary_key=True)
    flow_id: Mapped[str] = mapped_column(String(35), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    line_no: Mapped[int] = mapped_column(primary_key=True)
    creditor_reference: Mapped[str] = mapped_column(String(35))
    collection_id: Mapped[str] = mapped_column(String(35))
    transfer_no: Mapped[int | None]
    amount_cents: Mapped[int] = mapped_column(Amount)
    outcome: Mapped[int]
    outcome_on: Mapped[date]


class FlowPollRow(Base):
    """How far an entity has asked the hub for its flows.

    `listed_to` is when the newest flow of the last complete list was published; `polled_at` is
    when that list was complete. `lease_id` and `leased_until` belong to whoever is asking now.
    """

    __tablename__ = "flow_polls"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    listed_to: Mapped[datetime | None] = mapped_column(Instant)
    polled_at: Mapped[datetime | None] = mapped_column(Instant)
    lease_id: Mapped[str | None] = mapped_column(String(36))
    leased_until: Mapped[datetime | None] = mapped_column(Instant)


class ListedFlowRow(Base):
    """A revision that the hub has listed: work that waits until `done_at`.

    `psp_id` is the PSP's id in the hub, which a flow itself need not name. A list that names no
    PSP counts no revisions either: then it is empty, and `hub_revision` only puts the issues of
    the flow in order (`flow_pull.key_of`). `stored_psp_id` and `stored_revision` say which
    SettlementFlowRow holds a counted revision, None where a later one stands. `refusal` says why
    it could not be read the last time; then a person has to look.
    """

    __tablename__ = "listed_flows"
    __table_args__ = (Index(None, "entity_id", "flow_key"), Index(None, "entity_id", "done_at"))

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    psp_id: Mapped[str] = mapped_column(String(35), primary_key=True)
    flow_id: Mapped[str] = mapped_column(String(35), primary_key=True)
    hub_revision: Mapped[int] = mapped_column(primary_key=True)
    flow_key: Mapped[str] = mapped_column(String(35))
    flow_at: Mapped[datetime] = mapped_column(Instant)
    published_at: Mapped[datetime] = mapped_column(Instant)
    listed_at: Mapped[datetime] = mapped_column(Instant)
    attempts: Mapped[int] = mapped_column(default=0)
    refusal: Mapped[str | None] = mapped_column(String(500))
    done_at: Mapped[datetime | None] = mapped_column(Instant)
    stored_psp_id: Mapped[str | None] = mapped_column(String(35))
    stored_revision: Mapped[int | None]
