"""A refused release comes back as the form that it was made from, with what was wrong in it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.services.audit_trail import AuditTrail
from counter_app.services.corrections import (
    Correction,
    Corrections,
    FormFault,
    FormPart,
    fault_of,
    may_correct,
)
from counter_app.services.views import Handing, Released, RowState, TaskView
from counter_app.store import audit, citizens
from payments_core.errors import RuleBroken
from payments_core.wire.desk.messages import Problem
from tests.factories.counter import ids
from tests.factories.desk_services import Services
from tests.factories.fake_server import NOW, citizen

NUMBER = "301000000000004285"


@pytest.fixture
def corrections(services: Services) -> Corrections:
    trail = AuditTrail(services.clock, ids("entry"))
    return Corrections(services.database, services.sign_in, services.release.offers, trail)


def refused(services: Services, released: Released, code: str, **facts: str | int) -> TaskView:
    """The task that opens when the server refuses what was released."""
    problem = Problem(code=code, facts=facts)
    services.server.refusals[released.notice_number] = problem
    services.deliver()
    (task,) = services.lists.tasks()
    return task


def of(corrections: Corrections, task: TaskView) -> Correction:
    found = corrections.of(task)
    assert found is not None
    return found


def test_form_is_filled_as_it_was_and_its_wrong_field_is_named(services, corrections) -> None:
    released = services.release_one("suolo", plan=2, metri="20")
    task = refused(services, released, "field_wrong", field="metri", reason="too_large", right="15")
    found = of(corrections, task)
    assert found.citizen == citizen()
    assert found.offer is not None
    assert (found.offer.kind.kind_id, dict(found.typed)) == ("suolo", {"metri": "20"})
    assert [one.amount_cents for one in found.plan] == [10010, 10010]
    assert found.due_on == found.plan[0].due_on
    assert found.fault is not None
    assert (found.fault.part, found.fault.field) == (FormPart.FIELD, "metri")
    assert dict(found.fault.facts)["right"] == "15"


def test_rate_that_is_gone_is_the_kind_s_and_what_is_offered_now_is_put_there(
    services, corrections
) -> None:
    task = refused(services, services.release_one(), "rate_unknown", rate_version=1)
    found = of(corrections, task)
    assert found.offer == services.offer()
    assert found.fault is not None
    assert (found.fault.part, found.plan, found.pad_number) == (FormPart.KIND, (), None)


def test_kind_that_is_no_longer_offered_is_called_by_what_its_notice_said(services) -> None:
    task = refused(services, services.release_one(), "kind_unknown")
    trail = AuditTrail(services.clock, ids("entry"))
    without = Corrections(services.database, services.sign_in, lambda: (), trail)
    found = of(without, task)
    assert (found.offer, found.subject) == (None, "Carta d'identità elettronica")


def test_person_is_who_the_desk_knows_by_now(services, corrections) -> None:
    task = refused(services, services.release_one(), "stamp_needs_province")
    moved = citizen(province="SV")
    with services.database.write() as session:
        citizens.keep_citizens(session, (moved,), NOW)
    assert of(corrections, task).citizen.province == "SV"


def test_those_who_owe_it_too_come_back(services, corrections) -> None:
    other = citizen("c-2", tax_code=None, family_name="De' Rossi", given_name="Ada")
    draft = replace(services.draft(), co_debtors=(other,))
    task = refused(services, services.release.release(draft), "co_debtor_repeated", name="x")
    found = of(corrections, task)
    # Of whom the desk knows no more than the release.
    [back] = found.co_debtors
    assert (back.citizen_id, back.family_name, back.tax_code) == ("c-2", "De' Rossi Ada", None)
    assert found.fault is not None
    assert found.fault.part is FormPart.CO_DEBTORS


def test_whoever_is_shown_is_told(services, corrections) -> None:
    released = services.release_one()
    of(corrections, refused(services, released, "rate_unknown"))
    with services.database.read() as session:
        [entry] = [one for one in audit.due(session, 100) if one.act == "NOTICE_OPENED"]
    assert (entry.notice_number, entry.citizen_id) == (released.notice_number, "c-1")


def test_number_that_has_another_debt_now_brings_nothing_back(services, corrections) -> None:
    task = refused(services, services.release_one(), "rate_unknown")
    other = replace(task, task_id="refused-another-operation")
    assert corrections.of(other) is None
    assert corrections.of(replace(task, notice_number=NUMBER)) is None


def test_nobody_is_shown_anything(services, corrections) -> None:
    task = refused(services, services.release_one(), "rate_unknown")
    services.sign_in.sign_out()
    with pytest.raises(RuleBroken, match="not_signed_in"):
        corrections.of(task)


def a_task(code: str, task_id: str = "refused-op-1", **changes: object) -> TaskView:
    task = TaskView(task_id, RowState.TO_CHECK, "", code, (), NUMBER, "c-1", NOW)
    return replace(task, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("kind_unknown", FormPart.KIND), ("kind_not_valid", FormPart.KIND),
        ("rate_unknown", FormPart.KIND), ("amount_differs_from_rate", FormPart.KIND),
        ("of_a_later_server", FormPart.KIND), ("field_wrong", FormPart.KIND),
        ("due_date_past", FormPart.DUE), ("pad_of_other_kind", FormPart.PAD),
        ("plan_not_offered", FormPart.PLAN), ("co_debtor_repeated", FormPart.CO_DEBTORS),
    ],
)  # fmt: skip
def test_each_refusal_is_of_a_part_of_the_form(code: str, part: FormPart) -> None:
    assert fault_of(a_task(code)) == FormFault(part, code)


def test_form_of_a_refused_number_is_right_as_it_was() -> None:
    task = a_task("notice_number_used")
    assert may_correct(task)
    assert fault_of(task) is None


@pytest.mark.parametrize(
    "task",
    [
        a_task("tax_code_check"), a_task("citizen_unknown"), a_task("lease_fenced"),
        a_task("operator_not_allowed"),
        a_task("print_uncertain", "print-job-1"), a_task("cancel_refused", "cancel-refused-op-1"),
        a_task("note_refused", notice_number=None), a_task("rate_unknown", citizen_id=None),
        a_task("rate_unknown", handing=Handing("h", "Ada", "Sportello 3", NOW - timedelta(1))),
    ],
)  # fmt: skip
def test_what_no_form_mends_leads_elsewhere(task: TaskView, corrections: Corrections) -> None:
    assert not may_correct(task)
    assert corrections.of(task) is None
