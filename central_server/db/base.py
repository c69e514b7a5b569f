"""Declarative base of every table, with the habits that all tables share.

Constraint names follow one convention so that migrations can name what they change. Instants are
stored as UTC in a column type of our own, because SQLite has no zone and would hand back naive
times. Amounts are 64-bit integers of cents.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, MetaData, String, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant; a naive one is a defect and is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database: UTC, never naive."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("naive datetime at the database border")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """From the database: aware UTC, also where the database dropped the zone."""
        if value is None:
            return None
        aware: datetime = value if value.tzinfo else value.replace(tzinfo=UTC)
        return aware.astimezone(UTC)


#: Tax code of the creditor entity, first in every key of every table that belongs to one.
EntityId = String(11)
#: Cents.
Amount = BigInteger()


class Base(DeclarativeBase):
    """Base of all server tables."""

    metadata = MetaData(naming_convention=NAMING)
