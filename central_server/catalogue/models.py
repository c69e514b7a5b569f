"""Tables of predefined rates. A version, once used on paper, never changes: a new one is added."""

from sqlalchemy import ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Amount, Base, EntityId


class RateRow(Base):
    """One version of a rate, and the account that its money goes to.

    `rank` is its place in the declaration, which is the order in which desks offer rates; it may
    change, because nothing on paper depends on it.
    """

    __tablename__ = "rates"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "account_id"], ["accounts.entity_id", "accounts.account_id"]
        ),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    rate_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120))
    remittance: Mapped[str] = mapped_column(String(90))
    category: Mapped[str] = mapped_column(String(140))
    account_id: Mapped[str] = mapped_column(String(64))
    due_days: Mapped[int]
    offline: Mapped[bool]
    rank: Mapped[int] = mapped_column(default=0)


class RatePartRow(Base):
    """One share of a rate, in the order in which it is explained.

    `chapter` (capitolo di entrata) and `assessment` (accertamento, year/number) say where the
    accounts expect its money.
    """

    __tablename__ = "rate_parts"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "rate_id", "version"],
            ["rates.entity_id", "rates.rate_id", "rates.version"],
        ),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    rate_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    part_no: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(String(120))
    chapter: Mapped[str | None] = mapped_column(String(40))
    assessment: Mapped[str | None] = mapped_column(String(20))
    amount_cents: Mapped[int] = mapped_column(Amount)
