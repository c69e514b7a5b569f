"""Table of matches between settlement flows and treasury credits."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Amount, Base, EntityId, Instant


class MatchRow(Base):
    """A credit found to pay one revision of a flow, and who found it in which run.

    Only appended. What is open is worked out from flows, credits and matches whenever it is
    asked, so that no stored answer can contradict them.
    """

    __tablename__ = "matches"
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
        ForeignKeyConstraint(
            ["entity_id", "movement_id"],
            ["journal_movements.entity_id", "journal_movements.movement_id"],
        ),
        UniqueConstraint("entity_id", "psp_id", "flow_id", "revision", "movement_id"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    match_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    run_id: Mapped[str] = mapped_column(String(36))
    psp_id: Mapped[str] = mapped_column(String(35))
    flow_id: Mapped[str] = mapped_column(String(35))
    revision: Mapped[int]
    movement_id: Mapped[str] = mapped_column(String(64))
    amount_cents: Mapped[int] = mapped_column(Amount)
    author: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Instant)
