"""Every table belongs to an entity and says so first in all its keys (product decision 11)."""

import sqlalchemy as sa
from sqlalchemy import Index, MetaData, Table, UniqueConstraint

from central_server.migrations.tables import all_tables

ENTITY = "entity_id"
#: Tables that belong to no entity, each with its reason; there is none yet.
NOBODYS: dict[str, str] = {}


def faults_of(tables: MetaData) -> list[str]:
    """What in the tables would let rows of two entities meet."""
    return [
        fault
        for table in tables.sorted_tables
        if table.name not in NOBODYS
        for fault in (*_keys(table), *_references(table))
    ]


def _keys(table: Table) -> list[str]:
    unique = [each for each in table.constraints if isinstance(each, UniqueConstraint)]
    indexes = [index for index in table.indexes if index.unique]
    return [
        f"{table.name}: {key.name} does not begin with the entity"
        for key in (table.primary_key, *unique, *indexes)
        if _names(key)[:1] != [ENTITY]
    ]


def _names(key: "sa.PrimaryKeyConstraint | UniqueConstraint | Index") -> list[str]:
    return [column.name for column in key.columns]


def _references(table: Table) -> list[str]:
    return [
        f"{table.name}: {reference.name} may point into another entity"
        for reference in table.foreign_key_constraints
        if (ENTITY, ENTITY)
        not in [(element.parent.name, element.column.name) for element in reference.elements]
    ]


def test_rows_of_two_entities_never_meet_in_a_key() -> None:
    assert faults_of(all_tables()) == []


def test_what_would_let_them_meet_is_found() -> None:
    tables = MetaData(naming_convention=all_tables().naming_convention)
    sa.Table("people", tables, sa.Column("person_id", sa.String, primary_key=True))
    sa.Table(
        "pets", tables, sa.Column(ENTITY, sa.String, primary_key=True),
        sa.Column("name", sa.String, primary_key=True), sa.Column("person_id", sa.String),
        sa.UniqueConstraint("name"), sa.ForeignKeyConstraint(["person_id"], ["people.person_id"]),
        sa.Index("ix_pets_person_id", "person_id", unique=True),
    )  # fmt: skip
    assert sorted(faults_of(tables)) == [
        "people: pk_people does not begin with the entity",
        "pets: fk_pets_person_id may point into another entity",
        "pets: ix_pets_person_id does not begin with the entity",
        "pets: uq_pets_name does not begin with the entity",
    ]
