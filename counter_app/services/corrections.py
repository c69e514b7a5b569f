"""A release that the server has refused, as the form that it was made from: to be put right.

What was wrong is told by the part of the form that it stands in. Where the form was right, and only
its number was not, nothing is marked; where no form helps (the desk is fenced, the person is
another one) there is none, and the task leads elsewhere.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from sqlalchemy.orm import Session

from counter_app.services.audit_trail import AuditTrail
from counter_app.services.release_templates import FilledForm, as_typed, fields_of, offer_of
from counter_app.services.sign_in import SignIn
from counter_app.services.views import TaskView
from counter_app.store import citizens, new_persons, notices, tasks
from counter_app.store.database import Database
from counter_app.store.tables import NoticeRow, ReleaseState
from payments_core.identifiers.tax_code import ANONYMOUS
from payments_core.model.audit_act import AuditAct
from payments_core.model.debt_kind import Offer
from payments_core.money import Cents
from payments_core.rules.instalment_plan import PlannedInstalment
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.operation_messages import CoDebtor, ReleaseNotice


class FormPart(StrEnum):
    """Where in the form something stands."""

    KIND = "kind"
    FIELD = "field"
    DUE = "due"
    PLAN = "plan"
    PAD = "pad"
    CO_DEBTORS = "co_debtors"


#: Refusals that no form mends: another person, another desk, or somebody else has to.
_NOT_OF_THE_FORM: Final = frozenset(
    {
        "citizen_unknown", "person_differs", "tax_code_check", "tax_code_malformed",
        "tax_code_letter", "tax_code_digit", "tax_code_month", "tax_code_day", "tax_code_length",
        "lease_gone", "lease_fenced", "lease_unknown", "desk_fenced", "desk_in_doubt",
        "desk_retired", "operator_not_allowed", "operation_id_reused", "plan_refused",
        "plan_not_known_there",
    }
)  # fmt: skip
#: Refusals of the number alone: the same form gets another one.
_OF_THE_NUMBER: Final = frozenset(
    {
        "notice_number_used", "notice_number_outside_lease", "segregation_codes_mixed",
        "lease_lapsed",
    }
)  # fmt: skip
#: Refusals of one part; all others are of the kind, its rate or what they come to.
_PART_OF: Final[Mapping[str, FormPart]] = {
    "due_date_past": FormPart.DUE,
    "due_date_too_far": FormPart.DUE,
    "due_date_too_near_offline": FormPart.DUE,
    "pad_number_unknown": FormPart.PAD,
    "pad_number_used": FormPart.PAD,
    "pad_of_other_kind": FormPart.PAD,
    "co_debtor_repeated": FormPart.CO_DEBTORS,
    "plan_not_offered": FormPart.PLAN,
    "plan_not_free": FormPart.PLAN,
    "plan_count_wrong": FormPart.PLAN,
    "plan_sum_differs": FormPart.PLAN,
    "plan_dates_out_of_order": FormPart.PLAN,
    "plan_amount_too_small": FormPart.PLAN,
    "plan_or_single": FormPart.PLAN,
    "field_wrong": FormPart.FIELD,
    "field_missing": FormPart.FIELD,
    "field_unknown": FormPart.FIELD,
    "amount_out_of_bounds": FormPart.FIELD,
}


@dataclass(frozen=True, slots=True)
class FormFault:
    """What the server has refused: in which part, with its code and facts; `field` is the name of
    the kind's field where it is one."""

    part: FormPart
    code: str
    facts: tuple[tuple[str, str], ...] = ()
    field: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """The form as it was released. `offer` is what is on offer today of its kind and rate, None
    where nothing is any more; `plan` is empty for what is paid at once; `fault` is None where only
    the number was refused."""

    citizen: CitizenInfo
    offer: Offer | None
    subject: str
    due_on: date
    typed: Mapping[str, str] = field(default_factory=dict)
    plan: tuple[PlannedInstalment, ...] = ()
    pad_number: str | None = None
    co_debtors: tuple[CitizenInfo, ...] = ()
    fault: FormFault | None = None


