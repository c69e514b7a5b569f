"""Tables of the registry: people, and the words under which they are found."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Base, EntityId, Instant

#: Compared byte by byte, so that PostgreSQL's index serves ranges of prefixes in any locale.
Word = String(64).with_variant(String(64, collation="C"), "postgresql")


class CitizenRow(Base):
    """A person or body of the registry; `kind` is F or G as on the hub.

    A foreigner or a newborn may have no tax code yet and is then known by the registry's number.
    `revision` is the entity's newest when the row was last written; inside of the transaction that
    writes it, it is a negative number (`revisions.number`).
    """

    __tablename__ = "citizens"
    __table_args__ = (
        UniqueConstraint("entity_id", "tax_code"),
        UniqueConstraint("entity_id", "registry_number"),
        Index(None, "entity_id", "born_on"),
        Index(None, "entity_id", "revision"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    citizen_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    kind: Mapped[str] = mapped_column(String(1))
    tax_code: Mapped[str | None] = mapped_column(String(16))
    registry_number: Mapped[str | None] = mapped_column(String(20))
    family_name: Mapped[str] = mapped_column(String(120))
    given_name: Mapped[str] = mapped_column(String(120))
    born_on: Mapped[date | None]
    birth_place: Mapped[str | None] = mapped_column(String(120))
    street: Mapped[str | None] = mapped_column(String(120))
    street_number: Mapped[str | None] = mapped_column(String(16))
    postal_code: Mapped[str | None] = mapped_column(String(16))
    city: Mapped[str | None] = mapped_column(String(80))
    province: Mapped[str | None] = mapped_column(String(2))
    email: Mapped[str | None] = mapped_column(String(256))
    phone: Mapped[str | None] = mapped_column(String(40))
    died_on: Mapped[date | None]
    moved_away_on: Mapped[date | None]
    updated_at: Mapped[datetime] = mapped_column(Instant)
    revision: Mapped[int] = mapped_column(BigInteger)


class RegistryCounterRow(Base):
    """Last revision given out per entity. Its row lock makes commits of one entity follow their
    revisions, so that no desk ever reads past somebody."""

    __tablename__ = "registry_counters"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    last_revision: Mapped[int] = mapped_column(BigInteger)


class CitizenNoteRow(Base):
    """What a clerk has noted about a person, never edited. Withdrawing a note is another row, with
    the reason as its text and, in `withdraws`, the note that is no longer to be shown."""

    __tablename__ = "citizen_notes"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "citizen_id"],
            ["citizens.entity_id", "citizens.citizen_id"],
            ondelete="CASCADE",
        ),
        UniqueConstraint("entity_id", "withdraws"),
        Index(None, "entity_id", "citizen_id", "written_at"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    note_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    citizen_id: Mapped[str] = mapped_column(String(36))
    text: Mapped[str] = mapped_column(String(500))
    withdraws: Mapped[str | None] = mapped_column(String(64))
    written_by: Mapped[str] = mapped_column(String(64))
    written_at: Mapped[datetime] = mapped_column(Instant)
    desk_id: Mapped[str] = mapped_column(String(64))
    recorded_at: Mapped[datetime] = mapped_column(Instant)


class CitizenWordRow(Base):
    """One folded word of a name, or the tax code: what a search compares its words with."""

    __tablename__ = "citizen_words"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "citizen_id"],
            ["citizens.entity_id", "citizens.citizen_id"],
            ondelete="CASCADE",
        ),
        Index(None, "entity_id", "citizen_id", "word"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    word: Mapped[str] = mapped_column(Word, primary_key=True)
    citizen_id: Mapped[str] = mapped_column(String(36), primary_key=True)
