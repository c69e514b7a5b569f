"""Forms filled in before: personal templates, and the last release once more.

A template is for everybody who will come, so it keeps nothing that could be somebody's: of the
fields only choices, numbers and amounts, no text, no date, no code. What is repeated at once for
another citizen keeps all but the codes that belong to one person or one document.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from counter_app.services.typed_lines import Written, typed_of
from counter_app.store import desk, notices, release_templates
from counter_app.store.database import Database
from payments_core.clock import Clock
from payments_core.errors import RuleBroken
from payments_core.model.debt_kind import DebtKind, FieldType, KindField, Offer
from payments_core.wire.desk.operation_messages import ReleaseNotice

#: Templates of one operator: each takes a key from the end of Alt+1 to Alt+9, and four kinds keep
#: theirs in any case.
TEMPLATES_LIMIT = 5
#: Letters of a name; it has to fit on a button.
NAME_LIMIT = 40

_LASTING = (FieldType.CHOICE, FieldType.NUMBER, FieldType.AMOUNT)
_OF_ONE_CITIZEN = (FieldType.TAX_CODE, FieldType.DOCUMENT_HASH)


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A kind, one of its rates, and what stands in the kind's fields; `instalments` is 1 for what
    is paid at once. `name` is empty for what is no template."""

    name: str
    kind_id: str
    rate_id: str
    typed: Mapping[str, str] = field(default_factory=dict)
    instalments: int = 1


class ReleaseTemplates:
    """Every call names the operator: templates stay their author's."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of(self, operator_id: str) -> tuple[FilledForm, ...]:
        """The operator's templates in the order in which they were made."""
        with self._database.read() as session:
            rows = release_templates.of_operator(session, operator_id)
        return tuple(_template(row.name, row.kind_id, row.rate_id, row.typed) for row in rows)

    def keep(self, operator_id: str, form: FilledForm, kind: DebtKind) -> None:
        """Keep what lasts of a form under its name, in place of an earlier one of that name.

        Raises `template_name_missing` and `templates_too_many`.
        """
        name = " ".join(form.name.split())[:NAME_LIMIT]
        if not name:
            raise RuleBroken("template_name_missing")
        kept = lasting(kind, form.typed)
        with self._database.write() as session:
            names = {row.name for row in release_templates.of_operator(session, operator_id)}
            if name not in names and len(names) >= TEMPLATES_LIMIT:
                raise RuleBroken("templates_too_many", most=TEMPLATES_LIMIT)
            written = kept | {_INSTALMENTS: str(form.instalments)}
            new = release_templates.NewTemplate(
                operator_id, name, form.kind_id, form.rate_id, written
            )
            release_templates.keep(session, new, self._clock.now())

    def drop(self, operator_id: str, name: str) -> None:
        """Forget a template; harmless when there is none."""
        with self._database.write() as session:
            release_templates.drop(session, operator_id, name)

    def last(self, operator_id: str) -> FilledForm:
        """What the operator has released last on this desk, for another citizen.

        Raises `nothing_to_repeat`.
        """
        with self._database.read() as session:
            row = notices.last_of_operator(session, operator_id)
            if row is None:
                raise RuleBroken("nothing_to_repeat")
            release = ReleaseNotice.model_validate_json(row.release)
            fields = fields_of(session, release.kind_id)
        typed = {
            one.field: as_typed(one, release.fields[one.field])
            for one in fields
            if one.field in release.fields and one.type not in _OF_ONE_CITIZEN
        }
        count = len(release.options()[-1])
        return FilledForm("", release.kind_id, release.rate_id, typed, count)


def offer_of(form: FilledForm, offers: Sequence[Offer]) -> Offer | None:
    """What is on offer today of the kind and rate of a form; None where nothing is."""
    of_form = (form.kind_id, form.rate_id)
    found = (one for one in offers if (one.kind.kind_id, one.rate.rate_id) == of_form)
    return next(found, None)


def lasting(kind: DebtKind, typed: Mapping[str, str]) -> dict[str, str]:
    """What of the values of a form can be nobody's own."""
    return {
        one.field: typed[one.field]
        for one in kind.fields
        if one.type in _LASTING and typed.get(one.field)
    }


#: Under which name the number of instalments is kept beside the fields; no field can have it.
_INSTALMENTS = "#plan"


def _template(name: str, kind_id: str, rate_id: str, written: str) -> FilledForm:
    typed: dict[str, str] = json.loads(written)
    count = int(typed.pop(_INSTALMENTS, "1"))
    return FilledForm(name, kind_id, rate_id, typed, count)


def fields_of(session: Session, kind_id: str) -> Sequence[KindField]:
    """What the kind asks for as the desk knows it now."""
    kinds = (info.kind for info in desk.profile(session).kinds)
    return next((kind.fields for kind in kinds if kind.kind_id == kind_id), ())


def as_typed(one: KindField, canonical: str) -> str:
    """A value that has travelled, as somebody would type it."""
    return typed_of(Written.DATE, canonical) if one.type is FieldType.DATE else canonical
