"""Tables of the keys with which an entity signs the verification codes of its receipts."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Base, EntityId, Instant


class SigningKeyRow(Base):
    """A key pair (Ed25519) of an entity, never changed; `key_id` follows from the public half.

    The private half is sealed with a secret that is not in the database (see `sealing`).
    """

    __tablename__ = "signing_keys"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    key_id: Mapped[str] = mapped_column(String(8), primary_key=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    sealed_private_key: Mapped[bytes] = mapped_column(LargeBinary(48))
    created_at: Mapped[datetime] = mapped_column(Instant)
    author: Mapped[str] = mapped_column(String(120))


class SigningKeyEndRow(Base):
    """That a key signs nothing more (RETIRED) or proves nothing more (REVOKED): from when on, and
    by whose decision. A retired key may be revoked, too. `end` is a KeyEnd."""

    __tablename__ = "signing_key_ends"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "key_id"], ["signing_keys.entity_id", "signing_keys.key_id"]
        ),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    key_id: Mapped[str] = mapped_column(String(8), primary_key=True)
    end: Mapped[str] = mapped_column(String(8), primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    author: Mapped[str] = mapped_column(String(120))
