"""Watches what is asked of the database: every statement about rows names the entity they are of.

A statement is looked at as SQLAlchemy knows it, not as text: each table that it reads, changes or
deletes from must be tied to the one entity, by its own `entity_id = :value` or by equality with
the `entity_id` of a table that is, and the value must be the entity that the call is for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Engine, event
from sqlalchemy.sql import visitors
from sqlalchemy.sql.elements import BinaryExpression, BindParameter, BooleanClauseList, Grouping
from sqlalchemy.sql.operators import and_, eq
from sqlalchemy.sql.selectable import (
    AliasedReturnsRows,
    CompoundSelect,
    Join,
    Select,
    SelectBase,
)

from central_server.migrations.tables import all_tables

ENTITY = "entity_id"


class Exempt(NamedTuple):
    """A question that is not about one entity's rows: a table, and the column that it asks by."""

    table: str
    column: str


#: The whole list, each with its reason.
EXEMPT = {
    Exempt("desks", "enrolment_hash"): "a machine knows its code alone, which says of what entity",
    Exempt("stations", "broker_tax_code"): "the hub is told which of three names is not ours",
    Exempt("outbox", "done_at"): "a worker takes the work of all entities; each job names its own",
}


@contextmanager
def audited(entity_id: str, engine: Any = Engine) -> Iterator[list[str]]:
    """Gives what was asked inside that is not tied to this entity, here or on any thread."""
    faults: list[str] = []

    def look(
        _conn: Any, _cursor: Any, text: str, _parameters: Any, context: Any, _many: Any
    ) -> None:
        faults.extend(_faults(text, context, entity_id))

    event.listen(engine, "before_cursor_execute", look)
    try:
        yield faults
    finally:
        event.remove(engine, "before_cursor_execute", look)


def _faults(text: str, context: Any, entity_id: str) -> list[str]:
    compiled = context.compiled if context is not None else None
    if compiled is None:
        named = [table for table in all_tables().tables if f" {table} " in f"{text} "]
        return [f"{table} in a statement that is only text: {text}" for table in named]
    if not isinstance(compiled.statement, (SelectBase, sa.Update, sa.Delete)):
        return []
    names = {bind.key: name for bind, name in compiled.bind_names.items()}
    return [
        fault
        for parameters in context.compiled_parameters
        for fault in _untied(compiled.statement, names, parameters, entity_id)
    ]


class _Leaf(NamedTuple):
    """One occurrence of a table in a statement."""

    number: int
    table: str


#: The tables that a condition can name, by the identity of what SQLAlchemy calls them.
_Scope = dict[int, _Leaf]


