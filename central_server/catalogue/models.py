"""Table of kinds of debt: documents, revision after revision."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Base, EntityId, Instant


class DebtKindRow(Base):
    """One revision of a kind of debt with its rates; the newest one is in force.

    `definition` is the document (payments_core.model.debt_kind) as JSON; it never changes, because
    debts refer to the revision that they were released under. `rank` is the kind's place in the
    declaration, which is the order in which desks offer kinds; it may change, because nothing on
    paper depends on it. `made_by` is an operator's id, or `apply`.
    """

    __tablename__ = "debt_kinds"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    kind_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    definition: Mapped[str] = mapped_column(Text)
    rank: Mapped[int]
    made_at: Mapped[datetime] = mapped_column(Instant)
    made_by: Mapped[str] = mapped_column(String(64))
