"""Tables of who may act: operators with roles, their sessions, and enrolled desks."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Base, EntityId, Instant


class OperatorRow(Base):
    """A person with an account at one entity; `password_hash` is argon2id."""

    __tablename__ = "operators"
    __table_args__ = (UniqueConstraint("entity_id", "username"),)

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    operator_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    username: Mapped[str] = mapped_column(String(64))
    display_name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str] = mapped_column(String(200))


class OperatorRoleRow(Base):
    """A role that an operator has; `role` is a Role of the desk's messages."""

    __tablename__ = "operator_roles"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "operator_id"], ["operators.entity_id", "operators.operator_id"]
        ),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    operator_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    role: Mapped[str] = mapped_column(String(16), primary_key=True)


class OperatorKindRow(Base):
    """A kind of debt that an operator is limited to; one without any row may release all kinds.

    The limit is on releasing alone. Such an operator still finds every notice of a citizen and
    checks its payment, because at the counter a citizen asks what is open, not of which kind.
    """

    __tablename__ = "operator_kinds"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "operator_id"], ["operators.entity_id", "operators.operator_id"]
        ),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    operator_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    kind_id: Mapped[str] = mapped_column(String(36), primary_key=True)


class DeskRow(Base):
    """A desk: a place in an office, and the one machine that holds its credential.

    A new enrolment code lets another machine take the desk over; `generation` grows with each
    enrolment, so that what the earlier machine still holds is fenced. Code and credential are
    kept as SHA-256: both are long random texts that no dictionary holds. `fenced_at` is when it was
    found to exist twice; only another enrolment ends that. The code of an invitation, which stands
    in a file, works until its hour or until any code of this desk was used.
    """

    __tablename__ = "desks"
    __table_args__ = (Index(None, "enrolment_hash"), Index(None, "invitation_hash"))

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    desk_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    office: Mapped[str] = mapped_column(String(120))
    enrolment_hash: Mapped[str] = mapped_column(String(64))
    enrolment_used_at: Mapped[datetime | None] = mapped_column(Instant)
    machine_name: Mapped[str | None] = mapped_column(String(120))
    credential_hash: Mapped[str | None] = mapped_column(String(64))
    generation: Mapped[int] = mapped_column(default=0)
    retired_at: Mapped[datetime | None] = mapped_column(Instant)
    fenced_at: Mapped[datetime | None] = mapped_column(Instant)
    invitation_hash: Mapped[str | None] = mapped_column(String(64))
    invitation_until: Mapped[datetime | None] = mapped_column(Instant)


class OperatorSessionRow(Base):
    """A sign-in at one desk; only the SHA-256 of its token is kept."""

    __tablename__ = "operator_sessions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "operator_id"], ["operators.entity_id", "operators.operator_id"]
        ),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    operator_id: Mapped[str] = mapped_column(String(36))
    desk_id: Mapped[str] = mapped_column(String(36))
    opened_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    closed_at: Mapped[datetime | None] = mapped_column(Instant)


class SignInAttemptsRow(Base):
    """Attempts since the last success, for one user name at one desk, known or not.

    `username_hash` is its fingerprint: a password typed into the wrong field is not kept.
    """

    __tablename__ = "sign_in_attempts"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    desk_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    username_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    attempts: Mapped[int]
    blocked_until: Mapped[datetime] = mapped_column(Instant)


class PortalRow(Base):
    """A citizen portal that may open carts: its key as SHA-256, and one a line the addresses below
    which it may have citizens sent back."""

    __tablename__ = "portals"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    portal_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    key_hash: Mapped[str] = mapped_column(String(64))
    return_urls: Mapped[str] = mapped_column(Text)
    retired_at: Mapped[datetime | None] = mapped_column(Instant)


class PortalAttemptsRow(Base):
    """Carts that a portal asked for since an instant and that named a notice wrongly."""

    __tablename__ = "portal_attempts"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    portal_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    since: Mapped[datetime] = mapped_column(Instant)
    attempts: Mapped[int]