class _Statement:
    """The tables of a statement with what ties them together and to a value.

    A subquery inside a condition sees the tables around it, as SQLAlchemy correlates them; one
    that is read like a table sees none, so it has to be tied by itself.
    """

    def __init__(self, statement: Any) -> None:
        self.leaves: list[_Leaf] = []
        self.asked_by: set[Exempt] = set()
        self._above: dict[_Leaf, _Leaf] = {}
        self._bound: list[tuple[_Leaf, BindParameter[Any]]] = []
        self._read(statement, {})

    def values(self) -> dict[_Leaf, BindParameter[Any]]:
        """What the `entity_id` of each table equals, by whatever way round."""
        by_top = {self._top(leaf): value for leaf, value in self._bound}
        return {leaf: by_top[top] for leaf in self.leaves if (top := self._top(leaf)) in by_top}

    def _read(self, part: Any, around: _Scope) -> None:
        if isinstance(part, CompoundSelect):
            for one in part.selects:
                self._read(one, around)
            return
        tables, views, conditions = _anatomy(part)
        scope = self._scope(tables, around)
        for condition in conditions:
            self._tie(condition, scope)
        for view in views:
            self._read(view, {})
        for nested in _nested([part.whereclause, *_shown(part)]):
            self._read(nested, scope)

    def _scope(self, tables: list[Any], around: _Scope) -> _Scope:
        own = {hash(table): _name(table) for table in tables}
        # What would leave a subquery without any table of its own is not correlated.
        shared = set() if set(own) <= set(around) else set(own) & set(around)
        scope = dict(around)
        for key in own.keys() - shared:
            scope[key] = _Leaf(len(self.leaves), own[key])
            self.leaves.append(scope[key])
        return scope

    def _tie(self, condition: Any, scope: _Scope) -> None:
        columns = [
            part
            for part in visitors.iterate(condition)
            if hash(getattr(part, "table", None)) in scope
        ]
        self.asked_by |= {Exempt(scope[hash(one.table)].table, one.name) for one in columns}
        if not (isinstance(condition, BinaryExpression) and condition.operator is eq):
            return
        sides = (condition.left, condition.right)
        tied = [
            scope[hash(side.table)]
            for side in sides
            if getattr(side, "name", None) == ENTITY and hash(side.table) in scope
        ]
        values = [side for side in sides if isinstance(side, BindParameter)]
        if len(tied) == 2 and self._top(tied[0]) != self._top(tied[1]):
            self._above[self._top(tied[0])] = self._top(tied[1])
        elif tied and values:
            self._bound.append((tied[0], values[0]))

    def _top(self, leaf: _Leaf) -> _Leaf:
        while leaf in self._above:
            leaf = self._above[leaf]
        return leaf


def _untied(
    statement: Any, names: dict[str, str], parameters: dict[str, Any], entity_id: str
) -> Iterator[str]:
    read = _Statement(statement)
    values = read.values()
    for leaf in read.leaves:
        if any(exempt.table == leaf.table and exempt in read.asked_by for exempt in EXEMPT):
            continue
        value = values.get(leaf)
        name = None if value is None else names.get(value.key, value.key)
        if name is None or parameters.get(name) != entity_id:
            yield f"{leaf.table} is not tied to {entity_id}: {statement}"


def _anatomy(part: Any) -> tuple[list[Any], list[Any], list[Any]]:
    """Tables of one level, queries read like tables, and the conditions that all hold."""
    sources = list(part.get_final_froms()) if isinstance(part, Select) else [part.table]
    conditions, tables, views = [part.whereclause], [], []
    while sources:
        source = sources.pop()
        if isinstance(source, Join):
            sources += [source.left, source.right]
            conditions.append(source.onclause)
        elif isinstance(source, AliasedReturnsRows) and isinstance(source.element, SelectBase):
            views.append(source.element)
        else:
            tables.append(source)
    return tables, views, [one for condition in conditions for one in _all_of(condition)]


def _shown(part: Any) -> list[Any]:
    return list(part.selected_columns) if isinstance(part, Select) else []


def _nested(expressions: list[Any]) -> Iterator[Any]:
    """The nearest queries inside expressions."""
    waiting = [one for one in expressions if one is not None]
    while waiting:
        one = waiting.pop()
        if isinstance(one, SelectBase):
            yield one
        else:
            waiting += one.get_children()


def _all_of(condition: Any) -> Iterator[Any]:
    if isinstance(condition, Grouping):
        yield from _all_of(condition.element)
    elif isinstance(condition, BooleanClauseList) and condition.operator is and_:
        for one in condition.clauses:
            yield from _all_of(one)
    elif condition is not None:
        yield condition


def _name(table: Any) -> str:
    element = table.element if isinstance(table, AliasedReturnsRows) else table
    return str(element.name)


def rows_of(connection: Any, entity_id: str) -> dict[str, list[str]]:
    """Everything that an entity has, table by table, to compare before with after."""
    return {
        table.name: sorted(
            repr(tuple(row))
            for row in connection.execute(sa.select(table).where(table.c[ENTITY] == entity_id))
        )
        for table in all_tables().sorted_tables
    }
