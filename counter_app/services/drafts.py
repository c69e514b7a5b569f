"""Drafts of an operator: a form is on the disk after each field, whatever happens then."""

import json
from collections.abc import Iterable

from counter_app.services.views import DraftView
from counter_app.store import drafts
from counter_app.store.database import Database
from payments_core.clock import Clock
from payments_core.wire.desk.messages import CitizenInfo


class Drafts:
    """Every call names the operator: a draft stays its author's, also while the desk is locked."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of(self, operator_id: str) -> tuple[DraftView, ...]:
        """What the operator has begun, the latest first."""
        with self._database.read() as session:
            rows = drafts.of_operator(session, operator_id)
        return tuple(
            DraftView(
                CitizenInfo.model_validate_json(row.citizen),
                row.kind_text,
                row.due_text,
                json.loads(row.typed),
            )
            for row in rows
        )

    def keep(
        self, operator_id: str, begun: Iterable[DraftView], dropped_citizen_ids: Iterable[str]
    ) -> None:
        """Keep some drafts, each in place of an earlier one, and drop others, all in one step."""
        now = self._clock.now()
        with self._database.write() as session:
            for citizen_id in dropped_citizen_ids:
                drafts.drop(session, operator_id, citizen_id)
            for each in begun:
                new = drafts.NewDraft(
                    operator_id, each.citizen, each.kind_text, each.due_text, each.typed
                )
                drafts.keep(session, new, now)
