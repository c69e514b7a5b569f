"""Forms that an operator has begun, other than notices and kinds of debt: on the disk after each
field, whatever happens then."""

import json
from collections.abc import Mapping

from counter_app.store import begun_forms
from counter_app.store.database import Database
from payments_core.clock import Clock


class BegunForms:
    """Every call names the operator: what is typed stays its author's."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of(self, operator_id: str) -> dict[str, Mapping[str, str]]:
        """What the operator has begun: the text of each field, by the names of the forms."""
        with self._database.read() as session:
            rows = begun_forms.of_operator(session, operator_id)
        return {row.form: json.loads(row.typed) for row in rows}

    def keep(self, operator_id: str, changes: Mapping[str, Mapping[str, str] | None]) -> None:
        """Keep forms in place of what they were, drop those that are None, all in one step."""
        now = self._clock.now()
        with self._database.write() as session:
            for form, typed in changes.items():
                if typed is None:
                    begun_forms.drop(session, operator_id, form)
                else:
                    text = json.dumps(dict(typed), ensure_ascii=False)
                    begun_forms.keep(session, operator_id, form, text, now)
