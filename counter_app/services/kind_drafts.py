"""Kinds of debt that administrators work at: on the disk at each pause, whatever happens then."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from counter_app.store import kind_drafts
from counter_app.store.database import Database

#: Under which name a kind is kept that is new and has none yet.
NEW = ""


@dataclass(frozen=True, slots=True)
class BegunKind:
    """A document that somebody works at, as typed, the revision it was made from, 0 for none, and
    when it was typed, which makes it no other."""

    written: Mapping[str, Any]
    made_from: int
    kept_at: datetime = field(compare=False)


class KindDrafts:
    """Every call names the operator: a draft stays its author's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, operator_id: str) -> dict[str, BegunKind]:
        """What the operator has begun, by the names of the kinds."""
        with self._database.read() as session:
            rows = kind_drafts.of_operator(session, operator_id)
        return {
            row.kind_id: BegunKind(json.loads(row.written), row.made_from, row.kept_at)
            for row in rows
        }

    def keep(self, operator_id: str, changes: Mapping[str, BegunKind | None]) -> None:
        """Keep drafts in place of earlier ones, drop those that are None, all in one step."""
        with self._database.write() as session:
            for kind_id, begun in changes.items():
                if begun is None:
                    kind_drafts.drop(session, operator_id, kind_id)
                else:
                    written = json.dumps(dict(begun.written), ensure_ascii=False)
                    kind_drafts.keep(
                        session, operator_id, kind_id, written, begun.made_from, begun.kept_at
                    )