class Corrections:
    """Reads what was released here; `offers` are those of who is signed in."""

    def __init__(
        self,
        database: Database,
        sign_in: SignIn,
        offers: Callable[[], Sequence[Offer]],
        trail: AuditTrail,
    ) -> None:
        self._database = database
        self._sign_in = sign_in
        self._offers = offers
        self._trail = trail

    def of(self, task: TaskView) -> Correction | None:
        """The form of the task's release; None where there is none to put right here, or its number
        has had another debt since.

        Raises `not_signed_in`, `audit_trail_full`.
        """
        if not may_correct(task) or task.notice_number is None:
            return None
        operator_id, offers = self._sign_in.operator_id(), self._offers()
        with self._database.write() as session:
            row = notices.by_number(session, task.notice_number)
            if row is None or not _is_of(task, row):
                return None
            found = _correction(session, row, offers, fault_of(task))
            self._trail.note(
                session, operator_id, AuditAct.NOTICE_OPENED,
                citizen_id=found.citizen.citizen_id, notice_number=row.notice_number,
            )  # fmt: skip
        return found


def may_correct(task: TaskView) -> bool:
    """Whether a task tells of a refused release that a form can put right."""
    refused = task.task_id.startswith(tasks.id_of_refused(""))
    named = task.notice_number is not None and task.citizen_id is not None
    elsewhere = task.handing is not None or task.problem_code in _NOT_OF_THE_FORM
    return refused and named and not elsewhere


def fault_of(task: TaskView) -> FormFault | None:
    """What of the form its refusal is about; None where that is the number."""
    code = task.problem_code
    if code in _OF_THE_NUMBER:
        return None
    part, name = _PART_OF.get(code, FormPart.KIND), dict(task.facts).get("field", "")
    if part is FormPart.FIELD and not name:
        part = FormPart.KIND
    return FormFault(part, code, task.facts, name if part is FormPart.FIELD else "")


def _is_of(task: TaskView, row: NoticeRow) -> bool:
    """A number of a form is that of another release, once it was released again."""
    own = tasks.id_of_refused(row.operation_id) == task.task_id
    return own and row.state == ReleaseState.REFUSED


def _correction(
    session: Session, row: NoticeRow, offers: Sequence[Offer], fault: FormFault | None
) -> Correction:
    release = ReleaseNotice.model_validate_json(row.release)
    known = {one.field: one for one in fields_of(session, release.kind_id)}
    typed = {
        name: as_typed(known[name], value) if name in known else value
        for name, value in release.fields.items()
    }
    payments = release.options()[-1]
    plan = [PlannedInstalment(Cents(one.amount_cents), one.due_on) for one in payments]
    first = release.payments[0]
    return Correction(
        citizen=_debtor(session, row),
        offer=offer_of(FilledForm("", release.kind_id, release.rate_id), offers),
        subject=release.subject,
        due_on=release.due_on,
        typed=typed,
        plan=tuple(plan) if len(plan) > 1 else (),
        pad_number=first.notice_number if first.lease_id is None else None,
        co_debtors=tuple(_co_debtor(session, one) for one in release.co_debtors),
        fault=fault,
    )


def _debtor(session: Session, row: NoticeRow) -> CitizenInfo:
    """As this desk knows them now: what was wrong may have been put right in the registry."""
    at_release = CitizenInfo.model_validate_json(row.citizen)
    return _known(session, at_release.citizen_id) or at_release


def _co_debtor(session: Session, told: CoDebtor) -> CitizenInfo:
    citizen_id, debtor = told.citizen_id or "", told.debtor
    if (known := _known(session, citizen_id)) is not None:
        return known
    return CitizenInfo(
        citizen_id=citizen_id,
        kind=debtor.kind,
        tax_code=debtor.identifier if debtor.identifier != ANONYMOUS else None,
        family_name=debtor.full_name,
        given_name="",
        born_on=None,
        birth_place=None,
        street=debtor.street,
        street_number=debtor.street_number,
        postal_code=debtor.postal_code,
        city=debtor.city,
        province=debtor.province,
        email=debtor.email,
        phone=None,
    )


def _known(session: Session, citizen_id: str) -> CitizenInfo | None:
    row = citizens.find(session, new_persons.known_as(session, citizen_id))
    return CitizenInfo.model_validate_json(row.info) if row is not None else None
